"""Files from outside that are no checklist, or mean harm: one sentence, and nothing that breaks."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_desk.audits.checklists.reading import check
from ppid_desk.audits.checklists.shipped import NAMES
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.shipped import shipped
from tests.audits.checklists.books import as_xlsx, book

WHOLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "checklist_no_survey"),
    "a sheet without name": (b",type,name,label\n,text,q,x\n", "checklist_no_survey"),
    "another table": (b"No,Nama\n1,Siti\n", "checklist_no_survey"),
    "only a name": (b"survey,\n", "checklist_no_survey"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"x" * 99, "register_old_excel"),
    "a cut workbook": (b"PK\x03\x04" + b"x" * 99, "register_unreadable"),
    "a nothing sign": (b"survey,\n,type,name,label\n,text,q,\0\n", "register_unreadable"),
    "a sheet twice": (b"survey,\n,type,name,label\n,text,q,x\nsurvey,\n,type\n", "sheet_twice"),
    "a sheet outside": (b"survey,\n,type,name,label\n,text,q,x\nentities,\n,dataset\n", "checklist_sheet_outside"),
    "too wide": (b"survey,\n" + b"," * 150 + b"x\n", "sheet_too_wide"),
    "too long": (b"survey,\n" + b",text,q,x\n" * 5001, "register_too_long"),
    "too large": (b"x" * 5_000_001, "register_too_large"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_no_checklist_is_refused(tmp_path: Path, name: str) -> None:
    raw, code = WHOLE[name]
    file = tmp_path / "a.csv"
    file.write_bytes(raw)
    with pytest.raises(Refusal) as refused:
        check(file)
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        check(tmp_path / "nowhere.csv")
    with pytest.raises(Trouble):
        check(tmp_path)


def test_a_workbook_that_blows_up_is_refused(tmp_path: Path) -> None:
    good = as_xlsx(tmp_path / "good.xlsx", book(["text", "q", "x", ""]))
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, old.read(each))
        new.writestr("xl/media/zero.bin", b"\0" * 60_000_000)
    with pytest.raises(Refusal) as refused:
        check(bomb)
    assert refused.value.code == "register_too_large"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'<row r="2"', b'<row r="900000"', "register_too_long"),
        (b'r="C2"', b'r="XFD2"', "sheet_too_wide"),
        (b"<sheetData>", b'<!DOCTYPE x [<!ENTITY a "b">]><sheetData>', "register_unreadable"),
        (b"</sheetData>", b"", "register_unreadable"),
    ],
)
def test_a_workbook_with_tricks_is_refused(tmp_path: Path, old: bytes, new: bytes, code: str) -> None:
    good = as_xlsx(tmp_path / "good.xlsx", book(["text", "q", "x", ""]))
    bad = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for each in source.namelist():
            raw = source.read(each)
            target.writestr(each, raw.replace(old, new) if each.endswith("sheet1.xml") else raw)
    with pytest.raises(Refusal) as refused:
        check(bad)
    assert refused.value.code == code


ROUND = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PIECES = ["survey", "choices", "settings", ",", ";", "\n", '"', "type", "name", "label", "text", "begin_group", "g",
          "end_group", "select_one x", "list_name", "form_id", "${g}", "= 1", "::", "(id)", "relevant", "=", "é",
          "\t"]  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
@ROUND
def test_no_text_is_too_strange(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(Refusal):
        for fault in check(file).faults:
            assert str(fault.refusal)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_shipped_file_that_was_damaged_is_read_or_refused(tmp_path: Path, name: str, data: Any) -> None:
    """Bytes fall out, come in, or are exchanged: there is an answer to everything."""
    raw = shipped("checklists", f"{name}.csv").read_bytes()
    place, gone = data.draw(st.integers(0, len(raw))), data.draw(st.integers(0, 400))
    file = tmp_path / "a.csv"
    file.write_bytes(raw[:place] + data.draw(st.binary(max_size=20)) + raw[place + gone :])
    with suppress(Refusal):
        found = check(file)
        assert (found.checklist is None) == bool(found.faults)
        for fault in found.faults:
            assert str(fault.refusal)
