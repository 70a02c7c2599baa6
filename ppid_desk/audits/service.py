"""Audits: sample, start, answer, decide, score, close; one method a task, one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ppid_desk.audits import answering, drawing, gathering, reading, recording, scoring, starting
from ppid_desk.audits.checklists.rules import Checklist, Scope, Value
from ppid_desk.audits.rules import (
    OFFICE,
    REGISTER,
    Cell,
    FromFile,
    Hindered,
    Proposed,
    RecordKind,
    Run,
    RunState,
    Sample,
    Scored,
    Work,
)
from ppid_desk.audits.sampling import checked_seed
from ppid_desk.audits.values import typed
from ppid_desk.enclosures.rules import Enclosure, NewEnclosure
from ppid_desk.enclosures.rules import Kind as EnclosureKind
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.errors import Refusal
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.reports.rules import Period
from ppid_desk.settings import Settings
from ppid_desk.text import clean, one_line
from ppid_desk.workdays.service import Workdays

_READS = (Role.AUDITOR, Role.PPID, Role.SUPERIOR)
CLOSED = "audit.closed"
Officers = Callable[[], tuple[Officer, ...]]


class Audits:
    """The audits of one office. Auditors write, PPID and superior read (PKPU 4/2025 Ps 9; strategy part II)."""

    def __init__(
        self, books: Books, settings: Callable[[], Settings], workdays: Workdays, who: Who, officers: Officers,
        enclosures: Enclosures, device: str = OFFICE,
    ) -> None:  # fmt: skip
        """`device` is who makes the records: OFFICE, or the pack with which an audit was taken along."""
        self._books, self._settings, self._workdays = books, settings, workdays
        self._who, self._officers, self._enclosures = who, officers, enclosures
        self._device = device

    def sample(self, period: Period, seed: str = "", unit: str = "", step: Step = nobody) -> Sample:
        """The files that an audit of a period would look at; an empty seed draws by a new one. Nothing is written.

        `step(done, all)` raises to stop.
        """
        self._reader()
        with self._books.read() as read:
            return drawing.drawn(self._around(read), period, one_line(clean(unit).text), checked_seed(seed), step)

    def start(
        self, checklist: str | Path | Checklist, period: Period, seed: str = "", unit: str = "", *,
        with_texts: bool = False, step: Step = nobody,
    ) -> Run:  # fmt: skip
        """Begin an audit by a shipped checklist (its name), a file, or one that was read; the acting auditor leads it.

        The facts of the sampled files are frozen and masked; `with_texts` takes along what was asked, which the journal
        tells. `step(done, all)` raises to stop: then there is no audit. Raises Refusal.
        """
        officer, seed = self._auditor(), checked_seed(seed)
        unit = one_line(clean(unit).text)
        wanted = starting.Wanted(_checklist(checklist), period, unit, seed, with_texts)

        with self._books.read() as read:
            self._workdays.follow(read)
            ready = starting.prepared(wanted, self._around(read), self._settings().numbers, step)

        def begin(writing: Writing) -> Run:
            at = journal.moment_of_record(writing, self._books.clock.now())
            return reading.run(writing, starting.start(writing, ready, officer, at))

        return self._books.write(begin)

    def runs(self) -> tuple[Run, ...]:
        """Every audit, the newest first."""
        self._reader()
        with self._books.read() as read:
            return reading.runs(read)

    def open(self, run: str) -> Work:
        """An audit by number or id, whole, read at one moment by a handful of statements. Raises Refusal."""
        officer = self._reader()
        with self._books.read() as read:
            return reading.work(read, reading.run(read, run), officer.id)

    def open_first(self, run: str) -> Work:
        """As much of an audit as its first item needs: the answers of the office and of the first subject."""
        officer = self._reader()
        with self._books.read() as read:
            return reading.first(read, reading.run(read, run), officer.id)

    def answer(
        self, run: str, item: str, subject: str, value: Value, note: str = "", agrees: bool | None = None
    ) -> Cell:
        """Keep an answer, saved when this returns; None takes it back. `subject` is an id, a number or a code.

        A shortfall needs its note, and so does differing from what the program found. Raises Refusal.
        """
        officer = self._auditor()

        def keep(writing: Writing) -> Cell:
            found = self._open_run(writing, run)
            work, subject_id = self._part(writing, found, officer, item, subject)
            asked_of = answering.item_of(work, item)
            body = answering.answered(work, asked_of, subject_id, value, note, agrees, self._today())
            self._record(writing, found, officer, RecordKind.ANSWER, body)
            return reading.part(writing, found, officer.id, subject_id).cell(item, subject_id)

        return self._books.write(keep)

    def answer_typed(self, run: str, item: str, subject: str, text: str, note: str = "") -> Cell:
        """Keep an answer as somebody types it: choices by name, several with commas, days as YYYY-MM-DD."""
        return self.answer(run, item, subject, self._typed(run, item, text), note)

    def decide_typed(self, run: str, item: str, subject: str, text: str, note: str) -> Cell:
        """Decide as somebody types it."""
        return self.decide(run, item, subject, self._typed(run, item, text), note)

    def _typed(self, run: str, item: str, text: str) -> Value:
        with self._books.read() as read:
            kept = reading.checklist(read, reading.run(read, run).checklist)
        found = next((each for each in kept.items if each.name == item), None)
        if found is None:
            raise Refusal("audit_item_unknown", field="item", name=item[:60], title=kept.title)
        return typed(found, text)

    def decide(self, run: str, item: str, subject: str, value: Value, note: str) -> Cell:
        """The lead's word where auditors differ; it has seen the answers that stand now. Raises Refusal."""
        officer = self._auditor()

        def keep(writing: Writing) -> Cell:
            found = self._open_run(writing, run)
            self._refuse_other(found, officer)
            work, subject_id = self._part(writing, found, officer, item, subject)
            cell = work.cell(item, subject_id)
            if not cell.conflict:
                raise Refusal("audit_no_conflict", field="item", item=item)
            if not note.strip():
                raise Refusal("audit_note_missing", field="note", item=item)
            asked_of = answering.item_of(work, item)
            body = answering.answered(work, asked_of, subject_id, value, note, None, self._today())
            seen = sorted(each.record for each in cell.answers)
            self._record(writing, found, officer, RecordKind.DECISION, {**body, "seen": seen})
            return reading.part(writing, found, officer.id, subject_id).cell(item, subject_id)

        return self._books.write(keep)

    def score(self, run: str) -> Scored:
        """What an audit is worth as it stands, what is still to be answered, and where auditors differ."""
        return self.scored(self.open(run))

    def scored(self, work: Work) -> Scored:
        """What an opened audit is worth: nothing is read again."""
        return scoring.scored(work, self._day_of(work.run))

    def shown(self, work: Work, scope: Scope, subject: str = OFFICE) -> frozenset[str]:
        """The items that are asked of one subject of an opened audit."""
        return scoring.asked(work, scope, subject, self._day_of(work.run))

    def proposed_findings(self, run: str) -> tuple[Proposed, ...]:
        """One finding for each item that falls short, with its files (domain section 7)."""
        work = self.open(run)
        return tuple(scoring.proposed(work, self.scored(work)))

    def close(self, run: str) -> Scored:
        """Close an audit; what comes later is kept as late. Raises Refusal while something is open or in conflict.

        Only the office closes: a laptop knows but one side.
        """
        officer = self._auditor()
        if self._device != OFFICE:
            raise Refusal("pack_close_at_office", field="RUN")

        def end(writing: Writing) -> Scored:
            found = self._open_run(writing, run)
            self._refuse_other(found, officer)
            work = reading.work(writing, found, officer.id)
            score = scoring.scored(work, self._today())
            _refuse_unfinished(work, score)
            at = journal.moment_of_record(writing, self._books.clock.now())
            facts = {
                "number": found.number, "points": str(score.all.points), "most": str(score.all.most),
                "records": len(reading.records(writing, found.id)),
            }  # fmt: skip
            event = journal.append(writing, at, officer.name, CLOSED, found.id, facts)
            sql = "UPDATE audit_run SET state = ?, closed_at = ?, closed_event = ? WHERE id = ?"
            writing.run(sql, (RunState.CLOSED.value, at.isoformat(), event.seq, found.id))
            return score

        return self._books.write(end)

    def attach(
        self, run: str, item: str, subject: str, file: Path | bytes, note: str = "", name: str = ""
    ) -> Enclosure:
        """Keep a file (or its bytes with a name) as evidence of a cell, and its record with name and SHA-256.

        Raises Refusal as enclosures do.
        """
        officer = self._auditor()

        def place(writing: Writing) -> tuple[Run, str, str]:
            found = self._open_run(writing, run)
            work, subject_id = self._part(writing, found, officer, item, subject)
            cell = recording.cell_id(found.id, answering.item_of(work, item).name, subject_id)
            if writing.value("SELECT 1 FROM event WHERE subject = ?", (cell,)) is None:
                body = {"item": item, "subject": subject_id}
                self._record(writing, found, officer, RecordKind.EVIDENCE, body)
            return found, subject_id, cell

        found, subject_id, cell = self._books.write(place)
        if isinstance(file, Path):
            kept = self._enclosures.add_file(REGISTER, cell, "other", file, note)
        else:
            kept = self._enclosures.add(NewEnclosure(REGISTER, cell, EnclosureKind.OTHER, name, file, note))
        body = {"item": item, "subject": subject_id, "enclosure": kept.id, "sha256": kept.sha256, "name": kept.name}
        self._books.write(lambda writing: self._record(writing, found, officer, RecordKind.EVIDENCE, body))
        return kept

    def evidence(self, run: str, item: str, subject: str = OFFICE) -> tuple[Enclosure, ...]:
        """The files that prove a cell."""
        work = self.open(run)
        named = answering.subject_of(work, answering.item_of(work, item), subject)
        return self._enclosures.list(REGISTER, recording.cell_id(work.run.id, item, named))

    def checklists(self) -> Mapping[str, str]:
        """The checklists that come along: what each is called, by its name."""
        from ppid_desk.audits.checklists.shipped import NAMES, shipped_checklist

        return {name: shipped_checklist(name).title for name in NAMES}

    def look_at_checklist(self, file: Path) -> FromFile:
        """A checklist that lies in a file (XLSX, CSV), or everything that is wrong with it, each by sheet, row, column.

        Raises Refusal or Trouble when it is no book of sheets at all.
        """
        from ppid_desk.audits.checklists.reading import check

        self._auditor()
        found = check(file)
        return FromFile(file, found.checklist, tuple(str(each.refusal) for each in found.faults))

    def hindered(self, run: Run) -> Hindered:
        """What keeps whoever acts from answering in an audit, and from leading it, in the words of the refusal."""
        answering = _why(self._auditor) or _why(lambda: _refuse_closed(run))
        return Hindered(answering, answering or _why(lambda: self._refuse_other(run, self._who())))

    def evidence_of(self, work: Work, item: str, subject: str = OFFICE) -> str:
        """To what the files of a cell belong, in the register of audits."""
        return recording.cell_id(work.run.id, item, subject)

    def detach(self, run: str, enclosure: str, reason: str) -> None:
        """Hide a file that was added by mistake; entry and bytes stay.

        Raises Refusal without a reason, and once the audit is closed.
        """
        self._auditor()
        with self._books.read() as read:
            self._open_run(read, run)
        self._enclosures.remove(enclosure, reason)

    def faults(self) -> Iterator[str]:
        """What of the audits does not agree with the journal, one line each."""
        from ppid_desk.audits.audit import faults

        with self._books.read() as read:
            yield from faults(read)

    def _part(self, read: Reading, run: Run, officer: Officer, item: str, subject: str) -> tuple[Work, str]:
        """As much of an audit as one cell needs, and its subject by its id."""
        sql = "SELECT request FROM audit_file WHERE run = ? AND number = ?"
        named = read.value(sql, (run.id, subject)) if subject else None
        work = reading.part(read, run, officer.id, named or subject)
        return work, answering.subject_of(work, answering.item_of(work, item), subject)

    def _record(self, writing: Writing, run: Run, officer: Officer, kind: RecordKind, body: Mapping[str, Any]) -> None:
        at = journal.moment_of_record(writing, self._books.clock.now())
        record = recording.fresh(writing, run.id, officer.id, kind, body, at, self._device)
        recording.write(writing, record, officer.name)

    def _open_run(self, read: Reading, named: str) -> Run:
        found = reading.run(read, named)
        _refuse_closed(found)
        return found

    def _refuse_other(self, run: Run, officer: Officer) -> None:
        if run.auditor != officer.id:
            lead = next((each.name for each in self._officers() if each.id == run.auditor), "–")
            raise Refusal("audit_not_lead", number=run.number, lead=lead)

    def _around(self, read: Reading) -> gathering.Around:
        return gathering.around(read, self._workdays, self._officers(), self._books.clock.now())

    def _today(self) -> date:
        return self._books.clock.today()

    def _day_of(self, run: Run) -> date:
        """The day for conditions that ask for it: today, and the day of closing of a closed audit."""
        closed: datetime | None = run.closed_at
        return closed.date() if closed else self._today()

    def _reader(self) -> Officer:
        officer = self._who()
        allow(officer, *_READS)
        return officer

    def _auditor(self) -> Officer:
        officer = self._who()
        allow(officer, Role.AUDITOR)
        return officer


def _why(check: Callable[[], object]) -> str:
    try:
        check()
    except Refusal as refusal:
        return str(refusal)
    return ""


def _refuse_closed(run: Run) -> None:
    if run.state is RunState.CLOSED:
        raise Refusal("audit_closed", field="RUN", number=run.number)


def _checklist(named: str | Path | Checklist) -> Checklist:
    if isinstance(named, Checklist):
        return named
    if isinstance(named, Path):
        from ppid_desk.audits.checklists.reading import read

        return read(named)
    from ppid_desk.audits.checklists.shipped import shipped_checklist

    return shipped_checklist(named)


def _refuse_unfinished(work: Work, score: Scored) -> None:
    """Raises Refusal while a required item is not answered, or auditors differ."""
    scopes = {item.name: item.scope for item in work.checklist.items}
    for code, places in (("audit_conflicts", score.conflicts), ("audit_unanswered", score.unanswered)):
        if places:
            item, subject = places[0]
            first = f"{item} {work.named(scopes[item], subject)}".strip()
            raise Refusal(code, field="item", number=work.run.number, n=len(places), first=first)
