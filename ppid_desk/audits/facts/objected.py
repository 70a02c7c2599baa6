"""B12, B13: objections answered in time by the superior, orders and decisions carried out."""

from __future__ import annotations

from datetime import date

from ppid_desk.audits.gathering import Around, Dossier, answerers
from ppid_desk.audits.verdicts import Lines, Verdict, day
from ppid_desk.objections.casefile import ANSWER_LIMIT
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.people.rules import Role
from ppid_desk.requests.rules import State

_NONE = "Tidak ada keberatan atas berkas ini."
_ENDED = (State.WITHDRAWN, State.CANCELLED)


def objection_answered_by_superior(dossier: Dossier, known: Around) -> Verdict:
    """B12: each objection was answered within its limit, by the superior and by nobody who gave the answer."""
    lines = Lines()
    for case in dossier.objections:
        due = _due(case, known)
        if case.answered_on is None:
            _unanswered(lines, case, due, known)
            continue
        said = f"Keberatan {case.number} ({day(case.objection.received_on)}) dijawab {day(case.answered_on)}"
        if case.answered_on > due:
            lines.bad.append(f"{said}, setelah {day(due)}.")
        else:
            lines.good.append(f"{said}, batas {day(due)}.")
        _signer(lines, case, dossier, known)
    return lines.verdict(_NONE)


def _due(case: ObjectionCase, known: Around) -> date:
    limit = known.workdays.limit(ANSWER_LIMIT[case.objection.path])
    clock = next((each for each in case.clocks if each.limit == limit.id), None)
    calendar = known.workdays.as_of(known.reading, clock.calendar).calendar if clock else known.workdays.calendar
    return calendar.add(case.objection.received_on, limit.length).date


def _unanswered(lines: Lines, case: ObjectionCase, due: date, known: Around) -> None:
    if case.state in _ENDED:
        lines.good.append(f"Keberatan {case.number} berakhir tanpa tanggapan ({case.state.value}).")
    elif known.workdays.calendar.between(due, known.now.date()) > 0:
        lines.bad.append(f"Keberatan {case.number} belum dijawab, padahal batasnya {day(due)}.")
    else:
        lines.good.append(f"Keberatan {case.number} menunggu tanggapan sampai {day(due)}.")


def _signer(lines: Lines, case: ObjectionCase, dossier: Dossier, known: Around) -> None:
    answer = case.answer
    if answer is None or answer.signature is None:
        lines.bad.append(f"Tanggapan atas keberatan {case.number} tidak ditandatangani.")
        return
    officer = known.officers.get(answer.signer_id)
    if answer.signer_id in answerers(dossier):
        lines.bad.append(f"{answer.signature.signer} menjawab permohonan dan keberatannya sendiri.")
    elif officer and Role.SUPERIOR not in officer.roles and not answer.signature.acting:
        lines.bad.append(f"{answer.signature.signer} menandatangani, padahal bukan atasan PPID.")


def order_carried_out(dossier: Dossier, known: Around) -> Verdict:
    """B13: what the superior ordered, or the commission decided, was carried out by its day."""
    lines, today = Lines(), known.now.date()
    for case in dossier.objections:
        answer = case.answer
        if answer and case.answered_on and answer.order:
            _carried(lines, f"Perintah atas keberatan {case.number}", case.carried_out_on, answer.order_by, today)
        dispute = case.dispute
        if dispute and dispute.duty:
            _carried(lines, f"Putusan sengketa atas {case.number}", dispute.duty_done, dispute.duty_by, today)
    return lines.verdict("Tidak ada perintah atau putusan yang harus dilaksanakan.")


def _carried(lines: Lines, what: str, done: date | None, by: date | None, today: date) -> None:
    if done is None:
        late = by is not None and today > by
        (lines.bad if late else lines.good).append(f"{what} belum dilaksanakan; batas {day(by)}.")
    elif by and done > by:
        lines.weak.append(f"{what} dilaksanakan {day(done)}, setelah {day(by)}.")
    else:
        lines.good.append(f"{what} dilaksanakan {day(done)}.")
