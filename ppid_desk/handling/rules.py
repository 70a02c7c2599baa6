"""What handling a request knows: outcomes, letters, duties, the case as its moves made it; no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.done import Done, Running, Signature
from ppid_desk.language import mark
from ppid_desk.requests.rules import Moment, Request, State
from ppid_desk.workdays.rules import Counted, Limit

CLOSED = frozenset({State.DONE, State.LAPSED, State.WITHDRAWN, State.CANCELLED})


class Kind(StrEnum):
    """What a fact is, and so how it is typed."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    MONEY = "money"  # whole rupiah
    NUMBER = "number"
    OFFICER = "officer"  # an officer's name
    ITEMS = "items"  # one decision for each item


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a move. `open` facts stand in the journal; all others are only committed to there.

    `default` names where a form takes its first value from ("today", "officer", or a value of the case).
    """

    name: str
    kind: Kind
    words: str
    needed: bool = True
    choices: type[StrEnum] | None = None
    default: str = ""
    help: str = ""

    @property
    def open(self) -> bool:
        """Whether the journal may tell it: days, choices and numbers hold nothing personal."""
        return self.kind in (Kind.DAY, Kind.CHOICE, Kind.FLAG, Kind.MONEY, Kind.NUMBER)


class Outcome(StrEnum):
    """What is decided of one item (KIP Ps 22(7)); `NOT_HELD` is an answer and never counts as refused."""

    GRANTED = "granted"  # dikabulkan
    IN_PART = "in_part"  # dikabulkan dengan bagian yang dihitamkan
    REFUSED = "refused"  # ditolak
    NOT_HELD = "not_held"  # tidak dikuasai
    NOT_DOCUMENTED = "not_documented"  # belum didokumentasikan
    NOT_REQUESTER = "not_requester"  # bukan pemohon informasi menurut KIP Ps 1(12)


class Whole(StrEnum):
    """The outcome of a whole request, which follows from its items."""

    GRANTED = "granted"  # dikabulkan
    IN_PART = "in_part"  # dikabulkan sebagian
    REFUSED = "refused"  # ditolak
    NOT_HELD = "not_held"  # tidak dikuasai
    NOT_REQUESTER = "not_requester"  # bukan pemohon


class Way(StrEnum):
    """How a letter or a notice reached the requester."""

    DIRECT = "direct"  # diserahkan langsung
    EMAIL = "email"  # surel
    POST = "post"  # pos
    COURIER = "courier"  # kurir
    FAX = "fax"  # faksimili
    EPPID = "eppid"  # e-PPID


class ExtensionReason(StrEnum):
    """The three accepted reasons of an extension (official block on the slip; KIP Ps 22(8))."""

    NOT_HELD_YET = "not_held_yet"  # belum dikuasai
    NOT_DOCUMENTED_YET = "not_documented_yet"  # belum didokumentasikan
    UNDER_TEST = "under_test"  # belum dapat diputuskan apakah dikecualikan


class LetterKind(StrEnum):
    """The letters of a request. Drafted, signed and sent are three facts."""

    INCOMPLETENESS = "incompleteness"  # pemberitahuan belum lengkap
    LAPSE = "lapse"  # pemberitahuan tidak dapat diproses
    EXTENSION = "extension"  # perpanjangan
    NOTICE = "notice"  # pemberitahuan tertulis
    REFUSAL = "refusal"  # SK PPID tentang penolakan


class PaperKind(StrEnum):
    """Every paper of a case: its letters, and the sheets beside them."""

    INCOMPLETENESS = "incompleteness"
    LAPSE = "lapse"
    EXTENSION = "extension"
    NOTICE = "notice"
    REFUSAL = "refusal"
    DISPOSITION = "disposition"  # lembar disposisi
    HANDOVER = "handover"  # bukti penyerahan
    CORRECTION = "correction"  # catatan PERBAIKAN


LETTER_WORDS: dict[LetterKind, str] = {
    LetterKind.INCOMPLETENESS: mark("notice of what is missing"),
    LetterKind.LAPSE: mark("notice that it lapses"),
    LetterKind.EXTENSION: mark("extension letter"),
    LetterKind.NOTICE: mark("written notice"),
    LetterKind.REFUSAL: mark("decree of refusal"),
}


class Duty(StrEnum):
    """What must be done next with an open thing."""

    TELL = "tell"  # beri tahu kekurangan
    TAKE_UP = "take_up"  # perlakukan sebagai lengkap
    WAIT = "wait"  # menunggu pemohon melengkapi
    LAPSE = "lapse"  # tetapkan gugur
    ANSWER = "answer"  # jawab
    HAND_OVER = "hand_over"  # serahkan
    NOTHING = "nothing"  # selesai


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that reached the requester: on which day, how, and what proves it."""

    on: date
    way: Way
    proof: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a case as it stands: what was drafted by whom, and whether it was signed and sent."""

    kind: LetterKind
    drafted_on: date
    drafted_by: str
    facts: Mapping[str, Any]
    signature: Signature | None = None
    sent: Sent | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one item, by whom drafted. `facts` hold what the outcome needs (form, holder, entry …)."""

    position: int
    outcome: Outcome
    drafted_by: str
    facts: Mapping[str, Any]

    @property
    def is_exclusion(self) -> bool:
        """Whether it keeps something secret under KIP Ps 17."""
        return self.outcome in (Outcome.REFUSED, Outcome.IN_PART) and self.facts.get("ground") == "article_17"


@dataclass(frozen=True, slots=True)
class Disposition:
    """Lembar disposisi: who is asked for what by when, and the reply."""

    place: int
    unit: str
    person: str
    task: str
    due_on: date
    given_on: date
    given_by: str
    reply: str = ""
    replied_on: date | None = None
    replied_by: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """Penyerahan: what, by which way, to whom, which identity was seen; `fee` in rupiah."""

    on: date
    what: str
    way: str
    recipient: str
    identity_seen: str
    proof: str
    fee: int
    paid: str
    by: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that is logged: one person mends a typing error, two move a date or take a step back.

    `holds` tells whether it has its effect: at once where one person may, or where the office has no second one (then
    `waits` stays true until somebody else confirms it).
    """

    place: int
    move: str
    field: str
    old: str
    new: str
    reason: str
    by: str  # UUID of the officer
    on: date
    holds: bool
    waits: bool
    confirmed_by: str = ""
    declined: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A request with everything that happened to it."""

    request: Request
    state: State
    complete_on: date | None
    moves: tuple[Done, ...] = ()
    told: Sent | None = None
    letters: Mapping[LetterKind, Letter] = field(default_factory=dict)
    dispositions: tuple[Disposition, ...] = ()
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    handovers: tuple[Handover, ...] = ()
    corrections: tuple[Correction, ...] = ()
    extended_on: date | None = None  # the day on which the extension was sent
    answered_on: date | None = None
    ended_on: date | None = None
    clocks: tuple[Running, ...] = ()

    def clock(self, *limits: str) -> Running | None:
        """The newest stored clock of one of these limits."""
        return next((each for each in reversed(self.clocks) if each.limit in limits), None)

    @property
    def answer_clock(self) -> Running | None:
        """The clock of the answer, once the request is complete."""
        return self.clock("R-04", "R-06")

    @property
    def first_due(self) -> date | None:
        """The last day to answer without an extension; an extension must be sent until then."""
        return self.answer_clock.due if self.answer_clock else None

    @property
    def due_on(self) -> date | None:
        """The last day to answer as it holds now."""
        running = self.answer_clock
        return (running.extended if self.extended_on else running.due) if running else None

    @property
    def number(self) -> str:
        """The registration number."""
        return self.request.number

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in CLOSED

    @property
    def came_closed(self) -> bool:
        """Whether it was at its end before its first move, as an old register brought it; nothing opens it again."""
        return (self.moves[0].before if self.moves else self.state) in CLOSED

    @property
    def outcome(self) -> Whole | None:
        """What became of the request as a whole; None while an item is not decided."""
        if len(self.decisions) < len(self.request.items):
            return None
        return whole_of(each.outcome for each in self.decisions.values())

    def letter(self, kind: LetterKind) -> Letter | None:
        """The letter of a kind, as it stands."""
        return self.letters.get(kind)

    @property
    def gives_something(self) -> bool:
        """Whether there is something to hand over."""
        return any(each.outcome in (Outcome.GRANTED, Outcome.IN_PART) for each in self.decisions.values())


def whole_of(outcomes: Any) -> Whole:
    """The outcome of a request from those of its items: a mixed one is granted in part (domain T30)."""
    found = set(outcomes)
    if found & {Outcome.GRANTED, Outcome.IN_PART}:
        return Whole.GRANTED if found == {Outcome.GRANTED} else Whole.IN_PART
    if found == {Outcome.NOT_REQUESTER}:
        return Whole.NOT_REQUESTER
    return Whole.REFUSED if Outcome.REFUSED in found else Whole.NOT_HELD


@dataclass(frozen=True, slots=True)
class Possible:
    """A move as it stands for a case now: lawful (`refusal` None) or why not."""

    name: str
    words: str
    article: str
    facts: tuple[Fact, ...]
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A clock with the count that gave its date: every day counted or skipped, its limit, and how it stands.

    `holds` is the last day as it holds now, `late` the working days since then (0 in time; ended clocks keep theirs).
    """

    limit: Limit
    start: date
    counted: Counted
    extended: Counted | None
    holds: date
    ended: date | None
    late: int


@dataclass(frozen=True, slots=True)
class NextDuty:
    """What must be done next by the register's own words, by which day, and who must do it (role, unit or person)."""

    duty: StrEnum
    day: date
    holder: str


@dataclass(frozen=True, slots=True)
class Worked:
    """What is told of any case that is worked on: what is possible now, its next duty, what was done."""

    possible: tuple[Possible, ...]
    duty: NextDuty
    history: tuple[Moment, ...]
    late_by: int  # working days by which it was answered late; stays for ever


@dataclass(frozen=True, slots=True)
class Work(Worked):
    """A request as somebody works on it, with its clocks explained."""

    case: Case
    clocks: tuple[Explained, ...]
    target: date | None  # the office's own target: one working day before the limit

    @property
    def papers(self) -> tuple[tuple[PaperKind, int | None], ...]:
        """The papers that can be opened: letters, and the sheets of dispositions, handovers, corrections by place."""
        case, kinds = self.case, (PaperKind.DISPOSITION, PaperKind.HANDOVER, PaperKind.CORRECTION)
        many = zip(kinds, (case.dispositions, case.handovers, case.corrections), strict=True)
        letters = tuple((PaperKind(kind.value), None) for kind in case.letters)
        return (*letters, *((kind, place) for kind, each in many for place in range(1, len(each) + 1)))
