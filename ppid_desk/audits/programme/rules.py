"""Program audit: what is planned, how it stands, what was never audited; pure, no database, no clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ppid_desk.facts import dataclass
from ppid_desk.language import mark
from ppid_desk.reports.rules import Period


class Standing(StrEnum):
    """How a planned audit stands today."""

    LATER = "later"  # belum waktunya
    DUE = "due"  # waktunya
    RUNNING = "running"  # berjalan
    LATE = "late"  # terlambat
    DONE = "done"  # selesai
    DROPPED = "dropped"  # dicoret


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.LATER: mark("Later"), Standing.DUE: mark("Due now"), Standing.RUNNING: mark("Under way"),
    Standing.LATE: mark("Late"), Standing.DONE: mark("Done"), Standing.DROPPED: mark("Taken out"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewPlan:
    """An audit as it is planned: by which checklist (its form_id), of which unit ("" is the whole office), and when.

    It is carried out from the first day of `first_month` to the last day of `last_month` (1 to 12; a quarter is three
    months). `auditor` is a name, NIP or UUID.
    """

    year: int
    checklist: str
    auditor: str
    first_month: int
    last_month: int
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A checklist that audits go by, in its newest version."""

    form_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned audit. `auditor` is a UUID; `approved_by` a name, "" while nobody approved it."""

    id: str
    year: int
    form_id: str
    title: str
    unit: str
    first_month: int
    last_month: int
    auditor: str
    note: str
    approved_on: date | None
    approved_by: str
    dropped: str  # why it was taken out

    @property
    def begins(self) -> date:
        """The first day of its months."""
        return date(self.year, self.first_month, 1)

    @property
    def ends(self) -> date:
        """The last day of its months: by then it is closed."""
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])

    @property
    def of(self) -> tuple[str, str]:
        """What it is an audit of: checklist and unit, as they are compared."""
        return self.form_id, self.unit.casefold()


@dataclass(frozen=True, slots=True)
class Ran:
    """An audit that was carried out, or is; `share` from 0 to 1 is what it was worth when it was closed."""

    id: str
    number: str
    form_id: str
    title: str
    version: str
    unit: str
    period: Period
    started_on: date
    closed_on: date | None
    share: Decimal | None

    @property
    def of(self) -> tuple[str, str]:
        """What it was an audit of, as it is compared."""
        return self.form_id, self.unit.casefold()


@dataclass(frozen=True, slots=True)
class Entry:
    """A planned audit as it stands: with the audit that fulfils it, and the name of its auditor."""

    plan: Planned
    standing: Standing
    audit: Ran | None
    auditor: str

    @property
    def waits(self) -> bool:
        """Whether it still needs somebody's approval."""
        return self.plan.approved_on is None and not self.plan.dropped


@dataclass(frozen=True, slots=True)
class Coverage:
    """A checklist and a unit with the last audit of them; None: never audited."""

    form_id: str
    title: str
    unit: str
    last: Ran | None


def standing_of(plan: Planned, audit: Ran | None, today: date) -> Standing:
    """How a planned audit stands."""
    if plan.dropped:
        return Standing.DROPPED
    if audit and audit.closed_on:
        return Standing.DONE
    if today > plan.ends:
        return Standing.LATE
    if audit:
        return Standing.RUNNING
    return Standing.DUE if today >= plan.begins else Standing.LATER


def matched(plans: Sequence[Planned], audits: Sequence[Ran]) -> dict[str, Ran]:
    """Which audit fulfils which planned one, by its id.

    An audit fulfils the earliest planned one of the same checklist and unit whose months had begun when it started, and
    which no earlier audit fulfils.
    """
    found: dict[str, Ran] = {}
    waiting = sorted((each for each in plans if not each.dropped), key=lambda each: (each.begins, each.ends, each.id))
    for audit in sorted(audits, key=lambda each: (each.started_on, each.number)):
        fits = (each for each in waiting if each.of == audit.of and each.begins <= audit.started_on)
        plan = next((each for each in fits if each.id not in found), None)
        if plan:
            found[plan.id] = audit
    return found


def coverage(checklists: Iterable[Known], units: Iterable[str], audits: Sequence[Ran]) -> tuple[Coverage, ...]:
    """Every checklist with every unit, what was never audited first, then the one whose last audit is oldest.

    Only closed audits count. One of the whole office covers each of its units; one of a unit does not cover the office.
    """
    closed = sorted((each for each in audits if each.closed_on), key=_closed)
    names: dict[str, str] = {}
    for unit in units:
        names.setdefault(unit.casefold(), unit)
    rows = [
        Coverage(each.form_id, each.title, unit, _last(closed, each.form_id, folded))
        for each in checklists
        for folded, unit in names.items()
    ]
    return tuple(sorted(rows, key=lambda row: (_closed(row.last), row.form_id, row.unit)))


def _closed(audit: Ran | None) -> date:
    return audit.closed_on if audit and audit.closed_on else date.min


def _last(closed: Sequence[Ran], form_id: str, unit: str) -> Ran | None:
    of_it = [each for each in closed if each.form_id == form_id and each.unit.casefold() in ("", unit)]
    return of_it[-1] if of_it else None
