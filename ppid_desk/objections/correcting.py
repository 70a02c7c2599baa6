"""Corrections of objections: what may be mended, what it was before, and what mending changes in the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.correcting import (
    given_value,
    newest_of,
    parsed,
    texts_of_person,
    wrong_receipt,
    wrong_text,
)
from ppid_desk.handling.done import Done
from ppid_desk.handling.rules import Case
from ppid_desk.language import short_date
from ppid_desk.objections.dates import filing
from ppid_desk.objections.registration import personal_facts, summary, words
from ppid_desk.objections.rules import Objection, ObjectionCase
from ppid_desk.people import service as people
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
from ppid_desk.requests.rules import Path
from ppid_desk.text import one_line
from ppid_desk.workdays.service import Workdays

_NEEDED = ("objector.name", "position")
_STEPS = (
    "answer", "delivered", "carry_out", "react", "close", "withdraw", "cancel", "open_dispute", "register_dispute",
    "announce_hearing", "hold_hearing", "examine", "mediate", "extend_mediation", "agree", "adjudicate", "decide",
    "sue", "appeal", "court_decision", "carry_out_decision", "close_dispute",
)  # fmt: skip


def texts_of(objection: Objection) -> dict[str, str]:
    """The texts that one person may mend, as they stand now, by field."""
    person = texts_of_person(objection.objector, "objector")
    return {**person, "position": objection.position, "purpose": objection.purpose}


def dates_of(objection: Objection) -> dict[str, str]:
    """What moves a date, as it stands now, by field; the path is that of the request where there is one."""
    found = objection.found_on.isoformat() if objection.found_on else ""
    known = {"received_at": objection.received_at.isoformat(), "found_on": found}
    return known if objection.request else {**known, "path": objection.path.value}


def text_refusal(case: ObjectionCase, facts: Mapping[str, Any]) -> Refusal | None:
    """Why a typing error cannot be mended so, or None."""
    return wrong_text(texts_of(case.objection), _NEEDED, facts)


def date_refusal(case: ObjectionCase, facts: Mapping[str, Any], today: date) -> Refusal | None:
    """Why what moves a date cannot be corrected so, or None."""
    try:
        new = given_value(dates_of(case.objection), facts)
    except Refusal as refusal:
        return refusal
    if isinstance(new, Path):
        same = new is case.objection.path
        return Refusal("correction_same", field="value", value=new.value) if same else None
    if isinstance(new, datetime):
        return _receipt_refusal(case.objection, new.date(), today)
    late = new > case.objection.received_on
    return Refusal("ground_found_later", field="value", day=short_date(new)) if late else None


def _receipt_refusal(objection: Objection, day: date, today: date) -> Refusal | None:
    least = objection.request_received
    if least and day < least:
        return Refusal("objection_before_request", field="value", day=short_date(day), least=short_date(least))
    if objection.found_on and objection.found_on > day:
        return Refusal("ground_found_later", field="value", day=short_date(objection.found_on))
    return wrong_receipt(objection, day, today)


def old_of(case: ObjectionCase, move: str, field: str) -> str:
    """What stood there before, as it is kept with the correction: the step, for one that is taken back."""
    if move == "take_back":
        step = last_step(case)
        return str(step.seq) if step else ""
    return {**texts_of(case.objection), **dates_of(case.objection)}.get(field, "")


def last_step(case: ObjectionCase) -> Done | None:
    """The newest step that still holds: the only one that can be taken back."""
    return newest_of(_STEPS, case.moves, case.corrections)


def mended(objection: Objection, field: str, value: str, asked: Case | None, workdays: Workdays) -> Objection:
    """The objection as it is with a correction; what moves a date moves the last day of filing with it."""
    changes: dict[str, Any] = {field: value}
    if field.startswith("objector."):
        person: dict[str, Any] = {field.partition(".")[2]: value}
        changes = {"objector": replace(objection.objector, **person)}
    elif field in ("received_at", "found_on", "path"):
        changes = {field: parsed(field, value)}
    now = replace(objection, **changes)
    filed = filing(asked, now.received_on, now.found_on, workdays)
    return replace(now, file_by=filed.last.date if filed else None) if field in ("received_at", "found_on") else now


def apply(writing: Writing, now: Objection) -> None:
    """Write an objection as it was mended into the register: its row, its words, its place in the counts."""
    found = writing.one(
        "SELECT id, open, queue_day, state, path, handed_over FROM objection WHERE number = ?", (now.number,)
    )
    row, before = int(found[0]), queue.Place(*found[1:])
    if before.path != now.path.value:
        queue.leave(writing, before)
        queue.enter(writing, replace(before, path=now.path.value))
    writing.run(
        "UPDATE objection SET requester_id = ?, name = ?, summary = ?, position = ?, purpose = ?, received_at = ?,"
        " received_on = ?, found_on = ?, file_by = ?, path = ? WHERE id = ?",
        (people.keep(writing, now.objector), one_line(now.objector.name), summary(now), now.position, now.purpose,
         now.received_at.isoformat(), now.received_on.isoformat(), _iso(now.found_on), _iso(now.file_by),
         now.path.value, row),
    )  # fmt: skip
    writing.run("DELETE FROM objection_words WHERE rowid = ?", (row,))
    writing.run(
        "INSERT INTO objection_words (rowid, number, name, contact, content) VALUES (?, ?, ?, ?, ?)",
        (row, *words(now)),
    )


MENDED = ("received", "path", "found_on", "file_by")  # what the journal tells anew in words


def told_anew(writing: Writing, now: Objection) -> dict[str, Any]:
    """What the journal must say of an objection that was corrected, so that `verify` can follow."""
    salt = bytes(writing.value("SELECT salt FROM objection WHERE number = ?", (now.number,)))
    values = (now.received_at.isoformat(), now.path.value, _iso(now.found_on), _iso(now.file_by))
    told = {f"{name}_now": value for name, value in zip(MENDED, values, strict=True)}
    return {"personal_now": journal.commitment(salt, personal_facts(now)), **told}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
