"""Permohonan uji konsekuensi: applications for a test, sent through KPU Provinsi (PKPU 22/2023 Ps 25(2))."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

from ppid_desk.catalogue import rows
from ppid_desk.catalogue.history import told_of
from ppid_desk.catalogue.rows import TEST, Pen
from ppid_desk.catalogue.rules import ConsequenceTest, Result, Told
from ppid_desk.catalogue.service import signed
from ppid_desk.errors import Refusal
from ppid_desk.language import plain_date
from ppid_desk.people.rules import Role, Who
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading
from ppid_desk.text import clean

ItemOf = Callable[[str, int], str]  # number of a request and place of an item → the number as it stands; raises Refusal
_LONGEST = 300


class ConsequenceTests:
    """The clock of a request does not stop while a test is pending: it supports an extension only."""

    def __init__(self, books: Books, who: Who, item_of: ItemOf) -> None:
        self._books, self._who, self._item_of = books, who, item_of

    def all(self) -> tuple[ConsequenceTest, ...]:
        """Every application, the newest first."""
        with self._books.read() as reading:
            return rows.tests(reading)

    def of(self, request: str) -> tuple[ConsequenceTest, ...]:
        """The applications about a request."""
        return tuple(each for each in self.all() if each.request == request)

    def get(self, number: str) -> ConsequenceTest:
        """One application by its number. Raises Refusal."""
        with self._books.read() as reading:
            return _one(reading, number)

    def history(self, number: str) -> tuple[Told, ...]:
        """What the journal tells of an application."""
        with self._books.read() as reading:
            return told_of(reading, _one(reading, number).id)

    def send(self, number: str, sent_on: date, request: str, item: int) -> ConsequenceTest:
        """Write down that an application was sent about an item (from 1) of a request. Raises Refusal."""
        plain = " ".join(clean(number).text.split())
        if not plain or len(plain) > _LONGEST:
            raise Refusal("dik_too_long" if plain else "dik_empty", field="number", most=_LONGEST)
        if sent_on > self._books.clock.today():
            raise Refusal("old_in_future", field="sent_on")
        about = self._item_of(request, item)

        def work(pen: Pen) -> ConsequenceTest:
            if any(rows.one_number(each.number) == rows.one_number(plain) for each in rows.tests(pen.writing)):
                raise Refusal("dik_test_known", field="number", number=plain)
            columns = {
                "number": plain, "sent_on": sent_on.isoformat(), "request": about, "item": item, "result": None,
                "result_on": None, "decree": None,
            }  # fmt: skip
            pen.add(TEST, str(uuid.uuid4()), columns)
            return _one(pen.writing, plain)

        return signed(self._books, self._who, work, Role.PPID, Role.UNIT)

    def decide(self, number: str, result: Result, on: date, decree: str = "") -> ConsequenceTest:
        """Write down what came back; what is excluded names its decree, which the list must hold. Raises Refusal."""
        if on > self._books.clock.today():
            raise Refusal("old_in_future", field="result_on")

        def work(pen: Pen) -> ConsequenceTest:
            test = _one(pen.writing, number)
            if not test.pending:
                raise Refusal("dik_test_done", field="number", number=test.number)
            if on < test.sent_on:
                raise Refusal("dik_test_early", field="result_on", day=plain_date(test.sent_on))
            excluded = rows.decree_id(pen.writing, decree) if result is Result.EXCLUDED else None
            if result is Result.EXCLUDED and excluded is None:
                raise Refusal("dik_test_decree", field="decree", number=decree)
            changed = {"result": result.value, "result_on": on.isoformat(), "decree": excluded}
            pen.change(TEST, test.id, "decided", changed)
            return _one(pen.writing, number)

        return signed(self._books, self._who, work, Role.PPID, Role.UNIT)


def _one(reading: Reading, number: str) -> ConsequenceTest:
    wanted = rows.one_number(number)
    found = next((each for each in rows.tests(reading) if rows.one_number(each.number) == wanted), None)
    if found is None:
        raise Refusal("dik_test_unknown", field="number", number=number)
    return found
