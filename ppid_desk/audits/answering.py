"""Whether an answer may be kept: it fits its item, the item is asked of that subject, and a shortfall has its note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ppid_desk.audits.checklists.expressions import holds, parse
from ppid_desk.audits.checklists.rules import Item, Scope, Value, said
from ppid_desk.audits.rules import FULL, OFFICE, Work
from ppid_desk.audits.scoring import asked, choice_of, values_of
from ppid_desk.audits.values import as_json, checked, text_of
from ppid_desk.errors import Refusal
from ppid_desk.language import current


def item_of(work: Work, name: str) -> Item:
    """An item by its name. Raises Refusal."""
    found = next((each for each in work.checklist.items if each.name == name), None)
    if found is None:
        raise Refusal("audit_item_unknown", field="item", name=name[:60], title=work.checklist.title)
    return found


def subject_of(work: Work, item: Item, named: str) -> str:
    """Of what an item is asked: a file by its number or id, an information by its code, "" for the office.

    Raises Refusal for anything that the audit does not ask of.
    """
    for subject in work.subjects(item.scope):
        if named in (subject, work.named(item.scope, subject)):
            return subject
    code = "audit_subject_needed" if named == OFFICE else "audit_subject_unknown"
    raise Refusal(code, field="subject", item=item.name, name=named[:60])


def answered(
    work: Work, item: Item, subject: str, value: Value, note: str, agrees: bool | None, today: date
) -> dict[str, Any]:
    """The body of an answer's record. None takes an answer back. Raises Refusal at value, note or item."""
    body: dict[str, Any] = {"item": item.name, "subject": subject, "value": None, "note": "", "agrees": None}
    if value is None:
        return body
    if item.name not in asked(work, item.scope, subject, today):
        raise Refusal("audit_item_hidden", field="item", item=item.name)
    fitting, noted = checked(work.checklist, item, value), text_of(note, "note")
    _constraint(work, item, subject, fitting, today)
    agreed = _agrees(work, item, subject, fitting, agrees)
    _note(work, item, fitting, noted, agreed=agreed)
    return {**body, "value": as_json(fitting), "note": noted, "agrees": agreed}


def _constraint(work: Work, item: Item, subject: str, value: Value, today: date) -> None:
    if not item.constraint:
        return
    values: Mapping[str, Value] = {
        **values_of(work, Scope.OFFICE, OFFICE), **values_of(work, item.scope, subject),
        **work.known(item.scope, subject), item.name: value,
    }  # fmt: skip
    if not holds(parse(item.constraint), values, value, today=today):
        message = said(item.constraint_message, current(), work.checklist.language)
        raise Refusal("audit_constraint", field="value", item=item.name, message=message or item.constraint)


def _agrees(work: Work, item: Item, subject: str, value: Value, agrees: bool | None) -> bool | None:
    """Whether the answer is what the program found; None where it found nothing."""
    found = work.computed.get((item.name, subject))
    if found is None:
        return None
    same = value == found.verdict
    if agrees is not None and agrees is not same:
        raise Refusal("audit_agrees", field="agrees", item=item.name, verdict=found.verdict)
    return same


def _note(work: Work, item: Item, value: Value, note: str, *, agreed: bool | None) -> None:
    if note:
        return
    choice = choice_of(work.checklist, item, value)
    if choice and choice.score is not None and choice.score < FULL:
        raise Refusal("audit_note_missing", field="note", item=item.name)
    if agreed is False:
        raise Refusal("audit_note_disagrees", field="note", item=item.name)
