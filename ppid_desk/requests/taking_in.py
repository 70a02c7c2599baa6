"""Taking an old register in: every row as a request as it was registered then, or named with what does not fit."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.numbering import Template
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Who
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests.checks import Checked
from ppid_desk.requests.old_columns import HEADS
from ppid_desk.requests.old_register import OldRow, Reader
from ppid_desk.requests.registration import Given, Identity, Registrar, built, dates_of
from ppid_desk.requests.rules import REGISTER, State, TakenIn
from ppid_desk.requests.rules import Path as Way
from ppid_desk.sentences import SENTENCES
from ppid_desk.settings import Settings
from ppid_desk.sheets.file import read_lines
from ppid_desk.sheets.headings import Matched, matched
from ppid_desk.sheets.rules import LeftOut, Line, Unfit

Step = Callable[[int, int], None]  # done, all; raises to stop
_APART = 500  # a number further than this beyond what the rows can explain is a slip of the pen


@dataclass(slots=True)
class _Plan:
    fits: list[OldRow]
    left_out: list[LeftOut]
    already: int
    seen: dict[tuple[int, int], str]  # (year, sequence) → the number of a row that bears it, whether it fits or not


class TakingIn:
    """Takes registers in for one office."""

    def __init__(self, books: Books, settings: Settings, registrar: Registrar, who: Who) -> None:
        self._books, self._settings, self._registrar, self._who = books, settings, registrar, who

    def columns(self, file: Path, by_hand: Mapping[str, str] | None = None, sheet: str = "") -> Matched:
        """Which columns were recognised. Raises Refusal when needed ones are not."""
        return matched(read_lines(file, sheet), HEADS, by_hand)

    def look(self, file: Path, by_hand: Mapping[str, str] | None = None, sheet: str = "") -> TakenIn:
        """What taking the file in would give; nothing is written."""
        now = self._books.clock.now()
        with self._books.read() as reading:
            plan = self._plan(reading, file, by_hand, sheet, now)
        return self._told(plan, applied=False)

    def apply(
        self, file: Path, by_hand: Mapping[str, str] | None = None, sheet: str = "", step: Step | None = None
    ) -> TakenIn:
        """Take in what fits, all in one transaction; what `step` raises leaves everything as it was."""
        officer, now = permit(self._who(), Act.REGISTER).name, self._books.clock.now()

        def work(writing: Writing) -> _Plan:
            at = journal.moment_of_record(writing, now)
            self._registrar.workdays.follow(writing)
            plan = self._plan(writing, file, by_hand, sheet, at)
            for place, row in enumerate(plan.fits):
                if step:
                    step(place, len(plan.fits))
                self._write(writing, row, file.name, at, officer)
            if plan.fits or plan.left_out:
                self._account(writing, plan, at)
            return plan

        return self._told(self._books.write(work), applied=True)

    def _plan(
        self, reading: Reading, file: Path, by_hand: Mapping[str, str] | None, sheet: str, now: datetime
    ) -> _Plan:
        lines = read_lines(file, sheet)
        found = matched(lines, HEADS, by_hand)
        reader = Reader(found, Template(self._settings.numbers.template), now)
        plan = _Plan([], [], 0, {})
        rows: dict[str, int] = {}
        for line in lines[found.first :]:
            try:
                row = reader.read(line)
                self._number_is_free(reading, row, rows, plan, len(lines))
            except Unfit as unfit:
                _leave_out(plan, line, found, unfit)
            else:
                rows[row.number.upper()] = row.row
        return plan

    def _number_is_free(self, reading: Reading, row: OldRow, rows: dict[str, int], plan: _Plan, many: int) -> None:
        year = row.received.year
        if row.number.upper() in rows:
            raise Unfit("old_number_twice", "number", row.number, row=rows[row.number.upper()])
        if (year, row.seq) in plan.seen:
            raise Unfit("old_sequence_twice", "number", row.number, number=plan.seen[year, row.seq])
        office = self._settings.numbers.office
        known = reading.row(
            "SELECT number, idempotency_key FROM request WHERE number = ?"
            " OR (register = ? AND office = ? AND year = ? AND seq = ?)",
            (row.number, REGISTER, office, year, row.seq),
        )
        if known and known[1] == _key(row):
            plan.already += 1
            plan.seen[year, row.seq] = row.number
            return
        if known:
            raise Unfit("old_number_taken", "number", row.number, number=known[0])
        spoken = reading.value(
            "SELECT state FROM spoken_number WHERE register = ? AND office = ? AND year = ? AND seq = ?",
            (REGISTER, office, year, row.seq),
        )
        if spoken not in (None, "left_out"):
            raise Unfit("old_number_reserved", "number", row.number)
        last = reading.value(
            "SELECT last FROM counter WHERE register = ? AND office = ? AND year = ?", (REGISTER, office, year)
        )
        if row.seq > (last or 0) + 3 * many + _APART:
            raise Unfit("old_number_far", "number", row.number)
        plan.seen[year, row.seq] = row.number
        plan.fits.append(row)

    def _write(self, writing: Writing, row: OldRow, file: str, at: datetime, officer: str) -> None:
        checked = Checked(replace(row.new, idempotency_key=_key(row)), Way.NORMAL, "", row.received, ())
        dates = dates_of(checked, self._registrar.workdays)
        given, identity = Given(row.seq, row.number), Identity.fresh()
        request = built(checked, dates, at, officer, given, identity)
        request = replace(request, handed_over=True, received_proof=f"register lama: {file}, baris {row.row}")
        if row.closed_on:
            request = replace(request, state=State.DONE, closed_on=row.closed_on)
        columns = json.dumps(row.columns, ensure_ascii=False, sort_keys=True)
        old = journal.commitment(identity.salt, columns)
        told = {"old": old, "closed": row.closed_on.isoformat() if row.closed_on else None}
        written = self._registrar.put(writing, request, dates, identity, "request.imported", None, told)
        writing.run(
            "INSERT INTO old_entry (request_id, file, line, columns) VALUES (?, ?, ?, ?)",
            (written, file, row.row, columns),
        )
        writing.run(
            "DELETE FROM spoken_number WHERE register = ? AND office = ? AND year = ? AND seq = ?",
            (REGISTER, self._settings.numbers.office, row.received.year, row.seq),
        )

    def _account(self, writing: Writing, plan: _Plan, at: datetime) -> None:
        """Raise the counters, and say of every number between that no request bears what became of it."""
        office, template = self._settings.numbers.office, Template(self._settings.numbers.template)
        by_year: dict[int, list[OldRow]] = defaultdict(list)
        for row in plan.fits:
            by_year[row.received.year].append(row)
        for year, rows in by_year.items():
            last = max(row.seq for row in rows)
            writing.run(
                "INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?) ON CONFLICT (register, office,"
                " year) DO UPDATE SET last = CASE WHEN excluded.last > counter.last THEN excluded.last"
                " ELSE counter.last END",
                (REGISTER, office, year, last),
            )
            self._speak_for_gaps(writing, office, year, template, at)

    def _speak_for_gaps(self, writing: Writing, office: str, year: int, template: Template, at: datetime) -> None:
        where = "register = ? AND office = ? AND year = ?"
        known: dict[int, str] = dict(
            writing.rows(f"SELECT seq, received_on FROM request WHERE {where}", (REGISTER, office, year))
        )
        rows = writing.rows(f"SELECT seq FROM spoken_number WHERE {where}", (REGISTER, office, year))
        spoken = {seq for (seq,) in rows}
        day = f"{year}-01-01"
        for seq in range(min(known), max(known) + 1):
            day = known.get(seq, day)
            if seq in known or seq in spoken:
                continue
            number = template.number(seq, date.fromisoformat(day))
            writing.run(
                "INSERT INTO spoken_number (register, office, year, seq, number, state, reason, changed_at)"
                " VALUES (?, ?, ?, ?, ?, 'left_out', ?, ?)",
                (REGISTER, office, year, seq, number, "", at.isoformat()),
            )

    def _told(self, plan: _Plan, *, applied: bool) -> TakenIn:
        closed = sum(row.closed_on is not None for row in plan.fits)
        numbers = [row.number for row in sorted(plan.fits, key=lambda row: (row.received.year, row.seq))]
        notes = tuple(LeftOut(row.row, "", row.number, tr(SENTENCES[note])) for row in plan.fits for note in row.notes)
        return TakenIn(
            applied=applied, taken=len(plan.fits), already=plan.already, open=len(plan.fits) - closed, closed=closed,
            left_out=tuple(plan.left_out), notes=notes, first=numbers[0] if numbers else "",
            last=numbers[-1] if numbers else "",
        )  # fmt: skip


def _leave_out(plan: _Plan, line: Line, found: Matched, unfit: Unfit) -> None:
    reason = tr(SENTENCES[unfit.code], **unfit.values)
    plan.left_out.append(LeftOut(line.row, found.heading(unfit.name), unfit.value, reason))


def _key(row: OldRow) -> str:
    """By what the same row is known again: all its cells, and its number."""
    said = json.dumps([row.number, sorted(row.columns.items())], ensure_ascii=False)
    return "register:" + hashlib.sha256(said.encode()).hexdigest()[:40]
