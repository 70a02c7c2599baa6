"""The rows of obstacles: written, read, and what the journal says of them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.audits.obstacles.rules import Cause, Cure, Linked, NewObstacle, Obstacle
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing

ADDED, CURED, WITHDRAWN = "obstacle.added", "obstacle.cured", "obstacle.withdrawn"
_COLUMNS = "id, number, cause, text, began_on, ended_on, cured_on, cure, withdrawn"

_TEXTS = ("text", "cure", "withdrawn")


def changed(number: str, columns: Mapping[str, Any], salt: bytes) -> dict[str, Any]:
    """What the journal says of changed columns: days openly, texts only as a commitment."""
    openly = {name: value for name, value in columns.items() if name not in _TEXTS}
    texts = {name: value for name, value in columns.items() if name in _TEXTS}
    return {"number": number, "to": openly, "personal": journal.commitment(salt, texts)}


def told(found: Obstacle, text: str, salt: bytes, ended_on: str | None) -> dict[str, Any]:
    """What the journal says of an obstacle that was written down: its text only as a commitment."""
    return {
        "number": found.number, "cause": found.cause.value, "began_on": found.first.isoformat(), "ended_on": ended_on,
        "requests": sorted([each.subject, each.number] for each in found.requests),
        "findings": sorted([each.subject, each.number] for each in found.findings),
        "personal": journal.commitment(salt, text),
    }  # fmt: skip


def insert(
    writing: Writing, new: NewObstacle, text: str, links: tuple[tuple[Linked, ...], tuple[Linked, ...]],
    officer: Officer, at: datetime,
) -> str:  # fmt: skip
    """Write an obstacle with its links and its event; returns its id."""
    year, id_, salt = new.first.year, str(uuid.uuid4()), os.urandom(16)
    seq = int(writing.value("SELECT coalesce(max(seq), 0) + 1 FROM audit_obstacle WHERE year = ?", (year,)))
    made = Obstacle(id_, f"KEN-{year}-{seq:04}", new.cause, text, new.first, new.last, *links, None, "")
    ended = new.last.isoformat() if new.last else None
    event = journal.append(writing, at, officer.name, ADDED, id_, told(made, text, salt, ended))
    row = (
        id_,
        year,
        seq,
        made.number,
        new.cause.value,
        text,
        new.first.isoformat(),
        ended,
        None,
        "",
        "",
        event.seq,
        salt,
    )
    writing.run(
        "INSERT INTO audit_obstacle (id, year, seq, number, cause, text, began_on, ended_on, cured_on, cure, withdrawn,"
        f" event_seq, salt) VALUES ({', '.join('?' * len(row))})",
        row,
    )
    lines = [
        (id_, kind, each.subject, each.number)
        for kind, many in zip(("request", "finding"), links, strict=True)
        for each in many
    ]
    sql = "INSERT INTO audit_obstacle_link (obstacle, kind, subject, number) VALUES (?, ?, ?, ?)"
    writing.run_many(sql, lines)
    return id_


def requests_of(reading: Reading, new: NewObstacle) -> Iterator[Linked]:
    """The requests that it delayed. Raises Refusal."""
    for number in dict.fromkeys(each.strip() for each in new.requests):
        found = reading.value("SELECT uuid FROM request WHERE number = ?", (number,))
        if found is None:
            raise Refusal("obstacle_request_unknown", field="requests", number=number[:60])
        yield Linked(found, number)


def findings_of(reading: Reading, new: NewObstacle) -> Iterator[Linked]:
    """The findings that it belongs to. Raises Refusal."""
    for number in dict.fromkeys(each.strip().upper() for each in new.findings):
        found = reading.value("SELECT id FROM audit_finding WHERE number = ?", (number,))
        if found is None:
            raise Refusal("finding_unknown", field="findings", number=number[:60])
        yield Linked(found, number)


def one(reading: Reading, named: str) -> Obstacle:
    """The obstacle of a number or id. Raises Refusal."""
    said = named.strip()
    found = list(all_where(reading, "WHERE number = ? OR id = ?", said.upper(), said.lower()))
    if not found:
        raise Refusal("obstacle_unknown", field="OBSTACLE", number=said[:60])
    return found[0]


def all_where(reading: Reading, clause: str, *values: object) -> list[Obstacle]:
    """The obstacles of a clause on `audit_obstacle`."""
    links: dict[tuple[str, str], list[Linked]] = {}
    for obstacle, kind, subject, number in reading.rows(
        "SELECT obstacle, kind, subject, number FROM audit_obstacle_link ORDER BY number"
    ):
        links.setdefault((obstacle, kind), []).append(Linked(subject, number))
    rows = reading.rows(f"SELECT {_COLUMNS} FROM audit_obstacle {clause}", values)
    return [_of_row(links, *row) for row in rows]


def _of_row(
    links: Mapping[tuple[str, str], list[Linked]], id_: str, number: str, cause: str, text: str, began: str,
    ended: str | None, cured: str | None, how: str, withdrawn: str,
) -> Obstacle:  # fmt: skip
    requests, findings = (tuple(links.get((id_, kind), ())) for kind in ("request", "finding"))
    last, cure = date.fromisoformat(ended) if ended else None, Cure(date.fromisoformat(cured), how) if cured else None
    return Obstacle(
        id_, number, Cause(cause), text, date.fromisoformat(began), last, requests, findings, cure, withdrawn
    )  # fmt: skip


def all_of(reading: Reading) -> list[Obstacle]:
    """Every obstacle, taken out or not, in the order in which they were numbered."""
    return all_where(reading, "ORDER BY year, seq")
