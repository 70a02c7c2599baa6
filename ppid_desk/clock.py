"""Now and today in the office's time zone: the one place where time enters the program.

Nothing else may call `datetime.now` or `date.today`; a test hands over a clock that stands still.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from ppid_desk.facts import dataclass

OFFICE_ZONE = "Asia/Jakarta"


def _machine_time() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The office's clock. Whatever zone the machine is set to, `now` and `today` are those of the office."""

    zone: ZoneInfo
    source: Callable[[], datetime] = _machine_time

    @classmethod
    def of(cls, zone: str = OFFICE_ZONE) -> Clock:
        """The machine's clock, read in an IANA zone such as "Asia/Jakarta"."""
        return cls(ZoneInfo(zone))

    @classmethod
    def standing(cls, moment: datetime, zone: str = OFFICE_ZONE) -> Clock:
        """A clock that always shows `moment` (aware): for tests and for samples."""
        return cls(ZoneInfo(zone), lambda: moment)

    def now(self) -> datetime:
        """The present moment, aware, in the office's zone, to the second (as it is printed)."""
        return self.source().astimezone(self.zone).replace(microsecond=0)

    def today(self) -> date:
        """The office's date."""
        return self.now().date()
