"""The tables of a report as XLSX, each on a sheet of its own behind a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ppid_desk.papers.books.rules import Step
from ppid_desk.papers.books.workbook import new_workbook
from ppid_desk.papers.report.rules import ReportContent, Table, Value
from ppid_desk.papers.report.sheet import render_report
from ppid_desk.papers.whole import whole
from ppid_desk.text import clean

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LIST = "Daftar tabel"


def _nobody(_done: int, _all: int) -> None:
    """Nobody watches."""


def write_report(content: ReportContent, file: Path, *, workbook: bool = False, step: Step = _nobody) -> None:
    """Write the report as PDF, or its tables as XLSX; the file appears when it is complete.

    `step(done, all)` hears of each chapter, or table, and raises to stop. Raises Trouble "output_unwritable".
    """
    with whole(file) as new:
        if workbook:
            write_tables(content.title, f"periode {content.period}", tuple(tables(content)), new, step)
        else:
            new.write_bytes(render_report(content, step))


def tables(content: ReportContent) -> Iterator[Table]:
    """All tables in the order of the report."""
    for chapter in content.chapters:
        for parts in (chapter.parts, *(section.parts for section in chapter.sections)):
            yield from (part for part in parts if isinstance(part, Table))


def write_tables(title: str, subject: str, found: Sequence[Table], file: Path, step: Step) -> None:
    """Write tables to a workbook, each on a sheet of its own behind a list of them; `step` hears of each."""
    with new_workbook(file) as workbook:
        workbook.set_properties({"title": title, "subject": subject})
        bold = workbook.add_format({"bold": True})
        names = [_name(n, table) for n, table in enumerate(found, 1)]
        first = workbook.add_worksheet(_LIST)
        first.set_column(0, 0, 40)
        first.set_column(1, 1, 80)
        first.write_string(0, 0, clean(f"{title} — {subject}").text, bold)
        for down, (name, table) in enumerate(zip(names, found, strict=True), 2):
            first.write_string(down, 0, name)
            first.write_string(down, 1, clean(table.title).text)
        for n, (name, table) in enumerate(zip(names, found, strict=True), 1):
            step(n, len(names))
            _sheet(workbook, name, table)


def _name(number: int, table: Table) -> str:
    """A name that a spreadsheet takes: unique by its number, at most 31 signs."""
    said = _FORBIDDEN.sub(" ", clean(table.sheet or table.title).text.replace("\n", " "))
    return f"{number} {said}"[:31].strip()


def _sheet(workbook: Any, name: str, table: Table) -> None:
    sheet = workbook.add_worksheet(name)
    head = workbook.add_format(
        {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F1EFEE", "valign": "vcenter"}
    )
    plain, day = workbook.add_format({"border": 1}), workbook.add_format({"border": 1, "num_format": "d mmm yyyy"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    for place, text in enumerate(table.heads):
        sheet.set_column(place, place, max(10, len(text) + 3, 70 * table.shares[place] / sum(table.shares)))
        sheet.write_string(0, place, clean(text).text, head)
    for down, row in enumerate(table.rows, 1):
        for place, value in enumerate(row):
            _cell(sheet, down, place, value, day if isinstance(value, date) else plain)


def _cell(sheet: Any, down: int, place: int, value: Value, look: Any) -> None:
    if value is None:
        sheet.write_blank(down, place, None, look)
    elif isinstance(value, str):
        sheet.write_string(down, place, clean(value).text, look)
    elif isinstance(value, date):
        sheet.write_datetime(down, place, value, look)
    else:
        sheet.write_number(down, place, value, look)
