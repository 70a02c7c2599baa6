"""What is told of the registers: a day's closing, the books of a period, the figures of the service; frozen facts."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import plain_date
from ppid_desk.people.rules import Officer
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.requests.rules import Counts, Path, Spoken


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A number that was given on the day: when it was recorded and received (office time), its path, its slip."""

    number: str
    recorded_at: datetime
    received_at: datetime
    path: Path
    slip: JobState


@dataclass(frozen=True, slots=True)
class DaySlip:
    """A slip of the day beside those of the numbers given: of an objection, or about a date that the calendar moved."""

    number: str
    kind: JobKind
    mark: str  # SALINAN, PERBAIKAN; empty: the first
    asked_at: datetime
    state: JobState


class StepKind(StrEnum):
    """What a closing sheet tells of besides the numbers that were given."""

    ANSWERED = "answered"  # jawaban dikirim
    ON_SPOT = "on_spot"  # dijawab di tempat
    HANDED_OVER = "handed_over"  # informasi diserahkan
    EXTENDED = "extended"  # perpanjangan dikirim
    OBJECTION = "objection"  # keberatan dicatat
    OBJECTION_ANSWERED = "objection_answered"  # keberatan ditanggapi
    OBJECTION_CARRIED_OUT = "objection_carried_out"  # perintah atasan dilaksanakan
    DISPUTE = "dispute"  # sengketa dicatat
    DECISION_CARRIED_OUT = "decision_carried_out"  # putusan atau kesepakatan dilaksanakan


@dataclass(frozen=True, slots=True)
class DayStep:
    """A step that was recorded on the day: of which number, what, on which day it happened, when it was recorded."""

    number: str
    kind: StepKind
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """Tutup hari: the day as the books hold it. `nth` counts the closings of the day; 0: not closed yet.

    `spoken` are the numbers without a request (reserved, given back, left out), `last` the last number of the year;
    `events` and `head` (hexadecimal) are the journal's length and newest hash, `mark` its 16 signs for the eye.
    """

    day: date
    nth: int
    made_at: datetime
    officer: Officer | None  # who closed the day
    given: tuple[GivenNumber, ...]
    spoken: tuple[Spoken, ...]
    last: int
    counts: Counts
    faults: tuple[str, ...]
    events: int
    head: str
    mark: str
    qr: str
    steps: tuple[DayStep, ...] = ()
    other_slips: tuple[DaySlip, ...] = ()
    last_objection: int = 0  # the last number of the year in the register of objections
    objection_faults: tuple[str, ...] = ()  # the numbers of that register that no objection has

    def many(self, *kinds: StepKind) -> int:
        """How many of the day's steps are of these kinds."""
        return sum(each.kind in kinds for each in self.steps)

    def slips(self, *states: JobState) -> int:
        """How many of the day's slips stand so."""
        return sum(each.slip in states for each in self.given)

    def others(self, kind: JobKind, *states: JobState) -> int:
        """How many of the day's other slips are of a kind; with `states`, how many of those stand so."""
        return sum(each.kind is kind and (not states or each.state in states) for each in self.other_slips)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a closing sheet knows of, and the books do not.

    `missing` are the numbers that were given after the books' last event; `changed` that the journal up to the sheet
    is another one; `behind` how many events the books lack.
    """

    day: date
    missing: tuple[str, ...]
    behind: int
    changed: bool

    @property
    def well(self) -> bool:
        """Whether the books hold all that the sheet tells of."""
        return not self.missing and not self.changed and self.behind <= 0


class BookKind(StrEnum):
    """The register books."""

    REQUESTS = "requests"  # buku register permintaan informasi publik
    ELECTION = "election"  # buku register layanan informasi pemilu dan pemilihan (PerKI 1/2019 Ps 11)
    OBJECTIONS = "objections"  # buku register keberatan


class Form(StrEnum):
    """How a book or a report is written; books have no JSON, reports no CSV."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


_LONGEST = 100 * 366  # days of a period


@dataclass(frozen=True, slots=True)
class Period:
    """From one day up to and with another, in the office's zone. Raises Refusal when the end comes before."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refusal("period_backwards", field="to", first=self.first.isoformat(), last=self.last.isoformat())
        if (self.last - self.first).days > _LONGEST:
            raise Refusal("period_too_long", field="to", first=self.first.isoformat(), last=self.last.isoformat())

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def words(self) -> str:
        """ "1 Januari 2026 s.d. 31 Maret 2026"."""
        return f"{plain_date(self.first, 'id')} s.d. {plain_date(self.last, 'id')}"

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """Every month that it touches, as (year, month)."""
        first, last = self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month - 1
        return tuple((month // 12, month % 12 + 1) for month in range(first, last + 1))

    @classmethod
    def year(cls, day: date) -> Period:
        """The calendar year of a day."""
        return cls(date(day.year, 1, 1), date(day.year, 12, 31))

    @classmethod
    def quarter(cls, day: date) -> Period:
        """The quarter of a day."""
        month = (day.month - 1) // 3 * 3 + 1
        return cls(date(day.year, month, 1), _last_of(day.year, month + 2))

    @classmethod
    def month(cls, day: date) -> Period:
        """The month of a day."""
        return cls(day.replace(day=1), _last_of(day.year, day.month))


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written to a file: how many rows it holds, and the file's SHA-256 as the journal keeps it."""

    file: str
    rows: int
    sha256: str
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are; `code` is a value of the area's enumerations."""

    code: str
    n: int


@dataclass(frozen=True, slots=True)
class Took:
    """How many working days answers took: n of them; None where there is none, which is not 0."""

    n: int
    mean: float | None
    median: float | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month of the period; `received` and `answered` are None while it lies ahead.

    `median` is None when nothing was answered. `on_time` and `late` count what was answered in the month.
    """

    year: int
    month: int
    received: int | None
    answered: int | None
    on_time: int
    late: int
    median: float | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file by its number only: when it came, when its clock began, its last day, its answer, and working days.

    `days` are those that the answer took, or for an open file those that it has waited since its clock began (since
    receipt while it is incomplete).
    """

    number: str
    received: date
    started: date | None
    due: date | None
    answered: date | None
    days: int
    late_by: int
    outcome: str


@dataclass(frozen=True, slots=True)
class ObjectionFigures:
    """Objections of a period; `answered`, `outcomes` and `late` are of those answered in it."""

    received: int = 0
    carried_over: int = 0
    answered: int = 0
    open_at_end: int = 0
    late: int = 0
    filed_late: int = 0
    ended_otherwise: int = 0  # withdrawn or cancelled
    grounds: tuple[Count, ...] = ()  # of those received; one objection may have several
    outcomes: tuple[Count, ...] = ()
    disputes: tuple[Count, ...] = ()  # those that stood in a dispute in the period, by the stage they reached


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Laporan layanan informasi publik in figures: nothing of it is about a person (KIP Ps 12, PerKI 1/2021 Ps 56).

    What was received is counted by the day of receipt, what was answered by the day of the answer; so
    `carried_over + received = answered + ended + open_at_end`. `until` is the last day that is told of: the end of the
    period, or the day on which the figures were made when that is earlier.
    """

    period: Period
    until: date
    carried_over: int
    received: int
    answered: int
    ended: tuple[Count, ...]  # ended without an answer: lapsed, withdrawn, cancelled
    open_at_end: int
    overdue_at_end: int
    on_time: int
    late: int
    late_by: tuple[Count, ...]  # "1", "2-5", "6-10", "11+" working days
    took: Took
    spread: tuple[Count, ...]  # "0", "1-3", "4-7", "8-10", "11-17", "18+" working days
    extended: int  # extensions that were sent in the period
    extension_reasons: tuple[Count, ...]
    months: tuple[MonthFigures, ...]
    channels: tuple[Count, ...]
    kinds: tuple[Count, ...]
    paths: tuple[Count, ...]
    outcomes: tuple[Count, ...]  # of the requests that were answered
    item_outcomes: tuple[Count, ...]
    grounds: tuple[
        Count, ...
    ]  # of refused and blackened items: "17a" … "17j", "17" without letter, "not_by_law", "other"
    lines: tuple[FileLine, ...]  # every request that was answered, with the time that it needed
    oldest: tuple[FileLine, ...]  # the ten oldest that are open at the end
    objections: ObjectionFigures = field(default_factory=ObjectionFigures)

    @property
    def on_time_share(self) -> float | None:
        """How much of what was answered was answered in time, 0 to 1; None when nothing was answered."""
        return self.on_time / self.answered if self.answered else None

    def n(self, counts: tuple[Count, ...], code: str) -> int:
        """How many of a kind there are among counts."""
        return sum(each.n for each in counts if each.code == code)


TEXT_NAMES = ("policy", "facilities", "staff", "budget", "internal", "external", "recommendations")


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """What the office writes itself once a year: name of `TEXT_NAMES` → text; what is not there was not written yet."""

    year: int
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open file as the PPID's list shows it; `days_left` in working days to `day`, negative when it is over.

    `late_from`: the next working day, on a day off after its last day.
    """

    number: str
    holder: str
    duty: str
    received: date
    day: date
    days_left: int
    late_from: date | None
    summary: str
