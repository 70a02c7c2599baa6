"""The facts of a sampled file as an audit freezes them: days, clocks, letters, decisions, who did what; masked.

No name, identity number, address, phone or mail of a requester is in them, and nothing that was written freely: whether
a text is there is told, not what it says. The items' texts come along only when the audit asks for them, which the
journal tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.audits.deadlines import late_by, outcome_of, settled_on
from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.catalogue.reader import cited
from ppid_desk.handling.done import Running
from ppid_desk.handling.rules import Correction, Decision, Handover, Letter, Sent
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.requests.rules import DOCUMENTS

_LONGEST_ID = 80
_YES_NO = {True: "yes", False: "no"}


def frozen(dossier: Dossier, known: Around, *, with_texts: bool) -> dict[str, Any]:
    """The facts as JSON values; days as YYYY-MM-DD."""
    case, request, row = dossier.case, dossier.case.request, dossier.filed.columns
    outcome = outcome_of(dossier)
    facts: dict[str, Any] = {
        "known": _known(dossier, known),
        "officers": sorted({each.officer for each in case.moves}),
        "received_at": _text(request.received_at), "recorded_at": _text(request.recorded_at),
        "channel": request.channel.value, "path": request.path.value, "election": request.election,
        "state": case.state.value, "outcome": outcome.value if outcome else "",
        "complete_on": _text(case.complete_on), "extended_on": _text(case.extended_on),
        "answered_on": _text(case.answered_on), "ended_on": _text(case.ended_on), "late_by": late_by(dossier, known),
        "due_on": row["due_on"], "items": len(request.items), "intake": _intake(dossier),
        "clocks": [_clock(each) for each in case.clocks],
        "letters": [_letter(each) for each in case.letters.values()],
        "decisions": [_decision(each, known) for _, each in sorted(case.decisions.items())],
        "handovers": [_handover(each) for each in case.handovers],
        "objections": [_objection(each) for each in dossier.objections],
        "corrections": [_correction(each) for each in case.corrections],
        "slips": [{"copy": each.copy, "state": each.state} for each in dossier.slips],
        "journal": [{"event": e.seq, "at": _text(e.at), "by": e.actor, "what": e.kind} for e in dossier.events],
    }  # fmt: skip
    if with_texts:
        facts["texts"] = {"items": list(request.items), "purpose": request.purpose}
    return facts


def _known(dossier: Dossier, known: Around) -> Mapping[str, str]:
    """What conditions of a checklist may ask (`checklists.rules.FACTS`)."""
    case, outcome = dossier.case, outcome_of(dossier)
    flags = {
        "fact_answered": settled_on(dossier) is not None, "fact_handed_over": bool(case.handovers),
        "fact_late": late_by(dossier, known) > 0, "fact_incomplete": bool(case.request.missing),
        "fact_extended": case.extended_on is not None, "fact_objected": bool(dossier.objections),
        "fact_disputed": any(each.dispute for each in dossier.objections),
    }  # fmt: skip
    return {
        "fact_path": case.request.path.value, "fact_channel": case.request.channel.value,
        "fact_outcome": outcome.value if outcome else "",
        **{name: _YES_NO[bool(flag)] for name, flag in flags.items()},
    }  # fmt: skip


def _text(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _intake(dossier: Dossier) -> dict[str, Any]:
    """Who asks, by kind, and what of the identity was seen; documents by the list's own words."""
    request = dossier.case.request
    who = request.requester
    listed = DOCUMENTS[who.kind]
    return {
        "kind": who.kind.value, "identity": who.id_type.value if who.id_type else "",
        "identity_given": bool(who.id_number.strip()), "address_given": bool(who.address.strip()),
        "contact_given": bool(who.phone.strip() or who.email.strip()),
        "occupation_given": bool(who.occupation.strip()), "purpose_given": bool(request.purpose.strip()),
        "represented": who.representative is not None,
        "power_given": bool(who.representative and who.representative.power.strip()),
        "documents": [each for each in request.documents_seen if each in listed],
        "other_documents": sum(each not in listed for each in request.documents_seen),
        "missing": len(request.missing), "letter_date": _text(request.letter_date),
        "earlier_day_proven": bool(request.received_proof.strip()), "path_noted": bool(request.path_note.strip()),
    }  # fmt: skip


def _clock(each: Running) -> dict[str, Any]:
    return {
        "limit": each.limit, "start": _text(each.start), "due": _text(each.due), "extended": _text(each.extended),
        "ended": _text(each.ended), "provisional": each.provisional, "calendar": each.calendar,
    }  # fmt: skip


def _letter(each: Letter) -> dict[str, Any]:
    signed = each.signature
    return {
        "kind": each.kind.value, "drafted_on": _text(each.drafted_on), "drafted_by": each.drafted_by,
        "number": signed.number if signed else "", "signed_on": _text(signed.on) if signed else None,
        "signer": signed.signer if signed else "", "acting": signed.acting if signed else "", "sent": _sent(each.sent),
        "reason": each.facts.get("reason") or "",
    }  # fmt: skip


def _sent(each: Sent | None) -> dict[str, Any] | None:
    return {"on": _text(each.on), "way": each.way.value, "proof": bool(each.proof.strip())} if each else None


def _decision(each: Decision, known: Around) -> dict[str, Any]:
    entry = known.entries.get(str(each.facts.get("dik") or ""))
    return {
        "item": each.position, "outcome": each.outcome.value, "by": each.drafted_by,
        "ground": each.facts.get("ground") or "",
        "article": sorted(letter.value for letter in cited(str(each.facts.get("article") or ""))),
        "dik": str(each.facts.get("dik") or "")[:_LONGEST_ID], "entry": entry.code if entry else "",
        "decree": entry.decree.number if entry else each.facts.get("dik_decree") or "",
        "test": each.facts.get("test_number") or "", "holder_named": bool(each.facts.get("holder")),
        "material_named": bool(each.facts.get("material")), "blackened_named": bool(each.facts.get("blackened")),
    }  # fmt: skip


def _handover(each: Handover) -> dict[str, Any]:
    return {
        "on": _text(each.on), "way": str(each.way), "recipient": bool(each.recipient.strip()),
        "identity_seen": bool(each.identity_seen.strip()), "proof": bool(each.proof.strip()), "fee": each.fee,
        "by": each.by,
    }  # fmt: skip


def _objection(case: ObjectionCase) -> dict[str, Any]:
    answer = case.answer
    return {
        "number": case.number, "received": _text(case.objection.received_on), "state": case.state.value,
        "grounds": [each.value for each in case.objection.grounds], "due": _text(case.due_on),
        "answered_on": _text(case.answered_on), "decision": answer.decision.value if answer else "",
        "signer": answer.signature.signer if answer and answer.signature else "",
        "ordered": bool(answer and answer.order), "carried_out_on": _text(case.carried_out_on),
        "disputed": case.dispute is not None,
    }  # fmt: skip


def _correction(each: Correction) -> dict[str, Any]:
    return {
        "what": each.move, "field": each.field, "on": _text(each.on), "by": each.by,
        "reason": bool(each.reason.strip()), "holds": each.holds, "waits": each.waits,
        "confirmed_by": each.confirmed_by, "declined": bool(each.declined),
    }  # fmt: skip
