"""Old registers: 400 rows with 30 faults, as a workbook and as text; twice changes nothing; the numbers go on."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ppid_desk.cli import main as console
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.requests.rules import Access, CopyForm, State
from tests.conftest import NOON, asked

HEADS = (
    "No", "Tgl", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Informasi Yang Diminta", "Tujuan Penggunaan",
    "Status Informasi", "", "", "Bentuk Informasi Yang Dikuasai", "", "Jenis Permohonan", "", "Keputusan",
    "Alasan Penolakan", "Hari dan Tanggal", "", "Biaya & Cara Pembayaran", "",
)  # fmt: skip
BELOW = (
    "", "", "", "", "", "", "", "", "Di bawah penguasaan Ya", "Di bawah penguasaan Tidak", "Belum didokumentasikan",
    "Softcopy", "Hardcopy", "Melihat/Mengetahui", "Meminta Salinan", "", "", "Pemberitahuan Tertulis",
    "Pemberian Informasi", "Biaya", "Cara",
)  # fmt: skip
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
Row = list[Any]


def row(seq: int, day: date, *, closed: bool) -> Row:
    number = f"{seq:04d}/PIP/KPU-KS/{_ROMAN[day.month - 1]}/{day.year}"
    done = [day + timedelta(days=5), day + timedelta(days=6)] if closed else ["", ""]
    return [
        number, day, f"Pemohon Uji {seq}", f"Jl. Melati No. {seq}, Serang", f"0812900{seq:05d}", "Mahasiswa",
        f"Laporan kinerja tahun {day.year - 1}", "Penelitian", "v", "", "", "v", "", "", "v",
        "Dikabulkan" if closed else "", "", *done, "", "",
    ]  # fmt: skip


def register() -> tuple[list[Row], dict[int, str]]:
    """400 rows of 2026 and which of them are faulty: place → the heading that must be named."""
    rows = [row(n, date(2026, 1, 5) + timedelta(days=(n - 1) * 0.8), closed=n <= 360) for n in range(1, 401)]
    faults: dict[int, str] = {}

    def spoil(place: int, column: int, value: Any, heading: str) -> None:
        rows[place][column] = value
        faults[place] = heading

    kinds: list[tuple[int, Any, str]] = [
        (2, "", "Nama"), (6, "", "Informasi Yang Diminta"), (1, "31/02/2026", "Tgl"), (1, "", "Tgl"),
        (1, "kemarin", "Tgl"), (0, "", "No"), (0, "tanpa nomor", "No"), (1, date(2027, 1, 4), "Tgl"),
        (17, date(2026, 1, 2), "Pemberitahuan Tertulis"), (18, date(2025, 12, 30), "Pemberian Informasi"),
        (13, "mungkin", "Melihat/Mengetahui"), (0, "0077/PIP/KPU-KS/III/2019", "No"), (1, date(2009, 5, 5), "Tgl"),
        (18, "x/y", "Pemberian Informasi"), (8, "kurang tahu", "Di bawah penguasaan Ya"),
    ]  # fmt: skip
    for turn in range(2):
        for place, (column, value, heading) in enumerate(kinds):
            spoil(10 + turn * 150 + place * 7, column, value, heading)
    spoil(24, 0, rows[3][0], "No")  # in place of the unreadable day: a number that stands there already
    rows[24][1] = date(2026, 1, 25)
    return rows, faults


def as_workbook(rows: list[Row], file: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["REGISTER PERMINTAAN INFORMASI PUBLIK"])
    sheet.append(["KPU KOTA SERANG TAHUN 2026"])
    sheet.append([])
    for each in (HEADS, BELOW, [f"({n})" for n in range(1, 22)], *rows):
        sheet.append(list(each))
    for merged in ("A4:A5", "I4:K4", "L4:M4", "N4:O4", "R4:S4", "T4:U4"):
        sheet.merge_cells(merged)
    book.save(file)
    return file


def as_text(rows: list[Row], file: Path) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([HEADS, BELOW])
        for each in rows:
            writer.writerow([cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in each])
    return file


WRITERS: dict[str, tuple[Callable[[list[Row], Path], Path], int]] = {
    "old.xlsx": (as_workbook, 7),
    "old.csv": (as_text, 3),
}


@pytest.mark.parametrize("name", list(WRITERS))
def test_400_rows_with_30_faults(desk: Desk, tmp_path: Path, name: str) -> None:
    rows, faults = register()
    write, first = WRITERS[name]
    file = write(rows, tmp_path / name)
    looked = desk.requests.taking_in.look(file)
    assert desk.requests.queue().total == 0
    assert not looked.applied
    taken = desk.requests.taking_in.apply(file)
    assert (taken.taken, len(taken.left_out), len(faults)) == (370, 30, 30)
    named = {each.row - first: each.column for each in taken.left_out}
    assert named.keys() == faults.keys()
    assert all(named[place].endswith(heading) for place, heading in faults.items())
    assert looked.left_out == taken.left_out
    assert all(each.reason for each in taken.left_out)
    assert desk.requests.queue().total == 370
    assert not list(desk.faults())
    events = desk.changes()
    again = desk.requests.taking_in.apply(file)
    assert (again.taken, again.already, len(again.left_out)) == (0, 370, 30)
    assert desk.changes() == events
    assert desk.requests.register(asked()).number == "0401/PIP/KPU-KS/XI/2026"
    assert not list(desk.faults())


def test_open_files_stand_in_the_queue_with_their_clocks(desk: Desk, tmp_path: Path) -> None:
    rows = [row(7, date(2026, 11, 16), closed=False), row(6, date(2026, 4, 1), closed=True)]
    taken = desk.requests.taking_in.apply(as_workbook(rows, tmp_path / "old.xlsx"))
    assert (taken.open, taken.closed) == (1, 1)
    waits, done = (desk.requests.get(each[0]) for each in rows)
    assert (waits.state, waits.due) == (State.REGISTERED, date(2026, 11, 30))
    assert (done.state, done.closed_on) == (State.DONE, date(2026, 4, 7))
    assert (waits.access, waits.copy_form, waits.requester.phone) == (Access.COPY, CopyForm.SOFTCOPY, "081290000007")
    assert [found.number for found in desk.requests.search("uji 7")] == [waits.number]
    assert desk.requests.counts().not_handed_over == 0


def test_a_mended_file_brings_the_missing_rows(desk: Desk, tmp_path: Path) -> None:
    rows, _ = register()
    desk.requests.taking_in.apply(as_workbook(rows, tmp_path / "old.xlsx"))
    whole = [row(n, date(2026, 1, 5) + timedelta(days=(n - 1) * 0.8), closed=n <= 360) for n in range(1, 401)]
    taken = desk.requests.taking_in.apply(as_workbook(whole, tmp_path / "mended.xlsx"))
    assert (taken.taken, taken.already, taken.left_out) == (30, 370, ())
    assert desk.requests.queue().total == 400
    assert desk.requests.reserving.listed() == ()
    assert not list(desk.faults())


def test_bare_numbers_are_written_as_the_office_writes_them(desk: Desk, tmp_path: Path) -> None:
    rows = [[n, *row(n, date(2026, 2, 2), closed=True)[1:]] for n in (1, 2, 4)]
    taken = desk.requests.taking_in.apply(as_workbook(rows, tmp_path / "old.xlsx"))
    assert (taken.first, taken.last) == ("0001/PIP/KPU-KS/II/2026", "0004/PIP/KPU-KS/II/2026")
    assert [(each.seq, each.state.value) for each in desk.requests.reserving.listed()] == [(3, "left_out")]
    assert not list(desk.faults())


@pytest.mark.parametrize(
    "written",
    ["6 April 2026", "Senin, 6 April 2026", "06/04/2026", "6-4-26", "2026-04-06", "6 Apr 2026", "6 apr. 2026", "46118"],
)
def test_days_as_people_write_them(desk: Desk, tmp_path: Path, written: str) -> None:
    one = row(1, date(2026, 4, 6), closed=False)
    one[1] = written
    desk.requests.taking_in.apply(as_text([one], tmp_path / "old.csv"))
    assert desk.requests.get(one[0]).received_at.date() == date(2026, 4, 6)


def test_other_columns_are_matched_by_hand(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("Kode,Masuk,Siapa,Uraian\n3,6 April 2026,Siti Rahmawati,Daftar informasi\n", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        desk.requests.taking_in.look(file)
    assert told.value.code == "register_columns"
    by_hand = {"number": "Kode", "date": "B", "name": "siapa", "items": "D"}
    assert desk.requests.taking_in.apply(file, by_hand).taken == 1
    assert desk.requests.get("0003/PIP/KPU-KS/IV/2026").requester.name == "Siti Rahmawati"


def test_a_number_of_the_books_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    number = desk.requests.register(asked()).number
    rows = [row(1, date(2026, 11, 2), closed=False)]
    taken = desk.requests.taking_in.apply(as_text(rows, tmp_path / "old.csv"))
    assert (taken.taken, len(taken.left_out)) == (0, 1)
    assert number in taken.left_out[0].reason
    assert desk.requests.get(number).requester.name == "Siti Rahmawati"


def test_stopping_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    rows, _ = register()
    file = as_text(rows, tmp_path / "old.csv")
    events = desk.changes()

    def stop(done: int, _all: int) -> None:
        if done == 100:
            raise KeyError

    with pytest.raises(KeyError):
        desk.requests.taking_in.apply(file, step=stop)
    assert (desk.changes(), desk.requests.queue().total) == (events, 0)


def _bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(7):
            archive.writestr(f"xl/{place}.xml", b"0" * 100_000_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""), ("broken.xlsx", b"PK\x03\x04broken"), ("old.xls", b"\xd0\xcf\x11\xe0rest"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0"), ("missing.csv", None),
        ("words.csv", b"just words\nwithout columns\n"),
        ("bomb.xlsx", b"bomb"),
    ],
)  # fmt: skip
def test_what_is_no_register_gets_one_sentence(
    desk: Desk, tmp_path: Path, name: str, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    if content == b"bomb":
        _bomb(file)
    elif content is not None:
        file.write_bytes(content)
    assert console(["--data", str(desk.places.folder), "import", "register", str(file), "--apply"]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert desk.requests.queue().total == 0


def test_hostile_cells_come_in_as_text(desk: Desk, tmp_path: Path) -> None:
    one = row(1, date(2026, 4, 6), closed=False)
    one[2], one[6] = '=HYPERLINK("http://x")', "<b>x</b>\u202e{name}"
    desk.requests.taking_in.apply(as_text([one], tmp_path / "old.csv"))
    request = desk.requests.get(one[0])
    assert request.requester.name == one[2]
    assert request.items[0].startswith("<b>x</b>")
    assert not list(desk.faults())


def test_the_console_gives_one_document(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, _ = register()
    file = as_workbook(rows, tmp_path / "old.xlsx")
    assert console(["--data", str(desk.places.folder), "import", "register", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["applied"], found["taken"], len(found["left_out"])) == (False, 370, 30)
    assert set(found["left_out"][0]) == {"row", "column", "value", "reason"}


def test_what_was_taken_in_cannot_be_changed_unseen(desk: Desk, tmp_path: Path) -> None:
    desk.requests.taking_in.apply(as_text([row(1, date(2026, 4, 6), closed=True)], tmp_path / "old.csv"))
    desk.books.write(lambda writing: writing.run("UPDATE old_entry SET columns = '{}'"))
    assert any("old register" in fault for fault in desk.faults())


def test_years_go_on_each_for_itself(tmp_path: Path) -> None:
    rows = [row(n, date(2025, 12, 1), closed=True) for n in (1, 2, 3)] + [row(1, date(2026, 1, 5), closed=True)]
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        assert desk.requests.taking_in.apply(as_text(rows, tmp_path / "old.csv")).taken == 4
        assert desk.requests.register(asked()).sequence == 2
        late = asked(received_at=datetime(2025, 12, 30, 9, tzinfo=NOON.tzinfo), received_proof="agenda surat")
        assert desk.requests.register(late).sequence == 4
        assert not list(desk.faults())
