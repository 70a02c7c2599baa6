"""The calendar against the journal: rows that no event tells of, versions that do not come out, clocks without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from ppid_desk.records.session import Reading
from ppid_desk.workdays import days_off
from ppid_desk.workdays.recounting import Recounting
from ppid_desk.workdays.rules import Recorded
from ppid_desk.workdays.service import Workdays

_KINDS = "'calendar.opened', 'calendar.declared', 'calendar.withdrawn'"
_FACTS = ("date", "kind", "name", "basis", "declared_on", "status")


def faults(reading: Reading, workdays: Workdays, today: date) -> Iterator[str]:
    """Everything in the books' calendar that does not agree with the journal or with itself."""
    rows = list(days_off.rows(reading))
    expected = 1
    for kind, at, actor, body in reading.rows(f"SELECT kind, at, actor, body FROM event WHERE kind IN ({_KINDS})"):
        told = json.loads(body)
        if kind == "calendar.opened":
            expected += told["rows"]
            if days_off.digest(row.holiday for row in rows[: told["rows"]]) != told["sha256"]:
                yield "calendar: the list that it began with was changed outside the program"
        elif told["seq"] == expected:
            yield from _row(rows, told, (at, actor))
            expected += 1
    if len(rows) != expected - 1:
        yield f"calendar: the journal tells of {expected - 1} rows, the list holds {len(rows)}"
    yield from _versions(reading)
    yield from _clocks(reading, workdays, today)


def _row(rows: list[Recorded], told: dict[str, object], by: tuple[str, str]) -> Iterator[str]:
    found = next((row for row in rows if row.seq == told["seq"]), None)
    if found is None:
        yield f"calendar: row {told['seq']} is missing"
        return
    said = [told[name] for name in (*_FACTS, "source")]
    stands = [*days_off.fields(found.holiday), found.source]
    if said != stands or by != (found.recorded_at.isoformat(), found.officer):
        yield f"calendar: row {found.seq} ({found.holiday.date}) was changed outside the program"


def _versions(reading: Reading) -> Iterator[str]:
    for version, until in reading.rows("SELECT version, until FROM calendar_version ORDER BY until"):
        if days_off.calendar(reading, until).version != version:
            yield f"calendar: version {version} does not come out of the rows up to {until}"


def _clocks(reading: Reading, workdays: Workdays, today: date) -> Iterator[str]:
    holds = days_off.calendar(reading, days_off.newest(reading))
    sql = "SELECT count(*) FROM clock WHERE ended_on IS NULL AND calendar_version <> ?"
    behind = reading.value(sql, (holds.version,))
    if behind:
        yield f"calendar: {behind} running clocks were not counted by the calendar that holds"
    for move in Recounting(reading, workdays, holds, holds, today).changes().moves:
        yield f"clock {move.clock} ({move.limit_id}): ends on {move.due_from}, its calendar says {move.due_to}"
