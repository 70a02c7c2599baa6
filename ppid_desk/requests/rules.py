"""What a request is: frozen facts, no database, no clock."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from ppid_desk.facts import dataclass
from ppid_desk.language import mark
from ppid_desk.people.rules import RequesterKind

if TYPE_CHECKING:
    from ppid_desk.errors import Refusal
    from ppid_desk.papers.rules import SlipContent
    from ppid_desk.people.rules import Requester
    from ppid_desk.sheets.rules import LeftOut
    from ppid_desk.workdays.rules import Deadline

REGISTER = "PIP"  # register permintaan informasi publik
NOTICE_LIMIT = "R-02"  # to tell what is missing
ANSWER_LIMITS = ("R-04", "R-06")  # to answer: the two paths


class Channel(StrEnum):
    """How the request came (KIP Ps 22(1): in writing or not)."""

    WALK_IN = "walk_in"  # datang langsung
    LETTER = "letter"  # surat
    EMAIL = "email"  # surel
    PHONE = "phone"  # telepon
    EPPID = "eppid"  # e-PPID
    OTHER = "other"  # lainnya


class Access(StrEnum):
    """Cara memperoleh informasi."""

    VIEW = "view"  # melihat/membaca/mendengarkan/mencatat
    COPY = "copy"  # mendapatkan salinan


class CopyForm(StrEnum):
    """Bentuk salinan."""

    SOFTCOPY = "softcopy"
    HARDCOPY = "hardcopy"


class Delivery(StrEnum):
    """Cara mendapatkan salinan."""

    PICKUP = "pickup"  # mengambil langsung
    COURIER = "courier"  # kurir
    POST = "post"  # pos
    FAX = "fax"  # faksimili
    EMAIL = "email"  # surel


class Path(StrEnum):
    """Jalur layanan: which limits apply (10 + 7 or 3 + 2 working days)."""

    NORMAL = "normal"  # biasa
    ELECTION = "election"  # pemilu dan pemilihan (PerKI 1/2019)


class State(StrEnum):
    """Where a request or an objection stands. Late and not handed over are flags, not states."""

    INCOMPLETE = "incomplete"  # belum lengkap
    REGISTERED = "registered"  # terdaftar
    IN_PROGRESS = "in_progress"  # diproses
    EXTENDED = "extended"  # diperpanjang
    ANSWERED = "answered"  # dijawab
    CARRIED_OUT = "carried_out"  # perintah atasan dilaksanakan (keberatan)
    DISPUTED = "disputed"  # dalam sengketa di Komisi Informasi (keberatan)
    DONE = "done"  # selesai
    LAPSED = "lapsed"  # gugur, tidak dilengkapi
    WITHDRAWN = "withdrawn"  # dicabut pemohon
    CANCELLED = "cancelled"  # dibatalkan


STATE_WORDS: dict[State, str] = {
    State.INCOMPLETE: mark("Incomplete"),
    State.REGISTERED: mark("Registered"),
    State.IN_PROGRESS: mark("In progress"),
    State.EXTENDED: mark("Extended"),
    State.ANSWERED: mark("Answered"),
    State.CARRIED_OUT: mark("Carried out"),
    State.DISPUTED: mark("In dispute"),
    State.DONE: mark("Done"),
    State.LAPSED: mark("Lapsed"),
    State.WITHDRAWN: mark("Withdrawn"),
    State.CANCELLED: mark("Cancelled"),
}


class Group(StrEnum):
    """The sections of the queue, by the next legal date seen from today."""

    OVERDUE = "overdue"  # terlambat
    TODAY = "today"  # hari ini
    TOMORROW = "tomorrow"  # besok
    THIS_WEEK = "this_week"  # minggu ini
    LATER = "later"  # nanti
    DONE = "done"  # selesai


class SpokenState(StrEnum):
    """What a number is that no request was given in the usual way."""

    RESERVED = "reserved"  # dicadangkan: printed on an emergency form, not typed in yet
    USED = "used"  # terpakai: its paper was typed in
    UNUSED = "unused"  # tidak terpakai: given back, with the reason
    LEFT_OUT = "left_out"  # tidak diambil: stands in an old register and was not taken in


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number that is or was spoken for; `changed_at` when it came to be so (office time)."""

    number: str
    seq: int
    year: int
    state: SpokenState
    reason: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in an old register gave, or would give (`applied` False)."""

    applied: bool
    taken: int
    already: int
    open: int
    closed: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[LeftOut, ...]
    first: str
    last: str


# Which documents each kind of requester shows, in the words of the slip (PerKI 1/2013 Ps 11(1) and KPU practice).
DOCUMENTS: dict[RequesterKind, tuple[str, ...]] = {
    RequesterKind.PERSON: ("KTP atau identitas lain",),
    RequesterKind.GROUP: ("Surat kuasa", "KTP pemberi kuasa"),
    RequesterKind.LEGAL_ENTITY: ("Akta pendirian", "Pengesahan Menteri Hukum", "KTP yang bertindak"),
    RequesterKind.PUBLIC_BODY: ("Surat resmi",),
}


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as the officer took it down; `Requests.register` turns it into a `Request`.

    `path` None means: by the rule. `received_at` None means: now. An empty `missing` means: complete.
    """

    requester: Requester
    items: tuple[str, ...]
    purpose: str = ""
    channel: Channel = Channel.WALK_IN
    access: Access = Access.COPY
    copy_form: CopyForm | None = None
    delivery: Delivery | None = None
    election: bool = False  # the subject is election information
    path: Path | None = None
    path_note: str = ""  # why the longer path is taken where the rule says the shorter
    documents_seen: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    received_at: datetime | None = None  # aware; may lie in the past, never in the future
    received_proof: str = ""  # why an earlier day is right
    letter_date: date | None = None
    reference: str = ""  # number in another register: e-PPID, incoming letters
    paper_number: str = ""  # the reserved number of the emergency form that it was written on
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something odd that does not stop the officer: shown in amber at `field`, in the screens' language."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SlipWanted:
    """Print the slip at once: on which paper, for the window at which place of this PC."""

    paper: str
    slot: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What registering would give now: shown beside the form; nothing is written.

    `refusals` say what still stands in the way, `warnings` what is odd; `slip` is what the visitor would get, without
    number.
    """

    path: Path
    path_reason: str
    reason: str  # why the date is what it is
    deadline: Deadline
    notice_due: date | None  # set while something is missing
    refusals: tuple[Refusal, ...]
    warnings: tuple[Warned, ...]
    slip: SlipContent


@dataclass(frozen=True, slots=True)
class Filter:
    """Which requests the queue shows; the empty filter shows all."""

    group: Group | None = None
    path: Path | None = None
    state: State | None = None
    not_handed_over: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A registered request, as the books hold it.

    Three facts of time: `received_at` (the clock starts), `letter_date`, `recorded_at` (set by the program).
    While something is missing `deadline` is None and `notice_due` is the last day to tell the requester (R-02);
    `deadline_from_first` then is the date that a strict reading would give.
    """

    id: str  # UUID
    number: str
    check_digit: str
    sequence: int
    requester: Requester
    items: tuple[str, ...]
    purpose: str
    channel: Channel
    access: Access
    copy_form: CopyForm | None
    delivery: Delivery | None
    election: bool
    path: Path
    path_note: str
    documents_seen: tuple[str, ...]
    missing: tuple[str, ...]
    received_at: datetime
    received_proof: str
    letter_date: date | None
    recorded_at: datetime
    reference: str
    state: State
    closed_on: date | None
    deadline: Deadline | None
    notice_due: date | None
    deadline_from_first: Deadline
    handed_over: bool
    event_mark: str  # 16 characters of the event's hash, printed on the slip
    officer: str
    idempotency_key: str

    @property
    def due(self) -> date | None:
        """The last day to answer; None while something is missing."""
        return self.deadline.due.date if self.deadline else None

    @property
    def next_date(self) -> date:
        """The next legal date of this request: the answer, or the notice of what is missing."""
        return self.due or self.notice_due or self.deadline_from_first.due.date


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue. `days_left` counts working days to `next_date`: 0 today, negative when late.

    `late_from` is the next working day where `next_date` has passed on a day off: until then nothing is late.

    `due` is the last day to answer, None while something is missing; `next_date` is the next legal date of an open
    request, and the day on which a closed one was closed.
    """

    number: str
    state: State
    group: Group
    due: date | None
    next_date: date
    days_left: int
    received_on: date
    name: str
    summary: str
    path: Path
    handed_over: bool
    duty: str = ""  # what must be done next: tell, wait, answer, hand_over …
    holder: str = ""  # who must do it: a role, a unit or a person
    late_by: int = 0  # working days by which it was answered late
    flags: tuple[str, ...] = ()  # objected, disputed, unconfirmed
    late_from: date | None = None
    register: str = REGISTER  # PIP: a request; KIP: an objection


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests stand in each section of the queue, and how many slips were not handed over yet."""

    by_group: dict[Group, int]
    not_handed_over: int
    incomplete: int


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a whole identity number: who, when, of which request, and why."""

    at: datetime
    actor: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a request's history: when (office time), who, and what, in the language of the screens."""

    at: datetime
    actor: str
    kind: str
    sentence: str
