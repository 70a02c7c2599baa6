"""Form 3: officers with their roles and what they sign in with, and their recovery codes."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    # `origin` names the person of the settings ('officer', 'ppid', 'superior') that an officer began as
    """CREATE TABLE officer (
        id «id», uuid TEXT NOT NULL, name TEXT NOT NULL, nip TEXT NOT NULL, title TEXT NOT NULL, unit TEXT NOT NULL,
        roles TEXT NOT NULL, active INTEGER NOT NULL, origin TEXT NOT NULL, passphrase TEXT NOT NULL,
        failed INTEGER NOT NULL, blocked_until TEXT NOT NULL, salt «bytes» NOT NULL)""",
    "CREATE UNIQUE INDEX officer_uuid ON officer (uuid)",
    """CREATE TABLE recovery_code (
        officer_id BIGINT NOT NULL REFERENCES officer (id), digest «bytes» NOT NULL, used_at TEXT,
        PRIMARY KEY (officer_id, digest))""",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(table) for table in _TABLES]
