"""What an exclusion is and how it stands on a day: frozen facts; no database, no clock.

A city office excludes nothing by itself: it cites an entry of a decree of KPU RI, or of KPU Provinsi by delegation,
that is in force on that day (PKPU 22/2023 Ps 24–26, PKPU 4/2025; KIP Ps 17–20; PP 61/2010 Ps 4–11).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from ppid_desk.catalogue.law import article
from ppid_desk.facts import dataclass
from ppid_desk.sheets.rules import LeftOut
from ppid_desk.workdays.rules import Counted


class Issuer(StrEnum):
    """Who may exclude information that a city office holds."""

    NATIONAL = "kpu_ri"  # KPU RI
    PROVINCE = "kpu_provinsi"  # KPU Provinsi, by delegation


class Ground(StrEnum):
    """KIP Ps 17: why information may be excluded, by letter."""

    A, B, C, D, E = "a", "b", "c", "d", "e"
    F, G, H, I, J = "f", "g", "h", "i", "j"  # noqa: E741 (the law's own letters)

    @property
    def wording(self) -> str:
        """The law's own words."""
        return article("ground")[self.value]["text"]

    @property
    def article(self) -> str:
        """ "Ps 17 huruf h"."""
        return f"Ps 17 huruf {self.value}"


@dataclass(frozen=True, slots=True)
class Never:
    """What is never excluded (KIP Ps 18(1)): letter, name, the law's words, article, and how sure the words are."""

    letter: str
    name: str  # "ruling": by which a decision names it
    text: str
    source: str
    confidence: str


NEVER_EXCLUDED: tuple[Never, ...] = tuple(Never(**row) for row in article("never").values())
LONGEST_A = 30  # years of exclusion under Ps 17 a, PP 61/2010 Ps 5


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The day from which something is withdrawn, and the decree that withdraws it."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class DecreeFacts:
    """A decree (keputusan) as it was issued; `issuer_name` is the issuer as written in it."""

    number: str
    title: str
    issuer: Issuer
    issuer_name: str
    decided_on: date
    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree(DecreeFacts):
    """A decree in the books."""

    id: str
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An excluded information as its decree tells of it.

    Its period is `years` from `in_force_from`, or up to and with `until`, or as long as needed when both are None
    (PP 61/2010 Ps 5–9). `consequence` is that of opening, `public_interest` what closing it protects.
    """

    code: str
    information: str
    grounds: tuple[Ground, ...]
    consequence: str
    in_force_from: date
    years: int | None = None
    until: date | None = None
    other_law: str = ""
    public_interest: str = ""
    unit: str = ""

    @property
    def ends_on(self) -> date | None:
        """The last day of the exclusion, the earlier of period and date; None for as long as needed."""
        days = [day for day in (self.until, _after(self.in_force_from, self.years)) if day]
        return min(days, default=None)


def _after(start: date, years: int | None) -> date | None:
    """The day before the anniversary; a 29 February has its anniversary on 1 March."""
    if years is None:
        return None
    try:
        return start.replace(year=start.year + years) - timedelta(1)
    except ValueError:
        return date(start.year + years, 2, 28)


class Standing(StrEnum):
    """How an entry stands on a day."""

    IN_FORCE = "in_force"  # berlaku
    FUTURE = "future"  # belum berlaku
    ENDED = "ended"  # berakhir
    WITHDRAWN = "withdrawn"  # dicabut


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(EntryFacts):
    """An entry of the exclusion list in the books; its own withdrawal beside that of its decree."""

    id: str
    decree: Decree
    withdrawal: Withdrawal | None = None

    @property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal that holds: its own or its decree's, the earlier one."""
        both = [each for each in (self.withdrawal, self.decree.withdrawal) if each]
        return min(both, key=lambda each: each.on, default=None)

    @property
    def first_day(self) -> date:
        """The first day on which it holds: not before its decree does."""
        return max(self.in_force_from, self.decree.in_force_from)

    def standing(self, day: date) -> Standing:
        """How it stands on a day: on the day of its withdrawal it is withdrawn."""
        if self.withdrawn and day >= self.withdrawn.on:
            return Standing.WITHDRAWN
        if day < self.first_day:
            return Standing.FUTURE
        return Standing.ENDED if self.ends_on and day > self.ends_on else Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class Expiring:
    """An entry whose period ends: what is not opened by a decree before `decree_by` opens by itself (PP 61 Ps 11)."""

    entry: Entry
    ends_on: date
    decree_by: Counted


class Result(StrEnum):
    """What a consequence test found."""

    EXCLUDED = "excluded"  # dikecualikan
    OPEN = "open"  # terbuka


@dataclass(frozen=True, slots=True)
class ConsequenceTest:
    """Permohonan uji konsekuensi, sent through KPU Provinsi (PKPU 22/2023 Ps 25(2)): about one item of a request.

    `item` counts from 1; `decree` is the number of the decree that excludes, where that is the result.
    """

    id: str
    number: str
    sent_on: date
    request: str
    item: int
    result: Result | None = None
    result_on: date | None = None
    decree: str = ""

    @property
    def pending(self) -> bool:
        """Whether nothing came back yet."""
        return self.result is None


@dataclass(frozen=True, slots=True)
class Told:
    """One moment in the life of a decree, an entry or a test, from the journal."""

    at: str  # RFC 3339
    actor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking a list in gave, or would give (`applied` False)."""

    applied: bool
    decrees: int
    taken: int
    withdrawn: int
    already: int
    left_out: tuple[LeftOut, ...]


def matching(entries: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """The entries in which every word stands, wherever."""
    wanted = words.casefold().split()
    return tuple(each for each in entries if all(word in _said(each) for word in wanted))


def _said(entry: Entry) -> str:
    grounds = " ".join(each.article for each in entry.grounds)
    texts = (
        entry.code, entry.information, entry.decree.number, entry.decree.title, entry.unit, entry.other_law,
        entry.consequence, grounds,
    )  # fmt: skip
    return " ".join(texts).casefold()
