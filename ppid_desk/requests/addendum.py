"""What stands on the slip that is handed out when the calendar moved a request (slip tambahan)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import long_date, plain_date
from ppid_desk.papers.rules import AddendumContent
from ppid_desk.printing import service as spool
from ppid_desk.printing.rules import JobKind
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests.papers import PATHS, letterhead
from ppid_desk.requests.redating import EVENT
from ppid_desk.requests.rules import Path, Request
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_KINDS = {"public": "libur nasional", "leave": "cuti bersama", "local": "libur daerah atau kantor"}
_STATUS = {"declared": "ditetapkan sebagai", "withdrawn": "dicabut sebagai"}
_REMARK = (
    "Slip ini melengkapi tanda bukti penerimaan dan disimpan bersamanya. Nomor pendaftaran tidak berubah; "
    "yang berlaku adalah tanggal di slip ini."
)
_MOST = 2_000  # changes of the calendar that one look reaches back


@dataclass(frozen=True, slots=True)
class Moved:
    """What the calendar moved, as its slip names it: a request, or an objection. `event` tells of the moves."""

    id: str
    number: str
    check_digit: str
    received: date
    name: str
    path: Path
    event: str = EVENT


def moved_request(request: Request) -> Moved:
    """A request, as its slip names it."""
    received, name = request.received_at.date(), request.requester.name
    return Moved(request.id, request.number, request.check_digit, received, name, request.path)


def addendum_content(
    reading: Reading, moved: Moved, settings: Settings, workdays: Workdays, today: date, *, demo: bool, copy_no: int = 0
) -> AddendumContent:
    """The addendum of the newest change that moved something, or of the change that a queued copy is about.

    Raises Refusal when the calendar never moved it.
    """
    told = _told(reading, moved, spool.addenda(reading, moved.id).get(copy_no, ""))
    moves = tuple(line for _, facts in told for line in _moves(facts, workdays))
    return AddendumContent(
        letterhead=letterhead(settings), title="Slip Tambahan: Perubahan Tanggal", number=moved.number,
        check_digit=moved.check_digit, rows=_rows(moved), moves=moves, days=tuple(_days(reading, moved, *told[0])),
        remark=_REMARK, place_date=f"{settings.office.city}, {plain_date(today, 'id')}", officer=settings.officer.name,
        mark=spool.mark_on(reading, moved.id, JobKind.ADDENDUM, copy_no) if copy_no else "", demo=demo,
    )  # fmt: skip


def queue_addendum(writing: Writing, moved: Moved, wanted: tuple[str, int], at: datetime, actor: str) -> int:
    """Queue the slip about the newest change, on paper and for a window; returns the number of the copy.

    Raises Refusal when the calendar never moved it.
    """
    calendar = _told(writing, moved, "")[0][1]["calendar"]
    return spool.another(
        writing, moved.id, moved.number, wanted, at, actor, JobKind.ADDENDUM, spool.ADDENDUM, calendar=calendar
    )


def _told(reading: Reading, moved: Moved, calendar: str) -> list[tuple[int, dict[str, Any]]]:
    """What the journal tells of a change (default: the newest one), the newest clock first."""
    sql = "SELECT seq, body FROM event WHERE subject = ? AND kind = ? ORDER BY seq DESC"
    told = [(seq, json.loads(body)) for seq, body in reading.rows(sql, (moved.id, moved.event))]
    if not told:
        raise Refusal("never_redated", field="number", number=moved.number)
    return [each for each in told if each[1]["calendar"] == (calendar or told[0][1]["calendar"])]


def _rows(moved: Moved) -> tuple[tuple[str, str], ...]:
    who = "Pemohon" if moved.event == EVENT else "Yang mengajukan"
    return ((who, moved.name), ("Diterima", long_date(moved.received, "id")), ("Jalur", PATHS[moved.path]))


def _moves(facts: dict[str, Any], workdays: Workdays) -> Iterator[tuple[str, str, str]]:
    limit = workdays.limit(facts["clock"])
    if facts["from"] != facts["to"]:
        yield f"{limit.name} paling lambat", _day(facts["from"]), _day(facts["to"])
    if facts.get("extended_from") != facts.get("extended_to"):
        yield "Bila diperpanjang, paling lambat", _day(facts["extended_from"]), _day(facts["extended_to"])


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text), "id")


def _days(reading: Reading, moved: Moved, seq: int, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The changed days that lie on the way of a file, each with its decree."""
    rows = reading.rows(
        "SELECT body FROM event WHERE subject = (SELECT uuid FROM office WHERE id = 1) AND seq < ?"
        " AND kind IN ('calendar.declared', 'calendar.withdrawn') ORDER BY seq DESC LIMIT ?",
        (seq, _MOST),
    )
    changes = [json.loads(body) for (body,) in rows]
    ends = [facts[name] for name in ("from", "to", "extended_from", "extended_to") if facts.get(name)]
    first = moved.received.isoformat()
    for change in sorted(changes, key=lambda each: str(each["date"])):
        if change["calendar"] == facts["calendar"] and first <= change["date"] <= max(ends):
            words = f"{_STATUS[change['status']]} {_KINDS[change['kind']]}"
            yield f"{_day(change['date'])} — {change['name']} ({words})", f"Dasar: {change['basis']}"
