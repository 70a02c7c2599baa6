"""Buku register: the official books of a period, written to a file; making one is an event, since it names people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.language import plain_date
from ppid_desk.papers.books.registers import objection_book, request_book
from ppid_desk.papers.books.rules import Book, Format, Step, nobody
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.papers.rules import Paper
from ppid_desk.papers.whole import whole
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.reports import entries, objection_lines
from ppid_desk.reports.rules import BookKind, Form, Period, Written
from ppid_desk.requests.papers import letterhead
from ppid_desk.requests.reserving import spoken
from ppid_desk.requests.rules import SpokenState
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_FULL = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR)
_WITHOUT = {
    SpokenState.RESERVED: "dicadangkan pada formulir darurat",
    SpokenState.UNUSED: "tidak terpakai",
    SpokenState.LEFT_OUT: "ada dalam register lama, tidak diambil",
}


class Registers:
    """The register books of one office."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who, *, demo: bool) -> None:
        self._books, self._settings, self._workdays, self._who = books, settings, workdays, who
        self._demo = demo

    def count(self, kind: BookKind, period: Period) -> int:
        """How many rows a book would have."""
        with self._books.read() as reading:
            return self._count(reading, kind, period)

    def write(
        self, kind: BookKind, period: Period, form: Form, file: Path, paper: Paper = Paper.A4, step: Step = nobody
    ) -> Written:
        """Write a book to `file`, which appears when it is complete; the journal then tells what left the house.

        An auditor gets it with names and contacts masked. `step(done, all)` raises to stop: nothing is left behind.
        Raises Refusal where the officer may not, or the form is none of a book; Trouble when nothing can be written.
        """
        from ppid_desk.papers.books.writing import write_book

        officer = self._who()
        allow(officer, *_FULL, Role.AUDITOR)
        if form is Form.JSON:
            raise Refusal("book_form", field="format", form=form.value)
        masked = not officer.roles.intersection(_FULL)
        with whole(file) as new:
            with self._book(kind, period, masked=masked) as book, _named(file):
                write_book(book, Format(form.value), new, paper, step)
                rows = book.count
            written = Written(str(file), rows, _sha256(new), masked)
            self._tell(officer.name, kind, period, form, written)
        return written

    @contextmanager
    def _book(self, kind: BookKind, period: Period, *, masked: bool) -> Iterator[Book]:
        with self._books.read() as reading:
            many, head, signs = self._count(reading, kind, period), letterhead(self._settings), self._signs()
            if kind is BookKind.OBJECTIONS:
                lines = objection_lines.entries(reading, self._workdays, period, masked=masked)
                yield objection_book(lines, many, period.words, head, signs, demo=self._demo)
                return
            found = entries.entries(reading, self._workdays, kind, period, masked=masked)
            election = kind is BookKind.ELECTION
            notes = () if election else self._notes(reading, period)
            yield request_book(
                found, many, period.words, head, signs, election=election, notes=notes, demo=self._demo
            )  # fmt: skip

    def _count(self, reading: Reading, kind: BookKind, period: Period) -> int:
        if kind is BookKind.OBJECTIONS:
            return objection_lines.count(reading, period)
        where, values = entries.condition(kind, period)
        return int(reading.value(f"SELECT count(*) FROM request WHERE {where}", values))

    def _notes(self, reading: Reading, period: Period) -> tuple[str, ...]:
        """The numbers of the period's years that no request bears, each with what became of it."""
        said = [
            f"{each.number} ({_WITHOUT[each.state]}{f': {each.reason}' if each.reason else ''})"
            for year in range(period.first.year, period.last.year + 1)
            for each in spoken(reading, year)
            if each.state in _WITHOUT
        ]
        return (f"Nomor tanpa permohonan: {'; '.join(said)}.",) if said else ()

    def _signs(self) -> tuple[Sign, ...]:
        """Who signs: the PPID has seen it, the officer keeps it."""
        ppid, officer, office = self._settings.ppid, self._settings.officer, self._settings.office
        today = f"{office.city}, {plain_date(self._books.clock.today(), 'id')}"
        return (
            Sign((ppid.title or "PPID",), ppid.name, ppid.nip, above="Mengetahui"),
            Sign((officer.title or "Petugas Pelayanan Informasi",), officer.name, officer.nip, above=today),
        )

    def _tell(self, actor: str, kind: BookKind, period: Period, form: Form, written: Written) -> None:
        facts = {
            "book": kind.value, "from": period.first.isoformat(), "to": period.last.isoformat(), "format": form.value,
            "rows": written.rows, "sha256": written.sha256, "masked": written.masked,
        }  # fmt: skip

        def tell(writing: Writing) -> None:
            at = journal.moment_of_record(writing, self._books.clock.now())
            office = writing.value("SELECT uuid FROM office WHERE id = 1")
            journal.append(writing, at, actor, "register.written", office, facts)

        self._books.write(tell)


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Name the file that was asked for, not the one that grows beside it."""
    try:
        yield
    except Trouble as trouble:
        if "file" in trouble.values:
            trouble.values["file"] = file
        raise


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
