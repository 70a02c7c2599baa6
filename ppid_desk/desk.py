"""The front door: opens the books of a folder and hands out the areas of work."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ppid_desk import paths, settings
from ppid_desk.clock import Clock
from ppid_desk.errors import Refusal
from ppid_desk.paper_files import PaperFiles
from ppid_desk.people.officers import Officers
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Officer, OfficerFacts, Who
from ppid_desk.printing.rules import JobKind
from ppid_desk.records import key, opening
from ppid_desk.records.books import Books
from ppid_desk.records.turns import Presence, Slot
from ppid_desk.requests.rules import Filter, NewRequest, Request, SlipWanted
from ppid_desk.requests.service import Requests
from ppid_desk.workdays import days_off
from ppid_desk.workdays.service import Workdays

if TYPE_CHECKING:
    from ppid_desk.records.copies import Copy
    from ppid_desk.records.keeping import Kept, Made  # noqa: TC004  (for annotations of the screens)

_TESTED = "recovery.tested"

__all__ = ["Desk", "Filter", "Kept", "Made", "NewRequest", "Request", "SlipWanted"]


class Desk(PaperFiles):
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
            self.workdays = Workdays.of_books(reading)
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
        text, chosen = settings_of(places, text)
        clock = clock or Clock.of(chosen.time_zone)
        books, presence = opening.open_books(places, clock, opening.Founding(kind, text, chosen.officer.name, seed))
        try:
            if given is not None or not places.settings.exists():
                places.settings.write_text(_kept(books), encoding="utf-8")
                text, chosen = settings_of(places, None)
            officers = Officers(books, chosen, seed)
            _keep(books, officers, text, chosen)
            days_off.begin(books, officers.witness)
            return cls(places, clock, chosen, books, presence, officers)
        except BaseException:
            books.close()
            presence.leave()
            raise

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
        self.officers.rules = chosen.passphrases.rules
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
        from ppid_desk.records import copies

        permit(self.who(), Act.BOOKS)
        return copies.copy_books(self.books, target)

    def print_again(self, number: str, slot: int, kind: JobKind = JobKind.SLIP) -> None:
        """Print a slip again on the officer's word: the same copy when it surely never came out, else a new one.

        A copy that came out, or may have, is followed by one that is marked SALINAN. Raises Refusal while it prints.
        """
        from ppid_desk.printing.rules import JobState

        newest = next(iter(self.printing.jobs(number, kind)), None)
        if newest and newest.state in (JobState.FAILED, JobState.NOT_PRINTED):
            self.printing.again(newest, slot)
        elif newest and newest.state in (JobState.QUEUED, JobState.PRINTING):
            raise Refusal("slip_under_way", number=number)
        elif kind is JobKind.OBJECTION:
            self.objections.reprint(number, slot)
        elif kind is JobKind.ADDENDUM:
            self.moved_slips.queue([number], slot)
        else:
            self.requests.reprint(number, SlipWanted(self.settings.printing.paper, slot))

    def hand_over(self, number: str) -> None:
        """Note that a request's slip, and the newest one about a moved date, are in the visitor's hand."""
        self.requests.hand_over(number)
        self.printing.hand_over_addenda(number)

    def faults(self) -> Iterator[str]:
        """Everything that is wrong with the books: file, journal, register; nothing when all is well."""
        from ppid_desk.enclosures import audit as enclosures_audit
        from ppid_desk.people import roster
        from ppid_desk.records import copies
        from ppid_desk.workdays import audit as calendar_audit

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
        yield from self.audits.faults()
        yield from self.findings.faults()
        yield from self.obstacles.faults()
        yield from self.programme.faults()
        yield from self.audit_packs.faults()

    def allow_restoring(self) -> None:
        """Raises Refusal where whoever acts may not put a copy back."""
        permit(self.who(), Act.BOOKS)

    def change_officer(self, officer: str, facts: OfficerFacts) -> Officer:
        """Change an officer; one whom the settings name changes there too, since papers name them from there."""
        changed = self.officers.change(officer, facts)
        if unlike := self.officers.unlike(officer, self.settings):
            self.change_settings(unlike)
        return changed

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


def settings_of(places: paths.Places, text: str | None) -> tuple[str, settings.Settings]:
    if text is None:
        text = settings.read(places.settings) if places.settings.exists() else settings.prefilled()
    return text, settings.parse(text, str(places.settings.name))


def _keep(books: Books, officers: Officers, text: str, chosen: settings.Settings) -> None:
    """Note changed settings in the books, and rename the officers whom they name differently now."""
    known = _kept(books)
    if known == text:
        return
    opening.keep_settings(books, text, officers.witness)
    with contextlib.suppress(Refusal):  # what stood there before may not be readable any more
        officers.rename(settings.parse(known), chosen, officers.witness)


def _kept(books: Books) -> str:
    with books.read() as reading:
        return str(reading.value("SELECT settings FROM office WHERE id = 1"))
