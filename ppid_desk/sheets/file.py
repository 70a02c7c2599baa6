"""XLSX and CSV read into rows, whatever program wrote them; nothing in them is run, and nothing grows too large."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.sheets.rules import Formula, Line

_MOST_BYTES, _MOST_UNPACKED, _MOST_COLUMNS = 60_000_000, 600_000_000, 100
MOST_ROWS = 300_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_lines(file: Path, sheet: str = "", most: int = MOST_ROWS) -> list[Line]:
    """All rows that hold anything. Raises Refusal or Trouble that says why the file cannot be read."""
    rows = _of_workbook(file, sheet) if is_workbook(file) else _of_text(file)
    found = []
    for number, cells in enumerate(rows, 1):
        if number > most:
            raise Refusal("register_too_long", file=file, most=most)
        if any(cell not in (None, "") for cell in cells):
            found.append(Line(number, tuple(cells[:_MOST_COLUMNS])))
    if not found:
        raise Refusal("register_empty", file=file)
    return found


def is_workbook(file: Path, most_bytes: int = _MOST_BYTES) -> bool:
    """Whether a file is a workbook; else it is text. Raises Refusal or Trouble when it is neither, or too large."""
    try:
        if file.stat().st_size > most_bytes:
            raise Refusal("register_too_large", file=file, most=most_bytes // 1_000_000)
        with file.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise Trouble("input_unreadable", field="FILE", file=file, reason=error.strerror or error) from error
    if start.startswith(_OLD_EXCEL):
        raise Refusal("register_old_excel", file=file)
    return start.startswith(_ZIP)


def read_sheets(file: Path, wanted: Collection[str], most_bytes: int, most: int) -> dict[str, list[Line]]:
    """The sheets of a workbook whose names (in small letters) are wanted; what is reckoned comes as a `Formula`.

    Raises Refusal where two sheets share a name, or there is too much.
    """
    found: dict[str, list[Line]] = {}
    with _workbook(file, most_bytes * 10, data_only=False) as book:
        for sheet in book.worksheets:
            name = sheet.title.strip().casefold()
            if name in found:
                raise Refusal("sheet_twice", file=file.name, sheet=name)
            if name in wanted:
                sheet.reset_dimensions()
                found[name] = list(_lines(file, sheet.iter_rows(), most))
    return found


def _lines(file: Path, rows: Iterable[Sequence[Any]], most: int) -> Iterator[Line]:
    for number, cells in enumerate(rows, 1):
        if number > most:
            raise Refusal("register_too_long", file=file, most=most)
        values = [Formula(each.value) if each.data_type == "f" else each.value for each in cells]
        if any(value not in (None, "") for value in values):
            if any(value not in (None, "") for value in values[_MOST_COLUMNS:]):
                raise Refusal("sheet_too_wide", file=file.name, row=number, most=_MOST_COLUMNS)
            yield Line(number, tuple(values[:_MOST_COLUMNS]))


def _of_workbook(file: Path, sheet: str) -> Iterator[tuple[Any, ...]]:
    with _workbook(file, _MOST_UNPACKED, data_only=True) as book:
        shown = [each for each in book.worksheets if each.sheet_state == "visible"]
        chosen = [each for each in shown if each.title == sheet] if sheet else shown[:1]
        if not chosen:
            raise Refusal("register_sheet", field="--sheet", sheet=sheet, known=", ".join(e.title for e in shown))
        chosen[0].reset_dimensions()
        yield from chosen[0].iter_rows(values_only=True)


@contextmanager
def _workbook(file: Path, most: int, *, data_only: bool) -> Iterator[Any]:
    """A workbook of at most so many bytes unpacked, open; whatever breaks in it is one Refusal."""
    from openpyxl import load_workbook

    with file.open("rb") as stream:  # ours, so that it is closed whatever breaks
        try:
            with zipfile.ZipFile(stream) as archive:
                if sum(each.file_size for each in archive.infolist()) > most:
                    raise Refusal("register_too_large", file=file, most=most // 1_000_000)
            book = load_workbook(stream, read_only=True, data_only=data_only)
            try:
                yield book
            finally:
                book.close()
        except Refusal:
            raise
        except Exception as error:  # a broken workbook fails in a hundred ways
            raise Refusal("register_unreadable", file=file, reason=type(error).__name__) from error


def _of_text(file: Path) -> Iterator[tuple[Any, ...]]:
    return read_table(file, _separator)


def read_table(file: Path, separator: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """The rows of a CSV file; `separator` finds what stands between its cells. Raises Refusal."""
    text = _decoded(file.read_bytes())
    if "\0" in text:
        raise Refusal("register_unreadable", file=file, reason="NUL")
    csv.field_size_limit(1_000_000)
    try:
        yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)))
    except csv.Error as error:
        raise Refusal("register_unreadable", file=file, reason=error) from error


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    head = "\n".join(text.splitlines()[:30])
    return max((",", ";", "\t"), key=head.count)
