"""Which years' lists of days off the program asks for, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ppid_desk.records.session import Reading
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import Wanted, WantedWhy

_AUTUMN = (10, 1)  # next year's joint decree (SKB) is usually out by then


def wanted(reading: Reading, calendar: Calendar, today: date) -> tuple[Wanted, ...]:
    """The undeclared years that matter: this year, those that open files run into, and next year from 1 October."""
    found: dict[int, WantedWhy] = {}
    for year, why in _years(reading, today):
        if year not in calendar.declared_years:
            found.setdefault(year, why)
    return tuple(Wanted(year, why) for year, why in sorted(found.items()))


def _years(reading: Reading, today: date) -> Iterator[tuple[int, WantedWhy]]:
    yield today.year, WantedWhy.NOW
    sql = "SELECT min(start_on), max(due_on), max(extended_on) FROM clock WHERE ended_on IS NULL AND provisional = 1"
    first, *last = reading.row(sql) or (None, None, None)
    if first:
        ends = [int(str(day)[:4]) for day in last if day]
        yield from ((year, WantedWhy.OPEN) for year in range(int(str(first)[:4]), max(ends) + 1))
    if (today.month, today.day) >= _AUTUMN:
        yield today.year + 1, WantedWhy.AUTUMN
