"""What an auditor notes of a finding while the audit runs, at the office or on a laptop: a record like an answer.

It does not open a finding: nobody who mends it is there. It is proposed with the item's own when findings are opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from ppid_desk.audits import answering, reading, recording
from ppid_desk.audits.checklists.rules import said
from ppid_desk.audits.findings.rules import NewFinding, Noted, Severity
from ppid_desk.audits.rules import Record, RecordKind, Run, RunState, Work
from ppid_desk.audits.values import LONGEST
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing
from ppid_desk.text import clean


def write(writing: Writing, noted: Noted, officer: Officer, device: str, now: datetime) -> Record:
    """Keep what is noted. Raises Refusal: the audit is closed, item or subject is none of it, no text."""
    found = reading.run(writing, noted.run)
    if found.state is RunState.CLOSED:
        raise Refusal("audit_closed", field="RUN", number=found.number)
    text = clean(noted.text).text.strip()
    if not text:
        raise Refusal("finding_text_missing", field="text")
    if len(text) > LONGEST:
        raise Refusal("text_too_long", field="text", length=len(text), longest=LONGEST)
    body = {
        "item": noted.item, "subject": _subject(writing, found, officer, noted), "text": text,
        "severity": noted.severity.value if noted.severity else "",
    }  # fmt: skip
    at = journal.moment_of_record(writing, now)
    made = recording.fresh(writing, found.id, officer.id, RecordKind.FINDING, body, at, device)
    recording.write(writing, made, officer.name)
    return made


def _subject(read: Reading, run: Run, officer: Officer, noted: Noted) -> str:
    sql = "SELECT request FROM audit_file WHERE run = ? AND number = ?"
    named = read.value(sql, (run.id, noted.subject)) if noted.subject else None
    work = reading.part(read, run, officer.id, named or noted.subject)
    return answering.subject_of(work, answering.item_of(work, noted.item), noted.subject)


def noted_of(read: Reading, run: str) -> list[Record]:
    """What was noted of an audit, in the order in which these books took it."""
    return [each for each in reading.records(read, run) if each.kind is RecordKind.FINDING and not each.late]


def with_noted(proposals: Sequence[NewFinding], noted: Iterable[Record], work: Work) -> tuple[NewFinding, ...]:
    """The proposals with what was noted of each item; an item of which only something was noted is proposed too.

    They come in the order of the checklist. The gravity that was noted last holds.
    """
    by_item = {each.item: each for each in proposals}
    items = {each.name: each for each in work.checklist.items}
    for record in noted:
        name, subject = record.place
        item = items.get(name)
        if item is None:
            continue
        first = NewFinding(work.run.number, said(item.label, "id"), Severity.MINOR, name, item.basis)
        by_item[name] = _added(by_item.get(name, first), record, work.named(item.scope, subject))
    return tuple(by_item[name] for name in items if name in by_item)


def _added(found: NewFinding, record: Record, number: str) -> NewFinding:
    _, subject = record.place
    text, severity = str(record.body.get("text") or ""), str(record.body.get("severity") or "")
    line = f"{number}: {text}" if subject else text
    known = {each.value for each in Severity}
    return replace(
        found, text=f"{found.text}\n{line}", severity=Severity(severity) if severity in known else found.severity,
        subjects=tuple(dict.fromkeys([*found.subjects, *([subject] if subject else [])])),
    )  # fmt: skip
