"""Refusals about objections and disputes."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "templates_alike": mark("Objections need numbers of their own: write their template differently."),
    "about_service": mark(
        "This is about the service, not about the answer to a request: that is a complaint (UU 25/2009), another right "
        "with its own register. Take it down as a complaint."
    ),
    "grounds_missing": mark("No ground is chosen. Choose at least one of a to g (UU 14/2008 Ps 35(1))."),
    "ground_twice": mark("Ground {ground} is named twice."),
    "request_needed": mark(
        "Only ground b needs no request. For the other grounds, give the number of the request that was answered."
    ),
    "objector_stranger": mark(
        "{name} is not the requester of {number}. Only the requester, or a representative with a power of attorney, "
        "may object."
    ),
    "objector_missing": mark("Without a request, the name of who objects is needed."),
    "power_missing": mark("A representative needs a power of attorney (surat kuasa): note its number or date."),
    "position_missing": mark("The case (kasus posisi) is missing. Write down what happened and what is objected to."),
    "objection_before_request": mark(
        "Received on {day}: that is before the request was received, {least}. Correct the day."
    ),
    "ground_found_later": mark("The ground was found on {day}, after the objection was received. Correct the day."),
    "objection_unknown": mark("There is no objection with the number {number}."),
    "objection_not_from_state": mark("“{move}” is not possible: the objection is in the state {state}."),
    "slip_handed_already": mark("The slip was handed over on {day} already."),
    "objection_answered": mark("The answer was sent on {day} and cannot change."),
    "objection_unanswered": mark("The objection was not answered yet."),
    "delivered_already": mark("The answer was received on {day} already."),
    "upheld_orders_nothing": mark("A decision that is upheld orders the PPID nothing: leave the order empty."),
    "order_missing": mark("What is granted must be ordered: write what the PPID has to do."),
    "order_day_missing": mark("The day by which the PPID carries out the order is missing."),
    "objection_answer_not_drafted": mark("The answer was not drafted yet."),
    "objection_answer_not_signed": mark("The answer was not signed yet: only what is signed can be sent."),
    "signer_not_superior": mark("{name} is not the superior of the PPID, who alone answers objections."),
    "signer_answered_request": mark(
        "{name} decided on, signed or gave the answer to the request, and may not answer the objection to it. Let "
        "another superior sign, or who acts for the superior by decree."
    ),
    "nothing_ordered": mark("Nothing is ordered that is still to be carried out."),
    "order_not_carried_out": mark("The superior's order is not carried out yet. Record that first."),
    "reaction_runs": mark(
        "The objector may go to the commission until {day}. Close it afterwards, or when they accept the answer."
    ),
    "dispute_there": mark("There is a dispute since {day} already."),
    "dispute_none": mark("There is no dispute about {number} yet."),
    "answer_still_runs": mark(
        "The superior may answer until {day}; a dispute is possible after an answer, or after that day "
        "(UU 14/2008 Ps 37(2))."
    ),
    "on_before_stage": mark("{day} is before the day on which this stage of the dispute began, {least}."),
    "dispute_not_from_stage": mark("Not possible now: the dispute stands at “{stage}”. It needs: {known}."),
    "no_hearing_announced": mark("No hearing is announced. Record the summons first."),
    "no_mediation_for_a": mark(
        "The only ground is an exclusion (a): it goes to adjudication, not to mediation (UU 14/2008 Ps 40(2))."
    ),
    "mediation_longer_already": mark("The mediation was extended already; that is possible once."),
    "mediation_over": mark("The mediation had to be extended by {day}."),
    "duty_missing": mark("A day stands there, and not what must be done by then."),
    "duty_day_missing": mark("The day by which it must be done is missing."),
    "agreed_in_mediation": mark("An agreement is made in the mediation: use that step, or choose another outcome."),
    "court_undecided": mark("The court did not decide yet."),
    "court_decided_already": mark("The court's decision is recorded already."),
    "nothing_owed": mark("Nothing that was decided is still to be carried out."),
    "dispute_undecided": mark("The dispute was neither settled nor decided yet."),
    "decision_not_carried_out": mark("What was decided must be carried out by {day}. Record that first."),
    "payload_not_objection": mark("This code is not that of an objection's slip."),
}
