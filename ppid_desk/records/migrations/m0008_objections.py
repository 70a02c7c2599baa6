"""Form 8: the register of objections, in the same queue as the requests, and the words by which they are found."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    """CREATE TABLE objection (
        id «id», uuid TEXT NOT NULL, register TEXT NOT NULL, office TEXT NOT NULL, year INTEGER NOT NULL,
        seq BIGINT NOT NULL, number TEXT NOT NULL, request_id BIGINT REFERENCES request (id),
        requester_id BIGINT NOT NULL REFERENCES requester (id), name TEXT NOT NULL, summary TEXT NOT NULL,
        grounds TEXT NOT NULL, position TEXT NOT NULL, purpose TEXT NOT NULL, channel TEXT NOT NULL,
        path TEXT NOT NULL, received_at TEXT NOT NULL, received_on TEXT NOT NULL, received_proof TEXT NOT NULL,
        found_on TEXT, file_by TEXT, recorded_at TEXT NOT NULL, reference TEXT NOT NULL, officer TEXT NOT NULL,
        state TEXT NOT NULL, closed_on TEXT, open INTEGER NOT NULL, queue_day TEXT NOT NULL, due_on TEXT,
        handed_over INTEGER NOT NULL, event_seq BIGINT NOT NULL, salt «bytes» NOT NULL, idempotency_key TEXT,
        duty TEXT NOT NULL DEFAULT '', holder TEXT NOT NULL DEFAULT '', outcome TEXT, answered_on TEXT,
        late_by INTEGER NOT NULL DEFAULT 0, objected INTEGER NOT NULL DEFAULT 0, disputed INTEGER NOT NULL DEFAULT 0,
        unconfirmed INTEGER NOT NULL DEFAULT 0)""",
    "CREATE UNIQUE INDEX objection_number ON objection (number)",
    "CREATE UNIQUE INDEX objection_seq ON objection (register, office, year, seq)",
    "CREATE UNIQUE INDEX objection_uuid ON objection (uuid)",
    "CREATE UNIQUE INDEX objection_key ON objection (idempotency_key) WHERE idempotency_key IS NOT NULL",
    "CREATE INDEX objection_queue ON objection (open, queue_day, id)",
    "CREATE INDEX objection_request ON objection (request_id)",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    words = dialect.index_of_words("objection_words", ("number", "name", "contact", "content"))
    return [*(dialect.statements(each) for each in _STATEMENTS), *words]
