"""From an empty folder to the first slip as a new user goes it, counted; a copy put back; the sample office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo, look_at_copy
from tests.conftest import NOON, asked
from tests.ui.conftest import Paperless
from ui.app import Program, _prepared
from ui.housekeeping import Housekeeping
from ui.jobs import Jobs
from ui.pages.registration import RegistrationPage
from ui.rounds import Round
from ui.theme import Theme
from ui.welcome import Welcome

_DECISIONS, _SIGNS_A_MINUTE, _MINUTES = 15, 150, 2  # a slow typist


class Person:
    """Types and presses as somebody does who sees the program for the first time, and counts."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.decisions, self.signs = qtbot, 0, 0

    def press(self, button: QPushButton) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self.decisions += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, field: object, text: str) -> None:
        assert isinstance(field, QLineEdit)
        assert field.isVisible()
        self.decisions += 1
        self.signs += len(text)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)


@pytest.fixture
def welcome(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Welcome]:
    housekeeping = Housekeeping()
    theme, jobs = Theme(), Jobs(lambda _error: None)
    window = Welcome(tmp_path / "office", theme, jobs, lambda _file: None, ("Canon",), clock.today(), clock)
    window.show()
    yield window
    window.close()
    jobs.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    housekeeping.close()


def test_from_an_empty_folder_to_the_first_slip(
    welcome: Welcome, qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    person, rounds = Person(qtbot), list[Round]()
    welcome.chosen.connect(rounds.append)
    person.press(welcome.begin)
    rows = welcome.form.rows
    person.write(rows["officer.name"].input, "Rina Kusuma")
    person.write(rows["ppid.name"].input, "Hadi Nugroho")
    person.write(rows["superior.name"].input, "Maya Safitri")
    person.press(welcome.found)
    qtbot.waitUntil(lambda: hasattr(welcome, "check"), timeout=20_000)
    with Desk.open(tmp_path / "office", clock) as desk:
        groups = desk.recovery_groups()
    for group in welcome.check.asked:
        person.write(welcome.check.form.rows[f"group{group}"].input, groups[group - 1].lower())
    person.press(welcome.check.confirm)
    assert rounds == [Round(tmp_path / "office", page="registration")]
    program = Program(qapp, Desk.open(tmp_path / "office", clock), lambda _file: None, None, Paperless(), rounds[0])
    program.window.show()
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    person.write(page.form.name, "Siti Rahmawati")
    items = page.form.rows["items"].input
    items.setFocus()
    QTest.keyClicks(items, "Laporan kinerja 2025")
    person.decisions, person.signs = person.decisions + 1, person.signs + len("Laporan kinerja 2025")
    person.press(page.primary)
    qtbot.waitUntil(lambda: bool(page.outcome.number), timeout=20_000)
    number = page.outcome.number
    qtbot.waitUntil(lambda: program.desk.printing.jobs(number)[0].state.value == "printed", timeout=20_000)
    request = program.desk.requests.get(number)
    assert (request.officer, program.desk.recovery_tested) == ("Rina Kusuma", True)
    program.close()
    assert person.decisions <= _DECISIONS, person.decisions
    assert person.signs <= _SIGNS_A_MINUTE * _MINUTES, person.signs


def test_what_is_wrong_is_said_at_its_row_and_nothing_is_founded(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.set_up()
    field = welcome.form.rows["hours.monday"].input
    assert isinstance(field, QLineEdit)
    field.setText("8-16")
    welcome.found_office()
    assert "8-16" in welcome.banner.sentence
    assert welcome.form.rows["hours.monday"].line.isVisible()
    assert not (welcome._folder / "books.db").exists()


def test_a_copy_comes_back_on_another_pc(welcome: Welcome, qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    number = desk.requests.register(asked()).number
    payload = desk.requests.payload(desk.requests.get(number))
    copy, code = desk.copies.now().copy.file, " ".join(desk.recovery_groups())
    rounds = list[Round]()
    welcome.chosen.connect(rounds.append)
    welcome._folder = tmp_path / "fresh"
    welcome.put_back()
    welcome.restoring.choose_file(copy)
    welcome.restoring.look()
    said = welcome.restoring.form
    qtbot.waitUntil(lambda: said.told("recovery_code") != "", timeout=20_000)
    said.set_value("recovery_code", code)
    welcome.restoring.look()
    qtbot.waitUntil(welcome.restoring.agree.isEnabled, timeout=20_000)
    assert number in welcome.restoring.told.text()
    welcome.restoring.agree.click()
    begun = _prepared(rounds[0])
    assert (begun.kind, number in begun.told) == ("success", True)
    with Desk.open(tmp_path / "fresh", desk.clock) as fresh:
        assert fresh.requests.check_slip(payload)["in_books"]


def test_a_copy_that_does_not_verify_is_said_and_replaces_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.requests.register(asked())
    folder = desk.places.folder
    copy = desk.copies.now().copy.file
    torn = tmp_path / "torn.db"
    torn.write_bytes(copy.read_bytes()[:9000])
    later = desk.requests.register(asked("Budi Santoso")).number
    desk.close()
    begun = _prepared(Round(folder, copy=torn))
    assert begun.kind == "error"
    assert str(torn) in begun.told
    with Desk.open(folder, desk.clock) as still:
        assert still.requests.get(later).number == later
    assert look_at_copy(folder, copy, None).later == (later,)


def test_the_sample_office_says_so_on_every_page(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock.standing(NOON)
    found_demo(tmp_path / "office" / "demo", 3, clock=clock)
    begun = Round(tmp_path / "office" / "demo", demo=True, back=tmp_path / "office")
    desk = Desk.open(begun.folder, Clock.standing(NOON + timedelta(minutes=1)))
    program = Program(qapp, desk, lambda _file: None, None, Paperless(), begun)
    program.window.show()
    for page in ("today", "registration", "queue", "books", "settings"):
        program.window.go(page)
        assert program.window.windowTitle().startswith("CONTOH — ")
        assert any(each.isVisible() and "KANTOR CONTOH" in each.text() for each in program.window.findChildren(QLabel))
    program.begin_again(Round(tmp_path / "office"))
    assert program.next == Round(tmp_path / "office")
    program.close()
