"""Registering: rules checked, number taken, rows, event, slip and place in the queue, in one transaction.

Plain SQL on purpose: this is the path that a visitor waits for.
"""

from __future__ import annotations

import json
import os
import uuid
from datetime import date, datetime
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.numbering import Template, check_digit
from ppid_desk.people import service as people
from ppid_desk.people.identity import digits, international
from ppid_desk.printing import service as spool
from ppid_desk.records import journal, numbers
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
from ppid_desk.requests.checks import Checked, check
from ppid_desk.requests.rules import REGISTER, NewRequest, Request, SlipWanted, State
from ppid_desk.settings import Settings
from ppid_desk.text import one_line
from ppid_desk.workdays import clocks
from ppid_desk.workdays.rules import Deadline
from ppid_desk.workdays.service import Workdays

_SUMMARY = 160
REQUEST_COLUMNS = (
    "uuid, register, office, year, seq, number, requester_id, name, summary, purpose, channel, access, copy_form,"
    " delivery, election, path, path_note, documents_seen, missing, received_at, received_on, received_proof,"
    " letter_date, recorded_at, reference, officer, state, closed_on, open, queue_day, due_on, handed_over,"
    " event_seq, salt, idempotency_key"
)
INSERT_REQUEST = f"INSERT INTO request ({REQUEST_COLUMNS}) VALUES ({', '.join('?' * 35)}) RETURNING id"
INSERT_ITEM = "INSERT INTO item (request_id, position, text) VALUES (?, ?, ?)"
INSERT_WORDS = "INSERT INTO request_words (rowid, number, name, contact, content) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Identity:
    """What chance gives a request: its UUID and the salt of its commitment (a demo takes them from its seed)."""

    uuid: str
    salt: bytes

    @classmethod
    def fresh(cls) -> Identity:
        """New ones."""
        return cls(str(uuid.uuid4()), os.urandom(16))


@dataclass(frozen=True, slots=True)
class Given:
    """A number of the register: its place in the year, and as it is written."""

    seq: int
    number: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one request: its deadline once complete, the notice while something is missing."""

    deadline: Deadline | None
    from_first: Deadline
    notice_due: date | None

    @property
    def next_date(self) -> date:
        """The next legal date: the answer, or the notice of what is missing."""
        if self.notice_due:
            return self.notice_due
        return self.from_first.due.date


def dates_of(checked: Checked, workdays: Workdays) -> Dates:
    """The legal dates of a checked request; `from_first` is what counting from the first contact gives."""
    received = checked.received_at.date()
    from_first = workdays.deadline(received, checked.path.value)
    if checked.new.missing:
        return Dates(None, from_first, workdays.notice_due(received).date)
    return Dates(from_first, from_first, None)


class Registrar:
    """Registers requests for one office."""

    def __init__(self, settings: Settings, workdays: Workdays) -> None:
        self.settings = settings
        self.workdays = workdays
        self.template = Template(settings.numbers.template)

    def register(
        self, writing: Writing, new: NewRequest, now: datetime, officer: str, slip: SlipWanted | None
    ) -> Request | str:
        """Register, or return the number that the same idempotency key was given before. Raises Refusal."""
        if new.idempotency_key:
            known = writing.value("SELECT number FROM request WHERE idempotency_key = ?", (new.idempotency_key,))
            if known:
                return str(known)
        recorded_at = journal.moment_of_record(writing, now)
        self.workdays.follow(writing)
        checked = check(new, recorded_at, self.settings)
        for refusal in checked.refusals:
            raise refusal
        return self._write(writing, checked, recorded_at, officer, slip)

    def _write(
        self, writing: Writing, checked: Checked, recorded_at: datetime, officer: str, slip: SlipWanted | None
    ) -> Request:
        dates, identity = dates_of(checked, self.workdays), Identity.fresh()
        given = self._given(writing, checked, recorded_at)
        request = built(checked, dates, recorded_at, officer, given, identity)
        self.put(writing, request, dates, identity, "request.registered", slip, {})
        return request

    def put(
        self,
        writing: Writing,
        request: Request,
        dates: Dates,
        identity: Identity,
        kind: str,
        slip: SlipWanted | None,
        more: dict[str, Any],
    ) -> int:
        """Write a request with everything that belongs to it, and its event of that kind with `more` facts.

        Returns its row; the event's mark is set on the request.
        """
        requester_id = people.keep(writing, request.requester)
        personal = journal.commitment(identity.salt, personal_facts(request))
        facts = {**public_facts(request), "personal": personal, **more}
        event = journal.append(writing, request.recorded_at, request.officer, kind, request.id, facts)
        office = self.settings.numbers.office
        (row,) = writing.one(INSERT_REQUEST, request_row(request, office, requester_id, event.seq, identity.salt))
        writing.run_many(INSERT_ITEM, ((row, place, text) for place, text in enumerate(request.items, 1)))
        writing.run(INSERT_WORDS, (row, *words(request)))
        writing.run(clocks.INSERT, clock_row(row, request, dates, self.workdays))
        queue.enter(writing, place_of(request))
        spool.enqueue(
            writing, request.id, request.number, 1, slip.paper if slip else self.settings.printing.paper,
            slip.slot if slip else 0, request.recorded_at, handed_over=request.handed_over,
        )  # fmt: skip
        if request.idempotency_key:
            writing.run("DELETE FROM draft WHERE idempotency_key = ?", (request.idempotency_key,))
        _set_mark(request, event.hash)
        return int(row)

    def _given(self, writing: Writing, checked: Checked, recorded_at: datetime) -> Given:
        received = checked.received_at.date()
        if checked.new.paper_number:
            from ppid_desk.requests.reserving import claim

            return claim(writing, checked.new.paper_number, received, recorded_at)
        rule = self.settings.numbers
        seq = numbers.take(writing, REGISTER, rule.office, received.year, rule.first_of(received.year))
        return Given(seq, self.template.number(seq, received))


def built(
    checked: Checked,
    dates: Dates,
    recorded_at: datetime,
    officer: str,
    given: Given,
    identity: Identity,
) -> Request:
    """The request as it will stand in the books; its event's mark comes with the event."""
    new = checked.new
    digit = check_digit(given.number) if given.number else ""
    return Request(
        id=identity.uuid, number=given.number, check_digit=digit, sequence=given.seq, requester=new.requester,
        items=new.items, purpose=new.purpose, channel=new.channel, access=new.access, copy_form=new.copy_form,
        delivery=new.delivery, election=new.election, path=checked.path, path_note=new.path_note,
        documents_seen=new.documents_seen, missing=new.missing, received_at=checked.received_at,
        received_proof=new.received_proof, letter_date=new.letter_date, recorded_at=recorded_at,
        reference=new.reference, state=State.INCOMPLETE if new.missing else State.REGISTERED, closed_on=None,
        deadline=dates.deadline, notice_due=dates.notice_due, deadline_from_first=dates.from_first,
        handed_over=bool(new.paper_number),  # the visitor took the stub of the emergency form along
        event_mark="", officer=officer, idempotency_key=new.idempotency_key,
    )  # fmt: skip


def _set_mark(request: Request, hash_: bytes) -> None:
    object.__setattr__(request, "event_mark", journal.event_mark(hash_))  # not seen by anyone yet; a copy costs more


def public_facts(request: Request) -> dict[str, Any]:
    """What the journal says openly of a registered request: no personal data."""
    deadline = request.deadline_from_first
    return {
        "number": request.number,
        "received": request.received_at.isoformat(),
        "path": request.path.value,
        "election": request.election,
        "channel": request.channel.value,
        "complete": not request.missing,
        "due": deadline.due.date.isoformat(),
        "due_extended": deadline.extended.date.isoformat(),
        "provisional": deadline.provisional,
        "rule": f"{deadline.limit.id} {deadline.limit.version}",
        "calendar": deadline.due.calendar_version,
    }


def personal_facts(request: Request) -> list[object]:
    """What the journal commits to without saying it."""
    return [
        people.stated(request.requester),
        list(request.items),
        request.purpose,
        request.access.value,
        request.copy_form,
        request.delivery,
        list(request.documents_seen),
        list(request.missing),
        request.received_proof,
        request.path_note,
        request.letter_date.isoformat() if request.letter_date else None,
        request.reference,
    ]


def request_row(request: Request, office: str, requester_id: int, event_seq: int, salt: bytes) -> tuple[object, ...]:
    """The values of `REQUEST_COLUMNS`."""
    received_on = request.received_at.date()
    return (
        request.id, REGISTER, office, received_on.year, request.sequence, request.number, requester_id,
        name_of(request), summary_of(request.items), request.purpose, request.channel.value,
        request.access.value, request.copy_form, request.delivery, int(request.election), request.path.value,
        request.path_note, _listed(request.documents_seen), _listed(request.missing), request.received_at.isoformat(),
        received_on.isoformat(), request.received_proof,
        request.letter_date.isoformat() if request.letter_date else None, request.recorded_at.isoformat(),
        request.reference, request.officer, request.state.value,
        request.closed_on.isoformat() if request.closed_on else None, int(request.closed_on is None),
        place_of(request).queue_day, request.due.isoformat() if request.due else None, int(request.handed_over),
        event_seq, salt, request.idempotency_key or None,
    )  # fmt: skip


def name_of(request: Request) -> str:
    """The requester's name as a line of the queue shows it."""
    return one_line(request.requester.name)


def summary_of(items: tuple[str, ...]) -> str:
    """What is asked in a line of the queue."""
    text = one_line(items[0]) if len(items) == 1 else "; ".join(one_line(item) for item in items)
    return text if len(text) <= _SUMMARY else text[: _SUMMARY - 1] + "…"


def _listed(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def place_of(request: Request) -> queue.Place:
    """Where a request stands in the queue."""
    day = request.closed_on or request.next_date
    is_open = queue.OPEN if request.closed_on is None else queue.CLOSED
    return queue.Place(is_open, day.isoformat(), request.state.value, request.path.value, int(request.handed_over))


def words(request: Request) -> tuple[str, str, str, str]:
    """The words by which a request is found: number, name, contact, content."""
    requester, power = request.requester, request.requester.representative
    phone, identity = requester.phone, requester.id_number
    contact = (identity, digits(identity), phone, digits(phone), international(phone), requester.email)
    name = f"{requester.name} {power.name}" if power else requester.name
    content = " ".join((*request.items, request.purpose, request.reference))
    return request.number, name, " ".join(contact), content


def clock_row(row: int, request: Request, dates: Dates, workdays: Workdays) -> tuple[object, ...]:
    """The clock that starts with the receipt, to answer or to tell what is missing, as `clocks.INSERT` writes it."""
    if dates.deadline is None:
        return REGISTER, row, *clocks.counted(workdays, "R-02", request.received_at.date(), request.closed_on)
    due, extended, limit = dates.deadline.due, dates.deadline.extended, dates.deadline.limit
    return (  # the dates are counted already
        REGISTER, row, limit.id, limit.version, due.start.isoformat(), due.date.isoformat(), extended.date.isoformat(),
        int(dates.deadline.provisional), due.calendar_version,
        request.closed_on.isoformat() if request.closed_on else None,
    )  # fmt: skip
