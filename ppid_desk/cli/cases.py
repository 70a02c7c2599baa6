"""Commands about the life of a request: moves, advance, explain."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command, given_document, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.handling import intake
from ppid_desk.handling.explaining import as_document
from ppid_desk.handling.rules import PaperKind, Work
from ppid_desk.language import long_date, tr
from ppid_desk.paths import write_whole
from ppid_desk.requests.rules import STATE_WORDS
from ppid_desk.workdays.rules import Counted


def add(commands: Any) -> None:
    """Add this room's commands."""
    moves = add_command(commands, "moves", _moves, "the moves of a request: lawful now, or why not, and their facts")
    moves.add_argument("number", metavar="NUMBER")
    advance = add_command(commands, "advance", _advance, "make a move with its facts (a JSON object)")
    advance.add_argument("number", metavar="NUMBER")
    advance.add_argument("move", metavar="MOVE")
    advance.add_argument("--facts", metavar="FILE", default="", help="a file, or - for standard input")
    explain = add_command(commands, "explain", _explain, "why each date of a request is what it is, day by day")
    explain.add_argument("number", metavar="NUMBER")
    letter = add_command(commands, "letter", _letter, "write a paper of a request as PDF")
    letter.add_argument("number", metavar="NUMBER")
    letter.add_argument("kind", metavar="KIND", help=", ".join(PaperKind))
    letter.add_argument("--place", metavar="N", help="which disposition, handover or correction (default: the newest)")
    letter.add_argument("--out", metavar="FILE", type=Path, required=True)


def _moves(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        work = desk.handling.work(chosen.number)
    document = intake.moves_document(work.case, work.possible)
    lines = [
        f"{'✓' if each['lawful'] else '–'} {each['name']}: {each['why_not'] or each['words']}"
        for each in document["moves"]
    ]
    answer.say(document, "\n".join(lines))
    return 0


def _advance(chosen: argparse.Namespace, answer: Answer) -> int:
    facts = given_document(chosen.facts) if chosen.facts else {}
    with opened(chosen) as desk:
        desk.handling.advance(chosen.number, chosen.move, facts)
        work = desk.handling.work(chosen.number)
    answer.say(intake.case_document(work), _told(work))
    return 0


def _told(work: Work) -> str:
    return f"{work.case.number}  {tr(STATE_WORDS[work.case.state])}  {long_date(work.duty.day)}"


def _explain(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        clocks = desk.handling.explain(chosen.number)
        lines = []
        for each in clocks:
            why = desk.workdays.reason(each.counted)
            source = f"{each.limit.source}, {each.limit.version}"
            lines.append(f"{each.limit.id} {each.limit.name}: {each.start} → {each.holds}  {why}  ({source})")
            lines += _days(each.extended if each.extended and each.extended.date == each.holds else each.counted)
    answer.say({"number": chosen.number, "clocks": [as_document(each) for each in clocks]}, "\n".join(lines))
    return 0


def _days(count: Counted) -> list[str]:
    """Every day of a count: with its number, or with the reason and the decree for which it was skipped."""
    numbered = {day: f"{n:>3}." for n, day in enumerate(count.counted, 1)}
    skipped = {each.date: f"   – {each.name} ({each.basis})" for each in count.skipped}
    return [f"    {day}  {said}" for day, said in sorted({**numbered, **skipped}.items())]


def _letter(chosen: argparse.Namespace, answer: Answer) -> int:
    place = whole_number(chosen.place, "--place", 1) if chosen.place else None
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.handling.paper(chosen.number, chosen.kind, place))
    return 0
