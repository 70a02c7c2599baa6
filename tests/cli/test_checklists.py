"""Checklists from the console: figures of what fits, and the cell of what does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ppid_desk.audits.checklists.shipped import NAMES
from ppid_desk.cli import main
from ppid_desk.shipped import shipped
from tests.audits.checklists.books import as_csv, as_xlsx, book

SCHEMA = json.loads(shipped("schema", "deskctl.json").read_text(encoding="utf-8"))


def said(capsys: pytest.CaptureFixture[str], kind: str, *words: str, code: int = 0) -> list[dict[str, Any]]:
    """The answers of a command, each checked against its schema."""
    assert main(["audit", "checklist", *words, "--json"]) == code
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for each in found:
        jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"}).validate(each)
    return found


def test_the_shipped_ones_are_listed_without_books(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "audit_checklist", "list")
    assert [each["name"] for each in found] == list(NAMES)
    assert [each["items"] for each in found] == [12, 14, 12, 12]
    assert main(["audit", "checklist", "list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_a_file_that_fits_is_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = as_xlsx(tmp_path / "a.xlsx", book(["text", "q", "x", ""]))
    (found,) = said(capsys, "audit_checklist_check", "check", str(file))
    assert (found["ok"], found["checklist"]["items"], found["faults"]) == (True, 1, [])
    assert main(["audit", "checklist", "check", str(file)]) == 0
    assert "uji 1: Uji (0 bagian, 1 butir" in capsys.readouterr().out


def test_what_does_not_fit_is_named_by_its_cell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = as_csv(tmp_path / "a.csv", book(["begin repeat", "q", "x", ""], ["text", "r", "x", "${z} = 1"]))
    (found,) = said(capsys, "audit_checklist_check", "check", str(file), code=2)
    assert (found["ok"], found["checklist"]) == (False, None)
    assert [(each["sheet"], each["row"], each["column"], each["cell"]) for each in found["faults"]] == [
        ("survey", 3, "type", "B3"), ("survey", 4, "relevant", "E4"),
    ]  # fmt: skip
    assert main(["audit", "checklist", "check", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.partition(": ")[2][:44] for line in err.splitlines()] == [
        "Lembar survey, baris 3, kolom type (B3): “be", "Lembar survey, baris 4, kolom relevant (E4):",
    ]  # fmt: skip
    assert main(["audit", "checklist", "convert", str(file), "--out", str(tmp_path / "b.xlsx")]) == 2
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back_it_is_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    book_, text = str(tmp_path / "a.xlsx"), str(tmp_path / "a.csv")
    (first,) = said(capsys, "audit_checklist_convert", "convert", name, "--out", book_)
    (second,) = said(capsys, "audit_checklist_convert", "convert", book_, "--out", text)
    (third,) = said(capsys, "audit_checklist_check", "check", text)
    assert first == second == third["checklist"]
