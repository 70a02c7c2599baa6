"""The clocks of all areas: started, ended, read; one table, so that a changed day off moves them in one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.rules import LimitClock
from ppid_desk.workdays.service import Workdays

INSERT = (
    "INSERT INTO clock (register, subject, limit_id, limit_version, start_on, due_on, extended_on, provisional,"
    " calendar_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
COLUMNS = (
    "id, register, subject, limit_id, limit_version, start_on, due_on, extended_on, provisional, calendar_version,"
    " ended_on"
)


def start(
    writing: Writing, workdays: Workdays, register: str, subject: int, limit_id: str, on: date | datetime
) -> LimitClock:
    """Start a limit with an event `on` a day (day 0; for hours an aware moment), counted by today's calendar.

    Where the law knows one extension its last day is kept beside it. Raises Refusal.
    """
    limit = workdays.limit(limit_id)
    end = workdays.count(limit, on)
    extended, provisional = None, end.provisional
    if limit.extension:
        more = workdays.calendar.add(end.start, limit.length + workdays.limit(limit.extension).length)
        extended, provisional = more.date.isoformat(), provisional or more.provisional
    started = on.isoformat() if end.at else end.start.isoformat()
    ends = (end.at or end.date).isoformat()
    values = (
        register, subject, limit.id, limit.version, started, ends, extended, int(provisional), end.calendar_version,
    )  # fmt: skip
    (row,) = writing.one(f"{INSERT} RETURNING id", values)
    return clock_of(*writing.one(f"SELECT {COLUMNS} FROM clock WHERE id = ?", (row,)))


def end(writing: Writing, register: str, subject: int, limit_id: str, on: date) -> bool:
    """End the running clock of a limit with what was done `on` a day; whether there was one. What ended stays so."""
    where = "register = ? AND subject = ? AND limit_id = ? AND ended_on IS NULL"
    found = writing.row(f"SELECT 1 FROM clock WHERE {where}", (register, subject, limit_id))
    writing.run(f"UPDATE clock SET ended_on = ? WHERE {where}", (on.isoformat(), register, subject, limit_id))
    return found is not None


def end_all(writing: Writing, register: str, subject: int, on: date) -> None:
    """End whatever still runs: the file is closed."""
    sql = "UPDATE clock SET ended_on = ? WHERE register = ? AND subject = ? AND ended_on IS NULL"
    writing.run(sql, (on.isoformat(), register, subject))


def of(reading: Reading, register: str, subject: int) -> tuple[LimitClock, ...]:
    """All clocks of a file, the oldest first."""
    sql = f"SELECT {COLUMNS} FROM clock WHERE register = ? AND subject = ? ORDER BY id"
    return tuple(clock_of(*row) for row in reading.rows(sql, (register, subject)))


def running(reading: Reading, register: str | None = None) -> Iterator[LimitClock]:
    """Every clock that runs, also when its last day has passed; of one register, or of all."""
    where = " AND register = ?" if register else ""
    sql = f"SELECT {COLUMNS} FROM clock WHERE ended_on IS NULL{where} ORDER BY id"
    for row in reading.each(sql, (register,) if register else ()):
        yield clock_of(*row)


def clock_of(*row: object) -> LimitClock:
    """A clock from a row of `COLUMNS`."""
    id_, register, subject, limit, version, started, ends, extended, provisional, calendar, ended = row
    return LimitClock(
        int(str(id_)), str(register), int(str(subject)), str(limit), str(version), str(started), str(ends),
        _day(extended), bool(provisional), str(calendar), _day(ended),
    )  # fmt: skip


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
