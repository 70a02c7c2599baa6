"""Counting working days, and saying of every day on the way why it counts or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from ppid_desk.errors import Refusal
from ppid_desk.language import day_name
from ppid_desk.workdays.rules import Counted, DayKind, DayStatus, Holiday, Skipped

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
_MOST = 20_000  # working days in one count
_KEPT = 512  # counts that are kept: of one day the same few are asked for again and again
_WEEKEND_BASIS = "Perpres 21/2023"  # hari kerja: Senin sampai Jumat
_KINDS = (DayKind.PUBLIC, DayKind.LEAVE, DayKind.LOCAL)


class _Off:
    """The weekdays that do not count, and the arithmetic over them: no step over days, only look-ups."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = sorted({day.toordinal() for day in days if day.weekday() < 5})

    def before(self, ordinal: int) -> int:
        """How many working days lie before a day; ordinal 1 was a Monday."""
        weeks, rest = divmod(ordinal - 1, 7)
        return 5 * weeks + min(rest, 5) - bisect_left(self._days, ordinal)

    def working_day(self, index: int) -> int:
        """The ordinal of the working day that has `index` working days before it."""
        weekdays = index
        while True:
            weeks, rest = divmod(weekdays, 5)
            ordinal = 7 * weeks + rest + 1
            off = bisect_right(self._days, ordinal)
            if index + off == weekdays:
                return ordinal
            weekdays = index + off


class Calendar:
    """The days off that hold, and counting over them. Frozen: a changed holiday makes a new calendar."""

    def __init__(self, holidays: Iterable[Holiday]) -> None:
        self._rows = tuple(sorted(holidays, key=lambda each: (each.date, each.kind, each.name)))
        held = [each for each in self._rows if each.status is DayStatus.DECLARED]
        self._by_day: dict[date, list[Holiday]] = {}
        for each in held:
            self._by_day.setdefault(each.date, []).append(each)
        self._off = _Off(self._by_day)
        self._without_leave = _Off(day for day, rows in self._by_day.items() if _beside_leave(rows))
        self.declared_years = frozenset(each.date.year for each in held if each.kind is DayKind.PUBLIC)
        self._held = held
        self._known: dict[tuple[date, int, bool], Counted] = {}

    @cached_property
    def version(self) -> str:
        """What names this calendar: a digest of the days off that hold."""
        import hashlib

        facts = "\n".join(f"{each.date} {each.kind} {each.name} {each.basis}" for each in self._held)
        return hashlib.sha256(facts.encode()).hexdigest()[:12]

    def known_on(self, day: date) -> Calendar:
        """The calendar as it was known on a day: what was declared later does not count."""
        return Calendar(each for each in self._rows if each.declared_on is None or each.declared_on <= day)

    def year(self, year: int) -> tuple[Holiday, ...]:
        """All facts of a year, withdrawn ones too."""
        return tuple(each for each in self._rows if each.date.year == year)

    def is_working(self, day: date) -> bool:
        """Whether a day counts."""
        return self.day_off(day) is None

    def newest_working(self, day: date) -> date:
        """The newest working day up to and with a day."""
        return day if self.is_working(day) else self.add(day, -1).date

    def day_off(self, day: date, *, collective_leave: bool = True) -> Skipped | None:
        """Why a day does not count, or None for a working day."""
        rows = [row for row in self._by_day.get(day, ()) if collective_leave or row.kind is not DayKind.LEAVE]
        if day.weekday() > 4:
            names = "; ".join([day_name(day, "id"), *(row.name for row in rows)])
            return Skipped(day, DayKind.WEEKEND, names, _WEEKEND_BASIS)
        if not rows:
            return None
        row = min(rows, key=lambda each: _KINDS.index(each.kind))
        return Skipped(day, row.kind, row.name, row.basis)

    def add(self, start: date, n: int, *, collective_leave: bool = True) -> Counted:
        """Count `n` working days from `start`, which is day 0; a negative `n` counts back, 0 gives `start`.

        `collective_leave` False counts collective leave as working days (the caution date). Raises Refusal outside of
        the years 1900 to 2199.
        """
        wanted = (start, n, collective_leave)
        found = self._known.get(wanted)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[wanted] = self._count(*wanted)
        return found

    def _count(self, start: date, n: int, collective_leave: bool) -> Counted:
        _check(start, n)
        end = date.fromordinal(self._end(start.toordinal(), n, self._off if collective_leave else self._without_leave))
        _check(end, n)
        step = 1 if n >= 0 else -1
        counted: list[date] = []
        skipped: list[Skipped] = []
        for ordinal in range(start.toordinal() + step, end.toordinal() + step, step) if n else ():
            day = date.fromordinal(ordinal)
            why = self.day_off(day, collective_leave=collective_leave)
            if why:
                skipped.append(why)
            else:
                counted.append(day)
        return Counted(start, n, end, tuple(counted), tuple(skipped), self._provisional(start, end), self.version)

    def _end(self, start: int, n: int, off: _Off) -> int:
        if n == 0:
            return start
        return off.working_day(off.before(start + 1) + n - 1 if n > 0 else off.before(start) + n)

    def _provisional(self, start: date, end: date) -> bool:
        """Whether a day on the way (without `start` itself) lies in a year whose calendar is not declared."""
        if start == end:
            return False
        step = 1 if end > start else -1
        first = date.fromordinal(start.toordinal() + step)
        years = range(min(first, end).year, max(first, end).year + 1)
        return any(year not in self.declared_years for year in years)

    def between(self, first: date, last: date, *, collective_leave: bool = True) -> int:
        """How many working days lie after `first` up to and with `last`; negative when `last` is earlier."""
        _check(first, 0)
        _check(last, 0)
        off = self._off if collective_leave else self._without_leave
        return off.before(last.toordinal() + 1) - off.before(first.toordinal() + 1)


def _beside_leave(rows: list[Holiday]) -> bool:
    return any(row.kind is not DayKind.LEAVE for row in rows)


def _check(day: date, n: int) -> None:
    if not FIRST <= day <= LAST:
        raise Refusal("date_out_of_range", day=day.isoformat(), first=FIRST.year, last=LAST.year)
    if abs(n) > _MOST:
        raise Refusal("too_many_days", n=n, most=_MOST)
