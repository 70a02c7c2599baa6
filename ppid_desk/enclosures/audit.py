"""Files against the journal: a row, an act or a byte that was changed outside the program shows here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ppid_desk.enclosures import rows
from ppid_desk.enclosures.rules import Act, Enclosure
from ppid_desk.records.journal import commitment
from ppid_desk.records.session import Reading

_ACTS = ("enclosure.removed", "enclosure.purged")
_Told = dict[tuple[str, str], tuple[str, str, str]]  # (file, kind of act) → at, by, reason


def faults(reading: Reading) -> Iterator[str]:
    """Everything about files that does not agree with the journal or with itself, one line each."""
    yield from _rows_against_events(reading)
    yield from _bytes(reading)


def _rows_against_events(reading: Reading) -> Iterator[str]:
    acts, added = _told(reading)
    held = ", ".join(f"enclosure.{column}" for column in rows.COLUMNS.split(", "))
    found = reading.each(
        f"SELECT {held}, enclosure.salt, event.kind, event.subject, event.body, event.at, event.actor FROM enclosure"
        " LEFT JOIN event ON event.seq = enclosure.event_seq ORDER BY enclosure.id"
    )
    many = 0
    for row in found:
        many += 1
        yield from _row(row, acts)
    if many != added:
        yield f"files: the journal tells of {added} files, the books hold {many}"
    for uuid, kind in acts:
        yield f"file {uuid}: the journal tells of {kind}, the row does not"


def _told(reading: Reading) -> tuple[_Told, int]:
    acts: _Told = {}
    events = reading.each(
        "SELECT at, actor, kind, body FROM event WHERE kind IN"
        " ('enclosure.added', 'enclosure.removed', 'enclosure.purged')"
    )
    added = 0
    for at, actor, kind, body in events:
        if kind in _ACTS:
            said = json.loads(body)
            acts[said["enclosure"], kind] = (at, actor, said["reason"])
        else:
            added += 1
    return acts, added


def _row(row: tuple[Any, ...], acts: _Told) -> Iterator[str]:
    held, (salt, kind, subject, body, at, actor) = rows.enclosure_of(row[:21]), row[21:]
    name = f"file {held.id}"
    if (kind, subject) != ("enclosure.added", held.subject):
        yield f"{name}: the journal does not tell of it"
        return
    told = json.loads(body)
    for fact, value in rows.facts(held, bytes(salt), told.get("original", "")).items():
        if fact != "personal" and told.get(fact) != value:
            yield f"{name}: “{fact}” is {value!r}, the journal says {told.get(fact)!r}"
    if held.purged is None and told.get("personal") != commitment(bytes(salt), [held.name, held.note]):
        yield f"{name}: its name or its note was changed outside the program"
    if (at, actor) != (held.added_at.isoformat(), held.added_by):
        yield f"{name}: added at {held.added_at.isoformat()} by {held.added_by}, the journal says {at}, {actor}"
    yield from _acts(held, acts)


def _acts(held: Enclosure, acts: _Told) -> Iterator[str]:
    for kind, act in zip(_ACTS, (held.removed, held.purged), strict=True):
        if acts.pop((held.id, kind), None) != _said(act):
            yield f"file {held.id}: the row and the journal do not agree about {kind}"


def _said(act: Act | None) -> tuple[str, str, str] | None:
    return (act.at.isoformat(), act.by, act.reason) if act else None


def _bytes(reading: Reading) -> Iterator[str]:
    for sha256, size, content in reading.each("SELECT sha256, size, content FROM blob"):
        if rows.hash_of(bytes(content)) != sha256 or size != len(content):
            yield f"files: the bytes of {sha256[:16]} were changed or are damaged"
    missing = (
        "SELECT uuid FROM enclosure WHERE purged_at IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM blob WHERE blob.sha256 = enclosure.sha256 AND blob.size = enclosure.size)"
    )
    for (uuid,) in reading.rows(missing):
        yield f"file {uuid}: its bytes are missing"
    idle = (
        "SELECT sha256 FROM blob WHERE NOT EXISTS"
        " (SELECT 1 FROM enclosure WHERE enclosure.sha256 = blob.sha256 AND purged_at IS NULL)"
    )
    for (sha256,) in reading.rows(idle):
        yield f"files: the bytes of {sha256[:16]} belong to no file, or should have been erased"
