"""Every key on every page, pressed on the real window: what it does, in an empty page and over typed text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ppid_desk.audits.obstacles.rules import Cause, NewObstacle
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from tests.catalogue.conftest import decree_facts, entry_facts
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.navigation import PAGES, RAIL, rail_key
from ui.shortcuts import KEYS, Key
from ui.window import Window

PAGE_KEYS = [entry.key for entry in PAGES]
WORD = "kata"


class Windows(QObject):
    """Notes every window that is shown beside the program's own."""

    def __init__(self, own: QWidget) -> None:
        super().__init__()
        self._own, self.shown = own, list[str]()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(target, QWidget) and target not in (self._own, None):
            self.shown += [type(target).__name__] if target.isWindow() else []
        return False


class Hands:
    """Somebody at the keyboard of the window, with one request and one entry in the books."""

    def __init__(self, program: Program, qtbot: QtBot, number: str) -> None:
        self.program, self.qtbot, self.number = program, qtbot, number

    @property
    def window(self) -> Window:
        return self.program.window

    def settle(self) -> None:
        settled(self.qtbot, self.program)
        QApplication.processEvents()
        settled(self.qtbot, self.program)

    def go(self, page: str) -> None:
        self.window.go(page, self.number if page in ("case", "files") and self.window.page.key != page else None)
        self.settle()

    def press(self, keys: str) -> None:
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self.settle()

    def close(self, dialog: QWidget) -> None:
        """Esc, until the window has the keys again."""
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        self.window.activateWindow()  # as every desktop does, but not the one without a screen
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def type_somewhere(self) -> QWidget | None:
        """A word in the first text field of the page, with the focus left there."""
        fields: list[QLineEdit | QPlainTextEdit] = [
            *self.window.page.findChildren(QLineEdit),
            *self.window.page.findChildren(QPlainTextEdit),
        ]
        for each in fields:
            if each.isVisible() and each.isEnabled() and not each.isReadOnly():
                each.setFocus()
                QTest.keyClicks(each, WORD)
                self.settle()
                return each
        return None


@pytest.fixture
def hands(program: Program, qtbot: QtBot, desk: Desk) -> Hands:
    number = desk.requests.register(asked()).number
    decree = desk.catalogue.exclusions.add_decree(decree_facts())
    desk.catalogue.exclusions.add_entry(decree.id, entry_facts("1"))
    desk.obstacles.add(NewObstacle(Cause.EQUIPMENT, "Listrik padam", date(2026, 11, 20)))
    desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.DESK, Role.PPID})))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    return Hands(program, qtbot, number)


@pytest.fixture
def windows(hands: Hands) -> Iterator[Windows]:
    made = Windows(hands.window)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(made)
    yield made
    application.removeEventFilter(made)


def _text(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


Effect = Callable[[Hands], bool]


def _sheet_told(hands: Hands) -> bool:
    """F1: every key of the page stands on the sheet."""
    sheet = hands.window.sheet
    assert sheet is not None
    assert sheet.isVisible()
    told = {each.text() for each in sheet.findChildren(QLabel)}
    page = hands.window.page.key
    wanted = {each.keys.replace("Return", "Enter") for each in KEYS if each.holds_on(page)}
    fits = sheet.height() <= hands.window.minimumHeight()
    hands.close(sheet)
    return fits and wanted <= told and "" not in told


def _palette_open(hands: Hands) -> bool:
    palette = hands.window.palette_dialog
    assert palette is not None
    is_open = palette.isVisible() and palette.field.hasFocus()
    hands.close(palette)
    return is_open


def _changed_officer(hands: Hands) -> bool:
    """Ctrl+L and one number: another officer acts, on the same page."""
    page = hands.window.page.key
    locked = hands.window.locking.locked
    hands.press("2")
    acting = hands.program.desk.officers.current
    other = acting is not None and acting.name == "Rina Kusuma"
    hands.press("Ctrl+L")
    hands.press("1")
    return locked and other and hands.window.page.key == page


def _is_on(page: str) -> Effect:
    return lambda hands: hands.window.page.key == page


EVERYWHERE: dict[str, Effect] = {
    **{rail_key(entry): _is_on(entry.key) for entry in RAIL},
    "F1": _sheet_told,
    "Ctrl+K": _palette_open,
    "Ctrl+N": _is_on("registration"),
    "Ctrl+F": lambda hands: hands.window.page.key == "queue" and isinstance(QApplication.focusWidget(), QLineEdit),
    "F9": _is_on("books"),
    "Ctrl+L": _changed_officer,
}


@pytest.mark.parametrize("page", PAGE_KEYS)
def test_keys_that_hold_everywhere(hands: Hands, page: str) -> None:
    wrong = {}
    for typed in (False, True):
        for keys, effect in EVERYWHERE.items():
            if told := _tried_key(hands, page, keys, effect, typed=typed):
                wrong[keys, typed] = told
    assert wrong == {}


def _tried_key(hands: Hands, page: str, keys: str, effect: Effect, *, typed: bool) -> str:
    """Press a key on a page; what is wrong with what it does, also to the text in which the cursor stands."""
    hands.go(page)
    field = hands.type_somewhere() if typed else None
    before = _text(field) if field else ""
    hands.press(keys)
    told = "" if effect(hands) else f"{hands.window.page.key}, focus {QApplication.focusWidget()}"
    if field is not None and _text(field) != before:
        told += f"{before!r} became {_text(field)!r}"
    if field is not None:
        field.clear()  # type: ignore[attr-defined]
    return told


@pytest.mark.parametrize("page", PAGE_KEYS)
def test_a_page_opens_no_window_and_keeps_the_focus(hands: Hands, windows: Windows, page: str) -> None:
    hands.go(page)
    assert windows.shown == []
    assert QApplication.focusWidget() is not None
    assert hands.window.isActiveWindow()


@pytest.mark.parametrize("page", PAGE_KEYS)
def test_every_key_of_a_page_is_listed(hands: Hands, page: str) -> None:
    hands.go(page)
    listed = {QKeySequence(each.keys) for each in KEYS if each.holds_on(page)}
    aliases = {QKeySequence("Ctrl+Enter"), *(QKeySequence(f"Alt+{n}") for n in range(1, 9))}
    bound = {each.key() for each in hands.window.page.findChildren(QShortcut)}
    assert bound - aliases <= listed, [each.toString() for each in bound - aliases - listed]


class Greedy(QLineEdit):
    """A field that takes Ctrl+K for itself, as on some desktops."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_no_field_takes_the_key_that_finds(hands: Hands) -> None:
    field = Greedy(hands.window.page)
    field.show()
    field.setFocus()
    hands.press("Ctrl+N")
    assert hands.window.page.key == "today"  # it is as greedy as it says
    hands.press("Ctrl+K")
    assert _palette_open(hands)


def test_no_two_things_have_one_key_on_a_page() -> None:
    for page in PAGE_KEYS:
        keys = [each.keys for each in KEYS if each.holds_on(page)]
        assert len(keys) == len(set(keys)), page


# what a page's own keys do


def _visible(name: str) -> Effect:
    return lambda hands: bool(_part(hands, name).isVisible())


def _part(hands: Hands, path: str) -> QWidget:
    found: object = hands.window.page
    for name in path.split("."):
        found = getattr(found, name)
    assert isinstance(found, QWidget)
    return found


def _dialog(hands: Hands) -> bool:
    found = [each for each in hands.window.findChildren(QFileDialog) if each.isVisible()]
    for each in found:
        each.close()
    return bool(found)


def _fold(name: str) -> Effect:
    return lambda hands: bool(hands.window.page.form.folds[name].is_open)  # type: ignore[attr-defined]


def _banner(*words: str) -> Effect:
    return lambda hands: any(word in hands.window.page.banner.sentence for word in words)


def _first_step(hands: Hands) -> bool:
    return bool(hands.window.page._step)  # type: ignore[attr-defined]


def _told_at(path: str, row: str) -> Effect:
    return lambda hands: _part(hands, path).told(row) != ""  # type: ignore[attr-defined]


TABLE: list[tuple[str, tuple[str, ...], Effect]] = [
    ("registration", ("F6",), _fold("representative")),
    ("registration", ("F7",), _fold("receipt")),
    ("registration", ("F8",), _fold("path")),
    ("registration", ("Ctrl+Return",), _banner("Nama pemohon")),
    ("queue", ("Return",), _is_on("case")),
    ("queue", ("Ctrl+D",), lambda hands: hands.program.desk.requests.get(hands.number).handed_over),
    ("case", ("Alt+1",), _first_step),
    ("case", ("Alt+2", "Ctrl+Return"), _first_step),  # said at its rows what is missing
    ("case", ("Alt+9",), lambda hands: bool(hands.window.page.steps.rare.is_open)),  # type: ignore[attr-defined]
    ("case", ("Alt+0",), lambda hands: bool(hands.window.page.steps.why_not.is_open)),  # type: ignore[attr-defined]
    ("case", ("Ctrl+I",), _visible("view.identity.asking")),
    ("case", ("Ctrl+I", "Return"), _told_at("view.identity.form", "reason")),
    ("case", ("Esc",), _is_on("queue")),
    ("objections", ("Ctrl+B",), _visible("writing")),
    ("objections", ("Ctrl+B", "Ctrl+Return"), _visible("writing")),
    ("objections", ("Ctrl+B", "Esc"), _visible("field")),
    ("catalogue", ("Ctrl+O",), _is_on("import")),
    ("catalogue", ("F6",), _visible("writing.entry")),
    ("catalogue", ("F7",), _visible("writing.decree")),
    ("catalogue", ("F7", "Ctrl+Return"), _told_at("writing.decree", "decided_on")),
    ("catalogue", ("F8",), _visible("writing.entry")),
    ("catalogue", ("F8", "Esc"), _visible("list")),
    ("import", ("Ctrl+O",), _dialog),
    ("import", ("Ctrl+Return",), _is_on("import")),
    ("calendar", ("Ctrl+O",), _dialog),
    ("calendar", ("Return",), lambda _hands: isinstance(QApplication.focusWidget(), QLineEdit)),
    ("reports", ("F6",), lambda hands: bool(hands.window.page.fold.is_open)),  # type: ignore[attr-defined]
    ("reports", ("Ctrl+Return",), _banner("Dibuat")),
    ("settings", ("Ctrl+S",), _banner("Tidak ada yang berbeda")),
    ("officers", ("Ctrl+S",), _banner("Tersimpan")),
    ("files", ("Ctrl+V",), _is_on("files")),
    ("audits", ("Ctrl+B",), _visible("writing")),
    ("audits", ("Ctrl+B", "Esc", "Ctrl+Return"), _is_on("audits")),
    ("audits", ("Ctrl+O",), _dialog),
    ("audits", ("Ctrl+D",), _is_on("findings")),
    ("audits", ("Ctrl+B", "F6"), _dialog),
    ("audits", ("Ctrl+E",), _is_on("obstacles")),
    ("obstacles", ("Ctrl+B",), _visible("writing")),
    ("obstacles", ("Ctrl+B", "Ctrl+Return"), _told_at("writing.form", "text")),
    ("obstacles", ("Ctrl+B", "Esc"), _visible("chart")),
    ("obstacles", ("Ctrl+G",), _visible("curing")),
    ("obstacles", ("Del",), _visible("dropping")),
    ("programme", ("Ctrl+B",), _visible("planning")),
    ("programme", ("Ctrl+B", "Ctrl+Return"), _is_on("programme")),
    ("programme", ("Alt+Left",), lambda hands: hands.window.page.year == 2025),  # type: ignore[attr-defined]
    ("programme", ("Alt+Right",), lambda hands: hands.window.page.year == 2027),  # type: ignore[attr-defined]
    ("programme", ("Ctrl+G",), _banner("Tidak ada yang menunggu")),
]


@pytest.mark.parametrize(("page", "keys", "effect"), TABLE, ids=[f"{page}-{'-'.join(keys)}" for page, keys, _ in TABLE])
def test_keys_of_one_page(hands: Hands, page: str, keys: tuple[str, ...], effect: Effect) -> None:
    hands.go(page)
    hands.qtbot.wait(100)  # a chosen row is read a moment later
    for each in keys:
        hands.press(each)
    hands.qtbot.waitUntil(lambda: effect(hands), timeout=3_000)


def _tried(each: Key) -> bool:
    pages = [page for page, keys, _ in TABLE if each.keys in keys]
    return not each.pages or any(page in pages for page in each.pages.split())


def test_the_table_tries_every_key_that_the_sheet_lists() -> None:
    elsewhere = {  # where what they need is made: a slip that was printed, days, a file, an objection, an audit
        "answer_on_spot", "reprint", "calendar_days", "calendar_years", "calendar_confirm", "look_file", "remove_file",
        "step", "take_in", "pack_out", "answer_item", "agree", "next_open", "item_before", "item_after", "answer_back",
        "one_item", "evidence", "leave_proposal", "drop_plan", "packs", "revoke_pack", "note_finding",
    }  # fmt: skip
    assert [each.name for each in KEYS if not _tried(each) and each.name not in elsewhere] == []
