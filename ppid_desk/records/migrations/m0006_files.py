"""Form 6: files on requests, objections, disputes and audits, their bytes under their hashes."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    # the bytes lie in the encrypted books, so that one verified copy brings every file back
    "CREATE TABLE blob (sha256 TEXT NOT NULL PRIMARY KEY, size BIGINT NOT NULL, content «bytes» NOT NULL)",
    # no reference from the row to its bytes: after purging the row stays
    """CREATE TABLE enclosure (
        id «id», uuid TEXT NOT NULL, register TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
        name TEXT NOT NULL, note TEXT NOT NULL, media TEXT NOT NULL, size BIGINT NOT NULL, sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL, wide INTEGER NOT NULL, high INTEGER NOT NULL, locked INTEGER NOT NULL,
        added_at TEXT NOT NULL, added_by TEXT NOT NULL,
        removed_at TEXT, removed_by TEXT NOT NULL, removed_reason TEXT NOT NULL,
        purged_at TEXT, purged_by TEXT NOT NULL, purged_reason TEXT NOT NULL,
        event_seq BIGINT NOT NULL, salt «bytes» NOT NULL)""",
    "CREATE UNIQUE INDEX enclosure_uuid ON enclosure (uuid)",
    "CREATE UNIQUE INDEX enclosure_once ON enclosure (register, subject, sha256)"
    " WHERE removed_at IS NULL AND purged_at IS NULL",
    "CREATE INDEX enclosure_subject ON enclosure (register, subject, id)",
    "CREATE INDEX enclosure_sha256 ON enclosure (sha256)",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(table) for table in _TABLES]
