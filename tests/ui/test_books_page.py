"""Buku on the screen: the day closed, emergency forms, an old register, a closing sheet compared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.clock import Clock
from tests.conftest import NOON, asked
from tests.requests.test_old_register import as_workbook, row
from ui.app import Program
from ui.pages.books import BooksPage
from ui.pages.registration import RegistrationPage
from ui.pages.taking_in import TakingInPage


def books(program: Program) -> BooksPage:
    program.window.go("books")
    page = program.window.page
    assert isinstance(page, BooksPage)
    return page


def test_one_key_closes_the_day(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    QTest.keyClick(program.window, Qt.Key.Key_F9)
    page = books(program)
    qtbot.waitUntil(lambda: program.desk.closing.closed_today() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "✓" in page.day.text(), timeout=20_000)
    assert list(program.desk.places.slips.glob("tutup-hari-*.pdf"))


def test_closing_is_offered_when_the_hours_end(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.window.page.banner.hide()
    program.window.offer_closing()
    assert program.window.page.banner.isHidden()  # at noon
    object.__setattr__(program.desk, "clock", Clock.standing(NOON.replace(hour=17)))
    program.window.offer_closing()
    assert "F9" in program.window.page.banner._button.text()


def test_emergency_forms_are_made_and_scanned_afterwards(program: Program, qtbot: QtBot) -> None:
    page = books(program)
    page.emergency.form.set_value("many", "3")
    page.emergency.reserve()
    qtbot.waitUntil(lambda: len(program.desk.requests.reserving.listed()) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: "0001" in page.emergency.standing.text(), timeout=20_000)
    assert list(program.desk.places.slips.glob("formulir-darurat-*.pdf"))
    number = program.desk.requests.reserving.listed()[1].number
    program.window._open_scanned(("paper", number))
    form = program.window.page
    assert isinstance(form, RegistrationPage)
    assert form.form.words("paper_number") == number
    assert form.form.rows["received_at"].input.hasFocus()


def test_a_wrong_count_of_forms_is_said_at_its_row(program: Program, qtbot: QtBot) -> None:
    page = books(program)
    page.emergency.form.set_value("many", "banyak")
    page.emergency.reserve()
    assert page.emergency.form.told("many")
    assert program.desk.requests.reserving.listed() == ()


def test_a_closing_sheet_is_compared_by_scanning(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    code = program.desk.closing.close().qr
    QTest.keyClicks(program.window, code, delay=1)
    QTest.keyClick(program.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "memuat semua" in program.window.page.banner.sentence, timeout=20_000)


def test_an_old_register_is_looked_at_and_taken_in(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [row(n, date(2026, 4, 6), closed=n < 3) for n in (1, 2, 3)]
    rows[1][2] = ""
    program.window.go("import", as_workbook(rows, tmp_path / "old.xlsx"))
    page = program.window.page
    assert isinstance(page, TakingInPage)
    qtbot.waitUntil(page.primary.isEnabled, timeout=20_000)
    assert page.table.rowCount() == 1
    assert [page.table.item(0, n).text() for n in (0, 1)] == ["8", "Nama"]  # type: ignore[union-attr]
    page.primary.click()
    qtbot.waitUntil(lambda: program.desk.requests.queue().total == 2, timeout=20_000)
    qtbot.waitUntil(lambda: "0003" in page.banner.sentence, timeout=20_000)
    assert not page.primary.isEnabled()


def test_columns_that_are_not_recognised_are_asked_for(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("Kode,Masuk,Siapa,Uraian\n3,6 April 2026,Siti Rahmawati,Daftar informasi\n", encoding="utf-8")
    program.window.go("import", file)
    page = program.window.page
    assert isinstance(page, TakingInPage)
    qtbot.waitUntil(page.form.isVisible, timeout=20_000)
    for field, column in (("number", "Kode"), ("date", "Masuk"), ("name", "Siapa"), ("items", "Uraian")):
        page.form.set_value(field, column)
    page.look()
    qtbot.waitUntil(page.primary.isEnabled, timeout=20_000)
