"""Opening a finding: what is checked, what is proposed, and the row and event that it becomes."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ppid_desk.audits import reading
from ppid_desk.audits.checklists.rules import Checklist, said
from ppid_desk.audits.findings import casefile
from ppid_desk.audits.findings.noting import noted_of, with_noted
from ppid_desk.audits.findings.rules import MOST_ACTIONS, WITHIN, About, Finding, NewAction, NewFinding, Severity
from ppid_desk.audits.rules import Proposed
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.facts import LONGEST
from ppid_desk.language import short_date
from ppid_desk.people.rules import Officer, Role
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing
from ppid_desk.text import clean, one_line
from ppid_desk.workdays.calendar import Calendar

OPENED = "finding.opened"
_SHORT = 200  # characters of a unit's name


@dataclass(frozen=True, slots=True)
class Around:
    """Who is there, which day it is, and which days count."""

    officers: tuple[Officer, ...]
    today: date
    calendar: Calendar

    def due(self, severity: Severity) -> date:
        """By when a finding of a severity is mended when nobody says otherwise."""
        return self.calendar.add(self.today, WITHIN[severity]).date


@dataclass(frozen=True, slots=True)
class _Audit:
    """As much of an audit as a finding needs."""

    id: str
    number: str
    checklist: Checklist
    files: Mapping[str, str]  # UUID → number
    codes: tuple[str, ...]


def owner_of(officers: Sequence[Officer], named: str, field: str) -> Officer:
    """The active officer of a name, NIP or UUID who may mend something. Raises Refusal."""
    found = [each for each in officers if each.active and named in (each.name, each.id, each.nip)]
    if len(found) != 1:
        known = ", ".join(each.name for each in officers if each.active)
        raise Refusal("officer_unknown", field=field, name=named, known=known)
    if not found[0].roles & {Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR}:
        raise Refusal("finding_owner_reads_only", field=field, name=found[0].name)
    return found[0]


def _audit_of(read: Reading, named: str) -> _Audit:
    """The audit of a number or id. Raises Refusal."""
    run = reading.run(read, named)
    files: dict[str, str] = dict(read.rows("SELECT request, number FROM audit_file WHERE run = ?", (run.id,)))
    codes = tuple(each.code for each in reading.information(read, run.id))
    return _Audit(run.id, run.number, reading.checklist(read, run.checklist), files, codes)


def write(writing: Writing, new: NewFinding, around: Around, officer: Officer, at: datetime) -> str:
    """Write a finding with its event; returns its id. Raises Refusal with the fact that does not fit."""
    audit = _audit_of(writing, new.run)
    about = tuple(_about(audit, new.subjects))
    opened = _opened(new, audit, around)
    _refuse_twice(writing, audit, new.item)
    seq = int(writing.value("SELECT coalesce(max(seq), 0) + 1 FROM audit_finding WHERE run = ?", (audit.id,)))
    id_, number, salt = str(uuid.uuid4()), f"{audit.number}-T{seq:02}", os.urandom(16)
    facts = told(number, audit.number, audit.id, new.item, about, opened, salt)
    event = journal.append(writing, at, officer.name, OPENED, id_, facts)
    row = {
        "id": id_, "run": audit.id, "seq": seq, "number": number, "item": new.item,
        "opened": journal.canonical(opened), "event_seq": event.seq, "salt": salt, "severity": opened["severity"],
        "state": "open", "owner": opened["owner"], "unit": opened["unit"], "due_on": opened["due_on"],
    }  # fmt: skip
    writing.run(f"INSERT INTO audit_finding ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
    lines = [(id_, each.subject, each.number) for each in about]
    writing.run_many("INSERT INTO audit_finding_file (finding, subject, number) VALUES (?, ?, ?)", lines)
    return id_


def told(
    number: str, audit: str, run: str, item: str, about: Sequence[About], opened: Mapping[str, Any], salt: bytes
) -> dict[str, Any]:
    """What the journal says of a finding: its texts only as a commitment."""
    openly = {name: opened[name] for name in ("severity", "owner", "unit", "due_on")}
    return {
        "number": number, "audit": audit, "run": run, "item": item, **openly, "actions": len(opened["actions"]),
        "files": sorted([each.subject, each.number] for each in about),
        "personal": journal.commitment(salt, dict(opened)),
    }  # fmt: skip


def _refuse_twice(read: Reading, audit: _Audit, item: str) -> None:
    sql = "SELECT number FROM audit_finding WHERE run = ? AND item = ? AND state <> 'withdrawn'"
    there = read.value(sql, (audit.id, item)) if item else None
    if there:
        raise Refusal("finding_item_twice", field="item", item=item, number=there)


def _about(audit: _Audit, subjects: Sequence[str]) -> Iterator[About]:
    by_number = {number: request for request, number in audit.files.items()}
    for subject in dict.fromkeys(subjects):
        request = subject if subject in audit.files else by_number.get(subject)
        if request is None and subject not in audit.codes:
            raise Refusal("finding_file_unknown", field="subjects", number=subject[:60], audit=audit.number)
        yield About(request, audit.files[request]) if request else About(subject, subject)


def _opened(new: NewFinding, audit: _Audit, around: Around) -> dict[str, Any]:
    """What was found, checked and cleaned, as it is kept for ever."""
    text = _text(new.text, "text")
    if not text:
        raise Refusal("finding_text_missing", field="text")
    item = next((each for each in audit.checklist.items if each.name == new.item), None)
    if new.item and item is None:
        raise Refusal("finding_item_unknown", field="item", item=new.item[:60], audit=audit.number)
    owner, unit = _holder(new.owner, new.unit, around, "owner")
    if not (owner or unit):
        raise Refusal("finding_owner_missing", field="owner")
    due = _due(new.due_on or around.due(new.severity), around, "due_on")
    if len(new.actions) > MOST_ACTIONS:
        raise Refusal("actions_too_many", field="actions", number=audit.number, most=MOST_ACTIONS)
    basis = _text(new.basis, "basis") or (item.basis if item else "")
    return {
        "severity": new.severity.value, "text": text, "basis": basis, "owner": owner, "unit": unit,
        "due_on": due.isoformat(),
        "actions": [_action(each, n, (owner, unit, due), around) for n, each in enumerate(new.actions, 1)],
    }  # fmt: skip


def _action(new: NewAction, n: int, of_finding: tuple[str, str, date], around: Around) -> dict[str, str]:
    field, text = f"actions[{n}]", _text(new.text, f"actions[{n}]")
    if not text:
        raise Refusal("action_text_missing", field=field)
    owner, unit = _holder(new.owner, new.unit, around, field)
    if not (owner or unit):
        owner, unit = of_finding[:2]
    last = of_finding[2]
    due = _due(new.due_on or last, around, field)
    if due > last:
        raise Refusal("action_after_finding", field=field, day=short_date(due), last=short_date(last))
    return {"text": text, "owner": owner, "unit": unit, "due_on": due.isoformat()}


def _holder(owner: str, unit: str, around: Around, field: str) -> tuple[str, str]:
    found = owner_of(around.officers, owner.strip(), field).id if owner.strip() else ""
    return found, one_line(_text(unit, field))[:_SHORT]


def _due(due: date, around: Around, field: str) -> date:
    if due < around.today:
        raise Refusal("finding_due_past", field=field, day=short_date(due), today=short_date(around.today))
    return due


def _text(raw: str, field: str) -> str:
    text = clean(raw).text.strip()
    if len(text) > LONGEST:
        raise Refusal("text_too_long", field=field, length=len(text), longest=LONGEST)
    return text


def proposals(read: Reading, run: str, proposed: Callable[[str], Sequence[Proposed]]) -> tuple[NewFinding, ...]:
    """What an audit proposes and was not taken yet: text, severity, basis and files; who mends it is still to be said.

    An item that is not conforming proposes a major finding, one that is partly so a minor one.
    """
    found = reading.run(read, run)
    sql = "SELECT item FROM audit_finding WHERE run = ? AND state <> 'withdrawn'"
    taken = {item for (item,) in read.rows(sql, (found.id,))}
    scored = [_proposal(found.number, each) for each in proposed(found.id)]
    every = with_noted(scored, noted_of(read, found.id), reading.work(read, found, ""))
    return tuple(each for each in every if each.item not in taken)


def _proposal(audit: str, each: Proposed) -> NewFinding:
    severity = Severity.MINOR if each.choice.score else Severity.MAJOR
    named = dict(zip(each.subjects, each.numbers, strict=False))
    lines = [f"{said(each.item.label, 'id')} ({said(each.choice.label, 'id')})"]
    for subject, note in each.notes.items():
        lines.append(f"{named[subject]}: {note}" if subject in named else note)
    subjects = each.subjects if each.numbers else ()
    return NewFinding(audit, "\n".join(lines), severity, each.item.name, each.item.basis, tuple(subjects))


def load(read: Reading, id_: str, officers: Sequence[Officer]) -> Finding:
    """The finding of a number or id, with the names of officers."""
    return casefile.load(read, id_, {each.id: each.name for each in officers})
