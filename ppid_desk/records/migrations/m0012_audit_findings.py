"""Form 12: findings with the files that they concern, obstacles, and the yearly programme of audits."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    # `opened` is what was found, whole and for ever; `severity` to `closed_on` follow from it and from the moves
    """CREATE TABLE audit_finding (
        id TEXT NOT NULL PRIMARY KEY, run TEXT NOT NULL REFERENCES audit_run (id), seq INTEGER NOT NULL,
        number TEXT NOT NULL, item TEXT NOT NULL, opened TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL,
        owner TEXT NOT NULL, unit TEXT NOT NULL, due_on TEXT NOT NULL, done_on TEXT, closed_on TEXT,
        event_seq BIGINT NOT NULL, salt «bytes» NOT NULL)""",
    "CREATE UNIQUE INDEX audit_finding_number ON audit_finding (number)",
    "CREATE UNIQUE INDEX audit_finding_seq ON audit_finding (run, seq)",
    # `subject` is the UUID of a request, or the code of an item of mandatory information; `number` as it is written
    """CREATE TABLE audit_finding_file (
        finding TEXT NOT NULL REFERENCES audit_finding (id), subject TEXT NOT NULL, number TEXT NOT NULL,
        PRIMARY KEY (finding, subject))""",
    "CREATE INDEX audit_finding_file_subject ON audit_finding_file (subject)",
    """CREATE TABLE audit_obstacle (
        id TEXT NOT NULL PRIMARY KEY, year INTEGER NOT NULL, seq INTEGER NOT NULL, number TEXT NOT NULL,
        cause TEXT NOT NULL, text TEXT NOT NULL, began_on TEXT NOT NULL, ended_on TEXT, cured_on TEXT,
        cure TEXT NOT NULL, withdrawn TEXT NOT NULL, event_seq BIGINT NOT NULL, salt «bytes» NOT NULL)""",
    "CREATE UNIQUE INDEX audit_obstacle_number ON audit_obstacle (number)",
    "CREATE UNIQUE INDEX audit_obstacle_seq ON audit_obstacle (year, seq)",
    # `kind` is 'request' or 'finding', `subject` its UUID
    """CREATE TABLE audit_obstacle_link (
        obstacle TEXT NOT NULL REFERENCES audit_obstacle (id),
        kind TEXT NOT NULL CHECK (kind IN ('request', 'finding')), subject TEXT NOT NULL,
        number TEXT NOT NULL, PRIMARY KEY (obstacle, kind, subject))""",
    "CREATE INDEX audit_obstacle_link_subject ON audit_obstacle_link (subject)",
    """CREATE TABLE audit_plan (
        id TEXT NOT NULL PRIMARY KEY, year INTEGER NOT NULL, form_id TEXT NOT NULL, title TEXT NOT NULL,
        unit TEXT NOT NULL, first_month INTEGER NOT NULL, last_month INTEGER NOT NULL, auditor TEXT NOT NULL,
        note TEXT NOT NULL, approved_at TEXT, approved_by TEXT, dropped TEXT NOT NULL, event_seq BIGINT NOT NULL)""",
    "CREATE INDEX audit_plan_year ON audit_plan (year)",
)
_ONLY_GROW = ("audit_finding_file", "audit_obstacle_link")


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    made = [dialect.statements(each) for each in _STATEMENTS]
    return [*made, *(line for table in _ONLY_GROW for line in dialect.grows_only(table))]
