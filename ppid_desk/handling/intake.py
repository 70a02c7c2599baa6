"""A case and its moves as JSON, as the command line gives them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from ppid_desk.handling.rules import Case, Fact, Possible, Work


def case_document(work: Work) -> dict[str, Any]:
    """Where a request stands: state, outcome, days, and what must be done next."""
    case = work.case
    return {
        "number": case.number,
        "state": case.state.value,
        "outcome": case.outcome.value if case.outcome else None,
        "items": [
            {"item": place, "outcome": case.decisions[place].outcome.value if place in case.decisions else None}
            for place in range(1, len(case.request.items) + 1)
        ],
        "duty": work.duty.duty.value,
        "next_date": work.duty.day.isoformat(),
        "holder": work.duty.holder,
        "complete_on": _iso(case.complete_on),
        "due": _iso(case.due_on),
        "extended_on": _iso(case.extended_on),
        "answered_on": _iso(case.answered_on),
        "closed_on": _iso(case.ended_on),
        "late_by": work.late_by,
        "waits_for_confirmation": [each.place for each in case.corrections if each.waits],
        "moves": len(case.moves),
    }


def moves_document(case: Case, possible: tuple[Possible, ...]) -> dict[str, Any]:
    """Every move: lawful now or why not, and what it must be told."""
    return moves_listed(case.number, case.state, possible)


def moves_listed(number: str, state: StrEnum, possible: tuple[Possible, ...]) -> dict[str, Any]:
    """The same of any case."""
    return {"number": number, "state": state.value, "moves": [_move(each) for each in possible]}


def _move(each: Possible) -> dict[str, Any]:
    return {
        "name": each.name,
        "words": each.words,
        "article": each.article,
        "lawful": each.refusal is None,
        "why_not": str(each.refusal) if each.refusal else None,
        "facts": [_fact(fact) for fact in each.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    choices = list(fact.choices) if fact.choices else None
    return {"name": fact.name, "kind": fact.kind.value, "needed": fact.needed, "choices": choices}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
