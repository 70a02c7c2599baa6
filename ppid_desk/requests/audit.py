"""Rows against events: whatever was changed outside the program shows as a row that the journal does not tell of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ppid_desk.people import service as people
from ppid_desk.records import journal
from ppid_desk.records.session import Reading
from ppid_desk.requests import queue
from ppid_desk.requests.redating import EVENT as REDATED
from ppid_desk.requests.rules import ANSWER_LIMITS, REGISTER, State

_COLUMNS = (
    "uuid", "number", "seq", "year", "name", "summary", "purpose", "channel", "access", "copy_form", "delivery",
    "election", "path", "path_note", "documents_seen", "missing", "received_at", "received_on", "received_proof",
    "letter_date", "recorded_at", "reference", "officer", "state", "closed_on", "open", "queue_day", "due_on",
    "handed_over", "salt",
)  # fmt: skip


def faults(reading: Reading) -> Iterator[str]:
    """Everything in the register of requests that does not agree with the journal or with itself."""
    yield from _rows_against_events(reading)
    yield from _numbers(reading)
    yield from _loads(reading)
    yield from _clocks(reading)


def _rows_against_events(reading: Reading) -> Iterator[str]:
    stated = ", ".join(f"requester.{name}" for name in people.COLUMNS.split(", "))
    rows = reading.each(
        f"SELECT request.id, {', '.join(f'request.{name}' for name in _COLUMNS)}, {stated}, event.kind,"
        " event.subject, event.body, event.at, event.actor FROM request"
        " JOIN requester ON requester.id = request.requester_id"
        " LEFT JOIN event ON event.seq = request.event_seq ORDER BY request.id"
    )
    end = len(_COLUMNS) + 1
    mended, redated = _corrections(reading), _redated(reading)
    moved = {subject for (subject,) in reading.rows("SELECT subject FROM move")}
    for row in rows:
        columns = dict(zip(_COLUMNS, row[1:end], strict=True))
        requester = people.requester_of(row[end : end + 10])
        items = [text for (text,) in reading.rows(_ITEMS, (row[0],))]
        yield from _request(columns, requester, items, row[end + 10 :], mended.get(columns["uuid"], {}))
        if columns["uuid"] not in moved:  # else its moves say where it stands
            yield from _place(columns, json.loads(row[end + 12] or "{}") | redated.get(columns["uuid"], {}))
        if row[end + 10] == "request.imported":
            yield from _old_columns(reading, columns, row[0], json.loads(row[end + 12]))
    (events,) = reading.rows("SELECT count(*) FROM event WHERE kind IN ('request.registered', 'request.imported')")[0]
    (requests,) = reading.rows("SELECT count(*) FROM request")[0]
    if events != requests:
        yield f"register: the journal tells of {events} requests, the register holds {requests}"


def _corrections(reading: Reading) -> dict[str, dict[str, Any]]:
    """What the newest logged correction of each request says of its registration."""
    rows = reading.rows(
        "SELECT subject, body FROM event WHERE kind IN ('request.correct_text', 'request.correct_date',"
        " 'request.confirm') ORDER BY seq"
    )
    told = ((subject, json.loads(body)) for subject, body in rows)
    return {
        subject: {name: body[f"{name}_now"] for name in ("personal", "received", "path")}
        for subject, body in told
        if "personal_now" in body
    }


_ITEMS = "SELECT text FROM item WHERE request_id = ? ORDER BY position"


def _redated(reading: Reading) -> dict[str, dict[str, str]]:
    """The last day to answer that the journal told last of each request whose clock moved."""
    sql = f"SELECT subject, body FROM event WHERE kind = '{REDATED}' ORDER BY seq"
    told = ((subject, json.loads(body)) for subject, body in reading.each(sql))
    return {subject: {"due": facts["to"]} for subject, facts in told if facts["clock"] in ANSWER_LIMITS}


def _request(
    columns: dict[str, Any], requester: Any, items: list[str], event: tuple[Any, ...], mended: dict[str, Any]
) -> Iterator[str]:
    from dataclasses import asdict

    kind, subject, body, at, actor = event
    number = columns["number"]
    if kind not in ("request.registered", "request.imported") or subject != columns["uuid"]:
        yield f"{number}: the journal does not tell of this request"
        return
    told = {**json.loads(body), **mended}
    missing = json.loads(columns["missing"])
    personal = [
        asdict(requester), items, columns["purpose"], columns["access"], columns["copy_form"], columns["delivery"],
        json.loads(columns["documents_seen"]), missing, columns["received_proof"], columns["path_note"],
        columns["letter_date"], columns["reference"],
    ]  # fmt: skip
    facts = {
        "number": number, "received": columns["received_at"], "path": columns["path"],
        "election": bool(columns["election"]), "channel": columns["channel"], "complete": not missing,
    }  # fmt: skip
    for name, value in facts.items():
        if told.get(name) != value:
            yield f"{number}: “{name}” is {value!r}, the journal says {told.get(name)!r}"
    if told.get("personal") != journal.commitment(bytes(columns["salt"]), personal):
        yield f"{number}: the requester, the items or another text was changed outside the program"
    if (at, actor) != (columns["recorded_at"], columns["officer"]):
        yield f"{number}: recorded at {columns['recorded_at']} by {columns['officer']}, the journal says {at}, {actor}"


def _old_columns(reading: Reading, columns: dict[str, Any], row: int, told: dict[str, Any]) -> Iterator[str]:
    old = reading.value("SELECT columns FROM old_entry WHERE request_id = ?", (row,))
    if old is None or told.get("old") != journal.commitment(bytes(columns["salt"]), old):
        yield f"{columns['number']}: what the old register says of it was changed outside the program"
    if told.get("closed") not in (None, columns["closed_on"]):  # what was closed there never opens again
        yield f"{columns['number']}: closed on {columns['closed_on']}, the journal says {told['closed']}"


def _place(columns: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    number = columns["number"]
    if "complete" not in told:
        return
    if columns["received_at"][:10] != columns["received_on"] or str(columns["year"]) != columns["received_on"][:4]:
        yield f"{number}: its day or year of receipt does not agree with the moment of receipt"
    due = told["due"] if told["complete"] else None
    if columns["due_on"] != due or (columns["state"] == State.REGISTERED.value and columns["queue_day"] != due):
        yield f"{number}: due on {columns['due_on']}, in the queue {columns['queue_day']}, the journal says {due}"
    if bool(columns["open"]) != (columns["closed_on"] is None) or (
        columns["closed_on"] and columns["queue_day"] != columns["closed_on"]
    ):
        yield f"{number}: open or closed is not clear"


_TAKEN = (
    "SELECT register, office, year, min(seq), max(seq), count(*) FROM"
    " (SELECT register, office, year, seq FROM request UNION ALL"
    " SELECT register, office, year, seq FROM objection UNION ALL"
    " SELECT register, office, year, seq FROM spoken_number WHERE state <> 'used')"
    " GROUP BY register, office, year"
)


def _numbers(reading: Reading) -> Iterator[str]:
    counters = {
        (register, office, year): last
        for register, office, year, last in reading.rows("SELECT register, office, year, last FROM counter")
    }
    for register, office, year, first, last, count in reading.rows(_TAKEN):
        if last - first + 1 != count:
            yield f"numbers: {register} {office} {year} has a gap between {first} and {last}"
        if counters.pop((register, office, year), None) != last:
            yield f"numbers: the counter of {register} {office} {year} does not stand at {last}"
    for register, office, year in counters:
        yield f"numbers: {register} {office} {year} has a counter and no number"
    used = "SELECT number FROM spoken_number WHERE state = 'used' AND number NOT IN (SELECT number FROM request)"
    for (number,) in reading.rows(used):
        yield f"numbers: {number} was typed in from paper, and no request bears it"


def gaps(reading: Reading, office: str, year: int) -> Iterator[str]:
    """The sequence numbers of a year that nothing accounts for, in ranges ("12", "15–17")."""
    taken = {
        seq
        for (seq,) in reading.rows(
            "SELECT seq FROM request WHERE register = ? AND office = ? AND year = ? UNION"
            " SELECT seq FROM spoken_number WHERE register = ? AND office = ? AND year = ?",
            (REGISTER, office, year) * 2,
        )
    }
    yield from ranges(seq for seq in range(min(taken, default=1), max(taken, default=0) + 1) if seq not in taken)


def ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Rising numbers, those that follow each other as one range ("12", "15–17")."""
    lost = list(numbers)
    while lost:
        many = next((n for n in range(1, len(lost)) if lost[n] != lost[0] + n), len(lost))
        yield str(lost[0]) if many == 1 else f"{lost[0]}–{lost[many - 1]}"
        lost = lost[many:]


def _clocks(reading: Reading) -> Iterator[str]:
    marks = ", ".join("?" * len(ANSWER_LIMITS))
    sql = (
        "SELECT request.number, request.due_on, clock.due_on FROM request JOIN clock ON clock.register = ?"
        f" AND clock.subject = request.id WHERE clock.limit_id IN ({marks}) AND request.due_on <> clock.due_on"
        " AND NOT EXISTS (SELECT 1 FROM move WHERE move.subject = request.uuid)"
    )
    for number, due, ends in reading.rows(sql, (REGISTER, *ANSWER_LIMITS)):
        yield f"{number}: due on {due}, its clock ends on {ends}"


def _loads(reading: Reading) -> Iterator[str]:
    columns = "open, queue_day, state, path, handed_over"
    both = f"SELECT {columns} FROM request UNION ALL SELECT {columns} FROM objection"
    real = set(reading.rows(f"SELECT {columns}, count(*) FROM ({both}) AS both_registers GROUP BY {columns}"))
    kept = set(reading.rows(f"SELECT {columns}, n FROM load"))
    for place in sorted(real ^ kept, key=repr):
        yield f"queue: the counts do not agree at {queue.Place(*place[:5])}"
