"""Register books: the lines of the office's files, written three ways, told in the journal, and stopped clean."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.papers.books.cells import in_csv, on_paper
from ppid_desk.papers.books.registers import REQUEST_COLUMNS, RequestEntry
from ppid_desk.people.rules import Officer, Role
from ppid_desk.reports.entries import entries
from ppid_desk.reports.registers import Registers
from ppid_desk.reports.rules import BookKind, Form, Period
from tests.conftest import NOON
from tests.hostile import HOSTILE
from tests.reports.conftest import answered, on_spot, received

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def lines(desk: Desk, kind: BookKind = BookKind.REQUESTS, period: Period = YEAR) -> list[RequestEntry]:
    with desk.books.read() as reading:
        return list(entries(reading, desk.workdays, kind, period))


def newest_event(desk: Desk) -> tuple[str, dict[str, Any]]:
    with desk.books.read() as reading:
        kind, body = reading.rows("SELECT kind, body FROM event ORDER BY seq DESC LIMIT 1")[0]
    return kind, json.loads(body)


def acting(desk: Desk, role: Role) -> Registers:
    officer = Officer("x", "Seseorang", "", "", "", frozenset({role}), active=True, has_passphrase=False)
    return Registers(desk.books, desk.settings, desk.workdays, lambda: officer, demo=False)


def test_a_line_holds_what_was_done_and_nothing_that_was_not(desk: Desk) -> None:
    open_one = received(desk, date(2026, 11, 20))
    mixed = received(desk, date(2026, 11, 2), "Dewi", "Anggaran", "DPT", "Arsip")
    spot = received(desk, date(2026, 11, 23), "Budi")
    on_spot(desk, spot, date(2026, 11, 23))
    answered(
        desk, mixed, date(2026, 11, 12), {"item": 1, "outcome": "granted", "form": "hardcopy"},
        {"item": 2, "outcome": "not_held", "holder": "Bawaslu"},
        {"item": 3, "outcome": "not_documented", "explanation": "belum disusun"}, cost=15_000,
    )  # fmt: skip
    handed = {"on": "2026-11-16", "way": "direct", "what": "Salinan", "recipient": "Dewi", "proof": "ttd"}
    desk.handling.advance(mixed, "hand_over", {**handed, "fee": 15_000, "paid": "Tunai"})
    found = {entry.number: entry for entry in lines(desk)}
    one = found[open_one]
    assert (one.held, one.decision, one.notice_day, one.given_day, one.cost) == (None, "", None, None, None)
    two = found[mixed]
    assert (two.held, two.not_documented, two.softcopy, two.hardcopy) == (True, True, False, True)
    assert two.decision.startswith("Dikabulkan sebagian: butir 1 dikabulkan; butir 2 tidak dikuasai")
    assert two.refusal_reason == "Butir 2: Dikuasai oleh Bawaslu\nButir 3: belum disusun"
    assert (two.notice_day, two.given_day) == (date(2026, 11, 12), date(2026, 11, 16))
    assert (two.cost, two.payment, two.information) == (15_000, "Tunai", "1. Anggaran\n2. DPT\n3. Arsip")
    three = found[spot]
    assert (three.decision, three.notice_day, three.given_day) == ("Dikabulkan", NOON.date(), NOON.date())
    assert [entry.number for entry in lines(desk)] == [open_one, mixed, spot]  # in the order of their numbers


def test_a_refusal_for_another_reason_does_not_tell_whether_it_is_held(desk: Desk) -> None:
    number = received(desk, date(2026, 11, 3))
    refused = {"item": 1, "outcome": "refused", "ground": "not_by_law", "explanation": "Tanpa identitas"}
    desk.handling.advance(number, "decide", {"items": [refused]})
    (entry,) = lines(desk)
    assert entry.held is None


def test_what_is_only_not_documented_yet_is_neither_held_nor_not_held(desk: Desk) -> None:
    number = received(desk, date(2026, 11, 2))
    answered(desk, number, date(2026, 11, 9), {"item": 1, "outcome": "not_documented", "explanation": "belum disusun"})
    (entry,) = lines(desk)
    assert (entry.held, entry.not_documented, entry.decision) == (None, True, "Belum didokumentasikan")
    assert (entry.refusal_reason, entry.given_day, entry.cost) == ("belum disusun", None, None)


def test_csv_and_workbook_read_back_equal_the_lines(demo: Desk, tmp_path: Path) -> None:
    expected = lines(demo)
    for form in (Form.CSV, Form.XLSX, Form.PDF):
        assert demo.registers.write(BookKind.REQUESTS, YEAR, form, tmp_path / f"b.{form}").rows == len(expected)
    with (tmp_path / "b.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[2:]
    assert rows == [[in_csv(cell) for cell in entry.row()] for entry in expected]
    sheet = load_workbook(tmp_path / "b.xlsx").worksheets[0]
    found = list(sheet.iter_rows(min_row=6, max_row=5 + len(expected), values_only=True))
    assert [row[0] for row in found] == [entry.number for entry in expected]
    for place in (2, 6, 15):
        column = REQUEST_COLUMNS[place]
        assert [row[place] or "" for row in found] == [on_paper(entry.row()[place], column) for entry in expected]
    document = pypdfium2.PdfDocument(tmp_path / "b.pdf")
    text = " ".join(document[len(document) - 1].get_textpage().get_text_range().split())
    assert f"Jumlah: {len(expected)} permohonan" in text


def test_a_refusal_names_article_letter_decree_and_entry(demo: Desk) -> None:
    reasons = {line for entry in lines(demo) for line in entry.refusal_reason.split("\n")}
    named = [each for each in reasons if "Pasal 17" in each]
    assert named
    assert all("Pasal 17 huruf h; Keputusan KPU" in each or "Pasal 17 huruf i; Keputusan KPU" in each for each in named)
    assert any(each.startswith("Pasal 6 ayat (2); ") for each in reasons)


def test_the_election_book_holds_that_path_only(demo: Desk, tmp_path: Path) -> None:
    written = demo.registers.write(BookKind.ELECTION, YEAR, Form.PDF, tmp_path / "e.pdf")
    every = lines(demo)
    election = lines(demo, BookKind.ELECTION)
    assert 0 < written.rows == len(election) < len(every)
    page = pypdfium2.PdfDocument(tmp_path / "e.pdf")[0].get_textpage().get_text_range().upper()
    assert "BUKU REGISTER LAYANAN INFORMASI PEMILU DAN PEMILIHAN" in page


def test_making_a_book_is_told_with_the_hash_of_the_file(desk: Desk, tmp_path: Path) -> None:
    received(desk, date(2026, 11, 20))
    written = desk.registers.write(BookKind.REQUESTS, YEAR, Form.CSV, tmp_path / "b.csv")
    kind, told = newest_event(desk)
    assert kind == "register.written"
    assert told == {
        "book": "requests", "from": "2026-01-01", "to": "2026-12-31", "format": "csv", "rows": 1, "masked": False,
        "sha256": hashlib.sha256((tmp_path / "b.csv").read_bytes()).hexdigest(),
    }  # fmt: skip
    assert told["sha256"] == written.sha256
    assert not list(desk.faults())


def test_an_auditor_sees_no_name_and_an_admin_nothing(desk: Desk, tmp_path: Path) -> None:
    received(desk, date(2026, 11, 20), "Siti Rahmawati")
    written = acting(desk, Role.AUDITOR).write(BookKind.REQUESTS, YEAR, Form.CSV, tmp_path / "b.csv")
    text = (tmp_path / "b.csv").read_text("utf-8")
    assert written.masked
    assert "S••• R•••" in text
    assert "Rahmawati" not in text
    assert "081290000001" not in text
    with pytest.raises(Refusal):
        acting(desk, Role.ADMIN).write(BookKind.REQUESTS, YEAR, Form.CSV, tmp_path / "c.csv")
    assert not (tmp_path / "c.csv").exists()


@pytest.mark.parametrize("form", [Form.PDF, Form.XLSX, Form.CSV])
def test_a_book_that_is_stopped_leaves_nothing(demo: Desk, tmp_path: Path, form: Form) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    before = newest_event(demo)
    with pytest.raises(KeyboardInterrupt):
        demo.registers.write(BookKind.REQUESTS, YEAR, form, tmp_path / "b", step=stop)
    assert list(tmp_path.iterdir()) == []
    assert newest_event(demo) == before


@pytest.mark.parametrize("form", [Form.PDF, Form.XLSX, Form.CSV])
def test_hostile_names_pass(desk: Desk, tmp_path: Path, form: Form) -> None:
    for name in HOSTILE.values():
        received(desk, date(2026, 11, 20), name, name)
    written = desk.registers.write(BookKind.REQUESTS, YEAR, form, tmp_path / f"b.{form}")
    assert written.rows == len(HOSTILE)
    assert (tmp_path / f"b.{form}").stat().st_size > 1_000


def test_an_empty_period_says_so(desk: Desk, tmp_path: Path) -> None:
    for kind in BookKind:
        assert desk.registers.count(kind, YEAR) == 0
        desk.registers.write(kind, YEAR, Form.PDF, tmp_path / "b.pdf")
        page = pypdfium2.PdfDocument(tmp_path / "b.pdf")[0].get_textpage().get_text_range()
        assert "pada periode ini." in page


def test_the_number_of_statements_does_not_grow_with_the_rows(demo: Desk) -> None:
    many = []
    for period in (YEAR, Period(date(2026, 11, 2), date(2026, 11, 3))):
        asked_for: list[str] = []
        with demo.books.read() as reading:
            reading.connection.set_trace_callback(asked_for.append)
            found = len(list(entries(reading, demo.workdays, BookKind.REQUESTS, period)))
            reading.connection.set_trace_callback(None)
        many.append((found, len(asked_for)))
    assert many[0][0] > 20 * many[1][0] > 0
    assert many[0][1] == many[1][1] <= 6


def test_an_old_register_speaks_for_itself(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lama.csv"
    heads = "No;Tgl;Nama;Informasi Yang Diminta;Di bawah penguasaan Ya;Di bawah penguasaan Tidak;Keputusan;"
    heads += "Alasan Penolakan;Pemberitahuan Tertulis;Pemberian Informasi;Biaya;Cara Pembayaran\n"
    rows = (
        "1;10/03/2026;Ani;Anggaran;v;;Dikabulkan;-;31/03/2026;01/04/2026;Rp 15.000;Tunai\n"
        "2;10/03/2026;Budi;Data DPT;;v;Ditolak;tidak dikuasai;16/03/2026;;0;-\n"
        "3;12/03/2026;Cici;CV calon;v;;Ditolak;Pasal 17 huruf h;07/04/2026;;-;-\n"
    )
    file.write_text(heads + rows, encoding="utf-8")
    assert desk.requests.taking_in.apply(file).taken == 3
    one, two, three = lines(desk)
    assert (one.held, one.decision, one.notice_day, one.given_day) == (
        True, "Dikabulkan", date(2026, 3, 31), date(2026, 4, 1),
    )  # fmt: skip
    assert (one.cost, one.payment, two.held, two.cost) == (15_000, "Tunai", False, 0)
    assert (three.refusal_reason, three.cost) == ("Pasal 17 huruf h", None)
    figures = desk.service_reports.figures(YEAR)
    assert {each.code: each.n for each in figures.outcomes} == {"granted": 1, "not_held": 1, "refused": 1}
    assert {each.code: each.n for each in figures.grounds} == {"17h": 1}
    assert sorted(line.days for line in figures.lines) == [4, 10, 12]
    assert figures.late == 1


def test_the_same_moment_gives_the_same_book(demo_folder: Path, tmp_path: Path) -> None:
    with Desk.open(demo_folder, Clock.standing(NOON)) as desk:
        made = [desk.registers.write(BookKind.ELECTION, YEAR, Form.PDF, tmp_path / f"{n}.pdf").sha256 for n in "ab"]
    assert made[0] == made[1]
