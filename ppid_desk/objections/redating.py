"""When the calendar changes: open objections follow their clocks as their moves say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ppid_desk.objections import casefile, projecting
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.changing import Told
from ppid_desk.workdays.rules import Borne, Move

EVENT = "objection.redated"


class MovedObjections:
    """What the register of objections does when its clocks move."""

    def borne(self, reading: Reading, subjects: Sequence[int]) -> Mapping[int, Borne]:
        """The numbers of objections by their rows."""
        found = ((row, reading.value("SELECT number FROM objection WHERE id = ?", (row,))) for row in set(subjects))
        return {row: Borne(str(number)) for row, number in found}

    def redated(self, writing: Writing, move: Move, told: Told) -> None:
        """Write the event of a moved clock; where the objection belongs now is seen to when all have moved."""
        uuid = writing.value("SELECT uuid FROM objection WHERE id = ?", (move.subject,))
        facts = {
            "number": move.number, "clock": move.limit_id, "from": move.due_from.isoformat(),
            "to": move.due_to.isoformat(), "basis": told.basis, "calendar": told.workdays.calendar.version,
        }  # fmt: skip
        journal.append(writing, told.at, told.officer, EVENT, uuid, facts)

    def settled(self, writing: Writing, told: Told) -> None:
        """Every open objection is put where it belongs: some wait for a day that has no clock of its own."""
        for (number,) in writing.rows("SELECT number FROM objection WHERE open = 1 ORDER BY id"):
            projecting.keep(writing, casefile.load(writing, number, told.workdays), told.workdays)
