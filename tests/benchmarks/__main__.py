"""`python -m tests.benchmarks`: one table of what was measured in this run; `--quick` is the smoke of the tests."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from ppid_desk.founding import found_demo
from tests.benchmarks import audits, books, registering, screens, searching, slips, startup
from tests.benchmarks.measure import Line, Plan

Action = Callable[[Plan, Path, Path], list[Line]]
ACTIONS: dict[str, Action] = {
    "start": startup.run,
    "register": registering.run,
    "search": searching.run,
    "slip": slips.run,
    "screen": screens.run,
    "book": books.run,
    "audit": audits.run,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a goal does not hold and --quick was not given."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("actions", nargs="*", metavar="ACTION", help=f"some of {', '.join(ACTIONS)} (default: all)")
    parser.add_argument("--json", action="store_true", help="only the lines, as JSON")
    parser.add_argument("--quick", action="store_true", help="few files and turns: shows that it runs")
    parser.add_argument("--files", type=int, default=0, help="files of the large books (default 1,000,000)")
    parser.add_argument("--books", type=Path, help="where the books for measuring are kept between runs")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.actions if name not in ACTIONS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(ACTIONS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        lines = _measured(chosen, Path(scratch))
    _tell(lines, as_json=chosen.json)
    return 0 if chosen.quick or all(line.holds is not False for line in lines) else 1


def _measured(chosen: argparse.Namespace, scratch: Path) -> list[Line]:
    def say(what: str) -> None:
        sys.stderr.write(f"{what}\n")

    files = chosen.files or (400 if chosen.quick else 1_000_000)
    few, turns = (200, 2) if chosen.quick else (10_000, 11)
    kept = scratch if chosen.quick else chosen.books or Path(tempfile.gettempdir()) / "ppid-desk-benchmarks"
    plan = Plan(kept, files, min(few, files), turns, say)
    small, large = (_books(plan, n, scratch) for n in (plan.few, files))
    lines: list[Line] = []
    for name in chosen.actions or ACTIONS:
        say(f"measuring: {name}")
        lines += ACTIONS[name](plan, small, large)
    return lines


def _books(plan: Plan, files: int, scratch: Path) -> Path:
    """Demo books of that size, made once; a fresh copy is measured, since measuring writes into it."""
    made = plan.folder / f"{files}"
    if not (made / "whole").exists():
        shutil.rmtree(made, ignore_errors=True)
        plan.say(f"making demo books of {files} files ...")
        found_demo(made, files)
        (made / "whole").touch()
    copy = scratch / f"measured-{files}"
    shutil.copytree(made, copy)  # closed books: nobody writes to them
    return copy


def _tell(lines: list[Line], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps([line.document() for line in lines]) + "\n")
        return
    heads = ("action", "floor", "ours", "unit", "ratio", "goal", "holds")
    rows = [heads, *(_row(line) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(wide) for cell, wide in zip(row[1:], widths[1:], strict=True))]
        sys.stdout.write("  ".join(cells) + "\n")


def _row(line: Line) -> tuple[str, ...]:
    holds = {True: "yes", False: "NO", None: ""}[line.holds]
    numbers = [f"{value:.2f}" if value is not None else "" for value in (line.floor, line.ours, line.ratio, line.goal)]
    return (line.action, numbers[0], numbers[1], line.unit, numbers[2], numbers[3], holds)


if __name__ == "__main__":
    sys.exit(main())
