"""Audit internal: a run over a sample of real files, what was answered, and what it is worth; frozen, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from ppid_desk.audits.checklists.rules import Checklist, Choice, Item, Scope, Value
from ppid_desk.facts import dataclass
from ppid_desk.reports.rules import Period

REGISTER = "audit"  # of evidence files
FULL = 2  # the highest score of an answer
OFFICE = ""  # the subject of what is asked once of the office; also the device of the office's own books

Place = tuple[str, str]  # item's name, subject: one cell of an audit


class RunState(StrEnum):
    """Where an audit stands."""

    OPEN = "open"  # berjalan
    OUT = "out"  # dibawa dengan paket
    CLOSED = "closed"  # ditutup


class Reason(StrEnum):
    """Why a file is in the sample (domain section 7)."""

    ALL = "all"  # semua berkas: not more than 30 in the period
    RANDOM = "random"  # terpilih acak
    LATE = "late"  # terlambat
    REFUSED = "refused"  # ditolak
    OBJECTED = "objected"  # ada keberatan


class RecordKind(StrEnum):
    """What a record of an audit is."""

    ANSWER = "answer"
    FINDING = "finding"
    EVIDENCE = "evidence"
    DECISION = "decision"  # of the lead, where two auditors differ


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of the period, as the draw sees it. `request` is its UUID."""

    request: str
    number: str
    late: bool = False
    refused: bool = False
    objected: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file that is in the sample, and why; `position` counts from 1 in the order of the register."""

    request: str
    position: int
    number: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Sample:
    """A draw that anybody can make again: period, unit and seed give the same files.

    `population` counts the files of the period; `digest` is the SHA-256 of their numbers, one a line, in the order of
    the register. Those drawn by lot stay the same for ever; which files are late, refused or objected is as it stood
    when it was drawn.
    """

    period: Period
    unit: str
    seed: str
    population: int
    digest: str
    files: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A sampled file with its facts as they were when the audit began: masked, as JSON values."""

    request: str
    position: int
    number: str
    reason: Reason
    facts: Mapping[str, Any]

    @property
    def known(self) -> Mapping[str, str]:
        """What conditions may ask of it (`checklists.rules.FACTS`)."""
        found: Mapping[str, str] = self.facts["known"]
        return found

    @property
    def officers(self) -> tuple[str, ...]:
        """Who worked on it, by UUID."""
        return tuple(self.facts["officers"])


@dataclass(frozen=True, slots=True)
class Information:
    """An item of mandatory public information (informasi yang wajib disediakan)."""

    code: str
    item: str
    category: str
    frequency: str
    source: str

    @property
    def known(self) -> Mapping[str, str]:
        """What conditions may ask of it."""
        return {"fact_category": self.category}


@dataclass(frozen=True, slots=True)
class Computed:
    """What the program found out itself: the choice it would answer, and why, line by line (Indonesian)."""

    item: str
    subject: str
    verdict: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an audit; none is ever changed. `sequence` counts the records of a device in an audit, from 1.

    `made_at` is the clock of the device, `taken_at` that of the books that hold it. `late` records came after closing.
    """

    id: str  # UUID
    run: str
    author: str  # UUID of the officer
    device: str  # OFFICE, or the device of a pack
    sequence: int
    kind: RecordKind
    body: Mapping[str, Any]
    made_at: datetime
    taken_at: datetime
    late: bool = False

    @property
    def place(self) -> Place:
        """The cell that it is about."""
        return str(self.body.get("item", "")), str(self.body.get("subject", ""))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an auditor answered last in a cell. `agrees`: with the computed fact; None where there is none."""

    record: str
    author: str
    value: Value
    note: str
    agrees: bool | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """One item asked of one subject: the newest answer of each auditor, and which of them counts.

    While auditors differ there is a conflict ("beda"): nothing counts, and the audit cannot be closed. `late` are
    answers that came after closing ("terlambat"): kept, and never counted.
    """

    item: str
    subject: str
    answers: tuple[Answer, ...] = ()
    decision: Answer | None = None
    counts: Answer | None = None
    conflict: bool = False
    late: tuple[Answer, ...] = ()

    @property
    def value(self) -> Value:
        """The value that counts; None while there is none."""
        return self.counts.value if self.counts else None


@dataclass(frozen=True, slots=True)
class Run:
    """An audit (pelaksanaan audit): by which checklist, of which period, unit and sample, and who leads it."""

    id: str  # UUID
    number: str  # "AUD-2026-0001"
    checklist: str  # digest
    form_id: str
    version: str
    title: str
    period: Period
    unit: str
    seed: str
    population: int
    digest: str
    auditor: str  # UUID of the officer who leads it
    state: RunState
    started_at: datetime
    closed_at: datetime | None = None
    with_texts: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An audit as somebody works on it, read at one moment."""

    run: Run
    checklist: Checklist
    files: tuple[AuditFile, ...]
    information: tuple[Information, ...]
    computed: Mapping[Place, Computed]
    cells: Mapping[Place, Cell]
    own: tuple[str, ...] = ()  # numbers of files on which whoever looks worked themselves
    showing: Any = None  # `checklists.showing.Showing` of the checklist, made ready

    def subjects(self, scope: Scope) -> tuple[str, ...]:
        """Of what an item of a scope is asked, in order."""
        if scope is Scope.FILE:
            return tuple(each.request for each in self.files)
        if scope is Scope.INFORMATION:
            return tuple(each.code for each in self.information)
        return (OFFICE,)

    def known(self, scope: Scope, subject: str) -> Mapping[str, str]:
        """What conditions may ask of a subject beside the answers."""
        if scope is Scope.FILE:
            return next((each.known for each in self.files if each.request == subject), {})
        if scope is Scope.INFORMATION:
            return next((each.known for each in self.information if each.code == subject), {})
        return {}

    def named(self, scope: Scope, subject: str) -> str:
        """How a subject is written: the number of a file, the code of an information, "" for the office."""
        if scope is Scope.FILE:
            return next((each.number for each in self.files if each.request == subject), subject)
        return subject

    def cell(self, item: str, subject: str = OFFICE) -> Cell:
        """A cell, empty where nothing was answered."""
        return self.cells.get((item, subject)) or Cell(item, subject)


@dataclass(frozen=True, slots=True)
class InTime:
    """How many files were answered in time, of how many that can be judged."""

    files: int
    of: int


@dataclass(frozen=True, slots=True)
class FromFile:
    """A checklist that was read from a file, or what is wrong there: each by sheet, row and column."""

    file: Path
    checklist: Checklist | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hindered:
    """Why whoever looks at an audit cannot answer in it, and why not decide and close it; "" where they can."""

    answering: str
    leading: str


@dataclass(frozen=True, slots=True)
class ItemScore:
    """What an item is worth: `score` from 0 to 2, the mean over its answered applicable subjects; None: nothing yet."""

    item: str
    section: str
    score: Decimal | None
    weight: Decimal
    answered: int  # subjects with an answer, not applicable ones too
    shown: int  # subjects of which it is asked
    short: tuple[str, ...]  # subjects with less than the highest score


@dataclass(frozen=True, slots=True)
class SectionScore:
    """Points of a section and of those in it: `points` of at most `most`; `share` from 0 to 1, None without any."""

    section: str  # "" for all
    points: Decimal
    most: Decimal

    @property
    def share(self) -> Decimal | None:
        """Points by most."""
        return self.points / self.most if self.most else None


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of an audit: every item, every section, all; what must still be answered, and where auditors differ."""

    items: tuple[ItemScore, ...]
    sections: tuple[SectionScore, ...]
    all: SectionScore
    unanswered: tuple[Place, ...]
    conflicts: tuple[Place, ...]
    shown: frozenset[Place] = field(default_factory=frozenset)

    def section(self, name: str) -> SectionScore:
        """The score of a section."""
        return next(each for each in self.sections if each.section == name)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A finding as it would be written: one for each item with less than the highest score, with its subjects.

    `notes` are what the auditors wrote, by subject; `choice` is the lowest answer that was given.
    """

    item: Item
    choice: Choice
    subjects: tuple[str, ...]
    numbers: tuple[str, ...]  # as they are written: file numbers, codes; empty for the office
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves an answer: its place, and its id among the enclosures, with SHA-256 and name."""

    item: str
    subject: str
    enclosure: str
    sha256: str
    name: str
