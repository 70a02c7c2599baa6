"""What stands in the way of a move of a finding: each guard gives a refusal or None, from the finding, facts and day.

A guard is asked twice: without facts, when the lawful next steps are shown, and with them, when the move is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ppid_desk.audits.findings.moves import Move, check
from ppid_desk.audits.findings.rules import MOST_ACTIONS, STATE_WORDS, Action, Finding
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.day_guards import not_before, on_not_in_future
from ppid_desk.language import short_date, tr
from ppid_desk.people.rules import Officer, Role, allow


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard is asked with: `facts` is empty while only the state is asked about; `files` count the proofs."""

    finding: Finding
    today: date
    officer: Officer
    facts: Mapping[str, Any]
    files: int

    @property
    def on(self) -> date | None:
        """The day that the move is about."""
        found = self.facts.get("on")
        return found if isinstance(found, date) else None

    @property
    def action(self) -> Action | None:
        """The action that the move is about."""
        wanted = self.facts.get("action")
        return next((each for each in self.finding.actions if each.n == wanted), None)


Guard = Callable[[Asked], Refusal | None]


def mends(officer: Officer, owner: str, unit: str) -> bool:
    """Whether it is an officer's to mend: their own, or that of their unit where no officer is named."""
    if owner:
        return officer.id == owner
    return bool(unit) and officer.unit.casefold() == unit.casefold()


def _owner_acts(asked: Asked) -> Refusal | None:
    found = asked.finding
    if mends(asked.officer, found.owner, found.unit):
        return None
    return Refusal("finding_not_owner", holder=found.holder(), name=asked.officer.name)


def _owner_or_judge(asked: Asked) -> Refusal | None:
    judges = {Role.AUDITOR, Role.PPID, Role.SUPERIOR}
    return None if asked.officer.roles & judges else _owner_acts(asked)


def _action_owner_acts(asked: Asked) -> Refusal | None:
    action, found = asked.action, asked.finding
    if action is None:  # no facts yet: one who has nothing to do with any of them is told so
        own = any(mends(asked.officer, each.owner, each.unit) for each in found.actions if each.waits)
        return None if own else _owner_acts(asked)
    if mends(asked.officer, action.owner, action.unit) or mends(asked.officer, found.owner, found.unit):
        return None
    return Refusal("action_not_owner", field="action", n=action.n, holder=found.holder(action), name=asked.officer.name)


def _action_waits(asked: Asked) -> Refusal | None:
    waiting = [each.n for each in asked.finding.actions if each.waits]
    if not waiting:
        return Refusal("actions_none_wait", number=asked.finding.number)
    if asked.facts and (asked.action is None or not asked.action.waits):
        known = ", ".join(map(str, waiting))
        return Refusal("action_does_not_wait", field="action", n=asked.facts.get("action"), known=known)
    return None


def _not_own_action(asked: Asked) -> Refusal | None:
    action = asked.action
    if action and mends(asked.officer, action.owner, action.unit):
        return Refusal("action_own", field="action", n=action.n, name=asked.officer.name)
    return _not_own(asked)


def _not_own(asked: Asked) -> Refusal | None:
    if mends(asked.officer, asked.finding.owner, asked.finding.unit):
        return Refusal("finding_own_change", name=asked.officer.name)
    return None


def _assigned(asked: Asked) -> Refusal | None:
    facts = asked.facts
    if facts and not (facts.get("owner") or facts.get("unit") or facts.get("due_on")):
        return Refusal("finding_nothing_changed", field="owner")
    return None


def _actions_not_too_many(asked: Asked) -> Refusal | None:
    if len(asked.finding.actions) >= MOST_ACTIONS:
        return Refusal("actions_too_many", number=asked.finding.number, most=MOST_ACTIONS)
    return None


def _due_not_past(asked: Asked) -> Refusal | None:
    due = asked.facts.get("due_on")
    if due and due < asked.today:
        return Refusal("finding_due_past", field="due_on", day=short_date(due), today=short_date(asked.today))
    return None


def _due_within_finding(asked: Asked) -> Refusal | None:
    due, last = asked.facts.get("due_on"), asked.finding.due_on
    if due and due > last and last >= asked.today:
        return Refusal("action_after_finding", field="due_on", day=short_date(due), last=short_date(last))
    return None


def _on_not_before_opening(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.finding.opened_at.date(), "on_before_finding")


def _on_not_before_actions(asked: Asked) -> Refusal | None:
    days = [each.done_on for each in asked.finding.actions if each.done_on]
    return not_before(asked, max([asked.finding.opened_at.date(), *days]), "on_before_actions")


def _on_not_before_claim(asked: Asked) -> Refusal | None:
    claims = asked.finding.claims
    return not_before(asked, claims[-1].on, "on_before_claim") if claims else None


def _has_action(asked: Asked) -> Refusal | None:
    if any(not each.dropped for each in asked.finding.actions):
        return None
    return Refusal("finding_without_action", number=asked.finding.number)


def _actions_done(asked: Asked) -> Refusal | None:
    waiting = [str(each.n) for each in asked.finding.actions if each.waits]
    return Refusal("actions_wait", known=", ".join(waiting)) if waiting else None


def _proof_there(asked: Asked) -> Refusal | None:
    if asked.facts and not asked.files and not asked.facts.get("proof"):
        return Refusal("finding_proof_missing", field="proof")
    return None


def _another_judges(asked: Asked) -> Refusal | None:
    found, who = asked.finding, asked.officer
    units = [found.unit if not found.owner else "", *(each.unit for each in found.actions if not each.owner)]
    if who.id in found.hands or any(unit and unit.casefold() == who.unit.casefold() for unit in units):
        return Refusal("finding_own_verified", name=who.name, number=found.number)
    return None


def _lead_acts(asked: Asked) -> Refusal | None:
    lead = asked.finding.lead
    if asked.officer.id == lead:
        return None
    return Refusal("finding_lead_only", audit=asked.finding.audit, lead=asked.finding.names.get(lead, "–"))


GUARDS: Mapping[str, Guard] = {
    "owner_acts": _owner_acts, "owner_or_judge": _owner_or_judge, "action_owner_acts": _action_owner_acts,
    "action_waits": _action_waits, "not_own_action": _not_own_action, "not_own": _not_own, "assigned": _assigned,
    "actions_not_too_many": _actions_not_too_many, "due_not_past": _due_not_past,
    "due_within_finding": _due_within_finding, "on_not_in_future": on_not_in_future,
    "on_not_before_opening": _on_not_before_opening, "on_not_before_actions": _on_not_before_actions,
    "on_not_before_claim": _on_not_before_claim, "has_action": _has_action, "actions_done": _actions_done,
    "proof_there": _proof_there, "another_judges": _another_judges, "lead_acts": _lead_acts,
}  # fmt: skip
check(set(GUARDS))


def obstacle(move: Move, asked: Asked) -> Refusal | None:
    """Why a move is not lawful now, or None: rights, state, then each guard."""
    try:
        allow(asked.officer, *move.roles)
    except Refusal as refusal:
        return refusal
    state = asked.finding.state
    if state not in move.steps:
        return Refusal("finding_not_from_state", move=tr(move.words), state=tr(STATE_WORDS[state]))
    return next((found for name in move.guards if (found := GUARDS[name](asked))), None)
