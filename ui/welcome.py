"""The first run: set up the office, put a copy back on another PC, or look around in a demo office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk import settings
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import found_office, look_at_pack
from ppid_desk.language import mark, tr
from ui.forms.office_form import OfficeForm
from ui.jobs import Jobs
from ui.rounds import Round
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.flow import Columns
from ui.widgets.labels import PlainLabel
from ui.widgets.office_tools import OfficeTools
from ui.widgets.packs_here import PacksHere
from ui.widgets.parts import button, frame, key, scrolling
from ui.widgets.recovery_check import RecoveryCheck
from ui.widgets.restoring import Restoring

_BEGINNINGS = (
    (mark("A new office"), mark("Ten minutes: names, hours, printer, and the recovery sheet for the safe.")),
    (
        mark("Another PC, or this one died"),
        mark(
            "With a copy of the books and the recovery sheet everything comes back: numbers, dates, and slips that "
            "still verify."
        ),
    ),
    (
        mark("An audit that was taken along"),
        mark("An auditor's laptop needs no office: the pack of the audit and its passphrase are enough."),
    ),
    (
        mark("Only look around"),
        mark("A sample office with 200 invented files. Every page and paper says that it is a sample."),
    ),
)
_ABOUT_SHEET = mark(
    "It has been opened: print it. It belongs into the safe of the PPID, not beside this PC. Without it a copy cannot "
    "be opened when this PC is gone."
)


class Welcome(QMainWindow):
    """Four ways to begin; `chosen` gives the round that follows."""

    chosen = Signal(object)

    def __init__(
        self, folder: Path, theme: Theme, jobs: Jobs, opens: Callable[[Path], object], printers: Sequence[str],
        today: date, clock: Clock | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._folder, self._theme, self._jobs, self._opens, self._clock = folder, theme, jobs, opens, clock
        self._desk: Desk | None = None
        self.setWindowTitle(tr("Welcome") + " — PPID Desk")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 728)
        middle = QWidget()
        column = QVBoxLayout(middle)
        unit = theme.unit
        column.setContentsMargins(5 * unit, 4 * unit, 5 * unit, 3 * unit)
        column.setSpacing(2 * unit)
        self.title = PlainLabel("", "title")
        self.banner = Banner(self)
        self.stack = QStackedWidget()
        for each in (self.title, self.banner):
            column.addWidget(each)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self._begin = self._beginnings()
        self.form = OfficeForm(printers, today)
        self.tools = OfficeTools(self.form, jobs, self.banner, opens, folder / "slips")
        self._office = self._office_page()
        for page in (self._begin, self._office):
            self.stack.addWidget(page)
        key("Ctrl+Return", self, self._found_by_key)
        key("Esc", self, self.home)
        self.home()

    def _beginnings(self) -> QWidget:
        page = QWidget()
        row = Columns(page, gap=3 * self._theme.unit, even=True)
        self.begin = button(tr("Set up this office"), self.set_up, "primary")
        self.restore = button(tr("Put a copy back"), self.put_back)
        self.demo = button(tr("Open the demo office"), self._to_demo)
        self.packs = PacksHere(self._jobs, self._theme, self.open_pack, self._failed)
        for (title, text), way in zip(_BEGINNINGS, (self.begin, self.restore, self.packs, self.demo), strict=True):
            row.addWidget(self._card(tr(title), tr(text), way))
        return scrolling(page)

    def _card(self, title: str, text: str, way: QWidget) -> QFrame:
        card, unit = frame("card"), self._theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * unit, 3 * unit, 4 * unit, 4 * unit)
        column.setSpacing(2 * unit)
        column.addWidget(PlainLabel(title, "section", wrap=True))
        column.addWidget(PlainLabel(text, "muted", wrap=True))
        column.addStretch(1)
        column.addWidget(way)
        card.setMinimumWidth(36 * unit)
        return card

    def _office_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.form), 1)
        row = QHBoxLayout()
        self.found = button(tr("Open the books of this office") + "  (Ctrl+Enter)", self.found_office, "primary")
        row.addWidget(button(tr("Back"), self.home))
        row.addStretch(1)
        row.addWidget(self.found)
        column.addLayout(row)
        return page

    def _look_at(self, page: QWidget, title: str) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.title.setText(title)
        self.stack.setCurrentWidget(page)

    def home(self) -> None:
        """The three beginnings; not any more once the books are there."""
        if self._desk is None:
            self.banner.hide()
            self._look_at(self._begin, tr("Welcome to PPID Desk"))
            self.begin.setFocus()

    def set_up(self) -> None:
        """Show the form of the office, prefilled."""
        self.form.put(settings.parse(settings.prefilled()))
        self._look_at(self._office, tr("This office"))
        self.form.rows["officer.name"].input.setFocus(Qt.FocusReason.TabFocusReason)

    def put_back(self) -> None:
        """Show how a copy is put back."""
        self.restoring = Restoring(self._jobs, self._folder, (), self._failed)
        self.restoring.agreed.connect(self._restore)
        self._look_at(self.restoring, tr("Put a copy back"))

    def _restore(self, copy: Path, code: str) -> None:
        self.chosen.emit(Round(self._folder, copy=copy, code=code))

    def open_pack(self, file: Path) -> None:
        """Go to the door of an audit that was taken along; what is no such pack is told here."""
        try:
            look_at_pack(file)
        except Refusal as refusal:
            self._failed(refusal)
            return
        self.chosen.emit(Round(self._folder, pack=file, back=self._folder))

    def _to_demo(self) -> None:
        self.chosen.emit(Round(self._folder / "demo", demo=True, back=self._folder))

    def _found_by_key(self) -> None:
        if self.stack.currentWidget() is self._office:
            self.found_office()

    def found_office(self) -> None:
        """Make the books of the office as it stands in the form, and its recovery sheet."""
        refusal = self.form.check()
        if refusal:
            self.banner.tell("error", str(refusal))
            if refusal.field in self.form.rows:
                self.form.rows[refusal.field].input.setFocus()
            return
        text = settings.changed(settings.prefilled(), self.form.changes())
        self.found.setEnabled(False)
        self._jobs.run(self, partial(self._make, text), self._made, self._failed)

    def _make(self, text: str) -> tuple[Desk, Path | None]:
        desk = found_office(self._folder, text, self._clock)
        return desk, desk.first_recovery_sheet()

    def _made(self, made: tuple[Desk, Path | None]) -> None:
        self._desk, sheet = made
        self.banner.hide()
        self._look_at(self._recovery_page(sheet), tr("The recovery sheet"))
        if sheet:
            self._opens(sheet)
        next(iter(self.check.form.rows.values())).input.setFocus()

    def _recovery_page(self, sheet: Path | None) -> QWidget:
        assert self._desk is not None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * self._theme.unit)
        column.addWidget(PlainLabel(tr(_ABOUT_SHEET), "", wrap=True))
        if sheet:
            column.addWidget(button(tr("Open the recovery sheet"), partial(self._opens, sheet)))
        self.check = RecoveryCheck(self._desk.test_recovery)
        self.check.tested.connect(self._done)
        column.addWidget(self.check)
        column.addWidget(button(tr("Later: the program asks again at each start"), self._done, "link"))
        column.addStretch(1)
        return page

    def _done(self) -> None:
        self._let_go()
        self.chosen.emit(Round(self._folder, page="registration"))

    def _failed(self, error: Exception) -> None:
        self.found.setEnabled(True)
        if not isinstance(error, Refusal):
            raise error
        self.banner.tell("error", str(error))

    def _let_go(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)
