"""What stands in the way of a move of an objection: each guard gives a refusal or None.

A guard is asked twice: without facts, when the lawful next steps are shown, and with them, when the move is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.confirming import another_person, correction_proposed, correction_waits, step_still_newest
from ppid_desk.handling.day_guards import not_before, on_not_in_future
from ppid_desk.handling.signing import may_sign, officer_named
from ppid_desk.language import short_date, tr
from ppid_desk.objections import correcting, dates
from ppid_desk.objections.rules import STAGE_WORDS, Decision, Dispute, Ground, ObjectionCase, Reaction, Stage
from ppid_desk.people.rules import Officer, Role
from ppid_desk.workdays.service import Workdays


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard is asked with: `facts` is empty while only the state is asked about."""

    case: ObjectionCase
    today: date
    officer: Officer
    officers: tuple[Officer, ...]
    workdays: Workdays
    facts: Mapping[str, Any]
    of: str  # what stands behind the colon of the guard's name

    @property
    def on(self) -> date | None:
        """The day that the move is about."""
        found = self.facts.get("on")
        return found if isinstance(found, date) else None

    @property
    def dispute(self) -> Dispute:
        """The dispute; only asked where the state says that there is one."""
        assert self.case.dispute is not None
        return self.case.dispute


Guard = Callable[[Asked], Refusal | None]


def _on_not_before_receipt(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.objection.received_on, "on_before_receipt")


def _on_not_before_signature(asked: Asked) -> Refusal | None:
    signature = asked.case.answer.signature if asked.case.answer else None
    return not_before(asked, signature.on if signature else None, "on_before_signature")


def _on_not_before_answer(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.answered_on, "on_before_answer")


def _on_not_before_petition(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.dispute.petitioned_on, "on_before_stage")


def _on_not_before_stage(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.dispute.begun_on, "on_before_stage")


def _slip_not_handed(asked: Asked) -> Refusal | None:
    day = asked.case.slip_on
    return Refusal("slip_handed_already", day=short_date(day)) if day else None


def _not_answered(asked: Asked) -> Refusal | None:
    day = asked.case.answered_on
    return Refusal("objection_answered", day=short_date(day)) if day else None


def _answered(asked: Asked) -> Refusal | None:
    return None if asked.case.answered_on else Refusal("objection_unanswered")


def _not_delivered(asked: Asked) -> Refusal | None:
    day = asked.case.delivered_on
    return Refusal("delivered_already", day=short_date(day)) if day else None


def _order_whole(asked: Asked) -> Refusal | None:
    """Whatever is granted orders the PPID something by a day; what is upheld orders nothing."""
    facts = asked.facts
    if not facts:
        return None
    order, by = facts.get("order"), facts.get("order_by")
    if facts["decision"] == Decision.UPHELD:
        return Refusal("upheld_orders_nothing", field="order") if order or by else None
    if not order:
        return Refusal("order_missing", field="order")
    if not by:
        return Refusal("order_day_missing", field="order_by")
    return Refusal("task_in_past", field="order_by", day=short_date(by)) if by < asked.today else None


def _drafted(asked: Asked) -> Refusal | None:
    return None if asked.case.answer else Refusal("objection_answer_not_drafted")


def _signed(asked: Asked) -> Refusal | None:
    answer = asked.case.answer
    if answer is None:
        return Refusal("objection_answer_not_drafted")
    return None if answer.signature else Refusal("objection_answer_not_signed")


def _signer_may(asked: Asked) -> Refusal | None:
    """The superior signs, or somebody who stands in by a decree that holds on that day."""
    if "signer" not in asked.facts:
        return None
    found = officer_named(asked.officers, str(asked.facts["signer"]))
    return may_sign(found, Role.SUPERIOR, asked.facts, "signer_not_superior")


def _signer_did_not_answer(asked: Asked) -> Refusal | None:
    """Whoever decided, signed or gave the answer to the request does not answer the objection to it."""
    if "signer" not in asked.facts:
        return None
    found = officer_named(asked.officers, str(asked.facts["signer"]))
    answered = found.id in asked.case.answerers
    return Refusal("signer_answered_request", field="signer", name=found.name) if answered else None


def _ordered(asked: Asked) -> Refusal | None:
    return None if asked.case.has_order else Refusal("nothing_ordered")


def _order_done(asked: Asked) -> Refusal | None:
    return Refusal("order_not_carried_out") if asked.case.has_order else None


def _accepted_or_over(asked: Asked) -> Refusal | None:
    if asked.case.reaction is Reaction.ACCEPTS:
        return None
    last = dates.dispute_by(asked.case, asked.workdays).date
    return Refusal("reaction_runs", day=short_date(last)) if asked.today <= last else None


def _no_dispute(asked: Asked) -> Refusal | None:
    found = asked.case.dispute
    return Refusal("dispute_there", day=short_date(found.petitioned_on)) if found else None


def _may_dispute(asked: Asked) -> Refusal | None:
    """After the superior's answer was received, or after his limit passed in silence (KIP Ps 37(2))."""
    case, on = asked.case, asked.on or asked.today
    if case.answered_on:
        return not_before(asked, case.answered_on, "on_before_answer")
    return Refusal("answer_still_runs", field="on", day=short_date(case.due_on)) if on <= case.due_on else None


def _stage(asked: Asked) -> Refusal | None:
    wanted = [Stage(name) for name in asked.of.split("+")]
    at = asked.dispute.stage
    if at in wanted:
        return None
    known = ", ".join(tr(STAGE_WORDS[each]) for each in wanted)
    return Refusal("dispute_not_from_stage", stage=tr(STAGE_WORDS[at]), known=known)


def _hearing_not_past(asked: Asked) -> Refusal | None:
    day = asked.facts.get("hearing_on")
    least = asked.dispute.petitioned_on
    if day and day < least:
        return Refusal("on_before_stage", field="hearing_on", day=short_date(day), least=short_date(least))
    return None


def _hearing_announced(asked: Asked) -> Refusal | None:
    return None if asked.dispute.next_sitting else Refusal("no_hearing_announced")


def _may_mediate(asked: Asked) -> Refusal | None:
    """Ground a goes to adjudication (KIP Ps 40(2))."""
    only_a = set(asked.case.objection.grounds) == {Ground.EXCLUDED}
    return Refusal("no_mediation_for_a") if only_a else None


def _mediation_not_longer(asked: Asked) -> Refusal | None:
    return Refusal("mediation_longer_already") if asked.dispute.mediation_longer else None


def _within_mediation(asked: Asked) -> Refusal | None:
    begun = asked.dispute.mediation_on
    assert begun is not None
    last = asked.workdays.calendar.add(begun, asked.workdays.limit("R-13e").length).date
    if (asked.on or asked.today) > last:
        return Refusal("mediation_over", field="on", day=short_date(last))
    return None


def _duty_whole(asked: Asked) -> Refusal | None:
    duty, by = asked.facts.get("duty"), asked.facts.get("duty_by")
    if duty and not by:
        return Refusal("duty_day_missing", field="duty_by")
    if by and not duty:
        return Refusal("duty_missing", field="duty")
    return None


def _decided_not_agreed(asked: Asked) -> Refusal | None:
    return Refusal("agreed_in_mediation", field="outcome") if asked.facts.get("outcome") == "agreed" else None


def _court_decided(asked: Asked) -> Refusal | None:
    return None if asked.dispute.outcome else Refusal("court_undecided")


def _court_pending(asked: Asked) -> Refusal | None:
    return Refusal("court_decided_already") if asked.dispute.outcome else None


def _owes(asked: Asked) -> Refusal | None:
    return None if asked.dispute.owes else Refusal("nothing_owed")


def _dispute_ended(asked: Asked) -> Refusal | None:
    return None if asked.dispute.outcome else Refusal("dispute_undecided")


def _owes_nothing(asked: Asked) -> Refusal | None:
    if asked.dispute.owes:
        by = asked.dispute.duty_by
        return Refusal("decision_not_carried_out", day=short_date(by) if by else "–")
    return _order_done(asked)


def _something_to_take_back(asked: Asked) -> Refusal | None:
    return None if correcting.last_step(asked.case) else Refusal("nothing_to_take_back")


def _text_changes(asked: Asked) -> Refusal | None:
    return correcting.text_refusal(asked.case, asked.facts) if asked.facts else None


def _date_changes(asked: Asked) -> Refusal | None:
    return correcting.date_refusal(asked.case, asked.facts, asked.today) if asked.facts else None


def _still_newest(asked: Asked) -> Refusal | None:
    return step_still_newest(asked, correcting.last_step(asked.case))


GUARDS: dict[str, Guard] = {
    "on_not_in_future": on_not_in_future,
    "on_not_before_receipt": _on_not_before_receipt,
    "on_not_before_signature": _on_not_before_signature,
    "on_not_before_answer": _on_not_before_answer,
    "on_not_before_petition": _on_not_before_petition,
    "on_not_before_stage": _on_not_before_stage,
    "slip_not_handed": _slip_not_handed,
    "not_answered": _not_answered,
    "answered": _answered,
    "not_delivered": _not_delivered,
    "order_whole": _order_whole,
    "drafted": _drafted,
    "signed": _signed,
    "signer_may": _signer_may,
    "signer_did_not_answer": _signer_did_not_answer,
    "ordered": _ordered,
    "order_done": _order_done,
    "accepted_or_over": _accepted_or_over,
    "no_dispute": _no_dispute,
    "may_dispute": _may_dispute,
    "stage": _stage,
    "hearing_not_past": _hearing_not_past,
    "hearing_announced": _hearing_announced,
    "may_mediate": _may_mediate,
    "mediation_not_longer": _mediation_not_longer,
    "within_mediation": _within_mediation,
    "duty_whole": _duty_whole,
    "decided_not_agreed": _decided_not_agreed,
    "court_decided": _court_decided,
    "court_pending": _court_pending,
    "owes": _owes,
    "dispute_ended": _dispute_ended,
    "owes_nothing": _owes_nothing,
    "something_to_take_back": _something_to_take_back,
    "text_changes": _text_changes,
    "date_changes": _date_changes,
    "correction_waits": correction_waits,
    "correction_proposed": correction_proposed,
    "another_person": another_person,
    "still_newest": _still_newest,
}
