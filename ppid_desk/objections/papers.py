"""What stands on the papers of an objection: its slip (tanda bukti keberatan) and the superior's answer."""

from __future__ import annotations

from datetime import date

from ppid_desk.errors import Refusal
from ppid_desk.handling.papers import Office, correction_note, holder, signed_frame
from ppid_desk.objections.rules import Answer, Decision, Objection, ObjectionCase
from ppid_desk.papers.letters.build import build
from ppid_desk.papers.letters.facts import (
    Asked,
    Frame,
    ObjectionAnswer,
    ObjectionSlip,
    Person,
    Right,
    Ruled,
)
from ppid_desk.papers.letters.rules import LetterContent
from ppid_desk.papers.letters.sheet import render_letter
from ppid_desk.papers.letters.slip import render_slip_letter
from ppid_desk.papers.rules import Paper
from ppid_desk.people.rules import Requester, Role
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_RULED = {Decision.UPHELD: Ruled.UPHELD, Decision.GRANTED: Ruled.GRANTED, Decision.IN_PART: Ruled.PARTLY}


def qr_fields(objection: Objection) -> tuple[str, ...]:
    """The fields of the slip's code: number, received, last day of the answer, mark of its event."""
    received, due = objection.received_at.isoformat(), objection.answer.date.isoformat()
    return objection.number.replace("*", ""), received, due, objection.event_mark


def slip(
    case: ObjectionCase, settings: Settings, workdays: Workdays, code: str, paper: Paper, copy: str = "", *, demo: bool
) -> bytes:
    """The slip as PDF; `copy` marks it as one that is not the first."""
    return render_slip_letter(build(slip_facts(case.objection, settings, workdays, code, copy, demo=demo)), paper)


def blank_slip(case: ObjectionCase, settings: Settings, workdays: Workdays) -> LetterContent:
    """What stands on the slip beside its code: enough to know whether two slips say the same."""
    return build(slip_facts(case.objection, settings, workdays, "", demo=False))


def slip_facts(
    objection: Objection, settings: Settings, workdays: Workdays, code: str, copy: str = "", *, demo: bool
) -> ObjectionSlip:
    """What the slip is made of."""
    answer = objection.answer
    provisional = f"sementara: kalender {answer.date.year} belum ditetapkan" if answer.provisional else ""
    return ObjectionSlip(
        letterhead=letterhead(settings), city=settings.office.city, number=objection.number,
        check_digit=objection.check_digit, received_at=objection.received_at, objector=_person(objection.objector),
        grounds=tuple(each.value for each in objection.grounds), request_number=objection.request,
        answer_by=answer.date, answer_days=answer.days, reason=_skipped(workdays.reason(answer)),
        dispute_days=workdays.limit("R-11a").length, officer=objection.officer, case=objection.position, qr=code,
        mark=objection.event_mark, provisional=provisional, copy=copy, demo=demo,
    )  # fmt: skip


def _skipped(reason: str) -> str:
    """Why the day is what it is, without the number of days, which stands before it already."""
    return reason.partition("; ")[2]


def _person(requester: Requester) -> Person:
    power = requester.representative
    contact = " / ".join(each for each in (requester.phone, requester.email) if each.strip())
    return Person(requester.name, requester.address, requester.occupation, contact, power.name if power else "")


def answer(case: ObjectionCase, office: Office) -> bytes:
    """The superior's answer as PDF. Raises Refusal for what is missing."""
    return render_letter(build(answer_facts(case, office)))


def check(case: ObjectionCase, office: Office) -> None:
    """Make sure that the answer can be made of what is recorded. Raises Refusal that names the fact that is missing."""
    build(answer_facts(case, office))


def answer_facts(case: ObjectionCase, office: Office) -> ObjectionAnswer:
    """What the answer is made of; a draft until it is signed. Raises Refusal when nothing was drafted."""
    objection, drafted, workdays = case.objection, case.answer, office.workdays
    if drafted is None:
        raise Refusal("objection_answer_not_drafted")
    about = None
    if objection.request:
        about = Asked(objection.request, objection.request_received, _person(objection.objector), objection.items)
    considerations = (line.strip() for line in str(drafted.facts["considerations"]).split("\n"))
    return ObjectionAnswer(
        frame=_frame(drafted, office), number=objection.number, received=objection.received_on,
        objector=_person(objection.objector), grounds=tuple(each.value for each in objection.grounds), asked=about,
        considerations=tuple(line for line in considerations if line), ruled=_RULED[drafted.decision],
        decision=str(drafted.facts["ruling"]), order=drafted.order, order_by=drafted.order_by,
        dispute=Right(workdays.limit("R-11a").length, _dispute_by(case, drafted, workdays)),
    )  # fmt: skip


def _dispute_by(case: ObjectionCase, drafted: Answer, workdays: Workdays) -> date | None:
    """Counted from the day on which it was received; before that is known, from the day of its signature."""
    signed = drafted.signature.on if drafted.signature else None
    start = case.received_answer_on or signed
    return workdays.calendar.add(start, workdays.limit("R-11a").length).date if start else None


def _frame(drafted: Answer, office: Office) -> Frame:
    post = office.settings.superior
    if drafted.signature:
        return signed_frame(office, drafted.signature, post)
    head, city = letterhead(office.settings), office.settings.office.city
    return Frame(head, city, holder(office, post, Role.SUPERIOR), draft=True, demo=office.demo)


def note(case: ObjectionCase, office: Office, place: int | None = None) -> bytes:
    """The note about a correction (catatan PERBAIKAN) as PDF; `place` counts from 1, default the newest.

    Raises Refusal when there is none.
    """
    wanted = place or len(case.corrections)
    if not 1 <= wanted <= len(case.corrections):
        raise Refusal("paper_not_there", number=case.number)
    found = case.corrections[wanted - 1]
    return render_letter(build(correction_note(case.number, case.objection.objector.name, found, case.moves, office)))
