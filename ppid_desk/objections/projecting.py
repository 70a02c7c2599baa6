"""What a case means for the register: its clocks, its row, its place in the queue, the flags of its request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ppid_desk.handling.casefile import stored_clocks
from ppid_desk.handling.projecting import Wanted, keep_clocks
from ppid_desk.objections.casefile import ANSWER_LIMIT, judged_by
from ppid_desk.objections.duties import late_by, next_duty
from ppid_desk.objections.rules import REGISTER, ObjectionCase
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
from ppid_desk.workdays.service import Workdays


def wanted_clocks(case: ObjectionCase) -> Iterator[Wanted]:
    """The clocks that follow from a case: the superior's answer, and then the requester's days for a dispute."""
    objection, petition = case.objection, case.dispute.petitioned_on if case.dispute else None
    yield Wanted(ANSWER_LIMIT[objection.path], objection.received_on, case.answered_on or case.ended_on)
    if case.received_answer_on:
        yield Wanted("R-11a", case.received_answer_on, petition or case.ended_on)


def keep(writing: Writing, case: ObjectionCase, workdays: Workdays) -> ObjectionCase:
    """Bring clocks, row, queue and flags to what the case says; returns the case with its stored clocks."""
    row, request, *place = writing.one(
        "SELECT id, request_id, open, queue_day, state, path, handed_over FROM objection WHERE number = ?",
        (case.number,),
    )
    keep_clocks(writing, REGISTER, row, case.clocks, wanted_clocks(case), workdays)
    case = replace(case, clocks=stored_clocks(writing, REGISTER, row))
    before, now = queue.Place(*place), place_of(case, workdays)
    if now != before:
        queue.leave(writing, before)
        queue.enter(writing, now)
    values = columns_of(case, workdays, judged_by(writing, case, workdays))
    writing.run(f"UPDATE objection SET {' = ?, '.join(values)} = ? WHERE id = ?", (*values.values(), row))
    if request:
        flag(writing, request)
    return case


def place_of(case: ObjectionCase, workdays: Workdays) -> queue.Place:
    """Where an objection stands in the queue."""
    is_open = queue.OPEN if case.is_open else queue.CLOSED
    day = next_duty(case, workdays).day
    return queue.Place(
        is_open, day.isoformat(), case.state.value, case.objection.path.value, int(case.slip_on is not None)
    )


def columns_of(case: ObjectionCase, workdays: Workdays, judged: Workdays) -> dict[str, object]:
    """What stands in the row of an objection because of its moves; `judged` are the days that say how late it was."""
    place, duty = place_of(case, workdays), next_duty(case, workdays)
    decision = case.answer.decision.value if case.answer and case.answered_on else None
    return {
        "state": place.state, "open": place.open, "queue_day": place.queue_day, "handed_over": place.handed_over,
        "due_on": case.due_on.isoformat(), "closed_on": _iso(case.ended_on), "duty": duty.duty.value,
        "holder": duty.holder, "outcome": decision, "answered_on": _iso(case.answered_on),
        "late_by": late_by(case, judged), "disputed": int(case.dispute is not None),
        "unconfirmed": int(any(each.waits for each in case.corrections)),
    }  # fmt: skip


FLAGS = (
    "EXISTS (SELECT 1 FROM objection WHERE request_id = request.id AND state <> 'cancelled')",
    "EXISTS (SELECT 1 FROM objection WHERE request_id = request.id AND disputed = 1)",
)


def flag(writing: Writing, request_row: int) -> None:
    """Say at a request whether there is an objection or a dispute about it."""
    as_numbers = [f"CASE WHEN {flag} THEN 1 ELSE 0 END" for flag in FLAGS]
    writing.run(
        f"UPDATE request SET objected = {as_numbers[0]}, disputed = {as_numbers[1]} WHERE id = ?", (request_row,)
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
