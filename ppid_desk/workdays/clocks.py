"""The clocks of all areas: started, ended, read; one table, so that a changed day off moves them in one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.rules import LimitClock
from ppid_desk.workdays.service import Workdays

INSERT = (
    "INSERT INTO clock (register, subject, limit_id, limit_version, start_on, due_on, extended_on, provisional,"
    " calendar_version, ended_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
COLUMNS = (
    "id, register, subject, limit_id, limit_version, start_on, due_on, extended_on, provisional, calendar_version,"
    " ended_on"
)


def start(
    writing: Writing, workdays: Workdays, register: str, subject: int, limit_id: str, on: date | datetime,
    ended: date | None = None,
) -> None:  # fmt: skip
    """Start a limit with an event `on` a day (day 0; for hours an aware moment), counted by these working days.

    `ended` is for what was done already. Raises Refusal.
    """
    writing.run(INSERT, (register, subject, *counted(workdays, limit_id, on, ended)))


def counted(
    workdays: Workdays, limit_id: str, on: date | datetime, ended: date | None = None
) -> tuple[object, ...]:  # fmt: skip
    """A clock as `INSERT` writes it after register and subject; an extension's last day is kept beside its own."""
    limit = workdays.limit(limit_id)
    end = workdays.count(limit, on)
    extended, provisional = None, end.provisional
    if limit.extension:
        more = workdays.calendar.add(end.start, limit.length + workdays.limit(limit.extension).length)
        extended, provisional = more.date.isoformat(), provisional or more.provisional
    started = on.isoformat() if end.at else end.start.isoformat()
    ends = (end.at or end.date).isoformat()
    return (
        limit.id, limit.version, started, ends, extended, int(provisional), end.calendar_version,
        ended.isoformat() if ended else None,
    )  # fmt: skip


_ONE = "register = ? AND subject = ? AND limit_id = ? AND start_on = ?"


def end(writing: Writing, register: str, subject: int, limit_id: str, started: date, on: date | None) -> None:
    """End a clock with what was done `on` a day; None lets it run again."""
    values = (on.isoformat() if on else None, register, subject, limit_id, started.isoformat())
    writing.run(f"UPDATE clock SET ended_on = ? WHERE {_ONE}", values)


def drop(writing: Writing, register: str, subject: int, limit_id: str, started: date) -> None:
    """Take away a clock that a correction made untrue."""
    writing.run(f"DELETE FROM clock WHERE {_ONE}", (register, subject, limit_id, started.isoformat()))


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
