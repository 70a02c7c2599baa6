"""An objection's case from its moves: each is folded in, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling import casefile as requests
from ppid_desk.handling.done import Done, Running, Signature
from ppid_desk.handling.rules import Case, Sent, Way
from ppid_desk.numbering import check_digit
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.rules import (
    CLOSED,
    REGISTER,
    Answer,
    Dispute,
    DisputeOutcome,
    Entry,
    Ground,
    Hearing,
    Objection,
    ObjectionCase,
    Reaction,
    Sitting,
    Stage,
)
from ppid_desk.papers.letters.facts import Acting
from ppid_desk.people import service as people
from ppid_desk.records import journal
from ppid_desk.records.session import Reading
from ppid_desk.requests.rules import Channel, Path, State
from ppid_desk.workdays.service import Workdays

ANSWER_LIMIT = {Path.NORMAL: "R-09", Path.ELECTION: "R-10"}
COLUMNS = (
    "uuid", "number", "seq", "grounds", "position", "purpose", "channel", "path", "received_at", "received_proof",
    "found_on", "file_by", "recorded_at", "reference", "officer", "idempotency_key",
)  # fmt: skip


def load(reading: Reading, number: str, workdays: Workdays) -> ObjectionCase:
    """The case of an objection's number. Raises Refusal when there is none."""
    found = _row(reading, number, workdays)
    if found is None:
        raise Refusal("objection_unknown", field="number", number=number)
    row, objection = found
    asked = requests.load(reading, objection.request, workdays) if objection.request else None
    moves = requests.moves_of(reading, objection.id, BY_NAME)
    return case_of(objection, answerers_of(asked), moves, requests.stored_clocks(reading, REGISTER, row))


def _row(reading: Reading, number: str, workdays: Workdays) -> tuple[int, Objection] | None:
    stated = ", ".join(f"requester.{name}" for name in people.COLUMNS.split(", "))
    columns = ", ".join(f"objection.{name}" for name in COLUMNS)
    found = reading.row(
        f"SELECT objection.id, objection.request_id, {columns}, {stated}, event.hash FROM objection"
        " JOIN requester ON requester.id = objection.requester_id JOIN event ON event.seq = objection.event_seq"
        " WHERE objection.number = ?",
        (number,),
    )
    if found is None:
        return None
    end = 2 + len(COLUMNS)
    named = dict(zip(COLUMNS, found[2:end], strict=True))
    request = reading.row("SELECT number, received_on FROM request WHERE id = ?", (found[1],)) or ("", None)
    items = reading.rows("SELECT text FROM item WHERE request_id = ? ORDER BY position", (found[1],))
    about = (request[0], _day(request[1]), tuple(text for (text,) in items))
    requester = people.requester_of(found[end : end + 10])
    return found[0], objection_of(named, about, requester, found[-1], workdays)


def objection_of(
    row: dict[str, Any], about: tuple[str, date | None, tuple[str, ...]], objector: Any, event: Any, workdays: Workdays
) -> Objection:
    """An objection from its row, the request it is about (number, day, items), its objector, and its event's hash."""
    received, path = datetime.fromisoformat(row["received_at"]), Path(row["path"])
    return Objection(
        id=row["uuid"], number=row["number"], check_digit=check_digit(row["number"]), sequence=row["seq"],
        request=about[0], request_received=about[1], items=about[2], objector=objector,
        grounds=tuple(Ground(each) for each in row["grounds"].split(",")), position=row["position"],
        purpose=row["purpose"], channel=Channel(row["channel"]), path=path, received_at=received,
        received_proof=row["received_proof"], found_on=_day(row["found_on"]), file_by=_day(row["file_by"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]), reference=row["reference"], officer=row["officer"],
        answer=workdays.calendar.add(received.date(), workdays.limit(ANSWER_LIMIT[path]).length),
        event_mark=journal.event_mark(bytes(event)), idempotency_key=row["idempotency_key"] or "",
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def answerers_of(case: Case | None) -> frozenset[str]:
    """The officers who decided on a request's items, signed its answer, or gave it (by their UUID)."""
    found: set[str] = set()
    for done in case.moves if case else ():
        if done.name in ("decide", "answer", "answer_and_close", "answer_on_spot"):
            found.add(done.officer)
        elif done.name in ("sign_notice", "sign_refusal"):
            found.add(str(done.facts.get("signer_id", "")))
    return frozenset(found - {""})


def case_of(
    objection: Objection, answerers: frozenset[str], moves: Iterable[Done], clocks: tuple[Running, ...] = ()
) -> ObjectionCase:
    """Fold the moves of an objection into its case; what was taken back is left out."""
    every = tuple(moves)
    corrections = requests.corrections_of(every)
    case = ObjectionCase(objection, State.REGISTERED, answerers, every, corrections=corrections, clocks=clocks)
    for done in requests.standing(every, corrections):
        case = _fold(case, done)
    return case


def judged_by(reading: Reading, case: ObjectionCase, workdays: Workdays) -> Workdays:
    """The working days by which an answer was judged: as they were known when its clock was last counted."""
    found = next((each.calendar for each in case.clocks if each.limit in ANSWER_LIMIT.values()), None)
    return workdays.as_of(reading, found) if found and case.answered_on else workdays


def _fold(case: ObjectionCase, done: Done) -> ObjectionCase:
    after = BY_NAME[done.name].steps.get(case.state, case.state)
    if after is not case.state:
        ended = (done.facts.get("on") or done.at.date()) if after in CLOSED else None
        case = replace(case, state=after, ended_on=ended)
    if done.name in _STAGES:
        return replace(case, dispute=_in_diary(_STAGES[done.name](case.dispute, done), done))
    effect = _EFFECTS.get(done.name)
    return effect(case, done) if effect else case


def _draft(case: ObjectionCase, done: Done) -> ObjectionCase:
    return replace(case, answer=Answer(done.at.date(), done.officer, done.facts))


def _sign(case: ObjectionCase, done: Done) -> ObjectionCase:
    assert case.answer is not None
    signature = _signature(requests.signature_of(done.facts))
    return replace(case, answer=replace(case.answer, signature=signature, signer_id=done.facts["signer_id"]))


def _signature(told: Signature) -> Signature:
    """Who stands in was one line of free text before it had a decree and dates of its own."""
    if not told.acting or told.acting in list(Acting):
        return told
    kind = next((each for each in Acting if told.acting.startswith(each[:3])), Acting.FOR)
    return replace(told, acting=kind.value, decree=told.acting.removeprefix(kind.value).strip())


def _answer(case: ObjectionCase, done: Done) -> ObjectionCase:
    assert case.answer is not None
    sent = Sent(done.facts["on"], Way(done.facts["way"]), done.facts["proof"])
    return replace(case, answer=replace(case.answer, sent=sent), answered_on=sent.on)


def _react(case: ObjectionCase, done: Done) -> ObjectionCase:
    return replace(case, reaction=Reaction(done.facts["reaction"]))


_EFFECTS: dict[str, Callable[[ObjectionCase, Done], ObjectionCase]] = {
    "hand_slip": lambda case, done: replace(case, slip_on=done.facts["on"]),
    "draft_answer": _draft,
    "sign_answer": _sign,
    "answer": _answer,
    "delivered": lambda case, done: replace(case, delivered_on=done.facts["on"]),
    "carry_out": lambda case, done: replace(case, carried_out_on=done.facts["on"]),
    "react": _react,
}


def _in_diary(dispute: Dispute, done: Done) -> Dispute:
    facts = done.facts
    texts = (facts.get(name) for name in ("number", "outcome", "place", "mediator", "party", "note", "duty"))
    day = facts.get("on") or facts.get("hearing_on") or done.at.date()
    line = Entry(
        done.seq, day, done.at, done.actor, done.name, dispute.stage, "; ".join(str(each) for each in texts if each),
        facts.get("document") or "",
    )  # fmt: skip
    return replace(dispute, entries=(*dispute.entries, line))


def _opened(_dispute: Dispute | None, done: Done) -> Dispute:
    return Dispute(Stage.PETITIONED, done.facts["on"], done.facts["on"])


def _to(stage: Stage) -> Callable[[Dispute | None, Done], Dispute]:
    def move(dispute: Dispute | None, done: Done) -> Dispute:
        assert dispute is not None
        return replace(dispute, stage=stage, begun_on=done.facts["on"])

    return move


def _registered(dispute: Dispute | None, done: Done) -> Dispute:
    return replace(_to(Stage.REGISTERED)(dispute, done), number=done.facts["number"])


def _announced(dispute: Dispute | None, done: Done) -> Dispute:
    assert dispute is not None
    sitting = Sitting(done.facts["hearing_on"], Hearing(done.facts["hearing"]), done.facts.get("place") or "")
    return replace(dispute, sittings=(*dispute.sittings, sitting))


def _held(dispute: Dispute | None, done: Done) -> Dispute:
    """The earliest hearing that was announced took place: on the day that is told, whatever was announced."""
    assert dispute is not None
    held = dispute.next_sitting
    assert held is not None
    place = dispute.sittings.index(held)
    sittings = [*dispute.sittings]
    sittings[place] = replace(held, on=done.facts["on"], held=True)
    return replace(dispute, sittings=tuple(sittings))


def _mediated(dispute: Dispute | None, done: Done) -> Dispute:
    return replace(_to(Stage.MEDIATION)(dispute, done), mediation_on=done.facts["on"])


def _mediated_longer(dispute: Dispute | None, _done: Done) -> Dispute:
    assert dispute is not None
    return replace(dispute, mediation_longer=True)


def _owing(dispute: Dispute, done: Done) -> Dispute:
    """What the newest decision orders takes the place of what an earlier one did; no hearing is waited for any more."""
    facts, held = done.facts, tuple(each for each in dispute.sittings if each.held)
    return replace(dispute, duty=facts.get("duty") or "", duty_by=facts.get("duty_by"), duty_done=None, sittings=held)


def _agreed(dispute: Dispute | None, done: Done) -> Dispute:
    return _owing(replace(_to(Stage.DECIDED)(dispute, done), outcome=DisputeOutcome.AGREED), done)


def _decided(dispute: Dispute | None, done: Done) -> Dispute:
    now = _to(Stage.DECIDED)(dispute, done)
    return _owing(replace(now, outcome=DisputeOutcome(done.facts["outcome"]), decision_received=done.facts["on"]), done)


def _court_decided(dispute: Dispute | None, done: Done) -> Dispute:
    assert dispute is not None
    now = replace(dispute, begun_on=done.facts["on"], court_received=done.facts["on"])
    return _owing(replace(now, outcome=DisputeOutcome(done.facts["outcome"])), done)


def _undecided(stage: Stage) -> Callable[[Dispute | None, Done], Dispute]:
    """What was decided is not final any more, so nothing is owed on it."""

    def move(dispute: Dispute | None, done: Done) -> Dispute:
        return replace(_to(stage)(dispute, done), outcome=None, duty="", duty_by=None, duty_done=None)

    return move


def _carried(dispute: Dispute | None, done: Done) -> Dispute:
    assert dispute is not None
    return replace(dispute, duty_done=done.facts["on"])


def _same(dispute: Dispute | None, _done: Done) -> Dispute:
    assert dispute is not None
    return dispute


_STAGES: dict[str, Callable[[Dispute | None, Done], Dispute]] = {
    "open_dispute": _opened,
    "register_dispute": _registered,
    "announce_hearing": _announced,
    "hold_hearing": _held,
    "examine": _to(Stage.EXAMINED),
    "mediate": _mediated,
    "extend_mediation": _mediated_longer,
    "agree": _agreed,
    "adjudicate": _to(Stage.ADJUDICATION),
    "decide": _decided,
    "sue": _undecided(Stage.COURT),
    "appeal": _undecided(Stage.CASSATION),
    "court_decision": _court_decided,
    "carry_out_decision": _carried,
    "close_dispute": _same,
}
