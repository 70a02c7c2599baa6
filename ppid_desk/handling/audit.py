"""Moves against events, and rows against moves: the journal replays to the same states, days and clocks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ppid_desk.handling import casefile, casefiles
from ppid_desk.handling.casefiles import Filed
from ppid_desk.handling.duties import late_by, next_duty
from ppid_desk.handling.moves import BY_NAME
from ppid_desk.handling.projecting import wanted_clocks
from ppid_desk.handling.rules import CLOSED
from ppid_desk.records import journal
from ppid_desk.records.session import Reading
from ppid_desk.requests.rules import REGISTER
from ppid_desk.workdays.service import Workdays


def faults(reading: Reading, workdays: Workdays) -> Iterator[str]:
    """Everything in the moves of requests that does not agree with the journal or with the register."""
    yield from moves_against_events(reading, REGISTER, "request", BY_NAME)
    moved = "request.uuid IN (SELECT subject FROM move WHERE register = ?)"
    for filed in casefiles.stream(reading, workdays, moved, (REGISTER,)):
        yield from _row_against_case(reading, filed, workdays)


def moves_against_events(reading: Reading, register: str, area: str, names: Iterable[str]) -> Iterator[str]:
    """The rows of the table of moves of a register, each against its event, and none more or less than were told."""
    rows = reading.each(
        "SELECT move.event_seq, move.subject, move.name, move.before, move.after, move.facts, move.salt, event.kind,"
        " event.subject, event.body FROM move LEFT JOIN event ON event.seq = move.event_seq WHERE register = ?"
        " ORDER BY move.event_seq",
        (register,),
    )
    found = 0
    for seq, subject, name, before, after, facts, salt, kind, told_of, body in rows:
        found += 1
        told: dict[str, Any] = json.loads(body) if body else {}
        if (kind, told_of) != (f"{area}.{name}", subject) or (told["from"], told["to"]) != (before, after):
            yield f"move {seq}: the journal does not tell of {name}"
        elif told["personal"] != journal.commitment(bytes(salt), json.loads(facts)):
            yield f"{told['number']}: the facts of {name} were changed outside the program"
    kinds = [f"{area}.{name}" for name in names]
    (told_n,) = reading.rows(f"SELECT count(*) FROM event WHERE kind IN ({', '.join('?' * len(kinds))})", kinds)[0]
    if told_n != found:
        yield f"moves of {register}: the journal tells of {told_n}, the books hold {found}"


_COLUMNS = (
    "state, open, closed_on, due_on, duty, outcome, complete_on, extended_on, answered_on, queue_day, holder, late_by"
)


def _row_against_case(reading: Reading, filed: Filed, workdays: Workdays) -> Iterator[str]:
    case = filed.case
    duty, closed = next_duty(case, workdays.calendar), case.ended_on if case.state in CLOSED else None
    late = late_by(case, casefile.judged_by(reading, case, workdays))
    wanted = (
        case.state.value, int(closed is None), _iso(closed), _iso(case.due_on), duty.duty.value,
        case.outcome.value if case.outcome else None, _iso(case.complete_on), _iso(case.extended_on),
        _iso(case.answered_on), duty.day.isoformat(), duty.holder, late,
    )  # fmt: skip
    for name, value in zip(_COLUMNS.split(", "), wanted, strict=True):
        there = filed.columns[name]
        if value != there:
            yield f"{case.number}: “{name}” is {there!r}, its moves give {value!r}"
    clocks = {(each.limit, each.start, each.ended) for each in case.clocks}
    if clocks != {(each.limit, each.start, each.ended) for each in wanted_clocks(case)}:
        yield f"{case.number}: its clocks do not agree with its moves"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
