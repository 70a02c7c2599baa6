"""The forms that a page opens have room in the smallest window, as the pages themselves have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from tests.catalogue.conftest import decree_facts, entry_facts
from tests.conftest import asked
from tests.ui.conftest import settled
from tests.ui.test_room import cut
from ui.app import Program

FORMS = [
    ("objections", "new"), ("catalogue", "new_decree"), ("catalogue", "new_entry"), ("import", "exclusions"),
    ("catalogue", "exclusions"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "what"), FORMS, ids=[f"{page}-{what}" for page, what in FORMS])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    program: Program, desk: Desk, qtbot: QtBot, page: str, what: str
) -> None:
    desk.requests.register(asked())
    decree = desk.catalogue.exclusions.add_decree(decree_facts())
    desk.catalogue.exclusions.add_entry(decree.id, entry_facts("1"))
    program.window.resize(1024, 640)
    program.window.go(page)
    settled(qtbot, program)
    program.window.go(page, what)
    settled(qtbot, program)
    qtbot.waitUntil(lambda: cut(program.window) == [], timeout=2000)
    areas = [each for each in program.window.page.findChildren(QScrollArea) if each.isVisible()]
    assert [each for each in areas if each.horizontalScrollBar().maximum() > 0] == []


def test_the_words_of_a_box_are_a_part_of_it(program: Program, qtbot: QtBot) -> None:
    program.window.go("objections", "new")
    settled(qtbot, program)
    form = program.window.page.writing.form.form  # type: ignore[attr-defined]
    box = form.rows["ground.d"].input
    words = box.parentWidget().layout().itemAt(1).widget()
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert box.accessibleName().startswith("d — ")
