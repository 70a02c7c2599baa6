"""Lists from XLSX and CSV: what fits is taken in at once, what does not is named; twice changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.catalogue.area import Catalogue
from ppid_desk.catalogue.columns import HEADS as PATTERNS
from ppid_desk.catalogue.columns import TEMPLATE
from ppid_desk.catalogue.rules import Issuer, Withdrawal
from ppid_desk.catalogue.taking_in import TakingIn
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Role
from ppid_desk.sheets.file import read_lines
from ppid_desk.sheets.headings import matched
from tests.catalogue.conftest import Row, as_text, as_workbook, officer, row
from tests.hostile import HOSTILE

WRITERS: dict[str, Callable[[list[Row], Path], Path]] = {"dik.xlsx": as_workbook, "dik.csv": as_text}
FAULTS: dict[str, dict[str, Any]] = {
    "Tanggal Keputusan": {"Tanggal Keputusan": "31/02/2026"},
    "Penerbit": {"Penerbit": "KPU Kota Serang", "Nomor Keputusan": "1/KPU-KS"},
    "Kode": {"Kode": ""},
    "Informasi": {"Informasi": "-"},
    "Pasal 17 huruf": {"Pasal 17 huruf": "z"},
    "Konsekuensi": {"Konsekuensi": ""},
    "Jangka waktu": {"Jangka waktu": "lama sekali"},
    "Berlaku sampai": {"Berlaku sampai": date(2020, 1, 1)},
    "Berlaku dari": {"Berlaku dari": "besok"},
    "Dicabut pada": {"Keputusan pencabut": "901"},
    "Keputusan pencabut": {"Dicabut pada": date(2026, 5, 5)},
    "Nomor Keputusan": {"Nomor Keputusan": ""},
}


@pytest.mark.parametrize("name", WRITERS)
def test_what_does_not_fit_is_named_by_row_and_column(
    desk: Desk, catalogue: Catalogue, tmp_path: Path, name: str
) -> None:
    rows = [row(str(n)) for n in range(1, 21)]
    planted = {2 + 1 + place * 1 + 4: (head, changes) for place, (head, changes) in enumerate(FAULTS.items())}
    for place, (_, changes) in planted.items():
        rows[place - 3] = row(str(place - 2), **changes)
    file = WRITERS[name](rows, tmp_path / name)
    looked = catalogue.taking_in.look(file)
    assert (looked.applied, catalogue.exclusions.all()) == (False, ())
    assert {each.row: each.column for each in looked.left_out} == {place: head for place, (head, _) in planted.items()}
    assert all(each.reason for each in looked.left_out)
    events = desk.changes()
    taken = catalogue.taking_in.apply(file)
    assert (taken.taken, taken.decrees, taken.left_out) == (8, 1, looked.left_out)
    assert desk.changes() == events + 10  # a decree, eight entries, the list
    with desk.books.read() as reading:
        body = json.loads(reading.value("SELECT body FROM event WHERE kind = 'exclusions.imported'"))
    assert body["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    again = catalogue.taking_in.apply(file)
    assert (again.taken, again.already, desk.changes()) == (0, 8, events + 10)
    first = catalogue.exclusions.all()[0]
    assert (first.code, first.years, first.ends_on) == ("D1", 5, date(2031, 1, 11))
    assert (first.decree.issuer, first.decree.number, first.unit) == (
        Issuer.NATIONAL,
        "900 Tahun 2026",
        "Subbagian Hukum",
    )


def test_the_same_rows_twice_and_other_facts(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = [row("1"), row("2"), row("1"), row("3", **{"Tanggal Keputusan": date(2026, 1, 13)})]
    taken = catalogue.taking_in.apply(as_workbook(rows, tmp_path / "one.xlsx"))
    assert taken.taken == 2
    assert [(each.row, each.column) for each in taken.left_out] == [(5, "Kode"), (6, "Tanggal Keputusan")]
    other = [row("1", Informasi="Lain"), row("9", **{"Tanggal Keputusan": date(2026, 2, 2)})]
    again = catalogue.taking_in.apply(as_workbook(other, tmp_path / "two.xlsx"))
    assert (again.taken, len(again.left_out)) == (0, 2)
    assert [each.code for each in catalogue.exclusions.all()] == ["D1", "D2"]


def test_a_newer_list_withdraws(desk: Desk, catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.taking_in.apply(as_workbook([row("1"), row("2")], tmp_path / "one.xlsx"))
    gone = {"Dicabut pada": date(2026, 6, 1), "Keputusan pencabut": "950 Tahun 2026"}
    newer = as_workbook([row("1", **gone), row("2")], tmp_path / "two.xlsx")
    with pytest.raises(Refusal) as told:
        TakingIn(desk.books, lambda: officer(Role.UNIT)).apply(newer)
    assert told.value.code == "role_missing"
    assert catalogue.exclusions.all()[0].withdrawn is None
    taken = catalogue.taking_in.apply(newer)
    assert (taken.taken, taken.withdrawn, taken.already) == (0, 1, 1)
    assert catalogue.exclusions.all()[0].withdrawn == Withdrawal(date(2026, 6, 1), "950 Tahun 2026")
    again = catalogue.taking_in.apply(newer)
    assert (again.withdrawn, again.already) == (0, 2)


def test_stopping_leaves_everything_as_it_was(desk: Desk, catalogue: Catalogue, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def step(done: int, whole: int) -> None:
        if done == 7:
            raise Stopped

    file = as_workbook([row(str(n)) for n in range(10)], tmp_path / "dik.xlsx")
    events = desk.changes()
    with pytest.raises(Stopped):
        catalogue.taking_in.apply(file, step=step)
    assert (catalogue.exclusions.all(), catalogue.exclusions.decrees(), desk.changes()) == ((), (), events)


def test_hostile_cells(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = [row(str(n), Informasi=text, Unit=text) for n, text in enumerate(HOSTILE.values())]
    rows.append(row("90", Informasi="x" * 20_001))
    taken = catalogue.taking_in.apply(as_text(rows, tmp_path / "dik.csv"))
    assert [(each.row, each.column) for each in taken.left_out] == [(len(rows) + 2, "Informasi")]
    found = {each.information for each in catalogue.exclusions.all()}
    assert found == {text.strip() for text in HOSTILE.values()}


def test_columns_are_named_by_hand(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "dik.csv"
    heads = "SK;Tgl SK;Penerbit;Kode;Uraian;Huruf;Akibat;Masa Pengecualian"
    file.write_text(f"{heads}\n77/2026;5/1/2026;KPU RI;A1;Dokumen;j;Rugi;selama diperlukan\n", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        catalogue.taking_in.look(file)
    assert told.value.code == "register_columns"
    for column in ("Uraian", "E"):
        assert catalogue.taking_in.look(file, {"information": column}).taken == 1
    with pytest.raises(Refusal) as told:
        catalogue.taking_in.look(file, {"information": "ZZ"})
    assert told.value.code == "register_column"


@pytest.mark.parametrize("name", ["dik.xlsx", "dik.csv"])
def test_the_template_is_taken_in_as_it_is(catalogue: Catalogue, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(catalogue.template(file))
    found = matched(read_lines(file), PATTERNS)
    assert dict(found.columns) == {field: place for place, field in enumerate(TEMPLATE)}
    looked = catalogue.taking_in.look(file)
    assert (looked.taken, looked.left_out) == (0, ())
    with pytest.raises(Refusal):
        catalogue.template(tmp_path / "dik.pdf")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0", b"\0\0\0", b"a;b\n1;2\n"])
def test_a_broken_file_is_one_clear_refusal(catalogue: Catalogue, tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "dik.csv"
    file.write_bytes(raw)
    with pytest.raises(Refusal) as told:
        catalogue.taking_in.apply(file)
    assert str(told.value)
