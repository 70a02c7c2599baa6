"""What statistics may know of a file: its number, days, kinds and outcomes, and nothing of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ppid_desk.catalogue.reader import cited
from ppid_desk.facts import dataclass
from ppid_desk.handling.casefiles import Filed
from ppid_desk.handling.item_decisions import Ground
from ppid_desk.handling.rules import CLOSED, Case, LetterKind, Outcome, Whole
from ppid_desk.people.rules import RequesterKind
from ppid_desk.reports.old_lines import OldLine
from ppid_desk.requests.rules import Channel, Path, State
from ppid_desk.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A request as it is counted. `outcome` is None while nothing was decided, or nobody wrote down what.

    `answered` is the day on which the answer was sent; `ended` the day on which it ended without one.
    """

    number: str
    received: date
    path: Path
    channel: Channel
    kind: RequesterKind
    state: State
    started: date | None
    due: date | None
    answered: date | None
    ended: date | None
    extended: date | None
    extension_reason: str
    late_by: int
    outcome: Whole | None
    items: tuple[tuple[Outcome, str], ...]  # outcome and ground of each decided item

    @property
    def settled(self) -> date | None:
        """When nothing more was owed: the answer, or the end without one."""
        return self.answered or self.ended

    def open_on(self, day: date) -> bool:
        """Whether it had come and still waited for its answer at the end of a day."""
        return self.received <= day and (self.settled is None or self.settled > day)


def fact_of(filed: Filed, calendar: Calendar) -> RequestFact:
    """What is counted of a case, or of a line of an old register that came closed.

    By how much it was late stands in the register, by the calendar by which it was judged.
    """
    case, old = filed.case, OldLine.of(filed.old)
    answered = _answered(case, old)
    ended = case.ended_on if case.state in CLOSED and answered is None else None
    letter = case.letter(LetterKind.EXTENSION)
    return RequestFact(
        number=case.number, received=case.request.received_at.date(), path=case.request.path,
        channel=case.request.channel, kind=case.request.requester.kind, state=case.state, started=case.complete_on,
        due=case.due_on, answered=answered, ended=ended, extended=case.extended_on,
        extension_reason=str(letter.facts.get("reason") or "") if letter and case.extended_on else "",
        late_by=filed.columns["late_by"] if case.answered_on else _late(case, answered, calendar),
        outcome=case.outcome if case.decisions else old.outcome, items=_items(case, old),
    )  # fmt: skip


def _answered(case: Case, old: OldLine) -> date | None:
    """The day of the answer; a file that came closed was answered when its register says so."""
    if case.answered_on or not case.came_closed or case.state is not State.DONE:
        return case.answered_on
    return old.notice or case.ended_on


def _late(case: Case, answered: date | None, calendar: Calendar) -> int:
    if answered is None or case.due_on is None or answered <= case.due_on:
        return 0
    return max(1, calendar.between(case.due_on, answered))


def _items(case: Case, old: OldLine) -> tuple[tuple[Outcome, str], ...]:
    if case.decisions:
        return tuple((each.outcome, _ground(each.facts)) for _, each in sorted(case.decisions.items()))
    if old.outcome is None:
        return ()
    ground = old.ground if old.outcome in (Whole.REFUSED, Whole.IN_PART) else ""
    return ((_OF_WHOLE[old.outcome], ground),)


_OF_WHOLE = {
    Whole.GRANTED: Outcome.GRANTED, Whole.IN_PART: Outcome.IN_PART, Whole.REFUSED: Outcome.REFUSED,
    Whole.NOT_HELD: Outcome.NOT_HELD, Whole.NOT_REQUESTER: Outcome.NOT_REQUESTER,
}  # fmt: skip


def _ground(facts: Mapping[str, object]) -> str:
    """The ground by its code only; what was written beside it is not for statistics."""
    if facts.get("ground") == Ground.ARTICLE_17:
        return f"17{''.join(each.value for each in cited(str(facts.get('article') or ''))[:1])}"
    return Ground.NOT_BY_LAW.value if facts.get("ground") else ""
