"""Counting the running clocks anew by another calendar: which of them end elsewhere, and writing that down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays import clocks
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import Borne, LimitClock, Move
from ppid_desk.workdays.service import Workdays

REQUESTERS = frozenset({"R-03", "R-11a"})  # the requester completes, or goes to the commission


@dataclass(frozen=True, slots=True)
class _Dates:
    due: date
    extended: date | None
    provisional: bool


@dataclass(slots=True)
class Changes:
    """What another calendar does to the clocks that run.

    `moves` would end on another day, `late` stay and may be late by another count, `firm` is how many others would
    only become firm or provisional.
    """

    moves: list[Move] = field(default_factory=list)
    late: list[Move] = field(default_factory=list)
    firm: int = 0


class Recounting:
    """The running clocks under two calendars. What ended is not looked at: it keeps what it was judged by."""

    def __init__(
        self, reading: Reading, workdays: Workdays, before: Calendar, after: Calendar, today: date
    ) -> None:  # fmt: skip
        self._reading, self._workdays = reading, workdays
        self._before, self._after, self._today = before, after, today
        self._counted: dict[tuple[object, ...], _Dates] = {}

    def changes(self) -> Changes:
        """What would become of each running clock; numbers and lateness come with `judged`."""
        found = Changes()
        for clock in list(clocks.running(self._reading)):
            dates = self._recounted(clock)
            if dates is None:
                continue
            if (dates.due, dates.extended) != (clock.due_on, clock.extended_on):
                found.moves.append(self._move(clock, dates))
                continue
            found.firm += dates.provisional != clock.provisional
            if self._ages(clock.limit_id, (clock.due_on, clock.extended_on)):
                found.late.append(self._move(clock, dates))
        return found

    def _ages(self, limit: str, ends: tuple[date | None, ...]) -> bool:
        """Whether a clock that stays on its day may be late by another count."""
        passed = (day for day in ends if day and day < self._today and limit not in REQUESTERS)
        return any(_late(self._before, day, self._today) != _late(self._after, day, self._today) for day in passed)

    def judged(self, move: Move, borne: Borne) -> Move:
        """A move with its number and its lateness; nobody is late by a limit that is the requester's own time."""
        before, after = move.due_from, move.due_to
        if borne.extended and move.extended_from and move.extended_to:
            before, after = move.extended_from, move.extended_to
        named = replace(move, number=borne.number)
        if move.limit_id in REQUESTERS:
            return named
        late = _late(self._before, before, self._today), _late(self._after, after, self._today)
        return replace(named, late_before=late[0], late_after=late[1])

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
            extended_to=dates.extended, late_before=0, late_after=0,
        )  # fmt: skip


def _late(calendar: Calendar, due: date, today: date) -> int:
    return max(0, calendar.between(due, today))
