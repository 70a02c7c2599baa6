"""Audits against the journal: what was frozen, answered or closed and then changed outside the program shows here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ppid_desk.audits import reading, recording
from ppid_desk.audits.rules import OFFICE, Record
from ppid_desk.audits.starting import COMPUTED_COLUMNS, FILE_COLUMNS, STARTED, digests
from ppid_desk.records.session import Reading

_OF_RUN = {
    "number": "number", "checklist": "checklist", "from": "period_from", "to": "period_to", "unit": "unit",
    "seed": "seed", "population": "population", "digest": "digest", "auditor": "auditor",
}  # fmt: skip


def faults(read: Reading) -> Iterator[str]:
    """Everything about audits that does not agree with the journal or with itself, one line each."""
    for digest, body in read.rows("SELECT digest, body FROM audit_checklist"):
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            yield f"audits: the checklist {digest[:16]} was changed outside the program"
    yield from _runs(read)
    yield from _records(read)


def _runs(read: Reading) -> Iterator[str]:
    columns = (*_OF_RUN.values(), "id", "information", "with_texts", "state", "closed_at", "closed_event", "started_at")
    named = ", ".join(f"audit_run.{column}" for column in columns)
    rows = read.rows(
        f"SELECT {named}, event.kind, event.subject, event.body, event.at FROM audit_run"
        " LEFT JOIN event ON event.seq = audit_run.started_event ORDER BY audit_run.year, audit_run.seq"
    )
    for row in rows:
        held, (kind, subject, body, at) = dict(zip(columns, row, strict=False)), row[len(columns) :]
        if (kind, subject) != (STARTED, held["id"]):
            yield f"{held['number']}: the journal does not tell of this audit"
            continue
        yield from _run(read, held, json.loads(body), at)
    told = read.value("SELECT count(*) FROM event WHERE kind = ?", (STARTED,))
    if told != len(rows):
        yield f"audits: the journal tells of {told}, the books hold {len(rows)}"


def _run(read: Reading, held: dict[str, Any], told: dict[str, Any], at: str) -> Iterator[str]:
    number, id_ = held["number"], held["id"]
    for fact, column in _OF_RUN.items():
        if held[column] != told.get(fact):
            yield f"{number}: “{column}” is {held[column]!r}, the journal says {told.get(fact)!r}"
    if (held["started_at"], bool(held["with_texts"])) != (at, told.get("with_texts")):
        yield f"{number}: when or how it began does not agree with the journal"
    files = read.rows(f"SELECT {FILE_COLUMNS} FROM audit_file WHERE run = ?", (id_,))
    found = read.rows(f"SELECT {COMPUTED_COLUMNS} FROM audit_computed WHERE run = ?", (id_,))
    for fact, digest in digests(files, found, held["information"]).items():
        if told.get(fact) != digest:
            yield f"{number}: {_FROZEN[fact]} changed outside the program"
    yield from _closed(read, held)


_FROZEN = {
    "files_sha256": "its sampled files were", "computed_sha256": "its computed facts were",
    "information_sha256": "its list of mandatory information was",
}  # fmt: skip


def _closed(read: Reading, held: dict[str, Any]) -> Iterator[str]:
    told = read.row("SELECT seq, at FROM event WHERE subject = ? AND kind = 'audit.closed'", (held["id"],))
    there = (held["closed_event"], held["closed_at"]) if held["closed_at"] else None
    if told != there or (held["state"] == "closed") != (told is not None):
        yield f"{held['number']}: whether it is closed does not agree with the journal"


def _records(read: Reading) -> Iterator[str]:
    rows = read.each(
        "SELECT audit_record.id, run, author, device, sequence, audit_record.kind, audit_record.body, made_at,"
        " taken_at, 0, item, audit_record.subject, salt, event.kind, event.body, event.at FROM audit_record"
        " LEFT JOIN event ON event.seq = audit_record.event ORDER BY run, device, sequence"
    )
    found, expected = 0, {("", ""): 0}
    for row in rows:
        found += 1
        record, (item, subject, salt, kind, body, at) = reading.record_of(*row[:10]), row[10:]
        yield from _record(record, (item, subject), bytes(salt), (kind, json.loads(body) if body else {}, at))
        place = (record.run, record.device)
        expected[place] = expected.get(place, 0) + 1
        # what of a pack was refused leaves a gap, which the event of its acceptance tells
        if record.sequence != expected[place] and record.device == OFFICE:
            yield f"audit record {record.id}: {record.sequence} of its device, {expected[place]} was expected"
            expected[place] = record.sequence
    marks = ", ".join("?" * len(recording.EVENTS))
    told = read.value(f"SELECT count(*) FROM event WHERE kind IN ({marks})", tuple(recording.EVENTS.values()))
    if told != found:
        yield f"audit records: the journal tells of {told}, the books hold {found}"


def _record(
    record: Record, place: tuple[str, str], salt: bytes, event: tuple[str, dict[str, Any], str]
) -> Iterator[str]:
    kind, told, at = event
    if kind != recording.EVENTS[record.kind] or told.get("record") != record.id:
        yield f"audit record {record.id}: the journal does not tell of it"
        return
    expected = recording.told(record, salt)
    if told != expected or place != record.place or at != record.taken_at.isoformat():
        wrong = sorted(name for name in expected if told.get(name) != expected[name])
        yield f"audit record {record.id}: changed outside the program ({', '.join(wrong) or 'its place or time'})"
