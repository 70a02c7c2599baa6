"""Finding objections: by next duty, by words, by what people type or scan; and their history."""

from __future__ import annotations

import re
from datetime import date, datetime

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.numbering import check_digit, split_check_digit
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.rules import REGISTER
from ppid_desk.records.session import Reading
from ppid_desk.requests import queue
from ppid_desk.requests.reading import PRINTED
from ppid_desk.requests.rules import Moment, QueueRow
from ppid_desk.workdays.calendar import Calendar

_MOST_DIGITS = 9


def listed(
    reading: Reading, limit: int, calendar: Calendar, today: date, *, only_open: bool = False
) -> tuple[QueueRow, ...]:
    """The open ones by their next duty, then the newest closed ones."""
    rows: list[tuple[object, ...]] = []
    for is_open, order in ((1, "ASC"), (0, "DESC"))[: 1 if only_open else 2]:
        rows += reading.rows(
            f"SELECT {queue.OBJECTION_COLUMNS} FROM objection WHERE open = ?"
            f" ORDER BY queue_day {order}, id {order} LIMIT ?",
            (is_open, limit - len(rows)),
        )
    return tuple(queue.row(row, calendar, today) for row in rows)


def search(reading: Reading, text: str, limit: int, calendar: Calendar, today: date) -> tuple[QueueRow, ...]:
    """The newest objections in which every word of `text` begins a word."""
    wanted = " ".join(f'"{word}"*' for word in re.findall(r"\w+", text))
    if not wanted:
        return ()
    rows = reading.rows(
        f"SELECT {queue.OBJECTION_COLUMNS} FROM objection WHERE id IN"
        " (SELECT rowid FROM objection_words WHERE objection_words MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " ORDER BY id DESC",
        (wanted, limit),
    )
    return tuple(queue.row(row, calendar, today) for row in rows)


def find(reading: Reading, said: str, today: date) -> str | None:
    """The number of an objection that was typed or said with its check digit; None: not found."""
    exact = _number(reading, said)
    if exact:
        return exact
    number, digit = split_check_digit(said)
    found = _number(reading, number) or _by_sequence(reading, number, today)
    if digit and found and check_digit(found) != digit:
        raise Refusal("check_digit_wrong", number=found, digit=digit)
    return found


def _number(reading: Reading, text: str) -> str | None:
    found: str | None = reading.value("SELECT number FROM objection WHERE number IN (?, ?)", (text, text.upper()))
    return found


def _by_sequence(reading: Reading, text: str, today: date) -> str | None:
    if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
        return None
    found: str | None = reading.value(
        "SELECT number FROM objection WHERE register = ? AND seq = ? AND year IN (?, ?) ORDER BY year DESC LIMIT 1",
        (REGISTER, int(text), today.year, today.year - 1),
    )
    return found


def numbers_of_request(reading: Reading, request: str) -> tuple[str, ...]:
    """The numbers of the objections about a request, the oldest first."""
    rows = reading.rows(
        "SELECT objection.number FROM objection JOIN request ON request.id = objection.request_id"
        " WHERE request.number = ? ORDER BY objection.id",
        (request,),
    )
    return tuple(number for (number,) in rows)


def history(reading: Reading, subject: str) -> tuple[Moment, ...]:
    """What happened to an objection, the oldest first."""
    told = {
        "objection.registered": mark("registered"),
        "objection.redated": mark("the last day moved, as the calendar changed"),
        **PRINTED,
    }
    told |= {f"objection.{name}": move.words for name, move in BY_NAME.items()}
    rows = reading.rows("SELECT at, actor, kind FROM event WHERE subject = ? ORDER BY seq", (subject,))
    return tuple(
        Moment(datetime.fromisoformat(at), actor, kind, tr(told[kind]) if kind in told else kind)
        for at, actor, kind in rows
    )
