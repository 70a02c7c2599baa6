"""Commands about the day: day show, close, compare."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command
from ppid_desk.cli.door import opened
from ppid_desk.paths import write_whole
from ppid_desk.reports.rules import ClosingSheet


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("day", help="the day's end", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    add_command(verbs, "show", _show, "what the closing sheet would say now")
    close = add_command(verbs, "close", _close, "close the day and write its sheet as PDF")
    close.add_argument("--out", metavar="FILE", type=Path, required=True)
    compare = add_command(verbs, "compare", _compare, "compare a closing sheet's code with the books; exit 1: lost")
    compare.add_argument("payload", metavar="PAYLOAD")


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        sheet = desk.closing.look()
    answer.say(_document(sheet), _words(sheet))
    return 0


def _close(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        sheet = desk.closing.close()
        write_whole(chosen.out, desk.closing.paper(sheet, demo=desk.demo))
    answer.say(_document(sheet), _words(sheet))
    return 0


def _compare(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = desk.closing.compare(chosen.payload)
    document = {
        "day": found.day.isoformat(), "missing": list(found.missing), "behind": found.behind, "changed": found.changed,
    }  # fmt: skip
    words = "\n".join(found.missing) if found.missing else ("Jurnal berbeda." if found.changed else "Semuanya ada.")
    answer.say(document, words)
    return 0 if found.well else 1


def _words(sheet: ClosingSheet) -> str:
    return f"{sheet.day}  {len(sheet.given)} nomor, {sheet.counts.not_handed_over} tanda bukti belum diserahkan"


def _document(sheet: ClosingSheet) -> dict[str, object]:
    return {
        "day": sheet.day.isoformat(),
        "nth": sheet.nth,
        "given": [{"number": each.number, "slip": each.slip.value} for each in sheet.given],
        "other_slips": [
            {"number": each.number, "kind": each.kind.value, "mark": each.mark, "slip": each.state.value}
            for each in sheet.other_slips
        ],
        "spoken": [{"number": each.number, "state": each.state.value, "reason": each.reason} for each in sheet.spoken],
        "steps": [
            {"number": each.number, "step": each.kind.value, "on": each.on.isoformat(), "at": each.at.isoformat()}
            for each in sheet.steps
        ],
        "not_handed_over": sheet.counts.not_handed_over,
        "gaps": list(sheet.faults),
        "objection_gaps": list(sheet.objection_faults),
        "last": sheet.last,
        "last_objection": sheet.last_objection,
        "events": sheet.events,
        "head": sheet.head,
        "payload": sheet.qr,
    }
