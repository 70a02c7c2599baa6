"""Taking an exclusion list in: every row as an entry under its decree, or named with what does not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from ppid_desk.catalogue import rows
from ppid_desk.catalogue.columns import HEADS
from ppid_desk.catalogue.reader import ListedRow, Reader
from ppid_desk.catalogue.rows import Pen
from ppid_desk.catalogue.rules import Decree, DecreeFacts, Entry, EntryFacts, Imported
from ppid_desk.catalogue.service import put_decree, put_entry, put_withdrawal, signed
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading
from ppid_desk.sentences import SENTENCES
from ppid_desk.sheets.file import read_lines
from ppid_desk.sheets.headings import Matched, matched
from ppid_desk.sheets.rules import LeftOut, Line, Unfit

Step = Callable[[int, int], None]  # done, all; raises to stop
MOST_ROWS = 20_000


@dataclass(slots=True)
class _Plan:
    fits: list[ListedRow] = field(default_factory=list)
    withdrawn: list[tuple[str, ListedRow]] = field(default_factory=list)  # id of the entry that the row withdraws
    left_out: list[LeftOut] = field(default_factory=list)
    already: int = 0
    decrees: dict[str, tuple[int, DecreeFacts]] = field(default_factory=dict)  # number → row, facts
    codes: dict[tuple[str, str], int] = field(default_factory=dict)  # number and code → row


class TakingIn:
    """Takes exclusion lists in. The PPID and its units may; to withdraw what is in the books takes the PPID."""

    def __init__(self, books: Books, who: Who) -> None:
        self._books, self._who = books, who

    def look(self, file: Path, by_hand: Mapping[str, str] | None = None, sheet: str = "") -> Imported:
        """What taking the file in would give; nothing is written."""
        lines, found = _read(file, by_hand, sheet)
        with self._books.read() as reading:
            return _told(self._plan(reading, lines, found), applied=False)

    def apply(
        self, file: Path, by_hand: Mapping[str, str] | None = None, sheet: str = "", step: Step | None = None
    ) -> Imported:
        """Take in what fits, all in one transaction; what `step` raises leaves everything as it was."""
        lines, found = _read(file, by_hand, sheet)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()

        def work(pen: Pen) -> _Plan:
            plan = self._plan(pen.writing, lines, found)
            if plan.withdrawn:
                allow(self._who(), Role.PPID)
            self._write(pen, plan, step)
            if plan.fits or plan.withdrawn:
                pen.tell("exclusions.imported", digest, _account(file, digest, plan))
            return plan

        return _told(signed(self._books, self._who, work, Role.PPID, Role.UNIT), applied=True)

    def _plan(self, reading: Reading, lines: list[Line], found: Matched) -> _Plan:
        reader, plan = Reader(found, self._books.clock.today()), _Plan()
        decrees = {rows.one_number(each.number): each for each in rows.decrees(reading)}
        known = {(rows.one_number(each.decree.number), each.code): each for each in rows.entries(reading)}
        for line in lines[found.first :]:
            try:
                row = reader.read(line)
                _sort_in(plan, row, decrees, known)
            except Unfit as unfit:
                reason = tr(SENTENCES[unfit.code], **unfit.values)
                plan.left_out.append(LeftOut(line.row, found.heading(unfit.name), unfit.value, reason))
        return plan

    def _write(self, pen: Pen, plan: _Plan, step: Step | None) -> None:
        ids: dict[str, str] = {}
        for place, row in enumerate(plan.fits):
            if step:
                step(place, len(plan.fits))
            number = rows.one_number(row.decree.number)
            if number not in ids:
                ids[number] = rows.decree_id(pen.writing, row.decree.number) or put_decree(pen, row.decree)
            put_entry(pen, row.entry, ids[number], row.withdrawal)
        for id_, row in plan.withdrawn:
            if row.withdrawal:
                put_withdrawal(pen, id_, row.withdrawal)


def _read(file: Path, by_hand: Mapping[str, str] | None, sheet: str) -> tuple[list[Line], Matched]:
    lines = read_lines(file, sheet, MOST_ROWS)
    return lines, matched(lines, HEADS, by_hand)


def _sort_in(
    plan: _Plan, row: ListedRow, decrees: Mapping[str, Decree], known: Mapping[tuple[str, str], Entry]
) -> None:
    number = rows.one_number(row.decree.number)
    first, facts = plan.decrees.setdefault(number, (row.row, row.decree))
    if _said(facts) != _said(row.decree):
        raise Unfit("dik_decree_differs", "decided_on", row.decree.decided_on, number=row.decree.number, row=first)
    if number in decrees and _said(decrees[number]) != _said(row.decree):
        raise Unfit("dik_decree_differs_books", "number", row.decree.number, number=row.decree.number)
    if plan.codes.setdefault((number, row.entry.code), row.row) != row.row:
        raise Unfit("dik_code_twice", "code", row.entry.code, row=plan.codes[number, row.entry.code])
    entry = known.get((number, row.entry.code))
    if entry is None:
        plan.fits.append(row)
    elif _facts(entry) != row.entry:
        raise Unfit("dik_differs", "code", row.entry.code)
    elif row.withdrawal in (None, entry.withdrawn):
        plan.already += 1
    elif entry.withdrawal is None:
        plan.withdrawn.append((entry.id, row))
    else:
        raise Unfit("dik_differs", "withdrawn_on", row.withdrawal.on if row.withdrawal else "")


def _said(decree: DecreeFacts) -> tuple[object, ...]:
    """What makes a decree the same: who decided it and when."""
    return decree.decided_on, decree.issuer, rows.one_number(decree.issuer_name)


def _facts(entry: Entry) -> EntryFacts:
    return EntryFacts(
        entry.code, entry.information, entry.grounds, entry.consequence, entry.in_force_from, entry.years, entry.until,
        entry.other_law, entry.public_interest, entry.unit,
    )  # fmt: skip


def _account(file: Path, digest: str, plan: _Plan) -> dict[str, object]:
    many = {"taken": len(plan.fits), "withdrawn": len(plan.withdrawn), "left_out": len(plan.left_out)}
    return {"file": file.name, "sha256": digest, **many}


def _told(plan: _Plan, *, applied: bool) -> Imported:
    decrees = len({rows.one_number(row.decree.number) for row in plan.fits})
    return Imported(applied, decrees, len(plan.fits), len(plan.withdrawn), plan.already, tuple(plan.left_out))
