"""Making a move: what stands in its way, and writing it down; the same for requests and for objections."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.correcting import facts_as_text
from ppid_desk.handling.done import Done
from ppid_desk.handling.facts import as_json, from_json, told_openly
from ppid_desk.handling.moves import Move
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, allow
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests.rules import STATE_WORDS, State

_ONCE = "not_extended"  # says more than the state to which it led


@dataclass(frozen=True, slots=True)
class Step:
    """A move that is about to be made, with its facts. `area` begins the event's kind ("request", "objection")."""

    register: str
    area: str
    subject: str  # UUID of what it is about
    number: str
    move: Move
    before: State
    officer: Officer
    facts: Mapping[str, Any]


def obstacle(
    move: Move, state: State, officer: Officer, guarded: Callable[[str, str], Refusal | None], code: str
) -> Refusal | None:
    """Why a move is not lawful now, or None: rights, state, then each guard (name, what stands behind its colon).

    `code` is the sentence for a state from which the move does not go.
    """
    try:
        allow(officer, *move.roles)
        if state not in move.steps:
            done = guarded(_ONCE, "") if _ONCE in move.guards else None
            raise done or Refusal(code, move=tr(move.words), state=tr(STATE_WORDS[state]))
        for name in move.guards:
            kind, _, of = name.partition(":")
            refusal = guarded(kind, of)
            if refusal:
                return refusal
    except Refusal as refusal:
        return refusal
    return None


def record(writing: Writing, step: Step, at: datetime, more: Mapping[str, Any]) -> Done:
    """Write a move as one event and one row of the table of moves; `more` is what the journal says besides."""
    salt, kept, move = os.urandom(16), as_json(step.facts), step.move
    after = move.steps[step.before]
    told: dict[str, Any] = {
        "number": step.number, "move": move.name, "from": step.before.value, "to": after.value,
        "facts": told_openly(move.facts, kept), "personal": journal.commitment(salt, kept), **more,
    }  # fmt: skip
    event = journal.append(writing, at, step.officer.name, f"{step.area}.{move.name}", step.subject, told)
    writing.run(
        "INSERT INTO move (event_seq, register, subject, name, before, after, officer, facts, salt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.seq, step.register, step.subject, move.name, step.before.value, after.value, step.officer.id,
         facts_as_text(kept), salt),
    )  # fmt: skip
    facts = from_json(move.facts, kept)
    return Done(event.seq, at, step.officer.name, step.officer.id, move.name, step.before, after, facts)
