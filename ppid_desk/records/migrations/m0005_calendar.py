"""Form 5: the office's own list of days off, and by which of its rows each version of the calendar is made."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    # a later row of the same day and kind takes the place of an earlier one; none is ever changed
    """CREATE TABLE holiday (
        seq BIGINT PRIMARY KEY, date TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('public', 'leave', 'local')),
        name TEXT NOT NULL, basis TEXT NOT NULL, declared_on TEXT,
        status TEXT NOT NULL CHECK (status IN ('declared', 'withdrawn')), source TEXT NOT NULL,
        recorded_at TEXT NOT NULL, officer TEXT NOT NULL)""",
    # the calendar of a version is what the rows up to and with this one say
    "CREATE TABLE calendar_version (version TEXT PRIMARY KEY, until BIGINT NOT NULL)",
    "CREATE INDEX clock_provisional ON clock (due_on) WHERE ended_on IS NULL AND provisional = 1",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    tables = [dialect.statements(table) for table in _TABLES]
    return [*tables, *dialect.grows_only("holiday"), *dialect.grows_only("calendar_version")]
