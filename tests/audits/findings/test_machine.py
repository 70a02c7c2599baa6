"""Random lives of findings against a model of the rules: no unlawful move succeeds, and no lawful one fails."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ppid_desk.audits.findings.moves import MOVES
from ppid_desk.audits.findings.rules import Finding
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer, Role
from tests.audits.findings.conftest import ADMIN, CHIEF, CLERK, LEAD, LEGAL, LEGAL_HEAD, OTHER, PPID, Team

PEOPLE = (CLERK, PPID, CHIEF, LEGAL, LEGAL_HEAD, LEAD, OTHER, ADMIN)
MENDERS = (CLERK, PPID, CHIEF, LEGAL, LEGAL_HEAD)
JUDGES = (PPID, CHIEF, LEGAL_HEAD, LEAD, OTHER)
UNDONE = {"open", "in_progress", "reopened"}
HUKUM = "Subbagian Hukum"


@dataclass
class Act:
    """What the model knows of one action."""

    owner: str
    unit: str
    due: date
    waits: bool = True
    dropped: bool = False
    done_on: date | None = None


@dataclass
class Life:
    """What the model knows of one finding."""

    number: str
    opened: date
    owner: str
    unit: str
    due: date
    state: str = "open"
    actions: list[Act] = field(default_factory=list)
    hands: set[str] = field(default_factory=set)
    claimed: date | None = None

    def mends(self, who: Officer, owner: str, unit: str) -> bool:
        return who.id == owner if owner else bool(unit) and who in (LEGAL, LEGAL_HEAD)

    def owns(self, who: Officer) -> bool:
        return self.mends(who, self.owner, self.unit)

    def judges(self, who: Officer) -> bool:
        units = [self.unit] if not self.owner else []
        units += [each.unit for each in self.actions if not each.owner]
        own_unit = any(units) and who in (LEGAL, LEGAL_HEAD)
        return who in JUDGES and who.id not in self.hands and who.id != self.owner and not own_unit


class Lives(RuleBasedStateMachine):
    """Every rule makes one move; the model says beforehand whether it is lawful."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.team = Team(Path(self.place.name) / "office")
        self.told: list[str] = []

    @initialize(owner=st.sampled_from([CLERK, PPID, CHIEF, None]), action=st.booleans())
    def begin(self, owner: Officer | None, action: bool) -> None:
        self.team.requests(1)
        run, unit = self.team.audit(), "" if owner else HUKUM
        found = self.team.opened(run, owner, unit, **({} if action else {"actions": ()}))
        self.life = Life(found.number, self.team.today, owner.id if owner else "", unit, found.due_on)
        if action:
            self.life.actions.append(Act(self.life.owner, unit, found.due_on))

    @rule(days=st.sampled_from([1, 1, 3, 8, 20]))
    def time_passes(self, days: int) -> None:
        self.team.on(self.team.today + timedelta(days=days))

    def attempt(self, who: Officer, name: str, lawful: bool, **facts: Any) -> Finding | None:
        before, found, why, shown = self.team.desk.changes(), None, "", self.shown(who, name)
        try:
            found = self.team.move(who, self.life.number, name, **facts)
        except Refusal as refusal:
            why = str(refusal)
        assert (found is not None) == lawful, f"{name} by {who.id}: lawful {lawful}, refused {why!r}; {self.life}"
        assert found or self.team.desk.changes() == before
        assert shown or not lawful, f"{name} by {who.id} is lawful, and is not offered"
        if found:
            self.told.append(name)
        return found

    def shown(self, who: Officer, name: str) -> bool:
        """Whether the step is offered to them; what they may not even see is not."""
        self.team.acts = who
        try:
            possible = self.team.findings.work(self.life.number).possible
        except Refusal:
            return False
        return next(each for each in possible if each.name == name).refusal is None

    def day(self, back: int) -> date:
        return self.team.today - timedelta(days=back)

    @rule(who=st.sampled_from(PEOPLE))
    def take_up(self, who: Officer) -> None:
        lawful = self.life.state == "open" and who in MENDERS and self.life.owns(who)
        if self.attempt(who, "take_up", lawful):
            self.life.state = "in_progress"

    @rule(
        who=st.sampled_from(PEOPLE), to=st.sampled_from([None, CLERK, CHIEF, LEAD]), unit=st.booleans(),
        due=st.sampled_from([None, -1, 0, 2, 90]),
    )  # fmt: skip
    def plan(self, who: Officer, to: Officer | None, unit: bool, due: int | None) -> None:
        life, today = self.life, self.team.today
        day = today + timedelta(days=due) if due is not None else None
        fits = day is None or (day >= today and (day <= life.due or life.due < today))
        may = who in JUDGES or (who in MENDERS and life.owns(who))
        lawful = life.state in UNDONE and may and fits and to is not LEAD
        facts = {"text": "Kerjakan", "owner": to.name if to else "", "unit": HUKUM if unit else ""}
        if self.attempt(who, "plan", lawful, **facts, **({"due_on": day.isoformat()} if day else {})):
            owner, named = (to.id if to else "", HUKUM if unit else "") if to or unit else (life.owner, life.unit)
            life.actions.append(Act(owner, named, day or life.due))

    @rule(who=st.sampled_from(PEOPLE), n=st.integers(0, 3), back=st.sampled_from([-1, 0, 0, 4]))
    def carry_out(self, who: Officer, n: int, back: int) -> None:
        life, on = self.life, self.day(back)
        action = life.actions[n - 1] if 1 <= n <= len(life.actions) else None
        own = action is not None and (life.mends(who, action.owner, action.unit) or life.owns(who))
        lawful = bool(
            life.state in UNDONE and action and action.waits and own and who in MENDERS
            and life.opened <= on <= self.team.today
        )  # fmt: skip
        if self.attempt(who, "carry_out", lawful, action=n, on=on.isoformat(), what="Selesai") and action:
            action.waits, action.done_on, life.state = False, on, "in_progress"
            life.hands.add(who.id)

    @rule(who=st.sampled_from(PEOPLE), n=st.integers(0, 3))
    def drop(self, who: Officer, n: int) -> None:
        life = self.life
        action = life.actions[n - 1] if 1 <= n <= len(life.actions) else None
        own = action is not None and life.mends(who, action.owner, action.unit)
        lawful = bool(
            life.state in UNDONE and action and action.waits and who in JUDGES and not own and not life.owns(who)
        )
        if self.attempt(who, "drop", lawful, action=n, reason="Tidak perlu") and action:
            action.waits, action.dropped = False, True

    @rule(
        who=st.sampled_from(PEOPLE), to=st.sampled_from([None, CLERK, CHIEF, OTHER]), due=st.sampled_from([None, -1, 9])
    )
    def assign(self, who: Officer, to: Officer | None, due: int | None) -> None:
        life, today = self.life, self.team.today
        day = today + timedelta(days=due) if due is not None else None
        lawful = bool(
            life.state in UNDONE and who in JUDGES and not life.owns(who) and (to or day) and to is not OTHER
            and (day is None or day >= today)
        )  # fmt: skip
        facts = {"owner": to.name if to else "", "reason": "x", **({"due_on": day.isoformat()} if day else {})}
        if self.attempt(who, "assign", lawful, **facts):
            self.goes_along(*((to.id, "") if to else (life.owner, life.unit)), day or life.due)

    def goes_along(self, owner: str, unit: str, due: date) -> None:
        life = self.life
        for each in life.actions:
            if each.waits:
                each.due = due if each.due == life.due else each.due
                if (each.owner, each.unit) == (life.owner, life.unit):
                    each.owner, each.unit = owner, unit
        life.owner, life.unit, life.due = owner, unit, due

    @rule(who=st.sampled_from(PEOPLE), proof=st.booleans(), back=st.sampled_from([-1, 0, 0, 5]))
    def claim(self, who: Officer, proof: bool, back: int) -> None:
        life, on = self.life, self.day(back)
        days = [each.done_on for each in life.actions if each.done_on]
        lawful = (
            life.state in {"in_progress", "reopened"} and who in MENDERS and life.owns(who) and proof
            and any(not each.dropped for each in life.actions) and not any(each.waits for each in life.actions)
            and max([life.opened, *days]) <= on <= self.team.today
        )  # fmt: skip
        if self.attempt(who, "claim", lawful, on=on.isoformat(), what="Selesai", proof="BA 1" if proof else ""):
            life.state, life.claimed = "done", on
            life.hands.add(who.id)

    @rule(who=st.sampled_from(PEOPLE), back=st.sampled_from([-1, 0, 0, 9]))
    def verify(self, who: Officer, back: int) -> None:
        life, on = self.life, self.day(back)
        lawful = bool(
            life.state == "done" and life.judges(who) and life.claimed and life.claimed <= on <= self.team.today
        )
        if self.attempt(who, "verify", lawful, on=on.isoformat(), note="Dilihat"):
            life.state = "verified"

    @rule(who=st.sampled_from(PEOPLE), due=st.sampled_from([-1, 0, 14]))
    def reopen(self, who: Officer, due: int) -> None:
        life, day = self.life, self.team.today + timedelta(days=due)
        lawful = life.state in {"done", "verified"} and life.judges(who) and due >= 0
        facts = {"on": self.team.day(), "reason": "Belum", "due_on": day.isoformat()}
        if self.attempt(who, "reopen", lawful, **facts):
            life.state, life.due = "reopened", day

    @rule(who=st.sampled_from((LEAD, OTHER, PPID)), dice=st.integers(0, 9))
    def withdraw(self, who: Officer, dice: int) -> None:
        if dice == 0:
            lawful = self.life.state in {*UNDONE, "done"} and who is LEAD
            if self.attempt(who, "withdraw", lawful, reason="Keliru"):
                self.life.state = "withdrawn"

    @rule()
    def everything_is_done(self) -> None:
        """Up to the claim, so that judging is tried often."""
        life = self.life
        owner = next((who for who in MENDERS if life.owns(who)), CLERK)
        if life.state not in UNDONE:
            return
        if not any(not each.dropped for each in life.actions):
            self.plan(owner, None, False, None)
        for n, each in enumerate(life.actions, 1):
            if each.waits:
                self.carry_out(owner, n, 0)
        self.claim(owner, True, 0)

    @invariant()
    def the_books_agree(self) -> None:
        if not hasattr(self, "life"):
            return
        self.team.acts, life = LEAD, self.life
        found = self.team.findings.get(life.number)
        assert [step.name for step in found.steps] == self.told
        assert (found.state.value, found.owner, found.unit, found.due_on) == (
            life.state,
            life.owner,
            life.unit,
            life.due,
        )
        assert [(each.owner, each.unit, each.due_on, each.waits) for each in found.actions] == [
            (each.owner, each.unit, each.due, each.waits) for each in life.actions
        ]
        assert list(self.team.findings.faults()) == []
        if found.verified:
            assert found.verified.by not in life.hands | {life.owner}

    def teardown(self) -> None:
        assert list(self.team.desk.faults()) == []
        self.team.desk.close()
        self.place.cleanup()


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=12,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


def test_every_move_is_walked() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [each.name for each in MOVES if f'"{each.name}"' not in text] == []
    assert {role for move in MOVES for role in move.roles} == set(Role) - {Role.ADMIN}
