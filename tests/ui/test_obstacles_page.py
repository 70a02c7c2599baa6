"""Obstacles through the real window, by keys: written down, cured, taken out; what is wrong stands at its row."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ppid_desk.audits.obstacles.rules import Cause, NewObstacle
from ppid_desk.people.rules import OfficerFacts, Role
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.obstacles import ObstaclesPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> ObstaclesPage:
    desk = program.desk
    for name, role in (("Panca PPID", Role.PPID), ("Mira Meja", Role.DESK)):
        desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
    desk.officers.choose("Panca PPID")
    program.window.go("obstacles")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, ObstaclesPage)
    return found


def press(page: ObstaclesPage, program: Program, qtbot: QtBot, key: Qt.Key, held: object = None) -> None:
    target = QApplication.focusWidget() or page
    QTest.keyClick(target, key, CONTROL if held else Qt.KeyboardModifier.NoModifier)
    settled(qtbot, program)


def write(page: ObstaclesPage, row: str, text: str) -> None:
    field = page._form().form.rows[row].input  # type: ignore[union-attr]
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    QTest.keyClicks(field, text)


def test_an_obstacle_is_written_down_cured_and_seen_among_its_cause(
    page: ObstaclesPage, program: Program, qtbot: QtBot
) -> None:
    number = program.desk.requests.register(asked()).number
    assert "Ctrl+B" in page.left.empty.text()
    press(page, program, qtbot, Qt.Key.Key_B, CONTROL)
    write(page, "cause", "Peralatan")
    write(page, "text", "Listrik padam, pemindai mati")
    write(page, "from", "20/11/2026")
    write(page, "requests", f"{number}, 998877")
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert "998877" in page.writing.form.told("requests")
    assert page.writing.form.rows["requests"].input.hasFocus()
    write(page, "requests", number)
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    (found,) = program.desk.obstacles.listed()
    assert (found.cause, found.first, found.last) == (Cause.EQUIPMENT, date(2026, 11, 20), None)
    assert [each.number for each in found.requests] == [number]
    assert found.number in page.banner.sentence
    assert number in page.linked.text()
    press(page, program, qtbot, Qt.Key.Key_G, CONTROL)
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.curing.form.told("how")
    write(page, "how", "Genset dinyalakan")
    write(page, "on", "19/11/2026")
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.curing.form.told("on")
    write(page, "on", "21/11/2026")
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    (cured,) = program.desk.obstacles.listed()
    assert cured.cure is not None
    assert (cured.cure.how, cured.last) == ("Genset dinyalakan", date(2026, 11, 21))
    assert page.model.rows == ()  # it left the group that waits
    assert [page._chips[name].text()[-1] for name in ("open", "cured", "all")] == ["0", "1", "1"]
    counted = " ".join(each.text() for each in page.chart.findChildren(QLabel))
    assert "1 kendala, 1 teratasi, 1 permohonan" in counted


def test_what_was_written_by_mistake_is_taken_out_with_a_reason(
    page: ObstaclesPage, program: Program, qtbot: QtBot
) -> None:
    found = program.desk.obstacles.add(NewObstacle(Cause.STAFF, "Hanya satu petugas", date(2026, 11, 2)))
    program.window.go("obstacles", found.number)
    settled(qtbot, program)
    page.table.setFocus()
    press(page, program, qtbot, Qt.Key.Key_Delete)
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.dropping.form.told("reason")
    write(page, "reason", "Salah kantor")
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    (gone,) = program.desk.obstacles.listed(withdrawn=True)
    assert gone.withdrawn == "Salah kantor"
    assert "Salah kantor" in page.told.text()
    assert not page.drop_button.isEnabled()
    assert list(program.desk.faults()) == []


@pytest.mark.parametrize(("first", "last"), [("", ""), ("40/11/2026", ""), ("20/11/2026", "31/11/2026")])
def test_a_day_that_is_none_is_said_at_its_row(
    page: ObstaclesPage, program: Program, qtbot: QtBot, first: str, last: str
) -> None:
    press(page, program, qtbot, Qt.Key.Key_B, CONTROL)
    page.writing.form.set_value("text", "Listrik padam")
    page.writing.form.set_value("from", first)
    page.writing.form.set_value("to", last)
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.writing.form.told("to" if last else "from")
    assert program.desk.obstacles.listed() == ()
    page.setFocus()
    press(page, program, qtbot, Qt.Key.Key_Escape)
    assert page.right.currentIndex() == 0


def test_the_page_is_reached_from_the_audits(page: ObstaclesPage, program: Program, qtbot: QtBot) -> None:
    program.window.go("audits")
    settled(qtbot, program)
    QTest.keyClick(program.window.page, Qt.Key.Key_E, CONTROL)
    assert program.window.page is page


def test_who_may_not_take_out_is_told(page: ObstaclesPage, program: Program, qtbot: QtBot) -> None:
    found = program.desk.obstacles.add(NewObstacle(Cause.STAFF, "Hanya satu petugas", date(2026, 11, 2)))
    program.desk.officers.choose("Mira Meja")
    program.window.go("obstacles", found.number)
    settled(qtbot, program)
    page.table.setFocus()
    press(page, program, qtbot, Qt.Key.Key_Delete)
    write(page, "reason", "Salah")
    press(page, program, qtbot, Qt.Key.Key_Return, CONTROL)
    assert not page.banner.isHidden()
    assert program.desk.obstacles.get(found.number).withdrawn == ""
