"""A handful of objections and disputes of a demo office, one at each place on the way; rows and events as moves write.

They are told of the files whose answers they are about, so that the journal of the demo runs on in order of time.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Protocol

from ppid_desk.facts import dataclass
from ppid_desk.handling.done import Done
from ppid_desk.handling.facts import EMPTY, as_json
from ppid_desk.handling.samples import About, step_of
from ppid_desk.handling.stories import Crew
from ppid_desk.numbering import Template, check_digit
from ppid_desk.objections import casefile, projecting
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.registration import personal_facts, public_facts, summary, words
from ppid_desk.objections.rules import REGISTER, Ground, Objection
from ppid_desk.objections.sample_stories import STORIES, Happened, Story
from ppid_desk.people.rules import Officer, Role
from ppid_desk.printing import service as spool
from ppid_desk.printing.rules import JobKind
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
from ppid_desk.requests.rules import Channel, Request, State
from ppid_desk.requests.sample_writing import Life, Step
from ppid_desk.settings import Settings
from ppid_desk.text import one_line
from ppid_desk.workdays.service import Workdays

_LONGEST = 140  # working days that a story may take
_ROW = (
    "uuid", "register", "office", "year", "seq", "number", "name", "summary", "grounds", "position", "purpose",
    "channel", "path", "received_at", "received_on", "received_proof", "file_by", "reference", "officer", "state",
    "open", "queue_day", "handed_over", "salt",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO objection (event_seq, recorded_at, request_id, requester_id, {', '.join(_ROW)})"
    " VALUES (?1, (SELECT at FROM event WHERE seq = ?1), (SELECT id FROM request WHERE number = ?2),"
    f" (SELECT requester_id FROM request WHERE number = ?2), {', '.join(f'?{n}' for n in range(3, 3 + len(_ROW)))})"
)
_WORDS = "INSERT INTO objection_words (rowid, number, name, contact, content) VALUES (?, ?, ?, ?, ?)"


class OtherLives(Protocol):
    """Who gives lives to the requests."""

    update: str
    insert: str

    def of(self, request: Request, *, closed: bool) -> Life | None:
        """What became of a file."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A story that begins: from which day of answer on, told of which case."""

    since: date
    story: Story


def superior_of(officers: Sequence[Officer], crew: Crew, settings: Settings) -> Officer:
    """Who answers objections in a demo: neither of those who answer requests."""
    known = {crew.desk.id, crew.ppid.id}
    found = next((each for each in officers if Role.SUPERIOR in each.roles and each.id not in known), None)
    named = settings.superior
    return found or Officer(
        "third", named.name or "Atasan Contoh", named.nip, named.title, "", frozenset({Role.SUPERIOR}), active=True,
        has_passphrase=False,
    )  # fmt: skip


class ObjectedLives:
    """Gives lives to requests as another does, and to some of them an objection."""

    def __init__(
        self, lives: OtherLives, crew: Crew, superior: Officer, settings: Settings, workdays: Workdays, today: date,
        seed: bytes,
    ) -> None:  # fmt: skip
        self.update, self.insert = lives.update, lives.insert
        self._lives, self._crew, self._superior = lives, crew, superior
        self._settings, self._workdays, self._today = settings, workdays, today
        self._chance = random.Random(seed + b" objections")  # noqa: S311
        self._template = Template(settings.numbers.objection_template)
        back = workdays.calendar
        self._waiting = [_Begun(back.add(today, -each.ago).date, each) for each in STORIES]
        self.numbers: list[str] = []
        self._given: dict[int, int] = {}

    def of(self, request: Request, *, closed: bool) -> Life | None:
        """What became of a file, and of the objection about its answer."""
        life = self._lives.of(request, closed=closed)
        answered = _days_of(life, "request.answer", "request.answer_and_close")
        if life is None or not answered or not self._waiting or answered[0] < self._waiting[0].since:
            return life
        if self._waits_for_refusal(life, answered[0]):
            return life
        begun = self._waiting.pop(0)
        found = max([answered[0], *_days_of(life, "request.hand_over")])
        return replace(life, steps=(*life.steps, *self._told(request, found, begun.story)))

    def _waits_for_refusal(self, life: Life, answered: date) -> bool:
        """Ground a is told of a refusal, where one comes before the next story begins."""
        if "a" not in self._waiting[0].story.grounds or _days_of(life, "request.draft_refusal"):
            return False
        return len(self._waiting) > 1 and answered < self._waiting[1].since

    def _told(self, request: Request, found: date, story: Story) -> Iterator[Step]:
        calendar = self._workdays.calendar
        days = (found, *calendar.add(found, _LONGEST).counted)
        received = days[story.after]
        if received >= self._today:
            return
        objection = self._objection(request, found, received, story)
        self.numbers.append(objection.number)
        yield self._registered(objection)
        state = State.REGISTERED
        for each in story.happened:
            day = days[story.after + each.after]
            if day >= self._today:
                return
            yield (step := self._step(objection, each, day, state))
            state = State(str(step.facts["to"]))

    def _objection(self, request: Request, found: date, received: date, story: Story) -> Objection:
        seq = self._given[received.year] = self._given.get(received.year, 0) + 1
        number, days = self._template.number(seq, received), self._workdays
        limit = days.limit(casefile.ANSWER_LIMIT[request.path])
        return Objection(
            id=str(uuid.UUID(int=self._chance.getrandbits(128), version=4)), number=number,
            check_digit=check_digit(number), sequence=seq, request=request.number,
            request_received=request.received_at.date(), items=request.items, objector=request.requester,
            grounds=tuple(Ground(each) for each in story.grounds), position=story.position, purpose=request.purpose,
            channel=Channel.WALK_IN, path=request.path,
            received_at=datetime.combine(received, time(9), request.received_at.tzinfo), received_proof="",
            found_on=None, file_by=days.calendar.add(found, days.limit("R-08").length).date,
            recorded_at=datetime.combine(received, time(15, 31), request.received_at.tzinfo), reference="",
            officer=self._crew.desk.name, answer=days.calendar.add(received, limit.length), event_mark="",
            idempotency_key="",
        )  # fmt: skip

    def _registered(self, objection: Objection) -> Step:
        salt = self._chance.randbytes(16)
        personal = journal.commitment(salt, personal_facts(objection))
        facts = {**public_facts(objection, self._workdays), "personal": personal}
        day = objection.received_on.isoformat()
        row = (
            objection.request, objection.id, REGISTER, self._settings.numbers.office, objection.received_on.year,
            objection.sequence, objection.number, one_line(objection.objector.name), summary(objection),
            ",".join(objection.grounds), objection.position, objection.purpose, objection.channel.value,
            objection.path.value, objection.received_at.isoformat(), day, "",
            objection.file_by.isoformat() if objection.file_by else None, "", objection.officer,
            State.REGISTERED.value, queue.OPEN, day, 0, salt,
        )  # fmt: skip
        at, officer = objection.recorded_at, objection.officer
        return Step(at, officer, "objection.registered", objection.id, facts, row, _INSERT)

    def _step(self, objection: Objection, each: Happened, day: date, before: State) -> Step:
        move = BY_NAME[each.move]
        officer = {"desk": self._crew.desk, "ppid": self._crew.ppid, "superior": self._superior}[each.by]
        told = {name: self._day(value, day) for name, value in each.facts.items()}
        facts: dict[str, Any] = {fact.name: told.get(fact.name, EMPTY.get(fact.kind)) for fact in move.facts}
        if "on" in facts:
            facts["on"] = day
        if "signer" in facts:
            by = self._superior
            facts |= {"signer": by.name, "signer_title": by.title, "signer_nip": by.nip, "signer_id": by.id}
            facts["number"] = f"{900 + objection.sequence}/HM.03-SD/3673/{day.year}"
        at = datetime.combine(day, time(15, 31), objection.received_at.tzinfo)
        done = Done(0, at, officer.name, officer.id, move.name, before, move.steps[before], facts)
        about = About(REGISTER, "objection", objection.id, objection.number)
        return step_of(about, move, done, as_json(facts), self._chance.randbytes(16), {"request": objection.request})

    def _day(self, value: object, day: date) -> object:
        """A number of working days stands for a day: ahead of the step's, or for the negative ones of today's."""
        if not isinstance(value, int):
            return value
        calendar = self._workdays.calendar
        return calendar.add(day, value).date if value > 0 else calendar.add(self._today, -value).date

    def finish(self, writing: Writing) -> None:
        """Bring each objection to where its moves say it stands: words, clocks, counts, slip, flags, counters."""
        for number in self.numbers:
            row, uuid_, at, *place = writing.one(
                "SELECT id, uuid, recorded_at, open, queue_day, state, path, handed_over FROM objection"
                " WHERE number = ?",
                (number,),
            )
            queue.enter(writing, queue.Place(*place))
            case = casefile.load(writing, number, self._workdays)
            writing.run(_WORDS, (row, *words(case.objection)))
            projecting.keep(writing, case, self._workdays)
            moment, handed = datetime.fromisoformat(at), case.slip_on is not None
            paper = self._settings.printing.paper
            spool.enqueue(writing, uuid_, number, 1, paper, 0, moment, kind=JobKind.OBJECTION, handed_over=handed)
        office = self._settings.numbers.office
        counters = [(REGISTER, office, year, last) for year, last in self._given.items()]
        writing.run_many("INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?)", counters)


def _days_of(life: Life | None, *kinds: str) -> list[date]:
    steps = life.steps if life else ()
    return [each.at.date() for each in steps if each.kind in kinds]
