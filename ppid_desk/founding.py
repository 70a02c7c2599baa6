"""Founding an office, opening the one of a folder, and putting a copy back; and papers that need no books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ppid_desk import paths, settings
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.desk import Desk, settings_of
from ppid_desk.errors import Refusal
from ppid_desk.records import key

if TYPE_CHECKING:
    from ppid_desk.audits.packs.laptop import Laptop as Laptop  # noqa: PLC0414  (for annotations of the screens)
    from ppid_desk.audits.packs.rules import PackHead
    from ppid_desk.papers.rules import Picture
    from ppid_desk.records.copies import Copy, Standing


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
    from ppid_desk.catalogue.samples import write_list
    from ppid_desk.handling.samples import Lives, crew_of
    from ppid_desk.objections.samples import ObjectedLives, superior_of
    from ppid_desk.requests.samples import FIRST_DAY, MOST, fill, seed_of

    if not 1 <= files <= MOST:
        raise Refusal("demo_size", field="--demo", n=files, most=MOST)
    _refuse_existing(folder)
    today = (clock or Clock.of()).today()
    opened = Clock.standing(datetime.combine(FIRST_DAY, time(7), ZoneInfo(OFFICE_ZONE)))  # before its first file
    seed = seed_of(files, today)
    with Desk.open_demo(folder or paths.default_folder(), opened, seed, settings_text) as desk:
        officers, days = desk.officers.all(), desk.workdays
        crew = crew_of(officers, desk.settings)
        desk.books.write(lambda writing: write_list(writing, opened.now(), crew.desk.name))
        superior = superior_of(officers, crew, desk.settings)
        lives = ObjectedLives(Lives(crew, days, today, seed), crew, superior, desk.settings, days, today, seed)
        fill(desk.books, desk.settings, days, files, today, lives)
        desk.books.write(lives.finish)


def _refuse_existing(folder: Path | None) -> None:
    places = paths.Places(Path(folder or paths.default_folder()).absolute())
    if places.books.exists():
        raise Refusal("books_exist", folder=places.folder)


def is_pack(file: Path) -> bool:
    """Whether a file that was double-clicked bears the ending of an audit that was taken along."""
    from ppid_desk.audits.packs.rules import OUT_ENDING

    return file.suffix.casefold() == OUT_ENDING


def look_at_pack(file: Path) -> PackHead:
    """What stands openly on an audit's pack: number, owner, last day. Raises Refusal for anything else, Trouble."""
    from ppid_desk.audits.packs import laptop

    return laptop.look(file)


def packs_here(root: Path | None = None) -> tuple[tuple[PackHead, Path], ...]:
    """The audits that were opened on this PC before, each with its pack, the one that ends first standing first."""
    from ppid_desk.audits.packs import laptop

    return laptop.on_this_pc(root)


def open_pack(file: Path, passphrase: str, root: Path | None = None, clock: Clock | None = None) -> Laptop:
    """Open an audit that was taken along, on a PC that needs no office; the first time its books are made.

    Raises Refusal for a wrong passphrase and for a pack that is not as it should be, Trouble.
    """
    from ppid_desk.audits.packs.laptop import Laptop

    return Laptop.open(file, passphrase, root, clock)


def restore(
    folder: Path | None, source: Path, code: str | None, clock: Clock | None = None, actor: str = ""
) -> tuple[Copy, Path | None]:
    """Put a copy back into a folder, with the key that is there or the code of the recovery sheet.

    `actor` is who does it (default: the settings' officer). Returns what was restored and where the books that stood
    there went. Raises Refusal or Trouble; then nothing is changed.
    """
    from ppid_desk.records import copies

    places = paths.prepare(folder or paths.default_folder())
    _, chosen = settings_of(places, None)
    clock = clock or Clock.of(chosen.time_zone)
    return copies.restore(places, source, _key_for(places, code), clock.now(), actor or chosen.officer.name)


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
