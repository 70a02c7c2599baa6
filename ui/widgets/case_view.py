"""One case to look at: its dates with the days, what was decided of each item, its papers, and all that was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ppid_desk.handling.rules import LETTER_WORDS, Case, Decision, Explained, Letter, Work
from ppid_desk.language import long_date, short_date, tr
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.requests.rules import REGISTER, STATE_WORDS, State
from ppid_desk.text import isolate
from ui import case_words, words
from ui.page import Tools
from ui.widgets.enclosures import Enclosures
from ui.widgets.flow import Flow
from ui.widgets.identity_look import IdentityLook
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame
from ui.widgets.strip import CalendarStrip, legend


class CaseView(QWidget):
    """The left side of the request's page."""

    def __init__(self, tools: Tools, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._tools, self._failed = tools, failed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * tools.theme.unit)
        column.addWidget(self._date_card())
        self.facts = PlainLabel("", "small", wrap=True)
        column.addWidget(self.facts)
        self.identity = IdentityLook(tools)
        column.addWidget(self.identity)
        self.items = self._part(column, tr("Items"))
        self.letters = self._part(column, tr("Letters"))
        row = QWidget()
        self._papers = Flow(row, gap=tools.theme.unit)
        column.addWidget(row)
        self.objections = self._part(column, tr("Objections"))
        row = QWidget()
        self._objections = Flow(row, gap=tools.theme.unit)
        column.addWidget(row)
        self.dispositions = self._part(column, tr("Dispositions"))
        self.corrections = self._part(column, tr("Corrections"))
        self.files = Enclosures(tools)
        column.addWidget(self.files)
        self.clocks = self._part(column, tr("Clocks"))
        self.history = self._part(column, tr("History"))
        column.addStretch(1)

    def _date_card(self) -> QFrame:
        card = frame("dateCard")
        column = QVBoxLayout(card)
        self.duty = PlainLabel("", "section", wrap=True)
        self.day = PlainLabel("", "big", wrap=True)
        self.why = PlainLabel("", "", wrap=True)
        self.strip = CalendarStrip(self._tools.theme)
        self.legend = PlainLabel(legend(), "small", wrap=True)
        for each in (self.duty, self.day, self.why, self.strip, self.legend):
            column.addWidget(each)
        return card

    def _show_papers(self, work: Work) -> None:
        """A button for each paper that can be opened."""
        _empty(self._papers, bool(work.papers))
        for kind, place in work.papers:
            words_ = tr(case_words.PAPERS[kind]) + (f" {place}" if place else "")
            self._papers.addWidget(button(words_, partial(self._open, work.case.number, kind.value, place)))

    def _show_objections(self, objections: Sequence[ObjectionCase]) -> None:
        """Each objection with its state, and a button that goes to it."""
        _empty(self._objections, bool(objections))
        self._tell(self.objections, [_objection(each) for each in objections])
        for each in objections:
            self._objections.addWidget(button(each.number, partial(self._tools.go, "objections", each.number)))

    def _open(self, number: str, kind: str, place: int | None, _checked: bool = False) -> None:
        make = partial(self._tools.desk.letter_file, number, kind, place)
        self._tools.jobs.run(self, make, self._tools.opens, self._failed)

    def _part(self, column: QVBoxLayout, heading: str) -> tuple[QLabel, QLabel]:
        head, body = PlainLabel(heading, "section"), PlainLabel("", "", wrap=True)
        part = QVBoxLayout()
        part.setSpacing(self._tools.theme.unit // 2)
        part.addWidget(head)
        part.addWidget(body)
        column.addLayout(part)
        return head, body

    def _tell(self, part: tuple[QLabel, QLabel], lines: list[str]) -> None:
        part[1].setText("\n".join(lines))
        for each in part:
            each.setVisible(bool(lines))

    def show_work(self, work: Work, objections: Sequence[ObjectionCase]) -> None:
        """Show a case, and the objections about it."""
        case = work.case
        self._show_date(work)
        self.duty.setText(" · ".join([self.duty.text(), *(tr(words.FLAGS[flag]) for flag in _flags(objections))]))
        self._show_objections(objections)
        self.files.show_subject(REGISTER, case.request.id)
        self.facts.setText(_facts(case))
        self.identity.show_request(case.request)
        self._tell(self.items, [_item(case, place) for place in range(1, len(case.request.items) + 1)])
        self._tell(self.letters, [_letter(each) for each in case.letters.values()])
        self._show_papers(work)
        self._tell(self.dispositions, _dispositions(case))
        self._tell(self.corrections, case_words.corrections(case.corrections))
        self._tell(self.clocks, [_clock(each) for each in work.clocks])
        self._tell(self.history, [f"{words.moment(m.at)}  {m.sentence} — {isolate(m.actor)}" for m in work.history])

    def _show_date(self, work: Work) -> None:
        case = work.case
        said = case_words.duty(work.duty.duty.value, work.duty.holder)
        state = tr(STATE_WORDS[case.state])
        outcome = f" · {tr(case_words.WHOLES[case.outcome])}" if case.outcome else ""
        self.duty.setText(f"{state}{outcome} — {said}" if case.is_open else f"{state}{outcome}")
        self.day.setText(long_date(work.duty.day))
        shown, counted = case_words.shown_clock(work)
        lines = [self._tools.desk.workdays.reason_on_screen(counted), _source(shown)] if shown and counted else []
        if work.target and shown and shown.ended is None:
            lines.append(tr("Own target: {day}", day=short_date(work.target)))
        waiting = case_words.disposition(case, self._tools.desk.clock.today())
        lines += [waiting] if waiting else []
        self.why.setText("\n".join(lines))
        self.strip.show_counted(counted)
        self.legend.setVisible(counted is not None)


def _empty(row: Flow, shown: bool) -> None:
    place = row.parentWidget()
    if place is not None:
        place.setVisible(shown)  # an empty row would leave a gap
    while row.count():
        item = row.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


def _flags(objections: Sequence[ObjectionCase]) -> list[str]:
    objected = any(each.state is not State.CANCELLED for each in objections)
    disputed = any(each.dispute is not None for each in objections)
    return [name for name, is_on in (("objected", objected), ("disputed", disputed)) if is_on]


def _objection(case: ObjectionCase) -> str:
    state = tr(STATE_WORDS[case.state])
    return f"{case.number}: {state}, " + tr("to be answered by {day}", day=short_date(case.due_on))


def _facts(case: Case) -> str:
    request = case.request
    lines = [
        tr(
            "Received {at}, {channel}",
            at=words.moment(request.received_at),
            channel=tr(words.CHANNELS[request.channel]),
        ),
        tr("Path: {path}", path=tr(words.PATHS[request.path])),
    ]
    if case.complete_on and case.complete_on != request.received_at.date():
        lines.append(tr("Complete since {day}", day=short_date(case.complete_on)))
    if request.missing and case.complete_on is None:
        lines.append(tr("Missing: {what}", what=", ".join(request.missing)))
    if case.extended_on:
        lines.append(tr("Extended on {day}", day=short_date(case.extended_on)))
    if case.answered_on:
        lines.append(tr("Answered on {day}", day=short_date(case.answered_on)))
    return " · ".join(lines)


def _item(case: Case, place: int) -> str:
    decision = case.decisions.get(place)
    said = _decision(decision) if decision else tr("not decided yet")
    return f"{place}. {isolate(case.request.items[place - 1])} — {said}"


def _decision(decision: Decision) -> str:
    more = [str(decision.facts[name]) for name in ("material", "blackened", "holder", "explanation", "dik") if
            decision.facts.get(name)]  # fmt: skip
    return ": ".join([tr(case_words.CHOICES[decision.outcome]), *more[:1]])


def _letter(letter: Letter) -> str:
    said = tr(LETTER_WORDS[letter.kind]).capitalize()
    if letter.sent:
        return tr("{letter}: sent on {day} ({way})", letter=said, day=short_date(letter.sent.on),
                  way=tr(case_words.CHOICES[letter.sent.way]))  # fmt: skip
    if letter.signature:
        return tr("{letter}: signed on {day}, number {number}; not sent yet", letter=said,
                  day=short_date(letter.signature.on), number=letter.signature.number)  # fmt: skip
    return tr("{letter}: draft of {day}", letter=said, day=short_date(letter.drafted_on))


def _dispositions(case: Case) -> list[str]:
    said = []
    for each in case.dispositions:
        whom, task, day = isolate(each.person or each.unit), isolate(each.task), short_date(each.due_on)
        reply = isolate(each.reply) if each.replied_on else tr("no reply yet")
        said.append(tr("{n}. {whom}: {task}, by {day}", n=each.place, whom=whom, task=task, day=day) + f" — {reply}")
    return said


def _clock(each: Explained) -> str:
    name = each.limit.name_en if words.english() else each.limit.name
    ended = tr("ended on {day}", day=short_date(each.ended)) if each.ended else tr("runs")
    late = tr(", {n} wd late", n=each.late) if each.late else ""
    return f"{name}: {short_date(each.start)} → {short_date(each.holds)} ({ended}{late}; {each.limit.id})"


def _source(each: Explained) -> str:
    return f"{each.limit.source} ({each.limit.id}, {each.limit.version})"
