"""Handling requests: which moves are lawful now and why not, and making one, in one transaction with its event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling import casefile, correcting, moves, papers, projecting
from ppid_desk.handling.duties import disposition_day, duty_today, internal_target, late_by, next_duty
from ppid_desk.handling.explaining import explained
from ppid_desk.handling.facts import read
from ppid_desk.handling.guards import GUARDS, Asked, Exclusions, signer
from ppid_desk.handling.item_decisions import FACTS, public_of, read_items
from ppid_desk.handling.making import Step, obstacle, record
from ppid_desk.handling.moves import Move, move_of
from ppid_desk.handling.rules import Case, Explained, Fact, LetterKind, Outcome, PaperKind, Possible, Work
from ppid_desk.handling.signing import signers_first
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.requests import mended_slip
from ppid_desk.requests import reading as requests
from ppid_desk.requests.rules import REGISTER, Moment, SlipWanted
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_MENDING = (*casefile.CORRECTIONS, "confirm")  # what may change the slip that the visitor holds
_DESK_ROLES = frozenset({Role.DESK, Role.UNIT, Role.PPID})
moves.check(set(GUARDS))


class Handling:
    """The life of requests after they were registered."""

    def __init__(
        self,
        books: Books,
        workdays: Workdays,
        who: Who,
        officers: Callable[[], tuple[Officer, ...]],
        exclusions: Exclusions,
        settings: Callable[[], Settings],
        *,
        demo: bool,
    ) -> None:
        self._books = books
        self._workdays = workdays
        self._who = who
        self._officers = officers
        self._exclusions = exclusions
        self._settings = settings
        self._demo = demo

    @property
    def item_facts(self) -> Mapping[Outcome, tuple[Fact, ...]]:
        """What each outcome of an item must be told."""
        return FACTS

    def case(self, number: str) -> Case:
        """A request with everything that happened to it. Raises Refusal when there is none."""
        with self._books.read() as reading:
            return casefile.load(reading, number, self._workdays)

    def moves(self, number: str) -> tuple[Possible, ...]:
        """Every move of the table for a request: lawful now, or the reason why not; lawful ones first."""
        return self._possible(self.case(number))

    def _possible(self, case: Case) -> tuple[Possible, ...]:
        officer = self._who()
        found = [
            Possible(move.name, tr(move.words), move.article, move.facts, self._obstacle(case, move, officer, {}))
            for move in moves.MOVES
        ]
        return tuple(sorted(found, key=lambda each: each.refusal is not None))

    def explain(self, number: str) -> tuple[Explained, ...]:
        """Every clock of a request with the days that were counted and skipped. Raises Refusal when there is none."""
        with self._books.read() as reading:
            case = casefile.load(reading, number, self._workdays)
            return tuple(explained(reading, case, self._workdays, self._today()))

    def work(self, number: str) -> Work:
        """All that working on a request needs, read at one moment."""
        with self._books.read() as reading:
            case = casefile.load(reading, number, self._workdays)
            history = tuple(_named(moment) for moment in requests.history(reading, case.request.id))
            clocks = tuple(explained(reading, case, self._workdays, self._today()))
            late = late_by(case, casefile.judged_by(reading, case, self._workdays))
        calendar = self._workdays.calendar
        target, duty = internal_target(case, calendar), duty_today(next_duty(case, calendar), self._today())
        return Work(self._possible(case), duty, history, late, case, clocks, target)

    def signers(self) -> tuple[Officer, ...]:
        """Who may sign for the PPID."""
        return tuple(each for each in self._officers() if each.active and Role.PPID in each.roles)

    def may_sign(self) -> tuple[Officer, ...]:
        """Who signs, and then who could stand in by a decree."""
        return signers_first(self._officers(), Role.PPID)

    def suggested(self, number: str, name: str) -> dict[str, Any]:
        """What a form of this move begins with: fact → value."""
        case, move = self.case(number), move_of(name)
        values = {fact.name: self._default(case, fact.default) for fact in move.facts if fact.default}
        return {fact: value for fact, value in values.items() if value not in (None, "")}

    def _default(self, case: Case, default: str) -> Any:
        today = self._today()
        material = "; ".join(str(each.facts.get("material") or "") for each in case.decisions.values()).strip("; ")
        waiting = [each.place for each in case.dispositions if each.replied_on is None]
        open_ones = [each.place for each in case.corrections if each.waits]
        signers = [each.name for each in self.signers()]
        known: dict[str, Any] = {
            "today": today.isoformat(), "ppid": signers[0] if len(signers) == 1 else "",
            "internal": disposition_day(case, self._workdays.calendar, today).isoformat(),
            "disposition": waiting[0] if waiting else None, "requester": case.request.requester.name,
            "material": material, "field": "", "correction": open_ones[0] if open_ones else None,
        }  # fmt: skip
        return known.get(default, default)

    def _with_usual_day(self, number: str, name: str, given: object) -> object:
        """A disposition without a day is due two working days before the limit."""
        if name != "dispose" or not isinstance(given, Mapping) or given.get("by"):
            return given
        return {**given, "by": self.suggested(number, name)["by"]}

    def advance(
        self, number: str, name: str, given: object, seen: int | None = None, slip: SlipWanted | None = None
    ) -> Case:
        """Make a move with its facts, and return the case as it is then; all of it or nothing.

        `seen` is the number of the newest move that the officer had before them; if another one came meanwhile it is
        refused. `slip` is where a slip comes out that a correction changes. Raises Refusal with the fact that stands
        in the way.
        """
        move, officer, now = move_of(name), self._who(), self._books.clock.now()
        found = read(move.facts, self._with_usual_day(number, name, given))

        def make(writing: Writing) -> Case:
            self._workdays.follow(writing)
            case = casefile.load(writing, number, self._workdays)
            if seen is not None and seen != newest(case):
                raise Refusal("case_changed", number=number)
            facts = self._completed(case, move, officer, found)
            obstacle = self._obstacle(case, move, officer, facts)
            if obstacle:
                raise obstacle
            at = journal.moment_of_record(writing, now)
            made = self._made(writing, case, move, officer, facts, at)
            if move.name in _MENDING:
                self._mend_slip(writing, case, slip, at, officer)
            return made

        return self._books.write(make)

    def _obstacle(self, case: Case, move: Move, officer: Officer, facts: Mapping[str, Any]) -> Refusal | None:
        def guarded(kind: str, of: str) -> Refusal | None:
            return GUARDS[kind](self._asked(case, officer, facts, of))

        return obstacle(move, case.state, officer, guarded, "move_not_from_state")

    def _asked(self, case: Case, officer: Officer, facts: Mapping[str, Any], of: str) -> Asked:
        calendar = self._workdays.calendar
        return Asked(case, self._today(), officer, self._officers(), calendar, self._exclusions, facts, of)

    def _today(self) -> date:
        return self._books.clock.today()

    def _completed(self, case: Case, move: Move, officer: Officer, found: dict[str, Any]) -> dict[str, Any]:
        """The facts with what the program itself knows of them."""
        facts = dict(found)
        if move.name == "decide":
            decided = read_items(facts["items"], len(case.request.items))
            facts["items"] = [{**each, **self._exclusions.described(each)} for each in decided]
        if move.name == "complete":
            running = case.clock("R-02")
            facts["untold_late"] = bool(running and case.told is None and max(facts["on"], self._today()) > running.due)
        if move.name in casefile.CORRECTIONS:
            old = correcting.old_of(case, move.name, facts.get("field", ""))
            facts |= correcting.completed(move.name, old, officer, self._officers(), _DESK_ROLES)
        if "signer" in facts:
            found_officer = signer(self._asked(case, officer, facts, ""))
            facts |= {
                "signer": found_officer.name, "signer_title": found_officer.title, "signer_nip": found_officer.nip,
                "signer_id": found_officer.id,
            }  # fmt: skip
        return facts

    def _made(self, writing: Writing, case: Case, move: Move, officer: Officer, facts: dict[str, Any], at: Any) -> Case:
        more = {"items": public_of(facts["items"])} if "items" in facts else {}
        more |= self._corrected(writing, case, move, facts)
        step = Step(REGISTER, "request", case.request.id, case.number, move, case.state, officer, facts)
        done = record(writing, step, at, more)
        request = (
            casefile.load(writing, case.number, self._workdays).request if "personal_now" in more else case.request
        )
        now = casefile.case_of(request, (*case.moves, done), case.clocks)
        kind = move.name.partition("_")[2]
        if move.name.startswith(("draft_", "sign_")):
            papers.check(LetterKind(kind), now, self._office())
        return projecting.keep(writing, now, self._workdays)

    def _corrected(self, writing: Writing, case: Case, move: Move, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out a correction that holds now; returns what the journal must say of the mended registration."""
        found = correcting.holding(move.name, facts, case.corrections)
        return correcting.told_anew(writing, correcting.apply(writing, case.request, *found)) if found else {}

    def _mend_slip(
        self, writing: Writing, before: Case, slip: SlipWanted | None, at: datetime, officer: Officer
    ) -> None:
        """Queue the slip anew where a correction that holds changed what stands on it."""
        now, settings = requests.whole(writing, before.number, self._workdays), self._settings()
        if now and mended_slip.is_other(before.request, now, settings, self._workdays):
            mended_slip.queue_mended(writing, now, slip, settings, at, officer.name)

    def paper(self, number: str, kind: str, place: int | None = None) -> bytes:
        """A paper of a case as PDF; `place` is that of a disposition, handover or correction (default: the newest).

        Raises Refusal when there is none, or when a fact is missing.
        """
        allow(self._who(), Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR, Role.AUDITOR)
        if kind not in list(PaperKind):
            raise Refusal("input_choice", field="KIND", found=kind, known=", ".join(PaperKind))
        return papers.render(PaperKind(kind), self.case(number), self._office(), place)

    def _office(self) -> papers.Office:
        return papers.Office(self._settings(), self._officers(), self._workdays, self._today(), self._demo)

    def faults(self) -> Iterator[str]:
        """What in the moves does not agree with the journal or the register, one line each."""
        from ppid_desk.handling.audit import faults

        with self._books.read() as reading:
            yield from faults(reading, self._workdays)


def newest(case: Case) -> int:
    """The number of the newest move of a case, 0 before the first."""
    return case.moves[-1].seq if case.moves else 0


def _named(moment: Moment) -> Moment:
    move = moves.BY_NAME.get(moment.kind.removeprefix("request."))
    return replace(moment, sentence=tr(move.words)) if move else moment
