"""The words of ppid-deskctl, and what each of them starts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ppid_desk import __version__
from ppid_desk.cli import (
    audits,
    books,
    calendar,
    cases,
    day,
    exclusions,
    files,
    importing,
    numbers,
    objections,
    officers,
    reports,
    requests,
)
from ppid_desk.cli.answer import Answer
from ppid_desk.errors import Refusal

Command = Callable[[argparse.Namespace, Answer], int]


class _Parser(argparse.ArgumentParser):
    """argparse whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        raise Refusal("argument_wrong", reason=f"{message} ({self.prog} --help)")


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    top = _Parser(prog="ppid-deskctl", description="PPID Desk from the console.", allow_abbrev=False)
    top.add_argument("--data", metavar="DIR", type=Path, help="the folder of the books (default: the user's own)")
    top.add_argument("--as", dest="acting", metavar="OFFICER", help="who acts: name or NIP")
    top.add_argument("--passphrase-file", metavar="FILE", type=Path, help="a file whose first line is the passphrase")
    top.add_argument("--clock", metavar="RFC3339", help="the office's now, for trials on demo books only")
    top.add_argument("--version", action="version", version=f"PPID Desk {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    areas = (
        books, requests, cases, objections, files, importing, exclusions, numbers, day, reports, calendar, audits,
        officers,
    )  # fmt: skip
    for area in areas:
        area.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 `verify` found faults, 2 refused."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        chosen = parser().parse_args(arguments)
        run: Command = chosen.run
        return run(chosen, Answer(json=chosen.json))
    except Refusal as refusal:
        return _refused(refusal)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _refused(refusal: Refusal) -> int:
    from ppid_desk.cli.answer import sentence

    sys.stderr.write(f"ppid-deskctl: {sentence(refusal)}\n")
    return 2
