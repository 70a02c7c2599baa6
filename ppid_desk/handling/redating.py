"""When the calendar changes: requests that were worked on follow their clocks as their moves say."""

from __future__ import annotations

from ppid_desk.handling import casefile, projecting
from ppid_desk.handling.rules import Duty
from ppid_desk.records.session import Writing
from ppid_desk.requests import redating
from ppid_desk.workdays.changing import Told
from ppid_desk.workdays.rules import Move


class Redating(redating.Redating):
    """What the register of requests does when its clocks move."""

    def redated(self, writing: Writing, move: Move, told: Told) -> None:
        """Write the event of a moved clock, and put the request where it belongs now."""
        self.tell(writing, move, told)
        sql = "SELECT EXISTS (SELECT 1 FROM move WHERE subject = (SELECT uuid FROM request WHERE id = ?))"
        if writing.value(sql, (move.subject,)):
            _keep(writing, move.number, told)
        else:
            redating.place_again(writing, move.subject)

    def settled(self, writing: Writing, told: Told) -> None:
        """A file that waits for its requester is due the working day after its limit, which may be another one now."""
        waiting = writing.rows("SELECT number FROM request WHERE open = 1 AND duty = ?", (Duty.WAIT.value,))
        for (number,) in waiting:
            _keep(writing, number, told)


def _keep(writing: Writing, number: str, told: Told) -> None:
    projecting.keep(writing, casefile.load(writing, number, told.workdays), told.workdays)
