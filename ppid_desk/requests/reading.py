"""Reading requests back: one whole, its history, and finding by what people type, say or scan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.numbering import check_digit, split_check_digit
from ppid_desk.people import service as people
from ppid_desk.people.rules import Requester, Visitor
from ppid_desk.records import journal
from ppid_desk.records.session import Reading
from ppid_desk.requests import queue
from ppid_desk.requests.registration import Dates
from ppid_desk.requests.rules import (
    ANSWER_LIMITS,
    NOTICE_LIMIT,
    REGISTER,
    Access,
    Channel,
    CopyForm,
    Delivery,
    Look,
    Moment,
    Path,
    QueueRow,
    Request,
    State,
)
from ppid_desk.workdays import clocks
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import LimitClock
from ppid_desk.workdays.service import Workdays

_NEWEST_VISITORS = 200
_MOST_LOOKS = 1000


def whole(reading: Reading, number: str, workdays: Workdays) -> Request | None:
    """A request with everything that the books hold of it, or None."""
    from ppid_desk.people.model import RequesterRow
    from ppid_desk.records.model import EventRow
    from ppid_desk.records.orm import records
    from ppid_desk.requests.model import ItemRow, RequestRow

    found = records(
        reading,
        RequestRow.select(RequestRow, EventRow.hash.alias("event_hash"), RequesterRow.statement)
        .join(EventRow, on=(EventRow.seq == RequestRow.event_seq))
        .join_from(RequestRow, RequesterRow)
        .where(RequestRow.number == number),
    )
    if not found:
        return None
    columns = found[0]
    items = records(reading, ItemRow.select().where(ItemRow.request == columns["id"]).order_by(ItemRow.position))
    (stated,) = records(reading, RequesterRow.select().where(RequesterRow.statement == columns["statement"]))
    requester = people.requester_of(tuple(stated[name] for name in people.COLUMNS.split(", ")))
    dates = dates_kept(reading, columns["id"], date.fromisoformat(columns["received_on"]), columns["path"], workdays)
    return request_of(columns, tuple(item["text"] for item in items), requester, dates)


def dates_kept(reading: Reading, row: int, received: date, path: str, workdays: Workdays) -> Dates:
    """The dates of a request by its own clocks and the calendar of that time, never by today's."""
    return dates_by(reading, clocks.of(reading, REGISTER, row), received, path, workdays)


def dates_by(reading: Reading, kept: Sequence[LimitClock], received: date, path: str, workdays: Workdays) -> Dates:
    """The dates that a request's clocks tell of, each by its calendar."""
    answer = next((clock for clock in kept if clock.limit_id in ANSWER_LIMITS), None)
    if answer:
        then = workdays.as_of(reading, answer.calendar_version)
        deadline = then.deadline_of(answer)
        return Dates(deadline, deadline if answer.start_on == received else then.deadline(received, path), None)
    notice = next((clock for clock in kept if clock.limit_id == NOTICE_LIMIT), None)
    then = workdays.as_of(reading, notice.calendar_version) if notice else workdays
    return Dates(None, then.deadline(received, path), notice.due_on if notice else None)


def request_of(columns: dict[str, Any], items: tuple[str, ...], requester: Requester, dates: Dates) -> Request:
    """The request in a row of the register with the event's hash."""
    received = datetime.fromisoformat(columns["received_at"])
    missing = tuple(json.loads(columns["missing"]))
    return Request(
        id=columns["uuid"], number=columns["number"], check_digit=check_digit(columns["number"]),
        sequence=columns["seq"], requester=requester, items=items, purpose=columns["purpose"],
        channel=Channel(columns["channel"]), access=Access(columns["access"]),
        copy_form=CopyForm(columns["copy_form"]) if columns["copy_form"] else None,
        delivery=Delivery(columns["delivery"]) if columns["delivery"] else None, election=bool(columns["election"]),
        path=Path(columns["path"]), path_note=columns["path_note"],
        documents_seen=tuple(json.loads(columns["documents_seen"])), missing=missing, received_at=received,
        received_proof=columns["received_proof"], letter_date=_day(columns["letter_date"]),
        recorded_at=datetime.fromisoformat(columns["recorded_at"]), reference=columns["reference"],
        state=State(columns["state"]), closed_on=_day(columns["closed_on"]),
        deadline=dates.deadline, notice_due=dates.notice_due,
        deadline_from_first=dates.from_first, handed_over=bool(columns["handed_over"]),
        event_mark=journal.event_mark(bytes(columns["event_hash"])), officer=columns["officer"],
        idempotency_key=columns["idempotency_key"] or "",
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def search(reading: Reading, text: str, limit: int, calendar: Calendar, today: date) -> tuple[QueueRow, ...]:
    """The newest requests in which every word of `text` begins a word; any sign may be typed."""
    wanted = _words(text)
    if not wanted:
        return ()
    rows = reading.rows(
        f"SELECT {queue.COLUMNS} FROM request WHERE id IN"
        " (SELECT rowid FROM request_words WHERE request_words MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY id DESC",
        (wanted, limit),
    )
    return tuple(queue.row(row, calendar, today) for row in rows)


def _words(text: str, columns: str = "") -> str:
    words = " ".join(f'"{word}"*' for word in re.findall(r"\w+", text))
    return f"{{{columns}}} : ({words})" if words and columns else words


def visitors(reading: Reading, text: str, limit: int) -> tuple[Visitor, ...]:
    """Returning visitors by name, identity number or phone, the latest visit first, each statement once."""
    wanted = _words(text, "name contact")
    if not wanted:
        return ()
    columns = ", ".join(f"requester.{name}" for name in people.COLUMNS.split(", "))
    rows = reading.rows(
        f"SELECT {columns}, request.number, request.received_on FROM request"
        " JOIN requester ON requester.id = request.requester_id WHERE request.id IN"
        " (SELECT rowid FROM request_words WHERE request_words MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " ORDER BY request.id DESC",
        (wanted, _NEWEST_VISITORS),
    )
    found: dict[object, Visitor] = {}
    for *stated, number, received in rows:
        requester = people.requester_of(tuple(stated))
        found.setdefault(_same_person(requester), people.visitor(requester, number, received))
    return tuple(found.values())[:limit]


def _same_person(requester: Any) -> tuple[str, ...]:
    return (requester.name.casefold(), requester.id_number or requester.phone or requester.address)


def find(reading: Reading, text: str, today: date, payload: Callable[[str], str]) -> str | None:
    """The number that is meant by a scan, a typed number, or a number said with its check digit; None: not found.

    `payload` reads a QR payload and returns its number. Raises Refusal when the check digit does not fit.
    """
    said = text.strip()
    if said.startswith("PPID"):
        said = payload(said)
    exact = _number(reading, said)
    if exact:
        return exact
    number, digit = split_check_digit(said)
    found = _number(reading, number) or _by_sequence(reading, number, today)
    if digit and (found or "/" in number) and check_digit(found or number) != digit:
        raise Refusal("check_digit_wrong", number=found or number, digit=digit)
    return found


def _number(reading: Reading, text: str) -> str | None:
    found: str | None = reading.value("SELECT number FROM request WHERE number IN (?, ?)", (text, text.upper()))
    return found


def _by_sequence(reading: Reading, text: str, today: date) -> str | None:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        return None
    found: str | None = reading.value(
        "SELECT number FROM request WHERE seq = ? AND year IN (?, ?) ORDER BY year DESC LIMIT 1",
        (int(text), today.year, today.year - 1),
    )
    return found


PRINTED = {
    "slip.printed": mark("slip printed"),
    "slip.failed": mark("the printer failed"),
    "slip.uncertain": mark("uncertain whether the slip came out"),
    "slip.not_printed": mark("slip made as PDF, not printed"),
    "slip.copied": mark("a copy of the slip was asked for"),
    "slip.mended": mark("the slip is printed again, as it was corrected"),
    "slip.handed_over": mark("slip handed over"),
    "addendum.queued": mark("addendum slip asked for"),
    "addendum.printed": mark("addendum slip printed"),
    "addendum.failed": mark("the printer failed"),
    "addendum.uncertain": mark("uncertain whether the slip came out"),
    "addendum.not_printed": mark("slip made as PDF, not printed"),
    "addendum.handed_over": mark("addendum slip handed over"),
}
_TOLD = {
    "request.registered": mark("registered"),
    "request.imported": mark("taken in from an old register"),
    "request.finished": mark("finished"),
    "request.redated": mark("the last day moved, as the calendar changed"),
    **PRINTED,
    "enclosure.added": mark("file added"),
    "enclosure.seen": mark("identity looked at"),
    "enclosure.exported": mark("file exported"),
    "enclosure.removed": mark("file removed"),
    "enclosure.purged": mark("file erased"),
    "identity.revealed": mark("full identity number looked at"),
}


def history(reading: Reading, request_id: str) -> tuple[Moment, ...]:
    """What happened to a request, the oldest first."""
    rows = reading.rows("SELECT at, actor, kind FROM event WHERE subject = ? ORDER BY seq", (request_id,))
    return tuple(
        Moment(datetime.fromisoformat(at), actor, kind, tr(_TOLD[kind]) if kind in _TOLD else kind)
        for at, actor, kind in rows
    )


def looks(reading: Reading) -> tuple[Look, ...]:
    """The newest looks at whole identity numbers, the newest first."""
    sql = "SELECT at, actor, body FROM event WHERE kind = ? ORDER BY seq DESC LIMIT ?"
    found = [(at, actor, json.loads(body)) for at, actor, body in reading.rows(sql, ("identity.revealed", _MOST_LOOKS))]
    return tuple(Look(datetime.fromisoformat(at), actor, told["number"], told["reason"]) for at, actor, told in found)
