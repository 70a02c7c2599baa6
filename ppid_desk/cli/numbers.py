"""Commands about numbers for emergency paper: numbers reserve, list, unused."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.paths import write_whole
from ppid_desk.requests.rules import Spoken


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("numbers", help="numbers reserved for emergency paper", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    reserve = add_command(verbs, "reserve", _reserve, "reserve N numbers and write their forms as PDF")
    reserve.add_argument("n", metavar="N")
    reserve.add_argument("--out", metavar="FILE", type=Path, required=True)
    add_command(verbs, "list", _list, "every number that is or was spoken for")
    unused = add_command(verbs, "unused", _unused, "account for a reserved number that will not be used")
    unused.add_argument("number", metavar="NUMBER")
    unused.add_argument("--reason", metavar="TEXT", required=True)


def _reserve(chosen: argparse.Namespace, answer: Answer) -> int:
    many = whole_number(chosen.n, "N", 1)
    with opened(chosen) as desk:
        papers = desk.requests.reserving.reserve(many)
        write_whole(chosen.out, desk.requests.emergency_forms(papers))
        for paper in papers:
            answer.say(_line(paper), paper.number)
    return 0


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for paper in desk.requests.reserving.listed():
            answer.say(_line(paper), f"{paper.number}  {paper.state.value}  {paper.reason}".rstrip())
    return 0


def _unused(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        desk.requests.reserving.give_back(chosen.number, chosen.reason)
    return 0


def _line(paper: Spoken) -> dict[str, object]:
    return {
        "number": paper.number,
        "state": paper.state.value,
        "reason": paper.reason,
        "changed_at": paper.changed_at.isoformat(),
    }
