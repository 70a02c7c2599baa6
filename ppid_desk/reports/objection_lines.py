"""Objections as the books and the figures of a period need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ppid_desk.language import short_date
from ppid_desk.objections.casefiles import stream
from ppid_desk.objections.duties import late_by
from ppid_desk.objections.rules import CLOSED, ObjectionCase, Reaction
from ppid_desk.papers.books.registers import ObjectionEntry
from ppid_desk.records.session import Reading
from ppid_desk.reports.entries import contact_of, listed, masked_contact, masked_name, name_of
from ppid_desk.reports.rules import Count, ObjectionFigures, Period
from ppid_desk.reports.words import OBJECTION_OUTCOMES
from ppid_desk.requests.rules import State
from ppid_desk.workdays.service import Workdays

_RECEIVED = "objection.received_on BETWEEN ? AND ?"
_ENDS = {State.WITHDRAWN: "Dicabut pemohon", State.CANCELLED: "Dibatalkan"}
_REACTIONS = {Reaction.ACCEPTS: "Menerima", Reaction.DISPUTES: "Mengajukan sengketa"}


def count(reading: Reading, period: Period) -> int:
    """How many objections were received in a period."""
    return int(reading.value(f"SELECT count(*) FROM objection WHERE {_RECEIVED}", _days(period)))


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def entries(reading: Reading, workdays: Workdays, period: Period, *, masked: bool = False) -> Iterator[ObjectionEntry]:
    """The lines of the register of objections, in the order of their numbers."""
    for case in stream(reading, workdays, _RECEIVED, _days(period)):
        entry = entry_of(case)
        yield _masked(entry) if masked else entry


def entry_of(case: ObjectionCase) -> ObjectionEntry:
    """The line of one objection."""
    objection, person = case.objection, case.objection.objector
    signature = case.answer.signature if case.answer and case.answered_on else None
    return ObjectionEntry(
        number=case.number, received=objection.received_on, name=name_of(person), address=person.address,
        contact=contact_of(person), occupation=person.occupation, request_number=objection.request,
        information=listed(objection.items) if objection.items else objection.position, purpose=objection.purpose,
        grounds=frozenset(each.value for each in objection.grounds), decision=_decision(case),
        answered_on=case.answered_on,
        superior="\n".join(part for part in (signature.signer, signature.title) if part) if signature else "",
        response=_response(case),
    )  # fmt: skip


def _decision(case: ObjectionCase) -> str:
    if case.state in _ENDS and case.answered_on is None:
        return _ENDS[case.state]
    if case.answer is None or case.answered_on is None:
        return ""
    words, order = OBJECTION_OUTCOMES[case.answer.decision.value], case.answer.order
    until = f" paling lambat {short_date(case.answer.order_by, 'id')}" if case.answer.order_by else ""
    return f"{words}. Perintah{until}: {order}" if order else words


def _response(case: ObjectionCase) -> str:
    if case.dispute:
        return _REACTIONS[Reaction.DISPUTES]
    return _REACTIONS[case.reaction] if case.reaction else ""


def _masked(entry: ObjectionEntry) -> ObjectionEntry:
    address = "•••" if entry.address else ""
    return replace(entry, name=masked_name(entry.name), address=address, contact=masked_contact(entry.contact))


def figures(reading: Reading, workdays: Workdays, period: Period, today: date) -> ObjectionFigures:
    """What is counted of objections: received by the day of receipt, answered by the day of the answer."""
    cases = list(stream(reading, workdays, "objection.received_on <= ?", (period.last.isoformat(),)))
    until = min(period.last, today)
    received = [case for case in cases if case.objection.received_on in period]
    answered = [case for case in cases if case.answered_on and case.answered_on in period]
    before = [case for case in cases if case.objection.received_on < period.first]
    return ObjectionFigures(
        received=len(received), carried_over=sum(_open_before(case, period.first) for case in before),
        answered=len(answered), open_at_end=sum(_open_after(case, until) for case in cases),
        late=sum(late_by(case, workdays) > 0 for case in answered),
        filed_late=sum(case.objection.filed_late for case in received),
        ended_otherwise=sum(case.answered_on is None and _settled(case) in period for case in cases),
        grounds=_counted(ground.value for case in received for ground in case.objection.grounds),
        outcomes=_counted(case.answer.decision.value for case in answered if case.answer),
        disputes=_counted(
            case.dispute.stage.value
            for case in cases
            if case.dispute and case.dispute.petitioned_on <= period.last and _lasts(case, period.first)
        ),
    )  # fmt: skip


def _settled(case: ObjectionCase) -> date | None:
    """The answer, or the end without one."""
    return case.answered_on or (case.ended_on if case.state in CLOSED else None)


def _open_before(case: ObjectionCase, day: date) -> bool:
    settled = _settled(case)
    return settled is None or settled >= day


def _open_after(case: ObjectionCase, day: date) -> bool:
    settled = _settled(case)
    return case.objection.received_on <= day and (settled is None or settled > day)


def _lasts(case: ObjectionCase, day: date) -> bool:
    return case.ended_on is None or case.ended_on >= day


def _counted(codes: Iterator[str]) -> tuple[Count, ...]:
    return tuple(Count(code, n) for code, n in sorted(Counter(codes).items()))
