"""Copies of the books by a schedule: made verified, in their own folder and a second one, thinned by age.

A copy is named by the moment and by how many events it holds, so that nobody has to open it to know what is newer.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.records import copies
from ppid_desk.records.books import Books
from ppid_desk.records.copies import Copy
from ppid_desk.settings import Safekeeping

_NAME = re.compile(r"books-(\d{8}-\d{6})(?:-(\d+))?\.db")
_NEWEST_STAY = 2
_FOUNDING = 3  # events of new books, which alone need no copy: opened, their officers, their calendar


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy in a folder, by its name: when it was made (office time), and how many events it holds (-1: not said)."""

    file: Path
    made_at: datetime
    events: int


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was just made and verified; `second` where else it lies, `trouble` why it does not lie there."""

    copy: Copy
    second: Path | None
    trouble: Refusal | None


class Keeping:
    """The copies of one office."""

    def __init__(self, books: Books, wanted: Safekeeping) -> None:
        self._books = books
        self._wanted = wanted
        self._folder = books.places.copies

    def all(self) -> tuple[Kept, ...]:
        """Every copy that can be reached, the newest first; the second folder's only where the first has it not."""
        found = {kept.file.name: kept for folder in self._folders()[::-1] for kept in in_folder(folder, self._zone)}
        return tuple(sorted(found.values(), key=lambda kept: kept.made_at, reverse=True))

    def newest(self) -> Kept | None:
        """The newest copy in the copies' own folder."""
        return next(iter(in_folder(self._folder, self._zone)), None)

    def due(self, *, closing: bool = False) -> bool:
        """Whether a copy should be made now: something changed since the newest, and the day or the window ends."""
        newest = self.newest()
        if newest is None:
            return self._books.changes() > _FOUNDING
        old = newest.made_at.date() < self._books.clock.today()
        return (closing or old) and self._books.changes() != newest.events

    def now(self) -> Made:
        """Make a verified copy, then put it into the second folder too, then thin both by the schedule.

        Raises Refusal or Trouble when no good copy could be made; then every older one stays.
        """
        events = self._books.changes()
        target = self._folder / f"books-{self._books.clock.now():%Y%m%d-%H%M%S}-{events}.db"
        made = copies.copy_books(self._books, target)
        second, trouble = None, None
        if self._wanted.folder:
            try:
                second = self._to_second(made.file)
            except Refusal as refusal:
                trouble = refusal
        for folder in self._folders():
            self._thin(folder)
        return Made(made, second, trouble)

    def _to_second(self, file: Path) -> Path:
        folder = Path(self._wanted.folder)
        if not folder.is_dir():  # a stick that is not there must not become a folder on this disk
            raise Refusal("copies_folder_missing", folder=folder)
        target = folder / file.name
        unfinished = target.with_name(target.name + ".new")
        try:
            shutil.copyfile(file, unfinished)  # a finished copy that nobody writes to, not the books
            with unfinished.open("rb+") as stream:
                os.fsync(stream.fileno())
            if _digest(unfinished) != _digest(file):
                raise Trouble("copy_not_written", file=target, reason="≠")
            unfinished.replace(target)
        except OSError as error:
            raise Trouble("copy_not_written", file=target, reason=error.strerror or error) from error
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return target

    def _thin(self, folder: Path) -> None:
        wanted = self._wanted
        for kept in to_drop(in_folder(folder, self._zone), wanted.days, wanted.weeks, wanted.months):
            with contextlib.suppress(OSError):  # one that is in use is dropped the next time
                kept.file.unlink()

    def _folders(self) -> list[Path]:
        return [self._folder, *([Path(self._wanted.folder)] if self._wanted.folder else [])]

    def _zone(self, moment: str) -> datetime:
        return datetime.strptime(moment, "%Y%m%d-%H%M%S").replace(tzinfo=self._books.clock.zone)


def in_folder(folder: Path, zoned: Callable[[str], datetime]) -> tuple[Kept, ...]:
    """The copies in a folder that were named by `Keeping.now`, the newest first; none where there is no folder."""
    found = []
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            named = _NAME.fullmatch(file.name)
            if named:
                with contextlib.suppress(ValueError):
                    found.append(Kept(file, zoned(named[1]), int(named[2] or -1)))
    return tuple(sorted(found, key=lambda kept: (kept.made_at, kept.events), reverse=True))


def to_drop(kept: Iterable[Kept], days: int, weeks: int, months: int) -> tuple[Kept, ...]:
    """Which copies the schedule does not need any more; the two newest always stay."""
    newest_first = sorted(kept, key=lambda each: (each.made_at, each.events), reverse=True)
    stay = set(newest_first[:_NEWEST_STAY])
    for many, period in ((days, _day), (weeks, _week), (months, _month)):
        seen: set[date] = set()
        for each in newest_first:
            start = period(each.made_at.date())
            if start not in seen and len(seen) < many:
                seen.add(start)
                stay.add(each)
    return tuple(each for each in newest_first if each not in stay)


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _digest(file: Path) -> bytes:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
