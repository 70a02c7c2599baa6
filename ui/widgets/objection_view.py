"""One objection to look at: its grounds, every date with the days, the answer, the dispute, and all that was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ppid_desk.language import short_date, tr
from ppid_desk.objections.rules import (
    DECISION_WORDS,
    GROUND_WORDS,
    STAGE_WORDS,
    Dispute,
    Duty,
    Limited,
    Objection,
    ObjectionCase,
    Work,
)
from ppid_desk.printing.rules import PrintJob
from ppid_desk.requests.rules import STATE_WORDS
from ppid_desk.text import isolate
from ui import case_words, words
from ui.case_words import corrections
from ui.page import Tools
from ui.widgets.date_card import DateCard
from ui.widgets.labels import PlainLabel


class ObjectionView(QWidget):
    """Head and date above; `between` is the place for what can be done; the rest below."""

    def __init__(self, tools: Tools, between: QWidget) -> None:
        super().__init__()
        self._tools = tools
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tools.theme.unit, 0)
        column.setSpacing(2 * tools.theme.unit)
        self.number = PlainLabel("", "title", wrap=True)
        self.who = PlainLabel("", "section", wrap=True)
        self.facts = PlainLabel("", "small", wrap=True)
        self.date = DateCard(tools.theme, days_apart=True)
        for each in (self.number, self.who, self.facts, self.date, between, self.date.strip, self.date.legend):
            column.addWidget(each)
        self.grounds = self._part(column, tr("Grounds of the objection"))
        self.position = self._part(column, tr("Case"))
        self.answer = self._part(column, tr("Answer of the superior"))
        self.dispute = self._part(column, tr("Dispute"))
        self.slips = self._part(column, tr("Slips"))
        self.corrections = self._part(column, tr("Corrections"))
        self.limits = self._part(column, tr("Dates of the law"))
        self.history = self._part(column, tr("History"))
        column.addStretch(1)

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

    def show_work(self, work: Work, slips: Sequence[PrintJob] = ()) -> None:
        """Show an objection, and where its slips are."""
        case, objection = work.case, work.case.objection
        self.number.setText(case.number)
        self.who.setText(isolate(_objector(objection)))
        self.facts.setText(_facts(objection))
        self._show_date(work)
        self._tell(self.grounds, [f"{each.value} — {tr(GROUND_WORDS[each])}" for each in objection.grounds])
        self._tell(self.position, [isolate(objection.position), *(f"• {isolate(item)}" for item in objection.items)])
        self._tell(self.answer, _answer(case))
        self._tell(self.dispute, _dispute(case.dispute) if case.dispute else [])
        self._tell(self.slips, [words.slip(each) for each in slips])
        self._tell(self.corrections, corrections(case.corrections))
        self._tell(self.limits, [_limit(each) for each in work.limits])
        self._tell(self.history, [f"{words.moment(m.at)}  {m.sentence} — {isolate(m.actor)}" for m in work.history])

    def _show_date(self, work: Work) -> None:
        case = work.case
        state = tr(STATE_WORDS[case.state])
        said = case_words.duty(work.duty.duty.value, work.duty.holder)
        late = " · " + tr("answered {n} wd late", n=work.late_by) if work.late_by else ""
        head = (f"{state} — {said}" if case.is_open else state) + late
        shown = _running(work)
        counted = shown.counted if shown else None
        why = self._tools.desk.workdays.reason_on_screen(counted) if counted else ""
        source = f"\n{shown.limit.source} ({shown.limit.id}, {shown.limit.version})" if shown else ""
        self.date.show_date(head, work.duty.day, why + source, counted)


_LIMITS: dict[str, tuple[str, ...]] = {
    Duty.ANSWER: ("R-09", "R-10"),
    Duty.REACTION: ("R-11a", "R-11b"),
    Duty.DISPUTE: ("R-14b", "R-13f", "R-13e", "R-12a", "R-12b"),
}


def _running(work: Work) -> Limited | None:
    """The date of the law that the next duty follows from; the newest one that still runs."""
    wanted = _LIMITS.get(work.duty.duty, ())
    found = [each for each in work.limits if each.limit.id in wanted and each.ended is None]
    return min(found, key=lambda each: wanted.index(each.limit.id), default=None)


def _objector(objection: Objection) -> str:
    power = objection.objector.representative
    name = objection.objector.name
    return tr("{name}, by {power}", name=name, power=power.name) if power else name


def _facts(objection: Objection) -> str:
    lines = [
        tr(
            "Received {at}, {channel}",
            at=words.moment(objection.received_at),
            channel=tr(words.CHANNELS[objection.channel]),
        ),
        tr("about request {number}", number=objection.request) if objection.request else tr("without a request"),
        tr("Path: {path}", path=tr(words.PATHS[objection.path])),
    ]
    if objection.file_by:
        said = tr("filed late: until {day}") if objection.filed_late else tr("in time: until {day}")
        lines.append(said.format(day=short_date(objection.file_by)))
    return " · ".join(lines)


def _answer(case: ObjectionCase) -> list[str]:
    answer = case.answer
    if answer is None:
        return []
    lines = [tr(DECISION_WORDS[answer.decision])]
    if answer.order and answer.order_by:
        done = tr("carried out on {day}", day=short_date(case.carried_out_on)) if case.carried_out_on else ""
        by = tr("by {day}", day=short_date(answer.order_by))
        lines.append(tr("Order: {order}", order=isolate(answer.order)) + f" ({done or by})")
    signature = answer.signature
    if answer.sent:
        way, day = tr(case_words.CHOICES[answer.sent.way]), short_date(answer.sent.on)
        lines.append(tr("sent on {day} ({way})", day=day, way=way))
    elif signature:
        lines.append(tr("signed on {day} by {name}; not sent yet", day=short_date(signature.on), name=signature.signer))
    else:
        lines.append(tr("draft of {day}", day=short_date(answer.drafted_on)))
    if case.reaction:
        lines.append(tr(case_words.CHOICES[case.reaction]))
    return lines


def _dispute(dispute: Dispute) -> list[str]:
    """The diary as a line of time: what is over, where it stands, what comes."""
    number = f" {isolate(dispute.number)}" if dispute.number else ""
    lines = [f"{tr(STAGE_WORDS[dispute.stage])}{number}"]
    if dispute.outcome:
        lines[0] += f" · {tr(case_words.DISPUTE_OUTCOMES[dispute.outcome])}"
    for each in dispute.entries:
        more = " — ".join(isolate(text) for text in (each.text, each.document) if text)
        name = tr(case_words.DIARY[each.name])
        lines.append(f"● {short_date(each.day)}  {name}" + (f": {more}" if more else ""))
    lines += [
        f"○ {short_date(each.on)}  {tr(case_words.CHOICES[each.kind])} {isolate(each.place)}".rstrip()
        for each in dispute.sittings
        if not each.held
    ]
    if dispute.duty and dispute.duty_by:
        day = short_date(dispute.duty_done or dispute.duty_by)
        state = tr("carried out on {day}", day=day) if dispute.duty_done else tr("by {day}", day=day)
        lines.append(tr("To be carried out: {what}", what=isolate(dispute.duty)) + f" ({state})")
    return lines


def _limit(each: Limited) -> str:
    name = each.limit.name_en if words.english() else each.limit.name
    ended = tr("ended on {day}", day=short_date(each.ended)) if each.ended else tr(case_words.WHOSE[each.whose])
    return f"{name}: {short_date(each.start)} → {short_date(each.day)} ({ended}; {each.limit.id})"
