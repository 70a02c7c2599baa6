"""Form 2: numbers without a request (reserved for paper, left out of an old register), rows of old registers."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    # numbers that are spoken for though no request bears them, so that every gap is accounted for
    """CREATE TABLE spoken_number (
        register TEXT NOT NULL, office TEXT NOT NULL, year INTEGER NOT NULL, seq BIGINT NOT NULL,
        number TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('reserved', 'used', 'unused', 'left_out')),
        reason TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (register, office, year, seq))""",
    "CREATE UNIQUE INDEX spoken_number_number ON spoken_number (number)",
    # what an old register says of a request, as it stood there: column → text, as JSON
    """CREATE TABLE old_entry (request_id BIGINT NOT NULL PRIMARY KEY REFERENCES request (id), file TEXT NOT NULL,
        line INTEGER NOT NULL, columns TEXT NOT NULL)""",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(table) for table in _TABLES]
