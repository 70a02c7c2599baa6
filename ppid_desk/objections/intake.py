"""Objections as JSON: what the command line takes and gives."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.objections.rules import About, Answer, Dispute, Ground, Limited, NewObjection, Work
from ppid_desk.requests.intake import Table, day, moment, representative, requester
from ppid_desk.requests.rules import Channel, Path

_TEXTS = ("request", "position", "purpose", "received_proof", "reference", "idempotency_key")
_FIELDS = (*_TEXTS, "about", "grounds", "objector", "representative", "channel", "path", "found_on", "received_at")


def new_objection(found: object) -> NewObjection:
    """Read a JSON object into an objection. Raises Refusal that names the field."""
    table = Table(found, "", _FIELDS)
    texts = {name: table.text(name) for name in _TEXTS}
    person = table.take("objector", dict, "{…}") if table.has("objector") else None
    power = table.take("representative", dict, "{…}") if table.has("representative") else None
    return NewObjection(
        grounds=tuple(_ground(text) for text in table.texts("grounds")),
        about=table.choice("about", About) or About.ANSWER,
        objector=requester(person, "objector") if person is not None else None,
        representative=representative(power, "representative") if power is not None else None,
        channel=table.choice("channel", Channel) or Channel.WALK_IN,
        path=table.choice("path", Path),
        found_on=day(table.text("found_on"), "found_on"),
        received_at=moment(table.text("received_at"), "received_at"),
        **texts,
    )


def _ground(text: str) -> Ground:
    try:
        return Ground(text)
    except ValueError:
        raise Refusal("input_choice", field="grounds", found=text, known=", ".join(Ground)) from None


def document(work: Work) -> dict[str, Any]:
    """All that the books hold of an objection: what was registered, where it stands, its dates, its dispute."""
    case, objection = work.case, work.case.objection
    return {
        "number": case.number, "check_digit": objection.check_digit, "id": objection.id,
        "request": objection.request or None, "items": list(objection.items),
        "objector": asdict(objection.objector), "grounds": [each.value for each in objection.grounds],
        "position": objection.position, "purpose": objection.purpose, "channel": objection.channel.value,
        "path": objection.path.value, "received_at": objection.received_at.isoformat(),
        "recorded_at": objection.recorded_at.isoformat(), "received_proof": objection.received_proof,
        "found_on": _iso(objection.found_on), "file_by": _iso(objection.file_by), "filed_late": objection.filed_late,
        "reference": objection.reference, "officer": objection.officer, "event_mark": objection.event_mark,
        "state": case.state.value, "due": case.due_on.isoformat(), "provisional": objection.answer.provisional,
        "duty": work.duty.duty.value, "next_date": work.duty.day.isoformat(), "holder": work.duty.holder,
        "slip_on": _iso(case.slip_on), "answer": _answer(case.answer, case.answered_on),
        "received_answer_on": _iso(case.received_answer_on), "carried_out_on": _iso(case.carried_out_on),
        "reaction": case.reaction.value if case.reaction else None, "closed_on": _iso(case.ended_on),
        "late_by": work.late_by, "limits": [_limit(each) for each in work.limits],
        "dispute": dispute_document(case.dispute) if case.dispute else None,
        "waits_for_confirmation": [each.place for each in case.corrections if each.waits], "moves": len(case.moves),
    }  # fmt: skip


def _answer(answer: Answer | None, sent: date | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    signature = answer.signature
    return {
        "decision": answer.decision.value, "order": answer.order or None, "order_by": _iso(answer.order_by),
        "drafted_on": answer.drafted_on.isoformat(), "signed_on": _iso(signature.on if signature else None),
        "signer": signature.signer if signature else None, "letter": signature.number if signature else None,
        "sent_on": _iso(sent),
    }  # fmt: skip


def _limit(each: Limited) -> dict[str, Any]:
    skipped = each.counted.skipped if each.counted else ()
    return {
        "limit": each.limit.id, "name": each.limit.name, "source": each.limit.source, "start": each.start.isoformat(),
        "day": each.day.isoformat(), "unit": each.limit.unit, "whose": each.whose, "ended": _iso(each.ended),
        "counted": [day.isoformat() for day in each.counted.counted] if each.counted else [],
        "skipped": [
            {"date": day.date.isoformat(), "kind": day.kind.value, "name": day.name, "basis": day.basis}
            for day in skipped
        ],
    }  # fmt: skip


def dispute_document(dispute: Dispute) -> dict[str, Any]:
    """A dispute with its diary."""
    return {
        "stage": dispute.stage.value, "petitioned_on": dispute.petitioned_on.isoformat(),
        "number": dispute.number or None, "outcome": dispute.outcome.value if dispute.outcome else None,
        "duty": dispute.duty or None, "duty_by": _iso(dispute.duty_by), "duty_done": _iso(dispute.duty_done),
        "hearings": [
            {"on": each.on.isoformat(), "kind": each.kind.value, "place": each.place, "held": each.held}
            for each in dispute.sittings
        ],
        "entries": [
            {"day": each.day.isoformat(), "recorded_at": each.recorded_at.isoformat(), "actor": each.actor,
             "name": each.name, "stage": each.stage.value, "text": each.text, "document": each.document}
            for each in dispute.entries
        ],
    }  # fmt: skip


def _iso(found: date | None) -> str | None:
    return found.isoformat() if found else None
