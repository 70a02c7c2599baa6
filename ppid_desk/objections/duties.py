"""What must be done next with an objection, by when and by whom; pure."""

from __future__ import annotations

from datetime import date, timedelta

from ppid_desk.handling.rules import NextDuty
from ppid_desk.objections.dates import dispute_by, mediation_by
from ppid_desk.objections.rules import CLOSED, Dispute, Duty, ObjectionCase, Reaction, Stage
from ppid_desk.people.rules import Role
from ppid_desk.workdays.service import Workdays


def next_duty(case: ObjectionCase, workdays: Workdays) -> NextDuty:
    """The next duty of a case; one that waits for somebody outside is due when their time is over."""
    if case.state in CLOSED:
        return NextDuty(Duty.NOTHING, case.ended_on or case.objection.received_on, "")
    dispute = case.dispute
    if dispute and dispute.owes:
        assert dispute.duty_by is not None
        return NextDuty(Duty.DECISION, dispute.duty_by, Role.PPID.value)
    if dispute and (sitting := dispute.next_sitting):
        return NextDuty(Duty.HEARING, sitting.on, Role.SUPERIOR.value)
    if case.has_order:
        assert case.answer is not None
        return NextDuty(Duty.CARRY_OUT, case.answer.order_by or case.due_on, Role.PPID.value)
    if dispute:
        return _in_dispute(dispute, workdays)
    return _undisputed(case, workdays)


def _undisputed(case: ObjectionCase, workdays: Workdays) -> NextDuty:
    if case.answered_on is None:
        return NextDuty(Duty.ANSWER, case.due_on, Role.SUPERIOR.value)
    if case.reaction is Reaction.ACCEPTS:
        return NextDuty(Duty.CLOSE, max(case.answered_on, case.carried_out_on or case.answered_on), Role.DESK.value)
    over = workdays.calendar.add(dispute_by(case, workdays).date, 1).date
    return NextDuty(Duty.REACTION, over, "")


def _in_dispute(dispute: Dispute, workdays: Workdays) -> NextDuty:
    if dispute.outcome and dispute.stage is not Stage.DECIDED:
        return NextDuty(Duty.DISPUTE, _cassation_over(dispute), "")
    if dispute.outcome:
        begun, length = dispute.decision_received or dispute.begun_on, workdays.limit("R-14a").length
        over = workdays.calendar.add(begun, length + 1).date if dispute.decision_received else begun
        return NextDuty(Duty.CLOSE, over, Role.DESK.value)
    if dispute.stage is Stage.MEDIATION:
        return NextDuty(Duty.DISPUTE, mediation_by(dispute, workdays).date, "")
    limit = "R-12a" if dispute.stage in (Stage.PETITIONED, Stage.REGISTERED) else "R-12b"
    return NextDuty(Duty.DISPUTE, workdays.calendar.add(dispute.petitioned_on, workdays.limit(limit).length).date, "")


def _cassation_over(dispute: Dispute) -> date:
    assert dispute.court_received is not None
    return dispute.court_received + timedelta(days=15)


def late_by(case: ObjectionCase, workdays: Workdays) -> int:
    """By how many working days the superior answered late; 0 in time or not answered yet. It stays for ever."""
    if case.answered_on is None or case.answered_on <= case.due_on:
        return 0
    return max(1, workdays.calendar.between(case.due_on, case.answered_on))
