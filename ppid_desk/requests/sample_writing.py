"""Writing the files of a demo office: the rows, events and counts that registering writes, only many at a time."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from ppid_desk.facts import dataclass
from ppid_desk.people import service as people
from ppid_desk.people.rules import Requester
from ppid_desk.records import journal
from ppid_desk.records.journal import Event
from ppid_desk.records.session import Row, Writing
from ppid_desk.requests import queue, registration
from ppid_desk.requests.registration import Dates
from ppid_desk.requests.rules import REGISTER, Request
from ppid_desk.settings import Settings
from ppid_desk.workdays.clocks import INSERT as INSERT_CLOCK
from ppid_desk.workdays.service import Workdays


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done with a file: its event (all steps of a day follow its registrations) and its row."""

    at: datetime
    actor: str
    kind: str
    subject: str
    facts: dict[str, object]
    row: Row | None = None  # without the event's number, which comes first
    insert: str = ""  # the statement that takes the row; empty: that of the lives


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a file: its place in the queue, its row and clocks, and what was done in order of time."""

    place: queue.Place
    row: Row
    clocks: tuple[Row, ...]
    steps: tuple[Step, ...]


class Lives(Protocol):
    """Who gives lives to files: a layer above. `update` and `insert` are the statements for `Life.row` and steps."""

    update: str
    insert: str

    def of(self, request: Request, *, closed: bool) -> Life | None:
        """What became of a file that was registered so; `closed`: it is to be at its end by now."""


Lived = tuple[Request, Life | None]


class Writer:
    """Writes batches of requests: rows, words, clocks, slips, moves, events in the order of time."""

    def __init__(self, settings: Settings, workdays: Workdays, chance: random.Random, lives: Lives | None) -> None:
        self.settings, self.workdays, self.chance, self.lives = settings, workdays, chance, lives
        self.zone = ZoneInfo(settings.time_zone)
        self.steps: dict[date, list[Step]] = defaultdict(list)
        self.rows: dict[str, list[Row]] = defaultdict(list)  # of steps, by the statement that takes them
        self.loads: dict[queue.Place, int] = defaultdict(int)
        self.next_id = 1
        self.day: date | None = None
        self.head: tuple[int, bytes] | None = None
        self.known_people: dict[Requester, int] = {}

    def write(self, writing: Writing, batch: tuple[Lived, ...]) -> None:
        """Write a batch of files, each with what became of it."""
        self.head = self.head or journal.head(writing)
        rows: list[Row] = []
        items: list[Row] = []
        words: list[Row] = []
        clocks: list[Row] = []
        jobs: list[Row] = []
        events: list[Event] = []
        stands: list[Row] = []
        office = self.settings.numbers.office
        for request, life in batch:
            events += self._closings(request.received_at)
            salt = self.chance.randbytes(16)
            facts = registration.public_facts(request)
            facts["personal"] = journal.commitment(salt, registration.personal_facts(request))
            events.append(self._event(request.recorded_at, request.officer, "request.registered", request.id, facts))
            person = self._person(writing, request.requester)
            rows.append((self.next_id, *registration.request_row(request, office, person, self.head_seq, salt)))
            items += [(self.next_id, place, text) for place, text in enumerate(request.items, 1)]
            words.append((self.next_id, *registration.words(request)))
            clocks += self._clocks(request, life)
            jobs.append(self._job(request))
            self._follow(request, life)
            if life:
                stands.append((*life.row, self.next_id))
            self.next_id += 1
        marks = ", ".join("?" * 36)
        writing.run_many(f"INSERT INTO request (id, {registration.REQUEST_COLUMNS}) VALUES ({marks})", rows)
        writing.run_many(registration.INSERT_ITEM, items)
        writing.run_many(registration.INSERT_WORDS, words)
        writing.run_many(INSERT_CLOCK, clocks)
        writing.run_many(_INSERT_JOB, jobs)
        if stands and self.lives:
            writing.run_many(self.lives.update, stands)
        self._keep(writing, events)

    def _clocks(self, request: Request, life: Life | None) -> list[Row]:
        if life:
            return [(REGISTER, self.next_id, *each) for each in life.clocks]
        dates = Dates(request.deadline, request.deadline_from_first, request.notice_due)
        return [registration.clock_row(self.next_id, request, dates, self.workdays)]

    def _follow(self, request: Request, life: Life | None) -> None:
        """Note where a file stands, and what will have to be told of it."""
        self.loads[life.place if life else registration.place_of(request)] += 1
        for step in life.steps if life else ():
            self.steps[step.at.date()].append(step)
        if request.closed_on:
            at = datetime(*request.closed_on.timetuple()[:3], 15, 45, tzinfo=self.zone)
            step = Step(at, request.officer, "request.finished", request.id, {"number": request.number})
            self.steps[request.closed_on].append(step)

    def finish(self, writing: Writing, given: Mapping[int, int]) -> None:
        """Tell what is left to tell, and write counts, and counters from the last number of each year."""
        self.head = self.head or journal.head(writing)
        events = self._closings(None)
        self._keep(writing, events)
        for place, n in self.loads.items():
            queue.enter(writing, place, n)
        office = self.settings.numbers.office
        counters = [(REGISTER, office, year, last) for year, last in given.items()]
        writing.run_many("INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?)", counters)

    @property
    def head_seq(self) -> int:
        """The number of the newest event."""
        return self.head[0] if self.head else 0

    def _person(self, writing: Writing, requester: Requester) -> int:
        if requester not in self.known_people:
            self.known_people[requester] = people.keep(writing, requester)
        return self.known_people[requester]

    def _closings(self, before: datetime | None) -> list[Event]:
        """The closings of all days that ended before a moment (None: all that are left)."""
        if before is not None and self.day == before.date():
            return []
        self.day = before.date() if before else None
        events = []
        for day in sorted(day for day in self.steps if before is None or day < before.date()):
            steps = self.steps.pop(day)
            at = datetime(day.year, day.month, day.day, 15, 31, tzinfo=self.zone)
            for place, step in enumerate(steps):
                moment = at + timedelta(seconds=28 * 60 * place // len(steps))
                events.append(self._event(moment, step.actor, step.kind, step.subject, step.facts))
                if step.row and self.lives:
                    self.rows[step.insert or self.lives.insert].append((self.head_seq, *step.row))
        return events

    def _event(self, at: datetime, actor: str, kind: str, subject: str, facts: dict[str, object]) -> Event:
        assert self.head is not None
        body = journal.canonical(facts)
        event = journal.chained(self.head[1], self.head[0] + 1, at.isoformat(), actor, kind, subject, body)
        self.head = (event.seq, event.hash)
        return event

    def _keep(self, writing: Writing, events: list[Event]) -> None:
        values = [(e.seq, e.at, e.actor, e.kind, e.subject, e.body, e.hash) for e in events]
        writing.run_many(
            "INSERT INTO event (seq, at, actor, kind, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)", values
        )
        for statement, rows in self.rows.items():
            writing.run_many(statement, rows)
        self.rows.clear()
        if events:
            last = events[-1]
            writing.run(
                "UPDATE journal_head SET seq = ?, hash = ?, at = ? WHERE id = 1", (last.seq, last.hash, last.at)
            )

    def _job(self, request: Request) -> tuple[object, ...]:
        state = "handed_over" if request.handed_over else "not_printed"
        paper = self.settings.printing.paper
        return (request.id, request.number, 1, state, paper, 0, "", request.recorded_at.isoformat())


_INSERT_JOB = (
    "INSERT INTO print_job (subject, number, copy_no, state, paper, slot, reason, changed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
