"""The files of a demo office live on: the rows and events that moves write, only many at a time."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache, partial
from typing import Any

from ppid_desk.catalogue.samples import described
from ppid_desk.facts import dataclass
from ppid_desk.handling import casefile, projecting
from ppid_desk.handling.correcting import facts_as_text
from ppid_desk.handling.done import Done
from ppid_desk.handling.facts import EMPTY, as_json, told_openly
from ppid_desk.handling.item_decisions import public_of, read_items
from ppid_desk.handling.moves import BY_NAME, Move
from ppid_desk.handling.projecting import Wanted
from ppid_desk.handling.rules import Case
from ppid_desk.handling.stories import Crew, Teller, Told
from ppid_desk.people.rules import Officer, Role
from ppid_desk.records import journal
from ppid_desk.requests.rules import REGISTER, Request, State
from ppid_desk.requests.sample_writing import Life, Step
from ppid_desk.settings import Settings
from ppid_desk.workdays.clocks import counted
from ppid_desk.workdays.service import Workdays

INSERT_MOVE = (
    "INSERT INTO move (event_seq, register, subject, name, before, after, officer, facts, salt)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def crew_of(officers: Sequence[Officer], settings: Settings) -> Crew:
    """Who works in a demo: the first officer at the desk, and another one who signs."""
    desk = officers[0]
    others = [each for each in officers if Role.PPID in each.roles and each.id != desk.id]
    named = settings.ppid
    invented = Officer(
        "second", named.name or "Pejabat Contoh", named.nip, named.title, "", frozenset({Role.PPID}), active=True,
        has_passphrase=False,
    )  # fmt: skip
    return Crew(desk, others[0] if others else invented)


class Lives:
    """Gives lives to the files of one demo office."""

    update, insert = projecting.UPDATE_ROW, INSERT_MOVE

    def __init__(self, crew: Crew, workdays: Workdays, today: date, seed: bytes) -> None:
        self._crew, self._workdays = crew, workdays
        self._chance = random.Random(seed + b" lives")  # noqa: S311
        self._teller = Teller(crew, workdays, today, self._chance)
        self._started = lru_cache(8192)(partial(counted, workdays))

    def of(self, request: Request, *, closed: bool) -> Life | None:
        """What became of a file; None where nothing was done yet."""
        made = self._made(request, self._teller.story(request, closed=closed))
        if not made:
            return None
        case = casefile.case_of(request, [done for done, _ in made])
        clocks = [self._clock(each) for each in projecting.wanted_clocks(case)]
        case = replace(case, clocks=tuple(casefile.running_of(each[0], *each[2:]) for each in clocks))
        calendar = self._workdays.calendar
        return Life(
            place=projecting.place_of(case, int(request.handed_over), calendar),
            row=projecting.row_values(case, calendar, calendar),
            clocks=tuple(clocks),
            steps=tuple(self._step(case, done, kept) for done, kept in made),
        )

    def _clock(self, wanted: Wanted) -> tuple[Any, ...]:
        ended = wanted.ended.isoformat() if wanted.ended else None
        return (*self._started(wanted.limit, wanted.start)[:-1], ended)

    def _made(self, request: Request, story: tuple[Told, ...]) -> list[tuple[Done, dict[str, Any]]]:
        state = State.INCOMPLETE if request.missing else State.REGISTERED
        made = []
        for told in story:
            after, facts = BY_NAME[told.name].steps[state], self._facts(request, told)
            at = datetime.combine(told.day, time(15, 31), request.recorded_at.tzinfo)
            done = Done(0, at, told.officer.name, told.officer.id, told.name, state, after, facts)
            made.append((done, as_json(facts)))
            state = after
        return made

    def _facts(self, request: Request, told: Told) -> dict[str, Any]:
        """The facts as a move keeps them, with what the program itself knows of them."""
        known = BY_NAME[told.name].facts
        facts: dict[str, Any] = {fact.name: told.facts.get(fact.name, EMPTY.get(fact.kind)) for fact in known}
        if told.name == "decide":
            decided = read_items(facts["items"], len(request.items))
            facts["items"] = [{**each, **described(each.get("dik", ""))} for each in decided]
        if told.name == "complete":
            facts["untold_late"] = False
        if "signer" in facts:
            by = self._crew.ppid
            facts |= {"signer": by.name, "signer_title": by.title, "signer_nip": by.nip, "signer_id": by.id}
        return facts

    def _step(self, case: Case, done: Done, kept: dict[str, Any]) -> Step:
        about = About(REGISTER, "request", case.request.id, case.number)
        more = {"items": public_of(kept["items"])} if "items" in kept else {}
        return step_of(about, BY_NAME[done.name], done, kept, self._chance.randbytes(16), more)


@dataclass(frozen=True, slots=True)
class About:
    """What a step is about: register, the beginning of its events' kind, UUID, number."""

    register: str
    area: str
    subject: str
    number: str


def step_of(
    about: About, move: Move, done: Done, kept: Mapping[str, Any], salt: bytes, more: Mapping[str, Any]
) -> Step:
    """A move as its event and its row, as `making.record` writes them."""
    told: dict[str, object] = {
        "number": about.number, "move": done.name, "from": done.before.value, "to": done.after.value,
        "facts": told_openly(move.facts, kept), "personal": journal.commitment(salt, kept), **more,
    }  # fmt: skip
    row = (
        about.register, about.subject, done.name, done.before.value, done.after.value, done.officer,
        facts_as_text(kept), salt,
    )  # fmt: skip
    return Step(done.at, done.actor, f"{about.area}.{done.name}", about.subject, told, row)
