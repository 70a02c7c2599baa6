"""The door of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ppid_desk.catalogue import audit
from ppid_desk.catalogue.citing import Citing
from ppid_desk.catalogue.service import Exclusions
from ppid_desk.catalogue.taking_in import TakingIn
from ppid_desk.catalogue.template import template
from ppid_desk.catalogue.testing import ConsequenceTests, ItemOf
from ppid_desk.people.rules import Who
from ppid_desk.records.books import Books
from ppid_desk.workdays.service import Workdays


class Catalogue:
    """Informasi publik: the exclusion list, the consequence tests, and lists that are taken in."""

    def __init__(self, books: Books, workdays: Workdays, who: Who, item_of: ItemOf) -> None:
        self._books = books
        self.exclusions = Exclusions(books, workdays, who)
        self.tests = ConsequenceTests(books, who, item_of)
        self.taking_in = TakingIn(books, who)
        self.citing = Citing(self.exclusions, self.tests)

    def template(self, file: Path) -> bytes:
        """The empty list in the format that the file's name asks for. Raises Refusal for another than .xlsx, .csv."""
        return template(file)

    def faults(self) -> Iterator[str]:
        """Everything in the catalogue that does not agree with the journal."""
        with self._books.read() as reading:
            yield from audit.faults(reading)
