"""What a case means for the register: its clocks, its row, its place in the queue. All follow from the case alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.handling.casefile import clocks_of, judged_by
from ppid_desk.handling.done import Running
from ppid_desk.handling.duties import late_by, next_duty
from ppid_desk.handling.rules import CLOSED, Case
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
from ppid_desk.requests.rules import REGISTER, Path
from ppid_desk.workdays import clocks
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.service import Workdays

_ANSWER = {Path.NORMAL: "R-04", Path.ELECTION: "R-06"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clock that a case should have: by which limit, from which day, and when it ended."""

    limit: str
    start: date
    ended: date | None


def wanted_clocks(case: Case) -> Iterator[Wanted]:
    """The clocks that follow from a case: to tell, to complete, to answer."""
    end = case.ended_on if case.state in CLOSED else None
    if case.request.missing:
        told = case.told.on if case.told else None
        yield Wanted("R-02", case.request.received_at.date(), told or case.complete_on or end)
        if told:
            yield Wanted("R-03", told, case.complete_on or end)
    if case.complete_on:
        yield Wanted(_ANSWER[case.request.path], case.complete_on, case.answered_on or end)


def keep(writing: Writing, case: Case, workdays: Workdays) -> Case:
    """Bring clocks, row and queue to what the case says; returns the case with its stored clocks."""
    row, *place = writing.one(
        "SELECT id, open, queue_day, state, path, handed_over FROM request WHERE number = ?", (case.number,)
    )
    keep_clocks(writing, REGISTER, row, case.clocks, wanted_clocks(case), workdays)
    case = replace(case, clocks=clocks_of(writing, case.number))
    before, now = queue.Place(*place), place_of(case, place[-1], workdays.calendar)
    if now != before:
        queue.leave(writing, before)
        queue.enter(writing, now)
    judged = judged_by(writing, case, workdays)
    writing.run(UPDATE_ROW, (*row_values(case, workdays.calendar, judged), row))
    return case


UPDATE_ROW = (
    "UPDATE request SET state = ?, open = ?, queue_day = ?, due_on = ?, closed_on = ?, duty = ?, holder = ?,"
    " outcome = ?, complete_on = ?, extended_on = ?, answered_on = ?, late_by = ?, unconfirmed = ? WHERE id = ?"
)


def place_of(case: Case, handed_over: int, calendar: Calendar) -> queue.Place:
    """Where a case stands in the queue."""
    is_open = queue.CLOSED if case.state in CLOSED and case.ended_on else queue.OPEN
    day = next_duty(case, calendar).day.isoformat()
    return queue.Place(is_open, day, case.state.value, case.request.path.value, handed_over)


def row_values(case: Case, calendar: Calendar, judged: Calendar) -> tuple[object, ...]:
    """What `UPDATE_ROW` writes, without the row's id; `judged` is the calendar by which it is in time or late."""
    duty, place = next_duty(case, calendar), place_of(case, 0, calendar)
    return (
        place.state, place.open, place.queue_day, _iso(case.due_on), _iso(case.ended_on) if not place.open else None,
        duty.duty.value, duty.holder, case.outcome.value if case.outcome else None, _iso(case.complete_on),
        _iso(case.extended_on), _iso(case.answered_on), late_by(case, judged),
        int(any(each.waits for each in case.corrections)),
    )  # fmt: skip


def keep_clocks(
    writing: Writing, register: str, row: int, running: Iterable[Running], follow: Iterable[Wanted], workdays: Workdays
) -> None:
    """Start what is new, end what has ended, drop what a correction made untrue; the rest stays as it was counted."""
    stored = {(each.limit, each.start): each for each in running}
    wanted = {(each.limit, each.start): each for each in follow}
    again = {key for key, clock in wanted.items() if key in stored and _runs_again(stored[key], clock, workdays)}
    gone = (stored.keys() - wanted.keys()) | again
    for key in gone:
        clocks.drop(writing, register, row, *key)
    judged = workdays.as_of(writing, stored[max(gone)].calendar) if gone else workdays
    for key, clock in wanted.items():
        if key not in stored or key in again:
            by = judged if clock.ended else workdays
            clocks.start(writing, by, register, row, *key, clock.ended)
        elif stored[key].ended != clock.ended:
            clocks.end(writing, register, row, *key, clock.ended)


def _runs_again(stored: Running, wanted: Wanted, workdays: Workdays) -> bool:
    """Whether a clock that had ended runs on while the calendar has changed; what ended keeps the older one."""
    return bool(stored.ended and not wanted.ended and stored.calendar != workdays.calendar.version)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
