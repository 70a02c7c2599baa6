"""The page of objections: one is taken down from a request, moved on, and what stands in the way is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.objections.rules import Ground, NewObjection
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.objections import ObjectionsPage
from ui.pages.queue import QueuePage


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> ObjectionsPage:
    program.window.go("objections")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, ObjectionsPage)
    return found


def rest(qtbot: QtBot, program: Program) -> None:
    """Until what follows typing was asked and answered."""
    qtbot.wait(200)
    settled(qtbot, program)


def registered(program: Program) -> str:
    number = program.desk.requests.register(asked()).number
    new = NewObjection((Ground.NOT_ANSWERED,), "Tidak dijawab.", number)
    return program.desk.objections.register(new).number


def test_an_empty_page_says_what_to_do(page: ObjectionsPage) -> None:
    assert page.empty.isVisible()
    assert "Ctrl+B" in page.empty.text()
    assert not page.right.isVisible()


def test_one_is_taken_down_from_a_request(program: Program, page: ObjectionsPage, qtbot: QtBot) -> None:
    request = program.desk.requests.register(asked()).number
    program.window.go("objections", ("about", request))
    rest(qtbot, program)
    view = page.writing
    assert view.date.day.text() == "Jumat, 8 Januari 2027"
    assert "Siti Rahmawati" in view.form.found.text()
    page.save()
    rest(qtbot, program)
    assert view.form.form.told("ground.a")  # the first thing that is missing, at its row
    view.form.form.set_value("ground.c", True)
    view.form.form.set_value("position", "Belum dijawab.")
    page.save()
    rest(qtbot, program)
    assert [row.number for row in program.desk.objections.listed()] == ["0001/KIP/KPU-KS/XI/2026"]
    assert page.work is not None
    assert page.view.number.text() == "0001/KIP/KPU-KS/XI/2026"
    assert page.banner.isVisible()


def test_a_stranger_and_a_complaint_are_told_while_writing(
    program: Program, page: ObjectionsPage, qtbot: QtBot
) -> None:
    page.begin_new(program.desk.requests.register(asked()).number)
    form = page.writing.form.form
    form.set_value("who", "other")
    form.set_value("objector.name", "Orang Lain")
    form.set_value("about", "service")
    rest(qtbot, program)
    assert "kuasa" in form.told("objector.name")
    assert "pengaduan" in form.told("about")
    assert form.rows["representative.name"].input.isHidden()


def test_a_step_is_made_and_a_missing_fact_is_told_at_its_row(
    program: Program, page: ObjectionsPage, qtbot: QtBot
) -> None:
    registered(program)
    program.window.tools.changes.happened.emit()
    rest(qtbot, program)
    page.begin_step("draft_answer")
    rest(qtbot, program)
    page.save()
    assert page.card.form is not None
    rest(qtbot, program)
    assert page.card.form.form.told("considerations")
    for name in ("considerations", "ruling"):
        page.card.form.form.set_value(name, "Bahwa terbuka.")
    page.save()
    rest(qtbot, program)
    assert page.card.name == ""
    assert page.steps.why_not is not None
    assert not page.steps.why_not.isHidden()


def test_escape_goes_back_step_by_step(program: Program, page: ObjectionsPage, qtbot: QtBot) -> None:
    registered(program)
    program.window.tools.changes.happened.emit()
    rest(qtbot, program)
    page.begin_step("discuss")
    assert page.escape()
    assert page.card.form is None
    page.begin_new()
    page.banner.hide()
    assert page.escape()
    assert page.primary.isVisible()


def test_the_queue_opens_an_objection_on_its_page(program: Program, qtbot: QtBot) -> None:
    number = registered(program)
    program.window.go("queue", number)
    rest(qtbot, program)
    queue = program.window.page
    assert isinstance(queue, QueuePage)
    assert queue.table.chosen() == number
    QTest.keyClick(queue.table, Qt.Key.Key_Return)
    rest(qtbot, program)
    page = program.window.page
    assert isinstance(page, ObjectionsPage)
    assert page.view.number.text() == number


def test_search_finds_and_says_when_nothing_fits(program: Program, page: ObjectionsPage, qtbot: QtBot) -> None:
    registered(program)
    page.field.setText("rahmawati")
    rest(qtbot, program)
    assert page.model.rowCount() == 1
    page.field.setText("zzz")
    rest(qtbot, program)
    assert page.empty.isVisible()
    assert page.escape()
    rest(qtbot, program)
    assert page.model.rowCount() == 1
