"""Commands about objections and the disputes that follow them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command, given_document, stream_of
from ppid_desk.cli.door import opened
from ppid_desk.cli.requests import each_document, line, words
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.handling.intake import moves_listed
from ppid_desk.language import long_date, tr
from ppid_desk.objections import intake
from ppid_desk.objections.moves import DIARY
from ppid_desk.objections.rules import STAGE_WORDS, Work
from ppid_desk.paths import write_whole
from ppid_desk.requests.rules import STATE_WORDS


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("objection", help="objections to the superior of the PPID", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    register = add_command(verbs, "register", _register, "register one JSON object, or JSON Lines")
    register.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    _with_number(verbs, "moves", _moves, "the moves of an objection: lawful now, or why not, and their facts")
    _with_facts(_with_number(verbs, "advance", _advance, "make a move with its facts (a JSON object)"))
    _with_number(verbs, "show", _show, "all that the books hold of an objection")
    listed = add_command(verbs, "list", _list, "objections by their next duty")
    listed.add_argument("--open", action="store_true", help="only what is still to be done")
    for name, run, help_ in (("slip", _slip, "write its slip as PDF"), ("letter", _letter, "write the answer as PDF")):
        _with_number(verbs, name, run, help_).add_argument("--out", metavar="FILE", type=Path, required=True)
    _add_dispute(commands)


def _add_dispute(commands: Any) -> None:
    group = commands.add_parser("dispute", help="the diary of a dispute after an objection", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    begun = _with_number(verbs, "open", _open, "a petition was filed at the commission (facts: a JSON object)")
    begun.add_argument("--facts", metavar="FILE", default="", help="a file, or - for standard input")
    _with_facts(_with_number(verbs, "advance", _diary, "write the next line of the diary (facts: a JSON object)"))
    _with_number(verbs, "show", _dispute, "the dispute after an objection")


def _with_number(verbs: Any, name: str, run: Any, help_: str) -> Any:
    command = add_command(verbs, name, run, help_)
    command.add_argument("number", metavar="NUMBER")
    return command


def _with_facts(command: Any) -> None:
    command.add_argument("move", metavar="MOVE")
    command.add_argument("--facts", metavar="FILE", default="", help="a file, or - for standard input")


def _register(chosen: argparse.Namespace, answer: Answer) -> int:
    with stream_of(chosen.file) as stream, opened(chosen) as desk:

        def take(document: object) -> None:
            _say(desk, desk.objections.register(intake.new_objection(document)).number, answer)

        return each_document(stream, take)


def _say(desk: Desk, number: str, answer: Answer) -> None:
    work = desk.objections.work(number)
    answer.say(intake.document(work), _told(work))


def _told(work: Work) -> str:
    return f"{work.case.number}  {tr(STATE_WORDS[work.case.state])}  {long_date(work.duty.day)}"


def _moves(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        work = desk.objections.work(chosen.number)
    document = moves_listed(work.case.number, work.case.state, work.possible)
    answer.say(document, "\n".join(
        f"{'✓' if each['lawful'] else '–'} {each['name']}: {each['why_not'] or each['words']}"
        for each in document["moves"]
    ))  # fmt: skip
    return 0


def _advance(chosen: argparse.Namespace, answer: Answer) -> int:
    facts = given_document(chosen.facts) if chosen.facts else {}
    with opened(chosen) as desk:
        desk.objections.advance(chosen.number, chosen.move, facts)
        _say(desk, chosen.number, answer)
    return 0


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = intake.document(desk.objections.work(chosen.number))
    answer.say(found, "\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for row in desk.objections.listed(only_open=chosen.open):
            answer.say(line(row), words(row))
    return 0


def _slip(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.objections.slip(chosen.number))
    return 0


def _letter(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.objections.letter(chosen.number))
    return 0


def _open(chosen: argparse.Namespace, answer: Answer) -> int:
    return _in_diary(chosen, answer, "open_dispute")


def _diary(chosen: argparse.Namespace, answer: Answer) -> int:
    if chosen.move not in DIARY:
        raise Refusal("move_unknown", field="MOVE", name=chosen.move, known=", ".join(sorted(DIARY)))
    return _in_diary(chosen, answer, chosen.move)


def _in_diary(chosen: argparse.Namespace, answer: Answer, move: str) -> int:
    facts = given_document(chosen.facts) if chosen.facts else {}
    with opened(chosen) as desk:
        desk.objections.advance(chosen.number, move, facts)
        return _say_dispute(desk, chosen.number, answer)


def _dispute(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        return _say_dispute(desk, chosen.number, answer)


def _say_dispute(desk: Desk, number: str, answer: Answer) -> int:
    work = desk.objections.work(number)
    dispute = work.case.dispute
    if dispute is None:
        raise Refusal("dispute_none", field="NUMBER", number=number)
    found = {
        "objection": work.case.number, "state": work.case.state.value, "next_date": work.duty.day.isoformat(),
        "next": work.duty.duty.value, **intake.dispute_document(dispute),
    }  # fmt: skip
    answer.say(found, f"{work.case.number}  {tr(STAGE_WORDS[dispute.stage])}  {long_date(work.duty.day)}")
    return 0
