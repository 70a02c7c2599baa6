"""Many objections at once, in the order of their register: four statements, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ppid_desk.handling.casefile import done_of, running_of
from ppid_desk.handling.casefiles import Beside
from ppid_desk.objections import casefile
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.rules import REGISTER, ObjectionCase
from ppid_desk.people import service as people
from ppid_desk.records.session import Reading
from ppid_desk.workdays.service import Workdays

_ORDER = "ORDER BY objection.register, objection.office, objection.year, objection.seq"


def stream(
    reading: Reading, workdays: Workdays, where: str, values: Sequence[object] = ()
) -> Iterator[ObjectionCase]:  # fmt: skip
    """The cases that a condition on `objection` lets through; who answered the requests is not looked up."""
    columns = ", ".join(f"objection.{name}" for name in casefile.COLUMNS)
    stated = ", ".join(f"requester.{name}" for name in people.COLUMNS.split(", "))
    items, moves, clocks = (Beside(reading.each(sql, (*more, *values))) for sql, more in _besides(where))
    rows = reading.each(
        f"SELECT objection.id, request.number, request.received_on, {columns}, {stated}, event.hash FROM objection"
        " JOIN requester ON requester.id = objection.requester_id JOIN event ON event.seq = objection.event_seq"
        f" LEFT JOIN request ON request.id = objection.request_id WHERE {where} {_ORDER}",
        values,
    )
    end = 3 + len(casefile.COLUMNS)
    for id_, number, received, *row in rows:
        named = dict(zip(casefile.COLUMNS, row, strict=False))
        asked = tuple(text for (text,) in items.of(id_))
        about = (number or "", date.fromisoformat(received) if received else None, asked)
        requester = people.requester_of(tuple(row[end - 3 : end + 7]))
        objection = casefile.objection_of(named, about, requester, row[-1], workdays)
        done = [done_of(BY_NAME, *each) for each in moves.of(id_)]
        yield casefile.case_of(objection, frozenset(), done, tuple(running_of(*each) for each in clocks.of(id_)))


def _besides(where: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The items of the requests, the moves and the clocks of the same objections."""
    yield (
        "SELECT objection.id, item.text FROM objection JOIN item ON item.request_id = objection.request_id"
        f" WHERE {where} {_ORDER}, item.position",
        (),
    )
    yield (
        "SELECT objection.id, move.event_seq, event.at, event.actor, move.officer, move.name, move.before, move.after,"
        " move.facts FROM move JOIN objection ON objection.uuid = move.subject JOIN event ON event.seq = move.event_seq"
        f" WHERE move.register = ? AND {where} {_ORDER}, move.event_seq",
        (REGISTER,),
    )
    yield (
        "SELECT objection.id, limit_id, start_on, clock.due_on, clock.extended_on, provisional, calendar_version,"
        " ended_on FROM clock JOIN objection ON objection.id = clock.subject"
        f" WHERE clock.register = ? AND {where} {_ORDER}, clock.id",
        (REGISTER,),
    )
