"""What a closing sheet says, and what comparing it with the books finds; frozen facts."""

from __future__ import annotations

from datetime import date, datetime

from ppid_desk.facts import dataclass
from ppid_desk.printing.rules import JobState
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
class ClosingSheet:
    """Tutup hari: the day as the books hold it. `nth` counts the closings of the day; 0: not closed yet.

    `spoken` are the numbers without a request (reserved, given back, left out), `last` the last number of the year;
    `events` and `head` (hexadecimal) are the journal's length and newest hash, `mark` its 16 signs for the eye.
    """

    day: date
    nth: int
    made_at: datetime
    officer: str
    given: tuple[GivenNumber, ...]
    spoken: tuple[Spoken, ...]
    last: int
    counts: Counts
    faults: tuple[str, ...]
    events: int
    head: str
    mark: str
    qr: str

    def slips(self, *states: JobState) -> int:
        """How many of the day's slips stand so."""
        return sum(each.slip in states for each in self.given)


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
