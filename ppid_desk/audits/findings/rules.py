"""Temuan: what falls short, how grave it is, who mends it by when, and whether it was; no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import Possible
from ppid_desk.language import mark

REGISTER = "finding"  # of the moves, and of the files that prove what was done
VERIFY_WITHIN = 5  # working days after a claim in which it is verified; the office's own target
MOST_ACTIONS = 50  # of one finding


class Severity(StrEnum):
    """How grave a finding is (tingkat temuan), by what it does to who asks; the office's own scale.

    `CRITICAL` (kritis): somebody's right is being harmed now, or can be any moment: a legal date passes, personal data
    lies open, information is refused without a ground. `MAJOR` (mayor): a duty of the law is not met, in more than a
    single file or for the whole office. `MINOR` (minor): a duty was missed in a single case, or a proof is lacking; the
    procedure itself is in order. `ADVICE` (saran): every duty is met, it can be done better.
    """

    CRITICAL = "kritis"
    MAJOR = "mayor"
    MINOR = "minor"
    ADVICE = "saran"


SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.CRITICAL: mark("Critical"), Severity.MAJOR: mark("Major"), Severity.MINOR: mark("Minor"),
    Severity.ADVICE: mark("Advice"),
}  # fmt: skip

# Working days in which a finding is mended when nobody says otherwise: no law sets them, and each may be changed.
WITHIN: Mapping[Severity, int] = {
    Severity.CRITICAL: 5, Severity.MAJOR: 10, Severity.MINOR: 20, Severity.ADVICE: 60,
}  # fmt: skip


class State(StrEnum):
    """Where a finding stands."""

    OPEN = "open"  # disampaikan
    IN_PROGRESS = "in_progress"  # ditindaklanjuti
    DONE = "done"  # dinyatakan selesai, menunggu verifikasi
    REOPENED = "reopened"  # dibuka kembali
    VERIFIED = "verified"  # terverifikasi
    WITHDRAWN = "withdrawn"  # dicabut


STATE_WORDS: Mapping[State, str] = {
    State.OPEN: mark("Told"), State.IN_PROGRESS: mark("Being mended"), State.DONE: mark("Waits for verification"),
    State.REOPENED: mark("Reopened"), State.VERIFIED: mark("Verified"), State.WITHDRAWN: mark("Finding withdrawn"),
}  # fmt: skip
UNDONE = (State.OPEN, State.IN_PROGRESS, State.REOPENED)
CLOSED = frozenset({State.VERIFIED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class NewAction:
    """A corrective action (tindakan perbaikan) as it is planned; empty facts are those of its finding."""

    text: str
    owner: str = ""  # name, NIP or UUID of an officer
    unit: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding as it is written: by hand, or taken from what an audit proposes for an item.

    `subjects` are the files or codes that it concerns (UUIDs or numbers); `owner` (an officer) or `unit` mends it, one
    of them is needed. Without `due_on` the days of its severity count from today.
    """

    run: str  # number or id
    text: str
    severity: Severity
    item: str = ""  # "" when it belongs to no item of the checklist
    basis: str = ""
    subjects: tuple[str, ...] = ()
    owner: str = ""
    unit: str = ""
    due_on: date | None = None
    actions: tuple[NewAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """What an auditor notes while the audit runs: of which item and subject, and how grave it is, where they know.

    `subject` is an id, a number or a code; "" for the office.
    """

    run: str
    item: str
    text: str
    subject: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a finding concerns: `subject` is the UUID of a request or a code, `number` how it is written."""

    subject: str
    number: str


@dataclass(frozen=True, slots=True)
class Action:
    """One corrective action. `owner` is the UUID of an officer or "", then `unit` mends it; `n` counts from 1."""

    n: int
    text: str
    owner: str
    unit: str
    due_on: date
    done_on: date | None = None
    done_by: str = ""  # UUID
    what: str = ""
    proof: str = ""
    dropped: str = ""  # why it is not needed any more

    @property
    def waits(self) -> bool:
        """Whether it is still to be carried out."""
        return self.done_on is None and not self.dropped


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says that a finding was mended; `files` are the SHA-256 of what lay with it then."""

    on: date
    by: str  # UUID
    what: str
    proof: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody else says of a claim: it holds (verified), or why it does not."""

    on: date
    by: str  # UUID
    holds: bool
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was made: its event, when, by whom (name, UUID), and its facts."""

    seq: int
    at: datetime
    actor: str
    officer: str
    name: str
    before: State
    after: State
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as its moves made it. Officers are UUIDs; `names` has how they are written.

    `number` is that of the audit with its own: "AUD-2026-0001-T03".
    """

    id: str
    number: str
    run: str  # id of the audit
    audit: str  # its number
    lead: str  # UUID of the auditor who leads it
    item: str
    severity: Severity
    text: str
    basis: str
    about: tuple[About, ...]
    opened_at: datetime
    opened_by: str
    state: State
    owner: str
    unit: str
    due_on: date
    actions: tuple[Action, ...]
    claims: tuple[Claim, ...]
    judged: tuple[Judged, ...]
    withdrawn: str  # why
    closed_on: date | None
    steps: tuple[Step, ...]
    names: Mapping[str, str]

    @property
    def done_on(self) -> date | None:
        """The day for which it is claimed to be mended; None while it is not."""
        stands = self.state in (State.DONE, State.VERIFIED)
        return self.claims[-1].on if stands and self.claims else None

    @property
    def verified(self) -> Judged | None:
        """By whom and when it was verified."""
        return self.judged[-1] if self.state is State.VERIFIED else None

    @property
    def newest(self) -> int:
        """The number of the newest move, 0 before the first."""
        return self.steps[-1].seq if self.steps else 0

    @property
    def hands(self) -> frozenset[str]:
        """The officers who had a hand in mending it: they do not verify it."""
        doers = {each.done_by for each in self.actions if each.done_by}
        return frozenset({*doers, *(each.by for each in self.claims), *([self.owner] if self.owner else [])})

    def is_late(self, today: date) -> bool:
        """Whether its day is past and nobody says that it was mended."""
        return self.state in UNDONE and self.due_on < today

    def holder(self, action: Action | None = None) -> str:
        """Who mends it, or one of its actions, in words."""
        owner, unit = (action.owner, action.unit) if action else (self.owner, self.unit)
        return self.names.get(owner, owner) or unit


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that lies with a finding."""

    enclosure: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FindingWork:
    """A finding as somebody works on it, read at one moment; `late_by` in working days, 0 in time."""

    finding: Finding
    possible: tuple[Possible, ...]
    proofs: tuple[Proof, ...]
    late_by: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are listed. `run` is a number or id, `owner` the UUID of an officer, `request` a UUID."""

    run: str = ""
    states: tuple[State, ...] = ()
    owner: str = ""
    request: str = ""
    only_late: bool = False


class Task(StrEnum):
    """What somebody has to do about audits."""

    ACT = "act"  # laksanakan tindakan perbaikan
    MEND = "mend"  # tindak lanjuti temuan
    VERIFY = "verify"  # verifikasi temuan
    AUDIT = "audit"  # laksanakan audit
    APPROVE = "approve"  # setujui program audit


TASK_WORDS: Mapping[Task, str] = {
    Task.ACT: mark("Carry out the corrective action"), Task.MEND: mark("Mend the finding"),
    Task.VERIFY: mark("Verify the finding"), Task.AUDIT: mark("Carry out the audit"),
    Task.APPROVE: mark("Approve the programme of audits"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AuditDuty:
    """What somebody has to do next, by when; `days_left` counts working days, negative when it is late.

    `subject` leads there: the number of a finding, the id of a planned audit, or the year of a programme; `action` is
    the number of the action, else 0.
    """

    task: Task
    subject: str
    text: str
    day: date
    days_left: int
    holder: str
    action: int = 0
