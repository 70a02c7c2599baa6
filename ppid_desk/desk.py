"""The front door: opens the books of a folder and hands out the areas of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from ppid_desk import paths, settings
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.errors import Refusal
from ppid_desk.records import key, opening
from ppid_desk.records.books import Books
from ppid_desk.records.turns import Presence, Slot
from ppid_desk.requests.rules import Filter, NewRequest, Request, SlipWanted
from ppid_desk.requests.service import Requests
from ppid_desk.workdays.service import Workdays

if TYPE_CHECKING:
    from ppid_desk.papers.rules import Picture
    from ppid_desk.printing.service import Spool
    from ppid_desk.records.copies import Copy, Standing
    from ppid_desk.records.drafts import Drafts
    from ppid_desk.records.keeping import Keeping, Kept, Made  # noqa: TC004  (for annotations of the screens)
    from ppid_desk.reports.closing import Closing

_TESTED = "recovery.tested"

__all__ = ["Desk", "Filter", "Kept", "Made", "NewRequest", "Request", "SlipWanted"]


class Desk:
    """One office's desk, open in this process. Made by `Desk.open`; close it when done."""

    def __init__(
        self, places: paths.Places, clock: Clock, chosen: settings.Settings, books: Books, presence: Presence
    ) -> None:
        self.places = places
        self.clock = clock
        self.books = books
        self._presence = presence
        with books.read() as reading:
            self.demo: bool = reading.value("SELECT kind FROM office WHERE id = 1") == opening.DEMO
        self.workdays = Workdays.shipped()
        self.requests: Requests
        self._use(chosen)

    @classmethod
    def open(cls, folder: Path | None = None, clock: Clock | None = None, *, settings_text: str | None = None) -> Desk:
        """Open the desk of a folder (default: the user's own), founding new books where there are none.

        `settings_text` is what the settings file of new books begins with. Raises Refusal or Trouble with the reason;
        then nothing is left half-made.
        """
        return cls._opened(folder, clock, settings_text, opening.REAL, b"")

    @classmethod
    def open_demo(cls, folder: Path, clock: Clock | None, seed: bytes, settings_text: str | None = None) -> Desk:
        """Found a demo office, marked as such for ever; its chance comes from `seed`. Refused where books exist."""
        return cls._opened(folder, clock, settings_text, opening.DEMO, seed)

    @classmethod
    def _opened(cls, folder: Path | None, clock: Clock | None, text: str | None, kind: str, seed: bytes) -> Desk:
        places = paths.prepare(folder or paths.default_folder())
        given = text
        text, chosen = _settings(places, text)
        clock = clock or Clock.of(chosen.time_zone)
        books, presence = opening.open_books(places, clock, opening.Founding(kind, text, chosen.officer.name, seed))
        try:
            if given is not None or not places.settings.exists():
                places.settings.write_text(_kept(books), encoding="utf-8")
                text, chosen = _settings(places, None)
            opening.keep_settings(books, text, chosen.officer.name)
            return cls(places, clock, chosen, books, presence)
        except BaseException:
            books.close()
            presence.leave()
            raise

    @cached_property
    def printing(self) -> Spool:
        """The print spool."""
        from ppid_desk.printing.service import Spool

        return Spool(self.books, self.settings.officer.name)

    @property
    def closing(self) -> Closing:
        """The day's end."""
        from ppid_desk.reports.closing import Closing

        return Closing(self.books, self.settings)

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet registered."""
        from ppid_desk.records.drafts import Drafts

        return Drafts(self.books)

    @property
    def copies(self) -> Keeping:
        """The copies that are kept by the schedule."""
        from ppid_desk.records.keeping import Keeping

        return Keeping(self.books, self.settings.copies)

    def change_settings(self, changes: Mapping[str, object]) -> None:
        """Change settings by name ("office.city" → "Serang"): file and journal, and what works with them from now on.

        Raises Refusal with the setting that is wrong; then nothing is changed.
        """
        text = settings.changed(settings.read(self.places.settings), changes)
        chosen = settings.parse(text, self.places.settings.name)
        self._refuse_next_number(chosen)
        self.write_paper(self.places.settings, text.encode())
        opening.keep_settings(self.books, text, self.settings.officer.name)
        self._use(chosen)

    def _refuse_next_number(self, chosen: settings.Settings) -> None:
        before, after = self.settings.numbers, chosen.numbers
        given = self.requests.next_number()[1]
        if given and (before.next, before.next_year, before.office) != (after.next, after.next_year, after.office):
            raise Refusal("template_in_use", field="numbers.next")

    def _use(self, chosen: settings.Settings) -> None:
        self.settings = chosen
        self.requests = Requests(self.books, chosen, self.workdays, demo=self.demo)
        self.__dict__.pop("printing", None)

    def follow_settings(self) -> bool:
        """Work with what another window set in the meantime; whether there was something."""
        chosen = settings.parse(settings.read(self.places.settings), self.places.settings.name)
        if chosen == self.settings:
            return False
        self._use(chosen)
        return True

    @property
    def recovery_tested(self) -> bool:
        """Whether somebody has read the recovery sheet back: only then its code is known to be at hand."""
        return self.demo or opening.was_told(self.books, _TESTED)

    def test_recovery(self, typed: Mapping[int, str]) -> None:
        """Compare groups that were read from the sheet with the key, and note that they fit. Raises Refusal."""
        for index, text in typed.items():
            key.check_group(self.books.key, index, text)
        opening.tell(self.books, self.settings.officer.name, _TESTED, {"groups": sorted(typed)})

    def scanned(self, code: str) -> tuple[str, Any]:
        """What a scanned code means: ("request", number or None), ("paper", number), ("closing", what compares).

        Raises Refusal for a false code.
        """
        if self.closing.is_closing(code):
            return "closing", self.closing.compare(code)
        paper = self.requests.paper_of(code)
        return ("paper", paper) if paper else ("request", self.requests.find(code))

    def slot(self) -> Slot:
        """Take the next free place for a window at this PC."""
        return Slot(self.places.folder)

    def changes(self) -> int:
        """A number that differs when anything was written, here or in another process."""
        return self.books.changes()

    def copy(self, target: Path) -> Copy:
        """Make a verified copy of the books."""
        from ppid_desk.records import copies

        return copies.copy_books(self.books, target)

    def print_again(self, number: str, slot: int) -> None:
        """Print a slip again on the officer's word: the same copy when it surely never came out, else a new one.

        A copy that came out, or may have, is followed by one that is marked SALINAN. Raises Refusal while it prints.
        """
        from ppid_desk.printing.rules import JobState

        newest = self.printing.jobs(number)[0]
        if newest.state in (JobState.FAILED, JobState.NOT_PRINTED):
            self.printing.again(newest, slot)
        elif newest.state in (JobState.QUEUED, JobState.PRINTING):
            raise Refusal("slip_under_way", number=number)
        else:
            self.requests.reprint(number, SlipWanted(self.settings.printing.paper, slot))

    def write_paper(self, file: Path, pdf: bytes) -> None:
        """Write a paper to a file, wholly or not at all. Raises Trouble."""
        paths.write_whole(file, pdf)

    def faults(self) -> Iterator[str]:
        """Everything that is wrong with the books: file, journal, register; nothing when all is well."""
        from ppid_desk.records import copies

        with self.books.read() as reading:
            yield from copies.faults_of_file(reading)
        yield from self.requests.faults()

    def recovery_groups(self) -> tuple[str, ...]:
        """The books' key as it stands on the recovery sheet."""
        return key.recovery_groups(self.books.key)

    def recovery_sheet(self) -> bytes:
        """The recovery sheet as PDF, for the safe of the PPID."""
        from ppid_desk.papers.recovery import render_recovery_sheet
        from ppid_desk.requests.papers import recovery_content

        content = recovery_content(self.settings, self.clock.today(), self.books.key, demo=self.demo)
        return render_recovery_sheet(content)

    def emergency_forms(self, many: int) -> Path:
        """Reserve so many numbers and make their forms as a file that can be opened and printed."""
        papers = self.requests.reserving.reserve(many)
        file = self.places.slips / f"formulir-darurat-{papers[0].seq:04d}-{papers[-1].seq:04d}.pdf"
        self.write_paper(file, self.requests.emergency_forms(papers))
        return file

    def close_day(self) -> Path:
        """Close the day and make its sheet as a file that can be opened and printed."""
        sheet = self.closing.close()
        file = self.places.slips / f"tutup-hari-{sheet.day}-{sheet.nth}.pdf"
        self.write_paper(file, self.closing.paper(sheet, demo=self.demo))
        return file

    def form_file(self, number: str) -> Path:
        """The official form of a request as a file that can be opened and printed."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"formulir-{name}.pdf"
        self.write_paper(file, self.requests.form(number))
        return file

    def first_recovery_sheet(self) -> Path | None:
        """Make the recovery sheet that belongs to new books; None when it was made before, or for a demo."""
        file = self.places.recovery_sheet
        if self.demo or file.exists():
            return None
        self.write_paper(file, self.recovery_sheet())
        key.keep_private(file)
        return file

    def close(self) -> None:
        """Finish writing and let the books go."""
        self.books.close()
        self._presence.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def pages_of(pdf: bytes) -> list[tuple[float, float, Callable[[float], Picture]]]:
    """The pages of a PDF for a printer that takes pictures: width, height (points), picture by scale."""
    from ppid_desk.papers.picture import page_sizes, picture

    return [(wide, high, partial(picture, pdf, number)) for number, (wide, high) in enumerate(page_sizes(pdf))]


def test_page(chosen: settings.Settings, printer: str) -> bytes:
    """A page as PDF that shows whether a printer brings the paper of slips to paper; no books are needed."""
    from ppid_desk.papers.rules import Paper
    from ppid_desk.papers.test_page import render_test_page
    from ppid_desk.requests.papers import letterhead

    return render_test_page(letterhead(chosen), Paper(chosen.printing.paper), printer)


def open_existing(folder: Path | None, clock: Clock | None = None) -> Desk:
    """Open the desk of a folder that has books. Raises Refusal where there are none."""
    places = paths.Places(Path(folder or paths.default_folder()).absolute())
    if not places.books.exists():
        raise Refusal("books_missing", file=places.books)
    return Desk.open(folder, clock)


def found_office(folder: Path | None, settings_text: str | None = None, clock: Clock | None = None) -> Desk:
    """Found the books of an office in an empty folder. Raises Refusal where there are books."""
    _refuse_existing(folder)
    return Desk.open(folder, clock, settings_text=settings_text)


def found_demo(folder: Path | None, files: int, settings_text: str | None = None, clock: Clock | None = None) -> None:
    """Found a demo office with so many synthetic files, the same for the same number and date."""
    from ppid_desk.requests.samples import FIRST_DAY, MOST, fill, seed_of

    if not 1 <= files <= MOST:
        raise Refusal("demo_size", field="--demo", n=files, most=MOST)
    _refuse_existing(folder)
    today = (clock or Clock.of()).today()
    opened = Clock.standing(datetime.combine(FIRST_DAY, time(7), ZoneInfo(OFFICE_ZONE)))  # before its first file
    with Desk.open_demo(folder or paths.default_folder(), opened, seed_of(files, today), settings_text) as desk:
        fill(desk.books, desk.settings, desk.workdays, files, today)


def _refuse_existing(folder: Path | None) -> None:
    places = paths.Places(Path(folder or paths.default_folder()).absolute())
    if places.books.exists():
        raise Refusal("books_exist", folder=places.folder)


def restore(
    folder: Path | None, source: Path, code: str | None, clock: Clock | None = None
) -> tuple[Copy, Path | None]:
    """Put a copy back into a folder, with the key that is there or the code of the recovery sheet.

    Returns what was restored and where the books that stood there went. Raises Refusal or Trouble; then nothing is
    changed.
    """
    from ppid_desk.records import copies

    places = paths.prepare(folder or paths.default_folder())
    _, chosen = _settings(places, None)
    clock = clock or Clock.of(chosen.time_zone)
    return copies.restore(places, source, _key_for(places, code), clock.now(), chosen.officer.name)


def look_at_copy(folder: Path | None, source: Path, code: str | None) -> Standing:
    """Verify a copy and compare it with the books in a folder. Raises Refusal or Trouble; changes nothing."""
    from ppid_desk.records import copies

    places = paths.Places(Path(folder or paths.default_folder()).absolute())
    return copies.compared(places, source, _key_for(places, code))


def _key_for(places: paths.Places, code: str | None) -> bytes:
    if code is not None:
        return key.key_from_code(code)
    if places.key.exists():
        return key.read_key(places.key)
    raise Refusal("restore_needs_code", field="recovery_code")


def _settings(places: paths.Places, text: str | None) -> tuple[str, settings.Settings]:
    if text is None:
        text = settings.read(places.settings) if places.settings.exists() else settings.prefilled()
    return text, settings.parse(text, str(places.settings.name))


def _kept(books: Books) -> str:
    with books.read() as reading:
        return str(reading.value("SELECT settings FROM office WHERE id = 1"))
