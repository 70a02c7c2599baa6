"""The command that takes in an old register: import register FILE."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command
from ppid_desk.cli.door import opened
from ppid_desk.requests.rules import TakenIn
from ppid_desk.sheets.headings import by_hand_of
from ppid_desk.sheets.rules import LeftOut


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("import", help="take in what other programs or paper hold", allow_abbrev=False)
    kinds = group.add_subparsers(dest="kind", required=True, metavar="register")
    register = add_command(kinds, "register", _register, "take in an old register (XLSX, CSV)")
    register.add_argument("file", metavar="FILE", type=Path)
    register.add_argument("--apply", action="store_true", help="write it into the books")
    register.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[], help="match a column by hand")
    register.add_argument("--sheet", metavar="NAME", default="", help="the sheet of a workbook (default: the first)")


def _register(chosen: argparse.Namespace, answer: Answer) -> int:
    by_hand = by_hand_of(chosen.map)
    with opened(chosen) as desk:
        taking = desk.requests.taking_in
        found = (taking.apply if chosen.apply else taking.look)(chosen.file, by_hand, chosen.sheet)
    answer.say(_document(found), _words(found))
    return 0


def _document(found: TakenIn) -> dict[str, object]:
    return asdict(found)


def _words(found: TakenIn) -> str:
    done = "diambil" if found.applied else "dapat diambil (belum ditulis; tambahkan --apply)"
    lines = [f"{found.taken} baris {done}, {found.already} sudah ada, {len(found.left_out)} tidak cocok."]
    return "\n".join([*lines, *(_line(each) for each in (*found.left_out, *found.notes))])


def _line(each: LeftOut) -> str:
    where = f"baris {each.row}" + (f", kolom {each.column}" if each.column else "")
    return f"{where}: {each.reason}" + (f" (“{each.value}”)" if each.value else "")
