"""Forms in the shapes that XLSForm tools publish: the same from CSV and workbook, or refused by their cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ppid_desk.audits.checklists.expressions import holds, parse
from ppid_desk.audits.checklists.reading import check, read
from ppid_desk.audits.checklists.rules import Checklist, Kind, Scope, Value
from ppid_desk.audits.checklists.showing import Showing
from ppid_desk.audits.checklists.writing import written
from ppid_desk.errors import Refusal
from tests.audits.checklists.books import Rows, as_csv, as_xlsx
from tests.audits.checklists.shapes import REFUSED, TAKEN, WHOLE_SHEETS

TODAY = date(2026, 11, 24)


def form(tmp_path: Path, name: str) -> Checklist:
    """Read from both formats and written out and read again, which must agree."""
    found = read(as_csv(tmp_path / "a.csv", TAKEN[name]))
    assert read(as_xlsx(tmp_path / "a.xlsx", TAKEN[name])) == found
    for ending in ("xlsx", "csv"):
        file = tmp_path / f"lagi.{ending}"
        file.write_bytes(written(found, file))
        again = read(file)
        assert (again.items, again.sections, again.choices) == (found.items, found.sections, found.choices)
    return found


@pytest.mark.parametrize("name", TAKEN)
def test_it_is_the_same_from_csv_and_workbook(tmp_path: Path, name: str) -> None:
    assert form(tmp_path, name).items


def shown(found: Checklist, **values: Value) -> set[str]:
    return set(Showing(found).shown(Scope.OFFICE, values, today=TODAY))


def test_kinds_of_questions(tmp_path: Path) -> None:
    found = form(tmp_path, "questions and one list")
    assert [each.kind for each in found.items] == [
        Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.SELECT_ONE, Kind.NOTE,
    ]  # fmt: skip
    assert (found.language, found.items[0].hint, found.items[4].choices) == ("en", {"en": "Full name"}, "yes_no")


def test_a_chain_of_answers(tmp_path: Path) -> None:
    found = form(tmp_path, "one answer leads to the next")
    assert shown(found) == {"board"}
    assert shown(found, board="yes", filled="yes") == {"board", "filled", "newest"}
    assert shown(found, board="no", filled="yes") == {"board", "why"}  # what is hidden counts as empty


def test_limits(tmp_path: Path) -> None:
    found = form(tmp_path, "limits with their messages")
    fits = {each.name: parse(each.constraint) for each in found.items}
    cases: list[tuple[str, Value, bool]] = [
        ("age", 60, True), ("age", 61, False), ("code", "AB123", True), ("code", "ab123", False), ("on", TODAY, True),
        ("on", date(2026, 11, 25), False), ("has", ("none",), True), ("has", ("pc", "none"), False),
    ]  # fmt: skip
    for name, value, holds_so in cases:
        assert holds(fits[name], {name: value}, value, today=TODAY) is holds_so, (name, value)
    assert [each.required for each in found.items] == [True, True, False, False]
    assert found.items[0].constraint_message == {"en": "Between 0 and 60."}


def test_groups(tmp_path: Path) -> None:
    found = form(tmp_path, "groups in groups")
    assert [(each.name, each.parent) for each in found.sections] == [
        ("building", ""), ("hall", "building"), ("people", ""),
    ]  # fmt: skip
    assert [(each.name, each.section) for each in found.items] == [
        ("street", "building"), ("warm", "hall"), ("floors", "building"), ("staff", "people"),
    ]  # fmt: skip
    assert shown(found, floors=2) == {"street", "floors", "staff"}


def test_languages(tmp_path: Path) -> None:
    found = form(tmp_path, "two languages")
    assert (found.language, set(found.languages)) == ("id", {"id", "en"})
    assert found.items[0].label == {"en": "Is it open?", "id": "Apakah buka?"}
    assert found.choices["yes_no"][1].label == {"en": "No", "id": "Tidak"}


def test_lists(tmp_path: Path) -> None:
    found = form(tmp_path, "many from a list, and what follows from it")
    assert shown(found, how=("site", "desk")) == {"how", "address", "desks"}
    assert shown(found, how=("desk",)) == {"how", "desks", "few"}
    stars = form(tmp_path, "numbers as names of choices")
    assert [each.name for each in stars.choices["stars"]] == ["1", "2", "3"]
    assert shown(stars, rating="2") == {"rating", "why"}
    assert shown(stars, rating="3") == {"rating"}


def test_what_does_not_matter_is_left_alone(tmp_path: Path) -> None:
    found = form(tmp_path, "notes for the writer, empty rows and sheets of instructions")
    assert [each.name for each in found.items] == ["a", "b"]
    capitals = form(tmp_path, "capitals and spaces")
    assert (capitals.form_id, capitals.items[0].name, capitals.items[0].label) == ("q", "q1", {"en": "Are you well?"})


def test_own_columns(tmp_path: Path) -> None:
    first, second, third = form(tmp_path, "weights, scores and legal grounds").items
    assert [each.weight for each in (first, second, third)] == [Decimal("2.5"), Decimal("0.5"), Decimal(1)]
    assert [each.scope for each in (first, second, third)] == [Scope.OFFICE, Scope.OFFICE, Scope.FILE]
    assert (third.basis, third.evidence) == ("KIP 22(4)", "Salinan")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_outside_is_refused_by_its_cell(tmp_path: Path, name: str) -> None:
    sheets, sheet, row, column = REFUSED[name]
    before = sum(len(sheets[each]) + 1 for each in list(sheets)[: list(sheets).index(sheet)]) + 1  # rows of the CSV
    for file, shift in ((as_xlsx(tmp_path / "a.xlsx", sheets), 0), (as_csv(tmp_path / "a.csv", sheets), before)):
        found = check(file)
        assert found.checklist is None
        assert (sheet, row, column) in [(each.sheet, each.row - shift, each.column) for each in found.faults]
        with pytest.raises(Refusal) as refused:
            read(file)
        assert all(word in str(refused.value) for word in (sheet, f"baris {row + shift}", column))


@pytest.mark.parametrize("name", WHOLE_SHEETS)
def test_sheets_that_would_change_what_is_asked(tmp_path: Path, name: str) -> None:
    sheets: dict[str, Rows] = WHOLE_SHEETS[name]
    for file in (as_xlsx(tmp_path / "a.xlsx", sheets), as_csv(tmp_path / "a.csv", sheets)):
        with pytest.raises(Refusal) as refused:
            check(file)
        assert name in str(refused.value)
