"""What stands on the papers of an objection: its slip (tanda bukti keberatan) and the superior's answer."""

from __future__ import annotations

from datetime import date

from ppid_desk.errors import Refusal
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
    Signer,
)
from ppid_desk.papers.letters.sheet import render_letter
from ppid_desk.people.rules import Requester
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_RULED = {Decision.UPHELD: Ruled.UPHELD, Decision.GRANTED: Ruled.GRANTED, Decision.IN_PART: Ruled.PARTLY}


def qr_fields(objection: Objection) -> tuple[str, ...]:
    """The fields of the slip's code: number, received, last day of the answer, mark of its event."""
    received, due = objection.received_at.isoformat(), objection.answer.date.isoformat()
    return objection.number.replace("*", ""), received, due, objection.event_mark


def slip(case: ObjectionCase, settings: Settings, workdays: Workdays, code: str, *, demo: bool) -> bytes:
    """The slip as PDF on A5."""
    return render_letter(build(slip_facts(case.objection, settings, workdays, code, demo=demo)))


def slip_facts(objection: Objection, settings: Settings, workdays: Workdays, code: str, *, demo: bool) -> ObjectionSlip:
    """What the slip is made of."""
    answer = objection.answer
    provisional = f"sementara: kalender {answer.date.year} belum ditetapkan" if answer.provisional else ""
    return ObjectionSlip(
        letterhead=letterhead(settings), city=settings.office.city, number=objection.number,
        check_digit=objection.check_digit, received_at=objection.received_at, objector=_person(objection.objector),
        grounds=tuple(each.value for each in objection.grounds), request_number=objection.request,
        answer_by=answer.date, answer_days=answer.days, reason=_skipped(workdays.reason(answer)),
        dispute_days=workdays.limit("R-11a").length, officer=objection.officer, case=objection.position, qr=code,
        mark=objection.event_mark, provisional=provisional, demo=demo,
    )  # fmt: skip


def _skipped(reason: str) -> str:
    """Why the day is what it is, without the number of days, which stands before it already."""
    return reason.partition("; ")[2]


def _person(requester: Requester) -> Person:
    power = requester.representative
    contact = " / ".join(each for each in (requester.phone, requester.email) if each.strip())
    return Person(requester.name, requester.address, requester.occupation, contact, power.name if power else "")


def answer(case: ObjectionCase, settings: Settings, workdays: Workdays, *, demo: bool) -> bytes:
    """The superior's answer as PDF. Raises Refusal for what is missing."""
    return render_letter(build(answer_facts(case, settings, workdays, demo=demo)))


def answer_facts(case: ObjectionCase, settings: Settings, workdays: Workdays, *, demo: bool) -> ObjectionAnswer:
    """What the answer is made of; a draft until it is signed. Raises Refusal when nothing was drafted."""
    objection, drafted = case.objection, case.answer
    if drafted is None:
        raise Refusal("objection_answer_not_drafted")
    about = None
    if objection.request:
        about = Asked(objection.request, objection.request_received, _person(objection.objector), objection.items)
    considerations = (line.strip() for line in str(drafted.facts["considerations"]).split("\n"))
    return ObjectionAnswer(
        frame=_frame(drafted, settings, demo=demo), number=objection.number, received=objection.received_on,
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


def _frame(drafted: Answer, settings: Settings, *, demo: bool) -> Frame:
    signature, chief = drafted.signature, settings.superior
    if signature is None:
        signer = Signer(chief.title, chief.name, chief.nip)
        return Frame(letterhead(settings), settings.office.city, signer, draft=True, demo=demo)
    signer = Signer(
        _title(signature.acting, signature.title or chief.title, chief.title), signature.signer, signature.nip
    )
    number, day = signature.number, signature.on
    return Frame(letterhead(settings), settings.office.city, signer, number, day, draft=False, demo=demo)


def _title(acting: str, own: str, held: str) -> str:
    """The title of who signs: "Plh." or "Plt." of the superior's where somebody stands in by decree."""
    word = next((word for word in ("Plh.", "Plt.") if acting.strip().startswith(word[:3])), "")
    return f"{word} {held}" if word else own
