"""Registering an objection: checked, numbered, row, event, clock and place in the queue, in one transaction."""

from __future__ import annotations

import os
import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ppid_desk.handling import casefile as requests
from ppid_desk.handling.rules import Case
from ppid_desk.numbering import Template, check_digit
from ppid_desk.objections import casefile, projecting
from ppid_desk.objections.checks import Checked, check
from ppid_desk.objections.rules import REGISTER, NewObjection, Objection, ObjectionCase
from ppid_desk.people import service as people
from ppid_desk.people.identity import digits, international
from ppid_desk.people.rules import Officer
from ppid_desk.printing import service as spool
from ppid_desk.printing.rules import JobKind
from ppid_desk.records import journal, numbers
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests import queue
from ppid_desk.requests.registration import summary_of
from ppid_desk.requests.rules import State
from ppid_desk.settings import Settings
from ppid_desk.text import one_line
from ppid_desk.workdays.service import Workdays

_COLUMNS = (
    "uuid, register, office, year, seq, number, request_id, requester_id, name, summary, grounds, position, purpose,"
    " channel, path, received_at, received_on, received_proof, found_on, file_by, recorded_at, reference, officer,"
    " state, open, queue_day, handed_over, event_seq, salt, idempotency_key"
)
_INSERT = f"INSERT INTO objection ({_COLUMNS}) VALUES ({', '.join('?' * 30)}) RETURNING id"
_WORDS = "INSERT INTO objection_words (rowid, number, name, contact, content) VALUES (?, ?, ?, ?, ?)"


class Registrar:
    """Registers objections for one office."""

    def __init__(self, settings: Settings, workdays: Workdays) -> None:
        self.numbers, self.paper = settings.numbers, settings.printing.paper
        self.workdays = workdays
        self.template = Template(settings.numbers.objection_template, "numbers.objection_template")

    def checked(self, reading: Reading, new: NewObjection, recorded_at: datetime) -> Checked:
        """An objection with what is wrong or odd with it. Raises Refusal when there is no such request."""
        asked = requests.load(reading, new.request.strip(), self.workdays) if new.request.strip() else None
        others = reading.rows(
            "SELECT objection.number FROM objection JOIN request ON request.id = objection.request_id"
            " WHERE request.number = ? AND objection.open = 1 ORDER BY objection.id",
            (new.request.strip(),),
        )
        return check(new, recorded_at, asked, tuple(number for (number,) in others), self.workdays)

    def register(
        self, writing: Writing, new: NewObjection, officer: Officer, now: datetime, slot: int
    ) -> ObjectionCase:
        """Register, or return what the same idempotency key registered before. Raises Refusal."""
        if new.idempotency_key:
            known = writing.value("SELECT number FROM objection WHERE idempotency_key = ?", (new.idempotency_key,))
            if known:
                return casefile.load(writing, str(known), self.workdays)
        at = journal.moment_of_record(writing, now)
        checked = self.checked(writing, new, at)
        for refusal in checked.refusals:
            raise refusal
        return self._write(writing, checked, officer, at, slot)

    def _write(self, writing: Writing, checked: Checked, officer: Officer, at: datetime, slot: int) -> ObjectionCase:
        objection, salt = self._numbered(writing, checked, officer, at), os.urandom(16)
        requester = people.keep(writing, objection.objector)
        personal = journal.commitment(salt, personal_facts(objection))
        facts = {**public_facts(objection, self.workdays), "personal": personal}
        event = journal.append(writing, at, officer.name, "objection.registered", objection.id, facts)
        case = casefile.case_of(objection, casefile.answerers_of(checked.asked), ())
        place = projecting.place_of(case, self.workdays)
        request = writing.value("SELECT id FROM request WHERE number = ?", (objection.request,))
        received = objection.received_on
        (row,) = writing.one(
            _INSERT,
            (objection.id, REGISTER, self.numbers.office, received.year, objection.sequence, objection.number, request,
             requester, one_line(objection.objector.name), summary(objection), ",".join(objection.grounds),
             objection.position, objection.purpose, objection.channel.value, objection.path.value,
             objection.received_at.isoformat(), received.isoformat(), objection.received_proof,
             _iso(objection.found_on), _iso(objection.file_by), at.isoformat(), objection.reference, officer.name,
             State.REGISTERED.value, place.open, place.queue_day, place.handed_over, event.seq, salt,
             objection.idempotency_key or None),
        )  # fmt: skip
        writing.run(_WORDS, (row, *words(objection)))
        queue.enter(writing, place)
        spool.enqueue(writing, objection.id, objection.number, 1, self.paper, slot, at, kind=JobKind.OBJECTION)
        projecting.keep(writing, case, self.workdays)
        return casefile.load(writing, objection.number, self.workdays)

    def _numbered(self, writing: Writing, checked: Checked, officer: Officer, at: datetime) -> Objection:
        new, received = checked.new, checked.received_at
        seq = numbers.take(writing, REGISTER, self.numbers.office, received.year, 1)
        number = self.template.number(seq, received.date())
        asked: Case | None = checked.asked
        assert checked.objector is not None
        limit = self.workdays.limit(casefile.ANSWER_LIMIT[checked.path])
        return Objection(
            id=str(uuid.uuid4()), number=number, check_digit=check_digit(number), sequence=seq,
            request=asked.number if asked else "",
            request_received=asked.request.received_at.date() if asked else None,
            items=asked.request.items if asked else (),
            objector=checked.objector, grounds=new.grounds, position=new.position, purpose=new.purpose,
            channel=new.channel, path=checked.path, received_at=received, received_proof=new.received_proof,
            found_on=new.found_on, file_by=checked.filing.last.date if checked.filing else None, recorded_at=at,
            reference=new.reference, officer=officer.name,
            answer=self.workdays.calendar.add(received.date(), limit.length), event_mark="",
            idempotency_key=new.idempotency_key,
        )  # fmt: skip


def public_facts(objection: Objection, workdays: Workdays) -> dict[str, Any]:
    """What the journal says openly of a registered objection: no personal data."""
    limit = workdays.limit(casefile.ANSWER_LIMIT[objection.path])
    return {
        "number": objection.number, "request": objection.request, "grounds": ",".join(objection.grounds),
        "received": objection.received_at.isoformat(), "path": objection.path.value,
        "channel": objection.channel.value, "file_by": _iso(objection.file_by), "found_on": _iso(objection.found_on),
        "due": objection.answer.date.isoformat(), "provisional": objection.answer.provisional,
        "rule": f"{limit.id} {limit.version}", "calendar": objection.answer.calendar_version,
    }  # fmt: skip


def personal_facts(objection: Objection) -> list[object]:
    """What the journal commits to without saying it."""
    return [
        asdict(objection.objector), objection.position, objection.purpose, objection.received_proof,
        objection.reference,
    ]  # fmt: skip


def summary(objection: Objection) -> str:
    """What is objected to in a line of the queue: the grounds, and what was asked."""
    return summary_of((f"({', '.join(objection.grounds)}) {'; '.join(objection.items) or objection.position}",))


def words(objection: Objection) -> tuple[str, str, str, str]:
    """The words by which an objection is found: number, name, contact, content."""
    person, power = objection.objector, objection.objector.representative
    identity, phone = person.id_number, person.phone
    contact = (identity, digits(identity), phone, digits(phone), international(phone), person.email)
    name = f"{person.name} {power.name}" if power else person.name
    content = (objection.request, *objection.items, objection.position, objection.purpose, objection.reference)
    return objection.number, name, " ".join(contact), " ".join(content)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
