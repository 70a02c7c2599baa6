"""Kendala: what hindered the service, why, from when to when, and what it delayed; no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ppid_desk.facts import dataclass
from ppid_desk.language import mark


class Cause(StrEnum):
    """Why the service was hindered; the office's own list, in the order in which it is offered."""

    NOT_HELD = "not_held"  # informasi belum dikuasai
    NOT_FOUND = "not_found"  # dokumen belum ditemukan atau belum terdokumentasi
    UNIT = "unit"  # unit kerja belum menjawab
    STAFF = "staff"  # kekurangan personel
    STAGES = "stages"  # beban tahapan pemilu atau pemilihan
    EQUIPMENT = "equipment"  # peralatan, listrik, jaringan
    RULE = "rule"  # ketentuan tidak jelas
    OTHER_BODY = "other_body"  # menunggu badan publik lain
    REQUESTER = "requester"  # pemohon tidak dapat dihubungi
    FORCE = "force"  # keadaan kahar
    OTHER = "other"  # lainnya


CAUSE_WORDS: Mapping[Cause, str] = {
    Cause.NOT_HELD: mark("Information not held yet"), Cause.NOT_FOUND: mark("Document not found or not documented yet"),
    Cause.UNIT: mark("The unit did not reply yet"), Cause.STAFF: mark("Too few people"),
    Cause.STAGES: mark("Work of the election stages"), Cause.EQUIPMENT: mark("Equipment, electricity or network"),
    Cause.RULE: mark("The rule is not clear"), Cause.OTHER_BODY: mark("Waiting for another public body"),
    Cause.REQUESTER: mark("The requester cannot be reached"), Cause.FORCE: mark("Force majeure"),
    Cause.OTHER: mark("Another cause"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewObstacle:
    """An obstacle as it is written down: `requests` and `findings` by their numbers; no `last` while it lasts."""

    cause: Cause
    text: str
    first: date
    last: date | None = None
    requests: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cure:
    """How an obstacle was cured, and when."""

    on: date
    how: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A request or a finding: its UUID, and how its number is written."""

    subject: str
    number: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An obstacle. `number` is of its own series, by the year in which it began: "KEN-2026-0001"."""

    id: str
    number: str
    cause: Cause
    text: str
    first: date
    last: date | None
    requests: tuple[Linked, ...]
    findings: tuple[Linked, ...]
    cure: Cure | None
    withdrawn: str  # why it was taken out; "" while it stands

    def lasts_on(self, first: date, last: date) -> bool:
        """Whether it was there on any day of a period."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How often a cause hindered, how often it was cured, and how many requests it delayed."""

    cause: Cause
    obstacles: int
    cured: int
    requests: int
