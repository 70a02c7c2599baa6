"""A case from its moves: each is folded in, in the order in which they were made; what was taken back is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.done import Done, Running, Signature
from ppid_desk.handling.facts import from_json
from ppid_desk.handling.moves import BY_NAME, Move
from ppid_desk.handling.rules import (
    CLOSED,
    Case,
    Correction,
    Decision,
    Disposition,
    Handover,
    Letter,
    LetterKind,
    Outcome,
    Sent,
    Way,
)
from ppid_desk.records.session import Reading
from ppid_desk.requests import reading as requests
from ppid_desk.requests.rules import REGISTER, Request, State
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.service import Workdays

CORRECTIONS = ("correct_text", "correct_date", "take_back")


def load(reading: Reading, number: str, workdays: Workdays) -> Case:
    """The case of a number. Raises Refusal when there is none."""
    request = requests.whole(reading, number, workdays)
    if request is None:
        raise Refusal("number_unknown", field="number", number=number)
    return case_of(request, moves_of(reading, request.id), clocks_of(reading, request.number))


def moves_of(reading: Reading, subject: str, by_name: Mapping[str, Move] = BY_NAME) -> list[Done]:
    """The moves of a request (or of what another table of moves is about), the oldest first."""
    rows = reading.rows(
        "SELECT move.event_seq, event.at, event.actor, move.officer, move.name, move.before, move.after, move.facts"
        " FROM move JOIN event ON event.seq = move.event_seq WHERE move.subject = ? ORDER BY move.event_seq",
        (subject,),
    )
    return [done_of(by_name, *row) for row in rows]


def done_of(
    by_name: Mapping[str, Move], seq: int, at: str, actor: str, officer: str, name: str, before: str, after: str,
    facts: str,
) -> Done:  # fmt: skip
    """A move from its row and its event."""
    kept = from_json(by_name[name].facts, json.loads(facts))
    return Done(seq, datetime.fromisoformat(at), actor, officer, name, State(before), State(after), kept)


def clocks_of(reading: Reading, number: str) -> tuple[Running, ...]:
    """The clocks of a request as they are stored."""
    return stored_clocks(reading, REGISTER, reading.value("SELECT id FROM request WHERE number = ?", (number,)))


def stored_clocks(reading: Reading, register: str, row: int) -> tuple[Running, ...]:
    """The clocks of a row of a register as they are stored."""
    rows = reading.rows(
        "SELECT limit_id, start_on, due_on, extended_on, provisional, calendar_version, ended_on FROM clock"
        " WHERE register = ? AND subject = ? ORDER BY id",
        (register, row),
    )
    return tuple(running_of(*row) for row in rows)


def running_of(
    limit: str, start: str, due: str, extended: str | None, provisional: int, version: str, ended: str | None
) -> Running:
    """A clock from its row."""
    days = date.fromisoformat(start), date.fromisoformat(due), _day(extended)
    return Running(limit, *days, bool(provisional), version, _day(ended))


def judged_by(reading: Reading, case: Case, workdays: Workdays) -> Calendar:
    """The calendar of the clock by which a case is answered in time or late; today's while it has none."""
    running = case.answer_clock
    return workdays.as_of(reading, running.calendar).calendar if running else workdays.calendar


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def case_of(request: Request, moves: Iterable[Done], clocks: tuple[Running, ...] = ()) -> Case:
    """Fold the moves of a request into its case."""
    every = tuple(moves)
    corrections = corrections_of(every)
    state, ended = _begun(request, every)
    received = request.received_at.date()
    case = Case(
        request, state, None if request.missing else received, every, corrections=corrections, clocks=clocks,
        ended_on=ended,
    )  # fmt: skip
    for each in standing(every, corrections):
        case = _fold(case, each)
    moved = [each.new for each in corrections if each.field == "complete_on" and each.holds]
    return replace(case, complete_on=date.fromisoformat(moved[-1])) if moved else case


def _begun(request: Request, moves: tuple[Done, ...]) -> tuple[State, date | None]:
    """Where a case begins: as it was registered, or closed already in the old register from which it was taken in.

    What was closed without a move never opens again, so the row keeps its day; the first move tells that it was so.
    """
    state = moves[0].before if moves else request.state
    if state in CLOSED and (moves or request.closed_on):
        return state, request.closed_on or moves[0].at.date()
    return State.INCOMPLETE if request.missing else State.REGISTERED, None


def _fold(case: Case, done: Done) -> Case:
    after = BY_NAME[done.name].steps.get(case.state, case.state)
    if after is not case.state:
        ended = done.facts.get("on") or done.at.date() if after in CLOSED and case.ended_on is None else case.ended_on
        case = replace(case, state=after, ended_on=ended)
    kind = done.name.partition("_")[2]
    if done.name.startswith("draft_"):
        return _with_letter(case, _drafted(done, LetterKind(kind)))
    if done.name.startswith("sign_"):
        return _with_letter(case, replace(case.letters[LetterKind(kind)], signature=_signature(done)))
    effect = _EFFECTS.get(done.name)
    return effect(case, done) if effect else case


def _with_letter(case: Case, letter: Letter) -> Case:
    return replace(case, letters={**case.letters, letter.kind: letter})


def _drafted(done: Done, kind: LetterKind) -> Letter:
    return Letter(kind, done.at.date(), done.officer, done.facts)


def _signature(done: Done) -> Signature:
    return signature_of(done.facts)


def signature_of(facts: Mapping[str, Any]) -> Signature:
    """A signature from the facts of the move that signed."""
    return Signature(
        facts["number"], facts["on"], facts["signer"], facts.get("signer_title", ""), facts.get("signer_nip", ""),
        facts.get("acting") or "", facts.get("acting_decree") or "", facts.get("acting_since"),
        facts.get("acting_until"),
    )  # fmt: skip


def _sent(case: Case, done: Done, kind: LetterKind) -> Case:
    letter = case.letter(kind)
    if letter is None or letter.signature is None:
        return case
    return _with_letter(case, replace(letter, sent=_sending(done)))


def _sending(done: Done) -> Sent:
    return Sent(done.facts["on"], Way(done.facts["way"]), done.facts["proof"])


def _tell(case: Case, done: Done) -> Case:
    return replace(_sent(case, done, LetterKind.INCOMPLETENESS), told=_sending(done))


def _complete(case: Case, done: Done) -> Case:
    """Complete from the day on which it was completed; not told in time means complete from the first receipt."""
    in_time = case.told is not None or not done.facts.get("untold_late")
    received = case.request.received_at.date()
    return replace(case, complete_on=done.facts["on"] if in_time else received)


def _take_up(case: Case, _done: Done) -> Case:
    return replace(case, complete_on=case.request.received_at.date())


def _lapse(case: Case, done: Done) -> Case:
    return _sent(case, done, LetterKind.LAPSE)


def _dispose(case: Case, done: Done) -> Case:
    facts = done.facts
    given = Disposition(
        len(case.dispositions) + 1, facts["unit"], facts["person"], facts["task"], facts["by"], done.at.date(),
        done.officer,
    )  # fmt: skip
    return replace(case, dispositions=(*case.dispositions, given))


def _reply(case: Case, done: Done) -> Case:
    place = done.facts["disposition"]
    replied = tuple(
        replace(each, reply=done.facts["reply"], replied_on=done.facts["on"], replied_by=done.officer)
        if each.place == place
        else each
        for each in case.dispositions
    )
    return replace(case, dispositions=replied)


def _decide(case: Case, done: Done) -> Case:
    """New decisions; a letter that was drafted or signed on the old ones holds no more."""
    decided = {
        each["item"]: Decision(each["item"], Outcome(each["outcome"]), done.officer, each)
        for each in done.facts["items"]
    }
    void = (LetterKind.NOTICE, LetterKind.REFUSAL)
    letters = {kind: letter for kind, letter in case.letters.items() if kind not in void}
    return replace(case, decisions={**case.decisions, **decided}, letters=letters)


def _extend(case: Case, done: Done) -> Case:
    return replace(_sent(case, done, LetterKind.EXTENSION), extended_on=done.facts["on"])


def _answer(case: Case, done: Done) -> Case:
    case = _sent(_sent(case, done, LetterKind.NOTICE), done, LetterKind.REFUSAL)
    return replace(case, answered_on=done.facts["on"])


def _answer_on_spot(case: Case, done: Done) -> Case:
    facts = done.facts
    granted = {"outcome": Outcome.GRANTED.value, "form": facts["form"], "material": facts["what"]}
    decisions = {
        place: Decision(place, Outcome.GRANTED, done.officer, {"item": place, **granted})
        for place in range(1, len(case.request.items) + 1)
    }
    given = Handover(
        facts["on"], facts["what"], Way.DIRECT, facts["recipient"], facts["identity_seen"], "", 0, "", done.officer
    )
    return replace(case, decisions=decisions, answered_on=facts["on"], handovers=(*case.handovers, given))


def _hand_over(case: Case, done: Done) -> Case:
    facts = done.facts
    given = Handover(
        facts["on"], facts["what"], facts["way"], facts["recipient"], facts["identity_seen"], facts["proof"],
        facts["fee"], facts["paid"], done.officer,
    )  # fmt: skip
    return replace(case, handovers=(*case.handovers, given))


_EFFECTS: dict[str, Callable[[Case, Done], Case]] = {
    "tell_incomplete": _tell,
    "complete": _complete,
    "take_up": _take_up,
    "lapse": _lapse,
    "dispose": _dispose,
    "reply": _reply,
    "decide": _decide,
    "extend": _extend,
    "answer": _answer,
    "answer_and_close": _answer,
    "answer_on_spot": _answer_on_spot,
    "hand_over": _hand_over,
}


def standing(moves: Iterable[Done], corrections: Iterable[Correction]) -> Iterator[Done]:
    """The moves that hold: without the steps that were taken back."""
    gone = {each.old for each in corrections if each.move == "take_back" and each.holds}
    yield from (each for each in moves if str(each.seq) not in gone)


def corrections_of(moves: Iterable[Done]) -> tuple[Correction, ...]:
    """The corrections among moves, as they stand."""
    found: list[Correction] = []
    for done in moves:
        facts = done.facts
        if done.name in CORRECTIONS:
            found.append(
                Correction(
                    len(found) + 1, done.name, facts.get("field", ""), facts["old"], facts.get("value") or "",
                    facts["reason"], done.officer, done.at.date(), facts["holds"], facts["waits"],
                )
            )  # fmt: skip
        elif done.name in ("confirm", "decline"):
            place = facts["correction"] - 1
            if done.name == "confirm":
                found[place] = replace(found[place], holds=True, waits=False, confirmed_by=done.officer)
            else:
                found[place] = replace(found[place], waits=False, declined=facts["reason"])
    return tuple(found)
