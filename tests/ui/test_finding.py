"""Ctrl+K finds pages, tasks, files and visitors; a scanner that types like a keyboard opens a slip anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.navigation import PAGES
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage
from ui.palette import Palette
from ui.tour import type_visitor


def opened(program: Program, qtbot: QtBot, text: str) -> Palette:
    QTest.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = program.window.palette_dialog
    assert palette is not None
    QTest.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: not palette._asking.isActive() and program.jobs.under_way == 0, timeout=20_000)
    return palette


def said(palette: Palette) -> list[str]:
    return [palette.list.item(place).text() for place in range(palette.list.count())]


def test_every_page_and_task_is_found_by_its_words(program: Program, qtbot: QtBot) -> None:
    palette = opened(program, qtbot, "")
    found = said(palette)
    for words in ("Hari ini", "Registrasi", "Antrean", "Pengamanan", "Pengaturan", "Pulihkan dari salinan"):
        assert any(words in each for each in found), words
    QTest.keyClicks(palette.field, "antre")
    assert said(palette)[0].startswith("Antrean")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert program.window.page.key == "queue"


def test_a_file_is_found_by_a_part_of_its_name_and_opened(program: Program, qtbot: QtBot) -> None:
    number = program.desk.requests.register(asked("Zainal Abidin")).number
    palette = opened(program, qtbot, "zain")
    assert number in said(palette)[0]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = program.window.page
    assert isinstance(page, QueuePage)
    qtbot.waitUntil(lambda: page.table.chosen() == number, timeout=20_000)


def test_a_visitor_is_found_and_fills_the_form(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked("Zainal Abidin"))
    palette = opened(program, qtbot, "zain")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert "3673" not in said(palette)[1].replace("3673••", "")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    assert page.form.name.text() == "Zainal Abidin"


def test_what_is_being_typed_is_not_overwritten_unasked(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked("Zainal Abidin"))
    visitor = program.desk.requests.visitors("zain")[0]
    program.window.go("registration")
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    page.form.name.setText("Dewi")
    program.window.go("registration", visitor)
    assert page.form.name.text() == "Dewi"
    page.banner._take_step()
    assert page.form.name.text() == "Zainal Abidin"


def test_nothing_that_fits_is_said(program: Program, qtbot: QtBot) -> None:
    palette = opened(program, qtbot, "qqqq")
    assert said(palette) == []
    assert palette.nothing.isVisible()


@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_a_scanned_slip_opens_wherever_the_focus_is(program: Program, qtbot: QtBot, page: str) -> None:
    request = program.desk.requests.register(asked())
    code = program.desk.requests.payload(request)
    program.window.go(page)
    target = program.application.focusWidget() or program.window
    QTest.keyClicks(target, code, delay=1)
    QTest.keyClick(target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.page.key == "queue", timeout=20_000)
    queue = program.window.page
    assert isinstance(queue, QueuePage)
    qtbot.waitUntil(lambda: queue.table.chosen() == request.number, timeout=20_000)


def test_a_forged_slip_is_said(program: Program, qtbot: QtBot) -> None:
    code = program.desk.requests.payload(program.desk.requests.register(asked()))
    forged = code[:-3] + ("AAA" if code[-3:] != "AAA" else "BBB")
    QTest.keyClicks(program.window, forged, delay=1)
    QTest.keyClick(program.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.page.banner.sentence != "", timeout=20_000)
    assert program.window.page.key == "today"


@pytest.mark.parametrize("text", ["PPID", "P", "PPIDX dan Komisi", "Pemohon PPID", "PPI"])
def test_what_a_person_types_arrives_whole(program: Program, qtbot: QtBot, text: str) -> None:
    program.window.go("registration")
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    QTest.keyClicks(page.form.name, text)
    qtbot.waitUntil(lambda: page.form.name.text() == text, timeout=20_000)


def test_enter_after_a_short_code_is_only_enter(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    pressed: list[str] = []
    field = QLineEdit()
    field.returnPressed.connect(lambda: pressed.append(field.text()))
    host: QWidget = program.window
    field.setParent(host)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "PPID1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pressed == ["PPID1"], timeout=20_000)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_the_last_letter_is_there_when_the_next_key_or_click_registers(
    program: Program, qtbot: QtBot, by_mouse: bool
) -> None:
    program.window.go("registration")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    type_visitor(page, "Rahayu Puspitasari", "3673015508900002", "Laporan kinerja 2025", "Arsip desk PP")
    if by_mouse:
        QTest.mouseClick(page.primary, Qt.MouseButton.LeftButton)  # both came before any pause of the scanner was over
    else:
        QTest.keyClick(page.form.rows["purpose"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.outcome.number), timeout=20_000)
    settled(qtbot, program)
    assert program.desk.requests.get(page.outcome.number).purpose == "Arsip desk PP"
