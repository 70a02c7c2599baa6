"""Obstacles: written down, cured, taken out; one event each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ppid_desk.audits.obstacles import rows
from ppid_desk.audits.obstacles.rules import Cause, CauseCount, Cure, NewObstacle, Obstacle
from ppid_desk.errors import Refusal
from ppid_desk.handling.facts import LONGEST
from ppid_desk.language import short_date
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from ppid_desk.text import clean

_ALL = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR, Role.AUDITOR)
_TAKES_OUT = (Role.PPID, Role.SUPERIOR, Role.AUDITOR)


class Obstacles:
    """The obstacles of one office. Whoever works here writes them down; PPID, superior and auditor take them out."""

    def __init__(self, books: Books, who: Who) -> None:
        self._books, self._who = books, who

    def add(self, new: NewObstacle) -> Obstacle:
        """Write an obstacle down. Raises Refusal with the fact that does not fit."""
        officer, today = self._allowed(*_ALL), self._books.clock.today()
        text = _text(new.text, "text", Refusal("obstacle_text_missing", field="text"))
        _check_days(new.first, new.last, today)

        def write(writing: Writing) -> Obstacle:
            requests, findings = tuple(rows.requests_of(writing, new)), tuple(rows.findings_of(writing, new))
            at = journal.moment_of_record(writing, self._books.clock.now())
            id_ = rows.insert(writing, new, text, (requests, findings), officer, at)
            return rows.one(writing, id_)

        return self._books.write(write)

    def cure(self, number: str, cure: Cure) -> Obstacle:
        """Say that an obstacle was cured; one that still lasted ends on that day. Raises Refusal."""
        how = _text(cure.how, "how", Refusal("obstacle_cure_missing", field="how"))

        def change(found: Obstacle) -> dict[str, Any]:
            if found.cure:
                raise Refusal("obstacle_cured", number=found.number, day=short_date(found.cure.on))
            _check_days(found.first, cure.on, self._books.clock.today())
            return {"ended_on": (found.last or cure.on).isoformat(), "cured_on": cure.on.isoformat(), "cure": how}

        return self._change(number, rows.CURED, _ALL, change)

    def withdraw(self, number: str, reason: str) -> Obstacle:
        """Take out what was written down by mistake; the row stays with its reason, and counts no more."""

        def change(found: Obstacle) -> dict[str, Any]:
            return {"withdrawn": _text(reason, "reason", Refusal("obstacle_reason_missing", number=found.number))}

        return self._change(number, rows.WITHDRAWN, _TAKES_OUT, change)

    def get(self, number: str) -> Obstacle:
        """An obstacle by number or id. Raises Refusal."""
        self._allowed(*_ALL)
        with self._books.read() as reading:
            return rows.one(reading, number)

    def listed(self, period: Period | None = None, *, withdrawn: bool = False) -> tuple[Obstacle, ...]:
        """The obstacles that were there in a period, the newest first; with `withdrawn` those taken out too."""
        self._allowed(*_ALL)
        with self._books.read() as reading:
            found = rows.all_where(reading, "ORDER BY began_on DESC, year DESC, seq DESC")
        within = (each for each in found if period is None or each.lasts_on(period.first, period.last))
        return tuple(each for each in within if withdrawn or not each.withdrawn)

    def of(self, subject: str) -> tuple[Obstacle, ...]:
        """The obstacles that delayed a request, or belong to a finding, by its UUID or number."""
        return tuple(
            each
            for each in self.listed()
            if any(subject in (link.subject, link.number) for link in (*each.requests, *each.findings))
        )

    def counts(self, period: Period | None = None) -> tuple[CauseCount, ...]:
        """The causes of a period by how often they hindered; a request that two obstacles delayed counts once."""
        found = self.listed(period)
        counted = []
        for cause in Cause:
            of_it = [each for each in found if each.cause is cause]
            delayed = {link.subject for each in of_it for link in each.requests}
            if of_it:
                counted.append(
                    CauseCount(cause, len(of_it), sum(each.cure is not None for each in of_it), len(delayed))
                )
        return tuple(sorted(counted, key=lambda each: -each.obstacles))

    def faults(self) -> Iterator[str]:
        """What of the obstacles does not agree with the journal, one line each."""
        from ppid_desk.audits.obstacles.audit import faults

        with self._books.read() as reading:
            yield from faults(reading)

    def _allowed(self, *roles: Role) -> Officer:
        officer = self._who()
        allow(officer, *roles)
        return officer

    def _change(
        self, number: str, kind: str, roles: tuple[Role, ...], change: Callable[[Obstacle], dict[str, Any]]
    ) -> Obstacle:
        officer = self._allowed(*roles)

        def write(writing: Writing) -> Obstacle:
            found = rows.one(writing, number)
            if found.withdrawn:
                raise Refusal("obstacle_withdrawn", number=found.number, reason=found.withdrawn)
            columns = change(found)
            at = journal.moment_of_record(writing, self._books.clock.now())
            salt = bytes(writing.value("SELECT salt FROM audit_obstacle WHERE id = ?", (found.id,)))
            sets = ", ".join(f"{name} = ?" for name in columns)
            writing.run(f"UPDATE audit_obstacle SET {sets} WHERE id = ?", (*columns.values(), found.id))
            journal.append(writing, at, officer.name, kind, found.id, rows.changed(found.number, columns, salt))
            return rows.one(writing, found.id)

        return self._books.write(write)


def _check_days(first: date, last: date | None, today: date) -> None:
    latest = max(first, last or first)
    if latest > today:
        raise Refusal("obstacle_future", field="to" if last else "from", day=short_date(latest))
    if last and last < first:
        raise Refusal("obstacle_backwards", field="to", first=short_date(first), last=short_date(last))


def _text(raw: str, field: str, missing: Refusal) -> str:
    text = clean(raw).text.strip()
    if not text:
        raise missing
    if len(text) > LONGEST:
        raise Refusal("text_too_long", field=field, length=len(text), longest=LONGEST)
    return text
