"""The files of a period as an auditor reads them: what the journal tells is believed, what the rows say is compared.

Several statements for all files together, none for each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ppid_desk.catalogue import rows as catalogue
from ppid_desk.catalogue.rules import Entry
from ppid_desk.facts import dataclass
from ppid_desk.handling import casefile, casefiles
from ppid_desk.handling.casefiles import Filed
from ppid_desk.handling.rules import Case
from ppid_desk.objections import casefile as objection_cases
from ppid_desk.objections import casefiles as objections
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.people.rules import Officer
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Row
from ppid_desk.requests.rules import REGISTER, Path
from ppid_desk.workdays.service import Workdays

_OFTEN = 500  # rows
REGISTERED = ("request.registered", "request.imported")


@dataclass(frozen=True, slots=True)
class Event:
    """An event about a file."""

    seq: int
    at: datetime
    actor: str
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slip:
    """A copy of the slip (tanda bukti) and how it stands."""

    copy: int
    state: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the books hold of one file.

    `case` is folded with the day of receipt and the path that the journal tells; `filed` is what the rows say.
    `forged` are moves whose facts do not fit their events, by number of the event.
    """

    case: Case
    filed: Filed
    events: tuple[Event, ...]
    slips: tuple[Slip, ...]
    objections: tuple[ObjectionCase, ...]
    limits: Mapping[str, str]  # limit → its version by which the clock was counted
    forged: tuple[int, ...]
    salt: bytes  # of the commitment to what was registered

    @property
    def number(self) -> str:
        """The registration number."""
        return self.case.number

    @property
    def told(self) -> Event | None:
        """The event of its registration."""
        return next((each for each in self.events if each.kind in REGISTERED), None)


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the files."""

    reading: Reading
    workdays: Workdays
    entries: Mapping[str, Entry]
    officers: Mapping[str, Officer]
    now: datetime


def around(reading: Reading, workdays: Workdays, officers: Sequence[Officer], now: datetime) -> Around:
    """The exclusion list, the people and the calendar of these books."""
    entries = {each.id: each for each in catalogue.entries(reading)}
    return Around(reading, workdays, entries, {each.id: each for each in officers}, now)


def dossiers(
    reading: Reading, workdays: Workdays, where: str, values: Sequence[object], alive: Callable[[], object] = str
) -> Iterator[Dossier]:
    """The files that a condition on `request` lets through, in the order of the register.

    Before the first one is told, what stands beside all of them is read; `alive` is called meanwhile, and may raise.
    """
    besides = _Besides(reading, workdays, where, values, alive)
    for filed in casefiles.stream(reading, workdays, where, values):
        id_, uuid = filed.columns["id"], filed.columns["uuid"]
        events = tuple(besides.events.get(uuid, ()))
        yield Dossier(
            believed(filed, events), filed, events, tuple(besides.slips.get(filed.case.number, ())),
            tuple(besides.objections.get(filed.case.number, ())), besides.limits.get(id_, {}),
            tuple(besides.forged.get(uuid, ())), besides.salts[uuid],
        )  # fmt: skip


def believed(filed: Filed, events: Sequence[Event]) -> Case:
    """The case with the day of receipt and the path that the journal tells, corrections that hold included."""
    received, path = None, None
    for event in events:
        if event.kind in REGISTERED:
            received, path = event.body.get("received"), event.body.get("path")
        received = event.body.get("received_now", received)
        path = event.body.get("path_now", path)
    case = filed.case
    if received is None or path is None:
        return case
    if (received, path) == (filed.columns["received_at"], filed.columns["path"]):
        return case
    request = replace(case.request, received_at=datetime.fromisoformat(received), path=Path(path))
    return casefile.case_of(request, case.moves, case.clocks)


class _Besides:
    """What stands beside the cases: events, slips, objections, versions of limits, moves that do not fit."""

    def __init__(
        self, reading: Reading, workdays: Workdays, where: str, values: Sequence[object], alive: Callable[[], object]
    ) -> None:  # fmt: skip
        ids = f"SELECT request.uuid FROM request WHERE {where}"
        self.events: dict[str, list[Event]] = {}
        told = f"SELECT subject, seq, at, actor, kind, body FROM event WHERE subject IN ({ids}) ORDER BY seq"
        for subject, seq, at, actor, kind, body in _often(reading.each(told, values), alive):
            event = Event(seq, datetime.fromisoformat(at), actor, kind, json.loads(body))
            self.events.setdefault(subject, []).append(event)
        self.slips: dict[str, list[Slip]] = {}
        numbers = f"SELECT request.number FROM request WHERE {where}"
        jobs = f"SELECT number, copy_no, state FROM print_job WHERE number IN ({numbers}) ORDER BY number, copy_no"
        for number, copy, state in reading.each(jobs, values):
            self.slips.setdefault(number, []).append(Slip(copy, state))
        salts = reading.rows(f"SELECT request.uuid, request.salt FROM request WHERE {where}", values)
        self.salts = {uuid: bytes(salt) for uuid, salt in salts}
        self.limits = _limits(reading, where, values)
        self.forged = _forged(reading, ids, values, alive)
        self.objections: dict[str, list[ObjectionCase]] = {}
        about = f"objection.request_id IN (SELECT request.id FROM request WHERE {where})"
        for case in objections.stream(reading, workdays, about, values):
            self.objections.setdefault(case.objection.request, []).append(case)


def _limits(reading: Reading, where: str, values: Sequence[object]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    sql = (
        "SELECT subject, limit_id, limit_version FROM clock WHERE register = ? AND subject IN"
        f" (SELECT request.id FROM request WHERE {where})"
    )
    for subject, limit, version in reading.each(sql, (REGISTER, *values)):
        found.setdefault(subject, {})[limit] = version
    return found


def _often(rows: Iterable[Row], alive: Callable[[], object]) -> Iterator[Row]:
    for n, row in enumerate(rows):
        if n % _OFTEN == 0:
            alive()
        yield row


def _forged(
    reading: Reading, ids: str, values: Sequence[object], alive: Callable[[], object]
) -> dict[str, list[int]]:  # fmt: skip
    found: dict[str, list[int]] = {}
    sql = (
        "SELECT move.subject, move.event_seq, move.name, move.facts, move.salt, event.kind, event.subject, event.body"
        " FROM move LEFT JOIN event ON event.seq = move.event_seq"
        f" WHERE move.subject IN ({ids}) ORDER BY move.event_seq"
    )
    for subject, seq, name, facts, salt, kind, told_of, body in _often(reading.each(sql, values), alive):
        told = json.loads(body) if body else {}
        fits = (kind, told_of) == (f"request.{name}", subject)
        if not fits or told.get("personal") != journal.commitment(bytes(salt), json.loads(facts)):
            found.setdefault(subject, []).append(seq)
    return found


def answerers(dossier: Dossier) -> frozenset[str]:
    """The officers who decided on a file's items, signed its answer, or gave it (by their UUID)."""
    return objection_cases.answerers_of(dossier.case)
