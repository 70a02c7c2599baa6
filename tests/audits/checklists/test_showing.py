"""What is asked: hidden answers never count, however long the chain; the office is seen from its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid_desk.audits.checklists.expressions import holds, parse
from ppid_desk.audits.checklists.reading import read
from ppid_desk.audits.checklists.rules import Checklist, Item, Kind, Scope, Value
from ppid_desk.audits.checklists.shipped import shipped_checklist
from ppid_desk.audits.checklists.showing import Showing, parts_of, shown
from tests.audits.checklists.books import as_csv, book
from tests.audits.checklists.drawn import CHOICES, NAMES, checklists

TODAY = date(2026, 11, 24)


def _modelled(checklist: Checklist, values: dict[str, Value]) -> set[str]:
    """The walk as one would explain it: an item is there when it and all around it say so of what is there."""
    parts: dict[str, Any] = {each.name: each for each in parts_of(checklist)}

    def there(name: str) -> bool:
        part = parts[name]
        around = part.section if isinstance(part, Item) else part.parent
        if around and not there(around):
            return False
        if not part.relevant:
            return True
        asked = parse(part.relevant)
        return holds(asked, {each: values.get(each) if there(each) else None for each in asked.names}, today=TODAY)

    return {each.name for each in checklist.items if there(each.name)}


_answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([None, *CHOICES]), max_size=len(NAMES))


@given(checklists(), _answers)
@settings(max_examples=120, deadline=None)
def test_it_agrees_with_a_simple_walk(checklist: Checklist, values: dict[str, Value]) -> None:
    assert shown(checklist, values, today=TODAY) == _modelled(checklist, values)


@given(checklists(), _answers, st.data())
@settings(max_examples=60, deadline=None)
def test_a_hidden_answer_never_counts(checklist: Checklist, values: dict[str, Value], data: st.DataObject) -> None:
    """Whatever stands in hidden cells, the same is asked."""
    before = shown(checklist, values, today=TODAY)
    hidden = [name for name in NAMES if name not in before]
    changed = {name: data.draw(st.sampled_from([None, *CHOICES])) for name in hidden}
    assert shown(checklist, {**values, **changed}, today=TODAY) == before


def test_a_long_chain_breaks_where_it_breaks(tmp_path: Path) -> None:
    many = 1_500
    rows = [["text", "q0", "x", ""]]
    rows += [["text", f"q{n}", "x", f"${{q{n - 1}}} = 'ya'"] for n in range(1, many)]
    checklist = read(as_csv(tmp_path / "a.csv", book(*reversed(rows))))
    values: dict[str, Value] = {f"q{n}": "ya" for n in range(many)}
    showing = Showing(checklist)
    assert len(showing.shown(Scope.OFFICE, values, today=TODAY)) == many
    values["q700"] = "tidak"
    assert showing.shown(Scope.OFFICE, values, today=TODAY) == {f"q{n}" for n in range(701)}


def _scoped(tmp_path: Path) -> Checklist:
    heads = ("type", "name", "label", "relevant", "scope")
    rows = [
        ["text", "k1", "x", "", "kantor"],
        ["text", "k2", "x", "${k1} = 'ya'", "kantor"],
        ["text", "b1", "x", "${k2} = 'ya'", "berkas"],
        ["begin group", "g", "x", "${fact_outcome} = 'refused'", ""],
        ["text", "b2", "x", "${b1} != ''", "file"],
        ["end group", "", "", "", ""],
        ["text", "i1", "x", "${fact_category} = 'serta_merta' and ${k1} = 'ya'", "informasi"],
    ]
    return read(as_csv(tmp_path / "a.csv", book(*rows, heads=heads)))


def test_a_file_sees_the_office_and_its_facts(tmp_path: Path) -> None:
    showing = Showing(_scoped(tmp_path))
    yes: dict[str, Value] = {"k1": "ya", "k2": "ya"}
    refused: dict[str, Value] = {"fact_outcome": "refused", "b1": "x"}
    assert showing.shown(Scope.OFFICE, yes, today=TODAY) == {"k1", "k2"}
    assert showing.shown(Scope.FILE, refused, yes, today=TODAY) == {"b1", "b2"}
    assert showing.shown(Scope.FILE, {**refused, "fact_outcome": "granted"}, yes, today=TODAY) == {"b1"}
    assert showing.shown(Scope.FILE, refused, today=TODAY) == frozenset()
    assert showing.shown(Scope.INFORMATION, {"fact_category": "serta_merta"}, yes, today=TODAY) == {"i1"}
    assert showing.shown(Scope.INFORMATION, {"fact_category": "berkala"}, yes, today=TODAY) == frozenset()


def test_a_hidden_answer_of_the_office_is_hidden_from_its_files(tmp_path: Path) -> None:
    showing = Showing(_scoped(tmp_path))
    assert showing.shown(Scope.FILE, {}, {"k1": "tidak", "k2": "ya"}, today=TODAY) == frozenset()


def test_answers_of_one_scope_are_not_taken_for_those_of_another(tmp_path: Path) -> None:
    """What a file's answers say of an item of the office does not count."""
    showing = Showing(_scoped(tmp_path))
    assert showing.shown(Scope.FILE, {"k1": "ya", "k2": "ya"}, today=TODAY) == frozenset()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"fact_outcome": "refused", "fact_answered": "yes"}, {"b5", "b6", "b8", "b9"}),
        ({"fact_outcome": "granted", "fact_answered": "yes", "fact_extended": "yes"}, {"b5", "b6", "b7", "b11"}),
        ({"fact_outcome": "in_part", "fact_answered": "yes"}, {"b5", "b6", "b9", "b11"}),
        ({"fact_outcome": "not_held", "fact_answered": "yes", "fact_objected": "yes"},
         {"b5", "b6", "b10", "b12", "b13"}),
        ({"fact_late": "yes"}, {"b5"}),
        ({"fact_disputed": "yes"}, {"b13"}),
        ({}, set()),
    ],
)  # fmt: skip
def test_a_file_is_asked_what_concerns_it(facts: dict[str, Value], expected: set[str]) -> None:
    found = Showing(shipped_checklist("b_register")).shown(Scope.FILE, facts, today=TODAY)
    assert found == {"b2", "b3", "b4", "b14"} | expected


def test_today_is_the_day_that_is_given(tmp_path: Path) -> None:
    checklist = read(as_csv(tmp_path / "a.csv", book(["text", "q", "x", "today() > '2026-11-23'"])))
    assert shown(checklist, {}, today=TODAY) == {"q"}
    assert shown(checklist, {}, today=date(2026, 11, 23)) == frozenset()


def test_notes_are_shown_by_their_conditions(tmp_path: Path) -> None:
    checklist = read(as_csv(tmp_path / "a.csv", book(["text", "q", "x", ""], ["note", "n", "x", "${q} = 'ya'"])))
    assert [each.kind for each in checklist.items] == [Kind.TEXT, Kind.NOTE]
    assert shown(checklist, {"q": "ya"}, today=TODAY) == {"q", "n"}
    assert shown(replace(checklist), {"q": "x"}, today=TODAY) == {"q"}
