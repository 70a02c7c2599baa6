"""Kalender: a year of days off, changing them under open files after looking, and a calculator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.settings import NO_PRINTER
from ppid_desk.workdays.rules import DayKind, Difference, Holiday, Proposal, Wanted
from ui import words
from ui.page import Page, Tools
from ui.progress import Steps, Stopped
from ui.shortcuts import key_of
from ui.widgets.day_card import DayCard
from ui.widgets.flow import Columns
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, key
from ui.widgets.proposal_card import ProposalCard
from ui.widgets.what_if import WhatIf
from ui.widgets.year_list import YearList
from ui.widgets.year_view import YearView, legend


class CalendarPage(Page):
    """The year, what is proposed, the chosen day, the calculator, the list of the year."""

    key = "calendar"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Calendar"))
        self.set_primary(tr("Take in a list …"), key_of("calendar_list"), self.choose_list)
        key(key_of("calendar_list"), self, self.choose_list)
        key(key_of("calendar_confirm"), self, self._confirm_shown)
        self._proposal: Proposal | None = None
        self._facts: tuple[Holiday, ...] = ()
        self._steps = Steps()
        self.card = ProposalCard(tools.theme)
        self.card.agreed.connect(self.apply)
        self.card.put_aside.connect(self.put_aside)
        self.view = YearView(tools.theme, self.desk.clock.today())
        self.view.moved.connect(self._moved)
        self.day_card = DayCard(tools.theme)
        self.view.opened.connect(self._start_day)
        self.day_card.declared.connect(self.declare)
        self.day_card.withdrawn.connect(self.withdraw)
        workdays = self.desk.workdays
        self.what_if = WhatIf(tools.theme, workdays.deadline, workdays.reason_on_screen)
        self.list = YearList(tools.theme)
        self.list.chosen.connect(self.view.choose)
        self.list.compared.connect(self.compare)
        self.asked = PlainLabel("", "warning", wrap=True)
        self.asked.hide()
        for each in (self.asked, self.card, self._year_card(), self._below(), self.list):
            self.column.addWidget(each)
        self.column.addStretch(1)

    def _year_card(self) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, unit)
        head = QHBoxLayout()
        self.year = PlainLabel("", "section")
        self.counted = PlainLabel("", "muted", wrap=True)
        earlier, later = button("−", partial(self._other_year, -1)), button("+", partial(self._other_year, 1))
        earlier.setAccessibleName(tr("The year before"))
        later.setAccessibleName(tr("The year after"))
        for each in (earlier, self.year, later):
            head.addWidget(each)
        head.addWidget(self.counted, 1)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(PlainLabel(legend(), "small", wrap=True))
        return card

    def _below(self) -> QWidget:
        inner = QWidget()
        columns = Columns(inner, gap=2 * self.tools.theme.unit, even=True)
        columns.addWidget(self.day_card)
        columns.addWidget(self.what_if)
        return inner

    # showing

    def refresh(self) -> None:
        def look() -> tuple[tuple[Wanted, ...], Proposal]:
            return self.desk.calendar.wanted(), self.desk.calendar.shipped()

        self._show_year()
        self.tools.jobs.run(self, look, self._ask, self.failed, key="calendar")

    def _ask(self, found: tuple[tuple[Wanted, ...], Proposal]) -> None:
        wanted, shipped = found
        self.asked.setText("\n".join("△ " + words.wanted(each) for each in wanted))
        self.asked.setVisible(bool(wanted))
        if shipped.changes and self._proposal is None and self.banner.isHidden():
            said = tr("This program brings {n} days off that the books do not hold.", n=len(shipped.changes))
            self.banner.tell("info", said, tr("Look at them"), partial(self._show_proposal, shipped))

    def _moved(self, day: date) -> None:
        if not self._facts or self._facts[0].date.year != day.year:
            self._show_year()
        self._show_day()

    def _show_year(self) -> None:
        calendar, year = self.desk.workdays.calendar, self.view.day.year
        self._facts = calendar.year(year)
        self.view.show_facts(self._facts, self.desk.clock.today())
        self.year.setText(str(year))
        days = calendar.between(date(year - 1, 12, 31), date(year, 12, 31))
        said = tr("{n} working days", n=days)
        undeclared = tr("no list yet: every date in this year is provisional")
        self.counted.setText(said if year in calendar.declared_years else f"{said} — {undeclared}")
        self.list.show_year(year, self._facts)
        self._show_day()

    def _show_day(self) -> None:
        day, today = self.view.day, self.desk.clock.today()
        self.day_card.show_day(day, self.view.said(day), self._facts, today)
        self.what_if.show_day(day, today)

    def _start_day(self, _day: date) -> None:
        self._bring(self.day_card)
        self.day_card.start()

    def _bring(self, widget: QWidget) -> None:
        """Scroll to a part of the page, once its place is known."""
        area = next(each for each in self.findChildren(QScrollArea) if each.isAncestorOf(widget))
        QTimer.singleShot(0, self, partial(area.ensureWidgetVisible, widget, 0, 0))

    def _other_year(self, step: int) -> None:
        day = self.view.day
        self.view.choose(date(day.year + step, day.month, min(day.day, 28)))

    # proposing

    def declare(self, day: date, kind: DayKind, name: str, basis: str, declared_on: date | None) -> None:
        """Show what declaring a day off would move."""
        self._look(partial(self.desk.calendar.declare, day, kind, name, basis, declared_on))

    def withdraw(self, day: date, basis: str, declared_on: date | None) -> None:
        """Show what withdrawing a day off would move."""
        self._look(partial(self.desk.calendar.withdraw, day, basis, None, declared_on))

    def choose_list(self) -> None:
        """Choose a list of days off as a file."""
        dialog = QFileDialog(self, tr("List of days off"), "", tr("Lists (*.csv *.ics)"))
        dialog.fileSelected.connect(lambda name: self.open_with(Path(name)))
        dialog.open()

    def open_with(self, what: object) -> None:
        if isinstance(what, Path):
            self._look(partial(self.desk.calendar.read, what))
        elif isinstance(what, date):
            self.view.choose(what)
        elif what == "list":
            self.choose_list()

    def _look(self, propose: Callable[[], Proposal]) -> None:
        self.banner.hide()
        self.tools.jobs.run(self, propose, self._show_proposal, self._refused, key="proposal")

    def _show_proposal(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.card.show_proposal(proposal)
        self._bring(self.card)

    def _refused(self, error: Exception) -> None:
        if not (isinstance(error, Refusal) and self.day_card.refuse(error)):
            self.failed(error)

    def put_aside(self) -> None:
        """Nothing of the proposal is done."""
        self._proposal = None
        self.card.hide()
        self.view.setFocus()

    def _confirm_shown(self) -> None:
        if self.card.isVisible() and self.card.confirm.isVisible():
            self.apply()

    def apply(self) -> None:
        """Write the proposal and move the files; it can be stopped, and then nothing was written."""
        if self._proposal is None:
            return
        self.card.hide()
        self._steps = Steps()
        self._steps.moved.connect(self._tell_steps)
        work = partial(self.desk.calendar.apply, self._proposal, self._steps.step)
        self.banner.tell("info", tr("The calendar is being changed …"), tr("Cancel"), self._steps.stop.set)
        self.tools.jobs.run(self, work, self._applied, self._stopped)

    def _tell_steps(self, done: int, whole: int) -> None:
        if not self._steps.stop.is_set():
            said = tr("Files are being moved: {n} of {whole} …", n=done, whole=whole)
            self.banner.tell("info", said, tr("Cancel"), self._steps.stop.set)

    def _applied(self, done: Proposal) -> None:
        self._steps.stop.set()
        self._proposal = None
        said = tr("The calendar holds. {n} files were moved, each with its line in the journal.", n=len(done.moves))
        numbers = [move.number for move in done.moves if move.number]
        step = tr("Print the addendum slips") if numbers else ""
        self.banner.tell("success", said, step, partial(self._addenda, tuple(dict.fromkeys(numbers))))
        self.tools.changes.happened.emit()
        self._show_year()

    def _stopped(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self.banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            self.failed(error)

    def _addenda(self, numbers: tuple[str, ...]) -> None:
        """Queue them for this window; without a printer they wait as not printed, and one PDF holds them all."""
        paperless = self.desk.settings.printing.printer == NO_PRINTER
        queue = partial(self.desk.moved_slips.queue, numbers, 0 if paperless else self.tools.slot)
        self.tools.jobs.run(self, queue, partial(self._queued, numbers, paperless), self.failed)

    def _queued(self, numbers: tuple[str, ...], paperless: bool, many: int) -> None:
        make = partial(self._make, numbers)
        if paperless:
            make()
        else:
            said = tr("{n} addendum slips are at the printer.", n=many)
            self.banner.tell("success", said, tr("All of them as one PDF"), make)
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()

    def _make(self, numbers: tuple[str, ...]) -> None:
        self.tools.jobs.run(self, partial(self.desk.addenda, numbers), self._made, self.failed)

    def _made(self, file: Path) -> None:
        self.banner.tell("success", tr("Made: {file}", file=file))
        self.tools.opens(file)

    # comparing

    def compare(self) -> None:
        """Show where the year's list differs from the holidays package."""
        work = partial(self.desk.calendar.compare, self.view.day.year)
        self.tools.jobs.run(self, work, self._compared, self.failed, key="compare")

    def _compared(self, found: tuple[Difference, ...]) -> None:
        if not found:
            self.banner.tell("success", tr("No difference: public holidays and collective leave agree."))
            return
        lines = [_difference(each) for each in found[:12]]
        more = [tr("and {n} more days", n=len(found) - 12)] if len(found) > 12 else []
        said = tr("The package is no authority. Look into the decree where they differ:")
        self.banner.tell("warning", "\n".join([said, *lines, *more]))

    def enter(self) -> None:
        self.view.setFocus()

    def escape(self) -> bool:
        if self.card.isVisible():
            self.put_aside()
            return True
        return super().escape()


def _difference(each: Difference) -> str:
    kind, nothing = tr(words.DAY_KINDS[each.kind]), tr("nothing")
    return tr(
        "{day} ({kind}): here {ours}, there {theirs}", day=short_date(each.date), kind=kind,
        ours=each.ours or nothing, theirs=each.theirs or nothing,
    )  # fmt: skip
