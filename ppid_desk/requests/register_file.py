"""Old registers as tables: XLSX and CSV read into rows, whatever program wrote them; nothing in them is run."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass

_MOST_BYTES, _MOST_UNPACKED, _MOST_ROWS, _MOST_COLUMNS = 60_000_000, 600_000_000, 300_000, 100
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file: its number there (1 is the first), and its cells."""

    row: int
    cells: tuple[Any, ...]

    def cell(self, column: int) -> Any:
        """What stands in a column; None where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None


def read_lines(file: Path, sheet: str = "") -> list[Line]:
    """All rows of a register that hold anything. Raises Refusal or Trouble that says why the file cannot be read."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise Refusal("register_too_large", file=file, most=_MOST_BYTES // 1_000_000)
        with file.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise Trouble("input_unreadable", field="FILE", file=file, reason=error.strerror or error) from error
    if start.startswith(_OLD_EXCEL):
        raise Refusal("register_old_excel", file=file)
    rows = _of_workbook(file, sheet) if start.startswith(_ZIP) else _of_text(file)
    found = []
    for number, cells in enumerate(rows, 1):
        if number > _MOST_ROWS:
            raise Refusal("register_too_long", file=file, most=_MOST_ROWS)
        if any(cell not in (None, "") for cell in cells):
            found.append(Line(number, tuple(cells[:_MOST_COLUMNS])))
    if not found:
        raise Refusal("register_empty", file=file)
    return found


def _of_workbook(file: Path, sheet: str) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(file) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
                raise Refusal("register_too_large", file=file, most=_MOST_UNPACKED // 1_000_000)
        book = load_workbook(file, read_only=True, data_only=True)
    except Refusal:
        raise
    except Exception as error:  # a broken workbook fails in a hundred ways
        raise Refusal("register_unreadable", file=file, reason=type(error).__name__) from error
    try:
        shown = [each for each in book.worksheets if each.sheet_state == "visible"]
        chosen = [each for each in shown if each.title == sheet] if sheet else shown[:1]
        if not chosen:
            raise Refusal("register_sheet", field="--sheet", sheet=sheet, known=", ".join(e.title for e in shown))
        chosen[0].reset_dimensions()
        yield from chosen[0].iter_rows(values_only=True)
    except Refusal:
        raise
    except Exception as error:
        raise Refusal("register_unreadable", file=file, reason=type(error).__name__) from error
    finally:
        book.close()


def _of_text(file: Path) -> Iterator[tuple[Any, ...]]:
    text = _decoded(file.read_bytes())
    if "\0" in text:
        raise Refusal("register_unreadable", file=file, reason="NUL")
    csv.field_size_limit(1_000_000)
    try:
        yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
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
