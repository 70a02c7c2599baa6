"""Findings: opened, mended, verified; one method a task, one transaction each, every step one event."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ppid_desk.audits import reading as audits
from ppid_desk.audits.findings import casefile, duties, noting, opening
from ppid_desk.audits.findings.guards import Asked, mends, obstacle
from ppid_desk.audits.findings.moves import MOVES, Move, move_of
from ppid_desk.audits.findings.rules import (
    REGISTER,
    AuditDuty,
    Finding,
    FindingWork,
    NewFinding,
    Noted,
    Proof,
    State,
    Step,
    Wanted,
)
from ppid_desk.audits.rules import OFFICE, Proposed, Record
from ppid_desk.enclosures import rows as enclosures
from ppid_desk.enclosures.rules import Enclosure
from ppid_desk.errors import Refusal
from ppid_desk.handling.correcting import facts_as_text
from ppid_desk.handling.facts import as_json, from_json, read, told_openly
from ppid_desk.handling.rules import Possible
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.service import Workdays

_SEES_ALL = frozenset({Role.AUDITOR, Role.PPID, Role.SUPERIOR})
_SEES = (Role.DESK, Role.UNIT, *_SEES_ALL)


class Findings:
    """The findings of one office. Auditors open them, owners mend them, somebody else verifies.

    `proposed` gives what an audit proposes (`Audits.proposed_findings`); `device` makes the records (`Audits`).
    """

    def __init__(
        self, books: Books, workdays: Workdays, who: Who, officers: Callable[[], tuple[Officer, ...]],
        proposed: Callable[[str], Sequence[Proposed]], device: str = OFFICE,
    ) -> None:  # fmt: skip
        self._books, self._workdays, self._who = books, workdays, who
        self._officers, self._proposed, self._device = officers, proposed, device

    def proposals(self, run: str) -> tuple[NewFinding, ...]:
        """What an audit proposes and was not taken yet, one for each item with its files; nothing is written.

        Who mends it is still to be said before it is opened. Raises Refusal for an audit that is unknown.
        """
        allow(self._who(), *_SEES_ALL)
        with self._books.read() as reading:
            return opening.proposals(reading, run, self._proposed)

    def note(self, noted: Noted) -> Record:
        """Keep what an auditor notes while the audit runs; it comes back with a pack, and is proposed with its item."""
        officer, now = self._who(), self._books.clock.now()
        allow(officer, Role.AUDITOR)
        return self._books.write(lambda writing: noting.write(writing, noted, officer, self._device, now))

    def open(self, *new: NewFinding) -> tuple[Finding, ...]:
        """Write findings, all of them or none. Raises Refusal with the fact that does not fit."""
        officer, now = self._who(), self._books.clock.now()
        allow(officer, Role.AUDITOR)

        def write(writing: Writing) -> tuple[Finding, ...]:
            at = journal.moment_of_record(writing, now)
            written = [opening.write(writing, each, self._around(), officer, at) for each in new]
            return tuple(self._load(writing, each) for each in written)

        return self._books.write(write)

    def get(self, number: str) -> Finding:
        """A finding by number or id. Raises Refusal, also for one that is not the officer's to see."""
        with self._books.read() as reading:
            return self._seen(self._load(reading, number))

    def work(self, number: str) -> FindingWork:
        """A finding as somebody works on it: what can be done with it, and why not; its files. Raises Refusal."""
        officer = self._who()
        with self._books.read() as reading:
            found = self._seen(self._load(reading, number))
            files = _standing(reading, found)
        late = duties.late_by(found, self._books.clock.today(), self._workdays.calendar)
        proofs = tuple(Proof(each.id, each.name, each.sha256) for each in files)
        return FindingWork(found, self._possible(found, officer, len(files)), proofs, late)

    def _possible(self, found: Finding, officer: Officer, files: int) -> tuple[Possible, ...]:
        made = [
            Possible(
                move.name, tr(move.words), move.article, move.facts, self._obstacle(found, move, officer, {}, files)
            )
            for move in MOVES
        ]
        return tuple(sorted(made, key=lambda each: each.refusal is not None))

    def suggested(self, number: str, name: str) -> dict[str, Any]:
        """What a form of this move begins with: fact → value."""
        found, move = self.get(number), move_of(name)
        waiting = [each.n for each in found.actions if each.waits]
        due = self._around().due(found.severity)
        known = {"today": self._books.clock.today(), "due": due, "action": waiting[0] if waiting else None}
        values = {fact.name: known.get(fact.default) for fact in move.facts if fact.default}
        return {fact: as_json({fact: value})[fact] for fact, value in values.items() if value}

    def advance(self, number: str, name: str, given: object, seen: int | None = None) -> Finding:
        """Make a move with its facts, and return the finding as it is then; all of it or nothing.

        `seen` is the number of the newest move that the officer had before them; if another one came meanwhile it is
        refused. Raises Refusal with the fact that stands in the way.
        """
        move, officer, now = move_of(name), self._who(), self._books.clock.now()
        facts = self._completed(read(move.facts, given))

        def make(writing: Writing) -> Finding:
            found = self._load(writing, number)
            if seen is not None and seen != found.newest:
                raise Refusal("finding_changed", number=found.number)
            files = _standing(writing, found)
            refusal = self._obstacle(found, move, officer, facts, len(files))
            if refusal:
                raise refusal
            more = {"files": [each.sha256 for each in files]} if name == "claim" else {}
            at = journal.moment_of_record(writing, now)
            return _made(writing, found, move, officer, {**facts, **more}, at)

        return self._books.write(make)

    def _obstacle(
        self, found: Finding, move: Move, officer: Officer, facts: Mapping[str, Any], files: int
    ) -> Refusal | None:
        return obstacle(move, Asked(found, self._books.clock.today(), officer, facts, files))

    def _completed(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts with the UUID of the officer whom they name."""
        if not facts.get("owner"):
            return facts
        owner = opening.owner_of(self._officers(), facts["owner"], "owner")
        return {**facts, "owner": owner.name, "owner_id": owner.id}

    def listed(self, wanted: Wanted | None = None) -> tuple[Finding, ...]:
        """The findings that are wanted: undone ones by their day, then those that wait for verification, then the rest.

        Officers of the desk and of units see those in which they, or their unit, have a part.
        """
        officer, asked = self._allowed(), wanted or Wanted()
        with self._books.read() as reading:
            run = audits.run(reading, asked.run).id if asked.run else ""
            found = [each for each in self._all(reading) if _sees(officer, each) and self._passes(each, asked, run)]
        order = list(State)
        ranks = {State.DONE: 1, State.VERIFIED: 2, State.WITHDRAWN: 3}
        return tuple(sorted(found, key=lambda each: (ranks.get(each.state, 0), each.due_on, order.index(each.state))))

    def _passes(self, found: Finding, wanted: Wanted, run: str) -> bool:
        owners = {found.owner, *(each.owner for each in found.actions)}
        return (
            (not run or found.run == run)
            and (not wanted.states or found.state in wanted.states)
            and (not wanted.owner or wanted.owner in owners)
            and (not wanted.request or any(each.subject == wanted.request for each in found.about))
            and (not wanted.only_late or found.is_late(self._books.clock.today()))
        )

    def duties(self, officer: Officer | None = None) -> tuple[AuditDuty, ...]:
        """What an officer has to do next with findings (whoever acts, when nobody is named), the most urgent first."""
        who = officer or self._who()
        with self._books.read() as reading:
            found = self._all(reading, "WHERE audit_finding.closed_on IS NULL")
            return duties.of(found, who, self._books.clock.today(), self._workdays.calendar)

    def faults(self) -> Iterator[str]:
        """What of the findings does not agree with the journal, one line each."""
        from ppid_desk.audits.findings.audit import faults

        with self._books.read() as reading:
            yield from faults(reading)

    def _around(self) -> opening.Around:
        return opening.Around(self._officers(), self._books.clock.today(), self._workdays.calendar)

    def _load(self, reading: Reading, number: str) -> Finding:
        return opening.load(reading, number, self._officers())

    def _all(self, reading: Reading, where: str = "") -> Iterator[Finding]:
        return casefile.stream(reading, {each.id: each.name for each in self._officers()}, where)

    def _allowed(self) -> Officer:
        officer = self._who()
        allow(officer, *_SEES)
        return officer

    def _seen(self, found: Finding) -> Finding:
        officer = self._allowed()
        if not _sees(officer, found):
            raise Refusal("finding_not_yours", field="FINDING", number=found.number)
        return found


def _sees(officer: Officer, found: Finding) -> bool:
    if officer.roles & _SEES_ALL or officer.id in found.hands or mends(officer, found.owner, found.unit):
        return True
    return any(mends(officer, each.owner, each.unit) for each in found.actions)


def _standing(reading: Reading, found: Finding) -> tuple[Enclosure, ...]:
    files = enclosures.of_subject(reading, REGISTER, found.id)
    return tuple(each for each in files if each.removed is None and each.purged is None)


def _made(
    writing: Writing, found: Finding, move: Move, officer: Officer, facts: Mapping[str, Any], at: datetime
) -> Finding:
    """Write a move as one event and one row of the table of moves, and bring the finding's row to what follows."""
    salt, kept, after = os.urandom(16), as_json(facts), move.steps[found.state]
    told = {
        "number": found.number, "move": move.name, "from": found.state.value, "to": after.value,
        "facts": told_openly(move.facts, kept), "personal": journal.commitment(salt, kept),
    }  # fmt: skip
    event = journal.append(writing, at, officer.name, f"{REGISTER}.{move.name}", found.id, told)
    writing.run(
        "INSERT INTO move (event_seq, register, subject, name, before, after, officer, facts, salt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.seq,
            REGISTER,
            found.id,
            move.name,
            found.state.value,
            after.value,
            officer.id,
            facts_as_text(kept),
            salt,
        ),
    )
    step = Step(
        event.seq, at, officer.name, officer.id, move.name, found.state, after, from_json(move.facts, kept)
    )  # fmt: skip
    now = casefile.after(found, step)
    columns = casefile.columns_of(now)
    sets = ", ".join(f"{name} = ?" for name in columns)
    writing.run(f"UPDATE audit_finding SET {sets} WHERE id = ?", (*columns.values(), found.id))
    return now
