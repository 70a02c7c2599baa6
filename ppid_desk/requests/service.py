"""What the desk does with requests: one method a task, one transaction each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ppid_desk.errors import Refusal
from ppid_desk.people.rights import Act, permit
from ppid_desk.records import numbers
from ppid_desk.records.session import Writing
from ppid_desk.requests.paper_making import RequestPapers
from ppid_desk.requests.queue import COLUMNS, Place, Queue, enter, leave
from ppid_desk.requests.queue import row as queue_row
from ppid_desk.requests.rules import (
    REGISTER,
    Counts,
    Filter,
    Look,
    Moment,
    NewRequest,
    Preview,
    QueueRow,
    Request,
    SlipWanted,
    SpokenState,
)
from ppid_desk.text import clean, one_line

if TYPE_CHECKING:
    from ppid_desk.people.rules import Visitor
    from ppid_desk.printing.rules import PrintJob
    from ppid_desk.requests.registration import Registrar
    from ppid_desk.requests.reserving import Reserving
    from ppid_desk.requests.taking_in import TakingIn


class Requests(RequestPapers):
    """The register of requests for public information."""

    @cached_property
    def _registrar(self) -> Registrar:
        from ppid_desk.requests.registration import Registrar

        return Registrar(self._settings, self._workdays)

    def register(self, new: NewRequest, slip: SlipWanted | None = None) -> Request:
        """Register a request and queue its slip; the same idempotency key gives the same request again.

        Raises Refusal with the field that stands in the way; then nothing is written.
        """
        officer, now = permit(self._who(), Act.REGISTER).name, self._books.clock.now()
        answer = self._books.write(lambda writing: self._registrar.register(writing, new, now, officer, slip))
        return self.get(answer) if isinstance(answer, str) else answer

    @property
    def reserving(self) -> Reserving:
        """Numbers for emergency paper."""
        from ppid_desk.requests.reserving import Reserving

        return Reserving(self._books, self._settings, self._who)

    @property
    def taking_in(self) -> TakingIn:
        """Old registers."""
        from ppid_desk.requests.taking_in import TakingIn

        return TakingIn(self._books, self._settings, self._registrar, self._who)

    def preview(self, new: NewRequest) -> Preview:
        """What registering would give now; nothing is written, nothing is refused."""
        from ppid_desk.requests import papers
        from ppid_desk.requests.checks import check
        from ppid_desk.requests.registration import Given, Identity, built, dates_of

        now = self._books.clock.now()
        checked = check(new, now, self._settings)
        dates = dates_of(checked, self._workdays)
        given = Given(0, new.paper_number.strip())
        request = built(checked, dates, now, self._at_the_desk(), given, Identity("", b""))
        slip = papers.slip_content(request, self._settings, self._workdays, "", demo=self._demo)
        return Preview(
            path=checked.path, path_reason=checked.path_reason,
            reason=self._workdays.reason_on_screen(dates.from_first.due), deadline=dates.from_first,
            notice_due=dates.notice_due,
            refusals=checked.refusals, warnings=checked.warnings, slip=slip,
        )  # fmt: skip

    def _at_the_desk(self) -> str:
        try:
            return self._who().name
        except Refusal:  # the desk was locked meanwhile, and nobody sees this
            return ""

    def whole(self, number: str) -> tuple[Request, str, tuple[Moment, ...], tuple[PrintJob, ...]]:
        """A request with the reason of its date in a line, its history, and the copies of its slips."""
        from ppid_desk.printing import service as spool
        from ppid_desk.printing.rules import JobKind
        from ppid_desk.requests import reading

        permit(self._who(), Act.READ)
        with self._books.read() as found:
            request = self._get(found, number)
            reason = self._workdays.reason_on_screen(request.deadline_from_first.due)
            jobs = (*spool.jobs_of(found, number), *spool.jobs_of(found, number, JobKind.ADDENDUM))
            return request, reason, reading.history(found, request.id), jobs

    def history(self, request: Request) -> tuple[Moment, ...]:
        """What happened to a request, the oldest first."""
        from ppid_desk.requests import reading

        with self._books.read() as found:
            return reading.history(found, request.id)

    def counts(self) -> Counts:
        """How many requests stand in each section of the queue today."""
        return self.queue().counts

    def queue(self, wanted: Filter | None = None) -> Queue:
        """The queue as it stands now: how many rows, in which sections."""
        permit(self._who(), Act.READ)
        with self._books.read() as found:
            return Queue(found, self._books.clock.today(), self._workdays.calendar, wanted)

    def rows(self, standing: Queue, first: int, count: int) -> list[QueueRow]:
        """The rows of a queue from position `first`; who was given the queue may read on in it."""
        with self._books.read() as found:
            return standing.rows(found, self._workdays.calendar, first, count)

    def place(self, standing: Queue, number: str) -> int | None:
        """Where a request stands among the rows of a queue; None when the filter hides it."""
        with self._books.read() as found:
            return standing.position(found, number)

    def position(self, standing: Queue, number: str) -> int:
        """Where a request stands among the rows of a queue. Raises Refusal when it does not stand there."""
        position = self.place(standing, number)
        if position is None:
            raise Refusal("number_unknown", field="number", number=number)
        return position

    def look_up(self, text: str, limit: int = 50) -> tuple[QueueRow, ...]:
        """What is meant by a number, a scan or words: the one request that is named, else what the words find."""
        permit(self._who(), Act.READ)
        number = self.find(text)
        if number is None:
            return self.search(text, limit)
        with self._books.read() as found:
            rows = found.rows(f"SELECT {COLUMNS} FROM request WHERE number = ?", (number,))
            return tuple(queue_row(row, self._workdays.calendar, self._books.clock.today()) for row in rows)

    def search(self, text: str, limit: int = 50) -> tuple[QueueRow, ...]:
        """The newest requests with these words in number, name, contact or text; any sign may be typed."""
        from ppid_desk.requests import reading

        permit(self._who(), Act.READ)
        with self._books.read() as found:
            return reading.search(found, text, limit, self._workdays.calendar, self._books.clock.today())

    def visitors(self, text: str, limit: int = 8) -> tuple[Visitor, ...]:
        """Returning visitors by name, identity number or phone."""
        from ppid_desk.requests import reading

        permit(self._who(), Act.READ)
        with self._books.read() as found:
            return reading.visitors(found, text, limit)

    def find(self, text: str) -> str | None:
        """The number that a scanner, the keyboard or the telephone gives. Raises Refusal for a wrong check digit."""
        from ppid_desk.requests import reading

        with self._books.read() as found:
            return reading.find(found, text, self._books.clock.today(), self._number_in)

    def next_number(self) -> tuple[str, bool]:
        """The number that a request received today would get, and whether this year has given numbers already."""
        today, rule = self._books.clock.today(), self._settings.numbers
        with self._books.read() as found:
            last = numbers.last(found, REGISTER, rule.office, today.year)
        following = last + 1 if last else rule.first_of(today.year)
        return self._registrar.template.number(following, today), last is not None

    def paper_of(self, payload: str) -> str | None:
        """The number of an emergency form's code that still waits to be typed in; None for anything else."""
        from ppid_desk.records import signing
        from ppid_desk.requests.reserving import one

        fields = signing.checked(self._signing_key, payload)
        if len(fields) != 3:
            return None
        with self._books.read() as found:
            waits = one(found, fields[0]).state is SpokenState.RESERVED
        return fields[0] if waits else None

    def _number_in(self, payload: str) -> str:
        from ppid_desk.records import signing

        fields = signing.checked(self._signing_key, payload)
        if len(fields) not in (3, 5):  # an emergency form, a slip
            raise Refusal("payload_not_slip")
        return fields[0]

    def check_slip(self, payload: str) -> dict[str, object]:
        """What a slip's QR says, if its signature holds. Raises Refusal for a false one, or one that the books deny."""
        from ppid_desk.records import signing
        from ppid_desk.requests import reading

        fields = signing.checked(self._signing_key, payload)
        if len(fields) != 5:
            raise Refusal("payload_not_slip")
        number, received, due, extended, mark = fields
        with self._books.read() as found:
            request = reading.whole(found, number, self._workdays)
        if request and request.event_mark != mark:
            raise Refusal("slip_denied", number=number)
        said = {"number": number, "received_at": received, "due": due, "due_extended": extended, "event_mark": mark}
        return {**said, "in_books": request is not None}

    def reprint(self, number: str, slip: SlipWanted) -> int:
        """Queue one more copy of a slip, marked SALINAN; returns the number of the copy."""
        from ppid_desk.printing import service as spool
        from ppid_desk.records import journal

        officer = permit(self._who(), Act.REGISTER).name

        def copy(writing: Writing) -> int:
            request = self._get(writing, number)
            at = journal.moment_of_record(writing, self._books.clock.now())
            return spool.another(writing, request.id, number, (slip.paper, slip.slot), at, officer)

        return self._books.write(copy)

    def hand_over(self, number: str) -> None:
        """Note that the newest copy of the slip is in the visitor's hand. Doing it twice changes nothing."""
        from ppid_desk.printing import service as spool

        officer = permit(self._who(), Act.REGISTER).name

        def note(writing: Writing) -> None:
            row = writing.row(
                "SELECT uuid, open, queue_day, state, path, handed_over FROM request WHERE number = ?", (number,)
            )
            if row is None:
                raise Refusal("number_unknown", field="number", number=number)
            if row[5] and spool.is_settled(writing, number):
                return
            self._move(writing, row, number, officer)

        self._books.write(note)

    def _move(self, writing: Writing, row: tuple[object, ...], number: str, officer: str) -> None:
        from ppid_desk.printing import service as spool
        from ppid_desk.printing.rules import JobState
        from ppid_desk.records import journal

        at = journal.moment_of_record(writing, self._books.clock.now())
        uuid, *place = row
        before = Place(*place)  # type: ignore[arg-type]
        if not before.handed_over:
            writing.run("UPDATE request SET handed_over = 1 WHERE number = ?", (number,))
            leave(writing, before)
            enter(writing, replace(before, handed_over=1))
        spool.settle(writing, number, JobState.HANDED_OVER, at)
        facts = {"number": number}
        journal.append(writing, at, officer, "slip.handed_over", str(uuid), facts)

    def reveal(self, number: str, reason: str) -> str:
        """The full identity number of a request's requester, by one act that the journal keeps with its reason.

        Raises Refusal without a reason, or where no number was stated.
        """
        from ppid_desk.records import journal

        officer = permit(self._who(), Act.REVEAL)
        if not reason.strip():
            raise Refusal("reveal_without_reason", field="reason")

        def note(writing: Writing) -> str:
            request = self._get(writing, number)
            if not request.requester.id_number:
                raise Refusal("reveal_nothing", field="number", number=number)
            at = journal.moment_of_record(writing, self._books.clock.now())
            facts = {"number": number, "reason": one_line(clean(reason).text)}
            journal.append(writing, at, officer.name, "identity.revealed", request.id, facts)
            return request.requester.id_number

        return self._books.write(note)

    def looks(self) -> tuple[Look, ...]:
        """Who looked at full identity numbers, the newest first, 1,000 at most; for PPID, superior and auditor."""
        from ppid_desk.requests.reading import looks

        permit(self._who(), Act.LOOKS)
        with self._books.read() as reading:
            return looks(reading)

    def faults(self) -> Iterator[str]:
        """What in the register does not agree with the journal, one line each."""
        from ppid_desk.requests.audit import faults

        with self._books.read() as found:
            yield from faults(found)
