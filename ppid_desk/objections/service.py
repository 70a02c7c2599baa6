"""What the desk does with objections: one method a task, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling import casefile as requests
from ppid_desk.handling import moves as handling_moves
from ppid_desk.handling.correcting import completed, holding
from ppid_desk.handling.duties import duty_today
from ppid_desk.handling.facts import read
from ppid_desk.handling.making import Step, obstacle, record
from ppid_desk.handling.moves import Move
from ppid_desk.handling.papers import Office
from ppid_desk.handling.rules import Possible
from ppid_desk.handling.signing import officer_named, signers_first
from ppid_desk.language import tr
from ppid_desk.objections import casefile, correcting, dates, moves, projecting
from ppid_desk.objections import reading as finding
from ppid_desk.objections.duties import late_by, next_duty
from ppid_desk.objections.guards import GUARDS, Asked
from ppid_desk.objections.registration import Registrar
from ppid_desk.objections.rules import REGISTER, NewObjection, Objection, ObjectionCase, Preview, Work
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.printing import service as spool
from ppid_desk.printing.rules import JobKind, JobState, PrintJob
from ppid_desk.records import journal, signing
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.requests.rules import QueueRow
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_WRITERS = frozenset({Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR})
handling_moves.check(set(GUARDS), moves.TABLE)


class Objections:
    """The register of objections, and the diary of the disputes that follow."""

    def __init__(
        self,
        books: Books,
        settings: Settings,
        workdays: Workdays,
        who: Who,
        officers: Callable[[], tuple[Officer, ...]],
        *,
        demo: bool,
    ) -> None:
        self._books = books
        self._settings = settings
        self._workdays = workdays
        self._who = who
        self._officers = officers
        self._demo = demo
        self._registrar = Registrar(settings, workdays)
        with books.read() as found:
            self._key = bytes(found.value("SELECT signing_key FROM office WHERE id = 1"))

    def preview(self, new: NewObjection) -> Preview:
        """What registering would give now; nothing is written. Raises Refusal when there is no such request."""
        with self._books.read() as found:
            checked = self._registrar.checked(found, new, self._books.clock.now())
        limit = self._workdays.limit(casefile.ANSWER_LIMIT[checked.path])
        answer = self._workdays.calendar.add(checked.received_at.date(), limit.length)
        asked = checked.asked
        return Preview(
            asked.number if asked else "", asked.request.items if asked else (), checked.objector, checked.path,
            answer, self._workdays.reason_on_screen(answer), checked.filing, checked.refusals, checked.warnings,
        )  # fmt: skip

    def register(self, new: NewObjection, slot: int = 0) -> ObjectionCase:
        """Register an objection and queue its slip for the window at a slot (0: not printed now).

        The same idempotency key gives the same one again.

        Raises Refusal with the field that stands in the way; then nothing is written.
        """
        officer, now = self._who(), self._books.clock.now()
        allow(officer, Role.DESK, Role.PPID)
        return self._books.write(lambda writing: self._registrar.register(writing, new, officer, now, slot))

    def case(self, number: str) -> ObjectionCase:
        """An objection with everything that happened to it. Raises Refusal when there is none."""
        with self._books.read() as found:
            return casefile.load(found, number, self._workdays)

    def work(self, number: str) -> Work:
        """An objection as somebody works on it. Raises Refusal when there is none."""
        with self._books.read() as found:
            case = casefile.load(found, number, self._workdays)
            about = case.objection.request
            asked = requests.load(found, about, self._workdays) if about else None
            history = finding.history(found, case.objection.id)
            late = late_by(case, casefile.judged_by(found, case, self._workdays))
        limits = dates.limits(case, asked, self._workdays)
        duty = duty_today(next_duty(case, self._workdays), self._books.clock.today())
        return Work(self._possible(case), duty, history, late, case, limits)

    def of_request(self, number: str) -> tuple[ObjectionCase, ...]:
        """The objections about a request, the oldest first."""
        with self._books.read() as found:
            return tuple(
                casefile.load(found, each, self._workdays) for each in finding.numbers_of_request(found, number)
            )

    def moves(self, number: str) -> tuple[Possible, ...]:
        """Every move of the table for an objection: lawful now, or the reason why not; lawful ones first."""
        return self._possible(self.case(number))

    def _possible(self, case: ObjectionCase) -> tuple[Possible, ...]:
        officer = self._who()
        found = [
            Possible(move.name, tr(move.words), move.article, move.facts, self._obstacle(case, move, officer, {}))
            for move in moves.MOVES
        ]
        return tuple(sorted(found, key=lambda each: each.refusal is not None))

    def suggested(self, number: str, name: str) -> dict[str, Any]:
        """What a form of this move begins with: fact → value."""
        move = handling_moves.move_of(name, moves.BY_NAME)
        case = self.case(number)
        signers = [each.name for each in self.signers() if each.id not in case.answerers]
        known = {
            "today": self._books.clock.today().isoformat(), "superior": signers[0] if len(signers) == 1 else "",
            "field": "", "correction": next((each.place for each in case.corrections if each.waits), ""),
        }  # fmt: skip
        values = {fact.name: known.get(fact.default, fact.default) for fact in move.facts if fact.default}
        return {fact: value for fact, value in values.items() if value}

    def signers(self) -> tuple[Officer, ...]:
        """Who signs answers to objections."""
        return tuple(each for each in self._officers() if each.active and Role.SUPERIOR in each.roles)

    def may_sign(self) -> tuple[Officer, ...]:
        """Who signs, and then who could stand in by a decree."""
        return signers_first(self._officers(), Role.SUPERIOR)

    def advance(self, number: str, name: str, given: object, seen: int | None = None, slot: int = 0) -> ObjectionCase:
        """Make a move with its facts, and return the case as it is then; all of it or nothing.

        `seen` is the number of the newest move that the officer had before them; if another one came meanwhile it is
        refused. `slot` is the window where a slip comes out that a correction changes. Raises Refusal with the fact
        that stands in the way.
        """
        move, officer, now = handling_moves.move_of(name, moves.BY_NAME), self._who(), self._books.clock.now()
        found = read(move.facts, given)

        def make(writing: Writing) -> ObjectionCase:
            case = casefile.load(writing, number, self._workdays)
            if seen is not None and seen != newest(case):
                raise Refusal("case_changed", number=number)
            facts = self._completed(case, move, officer, found)
            refusal = self._obstacle(case, move, officer, facts)
            if refusal:
                raise refusal
            at = journal.moment_of_record(writing, now)
            made = self._made(writing, case, move, officer, facts, at)
            self._slip_follows(writing, case, made, move, slot, at, officer)
            return made

        return self._books.write(make)

    def _obstacle(self, case: ObjectionCase, move: Move, officer: Officer, facts: Mapping[str, Any]) -> Refusal | None:
        def guarded(kind: str, of: str) -> Refusal | None:
            today = self._books.clock.today()
            return GUARDS[kind](Asked(case, today, officer, self._officers(), self._workdays, facts, of))

        return obstacle(move, case.state, officer, guarded, "objection_not_from_state")

    def _completed(self, case: ObjectionCase, move: Move, officer: Officer, found: dict[str, Any]) -> dict[str, Any]:
        """The facts with what the program itself knows of them: who signs, what stood before a correction."""
        if move.name in requests.CORRECTIONS:
            old = correcting.old_of(case, move.name, found.get("field", ""))
            return found | completed(move.name, old, officer, self._officers(), _WRITERS)
        if "signer" not in found:
            return found
        who = officer_named(self._officers(), found["signer"])
        signer = {"signer": who.name, "signer_title": who.title, "signer_nip": who.nip, "signer_id": who.id}
        return {**found, **signer}

    def _made(
        self, writing: Writing, case: ObjectionCase, move: Move, officer: Officer, facts: dict[str, Any], at: Any
    ) -> ObjectionCase:
        objection = case.objection
        step = Step(REGISTER, "objection", objection.id, case.number, move, case.state, officer, facts)
        mended = self._mended(writing, case, move, facts)
        done = record(writing, step, at, {"request": objection.request, **mended})
        if mended:
            objection = casefile.load(writing, case.number, self._workdays).objection
        now = casefile.case_of(objection, case.answerers, (*case.moves, done), case.clocks)
        if move.name in ("draft_answer", "sign_answer"):
            from ppid_desk.objections import papers

            papers.check(now, self._office())
        return projecting.keep(writing, now, self._workdays)

    def _mended(self, writing: Writing, case: ObjectionCase, move: Move, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out a correction that holds now; returns what the journal must say of the mended registration."""
        found = holding(move.name, facts, case.corrections)
        if found is None:
            return {}
        about = case.objection.request
        asked = requests.load(writing, about, self._workdays) if about else None
        now = correcting.mended(case.objection, *found, asked, self._workdays)
        correcting.apply(writing, now)
        return correcting.told_anew(writing, now)

    def _slip_follows(
        self, writing: Writing, before: ObjectionCase, now: ObjectionCase, move: Move, slot: int, at: datetime,
        officer: Officer,
    ) -> None:  # fmt: skip
        """A slip that was handed over is no more to be; one that says something else now is printed again."""
        if move.name == "hand_slip":
            spool.settle(writing, now.number, JobState.HANDED_OVER, at, JobKind.OBJECTION)
        elif before.objection != now.objection:
            from ppid_desk.objections import papers

            first, second = (papers.blank_slip(each, self._settings, self._workdays) for each in (before, now))
            if first != second:
                self._another(writing, now.objection, slot, at, officer, spool.MENDED)

    def _another(
        self, writing: Writing, objection: Objection, slot: int, at: datetime, officer: Officer, event: str
    ) -> int:
        wanted = (self._settings.printing.paper, slot)
        return spool.another(
            writing, objection.id, objection.number, wanted, at, officer.name, JobKind.OBJECTION, event
        )

    def reprint(self, number: str, slot: int) -> int:
        """Queue one more copy of a slip, marked SALINAN; returns the number of the copy."""
        officer = permit(self._who(), Act.REGISTER)

        def copy(writing: Writing) -> int:
            found = casefile.load(writing, number, self._workdays).objection
            at = journal.moment_of_record(writing, self._books.clock.now())
            return self._another(writing, found, slot, at, officer, "slip.copied")

        return self._books.write(copy)

    def listed(self, limit: int = 1000, *, only_open: bool = False) -> tuple[QueueRow, ...]:
        """Objections by their next duty, the open ones first."""
        with self._books.read() as found:
            return finding.listed(found, limit, self._workdays.calendar, self._books.clock.today(), only_open=only_open)

    def search(self, text: str, limit: int = 50) -> tuple[QueueRow, ...]:
        """The newest objections with these words in number, name, contact or text; any sign may be typed."""
        with self._books.read() as found:
            return finding.search(found, text, limit, self._workdays.calendar, self._books.clock.today())

    def find(self, text: str) -> str | None:
        """The number that is meant by a scan, or by a number as it is typed or said; None: not found."""
        said = text.strip()
        if said.startswith("PPID"):
            said = self.number_in(said)
        with self._books.read() as found:
            return finding.find(found, said, self._books.clock.today())

    def is_slip(self, payload: str) -> bool:
        """Whether a code is that of an objection's slip; a false signature is no slip."""
        try:
            return bool(self.number_in(payload))
        except Refusal:
            return False

    def number_in(self, payload: str) -> str:
        """The number on an objection's slip. Raises Refusal for a false code, or another's."""
        fields = signing.checked(self._key, payload)
        if len(fields) != 4:
            raise Refusal("payload_not_objection", field="payload")
        return fields[0]

    def slip(self, number: str, copy_no: int = 1, paper: str = "") -> bytes:
        """A copy of the slip of an objection (tanda bukti) as PDF; 1 is the original, `paper` that of the settings."""
        from ppid_desk.objections import papers
        from ppid_desk.papers.rules import Paper

        with self._books.read() as found:
            case = casefile.load(found, number, self._workdays)
            copy = spool.mark_on(found, case.objection.id, JobKind.OBJECTION, copy_no)
        code = signing.sign(self._key, papers.qr_fields(case.objection))
        wanted = Paper(paper or self._settings.printing.paper)
        return papers.slip(case, self._settings, self._workdays, code, wanted, copy, demo=self._demo)

    def slips(self, number: str) -> tuple[PrintJob, ...]:
        """The copies of an objection's slip and of those about a moved date, the newest first."""
        with self._books.read() as found:
            kinds = (JobKind.OBJECTION, JobKind.ADDENDUM)
            return tuple(job for kind in kinds for job in spool.jobs_of(found, number, kind))

    def note(self, number: str, place: int | None = None) -> bytes:
        """The note about a correction as PDF; `place` counts from 1, default the newest. Raises Refusal."""
        from ppid_desk.objections import papers

        return papers.note(self.case(number), self._office(), place)

    def _office(self) -> Office:
        return Office(self._settings, self._officers(), self._workdays, self._books.clock.today(), self._demo)

    def letter(self, number: str) -> bytes:
        """The superior's answer as PDF: a draft until it is signed. Raises Refusal for what is missing."""
        from ppid_desk.objections import papers

        return papers.answer(self.case(number), self._office())

    def faults(self) -> Iterator[str]:
        """What in the register of objections does not agree with the journal, one line each."""
        from ppid_desk.objections.audit import faults

        with self._books.read() as found:
            yield from faults(found, self._workdays)


def newest(case: ObjectionCase) -> int:
    """The number of the newest move of a case, 0 before the first."""
    return case.moves[-1].seq if case.moves else 0
