"""The exclusion list: what is in force on a day, and every change of it as a dated fact with its decree."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from ppid_desk.catalogue import rows
from ppid_desk.catalogue.checks import checked_decree, checked_entry, checked_withdrawal
from ppid_desk.catalogue.history import told_of
from ppid_desk.catalogue.lawful import citable
from ppid_desk.catalogue.rows import DECREE, ENTRY, Pen
from ppid_desk.catalogue.rules import (
    Decree,
    DecreeFacts,
    Entry,
    EntryFacts,
    Expiring,
    Standing,
    Told,
    Withdrawal,
    matching,
)
from ppid_desk.errors import Refusal
from ppid_desk.language import plain_date
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.service import Workdays

T = TypeVar("T")
_LEAST_ID = 6  # signs of an id that is not written whole
_ADD, _CORRECT = (Role.PPID, Role.UNIT), (Role.PPID,)


def signed(books: Books, who: Who, work: Callable[[Pen], T], *roles: Role) -> T:
    """Do work in one transaction under the name of who acts now. Raises Refusal without one of the roles."""
    officer = who()
    allow(officer, *roles)
    now = books.clock.now()

    def write(writing: Writing) -> T:
        return work(Pen(writing, journal.moment_of_record(writing, now), officer.name))

    return books.write(write)


class Exclusions:
    """Daftar Informasi yang Dikecualikan. Everybody reads; the PPID and its units add, the PPID withdraws."""

    def __init__(self, books: Books, workdays: Workdays, who: Who) -> None:
        self._books, self._workdays, self._who = books, workdays, who

    def all(self) -> tuple[Entry, ...]:
        """Every entry, whatever became of it, by decree (the newest first) and code."""
        with self._books.read() as reading:
            return rows.entries(reading)

    def decrees(self) -> tuple[Decree, ...]:
        """Every decree, the newest first."""
        with self._books.read() as reading:
            return rows.decrees(reading)

    def in_force(self, day: date) -> tuple[Entry, ...]:
        """The entries that may be cited on a day."""
        return tuple(each for each in self.all() if each.standing(day) is Standing.IN_FORCE)

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entries in which every word stands: code, information, decree, law, unit, consequence."""
        return matching(self.all(), words)

    def get(self, id_: str) -> Entry:
        """An entry as it stands now. Raises Refusal."""
        with self._books.read() as reading:
            return rows.entry(reading, id_)

    def entry(self, id_: str, day: date) -> Entry:
        """An entry that may be cited on a day: asked for when a refusal is drafted, signed and sent.

        Raises Refusal: dik_unknown, dik_not_in_force, dik_withdrawn (naming the decree that withdrew it, and the day).
        """
        with self._books.read() as reading:
            return cited(reading, id_, day)

    def expiring(self, today: date) -> tuple[Expiring, ...]:
        """The entries whose period ends today or later, by the day until which a decree must come.

        Counted back 30 working days from the last day (R-17, PP 61/2010 Ps 11(2)); afterwards it opens by itself.
        """
        found = [
            Expiring(each, each.ends_on, self._workdays.opening_decree_by(each.ends_on))
            for each in self.all()
            if each.ends_on and each.ends_on >= today and each.standing(today) is not Standing.WITHDRAWN
        ]
        return tuple(sorted(found, key=lambda each: (each.decree_by.date, each.entry.code)))

    def history(self, id_: str) -> tuple[Told, ...]:
        """What the journal tells of a decree or an entry, in order; an entry's with that of its decree."""
        with self._books.read() as reading:
            decree = reading.value("SELECT decree FROM exclusion WHERE id = ?", (id_,))
            return told_of(reading, *(each for each in (decree, id_) if each))

    def find(self, id_: str) -> Decree | Entry:
        """The decree or entry of an id, of its first signs, or of its number and code where they are one's alone.

        Raises Refusal.
        """
        with self._books.read() as reading:
            wanted = rows.one_number(id_)
            found: list[Decree | Entry] = [*rows.entries(reading), *rows.decrees(reading)]
        hits = [each for each in found if each.id == wanted or _begins(each.id, wanted) or wanted in _names(each)]
        if len(hits) != 1:
            raise Refusal("dik_id_short", field="dik", id=id_)
        return hits[0]

    def allow_writing(self, *, correcting: bool) -> None:
        """Raises Refusal where whoever acts may not add to the list, or correct it: asked before anything is typed."""
        allow(self._who(), *(_CORRECT if correcting else _ADD))

    def add_decree(self, facts: DecreeFacts) -> Decree:
        """Write a decree down. Raises Refusal with the field that does not fit."""
        checked = checked_decree(facts, self._books.clock.today())

        def work(pen: Pen) -> Decree:
            if rows.decree_id(pen.writing, checked.number):
                raise Refusal("dik_decree_known", field="number", number=checked.number)
            id_ = put_decree(pen, checked)
            return rows.decree(pen.writing, id_)

        return signed(self._books, self._who, work, *_ADD)

    def add_entry(self, decree: str, facts: EntryFacts) -> Entry:
        """Write an entry down under the decree of an id. Raises Refusal with the field that does not fit."""
        checked = checked_entry(facts)

        def work(pen: Pen) -> Entry:
            number = rows.decree(pen.writing, decree).number
            _code_is_free(pen.writing, decree, checked.code, number)
            return rows.entry(pen.writing, put_entry(pen, checked, decree))

        return signed(self._books, self._who, work, *_ADD)

    def withdraw(self, id_: str, withdrawal: Withdrawal) -> None:
        """Withdraw an entry, or a decree with all its entries, by another decree. Raises Refusal."""
        signed(self._books, self._who, lambda pen: put_withdrawal(pen, id_, withdrawal), *_CORRECT)

    def correct_decree(self, id_: str, facts: DecreeFacts, withdrawal: Withdrawal | None, reason: str) -> Decree:
        """Correct what was typed wrong: the whole decree as it should stand. The old facts stay in the journal."""
        checked = checked_decree(facts, self._books.clock.today())
        held = checked_withdrawal(withdrawal, checked.decided_on) if withdrawal else None

        def work(pen: Pen) -> Decree:
            rows.decree(pen.writing, id_)
            if rows.decree_id(pen.writing, checked.number) not in (None, id_):
                raise Refusal("dik_decree_known", field="number", number=checked.number)
            said = {"reason": _reason(reason)}
            pen.change(DECREE, id_, "corrected", rows.columns_of_decree(checked, held), **said)
            return rows.decree(pen.writing, id_)

        return signed(self._books, self._who, work, *_CORRECT)

    def correct_entry(self, id_: str, facts: EntryFacts, withdrawal: Withdrawal | None, reason: str) -> Entry:
        """Correct what was typed wrong: the whole entry as it should stand. The old facts stay in the journal."""
        checked = checked_entry(facts)

        def work(pen: Pen) -> Entry:
            before = rows.entry(pen.writing, id_)
            if checked.code != before.code:
                _code_is_free(pen.writing, before.decree.id, checked.code, before.decree.number)
            held = checked_withdrawal(withdrawal, before.decree.decided_on) if withdrawal else None
            columns = rows.columns_of_entry(checked, before.decree.id, held)
            pen.change(ENTRY, id_, "corrected", columns, reason=_reason(reason))
            return rows.entry(pen.writing, id_)

        return signed(self._books, self._who, work, *_CORRECT)


def cited(reading: Reading, id_: str, day: date) -> Entry:
    """An entry that may be cited on a day, within somebody else's transaction. Raises Refusal as `Exclusions.entry`."""
    found = rows.entry(reading, id_)
    refusal = citable(found, day)
    if refusal:
        raise refusal
    return found


def put_decree(pen: Pen, facts: DecreeFacts) -> str:
    """Write a checked decree; returns its id."""
    id_ = str(uuid.uuid4())
    pen.add(DECREE, id_, rows.columns_of_decree(facts))
    return id_


def put_entry(pen: Pen, facts: EntryFacts, decree: str, withdrawal: Withdrawal | None = None) -> str:
    """Write a checked entry; returns its id."""
    id_ = str(uuid.uuid4())
    pen.add(ENTRY, id_, rows.columns_of_entry(facts, decree, withdrawal))
    return id_


def put_withdrawal(pen: Pen, id_: str, withdrawal: Withdrawal) -> None:
    """Write that a decree or an entry is withdrawn. Raises Refusal when it is already, or the facts do not fit."""
    is_entry = pen.writing.value("SELECT 1 FROM exclusion WHERE id = ?", (id_,))
    found: Decree | Entry = rows.entry(pen.writing, id_) if is_entry else rows.decree(pen.writing, id_)
    decree = found.decree if isinstance(found, Entry) else found
    checked = checked_withdrawal(withdrawal, decree.decided_on)
    if found.withdrawal:
        what = f"{found.code} ({decree.number})" if isinstance(found, Entry) else found.number
        on, by = plain_date(found.withdrawal.on), found.withdrawal.by
        raise Refusal("dik_already_withdrawn", field="withdrawn_on", what=what, on=on, by=by)
    pen.change(ENTRY if is_entry else DECREE, id_, "withdrawn", rows.columns_of_withdrawal(checked))


def _code_is_free(reading: Reading, decree: str, code: str, number: str) -> None:
    if reading.value("SELECT 1 FROM exclusion WHERE decree = ? AND code = ?", (decree, code)):
        raise Refusal("dik_code_known", field="code", number=number, entry=code)


def _reason(text: str) -> str:
    if not text.strip():
        raise Refusal("dik_reason", field="reason")
    return text.strip()


def _names(found: Decree | Entry) -> set[str]:
    if isinstance(found, Entry):
        return {rows.one_number(found.code), rows.one_number(f"{found.decree.number} {found.code}")}
    return {rows.one_number(found.number)}


def _begins(id_: str, wanted: str) -> bool:
    return len(wanted) >= _LEAST_ID and id_.startswith(wanted)
