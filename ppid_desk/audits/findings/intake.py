"""Findings as JSON, as the command line takes and gives them."""

from __future__ import annotations

from datetime import date
from typing import Any

from ppid_desk.audits.findings.rules import (
    MOST_ACTIONS,
    Action,
    AuditDuty,
    Finding,
    FindingWork,
    NewAction,
    NewFinding,
    Severity,
    Step,
)
from ppid_desk.errors import Refusal
from ppid_desk.handling.facts import as_json, read
from ppid_desk.handling.intake import moves_listed
from ppid_desk.handling.rules import Fact, Kind
from ppid_desk.language import mark

_MOST_SUBJECTS = 1000
_OWNERS = (
    Fact("owner", Kind.OFFICER, mark("Officer who mends it"), needed=False),
    Fact("unit", Kind.TEXT, mark("Unit that mends it"), needed=False),
    Fact("due_on", Kind.DAY, mark("By when"), needed=False),
)
_ACTION = (Fact("text", Kind.LONG, mark("Corrective action")), *_OWNERS)
_FINDING = (
    Fact("run", Kind.TEXT, mark("Audit")),
    Fact("text", Kind.LONG, mark("What falls short")),
    Fact("severity", Kind.CHOICE, mark("How grave it is"), choices=Severity),
    Fact("item", Kind.TEXT, mark("Item of the checklist"), needed=False),
    Fact("basis", Kind.LONG, mark("Legal basis"), needed=False),
    Fact("subjects", Kind.ITEMS, mark("Files"), needed=False),
    Fact("actions", Kind.ITEMS, mark("Corrective actions"), needed=False),
    *_OWNERS,
)


def new_finding(document: object) -> NewFinding:
    """A finding from a JSON object. Raises Refusal at the field that does not fit."""
    told = read(_FINDING, document)
    subjects, actions = told.pop("subjects") or [], told.pop("actions") or []
    if len(subjects) > _MOST_SUBJECTS or not all(isinstance(each, str) for each in subjects):
        raise Refusal("input_type", field="subjects", wanted="[“…”, …]")
    if len(actions) > MOST_ACTIONS:
        raise Refusal("actions_too_many", field="actions", number=told["run"], most=MOST_ACTIONS)
    severity = Severity(told.pop("severity"))
    planned = tuple(NewAction(**_action(each, n)) for n, each in enumerate(actions, 1))
    return NewFinding(severity=severity, subjects=tuple(subjects), actions=planned, **told)


def _action(document: object, n: int) -> dict[str, Any]:
    try:
        return read(_ACTION, document)
    except Refusal as refusal:
        field = f"actions[{n}].{refusal.field}" if refusal.field else f"actions[{n}]"
        raise Refusal(refusal.code, **{**refusal.values, "field": field}) from None  # type: ignore[arg-type]


def given(new: NewFinding) -> dict[str, Any]:
    """What `new_finding` would read again."""
    return {
        "run": new.run, "text": new.text, "severity": new.severity.value, "item": new.item, "basis": new.basis,
        "subjects": list(new.subjects), "owner": new.owner, "unit": new.unit, "due_on": _iso(new.due_on),
        "actions": [],
    }  # fmt: skip


def document(found: Finding, today: date) -> dict[str, Any]:
    """A finding as it stands."""
    return {
        "number": found.number, "audit": found.audit, "item": found.item, "severity": found.severity.value,
        "state": found.state.value, "text": found.text, "basis": found.basis,
        "files": [each.number for each in found.about], "owner": found.names.get(found.owner, found.owner),
        "unit": found.unit, "due_on": found.due_on.isoformat(), "late": found.is_late(today),
        "done_on": _iso(found.done_on), "verified_on": _iso(found.verified.on if found.verified else None),
        "verified_by": found.names.get(found.verified.by, found.verified.by) if found.verified else None,
        "withdrawn": found.withdrawn or None, "actions": [_action_document(found, each) for each in found.actions],
        "moves": len(found.steps),
    }  # fmt: skip


def whole(work: FindingWork, today: date) -> dict[str, Any]:
    """A finding with its history, its proofs and what can be done with it."""
    found = work.finding
    moves = moves_listed(found.number, found.state, work.possible)["moves"]
    return {
        **document(found, today), "late_by": work.late_by, "history": [_step(each) for each in found.steps],
        "proofs": [{"id": each.enclosure, "name": each.name, "sha256": each.sha256} for each in work.proofs],
        "possible": moves,
    }  # fmt: skip


def _action_document(found: Finding, each: Action) -> dict[str, Any]:
    return {
        "n": each.n, "text": each.text, "owner": found.names.get(each.owner, each.owner), "unit": each.unit,
        "due_on": each.due_on.isoformat(), "done_on": _iso(each.done_on), "what": each.what or None,
        "proof": each.proof or None, "dropped": each.dropped or None,
    }  # fmt: skip


def _step(each: Step) -> dict[str, Any]:
    return {
        "at": each.at.isoformat(), "by": each.actor, "move": each.name, "from": each.before.value,
        "to": each.after.value, "facts": as_json(each.facts),
    }  # fmt: skip


def duty_document(duty: AuditDuty) -> dict[str, Any]:
    """What somebody has to do next."""
    return {
        "task": duty.task.value, "subject": duty.subject, "action": duty.action or None, "text": duty.text,
        "day": duty.day.isoformat(), "days_left": duty.days_left, "holder": duty.holder,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
