"""The programme against the journal: planned, approved and taken out as the events tell."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ppid_desk.audits.programme import rows
from ppid_desk.audits.programme.rules import Planned
from ppid_desk.records.session import Reading


def faults(reading: Reading) -> Iterator[str]:
    """Everything about the programme that does not agree with the journal."""
    plans = rows.planned(reading)
    for plan in plans:
        yield from _of(reading, plan)
    said = reading.value("SELECT count(*) FROM event WHERE kind = ?", (rows.ADDED,))
    if said != len(plans):
        yield f"programme: the journal tells of {said} planned audits, the books hold {len(plans)}"


def _of(reading: Reading, plan: Planned) -> Iterator[str]:
    name = f"planned audit {plan.id[:8]}"
    events = {
        kind: (at, actor, json.loads(body))
        for kind, at, actor, body in reading.rows(
            "SELECT kind, at, actor, body FROM event WHERE subject = ? ORDER BY seq", (plan.id,)
        )
    }
    if rows.ADDED not in events:
        yield f"{name}: the journal does not tell of it"
        return
    if events[rows.ADDED][2] != rows.told(plan):
        yield f"{name}: it was changed outside the program"
    at, actor, body = events.get(rows.APPROVED, ("", "", None))
    approved = (plan.approved_on.isoformat() if plan.approved_on else "", plan.approved_by)
    if approved != (at[:10], actor) or body not in (None, rows.told(plan)):
        yield f"{name}: its approval does not agree with the journal"
    dropped = events.get(rows.DROPPED, ("", "", {"reason": ""}))[2]["reason"]
    if dropped != plan.dropped:
        yield f"{name}: whether it was taken out does not agree with the journal"
