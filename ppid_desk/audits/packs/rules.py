"""What goes out and comes back: the facts of a pack, what becomes of each record, the acceptance report."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ppid_desk.facts import dataclass

OUT_ENDING, RETURN_ENDING = ".ppid-audit", ".ppid-return"  # of the files' names
MOST_DAYS = 366  # that a pack may be out
USUAL_DAYS = 14  # that it is out when nobody says otherwise


class Outcome(StrEnum):
    """What became of a record that came back."""

    TAKEN = "taken"
    ALREADY = "already"  # known with the same content
    LATE = "late"  # terlambat: kept, and changes nothing, since the audit was closed before
    REFUSED = "refused"  # with its reason; the pack is kept as evidence


@dataclass(frozen=True, slots=True)
class PackHead:
    """What anybody may read on a pack before it is opened; nobody but the owner is named."""

    pack: str  # UUID
    number: str  # of the audit
    office: str
    owner: str
    made_at: datetime
    expires: date  # the last day on which it should be answered

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return today > self.expires


@dataclass(frozen=True, slots=True)
class CheckedOut:
    """A pack as the office's books know it. `device` is the public key of the laptop (hexadecimal)."""

    id: str  # UUID
    run: str
    number: str
    owner: str  # officer's id
    owner_name: str
    device: str
    made_at: datetime
    expires: date
    revoked_at: datetime | None
    revoked_reason: str
    returns: int  # packs that came back and were taken in
    records: int  # of this laptop in the books
    returned_at: datetime | None  # the newest of them


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the acceptance report: a record or a file that came back. `title` says what it is about."""

    sequence: int  # of the record; 0 for a file
    id: str
    kind: str  # "answer", "finding", "decision", "evidence"; "file" for a file
    item: str
    subject: str
    outcome: Outcome
    reason: str = ""  # why it was refused, or what is odd about it


@dataclass(frozen=True, slots=True)
class Head:
    """How many records of a laptop one side has, and the digest of them all in order (hexadecimal)."""

    records: int
    digest: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Berita acara penerimaan paket: what came back, line by line, and how both sides agree afterwards."""

    pack: CheckedOut
    sha256: str  # of the file that came back
    made_at: datetime  # when the laptop made it
    taken_at: datetime
    taken_by: str
    lines: tuple[Line, ...]
    laptop: Head
    office: Head
    expired: bool  # it came back after its last day
    closed: bool  # the audit was closed before
    again: bool  # this very file was taken in before
    kept: bool  # the file was kept as evidence, since something of it was refused

    def many(self, outcome: Outcome) -> int:
        """How many records and files met with an outcome."""
        return sum(each.outcome is outcome for each in self.lines)

    @property
    def agrees(self) -> bool:
        """Whether both sides hold the same records of this laptop."""
        return self.laptop == self.office


@dataclass(frozen=True, slots=True)
class Returned:
    """A pack for the way back, as the laptop made it."""

    file: Path
    sha256: str
    records: int
    files: int
