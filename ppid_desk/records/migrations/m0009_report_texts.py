"""Form 9: what the office writes itself in the service report of a year."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    """CREATE TABLE report_text (
        year INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, changed_at TEXT NOT NULL, officer TEXT NOT NULL,
        PRIMARY KEY (year, name))""",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(each) for each in _STATEMENTS]
