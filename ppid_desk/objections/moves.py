"""The table of moves of an objection and its dispute; the same data as that of requests (`handling.moves`)."""

from __future__ import annotations

from ppid_desk.handling.moves import Move, Table, corrections, signing_facts
from ppid_desk.handling.rules import Fact, Kind, Way
from ppid_desk.language import mark
from ppid_desk.objections.rules import CLOSED, OPEN, Decision, DisputeOutcome, Hearing, Reaction
from ppid_desk.people.rules import Role
from ppid_desk.requests.rules import State

_R, _P, _A, _C, _D = OPEN
_DONE = State.DONE
_DESK = (Role.DESK, Role.PPID, Role.SUPERIOR)
_WRITERS = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR)
_CARRIERS = (Role.DESK, Role.UNIT, Role.PPID)


def _stay(*states: State) -> dict[State, State]:
    return {state: state for state in states}


def _into(after: State, *before: State) -> dict[State, State]:
    return dict.fromkeys(before, after)


def _text(name: str, words: str, *, needed: bool = True, default: str = "") -> Fact:
    return Fact(name, Kind.TEXT, words, needed, default=default)


def _long(name: str, words: str, *, needed: bool = True, default: str = "") -> Fact:
    return Fact(name, Kind.LONG, words, needed, default=default)


_ON = Fact("on", Kind.DAY, mark("Day"), default="today")
_WAY = Fact("way", Kind.CHOICE, mark("By which way"), choices=Way, default="direct")
_PROOF = _text("proof", mark("Proof (receipt, e-mail, post number)"))
_DOCUMENT = _text("document", mark("Document (number, day)"), needed=False)
_NOTE = _long("note", mark("Note"), needed=False)
_OWED = (
    _long("duty", mark("What the office must do"), needed=False),
    Fact("duty_by", Kind.DAY, mark("By when"), needed=False),
)
_AT_COMMISSION = "petitioned+registered+examined+mediation+adjudication"
_DISPUTE = "PerKI 1/2013"

_ANSWERING: tuple[Move, ...] = (
    Move("hand_slip", mark("Slip handed over"), _stay(*OPEN), _DESK, "UU 14/2008 Ps 36",
         ("slip_not_handed", "on_not_in_future", "on_not_before_receipt"), (_ON, _WAY)),
    Move("discuss", mark("Take up for discussion"), _into(_P, _R), _DESK, "UU 14/2008 Ps 36",
         ("on_not_in_future", "on_not_before_receipt"),
         (_ON, _long("note", mark("Who discusses it, what was asked of whom"), needed=False))),
    Move("draft_answer", mark("Draft the answer"), {**_into(_P, _R, _P), **_stay(_D)}, _WRITERS,
         "UU 14/2008 Ps 36(2)–(3)", ("not_answered", "order_whole"),
         (Fact("decision", Kind.CHOICE, mark("Decision"), choices=Decision),
          _long("considerations", mark("Considerations, one a line")),
          _long("ruling", mark("Decision in words")),
          _long("order", mark("Order to the PPID"), needed=False),
          Fact("order_by", Kind.DAY, mark("To be carried out by"), needed=False))),
    Move("sign_answer", mark("Sign the answer"), _stay(_P, _D), _WRITERS, "UU 14/2008 Ps 36(2)",
         ("not_answered", "drafted", "on_not_in_future", "on_not_before_receipt", "signer_may",
          "signer_did_not_answer"),
         signing_facts("superior", mark("Stands in for the superior"))),
    Move("answer", mark("Answer sent"), {**_into(_A, _P), **_stay(_D)}, _DESK, "UU 14/2008 Ps 36(2)",
         ("not_answered", "signed", "on_not_in_future", "on_not_before_signature"), (_ON, _WAY, _PROOF)),
    Move("delivered", mark("Answer received by the objector"), _stay(_A, _C, _D), _DESK, "UU 14/2008 Ps 37(2)",
         ("answered", "not_delivered", "on_not_in_future", "on_not_before_answer"), (_ON, _PROOF)),
    Move("carry_out", mark("Order carried out"), {**_into(_C, _A), **_stay(_D)}, _CARRIERS, "UU 14/2008 Ps 36",
         ("ordered", "on_not_in_future", "on_not_before_answer"),
         (_ON, _long("what", mark("What was done")), _PROOF)),
    Move("react", mark("Reaction of the objector"), _stay(_A, _C), _DESK, "UU 14/2008 Ps 37",
         ("on_not_in_future", "on_not_before_answer"),
         (_ON, Fact("reaction", Kind.CHOICE, mark("Reaction"), choices=Reaction),
          _long("note", mark("In their own words"), needed=False))),
    Move("close", mark("Close the objection"), _into(_DONE, _A, _C), _DESK, "UU 14/2008 Ps 37(2)",
         ("order_done", "accepted_or_over"), (_NOTE,)),
    Move("withdraw", mark("Withdrawn by the objector"), _into(State.WITHDRAWN, _R, _P), _DESK, "UU 14/2008 Ps 35",
         ("on_not_in_future", "on_not_before_receipt"),
         (_ON, _text("document", mark("Written statement (number, day)")))),
    Move("cancel", mark("Cancel the registration"), _into(State.CANCELLED, _R, _P), (Role.SUPERIOR,),
         "UU 14/2008 Ps 36", (), (_long("reason", mark("Reason")),)),
)  # fmt: skip

_DIARY: tuple[Move, ...] = (
    Move("open_dispute", mark("Petition filed at the commission"), _into(_D, _R, _P, _A, _C, _DONE), _DESK,
         "UU 14/2008 Ps 37(2); PerKI 1/2013 Ps 13", ("no_dispute", "may_dispute", "on_not_in_future"),
         (_ON, _text("document", mark("How the office knows of it (letter, number, day)")), _NOTE)),
    Move("register_dispute", mark("Registered at the commission"), _stay(_D), _DESK, "PerKI 1/2013 Ps 16–17",
         ("stage:petitioned", "on_not_in_future", "on_not_before_stage"),
         (_ON, _text("number", mark("Register number of the commission")), _DOCUMENT)),
    Move("announce_hearing", mark("Hearing announced"), _stay(_D), _DESK, "PerKI 1/2013 Ps 41",
         ("stage:" + _AT_COMMISSION + "+court+cassation", "hearing_not_past"),
         (Fact("hearing_on", Kind.DAY, mark("Day of the hearing")),
          Fact("hearing", Kind.CHOICE, mark("Kind of hearing"), choices=Hearing, default="examination"),
          _text("place", mark("Place and time"), needed=False), _DOCUMENT)),
    Move("hold_hearing", mark("Hearing held"), _stay(_D), _DESK, "PerKI 1/2013 Ps 30–36",
         ("hearing_announced", "on_not_in_future", "on_not_before_petition"),
         (_ON, _long("note", mark("What happened, who was there")), _DOCUMENT)),
    Move("examine", mark("Preliminary examination"), _stay(_D), _DESK, "PerKI 1/2013 Ps 36",
         ("stage:registered", "on_not_in_future", "on_not_before_stage"), (_ON, _DOCUMENT, _NOTE)),
    Move("mediate", mark("Mediation begins"), _stay(_D), _DESK, "UU 14/2008 Ps 40",
         ("stage:registered+examined", "may_mediate", "on_not_in_future", "on_not_before_stage"),
         (_ON, _text("mediator", mark("Mediator"), needed=False), _DOCUMENT)),
    Move("extend_mediation", mark("Mediation extended"), _stay(_D), _DESK, "PerKI 1/2013 Ps 41",
         ("stage:mediation", "mediation_not_longer", "on_not_in_future", "on_not_before_stage", "within_mediation"),
         (_ON, _DOCUMENT)),
    Move("agree", mark("Agreement in the mediation"), _stay(_D), _DESK, "UU 14/2008 Ps 40(3)",
         ("stage:mediation", "on_not_in_future", "on_not_before_stage", "duty_whole"),
         (_ON, _text("document", mark("Agreement (number, day)")), *_OWED)),
    Move("adjudicate", mark("Adjudication begins"), _stay(_D), _DESK, "UU 14/2008 Ps 42",
         ("stage:registered+examined+mediation", "on_not_in_future", "on_not_before_stage"), (_ON, _DOCUMENT, _NOTE)),
    Move("decide", mark("Decision of the commission"), _stay(_D), _DESK, "UU 14/2008 Ps 46",
         ("stage:" + _AT_COMMISSION, "decided_not_agreed", "on_not_in_future", "on_not_before_stage", "duty_whole"),
         (Fact("on", Kind.DAY, mark("Day on which the decision was received"), default="today"),
          Fact("outcome", Kind.CHOICE, mark("Outcome"), choices=DisputeOutcome),
          _text("document", mark("Decision (number, day)")), *_OWED)),
    Move("sue", mark("Lawsuit filed"), _stay(_D), _DESK, "UU 14/2008 Ps 47–48",
         ("stage:decided", "on_not_in_future", "on_not_before_stage"),
         (_ON, _text("party", mark("Who filed it")), _text("document", mark("Case number of the court")))),
    Move("appeal", mark("Cassation filed"), _stay(_D), _DESK, "UU 14/2008 Ps 50",
         ("stage:court", "court_decided", "on_not_in_future", "on_not_before_stage"),
         (_ON, _text("party", mark("Who filed it")), _text("document", mark("Case number of the court")))),
    Move("court_decision", mark("Decision of the court"), _stay(_D), _DESK, "UU 14/2008 Ps 49–50",
         ("stage:court+cassation", "court_pending", "decided_not_agreed", "on_not_in_future", "on_not_before_stage",
          "duty_whole"),
         (Fact("on", Kind.DAY, mark("Day on which the decision was received"), default="today"),
          Fact("outcome", Kind.CHOICE, mark("Outcome"), choices=DisputeOutcome),
          _text("document", mark("Decision (number, day)")), *_OWED)),
    Move("carry_out_decision", mark("Decision carried out"), _stay(_D), _CARRIERS, "UU 14/2008 Ps 46",
         ("owes", "on_not_in_future", "on_not_before_stage"),
         (_ON, _long("note", mark("What was done")), _text("document", mark("Proof (receipt, e-mail, post number)")))),
    Move("close_dispute", mark("Close the dispute"), _into(_DONE, _D), _DESK, _DISPUTE,
         ("dispute_ended", "owes_nothing"), (_NOTE,)),
)  # fmt: skip
_CORRECTIONS = corrections((*OPEN, *CLOSED), (_A, _C, _D, *CLOSED), _DESK, _WRITERS)
MOVES = (*_ANSWERING, *_DIARY, *_CORRECTIONS)
TABLE = Table(MOVES, (_R,), OPEN, CLOSED)
BY_NAME = {move.name: move for move in MOVES}
DIARY = frozenset(move.name for move in _DIARY)
