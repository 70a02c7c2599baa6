"""Frozen facts and pure arithmetic of working days (hari kerja). No clock, no database.

The day of the event is day 0; day 1 is the next working day; a limit ends with the end of day n
(KIP Ps 22: "… hari kerja sejak diterimanya"; the counting convention is a design decision).
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from ppid_desk.facts import dataclass


class DayKind(StrEnum):
    """Why a day does not count."""

    WEEKEND = "weekend"  # akhir pekan
    PUBLIC = "public"  # libur nasional
    LEAVE = "leave"  # cuti bersama
    LOCAL = "local"  # libur daerah / kantor


class DayStatus(StrEnum):
    """A withdrawn day is a fact too, never a deletion."""

    DECLARED = "declared"  # ditetapkan
    WITHDRAWN = "withdrawn"  # dicabut


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off with the decree (`basis`) that declares it and the day on which that was declared."""

    date: datetime.date
    kind: DayKind
    name: str
    basis: str
    declared_on: datetime.date | None
    status: DayStatus


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row of the office's own list: where the fact came from ("shipped", "office", a file's name), when, by whom."""

    seq: int
    holiday: Holiday
    source: str
    recorded_at: datetime.datetime
    officer: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted, and why."""

    date: datetime.date
    kind: DayKind
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The outcome of counting `days` working days from `start`: the date, and every day on the way.

    `provisional` means that a day on the way lies in a year without a declared calendar, where only weekends are known.
    """

    start: datetime.date
    days: int
    date: datetime.date
    counted: tuple[datetime.date, ...]
    skipped: tuple[Skipped, ...]
    provisional: bool
    calendar_version: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of the law as data: `length` in `unit`, its article, how sure the source is, and its version.

    `confidence` is T (read in the regulation), Q (an excerpt), S (secondary), M (memory) or D (our decision).
    """

    id: str  # "R-04"
    name: str  # Indonesian official wording
    name_en: str
    length: int
    unit: str  # "working_day" | "calendar_day" | "hour" | "month" | "at_once"; a negative length counts back
    event: str  # the event that is day 0
    source: str  # "UU 14/2008 Ps 22(7)"
    confidence: str
    version: str
    extension: str = ""  # the limit that counts on from this one, once: "R-05"


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """Where a limit ends that began with an event on `start`: the date, and for hours the moment.

    Only working days are `counted`. Other units end where they end; if that is no working day, `caution` is the last
    working day before it, since nobody is at the desk on the day itself.
    """

    limit: Limit
    start: datetime.date
    date: datetime.date
    at: datetime.datetime | None  # aware; only for hours
    counted: Counted | None
    caution: datetime.date | None
    provisional: bool
    calendar_version: str


@dataclass(frozen=True, slots=True)
class LimitClock:
    """A time limit that runs or ran, as the books hold it: `ended_on` None while it runs.

    `register` and `subject` say of what: a register's name and the row there. `started` and `ends` are the dates as
    text, or moments (RFC 3339) for limits in hours. `calendar_version` names the calendar by which it was counted.
    """

    id: int
    register: str
    subject: int
    limit_id: str
    limit_version: str
    started: str
    ends: str
    extended_on: datetime.date | None
    provisional: bool
    calendar_version: str
    ended_on: datetime.date | None

    @property
    def start_on(self) -> datetime.date:
        """The day of the event, day 0."""
        return datetime.date.fromisoformat(self.started[:10])

    @property
    def due_on(self) -> datetime.date:
        """The last day."""
        return datetime.date.fromisoformat(self.ends[:10])


@dataclass(frozen=True, slots=True)
class Caution:
    """Dates that another reading of the law would give; None where it gives the same or does not apply."""

    without_collective_leave: datetime.date | None
    from_first_contact: datetime.date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A legal date with its explanation. `extended` is the date after the one lawful extension."""

    limit: Limit
    extension: Limit
    due: Counted
    extended: Counted
    caution: Caution

    @property
    def provisional(self) -> bool:
        """Whether either date runs into a year whose calendar is not declared."""
        return self.due.provisional or self.extended.provisional


@dataclass(frozen=True, slots=True)
class Move:
    """A clock that runs and would end on another day, or be late by another count.

    Lateness is in working days today, 0 when not late, and counted from the last day that holds: that of the extension
    once it was sent. `subject` is the row in the register; `number` is how that is written, "" where no area tells it.
    """

    clock: int
    register: str
    subject: int
    number: str
    limit_id: str
    start_on: datetime.date
    due_from: datetime.date
    due_to: datetime.date
    extended_from: datetime.date | None
    extended_to: datetime.date | None
    late_before: int
    late_after: int


@dataclass(frozen=True, slots=True)
class Borne:
    """What a clock is about: how its row is called in its register, and whether its extension holds."""

    number: str
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of a list of days off that does not fit: where it stands ("row 3", "event UID …"), and why."""

    place: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of the calendar and what it would do; nothing is written before it is applied.

    `changes` are the facts that the books do not hold yet, `already` those they do. `moves` are the running clocks
    that would end on another day, `firm` how many more would no longer be provisional, or become so. `late` are those
    that stay on their day, which has passed, and would be late by another count. `until` and `before` name the calendar
    on which it rests, `after` the one that would hold. `unread` rows stand in its way.
    """

    changes: tuple[Holiday, ...]
    already: tuple[Holiday, ...]
    source: str
    moves: tuple[Move, ...]
    firm: int
    until: int
    before: str
    after: str
    unread: tuple[Unread, ...] = ()
    late: tuple[Move, ...] = ()

    @property
    def ageing(self) -> tuple[Move, ...]:
        """The clocks whose files would be late by another count, moved or not."""
        return tuple(each for each in (*self.moves, *self.late) if each.late_before != each.late_after)


class WantedWhy(StrEnum):
    """Why the program asks for the list of a year."""

    NOW = "now"  # the year runs and has no list
    OPEN = "open"  # an open file's last day, or that of its extension, lies in it or beyond
    AUTUMN = "autumn"  # it is 1 October: next year's joint decree is usually out


@dataclass(frozen=True, slots=True)
class Wanted:
    """A year whose list of days off is asked for."""

    year: int
    why: WantedWhy


@dataclass(frozen=True, slots=True)
class Difference:
    """Where another list says something else about a day: what the books say and what it says, "" for nothing."""

    date: datetime.date
    kind: DayKind
    ours: str
    theirs: str
