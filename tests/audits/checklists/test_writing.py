"""What is written is read again as it was, from both formats, and kept in the books as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from ppid_desk.audits.checklists.reading import check, read
from ppid_desk.audits.checklists.rules import Checklist
from ppid_desk.audits.checklists.shipped import NAMES, shipped_checklist
from ppid_desk.audits.checklists.showing import parts_of
from ppid_desk.audits.checklists.writing import sheets, written
from ppid_desk.errors import Refusal
from tests.audits.checklists.books import as_csv, as_xlsx
from tests.audits.checklists.drawn import checklists

ROUND = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _again(checklist: Checklist, file: Path) -> Checklist:
    file.write_bytes(written(checklist, file))
    found = check(file)
    assert [each.refusal.args for each in found.faults] == []
    assert found.checklist
    return found.checklist


@given(checklists())
@ROUND
def test_written_and_read_again_it_is_the_same(tmp_path: Path, checklist: Checklist) -> None:
    for ending in ("csv", "xlsx"):
        again = _again(checklist, tmp_path / f"again.{ending}")
        assert again == checklist
        assert again.digest == checklist.digest
    assert Checklist.from_json(checklist.as_json()) == checklist


@given(checklists())
@ROUND
def test_the_same_rows_say_the_same_from_csv_and_workbook(tmp_path: Path, checklist: Checklist) -> None:
    """Files that other programs wrote, with other separators between the cells."""
    rows = sheets(checklist)
    found = [read(as_csv(tmp_path / f"{n}.csv", rows, separator)) for n, separator in enumerate(",;\t")]
    found.append(read(as_xlsx(tmp_path / "book.xlsx", rows)))
    assert found == [checklist] * 4


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_ones_survive_a_workbook(tmp_path: Path, name: str) -> None:
    checklist = shipped_checklist(name)
    assert _again(checklist, tmp_path / "a.xlsx") == checklist
    assert _again(checklist, tmp_path / "a.csv") == checklist


def test_the_row_of_an_item_is_where_it_stands_when_written(tmp_path: Path) -> None:
    checklist = shipped_checklist("b_register")
    file = tmp_path / "b.xlsx"
    file.write_bytes(written(checklist, file))
    survey = load_workbook(file)["survey"]
    for each in parts_of(checklist):
        assert survey.cell(each.row, 2).value == each.name


def test_no_cell_of_the_workbook_is_a_formula(tmp_path: Path) -> None:
    checklist = shipped_checklist("c_dip")
    file = tmp_path / "c.xlsx"
    file.write_bytes(written(checklist, file))
    assert {cell.data_type for sheet in load_workbook(file) for row in sheet for cell in row} <= {"s", "n"}


def test_another_ending_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        written(shipped_checklist("a_petugas"), Path("a.ods"))
    assert refused.value.code == "checklist_format"


@pytest.mark.parametrize("change", ["", "{}", "[1]", "[" * 10_000, "{cut", '{"form_id":1}', "{kind}"])
def test_a_kept_text_that_was_changed_is_refused(change: str) -> None:
    kept = shipped_checklist("a_petugas").as_json()
    text = {"{cut": kept[:-9], "{kind}": kept.replace('"select_one"', '"owl"')}.get(change, change)
    with pytest.raises(Refusal) as refused:
        Checklist.from_json(text)
    assert refused.value.code == "checklist_not_kept"
