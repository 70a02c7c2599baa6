"""What an objection is (keberatan, KIP Ps 35–40), with the dispute that may follow: frozen facts, no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.done import Done, Running, Signature
from ppid_desk.handling.rules import Correction, Sent, Worked
from ppid_desk.language import mark
from ppid_desk.people.rules import Representative, Requester
from ppid_desk.requests.rules import Channel, Path, State, Warned
from ppid_desk.workdays.rules import Counted, Limit

REGISTER = "KIP"  # register keberatan informasi publik
OPEN = (State.REGISTERED, State.IN_PROGRESS, State.ANSWERED, State.CARRIED_OUT, State.DISPUTED)
CLOSED = (State.DONE, State.WITHDRAWN, State.CANCELLED)


class About(StrEnum):
    """What somebody is unhappy with: two different rights."""

    ANSWER = "answer"  # tanggapan atas permohonan informasi: keberatan
    SERVICE = "service"  # pelayanan: pengaduan (UU 25/2009)


class Ground(StrEnum):
    """The grounds of KIP Ps 35(1); the official wording stands in `papers.law.GROUNDS`."""

    EXCLUDED = "a"
    NOT_PUBLISHED = "b"  # the only one that needs no request (PerKI 1/2013 Ps 11(3))
    NOT_ANSWERED = "c"
    NOT_AS_ASKED = "d"
    NOT_FULFILLED = "e"
    UNREASONABLE_COST = "f"
    TOO_LATE = "g"


GROUND_WORDS: dict[Ground, str] = {
    Ground.EXCLUDED: mark("refused as excluded information (article 17)"),
    Ground.NOT_PUBLISHED: mark("periodic information is not provided (article 9)"),
    Ground.NOT_ANSWERED: mark("the request was not answered"),
    Ground.NOT_AS_ASKED: mark("answered otherwise than was asked"),
    Ground.NOT_FULFILLED: mark("the request was not fulfilled"),
    Ground.UNREASONABLE_COST: mark("unreasonable cost"),
    Ground.TOO_LATE: mark("information given later than the law allows"),
}


class Decision(StrEnum):
    """What the superior decides (KIP Ps 36)."""

    UPHELD = "upheld"  # menguatkan putusan PPID
    GRANTED = "granted"  # mengabulkan keberatan
    IN_PART = "in_part"  # mengabulkan sebagian


DECISION_WORDS: dict[Decision, str] = {
    Decision.UPHELD: mark("the PPID's decision is upheld"),
    Decision.GRANTED: mark("the objection is granted"),
    Decision.IN_PART: mark("the objection is granted in part"),
}


class Reaction(StrEnum):
    """Tanggapan pemohon, as the register asks for it."""

    ACCEPTS = "accepts"  # menerima
    DISPUTES = "disputes"  # akan mengajukan sengketa


class Stage(StrEnum):
    """Where a dispute stands (PerKI 1/2013)."""

    PETITIONED = "petitioned"  # permohonan diajukan
    REGISTERED = "registered"  # diregister Komisi Informasi
    EXAMINED = "examined"  # pemeriksaan awal
    MEDIATION = "mediation"  # mediasi
    ADJUDICATION = "adjudication"  # ajudikasi nonlitigasi
    DECIDED = "decided"  # kesepakatan, putusan, atau penetapan
    COURT = "court"  # gugatan di pengadilan
    CASSATION = "cassation"  # kasasi


STAGE_WORDS: dict[Stage, str] = {
    Stage.PETITIONED: mark("petition filed"),
    Stage.REGISTERED: mark("registered at the commission"),
    Stage.EXAMINED: mark("preliminary examination"),
    Stage.MEDIATION: mark("mediation"),
    Stage.ADJUDICATION: mark("adjudication"),
    Stage.DECIDED: mark("decided"),
    Stage.COURT: mark("lawsuit at the court"),
    Stage.CASSATION: mark("cassation"),
}


class DisputeOutcome(StrEnum):
    """How a dispute, or one instance of it, ended."""

    AGREED = "agreed"  # kesepakatan mediasi
    GRANTED = "granted"  # permohonan dikabulkan
    IN_PART = "in_part"  # dikabulkan sebagian
    REJECTED = "rejected"  # permohonan ditolak
    DISMISSED = "dismissed"  # gugur atau tidak dapat diterima
    WITHDRAWN = "withdrawn"  # dicabut pemohon


class Hearing(StrEnum):
    """What a hearing is for."""

    EXAMINATION = "examination"  # pemeriksaan awal
    MEDIATION = "mediation"  # mediasi
    ADJUDICATION = "adjudication"  # ajudikasi
    DECISION = "decision"  # pembacaan putusan
    COURT = "court"  # sidang pengadilan


class Duty(StrEnum):
    """What must be done next with an open objection."""

    ANSWER = "answer_objection"  # tanggapi keberatan
    CARRY_OUT = "carry_out"  # laksanakan perintah atasan
    REACTION = "await_reaction"  # menunggu pemohon: menerima atau sengketa
    CLOSE = "close_objection"  # tutup berkas keberatan
    HEARING = "attend_hearing"  # hadiri sidang
    DISPUTE = "await_commission"  # menunggu Komisi Informasi atau pengadilan
    DECISION = "carry_out_decision"  # laksanakan putusan atau kesepakatan
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NewObjection:
    """An objection as the officer took it down. `objector` None: the requester of the request, as stated there.

    `request` is empty only where ground b stands alone. `found_on`: when the ground was found, if somebody says so.
    """

    grounds: tuple[Ground, ...]
    position: str  # kasus posisi
    request: str = ""
    about: About = About.ANSWER
    objector: Requester | None = None
    representative: Representative | None = None
    purpose: str = ""  # empty: that of the request
    channel: Channel = Channel.WALK_IN
    path: Path | None = None  # only without a request; else that of the request
    found_on: date | None = None
    received_at: datetime | None = None  # aware; None means now
    received_proof: str = ""
    reference: str = ""
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """Until when an objection could be filed (R-08), by each way of counting; the latest holds."""

    countings: tuple[Counted, ...]

    @property
    def last(self) -> Counted:
        """The latest of the countings."""
        return max(self.countings, key=lambda each: each.date)

    def is_late(self, received_on: date) -> bool:
        """Whether it was filed after that day. It is told, and never a reason for the program to refuse."""
        return received_on > self.last.date


@dataclass(frozen=True, slots=True)
class Objection:
    """A registered objection, as the books hold it. `answer` is counted anew from the calendar that holds now."""

    id: str
    number: str
    check_digit: str
    sequence: int
    request: str  # the number of the request; empty for ground b alone
    request_received: date | None
    items: tuple[str, ...]  # what the request asked for
    objector: Requester
    grounds: tuple[Ground, ...]
    position: str
    purpose: str
    channel: Channel
    path: Path
    received_at: datetime
    received_proof: str
    found_on: date | None
    file_by: date | None  # the last day of R-08, where it could be counted
    recorded_at: datetime
    reference: str
    officer: str
    answer: Counted
    event_mark: str
    idempotency_key: str

    @property
    def received_on(self) -> date:
        """The day of receipt."""
        return self.received_at.date()

    @property
    def filed_late(self) -> bool:
        """Whether it came after the last day of R-08."""
        return self.file_by is not None and self.received_on > self.file_by


@dataclass(frozen=True, slots=True)
class Preview:
    """What registering would give now; nothing is written."""

    request: str
    items: tuple[str, ...]
    objector: Requester | None
    path: Path
    answer: Counted
    reason: str
    filing: Filing | None
    refusals: tuple[Refusal, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The superior's answer as it stands: drafted by whom, signed, sent. `facts` are those of the draft."""

    drafted_on: date
    drafted_by: str
    facts: Mapping[str, Any]
    signature: Signature | None = None
    signer_id: str = ""
    sent: Sent | None = None

    @property
    def decision(self) -> Decision:
        """What the superior decides."""
        return Decision(self.facts["decision"])

    @property
    def order(self) -> str:
        """What the PPID is ordered to do; empty when the decision is upheld."""
        return str(self.facts.get("order") or "")

    @property
    def order_by(self) -> date | None:
        """By when."""
        found = self.facts.get("order_by")
        return found if isinstance(found, date) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dispute's diary: `day` is the day it is about; `text` and `document` as they were typed."""

    seq: int
    day: date
    recorded_at: datetime
    actor: str
    name: str  # of the move
    stage: Stage
    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """A hearing that was announced; `held` once it took place."""

    on: date
    kind: Hearing
    place: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute (sengketa informasi publik) with its diary."""

    stage: Stage
    petitioned_on: date
    begun_on: date  # the day on which its present stage began
    number: str = ""  # the register number at the commission
    entries: tuple[Entry, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    mediation_on: date | None = None
    mediation_longer: bool = False
    outcome: DisputeOutcome | None = None
    decision_received: date | None = None  # of the commission
    court_received: date | None = None  # the court's decision
    duty: str = ""  # what the decision or the agreement orders
    duty_by: date | None = None
    duty_done: date | None = None

    @property
    def next_sitting(self) -> Sitting | None:
        """The earliest hearing that was announced and not held yet."""
        return min((each for each in self.sittings if not each.held), key=lambda each: each.on, default=None)

    @property
    def owes(self) -> bool:
        """Whether something that was decided is still to be carried out."""
        return bool(self.duty) and self.duty_done is None


@dataclass(frozen=True, slots=True)
class ObjectionCase:
    """An objection with everything that happened to it."""

    objection: Objection
    state: State
    answerers: frozenset[str] = frozenset()  # officers who decided, signed or gave the answer of the request
    moves: tuple[Done, ...] = ()
    slip_on: date | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    delivered_on: date | None = None
    carried_out_on: date | None = None
    reaction: Reaction | None = None
    dispute: Dispute | None = None
    ended_on: date | None = None
    clocks: tuple[Running, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def number(self) -> str:
        """The registration number."""
        return self.objection.number

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in CLOSED

    @property
    def received_answer_on(self) -> date | None:
        """When the objector received the superior's answer: the day that is known, else the day it was sent."""
        return self.delivered_on or self.answered_on

    @property
    def due_on(self) -> date:
        """The last day for the superior to answer, by the stored clock."""
        found = [each.due for each in self.clocks if each.limit in ("R-09", "R-10")]
        return found[-1] if found else self.objection.answer.date

    @property
    def has_order(self) -> bool:
        """Whether the superior ordered something that is not carried out yet."""
        return bool(self.answered_on and self.answer and self.answer.order and not self.carried_out_on)


@dataclass(frozen=True, slots=True)
class Limited:
    """A date of the law as it is shown with a case: by which limit, from which day, and every day on the way.

    `counted` is None for calendar days; `whose` tells whom it binds: office, requester, commission or both parties.
    """

    limit: Limit
    start: date
    day: date
    counted: Counted | None
    whose: str
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Work(Worked):
    """An objection as somebody works on it, with its dates."""

    case: ObjectionCase
    limits: tuple[Limited, ...]
