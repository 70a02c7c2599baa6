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
    unit: str  # "working_day" | "calendar_day" | "hour" | "at_once"
    event: str  # the event that is day 0
    source: str  # "UU 14/2008 Ps 22(7)"
    confidence: str
    version: str


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
