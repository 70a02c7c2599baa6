"""What stands on the papers of an audit, before it is drawn. Nothing here is about a requester."""

from __future__ import annotations

from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.papers.rules import Letterhead

BOXES = ("Sesuai", "Sebagian", "Tidak", "TB")  # the usual answers, in the order of their columns


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """Of which audit a paper is. `number` is empty for a checklist that belongs to none yet; `auditors`: lead first.

    `period` is in words; an empty `unit` is the whole office. `draft` prints KONSEP while the audit is open.
    """

    letterhead: Letterhead
    number: str
    checklist: str
    version: str
    period: str = ""
    unit: str = ""
    auditors: tuple[str, ...] = ()
    started: date | None = None
    closed: date | None = None
    draft: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True)
class SampledFile:
    """A file of the sample: its place and number in the register, and why it was taken, in words."""

    position: int
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """How the sample was drawn, so that anybody can draw it again; `digest` is the SHA-256 of all numbers."""

    population: int
    seed: str
    digest: str
    how: str
    files: tuple[SampledFile, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankItem:
    """A question on the blank checklist. Without `choices` the answer is written; a `remark` is only read."""

    number: str
    question: str
    basis: str = ""
    look: str = ""  # what to look at
    hint: str = ""
    choices: tuple[str, ...] = BOXES
    remark: bool = False
    conditional: bool = False  # is not asked of all


@dataclass(frozen=True, slots=True)
class BlankSection:
    """Questions under one title. `subject` names what must be written above them ("Nomor berkas"); may be empty."""

    title: str
    items: tuple[BlankItem, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class BlankGrid:
    """Questions or things, each with a cell for every column (file numbers, or the numbers of questions)."""

    title: str
    head: str  # above the rows' words: "Butir", "Informasi"
    rows: tuple[tuple[str, str, str], ...]  # number, words, small words below; a title without a number
    columns: tuple[str, ...]
    key: str  # how cells are filled


@dataclass(frozen=True, slots=True)
class BlankContent:
    """Daftar periksa kosong, to be filled by hand."""

    facts: AuditFacts
    sections: tuple[BlankSection, ...]
    grids: tuple[BlankGrid, ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves an answer."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Given:
    """What one auditor answered."""

    author: str
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: an item asked of the office, a file, or an information. An empty `answer` is not given yet.

    `computed` is the verdict of the program and `found` its lines; `agrees` what the auditor says to it. `given` holds
    each auditor's answer where there are several; in a `conflict` none counts, unless it was `decided`.
    """

    subject: str
    answer: str
    note: str = ""
    proofs: tuple[Proof, ...] = ()
    computed: str = ""
    found: tuple[str, ...] = ()
    agrees: bool | None = None
    given: tuple[Given, ...] = ()
    conflict: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class WorkingItem:
    """An item with all its cells. `score` is 0 to 2, None where nothing counts yet."""

    number: str
    question: str
    basis: str
    weight: float
    score: float | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WorkingSection:
    """Items under one title."""

    title: str
    items: tuple[WorkingItem, ...]


@dataclass(frozen=True, slots=True)
class WorkingContent:
    """Kertas kerja audit."""

    facts: AuditFacts
    sample: SampleFacts
    sections: tuple[WorkingSection, ...]
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionLine:
    """The score of a section: `points` of at most `most`; `answered` of `asked` cells. Without `most` it has none."""

    title: str
    points: float
    most: float
    answered: int
    asked: int

    @property
    def share(self) -> float | None:
        """Points by most, from 0 to 100."""
        return round(100 * self.points / self.most, 1) if self.most else None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Tindakan perbaikan: what, by whom, until when, and how it stands, in words."""

    action: str
    owner: str
    due: date | None
    state: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Temuan: one for each item, with its files."""

    number: str
    item: str
    question: str
    severity: str
    answer: str
    text: str
    basis: str
    files: tuple[str, ...] = ()
    actions: tuple[ActionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """Kendala: what hindered, why, and which files it delayed."""

    text: str
    cause: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A required item that was not answered, with the subjects of which it was not."""

    item: str
    question: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """Where auditors, or the auditor and the computed fact, differ: who says what, and what was decided."""

    item: str
    subject: str
    said: tuple[tuple[str, str], ...]  # who, answer
    decided: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Laporan hasil audit. Notes of auditors stay in the working paper: they may tell of people."""

    facts: AuditFacts
    sample: SampleFacts
    scope: tuple[str, ...]
    method: tuple[str, ...]
    sections: tuple[SectionLine, ...]
    total: SectionLine
    findings: tuple[FindingLine, ...] = ()
    obstacles: tuple[ObstacleLine, ...] = ()
    unanswered: tuple[OpenLine, ...] = ()
    differences: tuple[DifferenceLine, ...] = ()  # between auditors
    objected: tuple[DifferenceLine, ...] = ()  # the auditor does not agree with a computed fact
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An action with what became of it. `proofs` name files or letters; `late` counts working days, 0 for none."""

    audit: str
    finding: str
    severity: str
    action: str
    owner: str
    due: date | None
    done: str
    proofs: tuple[str, ...]
    verified_by: str
    verified_on: date | None
    state: str
    late: int = 0


@dataclass(frozen=True, slots=True)
class FollowUpContent:
    """Daftar tindak lanjut as of a day; `scope` says of which audits, in words."""

    letterhead: Letterhead
    scope: str
    day: date
    lines: tuple[FollowUpLine, ...]
    signs: tuple[Sign, ...] = ()
    draft: bool = False
    demo: bool = False


AuditPaper = BlankContent | WorkingContent | AuditReport | FollowUpContent
