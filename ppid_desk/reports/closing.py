"""Tutup hari: what was given and handed over today, told so that nobody can take it back unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ppid_desk.errors import Refusal
from ppid_desk.numbering import Template
from ppid_desk.objections.rules import REGISTER as OBJECTIONS
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Officer, Who
from ppid_desk.printing.rules import JobState
from ppid_desk.records import journal, numbers, signing
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.reports.day_slips import slips_between
from ppid_desk.reports.day_steps import steps_between
from ppid_desk.reports.rules import ClosingSheet, Compared, GivenNumber, StepKind
from ppid_desk.requests.queue import Queue
from ppid_desk.requests.reserving import spoken
from ppid_desk.requests.rules import REGISTER, Path
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_KIND = "CLOSE"
_GIVEN = (
    "SELECT event.seq, event.at, request.number, request.received_at, request.path, request.id,"
    " (SELECT state FROM print_job WHERE print_job.number = request.number AND kind = 'slip'"
    " ORDER BY copy_no DESC LIMIT 1)"
    " FROM event JOIN request ON request.uuid = event.subject"
    " WHERE event.seq BETWEEN ? AND ? AND event.kind IN ('request.registered', 'request.imported') ORDER BY event.seq"
)


class Closing:
    """Closes the days of one office."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who) -> None:
        self._books = books
        self._settings = settings
        self._workdays = workdays
        self._who = who
        with books.read() as reading:
            self._key = bytes(reading.value("SELECT signing_key FROM office WHERE id = 1"))

    def look(self) -> ClosingSheet:
        """What the sheet would say now; nothing is written."""
        with self._books.read() as reading:
            return self._sheet(reading, self._books.clock.now(), 0, None)

    def closed_today(self) -> int:
        """How often today was closed already."""
        with self._books.read() as reading:
            return _closings(reading, self._books.clock.today())

    def close(self) -> ClosingSheet:
        """Close the day: an event that says what was given, and the sheet whose head is the head after it."""
        officer = permit(self._who(), Act.CLOSE_DAY)

        def note(writing: Writing) -> ClosingSheet:
            at = journal.moment_of_record(writing, self._books.clock.now())
            before = self._sheet(writing, at, _closings(writing, at.date()) + 1, officer)
            facts = {
                "day": before.day.isoformat(), "nth": before.nth, "given": [each.number for each in before.given],
                "not_handed_over": before.counts.not_handed_over, "last": before.last,
                "steps": {kind.value: before.many(kind) for kind in StepKind if before.many(kind)},
            }  # fmt: skip
            office = writing.value("SELECT uuid FROM office WHERE id = 1")
            journal.append(writing, at, officer.name, "day.closed", office, facts)
            return self._sheet(writing, at, before.nth, officer)

        return self._books.write(note)

    def _sheet(self, reading: Reading, at: datetime, nth: int, officer: Officer | None) -> ClosingSheet:
        day = at.date()
        events, head = journal.head(reading)
        first = journal.first_on(reading, day)
        given = tuple(_given(reading, first, events))
        last = numbers.last(reading, REGISTER, self._settings.numbers.office, day.year) or 0
        fields = (_KIND, f"{day:%Y%m%d}", str(day.year), str(last), str(events), journal.event_mark(head))
        return ClosingSheet(
            day=day, nth=nth, made_at=at, officer=officer, given=given,
            spoken=tuple(each for each in spoken(reading, day.year) if each.state.value != "used"), last=last,
            counts=Queue(reading, day, self._workdays.calendar).counts,
            faults=tuple(_gaps(reading, self._settings.numbers.office, day.year)),
            events=events, head=head.hex(), mark=journal.event_mark(head), qr=signing.sign(self._key, fields),
            steps=tuple(steps_between(reading, first, events)),
            other_slips=tuple(slips_between(reading, first, events)),
            objection_faults=tuple(_objection_gaps(reading, self._settings.numbers.office, day.year)),
            last_objection=numbers.last(reading, OBJECTIONS, self._settings.numbers.office, day.year) or 0,
        )  # fmt: skip

    def paper(self, sheet: ClosingSheet, *, demo: bool) -> bytes:
        """The closing sheet as PDF on A4."""
        from ppid_desk.papers.closing_sheet import render_closing_sheet
        from ppid_desk.reports.papers import closing_content

        return render_closing_sheet(closing_content(sheet, self._settings, demo=demo))

    def is_closing(self, payload: str) -> bool:
        """Whether a code claims to be that of a closing sheet; its signature is not looked at."""
        return payload.strip().split("*")[1:2] == [_KIND]

    def compare(self, payload: str) -> Compared:
        """Compare the code of a closing sheet with the books. Raises Refusal for a false code, or another's."""
        fields = signing.checked(self._key, payload)
        if fields[0] != _KIND or len(fields) != 6:
            raise Refusal("payload_not_closing", field="payload")
        day = date.fromisoformat(fields[1])
        year, last, events, mark = int(fields[2]), int(fields[3]), int(fields[4]), fields[5]
        with self._books.read() as reading:
            own, _ = journal.head(reading)
            known = numbers.last(reading, REGISTER, self._settings.numbers.office, year) or 0
            there = reading.value("SELECT hash FROM event WHERE seq = ?", (events,))
        template = Template(self._settings.numbers.template)
        missing = tuple(template.number(seq, day) for seq in range(known + 1, last + 1))
        changed = there is not None and journal.event_mark(bytes(there)) != mark
        return Compared(day, missing, max(0, events - own), changed)


def _given(reading: Reading, first: int, last: int) -> Iterator[GivenNumber]:
    for _, at, number, received, path, _, slip in reading.rows(_GIVEN, (first, last)):
        yield GivenNumber(
            number, datetime.fromisoformat(at), datetime.fromisoformat(received), Path(path),
            JobState(slip or JobState.NOT_PRINTED),
        )  # fmt: skip


def _closings(reading: Reading, day: date) -> int:
    first = journal.first_on(reading, day)
    sql = "SELECT count(*) FROM event WHERE seq >= ? AND kind = 'day.closed'"
    return int(reading.value(sql, (first,)))


def _gaps(reading: Reading, office: str, year: int) -> Iterator[str]:
    from ppid_desk.requests.audit import gaps

    yield from gaps(reading, office, year)


def _objection_gaps(reading: Reading, office: str, year: int) -> Iterator[str]:
    from ppid_desk.objections.audit import gaps

    yield from gaps(reading, office, year)
