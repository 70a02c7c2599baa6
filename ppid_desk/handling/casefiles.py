"""Many cases at once, in the order of the register: five statements side by side, whatever their number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.handling import casefile
from ppid_desk.handling.done import Running
from ppid_desk.handling.moves import BY_NAME
from ppid_desk.handling.rules import Case
from ppid_desk.people import service as people
from ppid_desk.records.session import Reading, Row
from ppid_desk.requests import reading as requests
from ppid_desk.requests.registration import Dates
from ppid_desk.requests.rules import REGISTER
from ppid_desk.workdays.clocks import COLUMNS, clock_of
from ppid_desk.workdays.rules import LimitClock
from ppid_desk.workdays.service import Workdays

_COLUMNS = (
    "id", "uuid", "seq", "year", "number", "purpose", "channel", "access", "copy_form", "delivery", "election", "path",
    "path_note", "documents_seen", "missing", "received_at", "received_proof", "letter_date", "recorded_at",
    "reference", "officer", "state", "open", "closed_on", "due_on", "duty", "outcome", "complete_on", "extended_on",
    "answered_on", "queue_day", "holder", "late_by", "handed_over", "objected", "disputed", "idempotency_key",
)  # fmt: skip
_MOST_DATES = 4096
_ORDER = "ORDER BY request.register, request.office, request.year, request.seq"
_STATED = ", ".join(f"requester.{name}" for name in people.COLUMNS.split(", "))


@dataclass(frozen=True, slots=True)
class Filed:
    """A case with the row that the register holds of it.

    `old` is what the old register says, by the fields of `requests.old_columns`; None for what was registered here.
    """

    case: Case
    columns: Mapping[str, Any]
    old: Mapping[str, str] | None = None


class Beside:
    """Rows of one statement that belong to the requests of another, in the same order; the first cell says to which."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, request: int) -> list[Row]:
        """The rows of the request that is next in order."""
        found = []
        while self._next is not None and self._next[0] == request:
            found.append(self._next[1:])
            self._next = next(self._rows, None)
        return found


class _DatesKept:
    """The dates of requests by their clocks; those that began and end alike share them."""

    def __init__(self, reading: Reading, workdays: Workdays) -> None:
        self._reading, self._workdays = reading, workdays
        self._known: dict[object, Dates] = {}

    def of(self, kept: Sequence[LimitClock], received: date, path: str) -> Dates:
        """The dates that these clocks tell of."""
        said = tuple((each.limit_id, each.started, each.ends, each.extended_on, each.calendar_version) for each in kept)
        key = (said, received, path)
        if key not in self._known:
            if len(self._known) > _MOST_DATES:
                self._known.clear()
            self._known[key] = requests.dates_by(self._reading, kept, received, path, self._workdays)
        return self._known[key]


def _running(clock: LimitClock) -> Running:
    return Running(
        clock.limit_id, clock.start_on, clock.due_on, clock.extended_on, clock.provisional, clock.calendar_version,
        clock.ended_on,
    )  # fmt: skip


def stream(reading: Reading, workdays: Workdays, where: str, values: Sequence[object] = ()) -> Iterator[Filed]:
    """The cases that a condition on `request` lets through, one after another; the reader stays open meanwhile."""
    items, moves, clocks, olds = (Beside(reading.each(sql, (*more, *values))) for sql, more in _besides(where))
    dates = _DatesKept(reading, workdays)
    requester_of = lru_cache(4096)(lambda *stated: people.requester_of(stated))
    end = len(_COLUMNS)
    chosen = f"{', '.join(f'request.{name}' for name in _COLUMNS)}, event.hash, {_STATED}"
    sql = (
        f"SELECT {chosen} FROM request JOIN event ON event.seq = request.event_seq"
        f" JOIN requester ON requester.id = request.requester_id WHERE {where} {_ORDER}"
    )
    for row in reading.each(sql, values):
        columns = dict(zip(_COLUMNS, row, strict=False))
        columns["event_hash"], person = row[end], requester_of(*row[end + 1 :])
        received = date.fromisoformat(columns["received_at"][:10])
        texts = tuple(text for (text,) in items.of(columns["id"]))
        kept = [clock_of(*each) for each in clocks.of(columns["id"])]
        request = requests.request_of(columns, texts, person, dates.of(kept, received, columns["path"]))
        done = [casefile.done_of(BY_NAME, *each) for each in moves.of(columns["id"])]
        running = tuple(_running(each) for each in kept)
        old = olds.of(columns["id"])
        yield Filed(casefile.case_of(request, done, running), columns, json.loads(old[0][0]) if old else None)


def _besides(where: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Items, moves, clocks and old lines of the same requests."""
    yield (
        f"SELECT request.id, text FROM item JOIN request ON request.id = request_id WHERE {where} {_ORDER}, position",
        (),
    )
    yield (
        "SELECT request.id, move.event_seq, event.at, event.actor, move.officer, move.name, move.before, move.after,"
        " move.facts FROM move JOIN request ON request.uuid = move.subject JOIN event ON event.seq = move.event_seq"
        f" WHERE move.register = ? AND {where} {_ORDER}, move.event_seq",
        (REGISTER,),
    )
    columns = ", ".join(f"clock.{name}" for name in COLUMNS.split(", "))
    yield (
        f"SELECT request.id, {columns} FROM clock JOIN request ON request.id = clock.subject"
        f" WHERE clock.register = ? AND {where} {_ORDER}, clock.id",
        (REGISTER,),
    )
    yield (
        f"SELECT request.id, columns FROM old_entry JOIN request ON request.id = request_id WHERE {where} {_ORDER}",
        (),
    )
