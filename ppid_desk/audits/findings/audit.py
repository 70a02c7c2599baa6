"""Findings against the journal: what was opened, the moves, the rows that follow from both."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ppid_desk.audits.findings import casefile
from ppid_desk.audits.findings.moves import BY_NAME
from ppid_desk.audits.findings.opening import OPENED, told
from ppid_desk.audits.findings.rules import REGISTER, Finding
from ppid_desk.handling.audit import moves_against_events
from ppid_desk.records.session import Reading


def faults(reading: Reading) -> Iterator[str]:
    """Everything about findings that does not agree with the journal or with itself."""
    yield from moves_against_events(reading, REGISTER, REGISTER, BY_NAME)
    held = 0
    for found in casefile.stream(reading, {}):
        held += 1
        yield from _against_event(reading, found)
        yield from _against_moves(reading, found)
    said = reading.value("SELECT count(*) FROM event WHERE kind = ?", (OPENED,))
    if said != held:
        yield f"findings: the journal tells of {said}, the books hold {held}"


def _against_event(reading: Reading, found: Finding) -> Iterator[str]:
    row = reading.row(
        "SELECT audit_finding.opened, audit_finding.salt, event.kind, event.subject, event.body FROM audit_finding"
        " LEFT JOIN event ON event.seq = audit_finding.event_seq WHERE audit_finding.id = ?",
        (found.id,),
    )
    assert row is not None
    opened, salt, kind, subject, body = row
    if (kind, subject) != (OPENED, found.id):
        yield f"{found.number}: the journal does not tell of this finding"
        return
    wanted = told(found.number, found.audit, found.run, found.item, found.about, json.loads(opened), bytes(salt))
    for fact, value in json.loads(body).items():
        if wanted.get(fact) != value:
            what = "what was found" if fact == "personal" else f"“{fact}”"
            yield f"{found.number}: {what} was changed outside the program"


def _against_moves(reading: Reading, found: Finding) -> Iterator[str]:
    wanted = casefile.columns_of(found)
    row = reading.row(f"SELECT {', '.join(wanted)} FROM audit_finding WHERE id = ?", (found.id,))
    assert row is not None
    for (name, value), there in zip(wanted.items(), row, strict=True):
        if value != there:
            yield f"{found.number}: “{name}” is {there!r}, its moves give {value!r}"
    states = [step.before for step in found.steps[1:]]
    if states != [step.after for step in found.steps[:-1]] or (found.steps and found.steps[0].before != "open"):
        yield f"{found.number}: its moves do not follow one another"
