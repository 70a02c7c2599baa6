"""Hari ini: what must be done today, in numbers that lead to the queue, and the next files by their date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from ppid_desk.facts import dataclass
from ppid_desk.language import long_date, tr
from ppid_desk.printing.rules import JobKind, PrintJob
from ppid_desk.requests.rules import Counts, Filter, Group, QueueRow, State
from ppid_desk.text import isolate
from ppid_desk.workdays.rules import Wanted
from ui import words
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.audit_duties import AuditDuties
from ui.widgets.flow import Flow
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.parts import button, frame

_NEXT = 9
_TROUBLED = 3


class _Count(QPushButton):
    """A number with its name, that leads to the queue."""

    def __init__(self, tools: Tools, do: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("count")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(34 * tools.theme.unit, 14 * tools.theme.unit)
        self.clicked.connect(do)
        self._number, self._name = PlainLabel("", "count"), PlainLabel("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * tools.theme.unit, tools.theme.unit, tools.theme.unit, tools.theme.unit)
        column.setSpacing(0)
        for each in (self._number, self._name):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)

    def tell(self, number: int, name: str, colour: str) -> None:
        """Show a number; `colour` "" means the text's."""
        self._number.setText(str(number))
        self._number.setStyleSheet(f"color: {colour};" if colour else "")
        self._name.setText(name)
        self.setAccessibleName(f"{name}: {number}")


@dataclass(frozen=True, slots=True)
class _Look:
    counts: Counts
    rows: list[QueueRow]
    wanted: tuple[Wanted, ...]
    troubled: tuple[PrintJob, ...]


class TodayPage(Page):
    """The first page of the day."""

    key = "today"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Today"))
        self.set_primary(tr("New request"), key_of("next_visitor"), lambda: tools.go("registration", "next"))
        self.counts: dict[str, _Count] = {}
        self._troubled_jobs: tuple[PrintJob, ...] = ()
        self.column.addLayout(self._count_row())
        self.column.addWidget(self._wanted_line())
        self.duties = AuditDuties(tools)
        self.column.addWidget(self.duties)
        self.column.addWidget(self._printer_card())
        self.column.addWidget(self._next_card(), 1)

    def _count_row(self) -> Flow:
        row = Flow(gap=2 * self.tools.theme.unit)
        for name, wanted in (
            (Group.OVERDUE.value, Filter(group=Group.OVERDUE)),
            (Group.TODAY.value, Filter(group=Group.TODAY)),
            (Group.TOMORROW.value, Filter(group=Group.TOMORROW)),
            ("incomplete", Filter(state=State.INCOMPLETE)),
            ("not_handed_over", Filter(not_handed_over=True)),
        ):
            count = _Count(self.tools, partial(self._go, wanted))
            self.counts[name] = count
            row.addWidget(count)
        return row

    def _wanted_line(self) -> QFrame:
        """The list of days off that is asked for, with the way to it; hidden while nothing is."""
        self.asked, self.wanted = frame("dateCard"), PlainLabel("", "", wrap=True)
        row, unit = QHBoxLayout(self.asked), self.tools.theme.unit
        row.setContentsMargins(3 * unit, unit, 2 * unit, unit)
        row.addWidget(self.wanted, 1)
        row.addWidget(button(tr("To the calendar"), partial(self.tools.go, "calendar")))
        self.asked.hide()
        return self.asked

    def _printer_card(self) -> QFrame:
        """What did not surely come out of the printer, each leading to its file; hidden while all did."""
        self.troubled = frame("dateCard")
        column, unit = QVBoxLayout(self.troubled), self.tools.theme.unit
        column.setContentsMargins(3 * unit, unit, 2 * unit, unit)
        column.addWidget(PlainLabel(tr("Did not surely come out of the printer"), "section"))
        self.jobs = [button("", partial(self._open_job, place), "link") for place in range(_TROUBLED)]
        for each in self.jobs:
            column.addWidget(each)
        self._more_jobs = PlainLabel("", "muted")
        column.addWidget(self._more_jobs)
        self.troubled.hide()
        return self.troubled

    def _show_jobs(self, jobs: tuple[PrintJob, ...]) -> None:
        self._troubled_jobs = jobs
        self.troubled.setVisible(bool(jobs))
        for place, each in enumerate(self.jobs):
            each.setVisible(place < len(jobs))
            each.setText(isolate(words.at_printer(jobs[place])) if place < len(jobs) else "")
        more = len(jobs) - len(self.jobs)
        self._more_jobs.setText(tr("and {n} more", n=more))
        self._more_jobs.setVisible(more > 0)

    def _open_job(self, place: int) -> None:
        job = self._troubled_jobs[place]
        self.tools.jobs.run(self, partial(self._page_of, job), self._go_to, self.failed)

    def _page_of(self, job: PrintJob) -> tuple[str, str]:
        """The page of a job's file: an addendum is of a request or of an objection."""
        is_request = job.kind is not JobKind.OBJECTION and self.desk.requests.find(job.number) is not None
        return ("queue" if is_request else "objections"), job.number

    def _go_to(self, where: tuple[str, str]) -> None:
        self.tools.go(*where)

    def _go(self, wanted: Filter) -> None:
        self.tools.go("queue", wanted)

    def _next_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        unit = self.tools.theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.addWidget(PlainLabel(tr("Next by legal date"), "section"))
        self.empty = PlainLabel(tr("Nothing is waiting. Ctrl+N registers the next visitor."), "muted", wrap=True)
        column.addWidget(self.empty)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * unit)
        self._grid.setVerticalSpacing(unit)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnStretch(3, 3)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.lines: list[tuple[QPushButton, PlainLabel, ElidedLabel, ElidedLabel]] = []
        for place in range(_NEXT):
            self.lines.append(self._line(place))
        return card

    def _line(self, place: int) -> tuple[QPushButton, PlainLabel, ElidedLabel, ElidedLabel]:
        number = button("", partial(self._open, place), "link")
        line = (number, PlainLabel(), ElidedLabel(), ElidedLabel("", "muted"))
        for column, each in enumerate(line):
            self._grid.addWidget(each, place, column)
            each.hide()
        return line

    def _open(self, place: int) -> None:
        self.tools.go("queue", self.lines[place][0].text())

    def refresh(self) -> None:
        self.title.setText(tr("Today, {day}", day=long_date(self.desk.clock.today())))

        def look() -> _Look:
            standing, desk = self.desk.requests.queue(), self.desk
            rows = desk.requests.rows(standing, 0, _NEXT)
            return _Look(standing.counts, rows, desk.lists_wanted(), desk.troubled_slips())

        self.tools.jobs.run(self, look, self._show, self.failed, key="today", with_window=True)
        self.duties.look()

    def _show(self, look: _Look) -> None:
        counts, rows, wanted = look.counts, look.rows, look.wanted
        self._show_jobs(look.troubled)
        self.wanted.setText("\n".join("△ " + words.wanted(each) for each in wanted))
        self.asked.setVisible(bool(wanted))
        many = {group.value: n for group, n in counts.by_group.items()}
        many |= {"incomplete": counts.incomplete, "not_handed_over": counts.not_handed_over}
        names = {group.value: tr(name) for group, name in words.GROUPS.items()}
        names |= {"incomplete": tr("Incomplete"), "not_handed_over": tr("Slip not handed over")}
        for name, count in self.counts.items():
            pressing = name == Group.OVERDUE.value and many[name] > 0
            count.tell(many[name], names[name], self.tools.theme.colours.danger if pressing else "")
        waiting = [row for row in rows if row.group is not Group.DONE]
        self.empty.setVisible(not waiting)
        for place, line in enumerate(self.lines):
            self._fill(line, waiting[place] if place < len(waiting) else None)

    def _fill(self, line: tuple[QPushButton, PlainLabel, ElidedLabel, ElidedLabel], row: QueueRow | None) -> None:
        for each in line:
            each.setVisible(row is not None)
        if row is None:
            return
        number, left, name, summary = line
        number.setText(row.number)
        left.setText(words.days_left(row))
        left.setStyleSheet(f"color: {getattr(self.tools.theme.colours, words.GROUP_COLOURS[words.urgency(row)])};")
        name.setText(isolate(row.name))
        summary.setText(isolate(row.summary))
        number.setAccessibleName(f"{row.number}, {left.text()}, {row.name}")

    def enter(self) -> None:
        self.primary.setFocus()
