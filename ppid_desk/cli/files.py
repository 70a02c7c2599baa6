"""Commands about files on a request: file list, add, get, remove, purge."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command
from ppid_desk.cli.door import opened
from ppid_desk.enclosures.rules import Act, Enclosure, Kind
from ppid_desk.requests.rules import REGISTER


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("file", help="files on a request", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    listed = add_command(verbs, "list", _list, "the files of a request")
    listed.add_argument("number", metavar="NUMBER")
    listed.add_argument("--removed", action="store_true", help="those that were removed too")
    put = add_command(verbs, "add", _add, "keep a picture or a PDF with a request")
    put.add_argument("number", metavar="NUMBER")
    put.add_argument("file", metavar="FILE", type=Path)
    put.add_argument("--kind", choices=list(Kind), required=True)
    put.add_argument("--note", metavar="TEXT", default="")
    get = add_command(verbs, "get", _get, "write a file out; recorded in the journal")
    get.add_argument("id", metavar="ID", help="an id of “file list”, or at least its first 6 signs")
    get.add_argument("--out", metavar="FILE", type=Path, required=True, help="a file, or a folder for a safe name")
    get.add_argument("--reason", metavar="TEXT", default="", help="what it is for")
    for verb, run, about in (
        ("remove", _remove, "hide a file that was added by mistake; the entry stays"),
        ("purge", _purge, "erase a file's bytes and name for good; the entry stays"),
    ):
        act = add_command(verbs, verb, run, about)
        act.add_argument("id", metavar="ID")
        act.add_argument("--reason", metavar="TEXT", required=True)


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        subject = desk.requests.get(chosen.number).id
        for each in desk.enclosures.list(REGISTER, subject, removed=chosen.removed):
            answer.say(_line(each), _words(each))
    return 0


def _add(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        subject = desk.requests.get(chosen.number).id
        made = desk.enclosures.add_file(REGISTER, subject, chosen.kind, chosen.file, chosen.note)
    answer.say(_line(made), _words(made))
    return 0


def _get(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        written = desk.enclosures.export(chosen.id, chosen.out, chosen.reason)
    answer.say({"file": str(written)}, str(written))
    return 0


def _remove(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        desk.enclosures.remove(chosen.id, chosen.reason)
    return 0


def _purge(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        desk.enclosures.purge(chosen.id, chosen.reason)
    return 0


def _words(each: Enclosure) -> str:
    gone = "  (dikeluarkan)" if each.removed else "  (dimusnahkan)" if each.purged else ""
    return f"{each.id[:8]}  {each.kind.value:<8} {each.size:>9}  {each.name}{gone}"


def _line(each: Enclosure) -> dict[str, object]:
    return {
        "id": each.id, "kind": each.kind.value, "name": each.name, "note": each.note, "type": each.media.value,
        "size": each.size, "sha256": each.sha256, "pages": each.pages, "locked": each.locked,
        "added_at": each.added_at.isoformat(), "added_by": each.added_by,
        "removed": _act(each.removed), "purged": _act(each.purged),
    }  # fmt: skip


def _act(act: Act | None) -> dict[str, str] | None:
    return {"at": act.at.isoformat(), "by": act.by, "reason": act.reason} if act else None
