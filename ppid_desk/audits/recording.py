"""Writing records of an audit: each one row that only grows, and one event that commits to it, in one transaction."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ppid_desk.audits.rules import OFFICE, Record, RecordKind
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing

EVENTS = {
    RecordKind.ANSWER: "audit.answered", RecordKind.DECISION: "audit.decided", RecordKind.EVIDENCE: "audit.evidence",
    RecordKind.FINDING: "audit.finding",
}  # fmt: skip
_SPACE = uuid.UUID("6f0a4c1e-57d2-5b7e-9a43-2f1d8c3b90aa")
_COLUMNS = (
    "id, run, author, device, sequence, item, subject, kind, body, made_at, taken_at, event, salt"
)  # fmt: skip


def cell_id(run: str, item: str, subject: str) -> str:
    """To what the evidence of a cell belongs: a UUID that follows from audit, item and subject."""
    return str(uuid.uuid5(_SPACE, f"{run}\n{item}\n{subject}"))


def next_sequence(reading: Reading, run: str, device: str = OFFICE) -> int:
    """The number of the next record of a device in an audit."""
    sql = "SELECT coalesce(max(sequence), 0) + 1 FROM audit_record WHERE run = ? AND device = ?"
    return int(reading.value(sql, (run, device)))


def fresh(
    reading: Reading, run: str, author: str, kind: RecordKind, body: Mapping[str, Any], at: datetime,
    device: str = OFFICE,
) -> Record:  # fmt: skip
    """A new record of this device, not written yet."""
    sequence = next_sequence(reading, run, device)
    return Record(str(uuid.uuid4()), run, author, device, sequence, kind, body, at, at)


def write(writing: Writing, record: Record, actor: str) -> None:
    """Write a record with its event; `taken_at` is the moment of both. The event tells nothing that was written."""
    salt, (item, subject) = os.urandom(16), record.place
    body = journal.canonical(record.body)
    facts = told(record, salt)
    event = journal.append(writing, record.taken_at, actor, EVENTS[record.kind], _subject(record), facts)
    values = (
        record.id, record.run, record.author, record.device, record.sequence, item, subject, record.kind.value, body,
        record.made_at.isoformat(), record.taken_at.isoformat(), event.seq, salt,
    )  # fmt: skip
    writing.run(f"INSERT INTO audit_record ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)


def told(record: Record, salt: bytes) -> dict[str, Any]:
    """What the journal says of a record: where it belongs and who made it; its body only as a commitment."""
    item, subject = record.place
    return {
        "record": record.id, "run": record.run, "author": record.author, "device": record.device,
        "sequence": record.sequence, "item": item, "about": subject, "made_at": record.made_at.isoformat(),
        "personal": journal.commitment(salt, dict(record.body)),
    }  # fmt: skip


def _subject(record: Record) -> str:
    """The audit; of evidence its cell, to which files can be added from then on."""
    return cell_id(record.run, *record.place) if record.kind is RecordKind.EVIDENCE else record.run
