"""The shell: rail, pages, keys; it knows no page but by its row in `navigation.PAGES`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ppid_desk.language import long_date, mark, tr
from ui.keys_sheet import KeysSheet
from ui.navigation import PAGES, Entry
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.parts import frame, key, scrolling

_LOOK_EVERY = 1500  # ms between looks for what other windows wrote
_FOOT = {
    "officer": ("officer", mark("Officer")),
    "printer": ("printer", mark("Printer")),
    "books": ("books", mark("Books, last copy")),
    "day": ("calendar", mark("Office date")),
}


class Window(QMainWindow):
    """The one window of the program."""

    painted = Signal()

    def __init__(self, tools: Tools, printer_name: Callable[[], str]) -> None:
        super().__init__()
        self.tools = tools
        self.pages: dict[str, Page] = {}
        self._printer_name = printer_name
        self._painted = False
        self.sheet: KeysSheet | None = None
        self._day: date = tools.desk.clock.today()
        self._seen = tools.desk.changes()
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._foot: dict[str, ElidedLabel] = {}
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(1024, 640)
        self.resize(1366, 728)
        self._keys()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self._clock.start(_LOOK_EVERY)
        tools.changes.happened.connect(self._tell_foot)
        self._tell_foot()

    def take_size(self, width: int, height: int, *, maximized: bool) -> None:
        """The size that the window had when it was closed, in pixels; 0 leaves it as it is."""
        if width and height:
            self.resize(QSize(width, height).boundedTo(self.screen().availableSize()))
        if maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _rail(self) -> QFrame:
        rail = frame("rail")
        unit = self.tools.theme.unit
        rail.setFixedWidth(29 * unit)
        column = QVBoxLayout(rail)
        column.setContentsMargins(unit, 2 * unit, unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(self.tools.desk.settings.office.name, "section", wrap=True))
        if self.tools.desk.demo:
            column.addWidget(PlainLabel(tr("SAMPLE OFFICE — not real"), "error", wrap=True))
        column.addSpacing(2 * unit)
        column.addWidget(scrolling(self._rail_buttons()), 1)
        for name, (icon, _) in _FOOT.items():
            column.addLayout(self._foot_line(name, icon))
        return rail

    def _rail_buttons(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.tools.theme.unit // 2)
        for place, entry in enumerate(PAGES):
            column.addWidget(self._rail_button(entry, place))
        column.addStretch(1)
        return inner

    def _foot_line(self, name: str, icon: str) -> QHBoxLayout:
        row, sign = QHBoxLayout(), PlainLabel("", "small")
        row.setSpacing(self.tools.theme.unit)
        sign.setFixedSize(QSize(1, 1) * 3 * self.tools.theme.unit)
        self.tools.icons.put(sign, icon, self.tools.theme.colours.muted)
        self._foot[name] = ElidedLabel("", "small")
        row.addWidget(sign)
        row.addWidget(self._foot[name], 1)
        return row

    def _rail_button(self, entry: Entry, place: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setText(tr(entry.words))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setIconSize(QSize(4 * self.tools.theme.unit, 4 * self.tools.theme.unit))
        button.setMinimumHeight(6 * self.tools.theme.unit)
        button.setToolTip(f"Ctrl+{place + 1}")
        button.setAccessibleName(tr(entry.words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._go_by_button, entry.key))
        self.tools.icons.put(button, entry.icon)
        self._buttons.addButton(button, place)
        return button

    def _keys(self) -> None:
        for place, entry in enumerate(PAGES):
            key(f"Ctrl+{place + 1}", self, partial(self.go, entry.key))
        key(key_of("help"), self, self._show_keys)
        key(key_of("back"), self, self._back)
        key(key_of("next_visitor"), self, lambda: self.go("registration", "next"))
        key(key_of("search"), self, lambda: self.go("queue", "search"))

    @property
    def page(self) -> Page:
        """The page that is looked at."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def _go_by_button(self, name: str, _checked: bool = False) -> None:
        self.go(name)

    def go(self, name: str, what: object = None) -> None:
        """Look at a page, with something to show on it."""
        if name not in self.pages:
            entry = next(each for each in PAGES if each.key == name)
            self.pages[name] = entry.load()(self.tools)
            self._stack.addWidget(self.pages[name])
        page = self.pages[name]
        self._stack.setCurrentWidget(page)
        place = [entry.key for entry in PAGES].index(name)
        self._buttons.button(place).setChecked(True)
        self.setWindowTitle(f"{page.title.text()} — PPID Desk")
        page.enter()
        if what is not None:
            page.open_with(what)

    def look(self) -> None:
        """Look whether another window or the console wrote something, and whether another day began."""
        seen, day = self.tools.desk.changes(), self.tools.desk.clock.today()
        if day != self._day:
            self._day = day
            for page in self.pages.values():
                page.turn_over()
            self._tell_foot()
        if seen != self._seen:
            self._seen = seen
            self.tools.changes.happened.emit()

    def _tell_foot(self) -> None:
        desk = self.tools.desk
        told = {
            "officer": desk.settings.officer.name,
            "printer": self._printer_name(),
            "books": desk.newest_copy() or tr("no copy yet"),
            "day": long_date(desk.clock.today()),
        }
        for name, words in told.items():
            self._foot[name].setText(words)
            self._foot[name].setAccessibleName(f"{tr(_FOOT[name][1])}: {words}")

    def _back(self) -> None:
        if not self.page.escape() and self.page.key != "today":
            self.go("today")

    def _show_keys(self) -> None:
        self.sheet = KeysSheet(self.page.key, self)
        self.sheet.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        for page in self.pages.values():
            page.leave()
        super().closeEvent(event)
