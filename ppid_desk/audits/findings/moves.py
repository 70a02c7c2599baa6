"""The table of moves of a finding: from which state to which, who may, what must be told, what is guarded.

It is data like that of requests (`handling.moves`); `check` proves at start-up that it hangs together. The article is
that part of the office's own strategy which asks for internal audits: no article of a law was read for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppid_desk.audits.findings.rules import CLOSED, UNDONE, State
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import Fact, Kind
from ppid_desk.language import mark
from ppid_desk.people.rules import Role

_O, _P, _D, _R = State.OPEN, State.IN_PROGRESS, State.DONE, State.REOPENED
_OWNERS = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR)
_JUDGES = (Role.AUDITOR, Role.PPID, Role.SUPERIOR)
_PLANNERS = (*_OWNERS, Role.AUDITOR)
_ARTICLE = "Strategi pembinaan, bagian II (audit internal)"


@dataclass(frozen=True, slots=True)
class Move:
    """One move. `steps` say which state follows which; `guards` of `guards.GUARDS` are asked in this order."""

    name: str
    words: str
    steps: Mapping[State, State]
    roles: tuple[Role, ...]
    guards: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    article: str = _ARTICLE


def _into(after: State, *before: State) -> dict[State, State]:
    return dict.fromkeys(before, after)


def _stay(*states: State) -> dict[State, State]:
    return {state: state for state in states}


_ON = Fact("on", Kind.DAY, mark("Day"), default="today")
_REASON = Fact("reason", Kind.LONG, mark("Reason"))
_OWNER = Fact("owner", Kind.OFFICER, mark("Officer who mends it"), needed=False)
_UNIT = Fact("unit", Kind.TEXT, mark("Unit that mends it"), needed=False)
_ACTION = Fact("action", Kind.NUMBER, mark("Number of the action"), default="action")
_WHAT = Fact("what", Kind.LONG, mark("What was done"))
_PROOF = Fact("proof", Kind.TEXT, mark("Proof (document, number, day)"), needed=False)

MOVES: tuple[Move, ...] = (
    Move("take_up", mark("Take the finding up"), _into(_P, _O), _OWNERS, ("owner_acts",),
         (Fact("note", Kind.LONG, mark("Note"), needed=False),)),
    Move("plan", mark("Plan a corrective action"), _stay(*UNDONE), _PLANNERS,
         ("owner_or_judge", "actions_not_too_many", "due_not_past", "due_within_finding"),
         (Fact("text", Kind.LONG, mark("Corrective action")), _OWNER, _UNIT,
          Fact("due_on", Kind.DAY, mark("By when"), needed=False))),
    Move("carry_out", mark("Corrective action carried out"), _into(_P, *UNDONE), _OWNERS,
         ("action_waits", "action_owner_acts", "on_not_in_future", "on_not_before_opening"),
         (_ACTION, _ON, _WHAT, _PROOF)),
    Move("drop", mark("Drop a corrective action"), _stay(*UNDONE), _JUDGES, ("action_waits", "not_own_action"),
         (_ACTION, _REASON)),
    Move("assign", mark("Change who mends it, or by when"), _stay(*UNDONE), _JUDGES,
         ("not_own", "assigned", "due_not_past"),
         (_OWNER, _UNIT, Fact("due_on", Kind.DAY, mark("By when"), needed=False), _REASON)),
    Move("claim", mark("State that it is mended"), _into(_D, _P, _R), _OWNERS,
         ("owner_acts", "has_action", "actions_done", "proof_there", "on_not_in_future", "on_not_before_actions"),
         (_ON, _WHAT, _PROOF)),
    Move("verify", mark("Verify: it is mended"), _into(State.VERIFIED, _D), _JUDGES,
         ("another_judges", "on_not_in_future", "on_not_before_claim"),
         (_ON, Fact("note", Kind.LONG, mark("What was looked at")))),
    Move("reopen", mark("Reopen: it is not mended"), _into(_R, _D, State.VERIFIED), _JUDGES,
         ("another_judges", "on_not_in_future", "on_not_before_claim", "due_not_past"),
         (_ON, _REASON, Fact("due_on", Kind.DAY, mark("By when"), default="due"))),
    Move("withdraw", mark("Withdraw the finding"), _into(State.WITHDRAWN, *UNDONE, _D), (Role.AUDITOR,),
         ("lead_acts",), (_REASON,)),
)  # fmt: skip
BY_NAME = {move.name: move for move in MOVES}


def move_of(name: str) -> Move:
    """The move of a name. Raises Refusal."""
    if name not in BY_NAME:
        raise Refusal("move_unknown", field="MOVE", name=name, known=", ".join(BY_NAME))
    return BY_NAME[name]


def check(guards: set[str]) -> None:
    """Prove that the table hangs together: names once, guards known, states reached and left. Raises ValueError."""
    faults = list(_faults(guards))
    if faults:
        raise ValueError("; ".join(faults))


def _faults(guards: set[str]) -> Iterator[str]:
    if len(BY_NAME) != len(MOVES):
        yield "a move's name stands twice"
    for move in MOVES:
        yield from (f"{move.name}: no guard {name}" for name in move.guards if name not in guards)
        if len({fact.name for fact in move.facts}) != len(move.facts):
            yield f"{move.name}: a fact's name stands twice"
    steps = {pair for move in MOVES for pair in move.steps.items() if pair[0] is not pair[1]}
    reached, left = {State.OPEN} | {after for _, after in steps}, {before for before, _ in steps}
    yield from (f"{state}: cannot be reached" for state in State if state not in reached)
    yield from (f"{state}: cannot be left" for state in State if state not in left and state not in CLOSED)


def drawn() -> str:
    """The states and the moves that change them, as lines for the documentation."""
    steps: dict[tuple[State, State], list[str]] = {}
    for move in MOVES:
        for before, after in move.steps.items():
            if before is not after:
                steps.setdefault((before, after), []).append(move.name)
    return "\n".join(f"{before} → {after}: {', '.join(names)}" for (before, after), names in steps.items())
