"""Commands about the books as a whole: init, verify, backup, restore, recovery-sheet."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ppid_desk import settings
from ppid_desk.cli.answer import Answer, add_command, whole_number
from ppid_desk.cli.door import clock_of, opened, sign_in
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import open_existing, restore
from ppid_desk.paths import write_whole


def add(commands: Any) -> None:
    """Add this room's commands."""
    init = add_command(commands, "init", _init, "make the books of an office, or a demo office with synthetic files")
    init.add_argument("--demo", metavar="N", help="a demo office with N files from 1 January 2025 to today")
    init.add_argument("--settings", metavar="FILE", type=Path, help="the settings file that the office begins with")
    add_command(commands, "verify", _verify, "check file, journal, register and counts; exit 1 when something is wrong")
    backup = add_command(commands, "backup", _backup, "make a verified copy of the books")
    backup.add_argument("file", metavar="FILE", type=Path)
    back = add_command(commands, "restore", _restore, "put a copy back; what stood there is kept")
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument("--code", metavar="CODE", help="the code of the recovery sheet, where the folder has no key")
    sheet = add_command(commands, "recovery-sheet", _sheet, "write the recovery sheet as PDF")
    sheet.add_argument("--out", metavar="FILE", type=Path, required=True)


def _init(chosen: argparse.Namespace, answer: Answer) -> int:
    from ppid_desk.founding import found_demo, found_office

    text, clock = settings.read(chosen.settings) if chosen.settings else None, clock_of(chosen)
    if chosen.demo is None:
        if clock:
            raise Refusal("clock_for_demo_only", field="--clock")
        with found_office(chosen.data, text) as desk:
            desk.first_recovery_sheet()
        return 0
    found_demo(chosen.data, whole_number(chosen.demo, "--demo", 1), text, clock)
    return 0


def _verify(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        faults = list(desk.faults())
        answer.say({"ok": not faults, "faults": faults}, "\n".join(faults) or _all_well(desk))
    return 1 if faults else 0


def _all_well(desk: Desk) -> str:
    return f"{desk.settings.office.name}: {desk.changes()} peristiwa, tidak ada yang salah."


def _backup(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        made = desk.copy(chosen.file)
    answer.say(asdict(made), f"{made.file}: {made.requests} permohonan, {made.events} peristiwa, teruji.")
    return 0


def _restore(chosen: argparse.Namespace, answer: Answer) -> int:
    actor = _may_restore(chosen)
    found, kept = restore(chosen.data, chosen.file, chosen.code, actor=actor)
    document = {**asdict(found), "kept": kept}
    answer.say(document, f"{found.requests} permohonan dipulihkan. Buku sebelumnya: {kept or 'tidak ada'}.")
    return 0


def _may_restore(chosen: argparse.Namespace) -> str:
    """Who acts, if they have the right; "" where there are no books that can still be opened."""
    try:
        desk = open_existing(chosen.data)
    except Refusal:
        return ""
    with desk:
        sign_in(desk, chosen)
        desk.allow_restoring()
        return desk.who().name


def _sheet(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.recovery_sheet())
    return 0
