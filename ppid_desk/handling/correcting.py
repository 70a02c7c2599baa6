"""Corrections: what may be mended, what it was before, and what mending changes in the register.

What is asked of every correction stands first; what a request's corrections are, below. Objections have theirs.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol

from ppid_desk.errors import Refusal
from ppid_desk.handling.done import Done
from ppid_desk.handling.rules import Case, Correction
from ppid_desk.language import short_date
from ppid_desk.people import service as people
from ppid_desk.people.rules import Officer, Requester, Role
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


def wrong_text(texts: Mapping[str, str], needed: Collection[str], facts: Mapping[str, Any]) -> Refusal | None:
    """Why a typing error cannot be mended so, or None: `texts` are those that stand now, `needed` is never empty."""
    field, value = str(facts["field"]), str(facts.get("value") or "")
    if field not in texts:
        return Refusal("input_choice", field="field", found=field, known=", ".join(texts))
    if not value.strip() and field in needed:
        return Refusal("correction_empty", field="value")
    return Refusal("correction_same", field="value", value=value) if value == texts[field] else None


def given_value(fields: Collection[str], facts: Mapping[str, Any]) -> datetime | date | Path:
    """The new value of one of the fields that move a date. Raises Refusal."""
    field, value = str(facts["field"]), str(facts["value"])
    if field not in fields:
        raise Refusal("input_choice", field="field", found=field, known=", ".join(fields))
    try:
        return parsed(field, value)
    except ValueError:
        code = _UNREADABLE.get(field, "date_unreadable")
        raise Refusal(code, field="value", text=value, found=value, known=", ".join(Path)) from None


def parsed(field: str, value: str) -> datetime | date | Path:
    """The new value of what moves a date. Raises ValueError."""
    if field == "path":
        return Path(value)
    if field != "received_at":
        return date.fromisoformat(value)
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


_UNREADABLE = {"received_at": "time_unreadable", "path": "input_choice"}


class Filed(Protocol):
    """What stands in a register: its number, when it was received, and when the program wrote it down."""

    @property
    def number(self) -> str:
        """The registration number."""

    @property
    def received_at(self) -> datetime:
        """When it came."""

    @property
    def recorded_at(self) -> datetime:
        """When it was written down."""


def wrong_receipt(filed: Filed, day: date, today: date) -> Refusal | None:
    """Why something cannot have been received on that day: it lies ahead, or in a year of other numbers.

    Nothing was received after the day on which the program wrote it down.
    """
    if day > today:
        return Refusal("on_in_future", field="value", day=short_date(day))
    if day.year != filed.received_at.year:
        return Refusal("received_other_year", field="value", number=filed.number, year=filed.received_at.year)
    if day > filed.recorded_at.date():
        written = short_date(filed.recorded_at.date())
        return Refusal("received_after_record", field="value", number=filed.number, day=written)
    return None


def texts_of_person(requester: Requester, named: str) -> dict[str, str]:
    """The texts of a person that one officer may mend, by field ("requester.name")."""
    return {f"{named}.{name}": str(getattr(requester, name)) for name in REQUESTER_TEXTS}


def completed(
    move: str, old: str, officer: Officer, officers: Iterable[Officer], roles: frozenset[Role]
) -> dict[str, Any]:
    """What the program adds to a correction: what stood there, whether it holds, whether somebody must confirm it.

    One person may mend a text; whoever has no second person of these `roles` in the office goes on and is marked.
    """
    one_may = move == "correct_text"
    others = [each for each in officers if each.active and each.id != officer.id]
    alone = not any(each.roles & roles for each in others)
    return {"old": old, "holds": one_may or alone, "waits": not one_may}


def holding(move: str, facts: Mapping[str, Any], corrections: tuple[Correction, ...]) -> tuple[str, str] | None:
    """The field and new value that a move puts right in the register now; None where it puts nothing right there."""
    if move in ("correct_text", "correct_date") and facts["holds"]:
        return str(facts["field"]), str(facts.get("value") or "")
    if move == "confirm":
        found = corrections[facts["correction"] - 1]
        if found.move == "correct_date" and not found.holds:
            return found.field, found.new
    return None


def newest_of(steps: Collection[str], moves: tuple[Done, ...], corrections: tuple[Correction, ...]) -> Done | None:
    """The newest of these steps that still holds: the only one that can be taken back."""
    gone = {each.old for each in corrections if each.move == "take_back" and each.holds}
    found = [each for each in moves if each.name in steps and str(each.seq) not in gone]
    return found[-1] if found else None


def texts_of(request: Request) -> dict[str, str]:
    """The texts of a request that one person may mend, as they stand now, by field."""
    items = {f"items[{place}]": text for place, text in enumerate(request.items, 1)}
    return {**texts_of_person(request.requester, "requester"), **items, "purpose": request.purpose}


def text_refusal(case: Case, facts: Mapping[str, Any]) -> Refusal | None:
    """Why a typing error cannot be mended so, or None."""
    texts = texts_of(case.request)
    return wrong_text(texts, {"requester.name", *(name for name in texts if name.startswith("items["))}, facts)


def date_refusal(case: Case, facts: Mapping[str, Any], today: date) -> Refusal | None:
    """Why what moves a date cannot be corrected so, or None."""
    try:
        new = given_value(_DATES, facts)
    except Refusal as refusal:
        return refusal
    if isinstance(new, Path):
        return None if new is not case.request.path else Refusal("correction_same", field="value", value=new.value)
    return _day_refusal(case, str(facts["field"]), new.date() if isinstance(new, datetime) else new, today)


def _day_refusal(case: Case, field: str, day: date, today: date) -> Refusal | None:
    received, ended = case.request.received_at.date(), case.answered_on or case.ended_on
    if day <= today and ended and day > ended:
        return Refusal("correction_after_end", field="value", day=short_date(day), ended=short_date(ended))
    if field == "received_at":
        return wrong_receipt(case.request, day, today)
    if day > today:
        return Refusal("on_in_future", field="value", day=short_date(day))
    if case.complete_on is None:
        return Refusal("not_complete_yet", field="field")
    if day < received:
        return Refusal("on_before_receipt", field="value", day=short_date(day), least=short_date(received))
    return None


def old_of(case: Case, move: str, field: str) -> str:
    """What stood there before, as it is kept with the correction: the step, for one that is taken back."""
    if move == "take_back":
        step = last_step(case)
        return str(step.seq) if step else ""
    complete = case.complete_on.isoformat() if case.complete_on else ""
    dates = {
        "received_at": case.request.received_at.isoformat(), "complete_on": complete, "path": case.request.path.value
    }  # fmt: skip
    return {**texts_of(case.request), **dates}.get(field, "")


def last_step(case: Case) -> Done | None:
    """The newest step that changed the state and still holds: the only one that can be taken back."""
    return newest_of(_STEPS, case.moves, case.corrections)


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
