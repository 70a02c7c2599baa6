"""Counting the running clocks anew by another calendar: which of them end elsewhere, and writing that down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays import clocks
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import LimitClock, Move
from ppid_desk.workdays.service import Workdays


@dataclass(frozen=True, slots=True)
class _Dates:
    due: date
    extended: date | None
    provisional: bool


class Recounting:
    """The running clocks under two calendars. What ended is not looked at: it keeps what it was judged by."""

    def __init__(
        self, reading: Reading, workdays: Workdays, before: Calendar, after: Calendar, today: date
    ) -> None:  # fmt: skip
        self._reading, self._workdays = reading, workdays
        self._before, self._after, self._today = before, after, today
        self._counted: dict[tuple[object, ...], _Dates] = {}

    def moves(self) -> tuple[list[Move], int]:
        """The clocks that would end on another day, and how many others would only be firm or provisional."""
        moves, firm = [], 0
        for clock, dates in self._other():
            if (dates.due, dates.extended) == (clock.due_on, clock.extended_on):
                firm += 1
            else:
                moves.append(self._move(clock, dates))
        return moves, firm

    def write(self, writing: Writing) -> None:
        """Move the clocks; from now on every running one is explained by the calendar that holds."""
        changed = [
            (dates.due.isoformat(), dates.extended and dates.extended.isoformat(), int(dates.provisional), clock.id)
            for clock, dates in self._other()
        ]
        writing.run_many("UPDATE clock SET due_on = ?, extended_on = ?, provisional = ? WHERE id = ?", changed)
        writing.run("UPDATE clock SET calendar_version = ? WHERE ended_on IS NULL", (self._after.version,))

    def _other(self) -> Iterator[tuple[LimitClock, _Dates]]:
        for clock in list(clocks.running(self._reading)):
            dates = self._recounted(clock)
            if dates and dates != _Dates(clock.due_on, clock.extended_on, clock.provisional):
                yield clock, dates

    def _recounted(self, clock: LimitClock) -> _Dates | None:
        limit = self._workdays.limits.get(clock.limit_id)
        if limit is None or limit.unit != "working_day":
            return None  # other units know no days off
        alike = (clock.limit_id, clock.limit_version, clock.calendar_version, clock.started, clock.ends,
                 clock.extended_on)  # fmt: skip
        if alike not in self._counted:
            self._counted[alike] = self._dates(clock)
        return self._counted[alike]

    def _dates(self, clock: LimitClock) -> _Dates:
        length, more = self._lengths(clock)
        due = self._after.add(clock.start_on, length)
        extended = self._after.add(clock.start_on, length + more) if clock.extended_on else None
        provisional = due.provisional or bool(extended and extended.provisional)
        return _Dates(due.date, extended.date if extended else None, provisional)

    def _lengths(self, clock: LimitClock) -> tuple[int, int]:
        """Its length and that of its extension: by the limit, or, where the law changed since, as it was counted."""
        limit = self._workdays.limit(clock.limit_id)
        if limit.version == clock.limit_version:
            more = self._workdays.limit(limit.extension).length if limit.extension else 0
            return limit.length, more
        then = self._workdays.as_of(self._reading, clock.calendar_version).calendar
        more = then.between(clock.due_on, clock.extended_on) if clock.extended_on else 0
        return then.between(clock.start_on, clock.due_on), more

    def _move(self, clock: LimitClock, dates: _Dates) -> Move:
        return Move(
            clock=clock.id, register=clock.register, subject=clock.subject, number="", limit_id=clock.limit_id,
            start_on=clock.start_on, due_from=clock.due_on, due_to=dates.due, extended_from=clock.extended_on,
            extended_to=dates.extended, late_before=_late(self._before, clock.due_on, self._today),
            late_after=_late(self._after, dates.due, self._today),
        )  # fmt: skip


def _late(calendar: Calendar, due: date, today: date) -> int:
    return max(0, calendar.between(due, today))
