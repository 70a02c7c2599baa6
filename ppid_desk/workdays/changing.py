"""Changing the calendar under open files: first what would move, then, on a person's word, all of it or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.text import clean, one_line
from ppid_desk.workdays import asking, comparing, days_off, holiday_file
from ppid_desk.workdays.calendar import FIRST, LAST, Calendar
from ppid_desk.workdays.recounting import Recounting
from ppid_desk.workdays.rules import Borne, DayKind, DayStatus, Difference, Holiday, Move, Proposal, Unread, Wanted
from ppid_desk.workdays.service import Workdays, shipped_holidays

Step = Callable[[int, int], None]  # done, all; raises to stop
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What stands behind a move, for the areas: when, who, the decrees, and the working days as they are now."""

    at: datetime
    officer: str
    basis: str
    workdays: Workdays


class Follower(Protocol):
    """What an area does whose clocks may move."""

    def borne(self, reading: Reading, subjects: Sequence[int]) -> Mapping[int, Borne]:
        """How its rows are called, and whether their extensions hold."""

    def redated(self, writing: Writing, move: Move, told: Told) -> None:
        """A clock of one of its rows was moved: write the event, and put the row where it belongs now."""

    def settled(self, writing: Writing, told: Told) -> None:
        """All clocks were moved: see to what follows from the calendar without a clock of its own."""


class Changing:
    """The office's calendar: declare, correct and withdraw days off, with what follows for every running clock."""

    def __init__(
        self, books: Books, workdays: Workdays, followers: Mapping[str, Follower], may_change: Callable[[], str]
    ) -> None:
        """`followers` by register; `may_change` gives the acting officer's name, or refuses one who may not."""
        self._books, self._workdays = books, workdays
        self._followers, self._may_change = followers, may_change

    def declare(
        self, day: date, kind: DayKind, name: str, basis: str, declared_on: date | None = None
    ) -> Proposal:  # fmt: skip
        """Propose that a day is off; for a day that is known, its correction. Raises Refusal."""
        return self.propose((Holiday(day, kind, name, basis, declared_on, DayStatus.DECLARED),))

    def withdraw(
        self, day: date, basis: str, kind: DayKind | None = None, declared_on: date | None = None
    ) -> Proposal:  # fmt: skip
        """Propose that a day is not off any more, by a decree (`basis`, of the day `declared_on`). Raises Refusal."""
        with self._books.read() as reading:
            held = self._held(reading)
        found = [fact for fact in held if fact.date == day and kind in (None, fact.kind)]
        if not found:
            raise Refusal("day_not_off", field="DATE", day=day.isoformat())
        changed = {"basis": basis, "declared_on": declared_on, "status": DayStatus.WITHDRAWN}
        return self.propose(replace(fact, **changed) for fact in found)  # type: ignore[arg-type]

    def propose(self, facts: Iterable[Holiday], source: str = days_off.OFFICE) -> Proposal:
        """What facts would change, and which clocks would move; nothing is written. Raises Refusal."""
        wanted = tuple(self._checked(fact) for fact in facts)
        with self._books.read() as reading:
            return self._proposal(reading, wanted, source)

    def read(self, file: Path, basis: str = "") -> Proposal:
        """What a list of days off (CSV, iCalendar) would change; rows that do not fit are named, none is guessed.

        `basis` is the decree where the file names none. Raises Refusal or Trouble when the file cannot be read.
        """
        fits, unread = self._sorted(holiday_file.read(file, one_line(clean(basis).text)))
        with self._books.read() as reading:
            return replace(self._proposal(reading, tuple(fits), file.name), unread=tuple(unread))

    def _sorted(self, lines: Iterable[holiday_file.Line]) -> tuple[list[Holiday], list[Unread]]:
        fits: dict[tuple[date, DayKind], Holiday] = {}
        unread = []
        for line in lines:
            try:
                if isinstance(line.fact, Refusal):
                    raise line.fact
                fact = self._checked(line.fact)
                if fits.setdefault((fact.date, fact.kind), fact) != fact:
                    raise Refusal("list_day_twice", day=fact.date.isoformat())
            except Refusal as refusal:
                unread.append(Unread(line.place, line.value, str(refusal)))
        return list(fits.values()), unread

    def compare(self, year: int) -> tuple[Difference, ...]:
        """Where the books' list of a year differs from the `holidays` package; shown, never applied."""
        return comparing.differences(self.held(), year)

    def wanted(self, today: date | None = None) -> tuple[Wanted, ...]:
        """The years whose list the program asks for, with the reason."""
        with self._books.read() as reading:
            return asking.wanted(reading, self._workdays.newest(reading), today or self._books.clock.today())

    def shipped(self) -> Proposal:
        """What this program brings that the books never held: to be looked at, never taken over by itself."""
        with self._books.read() as reading:
            seen = {row.holiday for row in days_off.rows(reading)}
            news = [fact for fact in shipped_holidays() if fact not in seen]
            return self._proposal(reading, tuple(news), days_off.SHIPPED)

    def apply(self, proposal: Proposal, step: Step | None = None) -> Proposal:
        """Write a proposal: facts, calendar, clocks, events and places in the queue, in one transaction.

        Returns what was done. Raises Refusal when anything changed since it was looked at, when rows were unread, or
        when the officer may not; then nothing is written. What `step` raises leaves everything as it was.
        """
        officer = self._may_change()
        if proposal.unread:
            first = proposal.unread[0]
            raise Refusal("calendar_unread", n=len(proposal.unread), place=first.place, reason=first.reason)

        def work(writing: Writing) -> Proposal:
            at = journal.moment_of_record(writing, self._books.clock.now())
            again = self._proposal(writing, proposal.changes, proposal.source)
            if again != replace(proposal, already=()):
                raise Refusal("calendar_moved_on")
            if again.changes:
                self._write(writing, again, at, officer, step)
            return again

        done = self._books.write(work)
        with self._books.read() as reading:
            self._workdays.follow(reading)
        return replace(done, already=proposal.already)

    def held(self) -> list[Holiday]:
        """What holds, withdrawn days too."""
        with self._books.read() as reading:
            return self._held(reading, withdrawn=True)

    def _held(self, reading: Reading, *, withdrawn: bool = False) -> list[Holiday]:
        facts = days_off.folded(row.holiday for row in days_off.rows(reading))
        return [fact for fact in facts if withdrawn or fact.status is DayStatus.DECLARED]

    def _checked(self, fact: Holiday) -> Holiday:
        return checked(fact, self._books.clock.today())

    def _proposal(self, reading: Reading, wanted: tuple[Holiday, ...], source: str) -> Proposal:
        until = days_off.newest(reading)
        facts = [row.holiday for row in days_off.rows(reading, until)]
        held = {(fact.date, fact.kind): fact for fact in facts}
        changes = tuple(fact for fact in wanted if held.get((fact.date, fact.kind)) != fact)
        before, after = Calendar(held.values()), Calendar(days_off.folded([*facts, *changes]))
        recounting = Recounting(reading, self._workdays, before, after, self._books.clock.today())
        found = recounting.changes()
        late = (move for move in self._judged(reading, recounting, found.late) if move.late_before != move.late_after)
        return Proposal(
            changes, tuple(fact for fact in wanted if fact not in changes), source,
            self._judged(reading, recounting, found.moves), found.firm, until, before.version, after.version,
            late=tuple(late),
        )  # fmt: skip

    def _judged(self, reading: Reading, recounting: Recounting, moves: list[Move]) -> tuple[Move, ...]:
        by_register: dict[str, list[int]] = defaultdict(list)
        for move in moves:
            by_register[move.register].append(move.subject)
        known: dict[tuple[str, int], Borne] = {}
        for register, follower in self._followers.items():
            found = follower.borne(reading, by_register[register]) if register in by_register else {}
            known |= {(register, subject): borne for subject, borne in found.items()}
        told = [recounting.judged(move, known.get((move.register, move.subject), Borne(""))) for move in moves]
        return tuple(sorted(told, key=lambda move: (move.due_from, move.number, move.clock)))

    def _write(self, writing: Writing, proposal: Proposal, at: datetime, officer: str, step: Step | None) -> None:
        first = days_off.keep(writing, proposal.changes, proposal.source, at, officer)
        office = writing.value("SELECT uuid FROM office WHERE id = 1")
        for seq, fact in enumerate(proposal.changes, first):
            told = {"seq": seq, **self._told(fact), "source": proposal.source, "calendar": proposal.after}
            journal.append(writing, at, officer, f"calendar.{fact.status}", office, told)
        before, after = (days_off.calendar_of(writing, version) for version in (proposal.before, proposal.after))
        assert before is not None
        assert after is not None
        Recounting(writing, self._workdays, before, after, at.date()).write(writing)
        basis = "; ".join(dict.fromkeys(fact.basis for fact in proposal.changes))
        self._follow(writing, proposal.moves, Told(at, officer, basis, Workdays(after, self._workdays.limits)), step)

    def _follow(self, writing: Writing, moves: tuple[Move, ...], told: Told, step: Step | None) -> None:
        for place, move in enumerate(moves):
            if step:
                step(place, len(moves))
            if follower := self._followers.get(move.register):
                follower.redated(writing, move, told)
        for follower in self._followers.values():
            follower.settled(writing, told)

    def _told(self, fact: Holiday) -> dict[str, str | None]:
        names = ("date", "kind", "name", "basis", "declared_on", "status")
        return dict(zip(names, days_off.fields(fact), strict=True))


def checked(fact: Holiday, today: date) -> Holiday:
    """A fact as it may stand in the books: clean texts, a decree, no decree of tomorrow. Raises Refusal."""
    if not FIRST <= fact.date <= LAST:
        raise Refusal("date_out_of_range", field="DATE", day=fact.date.isoformat(), first=FIRST.year, last=LAST.year)
    if fact.kind is DayKind.WEEKEND:
        raise Refusal("day_kind_unknown", field="--kind", text=fact.kind)
    name, basis = (one_line(clean(text).text) for text in (fact.name, fact.basis))
    for field, text in (("--name", name), ("--basis", basis)):
        if not text:
            raise Refusal("day_text_missing", field=field, day=fact.date.isoformat())
        if len(text) > _LONGEST:
            raise Refusal("day_text_long", field=field, day=fact.date.isoformat(), most=_LONGEST)
    if fact.declared_on and fact.declared_on > today:
        raise Refusal("day_declared_later", field="--declared-on", day=fact.declared_on.isoformat())
    return replace(fact, name=name, basis=basis)
