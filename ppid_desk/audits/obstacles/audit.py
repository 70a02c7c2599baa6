"""Obstacles against the journal: every row from its events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ppid_desk.audits.obstacles.rows import ADDED, CURED, WITHDRAWN, all_of, changed, told
from ppid_desk.audits.obstacles.rules import Obstacle
from ppid_desk.records.session import Reading


def faults(reading: Reading) -> Iterator[str]:
    """Everything about obstacles that does not agree with the journal."""
    found = all_of(reading)
    for each in found:
        yield from _of(reading, each)
    said = reading.value("SELECT count(*) FROM event WHERE kind = ?", (ADDED,))
    if said != len(found):
        yield f"obstacles: the journal tells of {said}, the books hold {len(found)}"


def _of(reading: Reading, found: Obstacle) -> Iterator[str]:
    events = {
        kind: json.loads(body)
        for kind, body in reading.rows("SELECT kind, body FROM event WHERE subject = ? ORDER BY seq", (found.id,))
    }
    if ADDED not in events:
        yield f"{found.number}: the journal does not tell of this obstacle"
        return
    salt = bytes(reading.value("SELECT salt FROM audit_obstacle WHERE id = ?", (found.id,)))
    ended = found.last.isoformat() if found.last else None
    first_ended = events[ADDED]["ended_on"] if CURED in events else ended
    wanted: dict[str, Any] = {ADDED: told(found, found.text, salt, first_ended)}
    if found.cure:
        columns = {"ended_on": ended, "cured_on": found.cure.on.isoformat(), "cure": found.cure.how}
        wanted[CURED] = changed(found.number, columns, salt)
    if found.withdrawn:
        wanted[WITHDRAWN] = changed(found.number, {"withdrawn": found.withdrawn}, salt)
    for kind in (ADDED, CURED, WITHDRAWN):
        if events.get(kind) != wanted.get(kind):
            yield f"{found.number}: the row and the journal do not agree about {kind}"
