"""The table of moves: from which state to which, who may, what must be told, what is guarded, by which article.

It is data: the console lists it, the screens make their buttons and forms of it, the documentation draws it, and
`check` proves at start-up that it hangs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import ExtensionReason, Fact, Kind, LetterKind, Way
from ppid_desk.language import mark
from ppid_desk.papers.letters.facts import Acting
from ppid_desk.people.rules import Role
from ppid_desk.requests.rules import CopyForm, State

_I, _R, _P, _E, _A = State.INCOMPLETE, State.REGISTERED, State.IN_PROGRESS, State.EXTENDED, State.ANSWERED
OPEN = (_I, _R, _P, _E, _A)
_AT_WORK = (_R, _P, _E)
_CLOSED = (State.DONE, State.LAPSED, State.WITHDRAWN, State.CANCELLED)
_DESK, _ALL, _PPID = (Role.DESK, Role.UNIT, Role.PPID), (Role.DESK, Role.UNIT, Role.PPID), (Role.PPID,)


@dataclass(frozen=True, slots=True)
class Move:
    """One move. `steps` say which state follows which; `guards` of `guards.GUARDS` are asked in this order."""

    name: str
    words: str
    steps: Mapping[State, State]
    roles: tuple[Role, ...]
    article: str
    guards: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


def _into(after: State, *before: State) -> dict[State, State]:
    return dict.fromkeys(before, after)


def _stay(*states: State) -> dict[State, State]:
    return {state: state for state in states}


def _day(name: str, words: str, default: str = "today", *, needed: bool = True) -> Fact:
    return Fact(name, Kind.DAY, words, needed, default=default)


_ON = _day("on", mark("Day"))
_WAY = Fact("way", Kind.CHOICE, mark("By which way"), choices=Way, default="direct")
_PROOF = Fact("proof", Kind.TEXT, mark("Proof (receipt, e-mail, post number)"))
_REASON = Fact("reason", Kind.LONG, mark("Reason"))
_SENT = (_ON, _WAY, _PROOF)


def signing_facts(signer: str, acting: str) -> tuple[Fact, ...]:
    """What is told when a letter is signed: `signer` names who usually does, `acting` asks who stands in for whom."""
    return (
        Fact("number", Kind.TEXT, mark("Number in the outgoing-letter book")),
        _ON,
        Fact("signer", Kind.OFFICER, mark("Signed by"), default=signer),
        Fact("acting", Kind.CHOICE, acting, needed=False, choices=Acting),
        Fact("acting_decree", Kind.TEXT, mark("By which decree"), needed=False),
        Fact("acting_since", Kind.DAY, mark("Acting since"), needed=False),
        Fact("acting_until", Kind.DAY, mark("Acting until"), needed=False),
    )


_SIGNED = signing_facts("ppid", mark("Stands in for the PPID"))
_ITEMS = Fact("items", Kind.ITEMS, mark("Decision on each item"))


def _letter(
    kind: LetterKind, frm: tuple[State, ...], words: tuple[str, str], article: str, draft: Move
) -> tuple[Move, Move]:
    """Drafting and signing a letter: two moves that keep the state."""
    drafting = replace(draft, name=f"draft_{kind.value}", words=words[0], steps=_stay(*frm), article=article)
    guards = ("drafted:" + kind.value, "on_not_in_future", "signer_may", "signer_did_not_draft:" + kind.value)
    signing = Move(f"sign_{kind.value}", words[1], _stay(*frm), _ALL, article, guards, _SIGNED)
    return drafting, signing


def _draft(*facts: Fact, guards: tuple[str, ...] = ()) -> Move:
    return Move("", "", {}, _ALL, "", guards, facts)


_INCOMPLETENESS = _letter(
    LetterKind.INCOMPLETENESS, (_I,), (mark("Draft the notice of what is missing"), mark("Sign it")),
    "PerKI 1/2021", _draft(Fact("explanation", Kind.LONG, mark("Explanation"), needed=False), guards=("not_told",)),
)  # fmt: skip
_LAPSE = _letter(
    LetterKind.LAPSE, (_I,), (mark("Draft the notice that it lapses"), mark("Sign it")), "PerKI 1/2021",
    _draft(Fact("explanation", Kind.LONG, mark("Explanation"), needed=False), guards=("told", "completion_over")),
)  # fmt: skip
_EXTENSION = _letter(
    LetterKind.EXTENSION, (_R, _P), (mark("Draft the extension"), mark("Sign the extension")), "UU 14/2008 Ps 22(8)",
    _draft(Fact("reason", Kind.CHOICE, mark("Reason"), choices=ExtensionReason),
           Fact("explanation", Kind.LONG, mark("Explanation of the reason")),
           guards=("not_extended", "first_limit_runs")),
)  # fmt: skip
_NOTICE = _letter(
    LetterKind.NOTICE, _AT_WORK, (mark("Draft the written notice"), mark("Sign the written notice")),
    "UU 14/2008 Ps 22(7)",
    _draft(Fact("form", Kind.CHOICE, mark("Form"), choices=CopyForm, needed=False),
           Fact("delivery", Kind.CHOICE, mark("Way of delivery"), choices=Way, default="direct"),
           _day("ready_on", mark("Ready from"), needed=False),
           Fact("copies", Kind.NUMBER, mark("Copies (sheets)"), needed=False),
           Fact("price", Kind.MONEY, mark("Price of a copy (rupiah)"), needed=False),
           Fact("postage", Kind.MONEY, mark("Postage (rupiah)"), needed=False),
           Fact("tariff", Kind.TEXT, mark("Decree of the tariff"), needed=False),
           Fact("payment", Kind.TEXT, mark("Way of payment"), needed=False),
           Fact("explanation", Kind.LONG, mark("Explanation"), needed=False),
           guards=("all_decided", "entries_in_force", "cost_has_tariff")),
)  # fmt: skip
_REFUSAL = _letter(
    LetterKind.REFUSAL, _AT_WORK, (mark("Draft the decree of refusal"), mark("Sign the decree of refusal")),
    "UU 14/2008 Ps 17; PerKI 1/2021",
    _draft(Fact("explanation", Kind.LONG, mark("Considerations"), needed=False),
           guards=("excludes_something", "entries_in_force")),
)  # fmt: skip


def corrections(
    anywhere: tuple[State, ...], later: tuple[State, ...], desk: tuple[Role, ...], every: tuple[Role, ...]
) -> tuple[Move, ...]:
    """The moves that put something right: one person mends a text.

    What moves a date, and a step that is taken back in one of the `later` states, hold when somebody else confirms.
    """
    which = Fact("correction", Kind.NUMBER, mark("Correction"), default="correction")
    field = Fact("field", Kind.TEXT, mark("What is wrong"), default="field")
    return (
        Move("correct_text", mark("Correct a typing error"), _stay(*anywhere), desk, "UU 27/2022 Ps 30",
             ("text_changes",), (field, Fact("value", Kind.LONG, mark("What is right"), needed=False), _REASON)),
        Move("correct_date", mark("Correct what moves a date"), _stay(*anywhere), desk, "UU 14/2008 Ps 22",
             ("date_changes",), (field, Fact("value", Kind.TEXT, mark("What is right")), _REASON)),
        Move("take_back", mark("Take the last step back"), _stay(*later), every, "KIP Ps 22",
             ("something_to_take_back",), (_REASON,)),
        Move("confirm", mark("Confirm a correction"), _stay(*anywhere), every, "UU 14/2008 Ps 22",
             ("correction_waits", "another_person", "still_newest"), (which,)),
        Move("decline", mark("Decline a correction"), _stay(*anywhere), every, "UU 14/2008 Ps 22",
             ("correction_proposed", "another_person"), (which, _REASON)),
    )  # fmt: skip


MOVES: tuple[Move, ...] = (
    *_INCOMPLETENESS,
    Move("tell_incomplete", mark("Told what is missing"), _stay(_I), _DESK, "PerKI 1/2021 (R-02)",
         ("on_not_in_future", "on_not_before_receipt", "not_told", "told_in_time", "if_drafted_signed:incompleteness"),
         _SENT),
    Move("complete", mark("Completed by the requester"), _into(_R, _I), _DESK, "PerKI 1/2021 (R-03)",
         ("on_not_in_future", "on_not_before_receipt", "on_not_before_told"),
         (_ON, Fact("brought", Kind.LONG, mark("What was brought")))),
    Move("take_up", mark("Take up as complete: not told in time"), _into(_R, _I), _DESK, "PerKI 1/2021 (R-02)",
         ("not_told", "telling_over"), ()),
    *_LAPSE,
    Move("lapse", mark("Confirm the lapse"), _into(State.LAPSED, _I), _DESK, "PerKI 1/2021 (R-03)",
         ("told", "completion_over", "on_not_in_future", "signed:lapse"), _SENT),
    Move("dispose", mark("Pass on (disposition)"), {**_into(_P, _R, _P), **_stay(_E)}, _DESK,
         "PKPU 4/2025 Ps 9", ("task_day",),
         (Fact("unit", Kind.TEXT, mark("To which unit")),
          Fact("person", Kind.TEXT, mark("To whom"), needed=False),
          Fact("task", Kind.LONG, mark("What is asked")),
          _day("by", mark("By"), default="internal"))),
    Move("reply", mark("Reply to the disposition"), _stay(_P, _E), _ALL, "PKPU 4/2025 Ps 9",
         ("open_disposition", "on_not_in_future"),
         (Fact("disposition", Kind.NUMBER, mark("Disposition"), default="disposition"), _ON,
          Fact("reply", Kind.LONG, mark("Reply")))),
    Move("decide", mark("Decide on the items"), {**_into(_P, _R, _P), **_stay(_E)}, _ALL, "UU 14/2008 Ps 22(7)",
         ("items_lawful",), (_ITEMS,)),
    *_EXTENSION,
    Move("extend", mark("Extension sent"), _into(_E, _R, _P), _DESK, "UU 14/2008 Ps 22(8)",
         ("not_extended", "signed:extension", "on_not_in_future", "on_not_before_complete", "on_within_first_limit",
          "on_not_before_signature:extension"), _SENT),
    *_REFUSAL,
    *_NOTICE,
    Move("answer", mark("Answer sent"), _into(_A, *_AT_WORK), _DESK, "UU 14/2008 Ps 22(7)",
         ("gives_something", "signed:notice", "signed_if_excluding", "on_not_in_future", "on_not_before_complete",
          "on_not_before_signature:notice", "entries_in_force"), _SENT),
    Move("answer_and_close", mark("Answer sent; nothing to hand over"), _into(State.DONE, *_AT_WORK), _DESK,
         "UU 14/2008 Ps 22(7)",
         ("gives_nothing", "signed:notice", "signed_if_excluding", "on_not_in_future", "on_not_before_complete",
          "on_not_before_signature:notice", "entries_in_force"), _SENT),
    Move("answer_on_spot", mark("Answered on the spot"), _into(State.DONE, _R, _P), _DESK, "UU 14/2008 Ps 9, 11, 22(7)",
         ("on_not_in_future", "on_not_before_complete", "nothing_refused"),
         (_ON, Fact("what", Kind.LONG, mark("What was given, and where it is public")),
          Fact("form", Kind.CHOICE, mark("Form"), choices=CopyForm, default="softcopy"),
          Fact("recipient", Kind.TEXT, mark("Received by"), default="requester"),
          Fact("identity_seen", Kind.TEXT, mark("Identity seen"), needed=False))),
    Move("hand_over", mark("Handed over"), _into(State.DONE, _A), _DESK, "UU 14/2008 Ps 22(7)",
         ("on_not_in_future", "on_not_before_answer", "fee_lawful"),
         (_ON, _WAY, Fact("what", Kind.LONG, mark("What was handed over"), default="material"),
          Fact("recipient", Kind.TEXT, mark("Received by"), default="requester"),
          Fact("identity_seen", Kind.TEXT, mark("Identity seen"), needed=False),
          Fact("proof", Kind.TEXT, mark("Proof (signature, e-mail, post number)")),
          Fact("fee", Kind.MONEY, mark("Fee paid (rupiah)"), needed=False),
          Fact("paid", Kind.TEXT, mark("How it was paid"), needed=False))),
    Move("withdraw", mark("Withdrawn by the requester"), _into(State.WITHDRAWN, *OPEN), _DESK, "UU 14/2008 Ps 22",
         ("on_not_in_future", "on_not_before_receipt"),
         (_ON, Fact("document", Kind.TEXT, mark("Written statement (number, day)")))),
    Move("cancel", mark("Cancel the registration"), _into(State.CANCELLED, *OPEN), _PPID, "UU 14/2008 Ps 22(4)", (),
         (_REASON,)),
    *corrections((*OPEN, *_CLOSED), (_R, _P, _E, _A, *_CLOSED), _DESK, _ALL),
)  # fmt: skip
BY_NAME = {move.name: move for move in MOVES}


def move_of(name: str, by_name: Mapping[str, Move] = BY_NAME) -> Move:
    """The move of a name. Raises Refusal."""
    if name not in by_name:
        raise Refusal("move_unknown", field="MOVE", name=name, known=", ".join(by_name))
    return by_name[name]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of moves: in which states a case begins, which are open, and which end it."""

    moves: tuple[Move, ...]
    begins: tuple[State, ...]
    open: tuple[State, ...]
    closed: tuple[State, ...]


REQUESTS = Table(MOVES, (_I, _R), OPEN, _CLOSED)


def check(guards: set[str], table: Table = REQUESTS) -> None:
    """Prove that a table hangs together: names once, guards known, states reached and left. Raises ValueError."""
    faults = list(_faults(guards, table))
    if faults:
        raise ValueError("; ".join(faults))


def _faults(guards: set[str], table: Table) -> Iterator[str]:
    if len({move.name for move in table.moves}) != len(table.moves):
        yield "a move's name stands twice"
    for move in table.moves:
        yield from (f"{move.name}: no guard {name}" for name in move.guards if name.partition(":")[0] not in guards)
        if not (move.roles and move.article and move.steps):
            yield f"{move.name}: nobody, no article or no state"
        if len({fact.name for fact in move.facts}) != len(move.facts):
            yield f"{move.name}: a fact's name stands twice"
    steps = {pair for move in table.moves for pair in move.steps.items() if pair[0] is not pair[1]}
    reached, left = set(table.begins) | {after for _, after in steps}, {before for before, _ in steps}
    yield from (f"{state}: cannot be reached" for state in (*table.open, *table.closed) if state not in reached)
    yield from (f"{state}: cannot be left" for state in table.open if state not in left)


def drawn(table: Table = REQUESTS) -> str:
    """The states and the moves that change them, as lines for the documentation."""
    steps: dict[tuple[State, State], list[str]] = {}
    for move in table.moves:
        for before, after in move.steps.items():
            if before is not after:
                steps.setdefault((before, after), []).append(move.name)
    return "\n".join(f"{before} → {after}: {', '.join(names)}" for (before, after), names in steps.items())
