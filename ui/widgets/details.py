"""The right pane of the queue: one request with its dates explained, its history, its slip and the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import Work
from ppid_desk.language import long_date, short_date, tr
from ppid_desk.papers.rules import Picture
from ppid_desk.printing.rules import JobKind, JobState, PrintJob
from ppid_desk.requests.rules import Moment, Request
from ppid_desk.text import isolate
from ui import case_words, words
from ui.page import Tools
from ui.shortcuts import key_of
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.paper import PaperView
from ui.widgets.parts import button, frame
from ui.widgets.strip import CalendarStrip, legend

Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that the pane shows of a request."""

    request: Request
    reason: str
    history: tuple[Moment, ...]
    jobs: tuple[PrintJob, ...]
    picture: Picture
    disposition: str = ""  # whose reply is awaited by which day
    work: Work | None = None  # where the date is another one than that of the registration


class Details(QScrollArea):
    """Shows one request; empty it says what to do."""

    def __init__(self, tools: Tools, hand_over: Step, reprint: Step, form: Step) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen request"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tools = tools
        self.request: Request | None = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, tools.theme.unit, 0)
        self._column.setSpacing(2 * tools.theme.unit)
        self._head()
        self._column.addWidget(self._date_card())
        self._column.addWidget(self._steps(hand_over, reprint, form))
        self._lists()
        self.paper = PaperView(tools.theme, tr("The slip"))
        self.paper.setMinimumHeight(440)
        self._column.addWidget(self.paper, 1)
        self.setWidget(inner)
        self.show_nothing()

    def _head(self) -> None:
        self.number = PlainLabel("", "title", wrap=True)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.who = PlainLabel("", "section", wrap=True)
        self.who.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.items = PlainLabel("", "", wrap=True)
        self.facts = PlainLabel("", "small", wrap=True)
        for each in (self.number, self.who, self.items, self.facts):
            self._column.addWidget(each)

    def _date_card(self) -> QFrame:
        self._card = frame("dateCard")
        column = QVBoxLayout(self._card)
        self.label = PlainLabel("", "small")
        self.due = PlainLabel("", "big", wrap=True)
        self.why = PlainLabel("", "", wrap=True)
        self.strip = CalendarStrip(self._tools.theme)
        self.legend = PlainLabel(legend(), "small", wrap=True)
        for each in (self.label, self.due, self.why, self.strip, self.legend):
            column.addWidget(each)
        return self._card

    def _steps(self, hand_over: Step, reprint: Step, form: Step) -> QWidget:
        self._row = QWidget()
        row = Flow(self._row, gap=self._tools.theme.unit)
        self.given = button(f"{tr('Handed over')}  ({key_of('hand_over')})", hand_over)
        self.again = button(f"{tr('Print again')}  ({key_of('reprint')})", reprint)
        row.addWidget(self.given)
        row.addWidget(self.again)
        row.addWidget(button(tr("Request form (PDF)"), form))
        return self._row

    def _lists(self) -> None:
        self.slips = PlainLabel("", "", wrap=True)
        self._history_head = PlainLabel(tr("History"), "section")
        self.history = PlainLabel("", "", wrap=True)
        for each in (self.slips, self._history_head, self.history):
            self._column.addWidget(each)

    def show_nothing(self) -> None:
        """No request is chosen."""
        self.request = None
        self.number.hide()
        self.who.setText(tr("Choose a request to see its dates, its history and its slip."))
        self._show_parts(False)

    def _show_parts(self, on: bool) -> None:
        for each in (
            self.items,
            self.facts,
            self._card,
            self._row,
            self.slips,
            self._history_head,
            self.history,
            self.paper,
        ):
            each.setVisible(on)

    def show_whole(self, whole: Whole) -> None:
        """Show a request."""
        request = whole.request
        self.request = request
        self._show_parts(True)
        self.number.show()
        self.number.setText(request.number)
        self.who.setText(isolate(request.requester.name))
        listed = (f"{place}. {item}" for place, item in enumerate(request.items, 1))
        self.items.setText("\n".join(listed) if len(request.items) > 1 else request.items[0])
        self.facts.setText(_facts(request))
        self._show_date(whole)
        newest = {kind: next((job for job in whole.jobs if job.kind is kind), None) for kind in JobKind}
        self.given.setEnabled(not request.handed_over or any(map(_waits, newest.values())))
        self.slips.setText("\n".join(words.slip(job) for job in whole.jobs))
        self.history.setText("\n".join(_line(moment) for moment in whole.history))
        self.paper.show_picture(whole.picture, request.number)

    def _show_date(self, whole: Whole) -> None:
        if whole.work is not None:
            self._show_moved(whole, whole.work)
            return
        request = whole.request
        deadline = request.deadline_from_first
        self.label.setText(tr("Closed on") if request.closed_on else tr("To be answered by"))
        self.due.setText(long_date(request.closed_on or deadline.due.date))
        extended = tr("Extended at most to {day}", day=long_date(deadline.extended.date))
        source = f"{deadline.limit.source} ({deadline.limit.id}, {deadline.limit.version})"
        lines = [whole.reason, "" if request.closed_on else extended, source, whole.disposition]
        self.why.setText("\n".join(line for line in lines if line))
        self.strip.show_counted(deadline.due)

    def _show_moved(self, whole: Whole, work: Work) -> None:
        """A request that was incomplete, extended or answered: its date as it stands now, not as at registration."""
        shown, counted = case_words.shown_clock(work)
        said = case_words.duty(work.duty.duty.value, work.duty.holder)
        self.label.setText(f"{said[:1].upper()}{said[1:]}")
        self.due.setText(long_date(work.duty.day))
        source = f"{shown.limit.source} ({shown.limit.id}, {shown.limit.version})" if shown else ""
        lacks = whole.request.missing if work.case.complete_on is None else ()
        missing = tr("Missing: {what}", what=", ".join(lacks)) if lacks else ""
        reason = self._tools.desk.workdays.reason_on_screen(counted) if counted else ""
        self.why.setText("\n".join(line for line in (reason, missing, source, whole.disposition) if line))
        self.strip.show_counted(counted)


def _facts(request: Request) -> str:
    said = [
        f"{tr('Check digit {digit}', digit=request.check_digit)}",
        f"{tr('Received')}: {short_date(request.received_at.date())} {request.received_at:%H.%M}",
        f"{tr('Path')}: {tr(words.PATHS[request.path])}",
        tr(words.CHANNELS[request.channel]),
    ]
    if request.recorded_at.date() != request.received_at.date():
        said.append(f"{tr('Recorded')}: {short_date(request.recorded_at.date())} {request.recorded_at:%H.%M}")
    if request.reference:
        said.append(f"{tr('Number in another register')}: {isolate(request.reference)}")
    return " · ".join(said)


def _waits(job: PrintJob | None) -> bool:
    return job is not None and job.state is not JobState.HANDED_OVER


def _line(moment: Moment) -> str:
    return f"{short_date(moment.at.date())} {moment.at:%H.%M} · {moment.sentence} · {moment.actor}"
