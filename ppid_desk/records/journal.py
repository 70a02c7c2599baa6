"""The journal: every change as an event in a chain of hashes, written in the change's own transaction.

An event holds facts and, in place of personal data, a salted commitment to them: the chain can be shown to an auditor,
and still verifies after somebody's data was erased.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.records.session import Reading, Writing

_START = b"\0" * 32
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_TOLERANCE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal. `hash` covers the line and, through `previous`, all lines before it."""

    seq: int
    at: str  # RFC 3339, office zone
    actor: str
    kind: str  # "request.registered"
    subject: str  # the UUID of what it is about
    body: str  # canonical JSON
    hash: bytes


def canonical(facts: object) -> str:
    """JSON in the one form that is hashed."""
    return _CANONICAL.encode(facts)


def commitment(salt: bytes, personal: object) -> str:
    """A commitment to personal data: shows nothing of it, and fits no other data."""
    return hashlib.sha256(salt + canonical(personal).encode()).hexdigest()


def event_mark(hash_: bytes) -> str:
    """The 16 signs (80 bits) of an event's hash that are printed on the slip: every visitor becomes a witness."""
    return base64.b32encode(hash_[:10]).decode("ascii")


def _digest(previous: bytes, seq: int, at: str, actor: str, kind: str, subject: str, body: str) -> bytes:
    fields = [previous, str(seq).encode(), *(text.encode() for text in (at, actor, kind, subject, body))]
    return hashlib.sha256(b"".join(len(field).to_bytes(4) + field for field in fields)).digest()


def moment_of_record(writing: Writing, now: datetime) -> datetime:
    """The moment at which something is recorded: the office clock, never earlier than the newest event.

    A clock up to two minutes back is bridged by the newest event's own time; one further back is refused, since every
    legal date would be wrong.
    """
    newest = writing.value("SELECT at FROM journal_head WHERE id = 1")
    if not newest or now >= (last := datetime.fromisoformat(newest)):
        return now
    if last - now > _TOLERANCE:
        raise Refusal("clock_went_back", now=now.isoformat(" "), newest=last.isoformat(" "))
    return last.astimezone(now.tzinfo)


def append(writing: Writing, at: datetime, actor: str, kind: str, subject: str, facts: dict[str, Any]) -> Event:
    """Write one event; `at` comes from `moment_of_record`."""
    seq, previous = writing.one("SELECT seq, hash FROM journal_head WHERE id = 1")
    event = chained(previous, seq + 1, at.isoformat(), actor, kind, subject, canonical(facts))
    writing.run(
        "INSERT INTO event (seq, at, actor, kind, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.seq, event.at, event.actor, event.kind, event.subject, event.body, event.hash),
    )
    writing.run("UPDATE journal_head SET seq = ?, hash = ?, at = ? WHERE id = 1", (event.seq, event.hash, event.at))
    return event


def chained(previous: bytes, seq: int, at: str, actor: str, kind: str, subject: str, body: str) -> Event:
    """The event that follows the one whose hash is `previous`."""
    return Event(seq, at, actor, kind, subject, body, _digest(previous, seq, at, actor, kind, subject, body))


def head(reading: Reading) -> tuple[int, bytes]:
    """How many events there are, and the hash of the newest."""
    row = reading.row("SELECT seq, hash FROM journal_head WHERE id = 1")
    return (row[0], row[1]) if row else (0, _START)


def first_on(reading: Reading, day: date) -> int:
    """The first event of a day in the office's zone, or the number it would have: events stand in order of time."""
    low, high = 1, head(reading)[0] + 1
    start = day.isoformat()
    while low < high:
        middle = (low + high) // 2
        if str(reading.value("SELECT at FROM event WHERE seq = ?", (middle,)))[:10] < start:
            low = middle + 1
        else:
            high = middle
    return low


def start(writing: Writing) -> None:
    """Begin an empty journal."""
    writing.run("INSERT INTO journal_head (id, seq, hash, at) VALUES (1, 0, ?, '')", (_START,))


def broken_links(reading: Reading) -> Iterator[str]:
    """Walk the whole chain and name what does not fit, in the words of the table."""
    previous, expected = _START, 1
    for row in reading.each("SELECT seq, at, actor, kind, subject, body, hash FROM event ORDER BY seq"):
        seq, at, actor, kind, subject, body, hash_ = row
        if seq != expected:
            yield f"journal: event {expected} is missing"
            expected = seq
        if hash_ != _digest(previous, seq, at, actor, kind, subject, body):
            yield f"journal: event {seq} ({kind}) was changed"
        previous, expected = hash_, expected + 1
    seq, hash_ = head(reading)
    if (seq, hash_) != (expected - 1, previous):
        yield f"journal: the head says {seq} events, the journal holds {expected - 1}"
