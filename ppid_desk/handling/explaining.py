"""Why each date of a case is what it is: the clocks as they are stored, with every day on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ppid_desk.handling.done import Running
from ppid_desk.handling.rules import Case, Explained
from ppid_desk.records.session import Reading
from ppid_desk.workdays.rules import Counted
from ppid_desk.workdays.service import Workdays


def explained(reading: Reading, case: Case, workdays: Workdays, today: date) -> Iterator[Explained]:
    """Each clock of a case in the order in which they were started, by the calendar by which it was counted."""
    for running in case.clocks:
        yield _one(case, running, workdays.as_of(reading, running.calendar), today)


def _one(case: Case, running: Running, workdays: Workdays, today: date) -> Explained:
    limit = workdays.limit(running.limit)
    more = limit.extension
    counted = workdays.calendar.add(running.start, limit.length)
    extended = workdays.calendar.add(running.start, limit.length + workdays.limit(more).length) if more else None
    holds = running.extended if more and case.extended_on and running.extended else running.due
    late = max(0, workdays.calendar.between(holds, running.ended or today))
    return Explained(limit, running.start, counted, extended, holds, running.ended, late)


def as_document(each: Explained) -> dict[str, Any]:
    """A clock for the console: dates, and every day counted or skipped with its basis."""
    return {
        "clock": each.limit.id, "name": each.limit.name, "source": each.limit.source, "version": each.limit.version,
        "start": each.start.isoformat(), "due": each.counted.date.isoformat(),
        "due_extended": each.extended.date.isoformat() if each.extended else None, "holds": each.holds.isoformat(),
        "ended": each.ended.isoformat() if each.ended else None, "late": each.late,
        "provisional": each.counted.provisional, **_days(each.counted),
    }  # fmt: skip


def _days(counted: Counted) -> dict[str, Any]:
    skipped = [
        {"date": day.date.isoformat(), "kind": day.kind.value, "name": day.name, "basis": day.basis}
        for day in counted.skipped
    ]
    return {"counted": [day.isoformat() for day in counted.counted], "skipped": skipped}
