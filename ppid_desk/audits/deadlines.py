"""The legal dates of a file counted anew, from the events alone: nothing that was stored as a date is trusted.

Day 0 is the day on which the request was complete; an extension counts on from the first limit and only holds when it
was sent before that ended (KIP Ps 22(7)–(8); domain R-04 to R-07).
"""

from __future__ import annotations

from datetime import date

from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.facts import dataclass
from ppid_desk.handling.done import Running
from ppid_desk.handling.rules import Case, Whole
from ppid_desk.reports.old_lines import OldLine
from ppid_desk.requests.rules import Path, State
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import Counted

ANSWER = {Path.NORMAL: "R-04", Path.ELECTION: "R-06"}
_ENDED = (State.LAPSED, State.WITHDRAWN, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Due:
    """The dates of the answer: `first` without, `extended` with the extension; `holds` is the one that binds.

    `void` extensions were sent after the first limit had ended.
    """

    limit: str
    start: date
    first: Counted
    extended: Counted
    holds: date
    void: bool


def calendar_of(clock: Running | None, known: Around) -> Calendar:
    """The calendar by which a clock was judged; today's for one that has none."""
    workdays = known.workdays.as_of(known.reading, clock.calendar) if clock else known.workdays
    return workdays.calendar


def due_of(dossier: Dossier, known: Around) -> Due | None:
    """The dates of a file's answer; None while the request is not complete."""
    case = dossier.case
    if case.complete_on is None:
        return None
    limit = known.workdays.limit(ANSWER[case.request.path])
    calendar = calendar_of(case.clock(limit.id) or case.answer_clock, known)
    first = calendar.add(case.complete_on, limit.length)
    extended = calendar.add(case.complete_on, limit.length + known.workdays.limit(limit.extension).length)
    void = case.extended_on is not None and case.extended_on > first.date
    holds = extended.date if case.extended_on and not void else first.date
    return Due(limit.id, case.complete_on, first, extended, holds, void)


def settled_on(dossier: Dossier) -> date | None:
    """When the answer was sent; a file of an old register that has no moves was answered when that says so."""
    case = dossier.case
    if case.answered_on or case.moves or case.state is not State.DONE:
        return case.answered_on
    return OldLine.of(dossier.filed.old).notice or case.ended_on


def outcome_of(dossier: Dossier) -> Whole | None:
    """The outcome of a file; of one without decisions what an old register says."""
    return dossier.case.outcome if dossier.case.decisions else OldLine.of(dossier.filed.old).outcome


def owes(case: Case) -> bool:
    """Whether an answer is owed at all: not where it lapsed, was withdrawn or cancelled."""
    return case.state not in _ENDED


def late_by(dossier: Dossier, known: Around) -> int:
    """Working days by which the answer came late, or is late now; 0 in time."""
    due, settled = due_of(dossier, known), settled_on(dossier)
    if due is None or not (settled or owes(dossier.case)):
        return 0
    end = settled or known.now.date()
    if end <= due.holds:
        return 0
    calendar = calendar_of(dossier.case.clock(due.limit) or dossier.case.answer_clock, known)
    return max(1 if settled else 0, calendar.between(due.holds, end))  # an open file is not late yet on days off
