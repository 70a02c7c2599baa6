"""What stands on the slip that is handed out when the calendar moved a request (slip tambahan)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.language import long_date, plain_date
from ppid_desk.papers.rules import AddendumContent
from ppid_desk.records.session import Reading
from ppid_desk.requests.papers import PATHS, letterhead
from ppid_desk.requests.redating import EVENT
from ppid_desk.requests.rules import Request
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_KINDS = {"public": "libur nasional", "leave": "cuti bersama", "local": "libur daerah atau kantor"}
_STATUS = {"declared": "ditetapkan sebagai", "withdrawn": "dicabut sebagai"}
_REMARK = (
    "Slip ini melengkapi tanda bukti penerimaan dan disimpan bersamanya. Nomor pendaftaran tidak berubah; "
    "yang berlaku adalah tanggal di slip ini."
)
_MOST = 2_000  # changes of the calendar that one look reaches back


def addendum_content(
    reading: Reading, request: Request, settings: Settings, workdays: Workdays, today: date, *, demo: bool
) -> AddendumContent:
    """The addendum of the newest change that moved a request. Raises Refusal when none ever did."""
    told = _newest(reading, request)
    moves = tuple(line for _, facts in told for line in _moves(facts, workdays))
    return AddendumContent(
        letterhead=letterhead(settings), title="Slip Tambahan: Perubahan Tanggal", number=request.number,
        check_digit=request.check_digit, rows=_rows(request), moves=moves,
        days=tuple(_days(reading, request, *told[0])), remark=_REMARK,
        place_date=f"{settings.office.city}, {plain_date(today, 'id')}", officer=settings.officer.name, demo=demo,
    )  # fmt: skip


def _newest(reading: Reading, request: Request) -> list[tuple[int, dict[str, Any]]]:
    sql = "SELECT seq, body FROM event WHERE subject = ? AND kind = ? ORDER BY seq DESC"
    told = [(seq, json.loads(body)) for seq, body in reading.rows(sql, (request.id, EVENT))]
    if not told:
        raise Refusal("never_redated", field="number", number=request.number)
    return [each for each in told if each[1]["calendar"] == told[0][1]["calendar"]]


def _rows(request: Request) -> tuple[tuple[str, str], ...]:
    return (
        ("Pemohon", request.requester.name),
        ("Diterima", long_date(request.received_at.date(), "id")),
        ("Jalur", PATHS[request.path]),
    )


def _moves(facts: dict[str, Any], workdays: Workdays) -> Iterator[tuple[str, str, str]]:
    limit = workdays.limit(facts["clock"])
    if facts["from"] != facts["to"]:
        yield f"{limit.name} paling lambat", _day(facts["from"]), _day(facts["to"])
    if facts["extended_from"] != facts["extended_to"]:
        yield "Bila diperpanjang, paling lambat", _day(facts["extended_from"]), _day(facts["extended_to"])


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text), "id")


def _days(reading: Reading, request: Request, seq: int, facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The changed days that lie on the way of this request, each with its decree."""
    rows = reading.rows(
        "SELECT body FROM event WHERE subject = (SELECT uuid FROM office WHERE id = 1) AND seq < ?"
        " AND kind IN ('calendar.declared', 'calendar.withdrawn') ORDER BY seq DESC LIMIT ?",
        (seq, _MOST),
    )
    changes = [json.loads(body) for (body,) in rows]
    ends = [facts[name] for name in ("from", "to", "extended_from", "extended_to") if facts[name]]
    first = request.received_at.date().isoformat()
    for change in sorted(changes, key=lambda each: str(each["date"])):
        if change["calendar"] == facts["calendar"] and first <= change["date"] <= max(ends):
            words = f"{_STATUS[change['status']]} {_KINDS[change['kind']]}"
            yield f"{_day(change['date'])} — {change['name']} ({words})", f"Dasar: {change['basis']}"
