"""The front door: opens the books of a folder and hands out the areas of work."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from ppid_desk import paths, settings
from ppid_desk.catalogue.area import Catalogue
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.enclosures import audit as enclosures_audit
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.errors import Refusal
from ppid_desk.handling.redating import Redating
from ppid_desk.handling.service import Handling
from ppid_desk.objections.service import Objections
from ppid_desk.papers.rules import Paper, Picture
from ppid_desk.people import roster
from ppid_desk.people.officers import Officers
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Officer, OfficerFacts, Role, Who, allow
from ppid_desk.printing.rules import JobState
from ppid_desk.printing.service import Spool
from ppid_desk.records import copies, key, opening
from ppid_desk.records.books import Books
from ppid_desk.records.copies import Copy, Standing
from ppid_desk.records.drafts import Drafts
from ppid_desk.records.keeping import Keeping, Kept, Made
from ppid_desk.records.turns import Presence, Slot
from ppid_desk.reports.closing import Closing
from ppid_desk.reports.open_files import OpenFiles
from ppid_desk.reports.registers import Registers
from ppid_desk.reports.service import ServiceReports
from ppid_desk.requests.rules import REGISTER, Filter, NewRequest, Request, SlipWanted
from ppid_desk.requests.service import Requests
from ppid_desk.workdays import audit as calendar_audit
from ppid_desk.workdays import days_off
from ppid_desk.workdays.changing import Changing
from ppid_desk.workdays.service import Workdays

_TESTED = "recovery.tested"

__all__ = ["Desk", "Filter", "Kept", "Made", "NewRequest", "Request", "SlipWanted"]


class Desk:
    """One office's desk, open in this process. Made by `Desk.open`; close it when done."""

    def __init__(
        self,
        places: paths.Places,
        clock: Clock,
        chosen: settings.Settings,
        books: Books,
        presence: Presence,
        officers: Officers,
    ) -> None:
        self.places = places
        self.clock = clock
        self.books = books
        self._presence = presence
        self.officers = officers
        self.who: Who = officers.who
        self._shown_once: list[Path] = []
        with books.read() as reading:
            self.demo: bool = reading.value("SELECT kind FROM office WHERE id = 1") == opening.DEMO
            self.workdays = Workdays.shipped()
            self.workdays.follow(reading)
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
        """Found a demo office, marked as such for ever; its chance comes from `seed`. Refused where books exist.

        Where the settings name nobody, invented people are officer, PPID and superior.
        """
        from ppid_desk.requests.samples import with_people

        settings_text = with_people(settings_text or settings.prefilled(), seed)
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
            officers = Officers(books, chosen, seed)
            _keep(books, officers, text, chosen)
            days_off.begin(books, officers.witness)
            return cls(places, clock, chosen, books, presence, officers)
        except BaseException:
            books.close()
            presence.leave()
            raise

    @cached_property
    def printing(self) -> Spool:
        """The print spool."""
        return Spool(self.books, self.who, lambda: self.officers.witness)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Public information: what is excluded, and by which decree."""
        return Catalogue(self.books, self.workdays, self.who, self._item_of)

    def _item_of(self, number: str, item: int) -> str:
        """The number of a request as it stands, that has such an item (from 1). Raises Refusal."""
        found = self.requests.find(number)
        if found is None:
            raise Refusal("number_unknown", field="request", number=number)
        request = self.requests.get(found)
        if not 1 <= item <= len(request.items):
            raise Refusal("dik_test_item", field="item", number=request.number, item=item, most=len(request.items))
        return request.number

    @cached_property
    def enclosures(self) -> Enclosures:
        """Files on requests and on whatever else the books hold."""
        return Enclosures(self.books, self.who)

    @property
    def closing(self) -> Closing:
        """The day's end."""
        return Closing(self.books, self.settings, self.who)

    @cached_property
    def calendar(self) -> Changing:
        """The office's days off, and changing them under open files."""
        return Changing(self.books, self.workdays, {REGISTER: Redating()}, self._may_change_calendar)

    def _may_change_calendar(self) -> str:
        officer = self.who()
        allow(officer, Role.PPID, Role.ADMIN)
        return officer.name

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet registered."""
        return Drafts(self.books)

    @property
    def copies(self) -> Keeping:
        """The copies that are kept by the schedule."""
        return Keeping(self.books, self.settings.copies)

    @cached_property
    def handling(self) -> Handling:
        """The life of requests after they were registered."""
        return Handling(
            self.books, self.workdays, self.who, self.officers.all, self.catalogue.citing, lambda: self.settings,
            demo=self.demo,
        )  # fmt: skip

    @property
    def registers(self) -> Registers:
        """The register books of a period."""
        return Registers(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @property
    def service_reports(self) -> ServiceReports:
        """Service reports: figures, the office's texts, papers."""
        return ServiceReports(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @property
    def open_files(self) -> OpenFiles:
        """The open files of each unit."""
        return OpenFiles(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @cached_property
    def objections(self) -> Objections:
        """Objections and disputes."""
        return Objections(self.books, self.settings, self.workdays, self.who, self.officers.all, demo=self.demo)

    def change_settings(self, changes: Mapping[str, object]) -> None:
        """Change settings by name ("office.city" → "Serang"): file and journal, and what works with them from now on.

        Raises Refusal with the setting that is wrong; then nothing is changed.
        """
        permit(self.who(), Act.SETTINGS)
        text = settings.changed(settings.read(self.places.settings), changes)
        chosen = settings.parse(text, self.places.settings.name)
        self._refuse_next_number(chosen)
        self.write_paper(self.places.settings, text.encode())
        _keep(self.books, self.officers, text, chosen)
        self._use(chosen)

    def _refuse_next_number(self, chosen: settings.Settings) -> None:
        before, after = self.settings.numbers, chosen.numbers
        given = self.requests.next_number()[1]
        if given and (before.next, before.next_year, before.office) != (after.next, after.next_year, after.office):
            raise Refusal("template_in_use", field="numbers.next")

    def _use(self, chosen: settings.Settings) -> None:
        self.settings = chosen
        self.requests = Requests(self.books, chosen, self.workdays, self.who, demo=self.demo)
        self.__dict__.pop("objections", None)

    def follow_settings(self) -> bool:
        """Work with what another window set in the meantime, days off too; whether there was something."""
        self.officers.follow()
        with self.books.read() as reading:
            other_days = self.workdays.follow(reading)
        chosen = settings.parse(settings.read(self.places.settings), self.places.settings.name)
        if chosen == self.settings:
            return other_days
        self._use(chosen)
        return True

    @property
    def recovery_tested(self) -> bool:
        """Whether somebody has read the recovery sheet back: only then its code is known to be at hand."""
        return self.demo or opening.was_told(self.books, _TESTED)

    def test_recovery(self, typed: Mapping[int, str]) -> None:
        """Compare groups that were read from the sheet with the key, and note that they fit. Raises Refusal."""
        actor = permit(self.who(), Act.BOOKS).name
        for index, text in typed.items():
            key.check_group(self.books.key, index, text)
        opening.tell(self.books, actor, _TESTED, {"groups": sorted(typed)})

    def scanned(self, code: str) -> tuple[str, Any]:
        """What a scanned code means: kind and what is meant by it.

        There are ("request", number or None), ("objection", number or None), ("paper", number) and ("closing", what
        compares). Raises Refusal for a false code.
        """
        if self.closing.is_closing(code):
            return "closing", self.closing.compare(code)
        if self.objections.is_slip(code):
            return "objection", self.objections.find(code)
        paper = self.requests.paper_of(code)
        return ("paper", paper) if paper else ("request", self.requests.find(code))

    def slot(self) -> Slot:
        """Take the next free place for a window at this PC."""
        return Slot(self.places.folder)

    def changes(self) -> int:
        """A number that differs when anything was written, here or in another process."""
        return self.books.changes()

    def copy(self, target: Path) -> Copy:
        """Make a verified copy of the books in a file that the officer names."""
        permit(self.who(), Act.BOOKS)
        return copies.copy_books(self.books, target)

    def print_again(self, number: str, slot: int) -> None:
        """Print a slip again on the officer's word: the same copy when it surely never came out, else a new one.

        A copy that came out, or may have, is followed by one that is marked SALINAN. Raises Refusal while it prints.
        """
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
        with self.books.read_afresh() as reading:
            yield from copies.faults_of_file(reading)
            yield from enclosures_audit.faults(reading)
            yield from roster.faults(reading)
            yield from calendar_audit.faults(reading, self.workdays, self.clock.today())
        yield from self.requests.faults()
        yield from self.catalogue.faults()
        yield from self.handling.faults()
        yield from self.objections.faults()
        yield from self.service_reports.faults()

    def recovery_groups(self) -> tuple[str, ...]:
        """The books' key as it stands on the recovery sheet."""
        permit(self.who(), Act.BOOKS)
        return key.recovery_groups(self.books.key)

    def recovery_sheet(self) -> bytes:
        """The recovery sheet as PDF, for the safe of the PPID."""
        from ppid_desk.papers.recovery import render_recovery_sheet
        from ppid_desk.requests.papers import recovery_content

        permit(self.who(), Act.BOOKS)
        content = recovery_content(self.settings, self.clock.today(), self.books.key, demo=self.demo)
        return render_recovery_sheet(content)

    def allow_restoring(self) -> None:
        """Raises Refusal where whoever acts may not put a copy back."""
        permit(self.who(), Act.BOOKS)

    def change_officer(self, officer: str, facts: OfficerFacts) -> Officer:
        """Change an officer; one whom the settings name changes there too, since papers name them from there."""
        changed = self.officers.change(officer, facts)
        if unlike := self.officers.unlike(officer, self.settings):
            self.change_settings(unlike)
        return changed

    def recovery_codes(self, officer: str) -> bytes:
        """Make ten new recovery codes of an officer, as the one sheet that shows them (PDF)."""
        from ppid_desk.people.papers import codes_sheet

        codes = self.officers.new_codes(officer)
        return codes_sheet(self.settings, self.clock.today(), self.officers.named(officer), codes, demo=self.demo)

    def recovery_codes_file(self, officer: str) -> Path:
        """The sheet of new recovery codes as a file that can be opened and printed; it goes when the desk closes."""
        file = self.places.slips / "kode-pemulihan.pdf"
        self.write_paper(file, self.recovery_codes(officer))
        key.keep_private(file)
        self._shown_once.append(file)
        return file

    def emergency_forms(self, many: int) -> Path:
        """Reserve so many numbers and make their forms as a file that can be opened and printed."""
        papers = self.requests.reserving.reserve(many)
        file = self.places.slips / f"formulir-darurat-{papers[0].seq:04d}-{papers[-1].seq:04d}.pdf"
        self.write_paper(file, self.requests.emergency_forms(papers))
        return file

    def addenda(self, numbers: Sequence[str]) -> Path:
        """Make the addendum slips of requests that the calendar moved as a file that can be opened and printed."""
        file = self.places.slips / f"slip-tambahan-{self.clock.now():%Y%m%d-%H%M%S}.pdf"
        paper = Paper.ROLL80 if self.settings.printing.paper == Paper.ROLL80 else Paper.A5
        self.write_paper(file, self.requests.addenda(numbers, paper))
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

    def letter_file(self, number: str, kind: str, place: int | None = None) -> Path:
        """A paper of a case as a file that can be opened and printed. Raises Refusal where a fact is missing."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"{kind}-{name}{f'-{place}' if place else ''}.pdf"
        self.write_paper(file, self.handling.paper(number, kind, place))
        return file

    def objection_file(self, number: str, kind: str) -> Path:
        """The slip or the answer ("slip", "letter") of an objection as a file that can be opened and printed."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"{'tanda-bukti' if kind == 'slip' else 'tanggapan'}-{name}.pdf"
        self.write_paper(file, self.objections.slip(number) if kind == "slip" else self.objections.letter(number))
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
        for file in self._shown_once:
            with contextlib.suppress(OSError):  # a program that shows it may hold it open
                file.unlink(missing_ok=True)
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
    from ppid_desk.papers.test_page import render_test_page
    from ppid_desk.requests.papers import letterhead

    return render_test_page(letterhead(chosen), Paper(chosen.printing.paper), printer)


def has_books(folder: Path | None) -> bool:
    """Whether a folder holds the books of an office."""
    return paths.Places(Path(folder or paths.default_folder()).absolute()).books.exists()


def open_existing(folder: Path | None, clock: Clock | None = None) -> Desk:
    """Open the desk of a folder that has books. Raises Refusal where there are none."""
    if not has_books(folder):
        raise Refusal("books_missing", file=paths.Places(Path(folder or paths.default_folder()).absolute()).books)
    return Desk.open(folder, clock)


def found_office(folder: Path | None, settings_text: str | None = None, clock: Clock | None = None) -> Desk:
    """Found the books of an office in an empty folder. Raises Refusal where there are books."""
    _refuse_existing(folder)
    return Desk.open(folder, clock, settings_text=settings_text)


def found_demo(folder: Path | None, files: int, settings_text: str | None = None, clock: Clock | None = None) -> None:
    """Found a demo office with so many synthetic files, the same for the same number and date."""
    from ppid_desk.handling.samples import Lives, crew_of
    from ppid_desk.requests.samples import FIRST_DAY, MOST, fill, seed_of

    if not 1 <= files <= MOST:
        raise Refusal("demo_size", field="--demo", n=files, most=MOST)
    _refuse_existing(folder)
    today = (clock or Clock.of()).today()
    opened = Clock.standing(datetime.combine(FIRST_DAY, time(7), ZoneInfo(OFFICE_ZONE)))  # before its first file
    seed = seed_of(files, today)
    with Desk.open_demo(folder or paths.default_folder(), opened, seed, settings_text) as desk:
        lives = Lives(crew_of(desk.officers.all(), desk.settings), desk.workdays, today, seed)
        fill(desk.books, desk.settings, desk.workdays, files, today, lives)


def _refuse_existing(folder: Path | None) -> None:
    places = paths.Places(Path(folder or paths.default_folder()).absolute())
    if places.books.exists():
        raise Refusal("books_exist", folder=places.folder)


def restore(
    folder: Path | None, source: Path, code: str | None, clock: Clock | None = None, actor: str = ""
) -> tuple[Copy, Path | None]:
    """Put a copy back into a folder, with the key that is there or the code of the recovery sheet.

    `actor` is who does it (default: the settings' officer). Returns what was restored and where the books that stood
    there went. Raises Refusal or Trouble; then nothing is changed.
    """
    places = paths.prepare(folder or paths.default_folder())
    _, chosen = _settings(places, None)
    clock = clock or Clock.of(chosen.time_zone)
    return copies.restore(places, source, _key_for(places, code), clock.now(), actor or chosen.officer.name)


def look_at_copy(folder: Path | None, source: Path, code: str | None) -> Standing:
    """Verify a copy and compare it with the books in a folder. Raises Refusal or Trouble; changes nothing."""
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


def _keep(books: Books, officers: Officers, text: str, chosen: settings.Settings) -> None:
    """Note changed settings in the books, and rename the officers whom they name differently now."""
    known = _kept(books)
    opening.keep_settings(books, text, officers.witness)
    with contextlib.suppress(Refusal):  # what stood there before may not be readable any more
        officers.rename(settings.parse(known), chosen, officers.witness)


def _kept(books: Books) -> str:
    with books.read() as reading:
        return str(reading.value("SELECT settings FROM office WHERE id = 1"))
