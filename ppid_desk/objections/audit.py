"""Objections against the journal: registrations, moves, rows that follow from them, numbers, flags of requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ppid_desk.handling.audit import moves_against_events
from ppid_desk.objections import casefile
from ppid_desk.objections.correcting import MENDED
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.projecting import FLAGS, columns_of, wanted_clocks
from ppid_desk.objections.registration import personal_facts, public_facts, summary
from ppid_desk.objections.rules import REGISTER, ObjectionCase
from ppid_desk.records import journal, numbers
from ppid_desk.records.session import Reading
from ppid_desk.requests.audit import ranges
from ppid_desk.text import one_line
from ppid_desk.workdays.service import Workdays


def faults(reading: Reading, workdays: Workdays) -> Iterator[str]:
    """Everything in the register of objections that does not agree with the journal or with itself."""
    yield from moves_against_events(reading, REGISTER, "objection", BY_NAME)
    rows = reading.rows("SELECT number FROM objection ORDER BY id")
    for (number,) in rows:
        yield from _objection(reading, casefile.load(reading, number, workdays), workdays)
    told = reading.value("SELECT count(*) FROM event WHERE kind = 'objection.registered'")
    if told != len(rows):
        yield f"objections: the journal tells of {told}, the register holds {len(rows)}"
    yield from _flags(reading)


def gaps(reading: Reading, office: str, year: int) -> Iterator[str]:
    """The sequence numbers of a year that no objection has, in ranges ("12", "15–17"); none is ever left out."""
    of_year = "register = ? AND office = ? AND year = ?"
    taken = {seq for (seq,) in reading.rows(f"SELECT seq FROM objection WHERE {of_year}", (REGISTER, office, year))}
    last = max(numbers.last(reading, REGISTER, office, year) or 0, *taken, 0)
    yield from ranges(seq for seq in range(1, last + 1) if seq not in taken)


def _objection(reading: Reading, case: ObjectionCase, workdays: Workdays) -> Iterator[str]:
    yield from _against_event(reading, case, workdays)
    wanted = columns_of(case, workdays, casefile.judged_by(reading, case, workdays))
    row = reading.row(f"SELECT {', '.join(wanted)} FROM objection WHERE number = ?", (case.number,))
    assert row is not None
    for (name, value), there in zip(wanted.items(), row, strict=True):
        if value != there:
            yield f"{case.number}: “{name}” is {there!r}, its moves give {value!r}"
    clocks = {(each.limit, each.start, each.ended) for each in case.clocks}
    if clocks != {(each.limit, each.start, each.ended) for each in wanted_clocks(case)}:
        yield f"{case.number}: its clocks do not agree with its moves"


_COUNTED = ("due", "provisional", "rule", "calendar")  # as the calendar was then; today's may have moved it


def _against_event(reading: Reading, case: ObjectionCase, workdays: Workdays) -> Iterator[str]:
    objection = case.objection
    row = reading.row(
        "SELECT objection.salt, objection.name, objection.summary, objection.received_on, objection.year,"
        " event.kind, event.subject, event.body, event.at, event.actor FROM objection"
        " LEFT JOIN event ON event.seq = objection.event_seq WHERE objection.number = ?",
        (case.number,),
    )
    assert row is not None
    salt, name, said, received_on, year, kind, subject, body, at, actor = row
    if (kind, subject) != ("objection.registered", objection.id):
        yield f"{case.number}: the journal does not tell of this objection"
        return
    told: dict[str, Any] = {**json.loads(body), **_mended(reading, objection.id)}
    for fact, value in public_facts(objection, workdays).items():
        if fact not in _COUNTED and told.get(fact) != value:
            yield f"{case.number}: “{fact}” is {value!r}, the journal says {told.get(fact)!r}"
    if told.get("personal") != journal.commitment(bytes(salt), personal_facts(objection)):
        yield f"{case.number}: the objector, the case or another text was changed outside the program"
    recorded = objection.recorded_at.isoformat()
    if (at, actor) != (recorded, objection.officer):
        yield f"{case.number}: recorded at {recorded} by {objection.officer}, the journal says {at}, {actor}"
    day = objection.received_on
    shown = (one_line(objection.objector.name), summary(objection), day.isoformat(), day.year)
    if (name, said, received_on, year) != shown:
        yield f"{case.number}: its line in the queue does not agree with what was registered"


def _mended(reading: Reading, subject: str) -> dict[str, Any]:
    """What the newest correction of an objection says of its registration."""
    rows = reading.rows(
        "SELECT body FROM event WHERE subject = ? AND kind IN ('objection.correct_text', 'objection.correct_date',"
        " 'objection.confirm') ORDER BY seq",
        (subject,),
    )
    bodies = [body for body in (json.loads(text) for (text,) in rows) if "personal_now" in body]
    return {name: bodies[-1][f"{name}_now"] for name in ("personal", *MENDED)} if bodies else {}


def _flags(reading: Reading) -> Iterator[str]:
    objected, disputed = FLAGS
    rows = reading.rows(
        f"SELECT number FROM request WHERE (objected = 1) <> ({objected}) OR (disputed = 1) <> ({disputed}) ORDER BY id"
    )
    for (number,) in rows:
        yield f"{number}: its flags of objection and dispute do not agree with the register of objections"
