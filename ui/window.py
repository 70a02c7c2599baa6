"""The shell: rail, pages, keys; it knows no page but by its row in `navigation.PAGES`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
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

from ppid_desk.errors import Refusal
from ppid_desk.language import long_date, mark, tr
from ui.locking import Locking
from ui.navigation import PAGES, RAIL, TASKS, Entry, entry_of, rail_key
from ui.page import Page, PaperNumber, Tools
from ui.rounds import Round
from ui.shortcuts import key_of
from ui.watch import Watch
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tip
from ui.widgets.parts import bring_into_view, button, frame, key, scrolling
from ui.words import compared, copy_age

if TYPE_CHECKING:
    from ppid_desk.desk import Made
    from ui.keys_sheet import KeysSheet
    from ui.palette import Palette, Task

_LOOK_EVERY = 1500  # ms between looks for what other windows wrote
_COPY_EVERY = 40  # looks between looks whether the day's copy is due
_FOOT = {
    "officer": ("officer", mark("Officer")),
    "printer": ("printer", mark("Printer")),
    "books": ("books", mark("Books, last copy")),
    "day": ("calendar", mark("Office date")),
}


class Window(QMainWindow):
    """The one window of the program."""

    painted = Signal()

    def __init__(self, tools: Tools, printer_name: Callable[[], str], watch: Watch) -> None:
        super().__init__()
        self.tools = tools
        self.pages: dict[str, Page] = {}
        self._printer_name = printer_name
        self._painted = False
        self.sheet: KeysSheet | None = None
        self.palette_dialog: Palette | None = None
        self._day: date = tools.desk.clock.today()
        self._seen = tools.desk.changes()
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._foot: dict[str, ElidedLabel] = {}
        self._may_close = False
        self._closing_copy = False
        self._copying = False
        self._looks = 0
        self._offered: date | None = None
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addLayout(self._whole(), 1)
        layers = QStackedWidget()
        layers.addWidget(middle)
        self.setCentralWidget(layers)
        self.locking = Locking(tools, layers, watch, self._officer_changed)
        self.setMinimumSize(1024, 640)
        self.resize(1366, 728)
        self._keys()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self._clock.start(_LOOK_EVERY)
        tools.changes.happened.connect(self._tell_foot)
        self._tell_foot()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_view)

    def _bring_into_view(self, _left: QWidget | None, focused: QWidget | None) -> None:
        """What has the focus is seen, also when an error or a key sent it there."""
        if focused is not None and self._stack.isAncestorOf(focused):
            bring_into_view(focused)

    def take_size(self, width: int, height: int, *, maximized: bool) -> None:
        """The size that the window had when it was closed, in pixels; 0 leaves it as it is."""
        if width and height:
            self.resize(QSize(width, height).boundedTo(self.screen().availableSize()))
        if maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _whole(self) -> QVBoxLayout:
        """The page that is looked at; above it, in a demo office, the strip that says so on every page."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.tools.desk.demo:
            column.addWidget(self._demo_strip())
        column.addWidget(self._stack, 1)
        return column

    def _demo_strip(self) -> QFrame:
        strip = frame("demo")
        row = QHBoxLayout(strip)
        unit = self.tools.theme.unit
        row.setContentsMargins(3 * unit, unit, 3 * unit, unit)
        said = tr("SAMPLE OFFICE — nothing here is real, and no paper counts")
        row.addWidget(PlainLabel(said, "section", wrap=True), 1)
        back = self.tools.back
        if back is not None:
            row.addWidget(button(tr("Leave the sample"), lambda: self.tools.begin_again(Round(back))))
        return strip

    def _rail(self) -> QFrame:
        rail = frame("rail")
        unit = self.tools.theme.unit
        rail.setFixedWidth(32 * unit)
        column = QVBoxLayout(rail)
        column.setContentsMargins(unit, 2 * unit, unit, 2 * unit)
        column.setSpacing(unit)
        self._office = PlainLabel("", "section", wrap=True)
        column.addWidget(self._office)
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
        for place, entry in enumerate(RAIL):
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
        button.setText(tr(entry.words).replace("&", "&&"))  # a single one would name a key
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setIconSize(QSize(4 * self.tools.theme.unit, 4 * self.tools.theme.unit))
        button.setToolTip(plain_tip(rail_key(entry)))
        button.setAccessibleName(tr(entry.words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._go_by_button, entry.key))
        self.tools.icons.put(button, entry.icon)
        self._buttons.addButton(button, place)
        return button

    def _keys(self) -> None:
        for entry in RAIL:
            key(rail_key(entry), self, partial(self.go, entry.key))
        key(key_of("help"), self, self.show_keys)
        key(key_of("back"), self, self._back)
        key(key_of("next_visitor"), self, partial(self.go, "registration", "next"))
        key(key_of("search"), self, partial(self.go, "queue", "search"))
        key(key_of("find"), self, self.show_palette)
        key(key_of("close_day"), self, partial(self.go, "books", "close"))
        self.locking.keys = self.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _officer_changed(self) -> None:
        officer = self.tools.desk.officers.current
        if officer is not None and not officer.reads:
            self._forget_pages()
        self.tools.changes.happened.emit()

    def _forget_pages(self) -> None:
        """Whoever may not read requests finds none on the pages that somebody else has looked at."""
        left, self.pages = self.pages, {}
        self.go("books")
        for page in left.values():
            page.leave()
            self._stack.removeWidget(page)
            page.deleteLater()

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
            self.pages[name] = entry_of(name).load()(self.tools)
            self._stack.addWidget(self.pages[name])
        page = self.pages[name]
        if self.tools.jobs.before_paint:
            page.freshen()  # once it is on the screen, each part that appears lays everything out anew
        self._stack.setCurrentWidget(page)
        self._check_button(name)
        sample = tr("SAMPLE") + " — " if self.tools.desk.demo else ""
        self.setWindowTitle(f"{sample}{page.title.text()} — PPID Desk")
        page.enter()
        if what is not None:
            page.open_with(what)

    def _check_button(self, name: str) -> None:
        places = [entry.key for entry in RAIL]
        self._buttons.setExclusive(False)
        for place, each in enumerate(places):
            self._buttons.button(place).setChecked(each == name)
        self._buttons.setExclusive(True)

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
            self.tools.desk.follow_settings()
            self.locking.see()
            self.tools.changes.happened.emit()
        self._looks += 1
        if self._looks % _COPY_EVERY == 1:
            self.see_to_copy()
            self.offer_closing()

    def offer_closing(self) -> None:
        """When the desk's hours are over and the day is not closed yet, offer it once."""
        desk, now = self.tools.desk, self.tools.desk.clock.now()
        end = desk.settings.hours.end_on(now.date())
        if end is None or now.time() < end or self._offered == now.date() or not self.page.banner.isHidden():
            return
        self._offered = now.date()
        if not desk.demo and not desk.closing.closed_today() and desk.closing.look().given:
            said = tr("The desk's hours are over. Close the day?")
            self.page.banner.tell("info", said, tr("Close the day") + " (F9)", lambda: self.go("books", "close"))

    def see_to_copy(self) -> None:
        """Make the day's copy when it is due; only trouble is told."""
        if not self._copying and self.tools.desk.copies.due():
            self._copying = True
            self.tools.jobs.run(self, self.tools.desk.copies.now, self._copied, self._copy_failed)

    def _copied(self, made: Made) -> None:
        self._copying = False
        if made.trouble:
            self.page.banner.tell("warning", str(made.trouble))
        self._tell_foot()

    def _copy_failed(self, error: Exception) -> None:
        self._copying = False
        self.page.failed(error)

    def _tell_foot(self) -> None:
        desk = self.tools.desk
        self.locking.mind_guard()
        self._office.setText(desk.settings.office.name)
        told = {
            "officer": desk.officers.witness,
            "printer": self._printer_name(),
            "books": copy_age(desk.copies.newest(), desk.clock.today()) if self._painted else "",
            "day": long_date(desk.clock.today()),
        }
        for name, words in told.items():
            self._foot[name].setText(words)
            self._foot[name].setAccessibleName(f"{tr(_FOOT[name][1])}: {words}")

    def _back(self) -> None:
        if not self.page.escape() and self.page.key != "today":
            self.go("today")

    def tasks(self) -> list[Task]:
        """What can be gone to and done from anywhere, the pages first."""
        from ui.palette import Task

        found = [Task(tr(entry.words), partial(self.go, entry.key), rail_key(entry)) for entry in PAGES]
        found.append(Task(tr("Next visitor"), partial(self.go, "registration", "next"), key_of("next_visitor")))
        found.append(Task(tr("Search in the queue"), partial(self.go, "queue", "search"), key_of("search")))
        found += [Task(tr(words), partial(self.go, page, what)) for words, page, what in TASKS]
        found.append(Task(tr("Lock, change the officer"), self.locking.lock, key_of("lock")))
        found.append(Task(tr("Keys of this page"), self.show_keys, key_of("help")))
        return found

    def show_palette(self) -> None:
        """Find anything."""
        from ui.palette import Palette

        self.palette_dialog = Palette(self.tools, self.tasks(), self)
        self.palette_dialog.open()

    def scanned(self, code: str) -> None:
        """A slip was scanned: open its request, or say why not."""
        if self.locking.locked:
            return
        mean = partial(self.tools.desk.scanned, code)
        self.tools.jobs.run(self, mean, self._open_scanned, self.page.failed, key="scan")

    def _open_scanned(self, found: tuple[str, Any]) -> None:
        kind, what = found
        if kind == "closing":
            self.page.banner.tell(*compared(what))
        elif kind == "objection" and what:
            self.go("objections", what)
        elif kind == "paper":
            self.go("registration", PaperNumber(what))
        elif what:
            self.go("queue", what)
        else:
            said = tr("The slip is genuine, but these books do not hold its request.")
            self.page.banner.tell("warning", said)

    def show_keys(self) -> None:
        """The keys of this page."""
        from ui.keys_sheet import KeysSheet

        self.sheet = KeysSheet(self.page.key, self)
        self.sheet.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def let_go(self) -> None:
        """From now on closing asks for nothing more."""
        self._may_close = True

    def _close_at_last(self) -> None:
        self.let_go()
        self.close()

    def _copy_then_close(self) -> None:
        """A copy first, as something changed; nobody has to wait for it."""
        self._closing_copy = True
        told, anyway = tr("A copy of the books is being made and checked before closing …"), tr("Close without a copy")
        self.page.banner.tell("info", told, anyway, self._close_at_last)
        self.tools.jobs.run(self, self.tools.desk.copies.now, lambda _: self._close_at_last(), self._no_copy)

    def _no_copy(self, error: Exception) -> None:
        self._closing_copy = False
        if not isinstance(error, Refusal):
            self.tools.put_right(error)
        self.page.banner.tell("error", str(error), tr("Close without a copy"), self._close_at_last)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close and self.tools.desk.copies.due(closing=True):
            event.ignore()
            if not self._closing_copy:
                self._copy_then_close()
            return
        for page in self.pages.values():
            page.leave()
        for timer in self.findChildren(QTimer):  # what waits to be read must not be read from closed books
            timer.stop()
        super().closeEvent(event)
