"""What a cell looks like on paper and in a table of commas."""

from __future__ import annotations

import unicodedata
from datetime import date

from ppid_desk.language import long_date, short_date
from ppid_desk.papers.books.rules import Cell, Column, Kind

_STARTS = frozenset("=+-@|%\t\r\uff1d\uff0b\uff0d\uff20\uff5c\uff05")
_LINES = frozenset("\n\u2028\u2029\x85\x0b\x0c\r\t")


def on_paper(cell: Cell, column: Column) -> str:
    """The words of a cell in Indonesian; nothing for what is not known, and for a tick that is not set."""
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "✓"
    if isinstance(cell, date):
        return long_date(cell, "id") if column.kind is Kind.DAY else short_date(cell, "id")
    if isinstance(cell, int):
        said = f"{cell:,}".replace(",", ".")
        return f"Rp{said}" if column.kind is Kind.MONEY else said
    return cell


def in_csv(cell: Cell) -> str:
    """Dates as 2026-04-06, ticks as Ya and Tidak, numbers bare, texts made harmless."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else harmless(cell)


def harmless(text: str) -> str:
    """A text on one line, without control characters, that no spreadsheet takes for a formula.

    What begins with = + - @ | % or their full-width forms, also after blanks and invisible signs, gets a ' before it.
    """
    line = "".join(" " if sign in _LINES else sign for sign in text)
    line = "".join(sign for sign in line if unicodedata.category(sign) not in {"Cc", "Cs"})
    begins = text[:1] in _STARTS or _first_seen(text) in _STARTS
    return f"'{line}" if begins else line


def _first_seen(text: str) -> str:
    """The first sign that is neither blank nor invisible."""
    blank = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
    return next((sign for sign in text if unicodedata.category(sign) not in blank), "")
