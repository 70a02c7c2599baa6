"""Random lives of requests against a model that counts its dates with another library and knows the law by itself."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.handling.moves import MOVES
from ppid_desk.handling.rules import Case
from ppid_desk.handling.service import Handling
from ppid_desk.people.rules import Officer
from ppid_desk.workdays.rules import DayKind
from ppid_desk.workdays.service import shipped_holidays
from tests.conftest import JAKARTA, asked
from tests.handling.conftest import HADI, MAYA, RINA, List17

START = date(2026, 2, 2)
OFF = [np.datetime64(each.date) for each in shipped_holidays() if each.kind is not DayKind.WEEKEND]
CLOSED = {"done", "lapsed", "withdrawn", "cancelled"}
WORKING = {"registered", "in_progress", "extended"}
PEOPLE = (RINA, HADI, MAYA)
STEPS = {
    "complete", "take_up", "lapse", "extend", "answer", "answer_and_close", "answer_on_spot", "hand_over", "withdraw",
    "cancel",
}  # fmt: skip
CORRECTING = {"correct_text", "take_back", "confirm", "decline"}
TRIED: Counter[tuple[str, bool]] = Counter()  # (move, lawful) → how often it was tried


def after(day: date, n: int) -> date:
    """n working days after a day, by numpy: the first working day after it is day 1."""
    return np.busday_offset(np.datetime64(day), n, roll="backward", holidays=OFF).astype(date)  # type: ignore[no-any-return]


@dataclass
class Life:
    """What the model knows of one request."""

    number: str
    received: date
    items: int
    missing: bool
    election: bool
    state: str
    complete_on: date | None = None
    told: date | None = None
    extended: bool = False
    outcomes: dict[int, str] = field(default_factory=dict)
    decider: str = ""
    letters: dict[str, str] = field(default_factory=dict)  # kind → drafted, signed
    signed_on: dict[str, date] = field(default_factory=dict)
    drafter: dict[str, str] = field(default_factory=dict)
    answered: date | None = None
    late: bool = False
    corrections: int = 0
    undo: Life | None = None  # what it was before its last step, while nothing but corrections came after it

    @property
    def first_due(self) -> date:
        assert self.complete_on
        return after(self.complete_on, 3 if self.election else 10)

    @property
    def due(self) -> date:
        assert self.complete_on
        return after(self.complete_on, 5 if self.election else 17) if self.extended else self.first_due

    @property
    def excludes(self) -> bool:
        return "refused" in self.outcomes.values()

    @property
    def gives(self) -> bool:
        return "granted" in self.outcomes.values()


class Lives(RuleBasedStateMachine):
    """Every rule makes one move; the model says beforehand whether it is lawful."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.today = START
        self.lives: list[Life] = []
        self.who = RINA
        clock = Clock(JAKARTA, lambda: datetime.combine(self.today, time(9), JAKARTA))
        self.desk = Desk.open(Path(self.folder.name) / "office", clock)
        self.handling = Handling(
            self.desk.books, self.desk.workdays, lambda: self.who, lambda: PEOPLE, List17(),
            lambda: self.desk.settings, demo=False,
        )  # fmt: skip

    @initialize()
    def begin(self) -> None:
        self.register(False, False, 1)

    @rule(missing=st.booleans(), election=st.booleans(), items=st.integers(1, 2))
    @precondition(lambda self: len(self.lives) < 2)
    def register(self, missing: bool, election: bool, items: int) -> None:
        changes: dict[str, Any] = {"missing": ("KTP",) if missing else (), "election": election}
        if election:
            from ppid_desk.requests.rules import Path as Way

            changes["path"] = Way.ELECTION
        new = asked("Siti", *(f"Dokumen {n}" for n in range(items)), **changes)
        whole = replace(new.requester, address="Jl. Melati 1", occupation="Guru")
        request = self.desk.requests.register(replace(new, requester=whole))
        state = "incomplete" if missing else "registered"
        self.lives.append(
            Life(request.number, self.today, items, missing, election, state, None if missing else self.today)
        )

    @rule(days=st.sampled_from([1, 1, 2, 3, 6, 12, 20]))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    def attempt(self, life: Life, name: str, lawful: bool, **facts: Any) -> Case | None:
        before, case, why = self.desk.changes(), None, ""
        try:
            case = self.handling.advance(life.number, name, facts)
        except Refusal as refusal:
            why = str(refusal)
        assert (case is not None) == lawful, f"{name} on {self.today}, lawful: {lawful}, refused: {why!r}; {life}"
        assert case or self.desk.changes() == before
        TRIED[name, lawful] += 1
        if case and name not in CORRECTING:
            life.undo = deepcopy(replace(life, undo=None)) if name in STEPS else None
        return case

    def sent(self, back: int) -> tuple[date, dict[str, str]]:
        on = self.today - timedelta(days=back)
        return on, {"on": on.isoformat(), "way": "email", "proof": "surel"}

    @rule(data=st.data(), back=st.integers(-1, 3))
    def tell(self, data: st.DataObject, back: int) -> None:
        life, (on, facts) = self.one(data), self.sent(back)
        lawful = (
            life.state == "incomplete" and life.told is None and life.received <= on <= self.today
            and on <= after(life.received, 3) and life.letters.get("incompleteness") != "drafted"
        )  # fmt: skip
        if self.attempt(life, "tell_incomplete", lawful, **facts):
            life.told = on

    @rule(data=st.data(), back=st.integers(-1, 3))
    def complete(self, data: st.DataObject, back: int) -> None:
        life, (on, facts) = self.one(data), self.sent(back)
        least = max(life.received, life.told or life.received)
        lawful = life.state == "incomplete" and least <= on <= self.today
        case = self.attempt(life, "complete", lawful, on=facts["on"], brought="KTP")
        if case:
            in_time = life.told is not None or self.today <= after(life.received, 3)
            life.state, life.complete_on = "registered", on if in_time else life.received
            assert case.first_due == life.first_due

    @rule(data=st.data())
    def take_up(self, data: st.DataObject) -> None:
        life = self.one(data)
        lawful = life.state == "incomplete" and life.told is None and self.today > after(life.received, 3)
        if self.attempt(life, "take_up", lawful):
            life.state, life.complete_on = "registered", life.received

    @rule(data=st.data(), kind=st.sampled_from(["incompleteness", "lapse", "extension", "notice", "refusal"]))
    def draft(self, data: st.DataObject, kind: str) -> None:
        life = self.one(data)
        over = life.told is not None and self.today > after(life.told, 3)
        all_decided = len(life.outcomes) == life.items
        lawful = {
            "incompleteness": life.state == "incomplete" and life.told is None,
            "lapse": life.state == "incomplete" and over,
            "extension": life.state in {"registered", "in_progress"} and not life.extended
            and life.complete_on is not None and self.today <= life.first_due,
            "notice": life.state in WORKING and all_decided,
            "refusal": life.state in WORKING and life.excludes,
        }[kind]  # fmt: skip
        facts = {
            "extension": {"reason": "under_test", "explanation": "uji"},
            "notice": {"form": "softcopy", "delivery": "email"},
        }.get(kind, {})  # fmt: skip
        if self.attempt(life, f"draft_{kind}", lawful, **facts):
            life.letters[kind], life.drafter[kind] = "drafted", self.who.name

    @rule(
        data=st.data(), kind=st.sampled_from(["incompleteness", "lapse", "extension", "notice", "refusal"]),
        signer=st.sampled_from(PEOPLE), back=st.integers(-1, 2),
    )  # fmt: skip
    def sign(self, data: st.DataObject, kind: str, signer: Officer, back: int) -> None:
        life, (on, _) = self.one(data), self.sent(back)
        places = {"incompleteness": {"incomplete"}, "lapse": {"incomplete"}, "extension": {"registered", "in_progress"}}
        drafted_it = life.excludes and kind in ("notice", "refusal") and signer.name in (
            life.drafter.get(kind), life.decider,
        )  # fmt: skip
        lawful = (
            life.state in places.get(kind, WORKING) and kind in life.letters and on <= self.today and signer is HADI
            and not drafted_it
        )  # fmt: skip
        facts = {"number": "1/HM", "on": on.isoformat(), "signer": signer.name}
        if self.attempt(life, f"sign_{kind}", lawful, **facts):
            life.letters[kind], life.signed_on[kind] = "signed", on

    @rule(data=st.data())
    def lapse(self, data: st.DataObject) -> None:
        life, (_, facts) = self.one(data), self.sent(0)
        over = life.told is not None and self.today > after(life.told, 3)
        lawful = life.state == "incomplete" and over and life.letters.get("lapse") == "signed"
        if self.attempt(life, "lapse", lawful, **facts):
            life.state = "lapsed"

    @rule(data=st.data())
    def extend(self, data: st.DataObject) -> None:
        life, (_, facts) = self.one(data), self.sent(0)
        lawful = (
            life.state in {"registered", "in_progress"} and life.letters.get("extension") == "signed"
            and life.complete_on is not None and self.today <= life.first_due
            and life.signed_on["extension"] <= self.today
        )  # fmt: skip
        case = self.attempt(life, "extend", lawful, **facts)
        if case:
            life.state, life.extended = "extended", True
            assert case.due_on == life.due

    @rule(
        data=st.data(), outcome=st.sampled_from(["granted", "not_held", "refused"]), by=st.sampled_from([RINA, HADI]),
        broken=st.booleans(),
    )  # fmt: skip
    def decide(self, data: st.DataObject, outcome: str, by: Officer, broken: bool) -> None:
        life = self.one(data)
        each: dict[str, Any] = {"outcome": outcome, **({"material": "PDF"} if outcome == "granted" else {})}
        if outcome == "refused":
            each |= {"ground": "article_17", "dik": "" if broken else "1"}
        lawful = life.state in WORKING and not (outcome == "refused" and broken)
        self.who = by
        decided = self.attempt(life, "decide", lawful, items=[{"item": n, **each} for n in range(1, life.items + 1)])
        self.who = RINA
        if decided:
            life.outcomes = dict.fromkeys(range(1, life.items + 1), outcome)
            life.decider = by.name
            life.state = "in_progress" if life.state == "registered" else life.state
            life.letters.pop("notice", None)
            life.letters.pop("refusal", None)

    @rule(data=st.data(), name=st.sampled_from(["answer", "answer_and_close"]), back=st.integers(-1, 2))
    def answer(self, data: st.DataObject, name: str, back: int) -> None:
        life, (on, facts) = self.one(data), self.sent(back)
        fits = life.gives if name == "answer" else not life.gives
        signed = life.letters.get("notice") == "signed" and (
            not life.excludes or life.letters.get("refusal") == "signed"
        )
        lawful = bool(
            life.state in WORKING and len(life.outcomes) == life.items and fits and signed and life.complete_on
            and life.complete_on <= on <= self.today and life.signed_on["notice"] <= on
        )  # fmt: skip
        case = self.attempt(life, name, lawful, **facts)
        if case:
            life.state = "answered" if name == "answer" else "done"
            life.answered, life.late = on, on > life.due

    @rule(data=st.data())
    def on_the_spot(self, data: st.DataObject) -> None:
        life = self.one(data)
        granted = all(each == "granted" for each in life.outcomes.values())
        lawful = life.state in {"registered", "in_progress"} and granted
        facts = {"on": self.today.isoformat(), "what": "situs", "form": "softcopy", "recipient": "Siti"}
        if self.attempt(life, "answer_on_spot", lawful, **facts):
            life.state, life.answered = "done", self.today
            life.outcomes, life.late = dict.fromkeys(range(1, life.items + 1), "granted"), self.today > life.due

    @rule(data=st.data(), back=st.integers(-1, 2))
    def hand_over(self, data: st.DataObject, back: int) -> None:
        life, (on, facts) = self.one(data), self.sent(back)
        lawful = bool(life.state == "answered" and life.answered and life.answered <= on <= self.today)
        if self.attempt(life, "hand_over", lawful, **facts, what="PDF", recipient="Siti"):
            life.state = "done"

    @rule(data=st.data(), name=st.sampled_from(["withdraw", "cancel"]), by=st.sampled_from(PEOPLE))
    def end(self, data: st.DataObject, name: str, by: Officer) -> None:
        life = self.one(data)
        lawful = life.state not in CLOSED and by is (HADI if name == "cancel" else RINA)
        if name == "withdraw" and by is HADI:
            lawful = life.state not in CLOSED
        facts = {"reason": "dobel"} if name == "cancel" else {"on": self.today.isoformat(), "document": "surat"}
        self.who = by
        if self.attempt(life, name, lawful, **facts):
            life.state = "withdrawn" if name == "withdraw" else "cancelled"
        self.who = RINA

    @rule(data=st.data(), by=st.sampled_from(PEOPLE))
    def correct(self, data: st.DataObject, by: Officer) -> None:
        """A typing error may be mended at any time and moves nothing, not even in a closed file."""
        life = self.one(data)
        self.who = by
        facts = {"field": "requester.name", "value": f"Siti {life.corrections}", "reason": "salah ketik"}
        if self.attempt(life, "correct_text", by in (RINA, HADI), **facts):
            life.corrections += 1
        self.who = RINA

    @rule(data=st.data(), agreed=st.booleans())
    def take_back(self, data: st.DataObject, agreed: bool) -> None:
        """The last step is taken back when a second person agrees; then the file is as if it had never been made."""
        life = self.one(data)
        if life.undo is None:
            return
        self.attempt(life, "take_back", True, reason="salah berkas")
        life.corrections += 1
        place = {"correction": life.corrections}
        self.attempt(life, "confirm", False, **place)
        self.who = HADI
        if agreed:
            self.attempt(life, "confirm", True, **place)
            vars(life).update(vars(life.undo) | {"corrections": life.corrections})
        else:
            self.attempt(life, "decline", True, reason="sudah benar", **place)
        self.who = RINA

    @rule(
        data=st.data(), outcome=st.sampled_from(["granted", "not_held", "refused"]), decree=st.booleans(),
        by=st.sampled_from([RINA, HADI]),
    )  # fmt: skip
    def prepare_the_answer(self, data: st.DataObject, outcome: str, decree: bool, by: Officer) -> None:
        """Everything up to sending, so that sending itself is tried often."""
        life = self.one(data)
        if life.state not in WORKING:
            return
        each = {
            "outcome": outcome,
            **({"material": "PDF"} if outcome == "granted" else {}),
            **({"ground": "article_17", "dik": "1"} if outcome == "refused" else {}),
        }
        self.who = by
        self.attempt(life, "decide", True, items=[{"item": n, **each} for n in range(1, life.items + 1)])
        self.who = RINA
        life.outcomes, life.decider = dict.fromkeys(range(1, life.items + 1), outcome), by.name
        life.state = "in_progress" if life.state == "registered" else life.state
        life.letters = {kind: at for kind, at in life.letters.items() if kind == "extension"}
        kinds = ("notice", "refusal") if decree and outcome == "refused" else ("notice",)
        for kind in kinds:
            facts = {"form": "softcopy", "delivery": "email"} if kind == "notice" else {}
            self.signed(life, kind, facts, lawful=not (outcome == "refused" and by is HADI))

    @rule(data=st.data())
    def prepare_the_extension(self, data: st.DataObject) -> None:
        life = self.one(data)
        if life.state in {"registered", "in_progress"} and life.complete_on and self.today <= life.first_due:
            self.signed(life, "extension", {"reason": "under_test", "explanation": "uji"})

    @rule(data=st.data())
    def prepare_the_lapse(self, data: st.DataObject) -> None:
        life = self.one(data)
        if life.state == "incomplete" and life.told is not None and self.today > after(life.told, 3):
            self.signed(life, "lapse", {})

    def signed(self, life: Life, kind: str, facts: dict[str, str], *, lawful: bool = True) -> None:
        self.attempt(life, f"draft_{kind}", True, **facts)
        life.letters[kind], life.drafter[kind] = "drafted", RINA.name
        signing = {"number": "1/HM", "on": self.today.isoformat(), "signer": HADI.name}
        if self.attempt(life, f"sign_{kind}", lawful, **signing):
            life.letters[kind], life.signed_on[kind] = "signed", self.today

    def one(self, data: st.DataObject) -> Life:
        return data.draw(st.sampled_from(self.lives))

    def teardown(self) -> None:
        """The journal replays to the same lives, and the register says the same of each."""
        try:
            assert list(self.desk.faults()) == []
            for life in self.lives:
                case = self.handling.case(life.number)
                assert case.state.value == life.state
                assert case.answered_on == life.answered
                if life.complete_on:
                    assert (case.complete_on, case.due_on) == (life.complete_on, life.due)
            rows = self.desk.requests.rows(self.desk.requests.queue(), 0, len(self.lives) + 1)
            assert {row.number: row.late_by > 0 for row in rows} == {life.number: life.late for life in self.lives}
            assert len({life.number for life in self.lives}) == len(self.lives)
        finally:
            self.desk.close()
            self.folder.cleanup()


class Chance:
    """Draws a life as hypothesis would, for walks that are evenly spread over all moves."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def draw(self, strategy: st.SearchStrategy[Life]) -> Life:
        return self._chance.choice(strategy.elements)  # type: ignore[attr-defined,no-any-return]


def walk(lives: int, seed: int, moves: int = 30) -> None:
    """Walk lives one after another, each move drawn evenly; the model judges every one of them."""
    chance, machine = random.Random(seed), Lives()
    data: Any = Chance(chance)
    kinds = ["incompleteness", "lapse", "extension", "notice", "refusal"]
    outcomes = ["granted", "not_held", "refused"]

    def draw(many: Any) -> Any:
        return chance.choice(many)

    steps: list[Callable[[], object]] = [
        lambda: machine.time_passes(draw([1, 1, 2, 3, 6, 12, 20])),
        lambda: machine.tell(data, draw([-1, 0, 1, 3])),
        lambda: machine.complete(data, draw([-1, 0, 1, 3])),
        lambda: machine.take_up(data),
        lambda: machine.draft(data, draw(kinds)),
        lambda: machine.sign(data, draw(kinds), draw(PEOPLE), draw([-1, 0, 1])),
        lambda: machine.lapse(data),
        lambda: machine.prepare_the_lapse(data),
        lambda: machine.extend(data),
        lambda: machine.decide(data, draw(outcomes), draw([RINA, HADI]), draw([True, False])),
        lambda: machine.answer(data, draw(["answer", "answer_and_close"]), draw([-1, 0, 0, 2])),
        lambda: machine.prepare_the_answer(data, draw(outcomes), draw([True, False]), draw([RINA, RINA, HADI])),
        lambda: machine.prepare_the_extension(data),
        lambda: machine.hand_over(data, draw([-1, 0, 2, 2])),
    ]
    rare: list[Callable[[], object]] = [
        lambda: machine.on_the_spot(data),
        lambda: machine.end(data, draw(["withdraw", "cancel"]), draw(PEOPLE)),
        lambda: machine.correct(data, draw(PEOPLE)),
        lambda: machine.take_back(data, draw([True, True, False])),
    ]
    kept: list[Life] = []
    for _ in range(lives):
        machine.lives = []
        machine.register(draw([True, False]), draw([True, False]), draw([1, 2]))
        for _ in range(moves):
            early = machine.lives[0].state == "incomplete" and chance.random() < 0.6
            ready = machine.lives[0].state == "answered" and chance.random() < 0.3
            now = steps[:8] if early else steps[-1:] if ready else steps
            (draw(rare) if chance.random() < 0.06 else draw(now))()
        kept += machine.lives
    machine.lives = kept
    machine.teardown()


def test_no_unlawful_move_succeeds_and_no_lawful_one_fails() -> None:
    walk(60, seed=4)


def test_lives_that_look_for_trouble() -> None:
    explore(10, 30)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_thousands_of_lives() -> None:
    for seed in range(40):
        walk(100, seed)
    explore(400, 60)
    told_by_name = {"dispose", "reply", "correct_date"}  # in test_lives.py
    assert {name for name, lawful in TRIED if lawful} == {each.name for each in MOVES} - told_by_name


def explore(examples: int, steps: int) -> None:
    """Let hypothesis search for a run of moves on which the model and the program differ, and shrink it."""
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=examples < 100,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_every_move_is_walked_or_tested_by_name() -> None:
    walked = {each.name for each in MOVES}
    told = (Path(__file__).parent / "test_lives.py").read_text(encoding="utf-8") + Path(__file__).read_text(
        encoding="utf-8"
    )
    kinds = ("incompleteness", "lapse", "extension", "notice", "refusal")
    covered = {name for name in walked if f'"{name}"' in told or name.partition("_")[2] in kinds}
    assert covered == walked
