"""The calendar and the limits that hold, and the legal dates that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ppid_desk.language import short_date, tr
from ppid_desk.shipped import shipped
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import (
    Caution,
    Counted,
    DayKind,
    DayStatus,
    Deadline,
    Holiday,
    Limit,
    LimitClock,
    LimitEnd,
    Skipped,
)
from ppid_desk.workdays.spans import end_of

if TYPE_CHECKING:  # counting needs no books
    from ppid_desk.records.session import Reading

_ANSWER = {"normal": "R-04", "election": "R-06"}
_LONGEST_REASON = 150
_KIND_WORDS = {DayKind.PUBLIC: "libur nasional", DayKind.LEAVE: "cuti bersama", DayKind.LOCAL: "libur daerah"}


class Workdays:
    """Working days of one office. `calendar` is the one that holds now; the books may hold older ones by version."""

    def __init__(self, calendar: Calendar, limits: dict[str, Limit] | None = None) -> None:
        """`limits` by number; without them those that come with the program, read when the first is asked for."""
        self.calendar = calendar
        if limits is not None:
            self.limits = limits
        self._until = 0  # the newest row of the books' calendar that is in `calendar`
        self._known: dict[str, Workdays] = {}

    @cached_property
    def limits(self) -> dict[str, Limit]:
        """The law's limits by number."""
        return {limit.id: limit for limit in shipped_limits()}

    @classmethod
    def shipped(cls) -> Workdays:
        """With the holidays and limits that come with the program."""
        return cls(Calendar(shipped_holidays()))

    @classmethod
    def of_books(cls, reading: Reading) -> Workdays:
        """With the calendar of the books as it stands, the program's own where they have none, and the limits."""
        made = cls(Calendar(()))
        return made if made.follow(reading) else cls.shipped()

    def follow(self, reading: Reading) -> bool:
        """Take over the books' calendar as it stands; whether it is another one than before."""
        from ppid_desk.workdays import days_off

        newest = days_off.newest(reading)
        if newest <= self._until:  # a reader may look at an older moment than what is known already
            return False
        self.calendar, self._until = days_off.calendar(reading, newest), newest
        return True

    def newest(self, reading: Reading) -> Calendar:
        """The books' calendar as it stands; it is looked at, not taken over."""
        from ppid_desk.workdays import days_off

        newest = days_off.newest(reading)
        return self.calendar if newest <= self._until else days_off.calendar(reading, newest)

    def as_of(self, reading: Reading, version: str) -> Workdays:
        """The same with the calendar of a version, exactly as it was; with today's where the books do not know it."""
        from ppid_desk.workdays import days_off

        if version == self.calendar.version:
            return self
        if version not in self._known:
            then = days_off.calendar_of(reading, version)
            if then is None:
                return self
            self._known[version] = Workdays(then, self.limits)
        return self._known[version]

    def limit(self, id_: str) -> Limit:
        """A limit by its number, such as "R-04"."""
        return self.limits[id_]

    def count(self, limit: str | Limit, start: date | datetime) -> LimitEnd:
        """Where a limit ends, in its own unit; `start` is day 0, and for hours an aware moment. Raises Refusal."""
        return end_of(self.limits[limit] if isinstance(limit, str) else limit, start, self.calendar)

    def deadline(self, received: date, path: str, first_contact: date | None = None) -> Deadline:
        """The last day to answer a complete request, and the last day when extended (KIP Ps 22(7)–(8), PerKI 1/2019).

        `received` is the day on which it was complete; `path` is "normal" or "election"; `first_contact` is the day on
        which it first came, when that was earlier. The extension counts on from the first limit, never from a letter.
        """
        answer = self.limits[_ANSWER[path]]
        return self._deadline(answer, self.limits[answer.extension], received, first_contact)

    def deadline_of(self, clock: LimitClock) -> Deadline:
        """The deadline that a clock tells of, with its explanation; call it on the `as_of` of the clock's calendar."""
        start, due = clock.start_on, clock.due_on
        known = self.limits[clock.limit_id]
        length = self.calendar.between(start, due)
        more = self.calendar.between(due, clock.extended_on) if clock.extended_on else 0
        answer = replace(known, length=length, version=clock.limit_version)
        extension = replace(self.limits[known.extension], length=more, version=clock.limit_version)
        return self._deadline(answer, extension, start, None)

    def _deadline(self, answer: Limit, extension: Limit, received: date, first_contact: date | None) -> Deadline:
        due = self.calendar.add(received, answer.length)
        without_leave = self.calendar.add(received, answer.length, collective_leave=False).date
        from_first = self.calendar.add(first_contact, answer.length).date if first_contact else due.date
        caution = Caution(
            without_leave if without_leave != due.date else None, from_first if from_first != due.date else None
        )
        extended = self.calendar.add(received, answer.length + extension.length)
        return Deadline(answer, extension, due, extended, caution)

    def notice_due(self, received: date) -> Counted:
        """The last day to tell the requester what is missing (R-02)."""
        return self.calendar.add(received, self.limits["R-02"].length)

    def complete_by(self, told: date) -> Counted:
        """The last day for the requester to complete the request (R-03), from the day on which they were told."""
        return self.calendar.add(told, self.limits["R-03"].length)

    def opening_decree_by(self, last: date) -> Counted:
        """The last day for the decree that opens an exclusion (R-17), counted back from the exclusion's last day."""
        return self.calendar.add(last, self.limits["R-17"].length)

    def reason_on_screen(self, counted: Counted) -> str:
        """The same in the language of the screens; the days keep their official names."""
        off = _off(counted)
        words = tr("{n} working days", n=abs(counted.days))
        return tr("{days}; skipped: {off}", days=words, off=", ".join(_by_name(off))) if off else words

    def reason(self, counted: Counted) -> str:
        """Why the date is what it is, in a line: "10 hari kerja; dilewati: 3 Apr (Wafat Yesus Kristus)".

        Many days off are joined by kind, very many only counted, so that the line stays within 150 characters.
        """
        off = _off(counted)
        words = f"{abs(counted.days)} hari kerja"
        if not off:
            return words
        told = (f"{words}; dilewati: {', '.join(tell(off))}" for tell in (_by_name, _by_kind, _by_count))
        return next((line for line in told if len(line) <= _LONGEST_REASON), words)


def _off(counted: Counted) -> list[Skipped]:
    return sorted((day for day in counted.skipped if day.kind is not DayKind.WEEKEND), key=lambda day: day.date)


def _by_name(off: list[Skipped]) -> Iterator[str]:
    for name, days in groupby(off, key=lambda day: day.name):
        yield f"{_runs([day.date for day in days])} ({name})"


def _by_kind(off: list[Skipped]) -> Iterator[str]:
    for kind, word in _KIND_WORDS.items():
        days = [day.date for day in off if day.kind is kind]
        if days:
            yield f"{_runs(days)} ({word})"


def _by_count(off: list[Skipped]) -> Iterator[str]:
    for kind, word in _KIND_WORDS.items():
        days = sum(day.kind is kind for day in off)
        if days:
            yield f"{days} {word}"


def _runs(days: list[date]) -> str:
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1 and day.month == runs[-1][-1].month:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[date]) -> str:
    last = short_date(run[-1], "id", year=False)
    return last if len(run) == 1 else f"{run[0].day}–{last}"


def shipped_holidays() -> Iterator[Holiday]:
    """The days off that come with the program (see resources/holidays/README.md for their sources)."""
    import csv

    for file in sorted(shipped("holidays").iterdir()):
        if file.name.endswith(".csv"):
            rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
            yield from (_holiday(row) for row in rows)


def _holiday(row: dict[str, Any]) -> Holiday:
    declared_on = date.fromisoformat(row["declared_on"]) if row["declared_on"] else None
    status, kind = DayStatus(row["status"]), DayKind(row["kind"])
    return Holiday(date.fromisoformat(row["date"]), kind, row["name"], row["basis"], declared_on, status)


def shipped_limits() -> Iterator[Limit]:
    """The law's limits that come with the program."""
    import tomllib

    table = tomllib.loads(shipped("limits", "limits.toml").read_text(encoding="utf-8"))
    return (Limit(version=table["version"], **row) for row in table["limit"])
