"""Corrections: what may be mended, what it was before, and what mending changes in the register."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.done import Done
from ppid_desk.handling.rules import Case
from ppid_desk.language import short_date
from ppid_desk.people import service as people
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue, registration
from ppid_desk.requests.rules import Path, Request

REQUESTER_TEXTS = ("name", "id_number", "address", "phone", "email", "occupation")
_DATES = ("received_at", "complete_on", "path")
_STEPS = (
    "complete", "take_up", "lapse", "extend", "answer", "answer_and_close", "answer_on_spot", "hand_over", "withdraw",
    "cancel",
)  # fmt: skip


def text_fields(request: Request) -> tuple[str, ...]:
    """The names of the texts that one person may mend."""
    items = tuple(f"items[{place}]" for place in range(1, len(request.items) + 1))
    return (*(f"requester.{name}" for name in REQUESTER_TEXTS), *items, "purpose")


def text_of(request: Request, field: str) -> str:
    """What stands in a text now."""
    if field == "purpose":
        return request.purpose
    if field.startswith("items["):
        return request.items[int(field[6:-1]) - 1]
    return str(getattr(request.requester, field.partition(".")[2]))


def text_refusal(case: Case, facts: Mapping[str, Any]) -> Refusal | None:
    """Why a typing error cannot be mended so, or None."""
    known = text_fields(case.request)
    field, value = str(facts["field"]), str(facts.get("value") or "")
    if field not in known:
        return Refusal("input_choice", field="field", found=field, known=", ".join(known))
    if not value.strip() and (field == "requester.name" or field.startswith("items[")):
        return Refusal("correction_empty", field="value")
    if value == text_of(case.request, field):
        return Refusal("correction_same", field="value", value=value)
    return None


def date_refusal(case: Case, facts: Mapping[str, Any], today: date) -> Refusal | None:
    """Why what moves a date cannot be corrected so, or None."""
    field, value = str(facts["field"]), str(facts["value"])
    if field not in _DATES:
        return Refusal("input_choice", field="field", found=field, known=", ".join(_DATES))
    try:
        new = parsed(field, value)
    except ValueError:
        return Refusal(_UNREADABLE[field], field="value", text=value, found=value, known=", ".join(Path))
    if field == "path":
        return None if new is not case.request.path else Refusal("correction_same", field="value", value=value)
    day = new.date() if isinstance(new, datetime) else new
    assert isinstance(day, date)
    return _day_refusal(case, field, day, today)


def _day_refusal(case: Case, field: str, day: date, today: date) -> Refusal | None:
    received = case.request.received_at.date()
    if day > today:
        return Refusal("on_in_future", field="value", day=short_date(day))
    ended = case.answered_on or case.ended_on
    if ended and day > ended:
        return Refusal("correction_after_end", field="value", day=short_date(day), ended=short_date(ended))
    if field == "received_at" and day.year != received.year:
        return Refusal("received_other_year", field="value", number=case.number, year=received.year)
    if field == "complete_on" and case.complete_on is None:
        return Refusal("not_complete_yet", field="field")
    if field == "complete_on" and day < received:
        return Refusal("on_before_receipt", field="value", day=short_date(day), least=short_date(received))
    return None


_UNREADABLE = {"received_at": "time_unreadable", "complete_on": "date_unreadable", "path": "input_choice"}


def parsed(field: str, value: str) -> datetime | date | Path:
    """The new value of what moves a date. Raises ValueError."""
    if field == "path":
        return Path(value)
    if field == "complete_on":
        return date.fromisoformat(value)
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def old_of(case: Case, field: str) -> str:
    """What stood there before, as it is kept with the correction."""
    if field == "received_at":
        return case.request.received_at.isoformat()
    if field == "complete_on":
        return case.complete_on.isoformat() if case.complete_on else ""
    return case.request.path.value if field == "path" else text_of(case.request, field)


def last_step(case: Case) -> Done | None:
    """The newest step that changed the state and still holds: the only one that can be taken back."""
    gone = {each.old for each in case.corrections if each.move == "take_back" and each.holds}
    steps = [each for each in case.moves if each.name in _STEPS and str(each.seq) not in gone]
    return steps[-1] if steps else None


def apply(writing: Writing, request: Request, field: str, value: str) -> Request:
    """Write a correction that holds into the register; returns the request as it is now."""
    mended = _mended(request, field, value)
    found = writing.one(
        "SELECT id, open, queue_day, state, path, handed_over FROM request WHERE number = ?", (request.number,)
    )
    row, before = int(found[0]), queue.Place(*found[1:])
    if mended.path is not request.path:
        queue.leave(writing, before)
        queue.enter(writing, replace(before, path=mended.path.value))
    requester_id = people.keep(writing, mended.requester)
    number, *words = registration.words(mended)
    received = mended.received_at
    summary = registration.summary_of(mended.items)
    writing.run(
        "UPDATE request SET requester_id = ?, name = ?, summary = ?, purpose = ?, received_at = ?, received_on = ?,"
        " path = ? WHERE id = ?",
        (requester_id, registration.name_of(mended), summary, mended.purpose, received.isoformat(),
         received.date().isoformat(), mended.path.value, row),
    )  # fmt: skip
    for place, text in enumerate(mended.items, 1):
        writing.run("UPDATE item SET text = ? WHERE request_id = ? AND position = ?", (text, row, place))
    writing.run("DELETE FROM request_words WHERE rowid = ?", (row,))
    writing.run(registration.INSERT_WORDS, (row, number, *words))
    return mended


def _mended(request: Request, field: str, value: str) -> Request:
    changes: dict[str, Any] = {}
    if field in ("received_at", "path"):
        changes[field] = parsed(field, value)
        return replace(request, **changes)
    if field == "purpose":
        return replace(request, purpose=value)
    if field.startswith("items["):
        place = int(field[6:-1]) - 1
        return replace(request, items=(*request.items[:place], value, *request.items[place + 1 :]))
    if field.startswith("requester."):
        changes[field.partition(".")[2]] = value
        return replace(request, requester=replace(request.requester, **changes))
    return request  # complete_on is a fact of the case, not of the registration


def told_anew(writing: Writing, request: Request) -> dict[str, Any]:
    """What the journal must say of a request whose registration was corrected, so that `verify` can follow."""
    salt = bytes(writing.value("SELECT salt FROM request WHERE number = ?", (request.number,)))
    return {
        "personal_now": journal.commitment(salt, registration.personal_facts(request)),
        "received_now": request.received_at.isoformat(),
        "path_now": request.path.value,
    }


def facts_as_text(facts: Mapping[str, Any]) -> str:
    """Facts in the form in which they are kept."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
