"""The whole identity number on the request's page: by a logged act, for a short while, never behind the lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.people.rules import OfficerFacts, Requester, RequesterKind, Role
from ppid_desk.text import isolate
from tests.conftest import asked
from tests.people.conftest import events
from tests.ui.conftest import settled
from tests.ui.test_masking import MASKED, NIK, seen
from ui.app import Program
from ui.pages.books import BooksPage
from ui.pages.case import CasePage
from ui.widgets.looks_list import LooksList

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> CasePage:
    number = program.desk.requests.register(asked()).number
    program.window.go("case", number)
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, CasePage)
    return found


def press(
    program: Program, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, key, modifier)
    settled(qtbot, program)


def look(program: Program, qtbot: QtBot, reason: str = "mencocokkan KTP") -> None:
    press(program, qtbot, Qt.Key.Key_I, CONTROL)
    QTest.keyClicks(QApplication.focusWidget() or program.window, reason)
    press(program, qtbot, Qt.Key.Key_Return)


def test_it_is_shown_with_a_reason_and_covered_again(page: CasePage, program: Program, qtbot: QtBot) -> None:
    assert MASKED in seen(program.window)
    look(program, qtbot, " ")
    identity = page.view.identity
    assert "dicatat dalam jurnal" in identity.form.told("reason")
    assert NIK not in seen(program.window)
    assert events(program.desk, "identity.revealed") == []
    look_again = identity.form.rows["reason"].input
    assert QApplication.focusWidget() is look_again
    QTest.keyClicks(look_again, "mencocokkan KTP")
    press(program, qtbot, Qt.Key.Key_Return)
    assert NIK in seen(program.window)
    ((_, actor, facts),) = events(program.desk, "identity.revealed")
    assert (actor, facts["reason"]) == (program.desk.who().name, "mencocokkan KTP")
    for _ in range(20):
        identity._tick()
    assert NIK not in seen(program.window)
    assert MASKED in identity.number.text()


def test_another_page_the_lock_and_esc_cover_it(page: CasePage, program: Program, qtbot: QtBot) -> None:
    number = page.number
    look(program, qtbot)
    press(program, qtbot, Qt.Key.Key_Escape)
    assert NIK not in seen(program.window)
    assert program.window.page is page
    look(program, qtbot)
    program.window.go("queue", number)
    settled(qtbot, program)
    assert NIK not in seen(program.window)
    program.window.go("case", number)
    settled(qtbot, program)
    look(program, qtbot)
    assert NIK in seen(program.window)
    press(program, qtbot, Qt.Key.Key_L, CONTROL)
    assert program.window.locking.locked
    assert NIK not in seen(program.window)
    press(program, qtbot, Qt.Key.Key_1)
    assert NIK not in seen(program.window)


def test_a_number_that_comes_after_the_lock_is_not_shown(page: CasePage, program: Program, qtbot: QtBot) -> None:
    press(program, qtbot, Qt.Key.Key_I, CONTROL)
    QTest.keyClicks(QApplication.focusWidget() or program.window, "mencocokkan KTP")
    page.view.identity.look()
    program.window.locking.lock()
    settled(qtbot, program)
    assert NIK not in seen(program.window)


def test_who_may_not_is_told_at_the_field(page: CasePage, program: Program, qtbot: QtBot) -> None:
    auditor = program.desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.AUDITOR})))
    program.desk.officers.choose(auditor.id)
    look(program, qtbot)
    assert "Rina Kusuma tidak berwenang" in page.view.identity.form.told("reason")
    assert NIK not in seen(program.window)


def test_without_a_number_there_is_nothing_to_look_at(page: CasePage, program: Program, qtbot: QtBot) -> None:
    nobody = Requester(RequesterKind.PERSON, "Budi Santoso", phone="081290000002")
    program.window.go("case", program.desk.requests.register(asked(requester=nobody)).number)
    settled(qtbot, program)
    assert not page.view.identity.isVisible()
    press(program, qtbot, Qt.Key.Key_I, CONTROL)
    assert not page.view.identity.asking.isVisible()


def test_the_ppid_sees_who_looked_day_by_day(page: CasePage, program: Program, qtbot: QtBot) -> None:
    look(program, qtbot, "mencocokkan KTP")
    press(program, qtbot, Qt.Key.Key_I, CONTROL)  # covered
    look(program, qtbot, "pemadanan data")
    program.window.go("books", "looks")
    settled(qtbot, program)
    books = program.window.page
    assert isinstance(books, BooksPage)
    shown = books.dialog.findChild(LooksList)
    assert isinstance(shown, LooksList)
    cells = [[item.text() if (item := shown.table.item(row, column)) else "" for column in (0, 2, 4)] for row in (0, 1)]
    assert [row[1:] for row in cells] == [
        [isolate(program.desk.who().name), isolate(reason)] for reason in ("pemadanan data", "mencocokkan KTP")
    ]
    assert ("Senin, 23 November 2026: 2 kali" in cells[0][0], cells[1][0]) == (True, "")
    books.dialog.close()
    rina = program.desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.DESK})))
    program.desk.officers.choose(rina.id)
    books.show_looks()
    settled(qtbot, program)
    assert "Rina Kusuma tidak berwenang" in books.banner.sentence
