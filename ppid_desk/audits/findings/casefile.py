"""A finding from what was opened and the moves that followed: folded, never stored whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.audits.findings.moves import BY_NAME
from ppid_desk.audits.findings.rules import (
    CLOSED,
    REGISTER,
    About,
    Action,
    Claim,
    Finding,
    Judged,
    Severity,
    State,
    Step,
)
from ppid_desk.errors import Refusal
from ppid_desk.handling.facts import from_json
from ppid_desk.records.session import Reading, Row

SELECT = (
    "SELECT audit_finding.id, audit_finding.number, audit_finding.run, audit_run.number, audit_run.auditor,"
    " audit_finding.item, audit_finding.opened, event.at, event.actor FROM audit_finding"
    " JOIN audit_run ON audit_run.id = audit_finding.run JOIN event ON event.seq = audit_finding.event_seq"
)
_MOVES = (
    "SELECT move.subject, move.event_seq, event.at, event.actor, move.officer, move.name, move.before, move.after,"
    " move.facts FROM move JOIN event ON event.seq = move.event_seq WHERE move.register = ? AND move.subject"
)
_FILES = "SELECT finding, subject, number FROM audit_finding_file WHERE finding"
ORDER = "ORDER BY audit_run.year, audit_run.seq, audit_finding.seq"
Effect = Callable[[Finding, Step], Finding]


def load(reading: Reading, number: str, names: Mapping[str, str]) -> Finding:
    """The finding of a number or id; `names` are those of officers by UUID. Raises Refusal."""
    said = number.strip()
    where = "WHERE audit_finding.number = ? OR audit_finding.id = ?"
    found = list(stream(reading, names, where, (said.upper(), said.lower())))
    if not found:
        raise Refusal("finding_unknown", field="FINDING", number=said[:60])
    return found[0]


def stream(
    reading: Reading, names: Mapping[str, str], where: str = "", values: Sequence[object] = ()
) -> Iterator[Finding]:
    """The findings that a condition on `audit_finding` lets through, by audit and number."""
    rows = reading.rows(f"{SELECT} {where} {ORDER}", values)
    within = f" IN (SELECT audit_finding.id FROM audit_finding {where})"
    moves: dict[str, list[Step]] = {}
    for subject, *step in reading.rows(f"{_MOVES}{within} ORDER BY move.event_seq", (REGISTER, *values)):
        moves.setdefault(subject, []).append(step_of(*step))
    about: dict[str, list[About]] = {}
    for finding, subject, number in reading.rows(f"{_FILES}{within}", values):
        about.setdefault(finding, []).append(About(subject, number))
    for row in rows:
        found = sorted(about.get(row[0], ()), key=lambda each: each.number)
        yield fold(opened_of(row, tuple(found), names), moves.get(row[0], ()))


def step_of(seq: int, at: str, actor: str, officer: str, name: str, before: str, after: str, facts: str) -> Step:
    """A move from its row and its event."""
    kept = from_json(BY_NAME[name].facts, json.loads(facts))
    return Step(seq, datetime.fromisoformat(at), actor, officer, name, State(before), State(after), kept)


def opened_of(row: Row, about: tuple[About, ...], names: Mapping[str, str]) -> Finding:
    """The finding as it was opened, from a row of `SELECT`."""
    id_, number, run, audit, lead, item, opened, at, actor = row
    told: dict[str, Any] = json.loads(opened)
    actions = tuple(
        Action(n, each["text"], each["owner"], each["unit"], date.fromisoformat(each["due_on"]))
        for n, each in enumerate(told["actions"], 1)
    )
    return Finding(
        id_, number, run, audit, lead, item, Severity(told["severity"]), told["text"], told["basis"], about,
        datetime.fromisoformat(at), actor, State.OPEN, told["owner"], told["unit"],
        date.fromisoformat(told["due_on"]), actions, (), (), "", None, (), names,
    )  # fmt: skip


def fold(opened: Finding, steps: Sequence[Step]) -> Finding:
    """The finding after its moves."""
    found = opened
    for step in steps:
        found = after(found, step)
    return found


def after(found: Finding, step: Step) -> Finding:
    """The finding after one more move."""
    effect = EFFECTS.get(step.name)
    done = effect(found, step) if effect else found
    closed = step.at.date() if step.after in CLOSED else None
    return replace(done, state=step.after, closed_on=closed, steps=(*found.steps, step))


def _plan(found: Finding, step: Step) -> Finding:
    """One more action; without facts of its own it is mended by whom, and until when, the finding is."""
    facts = step.facts
    owner, unit = str(facts.get("owner_id") or ""), str(facts.get("unit") or "")
    if not (owner or unit):
        owner, unit = found.owner, found.unit
    due = facts.get("due_on") or found.due_on
    return replace(found, actions=(*found.actions, Action(len(found.actions) + 1, facts["text"], owner, unit, due)))


def _changed(found: Finding, n: int, **changes: Any) -> Finding:
    actions = tuple(replace(each, **changes) if each.n == n else each for each in found.actions)
    return replace(found, actions=actions)


def _carry_out(found: Finding, step: Step) -> Finding:
    facts = step.facts
    return _changed(
        found, facts["action"], done_on=facts["on"], done_by=step.officer, what=facts["what"], proof=facts["proof"]
    )  # fmt: skip


def _drop(found: Finding, step: Step) -> Finding:
    return _changed(found, step.facts["action"], dropped=step.facts["reason"])


def _assign(found: Finding, step: Step) -> Finding:
    """Waiting actions that were the finding's own go along."""
    facts = step.facts
    owner, unit = str(facts.get("owner_id") or ""), str(facts.get("unit") or "")
    if not (owner or unit):
        owner, unit = found.owner, found.unit
    due = facts.get("due_on") or found.due_on
    actions = tuple(_along(each, found, owner, unit, due) for each in found.actions)
    return replace(found, owner=owner, unit=unit, due_on=due, actions=actions)


def _along(action: Action, before: Finding, owner: str, unit: str, due: date) -> Action:
    if not action.waits:
        return action
    moved = due if action.due_on == before.due_on else action.due_on
    if (action.owner, action.unit) == (before.owner, before.unit):
        return replace(action, owner=owner, unit=unit, due_on=moved)
    return replace(action, due_on=moved)


def _claim(found: Finding, step: Step) -> Finding:
    facts = step.facts
    claim = Claim(facts["on"], step.officer, facts["what"], facts["proof"], tuple(facts.get("files") or ()))
    return replace(found, claims=(*found.claims, claim))


def _verify(found: Finding, step: Step) -> Finding:
    return replace(found, judged=(*found.judged, Judged(step.facts["on"], step.officer, True, step.facts["note"])))


def _reopen(found: Finding, step: Step) -> Finding:
    judged = Judged(step.facts["on"], step.officer, False, step.facts["reason"])
    return replace(found, judged=(*found.judged, judged), due_on=step.facts["due_on"])


def _withdraw(found: Finding, step: Step) -> Finding:
    return replace(found, withdrawn=step.facts["reason"])


EFFECTS: Mapping[str, Effect] = {
    "plan": _plan, "carry_out": _carry_out, "drop": _drop, "assign": _assign, "claim": _claim, "verify": _verify,
    "reopen": _reopen, "withdraw": _withdraw,
}  # fmt: skip


def columns_of(found: Finding) -> dict[str, Any]:
    """What the row of a finding says: all of it follows from the finding."""
    return {
        "severity": found.severity.value, "state": found.state.value, "owner": found.owner, "unit": found.unit,
        "due_on": found.due_on.isoformat(), "done_on": found.done_on.isoformat() if found.done_on else None,
        "closed_on": found.closed_on.isoformat() if found.closed_on else None,
    }  # fmt: skip
