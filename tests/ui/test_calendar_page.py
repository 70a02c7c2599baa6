"""The calendar's page: by keys alone a day is declared, looked at, confirmed; a list is read; nothing moves unseen."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.language import tr
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.workdays.rules import DayKind, DayStatus
from tests.conftest import JAKARTA, asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.calendar import CalendarPage
from ui.theme import Theme
from ui.widgets.year_view import YearView


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> CalendarPage:
    program.window.go("calendar")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, CalendarPage)
    return found


def type_into(page: CalendarPage, key: str, text: str) -> None:
    page.day_card.form.set_value(key, text)


def cells(page: CalendarPage) -> list[list[str]]:
    table = page.card.table
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_day_is_declared_by_keys_and_moves_what_is_open(
    page: CalendarPage, program: Program, qtbot: QtBot, desk: Desk
) -> None:
    request = desk.requests.register(asked())
    assert request.due == date(2026, 12, 7)
    qtbot.waitUntil(page.view.hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left):  # from Monday the 23rd to Monday the 30th, and back to Sunday
        QTest.keyClick(page.view, key)
    assert page.view.day == date(2026, 11, 29)
    assert "akhir pekan" in page.day_card.said.text()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.day_card.form.rows["name"].input.hasFocus()
    type_into(page, "name", "Pemungutan suara ulang")
    type_into(page, "basis", "SK Wali Kota 12/2026")
    page.day_card.form.set_value("kind", DayKind.LOCAL.value)
    page.day_card.declare.click()
    settled(qtbot, program)
    assert page.card.isVisible()
    assert cells(page) == [[request.number, "R-04", "7 Des 2026", "8 Des 2026", "16 Des 2026 → 17 Des 2026", "tidak"]]
    assert desk.requests.get(request.number).due == date(2026, 12, 7)
    assert page.card.confirm.hasFocus()
    QTest.keyClick(page.card.confirm, Qt.Key.Key_Space)
    settled(qtbot, program)
    assert desk.requests.get(request.number).due == date(2026, 12, 8)
    assert page.card.isHidden()
    assert page.view.said(date(2026, 11, 30)).startswith("Senin, 30 November 2026: libur daerah")
    step = next(each for each in page.banner.findChildren(QPushButton) if each.text() == "Cetak slip tambahan")
    step.click()
    settled(qtbot, program)
    qtbot.waitUntil(lambda: desk.printing.jobs(request.number, JobKind.ADDENDUM)[0].state is JobState.PRINTED)
    step = next(each for each in page.banner.findChildren(QPushButton) if each.text() == "Semuanya dalam satu PDF")
    step.click()
    settled(qtbot, program)
    (made,) = desk.places.slips.glob("slip-tambahan-*.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    page.day_card.withdraw.click()
    settled(qtbot, program)
    assert cells(page)[0][2:4] == ["8 Des 2026", "7 Des 2026"]
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.card.isHidden()
    assert desk.requests.get(request.number).due == date(2026, 12, 8)


def test_late_files_are_shown_with_both_counts(page: CalendarPage, program: Program, qtbot: QtBot, desk: Desk) -> None:
    received = datetime(2026, 10, 19, 9, tzinfo=JAKARTA)  # due on 2 November, extended on the 11th
    number = desk.requests.register(asked(received_at=received, received_proof="cap pos")).number
    page.declare(date(2026, 11, 18), DayKind.LOCAL, "Libur daerah", "SK Wali Kota 12/2026", None)
    settled(qtbot, program)
    assert page.card.title.text() == "1 hari berubah, 0 permohonan bergeser"
    assert cells(page) == [[number, "R-04", "2 Nov 2026", "2 Nov 2026", "", "15 hk → 14 hk"]]
    assert "1 permohonan tetap pada tanggalnya" in page.card.more.text()


@pytest.mark.parametrize("size", [(1366, 728), (1024, 640), (1500, 900)])
def test_every_day_of_the_year_has_its_room(page: CalendarPage, program: Program, size: tuple[int, int]) -> None:
    program.window.resize(*size)
    QTest.qWait(50)
    for day in (date(2026, 1, 1), date(2026, 8, 31), date(2026, 12, 31)):
        assert page.view.rect().toRectF().contains(page.view._rect(day))


def test_what_is_missing_is_told_at_its_field(page: CalendarPage, program: Program, qtbot: QtBot) -> None:
    page.view.choose(date(2026, 11, 30))
    page.day_card.declare.click()
    settled(qtbot, program)
    assert "nama" in page.day_card.form.told("name")
    assert page.day_card.form.rows["name"].input.hasFocus()
    type_into(page, "name", "x")
    type_into(page, "basis", "y")
    type_into(page, "declared_on", "kemarin lusa")
    page.day_card.declare.click()
    assert page.day_card.form.told("declared_on")
    assert page.card.isHidden()
    type_into(page, "declared_on", "24/11/2026")
    page.day_card.declare.click()
    settled(qtbot, program)
    assert "belum tiba" in page.day_card.form.told("declared_on")


def test_a_list_is_read_and_its_faults_stand_in_the_way(
    page: CalendarPage, program: Program, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    file = tmp_path / "2028.csv"
    file.write_text("date,kind,name,basis\n2028-01-01,public,Tahun Baru,SKB\n2028-02-30,public,Salah,SKB\n")
    page.open_with(file)
    settled(qtbot, program)
    assert cells(page)[0][:2] == ["baris 3", "2028-02-30"]
    assert page.card.confirm.isHidden()
    file.write_text(file.read_text().replace("2028-02-30", "2028-02-29"))
    page.open_with(file)
    settled(qtbot, program)
    page.card.confirm.click()
    settled(qtbot, program)
    page.view.choose(date(2028, 1, 1))
    assert page.list.table.rowCount() == 2
    page.list.table.cellClicked.emit(1, 0)
    assert page.view.day == date(2028, 2, 29)
    assert "belum ada daftar" not in page.counted.text()
    file.write_bytes(b"\0\0")
    page.open_with(file)
    settled(qtbot, program)
    assert "2028.csv" in page.banner.sentence
    assert desk.workdays.calendar.declared_years >= {2028}


def test_what_somebody_wrote_in_between_is_looked_at_again(
    page: CalendarPage, program: Program, qtbot: QtBot, desk: Desk
) -> None:
    page.declare(date(2026, 11, 30), DayKind.LOCAL, "Libur", "SK", None)
    settled(qtbot, program)
    desk.requests.register(asked())
    page.card.confirm.click()
    settled(qtbot, program)
    assert "Lihat lagi" in page.banner.sentence
    assert page.view.said(date(2026, 11, 30)).endswith("hari kerja")


def test_the_calculator_counts_as_it_is_typed(page: CalendarPage) -> None:
    form = page.what_if.form
    form.set_value("received", "10/3/2026")
    assert page.what_if.due.text().endswith("Selasa, 31 Maret 2026")
    assert "Nyepi" in page.what_if.why.text()
    form.set_value("path", "election")
    assert page.what_if.due.text().endswith("Jumat, 13 Maret 2026")
    form.set_value("received", "20/12/2027")
    form.set_value("path", "normal")
    assert page.what_if.caution.isVisible()
    form.set_value("received", "31 Februari")
    assert form.told("received")
    assert page.what_if.due.text() == ""


def test_comparing_shows_what_differs(page: CalendarPage, program: Program, qtbot: QtBot) -> None:
    page.compare()
    settled(qtbot, program)
    assert page.banner.sentence.startswith("Tidak ada perbedaan")
    page.view.choose(date(2028, 6, 1))
    page.compare()
    settled(qtbot, program)
    assert "di sini tidak ada" in page.banner.sentence


def test_the_first_page_asks_for_a_list(program: Program, qtbot: QtBot, desk: Desk) -> None:
    today = program.window.pages["today"]
    assert today.asked.isHidden()  # type: ignore[attr-defined]
    calendar = desk.calendar
    first = [fact for fact in calendar.held() if fact.date.year == 2027 and fact.kind is DayKind.PUBLIC]
    calendar.apply(calendar.propose(fact.__class__(fact.date, fact.kind, fact.name, "SKB", None, DayStatus.WITHDRAWN)
                                    for fact in first))  # fmt: skip
    program.window.look()
    settled(qtbot, program)
    assert today.asked.isVisible()  # type: ignore[attr-defined]
    assert "2027" in today.wanted.text()  # type: ignore[attr-defined]
    program.window.go("calendar")
    settled(qtbot, program)
    assert "2027" in program.window.page.asked.text()  # type: ignore[attr-defined]


def test_the_year_goes_on_and_back(qtbot: QtBot, theme: Theme) -> None:
    view = YearView(theme, date(2026, 2, 28))
    qtbot.addWidget(view)
    seen: list[date] = []
    view.moved.connect(seen.append)
    view.resize(1100, view.heightForWidth(1100))
    view.show()
    for key, expected in (
        ("+", date(2027, 2, 28)), ("-", date(2026, 2, 28)), (Qt.Key.Key_PageDown, date(2026, 3, 28)),
        (Qt.Key.Key_Right, date(2026, 3, 29)), (Qt.Key.Key_Up, date(2026, 3, 22)),
    ):  # fmt: skip
        QTest.keyClicks(view, key) if isinstance(key, str) else QTest.keyClick(view, key)
        assert seen[-1] == view.day == expected
    opened: list[date] = []
    view.opened.connect(opened.append)
    corner = view._rect(date(2026, 12, 24)).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=corner)
    assert view.day == date(2026, 12, 24)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=corner)
    assert opened == [date(2026, 12, 24)]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1098, 2))
    assert view.day == date(2026, 12, 24)
    assert view.accessibleName().startswith("Kamis, 24 Desember 2026")
    view.choose(date(2199, 1, 1))
    assert view.day == date(2026, 12, 24)
    assert tr("working day") in view.said(date(2026, 12, 23))
