"""The yearly programme: planned, approved, carried out; what is due, late, or was never audited."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from ppid_desk.audits.findings.rules import AuditDuty, Task
from ppid_desk.audits.programme import rows
from ppid_desk.audits.programme.rules import (
    Coverage,
    Entry,
    Known,
    NewPlan,
    Planned,
    Ran,
    Standing,
    coverage,
    matched,
    standing_of,
)
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.text import clean, one_line
from ppid_desk.workdays.service import Workdays

_READS = (Role.AUDITOR, Role.PPID, Role.SUPERIOR)
_APPROVES = (Role.PPID, Role.SUPERIOR)
_YEARS_AHEAD, _LAST_MONTH, _LONGEST = 5, 12, 500
_NOW = (Standing.LATE, Standing.RUNNING, Standing.DUE)


class Programme:
    """Program audit tahunan. Auditors, PPID and superior plan; PPID or superior approve.

    `shipped` gives the checklists that come along.
    """

    def __init__(
        self, books: Books, workdays: Workdays, who: Who, officers: Callable[[], tuple[Officer, ...]],
        shipped: Callable[[], tuple[Known, ...]],
    ) -> None:  # fmt: skip
        self._books, self._workdays, self._who = books, workdays, who
        self._officers, self._shipped = officers, shipped

    def add(self, new: NewPlan) -> Entry:
        """Plan an audit; it waits for approval. Raises Refusal with the fact that does not fit."""
        officer, today = self._allowed(*_READS), self._books.clock.today()
        plan = self._checked(new, today)

        def write(writing: Writing) -> Entry:
            title = _title(self._known(writing), plan.form_id)
            made = replace(plan, title=title)
            _refuse_twice(writing, made)
            _insert(writing, made, officer, journal.moment_of_record(writing, self._books.clock.now()))
            return self._entry(writing, made.id)

        return self._books.write(write)

    def approve(self, year: int) -> tuple[Entry, ...]:
        """Approve what waits in the programme of a year, but for audits that the approver would carry out themselves.

        Raises Refusal when nothing else waits.
        """
        officer = self._allowed(*_APPROVES)

        def write(writing: Writing) -> tuple[Entry, ...]:
            waiting = rows.planned(writing, "WHERE year = ? AND approved_at IS NULL AND dropped = ''", (year,))
            if not waiting:
                raise Refusal("plan_nothing_to_approve", field="YEAR", year=year)
            others = [each for each in waiting if each.auditor != officer.id]
            if not others:
                raise Refusal("plan_own_audit", name=officer.name)
            at = journal.moment_of_record(writing, self._books.clock.now())
            for each in others:
                sql = "UPDATE audit_plan SET approved_at = ?, approved_by = ? WHERE id = ?"
                writing.run(sql, (at.isoformat(), officer.name, each.id))
                journal.append(writing, at, officer.name, rows.APPROVED, each.id, rows.told(each))
            return self._entries(writing, year)

        return self._books.write(write)

    def drop(self, id_: str, reason: str) -> Entry:
        """Take a planned audit out, with the reason; it stays to be seen. Raises Refusal."""
        officer, why = self._allowed(*_READS), clean(reason).text.strip()[:_LONGEST]
        if not why:
            raise Refusal("plan_reason_missing", field="reason")

        def write(writing: Writing) -> Entry:
            plan = rows.one(writing, id_)
            if plan.dropped:
                raise Refusal("plan_dropped", reason=plan.dropped)
            if plan.approved_on:
                allow(officer, *_APPROVES)
            at = journal.moment_of_record(writing, self._books.clock.now())
            writing.run("UPDATE audit_plan SET dropped = ? WHERE id = ?", (why, plan.id))
            journal.append(writing, at, officer.name, rows.DROPPED, plan.id, {"reason": why})
            return self._entry(writing, plan.id)

        return self._books.write(write)

    def listed(self, year: int) -> tuple[Entry, ...]:
        """The programme of a year by its months, with what was carried out."""
        self._allowed(*_READS)
        with self._books.read() as reading:
            return self._entries(reading, year)

    def due(self) -> tuple[Entry, ...]:
        """What is late or due now in every year, late ones first; what nobody approved yet too."""
        self._allowed(*_READS)
        with self._books.read() as reading:
            found = [each for each in self._entries(reading) if each.standing in _NOW]
        return tuple(sorted(found, key=lambda each: (_NOW.index(each.standing), each.plan.ends)))

    def coverage(self) -> tuple[Coverage, ...]:
        """Every checklist with the whole office ("") and every unit: what was never audited first, then by the last."""
        self._allowed(*_READS)
        with self._books.read() as reading:
            ran, known = rows.audits(reading), self._known(reading)
            planned = {each.unit for each in rows.planned(reading)}
        units = {each.unit for each in self._officers() if each.active and each.unit}
        return coverage(known, ["", *sorted(units | planned | {each.unit for each in ran} - {""})], ran)

    def results(self, form_id: str = "") -> tuple[Ran, ...]:
        """The closed audits, the oldest first, each with its share of the points: the results over time."""
        self._allowed(*_READS)
        with self._books.read() as reading:
            found = (each for each in rows.audits(reading) if each.closed_on)
            return tuple(each for each in found if form_id in ("", each.form_id))

    def checklists(self) -> tuple[Known, ...]:
        """The checklists that can be planned: those that come along, and those by which audits were run."""
        self._allowed(*_READS)
        with self._books.read() as reading:
            return self._known(reading)

    def duties(self, officer: Officer | None = None) -> tuple[AuditDuty, ...]:
        """What an officer (or whoever acts) has to do next: carry out planned audits, approve the programme."""
        who = officer or self._who()
        with self._books.read() as reading:
            entries = self._entries(reading)
        found = [*self._audits_of(who, entries), *(self._approvals(who, entries) if who.roles & {*_APPROVES} else ())]
        return tuple(sorted(found, key=lambda each: (each.day, each.subject)))

    def _audits_of(self, who: Officer, entries: tuple[Entry, ...]) -> Iterator[AuditDuty]:
        for each in entries:
            if each.plan.auditor == who.id and each.plan.approved_on and each.standing in _NOW:
                text = f"{each.plan.title} {each.plan.unit}".strip()
                yield self._duty(Task.AUDIT, each.plan.id, text, each.plan.ends, each.auditor)

    def _approvals(self, who: Officer, entries: tuple[Entry, ...]) -> Iterator[AuditDuty]:
        waiting = [each.plan for each in entries if each.waits and each.plan.auditor != who.id]
        for year in sorted({each.year for each in waiting}):
            of_year = [each for each in waiting if each.year == year]
            day = min(each.begins for each in of_year)
            yield self._duty(Task.APPROVE, str(year), f"{year}: {len(of_year)}", day, who.name)

    def _duty(self, task: Task, subject: str, text: str, day: date, holder: str) -> AuditDuty:
        today = self._books.clock.today()
        left = self._workdays.calendar.between(today, day)
        return AuditDuty(task, subject, text, day, left if day >= today else min(left, -1), holder)

    def faults(self) -> Iterator[str]:
        """What of the programme does not agree with the journal, one line each."""
        from ppid_desk.audits.programme.audit import faults

        with self._books.read() as reading:
            yield from faults(reading)

    def _allowed(self, *roles: Role) -> Officer:
        officer = self._who()
        allow(officer, *roles)
        return officer

    def _known(self, reading: Reading) -> tuple[Known, ...]:
        found = {each.form_id: each for each in (*self._shipped(), *rows.used(reading))}
        return tuple(found.values())

    def _entries(self, reading: Reading, year: int = 0) -> tuple[Entry, ...]:
        """The entries of a year, or of all: which audit fulfils which is seen over all years."""
        plans, today = rows.planned(reading), self._books.clock.today()
        fulfilled = matched(plans, rows.audits(reading))
        names = {each.id: each.name for each in self._officers()}
        return tuple(
            Entry(each, standing_of(each, fulfilled.get(each.id), today), fulfilled.get(each.id),
                  names.get(each.auditor, each.auditor))
            for each in plans
            if year in (0, each.year)
        )  # fmt: skip

    def _entry(self, reading: Reading, id_: str) -> Entry:
        return next(each for each in self._entries(reading) if each.plan.id == id_)

    def _checked(self, new: NewPlan, today: date) -> Planned:
        if not 1 <= new.first_month <= new.last_month <= _LAST_MONTH:
            raise Refusal("plan_months", field="months", first=new.first_month, last=new.last_month)
        if not today.year <= new.year <= today.year + _YEARS_AHEAD:
            raise Refusal("plan_year", field="year", year=new.year)
        unit, note = (one_line(clean(text).text)[:_LONGEST] for text in (new.unit, new.note))
        auditor = _auditor(self._officers(), new.auditor)
        return Planned(
            str(uuid.uuid4()), new.year, new.checklist, "", unit, new.first_month, new.last_month, auditor.id, note,
            None, "", "",
        )  # fmt: skip


def _auditor(officers: tuple[Officer, ...], named: str) -> Officer:
    found = [each for each in officers if each.active and named in (each.name, each.id, each.nip)]
    if len(found) != 1:
        known = ", ".join(each.name for each in officers if each.active and Role.AUDITOR in each.roles)
        raise Refusal("officer_unknown", field="auditor", name=named, known=known)
    if Role.AUDITOR not in found[0].roles:
        raise Refusal("plan_auditor", field="auditor", name=found[0].name)
    return found[0]


def _title(known: tuple[Known, ...], form_id: str) -> str:
    found = next((each.title for each in known if each.form_id == form_id), None)
    if found is None:
        said = ", ".join(each.form_id for each in known)
        raise Refusal("plan_checklist_unknown", field="checklist", name=form_id[:60], known=said)
    return found


def _refuse_twice(reading: Reading, plan: Planned) -> None:
    there = rows.planned(reading, "WHERE year = ? AND dropped = ''", (plan.year,))
    if any(
        (each.of, each.first_month, each.last_month) == (plan.of, plan.first_month, plan.last_month) for each in there
    ):
        raise Refusal("plan_twice", field="checklist")


def _insert(writing: Writing, plan: Planned, officer: Officer, at: datetime) -> None:
    event = journal.append(writing, at, officer.name, rows.ADDED, plan.id, rows.told(plan))
    row = {"id": plan.id, **rows.told(plan), "dropped": "", "event_seq": event.seq}
    writing.run(f"INSERT INTO audit_plan ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
