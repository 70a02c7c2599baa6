"""The rows of the programme, the audits that were run, and what the journal says of a planned one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ppid_desk.audits import reading
from ppid_desk.audits.programme.rules import Known, Planned, Ran
from ppid_desk.audits.rules import Run
from ppid_desk.errors import Refusal
from ppid_desk.records.session import Reading

ADDED, APPROVED, DROPPED = "programme.added", "programme.approved", "programme.dropped"
_COLUMNS = (
    "id, year, form_id, title, unit, first_month, last_month, auditor, note, approved_at, approved_by, dropped"
)  # fmt: skip
_SHORTEST_ID = 6


def planned(read: Reading, clause: str = "", values: tuple[object, ...] = ()) -> tuple[Planned, ...]:
    """The planned audits of a clause on `audit_plan`, by their months."""
    rows = read.rows(
        f"SELECT {_COLUMNS} FROM audit_plan {clause} ORDER BY year, first_month, last_month, title, unit", values
    )
    return tuple(_of_row(*row) for row in rows)


def _of_row(
    id_: str, year: int, form_id: str, title: str, unit: str, first: int, last: int, auditor: str, note: str,
    approved_at: str | None, approved_by: str | None, dropped: str,
) -> Planned:  # fmt: skip
    approved = date.fromisoformat(approved_at[:10]) if approved_at else None
    return Planned(
        id_, year, form_id, title, unit, first, last, auditor, note, approved, approved_by or "", dropped
    )  # fmt: skip


def one(read: Reading, named: str) -> Planned:
    """The planned audit of an id, or of its first signs. Raises Refusal."""
    said = named.strip().lower()
    plain = len(said) >= _SHORTEST_ID and all(sign in "0123456789abcdef-" for sign in said)
    found = planned(read, "WHERE id LIKE ?", (f"{said}%",)) if plain else ()
    if len(found) != 1:
        raise Refusal("plan_unknown", field="PLAN", id=said[:40])
    return found[0]


def told(plan: Planned) -> dict[str, Any]:
    """What the journal says of a planned audit: nothing of it is personal but the officer's UUID."""
    return {
        "year": plan.year, "form_id": plan.form_id, "title": plan.title, "unit": plan.unit,
        "first_month": plan.first_month, "last_month": plan.last_month, "auditor": plan.auditor, "note": plan.note,
    }  # fmt: skip


def audits(read: Reading) -> tuple[Ran, ...]:
    """Every audit, the oldest first, with what it was worth when it was closed, as the journal tells."""
    bodies: dict[str, str] = dict(
        read.rows("SELECT audit_run.id, event.body FROM audit_run JOIN event ON event.seq = audit_run.closed_event")
    )
    return tuple(_ran(each, bodies) for each in reversed(reading.runs(read)))


def _ran(run: Run, bodies: Mapping[str, str]) -> Ran:
    closed = run.closed_at.date() if run.closed_at else None
    return Ran(
        run.id, run.number, run.form_id, run.title, run.version, run.unit, run.period, run.started_at.date(), closed,
        _share(bodies.get(run.id)),
    )  # fmt: skip


def _share(body: str | None) -> Decimal | None:
    said: dict[str, Any] = json.loads(body) if body else {}
    most = Decimal(said.get("most") or 0)
    return Decimal(said["points"]) / most if most else None


def used(read: Reading) -> tuple[Known, ...]:
    """The checklists by which audits were run, each in the version that was taken last."""
    rows = read.rows("SELECT form_id, title FROM audit_checklist ORDER BY taken_at")
    newest: dict[str, str] = dict(rows)
    return tuple(Known(form_id, title) for form_id, title in newest.items())
