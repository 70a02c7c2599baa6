"""A checklist's file taken apart: workbook or one-file CSV, into its sheets and their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.sheets.file import is_workbook, read_sheets, read_table
from ppid_desk.sheets.rules import Line

SHEETS = ("survey", "choices", "settings")
OUTSIDE = ("external_choices", "osm", "entities")  # sheets of XLSForm that would change what is asked
MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 5_000_000, 5_000, 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its row of headings, and the rows below that hold anything."""

    name: str
    head: Line
    lines: tuple[Line, ...]


def read_book(file: Path) -> dict[str, Sheet]:
    """The sheets of a file that matter, by name; others (instructions, notes) are left alone.

    In CSV the first column names the sheet, as XLSForm tools write it. Raises Refusal or Trouble that says why the
    file cannot be read at all.
    """
    wanted = (*SHEETS, *OUTSIDE)
    if is_workbook(file, MOST_BYTES):
        found = read_sheets(file, wanted, MOST_BYTES, MOST_ROWS)
    else:
        found = {name: lines for name, lines in _of_text(file).items() if name in wanted}
    outside = [name for name in OUTSIDE if found.get(name)]
    if outside:
        raise Refusal("checklist_sheet_outside", sheet=outside[0])
    return {name: Sheet(name, lines[0], tuple(lines[1:])) for name, lines in found.items() if lines}


def _of_text(file: Path) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    lines: list[Line] = []  # what stands before the first name belongs to no sheet
    for number, cells in enumerate(_rows(file), 1):
        name = cells[0].strip().casefold() if cells else ""
        if name:
            if name in found:
                raise Refusal("sheet_twice", file=file.name, sheet=name)
            lines = found[name] = []
        if any(cell.strip() for cell in cells[1:]):
            if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
                raise Refusal("sheet_too_wide", file=file.name, row=number, most=MOST_COLUMNS)
            lines.append(Line(number, ("", *cells[1:MOST_COLUMNS])))
    return found


def _rows(file: Path) -> Iterator[tuple[str, ...]]:
    for number, cells in enumerate(read_table(file, _separator), 1):
        if number > MOST_ROWS:
            raise Refusal("register_too_long", file=file, most=MOST_ROWS)
        yield cells


def _separator(text: str) -> str:
    """What follows the name of the first sheet, or stands before the headings below it."""
    found = re.search(r"^[ \"\w]*([,;\t])", "\n".join(text.splitlines()[:20]), re.MULTILINE)
    return found[1] if found else ","
