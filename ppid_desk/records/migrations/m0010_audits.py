"""Form 10: audits: versions of checklists, runs with their sampled files, computed facts, records, packs."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    # the body is what an audit began with, whatever became of the checklist later
    """CREATE TABLE audit_checklist (
        digest TEXT NOT NULL PRIMARY KEY, form_id TEXT NOT NULL, version TEXT NOT NULL, title TEXT NOT NULL,
        body TEXT NOT NULL, taken_at TEXT NOT NULL, officer TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX audit_checklist_version ON audit_checklist (form_id, version)",
    # `population` files of the period, `digest` of their numbers; `information` is the list of mandatory information
    """CREATE TABLE audit_run (
        id TEXT NOT NULL PRIMARY KEY, year INTEGER NOT NULL, seq BIGINT NOT NULL, number TEXT NOT NULL,
        checklist TEXT NOT NULL REFERENCES audit_checklist (digest), period_from TEXT NOT NULL, period_to TEXT NOT NULL,
        unit TEXT NOT NULL, seed TEXT NOT NULL, population BIGINT NOT NULL, digest TEXT NOT NULL,
        information TEXT NOT NULL, with_texts INTEGER NOT NULL, auditor TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'out', 'closed')), started_at TEXT NOT NULL, closed_at TEXT,
        started_event BIGINT NOT NULL, closed_event BIGINT)""",
    "CREATE UNIQUE INDEX audit_run_number ON audit_run (number)",
    "CREATE UNIQUE INDEX audit_run_seq ON audit_run (year, seq)",
    """CREATE TABLE audit_file (
        run TEXT NOT NULL REFERENCES audit_run (id), request TEXT NOT NULL, position INTEGER NOT NULL,
        number TEXT NOT NULL, reason TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (run, request))""",
    """CREATE TABLE audit_computed (
        run TEXT NOT NULL REFERENCES audit_run (id), item TEXT NOT NULL, subject TEXT NOT NULL, verdict TEXT NOT NULL,
        evidence TEXT NOT NULL, PRIMARY KEY (run, item, subject))""",
    # `item` and `subject` are those of the body, to be found by; `device` is '' for these books, else that of a
    # pack; a device's records count from 1 in each run
    """CREATE TABLE audit_record (
        id TEXT NOT NULL PRIMARY KEY, run TEXT NOT NULL REFERENCES audit_run (id), author TEXT NOT NULL,
        device TEXT NOT NULL, sequence BIGINT NOT NULL, item TEXT NOT NULL, subject TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'finding', 'evidence', 'decision')), body TEXT NOT NULL,
        made_at TEXT NOT NULL, taken_at TEXT NOT NULL, event BIGINT NOT NULL, salt «bytes» NOT NULL)""",
    "CREATE UNIQUE INDEX audit_record_sequence ON audit_record (run, device, sequence)",
    "CREATE INDEX audit_record_subject ON audit_record (run, subject)",
    # a pack that was checked out: to whom, for which device (its public key), until when
    """CREATE TABLE audit_pack (
        id TEXT NOT NULL PRIMARY KEY, run TEXT NOT NULL REFERENCES audit_run (id), owner TEXT NOT NULL,
        device TEXT NOT NULL, public_key TEXT NOT NULL, made_at TEXT NOT NULL, expires_at TEXT NOT NULL,
        revoked_at TEXT, revoked_reason TEXT NOT NULL, returned_at TEXT, event BIGINT NOT NULL)""",
    "CREATE UNIQUE INDEX audit_pack_device ON audit_pack (device)",
    "CREATE INDEX audit_pack_run ON audit_pack (run)",
    # a file that came back and what became of it; its bytes where something of it was refused
    """CREATE TABLE audit_return (
        id «id», pack TEXT NOT NULL REFERENCES audit_pack (id), sha256 TEXT NOT NULL, size BIGINT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'refused')), reason TEXT NOT NULL, report TEXT NOT NULL,
        content «bytes», taken_at TEXT NOT NULL, officer TEXT NOT NULL, event BIGINT NOT NULL)""",
    "CREATE INDEX audit_return_pack ON audit_return (pack, sha256)",
)
# Books of a third kind: one audit that was taken along on a laptop, and nothing else.
_KINDS = (
    "ALTER TABLE office RENAME TO office_before",
    """CREATE TABLE office (
        id «id», uuid TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('real', 'demo', 'laptop')),
        opened_at TEXT NOT NULL, signing_key «bytes» NOT NULL, settings TEXT NOT NULL)""",
    "INSERT INTO office (id, uuid, kind, opened_at, signing_key, settings)"
    " SELECT id, uuid, kind, opened_at, signing_key, settings FROM office_before",
    "DROP TABLE office_before",
)
_ONLY_GROW = ("audit_checklist", "audit_file", "audit_computed", "audit_record", "audit_return")


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    made = [dialect.statements(each) for each in (*_STATEMENTS, *_KINDS)]
    return [*made, *(line for table in _ONLY_GROW for line in dialect.grows_only(table))]
