"""When the calendar moves a clock of a request: its event, and its place in the queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests import queue
from ppid_desk.requests.rules import ANSWER_LIMITS, NOTICE_LIMIT, REGISTER, State
from ppid_desk.workdays import clocks
from ppid_desk.workdays.changing import Told
from ppid_desk.workdays.rules import Borne, Move

EVENT = "request.redated"
_AT_ONCE = 500


class Redating:
    """What the register of requests does when its clocks move."""

    def borne(self, reading: Reading, subjects: Sequence[int]) -> Mapping[int, Borne]:
        """The numbers of requests by their rows, and whether they were extended."""
        found: dict[int, Borne] = {}
        for first in range(0, len(subjects), _AT_ONCE):
            part = subjects[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = reading.rows(f"SELECT id, number, extended_on FROM request WHERE id IN ({marks})", part)
            found |= {row: Borne(number, bool(extended)) for row, number, extended in rows}
        return found

    def redated(self, writing: Writing, move: Move, told: Told) -> None:
        """Write the event of a moved clock, and put the request where it belongs now."""
        self.tell(writing, move, told)
        place_again(writing, move.subject)

    def settled(self, writing: Writing, told: Told) -> None:
        """Nothing more follows for requests that nobody worked on yet."""

    def tell(self, writing: Writing, move: Move, told: Told) -> None:
        """Write the event of a moved clock."""
        uuid = writing.value("SELECT uuid FROM request WHERE id = ?", (move.subject,))
        facts = {
            "number": move.number,
            "clock": move.limit_id,
            "from": move.due_from.isoformat(),
            "to": move.due_to.isoformat(),
            "extended_from": move.extended_from.isoformat() if move.extended_from else None,
            "extended_to": move.extended_to.isoformat() if move.extended_to else None,
            "basis": told.basis,
            "calendar": told.workdays.calendar.version,
        }
        journal.append(writing, told.at, told.officer, EVENT, uuid, facts)


def place_again(writing: Writing, request_id: int) -> None:
    """Put an open request where its clocks say in the queue: last day, place, and the counts of both places."""
    columns = "open, queue_day, state, path, handed_over"
    place = queue.Place(*writing.one(f"SELECT {columns} FROM request WHERE id = ?", (request_id,)))
    if not place.open:
        return
    last = {clock.limit_id: clock.due_on for clock in clocks.of(writing, REGISTER, request_id)}
    waits = place.state == State.INCOMPLETE.value
    day = last[NOTICE_LIMIT] if waits else next(last[limit] for limit in ANSWER_LIMITS if limit in last)
    there = queue.Place(place.open, day.isoformat(), place.state, place.path, place.handed_over)
    sql = "UPDATE request SET queue_day = ?, due_on = ? WHERE id = ?"
    writing.run(sql, (there.queue_day, None if waits else there.queue_day, request_id))
    if there != place:
        queue.leave(writing, place)
        queue.enter(writing, there)
