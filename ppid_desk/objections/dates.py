"""The dates of the law around an objection: what binds the office, and what is the requester's affair; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ppid_desk.handling.rules import Case
from ppid_desk.objections.casefile import ANSWER_LIMIT
from ppid_desk.objections.rules import Dispute, Filing, Limited, ObjectionCase
from ppid_desk.requests.rules import State
from ppid_desk.workdays.rules import Counted
from ppid_desk.workdays.service import Workdays


def filing(asked: Case | None, received_on: date, found_on: date | None, workdays: Workdays) -> Filing | None:
    """Until when it could be filed (R-08, KIP Ps 36(1)): 30 working days from the day the ground was found.

    Where the answer's limit passed in silence both readings are counted: from the last day to answer, and from the
    working day after it. None where nothing says when the ground was found (no request, or no answer due yet).
    """
    calendar, length = workdays.calendar, workdays.limit("R-08").length
    starts = {each for each in (*_grounds_found(asked, received_on, workdays), found_on) if each}
    return Filing(tuple(calendar.add(start, length) for start in sorted(starts))) if starts else None


def _grounds_found(asked: Case | None, received_on: date, workdays: Workdays) -> Iterator[date]:
    if asked is None:
        return
    answered = asked.answered_on or (asked.ended_on if asked.state is State.LAPSED else None)
    if answered:
        yield answered
        yield from (each.on for each in asked.handovers if each.on <= received_on)
    elif asked.due_on and asked.due_on < received_on:
        yield asked.due_on
        yield workdays.calendar.add(asked.due_on, 1).date


def dispute_by(case: ObjectionCase, workdays: Workdays) -> Counted:
    """The last day for the requester to go to the commission: after the answer (R-11a), or after silence (R-11b)."""
    answered, due = case.received_answer_on, case.due_on
    if answered:
        return workdays.calendar.add(answered, workdays.limit("R-11a").length)
    return workdays.calendar.add(due, workdays.limit("R-11b").length)


def limits(case: ObjectionCase, asked: Case | None, workdays: Workdays) -> tuple[Limited, ...]:
    """Every date of the law that concerns a case, in the order in which they come up."""
    objection = case.objection
    filed = filing(asked, objection.received_on, objection.found_on, workdays)
    found = [_shown("R-08", each.start, workdays, "requester", objection.received_on) for each in _each(filed)]
    ended = case.answered_on or (case.ended_on if case.dispute is None else None)
    found.append(_shown(ANSWER_LIMIT[objection.path], objection.received_on, workdays, "office", ended))
    petition = case.dispute.petitioned_on if case.dispute else None
    if case.answered_on is None or case.answered_on > case.due_on:
        found.append(_shown("R-11b", case.due_on, workdays, "requester", petition))
    if case.received_answer_on:
        found.append(_shown("R-11a", case.received_answer_on, workdays, "requester", petition))
    if case.dispute:
        found += _of_dispute(case.dispute, workdays)
    return tuple(found)


def _each(filed: Filing | None) -> tuple[Counted, ...]:
    return filed.countings if filed else ()


def _of_dispute(dispute: Dispute, workdays: Workdays) -> Iterator[Limited]:
    started = next((each.day for each in dispute.entries if each.name in ("examine", "mediate", "adjudicate")), None)
    decided = dispute.decision_received
    yield _shown("R-12a", dispute.petitioned_on, workdays, "commission", started or decided)
    yield _shown("R-12b", dispute.petitioned_on, workdays, "commission", decided)
    if dispute.mediation_on:
        over = next((each.day for each in dispute.entries if each.name in ("agree", "adjudicate", "decide")), None)
        yield _mediation(dispute, workdays, over)
    if decided:
        sued = next((each.day for each in dispute.entries if each.name == "sue"), None)
        yield _shown("R-14a", decided, workdays, "both", sued)
    if dispute.court_received:
        yield _shown("R-14b", dispute.court_received, workdays, "both", None)


def _mediation(dispute: Dispute, workdays: Workdays, over: date | None) -> Limited:
    assert dispute.mediation_on is not None
    counted = mediation_by(dispute, workdays)
    limit = workdays.limit("R-13f" if dispute.mediation_longer else "R-13e")
    return Limited(limit, dispute.mediation_on, counted.date, counted, "commission", over)


def mediation_by(dispute: Dispute, workdays: Workdays) -> Counted:
    """The last day of the mediation: 14 working days, and 7 more where it was extended; counted on from its start."""
    assert dispute.mediation_on is not None
    more = workdays.limit("R-13f").length if dispute.mediation_longer else 0
    return workdays.calendar.add(dispute.mediation_on, workdays.limit("R-13e").length + more)


def _shown(id_: str, start: date, workdays: Workdays, whose: str, ended: date | None) -> Limited:
    limit = workdays.limit(id_)
    if limit.unit == "calendar_day":
        day = start + timedelta(days=limit.length)
        return Limited(limit, start, day, None, whose, ended)
    counted = workdays.calendar.add(start, limit.length)
    return Limited(limit, start, counted.date, counted, whose, ended)
