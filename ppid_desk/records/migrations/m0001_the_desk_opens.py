"""Form 1: office, journal, numbers, requesters, requests, clocks, slips, drafts."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    # records: the office, its journal, its numbers, what was typed and not yet registered
    """CREATE TABLE office (
        id «id», uuid TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('real', 'demo')), opened_at TEXT NOT NULL,
        signing_key «bytes» NOT NULL, settings TEXT NOT NULL)""",
    """CREATE TABLE journal_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq BIGINT NOT NULL, hash «bytes» NOT NULL,
        at TEXT NOT NULL)""",
    """CREATE TABLE event (
        seq BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        body TEXT NOT NULL, hash «bytes» NOT NULL)""",
    "CREATE INDEX event_subject ON event (subject, seq)",
    """CREATE TABLE counter (
        register TEXT NOT NULL, office TEXT NOT NULL, year INTEGER NOT NULL, last BIGINT NOT NULL,
        PRIMARY KEY (register, office, year))""",
    """CREATE TABLE draft (slot INTEGER PRIMARY KEY, idempotency_key TEXT NOT NULL, body TEXT NOT NULL,
        saved_at TEXT NOT NULL)""",
    "CREATE INDEX draft_key ON draft (idempotency_key)",
    # people: a requester is what somebody stated at the desk; the same statement is kept once
    """CREATE TABLE requester (
        id «id», statement «bytes» NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, id_type TEXT,
        id_number TEXT NOT NULL, id_reason TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL,
        email TEXT NOT NULL, occupation TEXT NOT NULL, representative TEXT)""",
    "CREATE UNIQUE INDEX requester_statement ON requester (statement)",
    # requests
    """CREATE TABLE request (
        id «id», uuid TEXT NOT NULL, register TEXT NOT NULL, office TEXT NOT NULL, year INTEGER NOT NULL,
        seq BIGINT NOT NULL, number TEXT NOT NULL, requester_id BIGINT NOT NULL REFERENCES requester (id),
        name TEXT NOT NULL, summary TEXT NOT NULL, purpose TEXT NOT NULL, channel TEXT NOT NULL,
        access TEXT NOT NULL, copy_form TEXT, delivery TEXT, election INTEGER NOT NULL, path TEXT NOT NULL,
        path_note TEXT NOT NULL, documents_seen TEXT NOT NULL, missing TEXT NOT NULL, received_at TEXT NOT NULL,
        received_on TEXT NOT NULL, received_proof TEXT NOT NULL, letter_date TEXT, recorded_at TEXT NOT NULL,
        reference TEXT NOT NULL, officer TEXT NOT NULL, state TEXT NOT NULL, closed_on TEXT,
        open INTEGER NOT NULL, queue_day TEXT NOT NULL, due_on TEXT, handed_over INTEGER NOT NULL,
        event_seq BIGINT NOT NULL, salt «bytes» NOT NULL, idempotency_key TEXT)""",
    "CREATE UNIQUE INDEX request_number ON request (number)",
    "CREATE UNIQUE INDEX request_seq ON request (register, office, year, seq)",
    "CREATE UNIQUE INDEX request_uuid ON request (uuid)",
    "CREATE UNIQUE INDEX request_key ON request (idempotency_key) WHERE idempotency_key IS NOT NULL",
    "CREATE INDEX request_queue ON request (open, queue_day, id)",
    "CREATE INDEX request_slip ON request (id) WHERE handed_over = 0",
    "CREATE INDEX request_requester ON request (requester_id, id)",
    """CREATE TABLE item (
        request_id BIGINT NOT NULL REFERENCES request (id), position INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (request_id, position))""",
    # how many requests stand at each place of the queue: the counts on screen, and where a position lies
    """CREATE TABLE load (
        open INTEGER NOT NULL, queue_day TEXT NOT NULL, state TEXT NOT NULL, path TEXT NOT NULL,
        handed_over INTEGER NOT NULL, n BIGINT NOT NULL,
        PRIMARY KEY (open, queue_day, state, path, handed_over))""",
    # workdays: the clocks of all areas
    """CREATE TABLE clock (
        id «id», register TEXT NOT NULL, subject BIGINT NOT NULL, limit_id TEXT NOT NULL, limit_version TEXT NOT NULL,
        start_on TEXT NOT NULL, due_on TEXT NOT NULL, extended_on TEXT, provisional INTEGER NOT NULL,
        calendar_version TEXT NOT NULL, ended_on TEXT)""",
    "CREATE INDEX clock_subject ON clock (register, subject)",
    "CREATE INDEX clock_running ON clock (start_on, due_on) WHERE ended_on IS NULL",
    # printing
    """CREATE TABLE print_job (
        id «id», subject TEXT NOT NULL, number TEXT NOT NULL, copy_no INTEGER NOT NULL, state TEXT NOT NULL,
        paper TEXT NOT NULL, slot INTEGER NOT NULL, reason TEXT NOT NULL, changed_at TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX print_job_copy ON print_job (number, copy_no)",
    "CREATE INDEX print_job_waiting ON print_job (slot, id) WHERE state IN ('queued', 'printing')",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    words = dialect.index_of_words("request_words", ("number", "name", "contact", "content"))
    tables = [dialect.statements(table) for table in _TABLES]
    return [*tables, *words, *dialect.grows_only("event")]
