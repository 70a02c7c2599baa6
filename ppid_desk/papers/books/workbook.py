"""A register book as XLSX: every text a text, dates as dates, two header rows that stay in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ppid_desk.papers.books.cells import on_paper
from ppid_desk.papers.books.rules import Book, Cell, Column, Kind, Step, heads, runs
from ppid_desk.text import clean

_OFTEN = 50
_HEADS = 3  # the rows above the heads: title, office and period, an empty one
_CHARS = 0.62  # characters of a column's width for each share
_DATES = {Kind.DATE: "d mmm yyyy", Kind.DAY: "[$-421]dddd, d mmmm yyyy"}
_QUIET = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def new_workbook(file: Path) -> Iterator[Any]:
    """A workbook that is written to `file` when all went well; its scraps lie beside the file and go in any case."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix=".ppid-", dir=file.parent, ignore_cleanup_errors=True) as scraps:
        workbook = Workbook(str(file), {**_QUIET, "tmpdir": scraps})
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
        finally:
            for sheet in workbook.worksheets():  # after a stop: Windows keeps what is open
                if sheet.row_data_fh and not sheet.row_data_fh.closed:
                    sheet.row_data_fh.close()


def write_xlsx(book: Book, file: Path, step: Step) -> None:
    """Write the book with its title, heads, rows, notes and who signs."""
    with new_workbook(file) as workbook:
        workbook.set_properties({"title": book.title, "subject": book.period, "author": book.letterhead.lines[0]})
        sheet = workbook.add_worksheet("Register")
        _set_up(sheet, book)
        _heads(workbook, sheet, book)
        last = _rows(workbook, sheet, book, step)
        for down, text in enumerate(_below(book), last + 1):
            if text:
                sheet.write_string(down, 0, clean(text).text)


def _set_up(sheet: Any, book: Book) -> None:
    first = _HEADS + 2
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.repeat_rows(_HEADS, first - 1)
    sheet.freeze_panes(first, 1)
    sheet.set_footer("&CHalaman &P dari &N")
    for place, column in enumerate(book.columns):
        sheet.set_column(place, place, max(5.0, column.wide * _CHARS))


def _heads(workbook: Any, sheet: Any, book: Book) -> None:
    ground = {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#F1EFEE",
    }
    flat, turned = workbook.add_format(ground), workbook.add_format({**ground, "rotation": 90})
    sheet.write_string(0, 0, clean(book.title).text, workbook.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, clean(f"{' '.join(book.letterhead.lines)} — Periode {book.period}").text)
    if any(column.turned for column in book.columns):
        sheet.set_row(_HEADS + 1, 120)
    for down, row in enumerate(heads(book.columns)):
        for place, text in enumerate(row):
            upright = book.columns[place].turned and down == 1
            sheet.write_string(_HEADS + down, place, text, turned if upright else flat)
    for first, last, group in runs(book.columns):  # merge_range() refuses rows that are written already
        if not group:
            sheet.merge.append([_HEADS, first, _HEADS + 1, first])
        elif last > first:
            sheet.merge.append([_HEADS, first, _HEADS, last])


def _rows(workbook: Any, sheet: Any, book: Book, step: Step) -> int:
    formats = [workbook.add_format(_look(column)) for column in book.columns]
    down = _HEADS + 1
    for done, cells in enumerate(book.rows, 1):
        down = _HEADS + 1 + done
        for place, cell in enumerate(cells):
            _write(sheet, down, place, cell, book.columns[place], formats[place])
        if done % _OFTEN == 0:
            step(done, book.count)
    sheet.autofilter(_HEADS + 1, 0, max(down, _HEADS + 2), len(book.columns) - 1)
    return down


def _look(column: Column) -> dict[str, Any]:
    look: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C7C9CF"}
    if column.kind in _DATES:
        return {**look, "num_format": _DATES[column.kind], "align": "left"}
    if column.kind is Kind.TICK:
        return {**look, "align": "center"}
    return {**look, "num_format": "#,##0"} if column.kind in {Kind.MONEY, Kind.NUMBER} else look


def _write(sheet: Any, down: int, place: int, cell: Cell, column: Column, look: Any) -> None:
    if cell is True:
        sheet.write_string(down, place, on_paper(cell, column), look)
    elif cell is False or cell is None or cell == "":
        sheet.write_blank(down, place, None, look)
    elif isinstance(cell, date):
        sheet.write_datetime(down, place, cell, look)
    elif isinstance(cell, int):
        sheet.write_number(down, place, cell, look)
    else:
        sheet.write_string(down, place, clean(cell).text, look)


def _below(book: Book) -> list[str]:
    signs = [" — ".join(part for part in (*sign.role, sign.name, sign.nip) if part) for sign in book.signs]
    return ["", f"Jumlah: {book.count} {book.unit}", *book.notes, *signs]
