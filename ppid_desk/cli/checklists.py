"""Commands about checklists: audit checklist list, check, convert. They need no books."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ppid_desk.audits.checklists.faults import Fault
from ppid_desk.audits.checklists.reading import Checked, check, read
from ppid_desk.audits.checklists.rules import Checklist, Scope
from ppid_desk.audits.checklists.shipped import NAMES, shipped_checklist
from ppid_desk.audits.checklists.writing import written
from ppid_desk.cli.answer import Answer, add_command, sentence
from ppid_desk.paths import write_whole
from ppid_desk.text import one_line


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("checklist", help="checklists as data (XLSForm subset)", allow_abbrev=False)
    verbs = group.add_subparsers(dest="what", required=True, metavar="list|check|convert")
    add_command(verbs, "list", _list, "the checklists that come along")
    checked = add_command(verbs, "check", _check, "whether a file (XLSX, CSV) is a checklist, and what is wrong in it")
    checked.add_argument("file", metavar="FILE", type=Path)
    turned = add_command(verbs, "convert", _convert, "write a checklist as .xlsx or .csv")
    turned.add_argument("file", metavar="FILE", help="a file, or the name of one that comes along")
    turned.add_argument("--out", metavar="FILE", type=Path, required=True)


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    for name in NAMES:
        found = shipped_checklist(name)
        answer.say({"name": name, **_document(found)}, f"{name}  {_words(found)}")
    return 0


def _check(chosen: argparse.Namespace, answer: Answer) -> int:
    found = check(chosen.file)
    for fault in found.faults:
        sys.stderr.write(f"ppid-deskctl: {sentence(fault.refusal)}\n")
    if found.checklist or answer.json:
        answer.say(_checked_document(found), _words(found.checklist) if found.checklist else "")
    return 2 if found.faults else 0


def _convert(chosen: argparse.Namespace, answer: Answer) -> int:
    named = chosen.file in NAMES and not Path(chosen.file).exists()
    found = shipped_checklist(chosen.file) if named else read(Path(chosen.file))
    write_whole(chosen.out, written(found, chosen.out))
    answer.say(_document(found), _words(found))
    return 0


def _checked_document(found: Checked) -> dict[str, Any]:
    checklist = _document(found.checklist) if found.checklist else None
    return {"ok": not found.faults, "checklist": checklist, "faults": [_fault(each) for each in found.faults]}


def _fault(fault: Fault) -> dict[str, Any]:
    parts = {name: value for name, value in asdict(fault).items() if name != "values"}
    return {**parts, "reason": fault.reason}


def _document(found: Checklist) -> dict[str, Any]:
    """What a checklist is, in figures."""
    scopes = [each.scope for each in found.items]
    return {
        "form_id": found.form_id, "version": found.version, "title": found.title, "digest": found.digest,
        "languages": list(found.languages), "sections": len(found.sections), "items": len(found.items),
        "computed": sum(bool(each.computed) for each in found.items),
        "scopes": {scope.value: scopes.count(scope) for scope in Scope},
    }  # fmt: skip


def _words(found: Checklist) -> str:
    many = _document(found)
    return one_line(
        f"{found.form_id} {found.version}: {found.title} ({many['sections']} bagian, {many['items']} butir, "
        f"{many['computed']} dihitung program)"
    )
