"""Random lives: no unlawful move succeeds, no lawful one fails, and the journal replays to the same books."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ppid_desk.errors import Refusal
from ppid_desk.objections import correcting
from ppid_desk.objections.moves import MOVES
from ppid_desk.objections.rules import CLOSED, Ground
from ppid_desk.requests.rules import State
from tests.objections.conftest import CHIEF, CLERK, GRANTED, OFFICERS, UPHELD, Team

CHANCE = st.randoms(use_true_random=False)
NAMES = [move.name for move in MOVES]


class Lives(RuleBasedStateMachine):
    """One objection after another about one request, by whoever happens to act."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.team = Team(Path(self.place.name) / "office")
        self.number = ""
        self.told: list[tuple[str, State]] = []

    @initialize(late=st.booleans())
    def begin(self, late: bool) -> None:
        self.request = self.team.request()
        self.team.on(self.team.at.date() + timedelta(days=40 if late else 4))
        if not late:
            self.team.answered(self.request)

    @rule(grounds=st.lists(st.sampled_from(Ground), min_size=1, max_size=3, unique=True))
    def object(self, grounds: list[Ground]) -> None:
        self.team.acts = CLERK
        self.number = self.team.objected(self.request, *grounds).number
        self.told = []

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.team.on(self.team.at.date() + timedelta(days=days))

    @precondition(lambda self: self.number)
    @rule(name=st.sampled_from(NAMES), officer=st.sampled_from(OFFICERS), chance=CHANCE)
    def move(self, name: str, officer: Any, chance: Any) -> None:
        self.team.acts = officer
        self.try_move(name, chance)

    @precondition(lambda self: self.number)
    @rule(chance=CHANCE, officer=st.sampled_from((CLERK, CHIEF)))
    def a_lawful_move(self, chance: Any, officer: Any) -> None:
        self.team.acts = officer
        lawful = [each.name for each in self.team.objections.moves(self.number) if each.refusal is None]
        if lawful:
            self.try_move(chance.choice(lawful), chance)

    def try_move(self, name: str, chance: Any) -> None:
        """What is shown as lawful succeeds with right facts; what is not is refused, and changes nothing."""
        before = self.team.objections.case(self.number)
        shown = next(each for each in self.team.objections.moves(self.number) if each.name == name)
        given = self.facts(name, chance)
        if shown.refusal is None:
            made = self.team.objections.advance(self.number, name, given)
            self.told.append((name, made.moves[-1].after))
            return
        with pytest.raises(Refusal):
            self.team.objections.advance(self.number, name, given)
        assert self.team.objections.case(self.number) == before

    def facts(self, name: str, chance: Any) -> dict[str, Any]:
        move = next(each for each in MOVES if each.name == name)
        today = self.team.at.date()
        found: dict[str, Any] = {}
        for fact in move.facts:
            if fact.name == "on":
                found["on"] = today.isoformat()
            elif fact.choices and fact.name != "decision":
                found[fact.name] = chance.choice([each for each in fact.choices if each != "agreed"])
            elif fact.needed and fact.kind.value in ("text", "long"):
                found[fact.name] = "Contoh"
        if name in ("correct_text", "correct_date", "confirm", "decline"):
            found |= self.correction(name, chance)
        later = (today + timedelta(days=5)).isoformat()
        if name == "draft_answer":
            found |= UPHELD if chance.random() < 0.5 else {**GRANTED, "order_by": later}
        if name == "sign_answer":
            decree = {"acting_decree": "SK 1/2026", "acting_since": today.isoformat(), "acting_until": later}
            found |= {"signer": CHIEF.name, **decree}
        if name == "announce_hearing":
            found["hearing_on"] = later
        if name in ("agree", "decide", "court_decision") and chance.random() < 0.5:
            found |= {"duty": "Berikan", "duty_by": later}
        return found

    def correction(self, name: str, chance: Any) -> dict[str, Any]:
        case = self.team.objections.case(self.number)
        objection, mine = case.objection, self.team.acts.id
        if name == "correct_text":
            field = chance.choice(("objector.phone", "position"))
            return {"field": field, "value": f"Contoh {chance.randint(1, 10**9)}"}
        if name == "correct_date":
            day = chance.choice((objection.received_on, objection.request_received))
            if chance.random() < 0.5:
                return {"field": "found_on", "value": day.isoformat()}
            return {"field": "received_at", "value": f"{max(day, objection.found_on or day)}T08:00:00+07:00"}
        newest = correcting.last_step(case)
        waiting = [each for each in case.corrections if each.waits and each.by != mine]
        fit = [each for each in waiting if each.move != "take_back" or (newest and each.old == str(newest.seq))]
        known = fit if name == "confirm" else waiting
        return {"correction": chance.choice(known).place if known else 1}

    @precondition(lambda self: self.number)
    @invariant()
    def the_books_agree(self) -> None:
        case = self.team.objections.case(self.number)
        assert [(done.name, done.after) for done in case.moves] == self.told
        assert (case.ended_on is not None) == (case.state in CLOSED)
        assert list(self.team.desk.faults()) == []

    def teardown(self) -> None:
        self.team.desk.close()
        self.place.cleanup()


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a life is not shortened: its steps are told as they were
)
