"""No screen shows a whole identity number but the field into which it is being typed."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.navigation import PAGES
from ui.pages.registration import RegistrationPage

NIK, MASKED = "3673015508900002", "3673••••••••0002"


def seen(window: QWidget) -> str:
    """Every text that the window's widgets hold."""
    found: list[str] = []
    for each in window.findChildren(QWidget):
        if isinstance(each, (QLabel, QAbstractButton, QLineEdit)):
            found += [each.text(), each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
        elif isinstance(each, QListWidget):
            found += [each.item(place).text() for place in range(each.count())]
        elif isinstance(each, QTableView) and (model := each.model()) is not None:
            cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
            found += [str(model.index(*cell).data()) for cell in cells]
    return "\n".join(found)


def test_no_page_shows_the_whole_number(program: Program, qtbot: QtBot) -> None:
    number = program.desk.requests.register(asked()).number
    (visitor,) = program.desk.requests.visitors("siti")
    for entry in PAGES:
        program.window.go(entry.key)
        settled(qtbot, program)
    program.window.go("queue", number)
    settled(qtbot, program)
    program.window.go("registration", visitor)
    settled(qtbot, program)
    program.window.show_palette()
    assert program.window.palette_dialog is not None
    program.window.palette_dialog.field.setText("siti")
    qtbot.wait(200)
    settled(qtbot, program)
    shown = seen(program.window)
    assert MASKED in shown
    assert number in shown
    assert NIK not in shown
    program.window.palette_dialog.close()


def test_a_returning_visitor_is_registered_with_the_whole_number(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    (visitor,) = program.desk.requests.visitors("siti")
    program.window.go("registration", visitor)
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    page.form._form_of("items").set_value("items", "Anggaran 2025")
    page.register()
    qtbot.waitUntil(lambda: page.outcome.number != "", timeout=20_000)
    assert program.desk.requests.get(page.outcome.number).requester.id_number == NIK


def test_a_draft_comes_back_masked_and_whole(program: Program, qtbot: QtBot, clock: Clock) -> None:
    program.desk.requests.register(asked())
    (visitor,) = program.desk.requests.visitors("siti")
    program.window.go("registration", visitor)
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    draft = page.form.draft()
    page.form.put_draft(page._empty)
    assert page.form.is_empty()
    assert page.form.words("requester.id_number") == ""
    page.form.put_draft(draft)
    assert MASKED in seen(page)
    assert NIK not in seen(page)
    assert page.form.words("requester.id_number") == NIK
    field = page.form.rows["requester.id_number"].input
    assert isinstance(field, QLineEdit)
    field.setText("3673015508900003")  # typed over: what is typed holds
    assert page.form.words("requester.id_number") == "3673015508900003"


def test_a_restore_is_noted_with_who_did_it(desk: Desk, clock: Clock) -> None:
    from ppid_desk.founding import restore

    copy = desk.copies.now().copy.file
    folder = desk.places.folder
    desk.close()
    restore(folder, copy, None, clock, actor="Rina Kusuma")
    with Desk.open(folder, clock) as again, again.books.read() as reading:
        assert reading.rows("SELECT actor FROM event WHERE kind = 'books.restored'") == [("Rina Kusuma",)]
