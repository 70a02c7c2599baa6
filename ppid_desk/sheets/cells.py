"""Cells as people and programs write them: texts, and days in a dozen ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from ppid_desk.sheets.rules import Unfit
from ppid_desk.text import clean

_MONTHS = (
    "jan", "feb", "mar", "apr", "mei|may", "jun", "jul", "agu|agt|aug", "sep", "okt|oct", "nov|nop", "des|dec",
)  # fmt: skip
_EXCEL_START = date(1899, 12, 30)
LONGEST = 20_000  # signs in one cell


def text_of(cell: Any) -> str:
    """A cell as text, without what no paper and no database should carry; a day as YYYY-MM-DD."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    return clean(str(cell)).text.strip()


def day_of(cell: Any, name: str) -> date | None:
    """The day that is written in a cell; None for an empty one. Raises Unfit."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if text in ("", "-", "–"):
        return None
    for read in _DAYS:
        try:
            day = read(text)
        except (ValueError, OverflowError):
            break
        if day is not None:
            return day
    raise Unfit("old_date_unreadable", name, text)


def _iso(text: str) -> date | None:
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _day_first(text: str) -> date | None:
    found = re.fullmatch(r"(?:\w+,? +)?(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: .*)?", text)
    return date(_year(found[3]), int(found[2]), int(found[1])) if found else None


def _in_words(text: str) -> date | None:
    found = re.fullmatch(r"(?:\w+,? +)?(\d{1,2})[ \-]+([a-z]+)\.?[ \-]+['’]?(\d{4}|\d{2})(?:[ ,].*)?", text.casefold())
    if not found:
        return None
    month = next((n for n, each in enumerate(_MONTHS, 1) if re.match(each, found[2])), 0)
    return date(_year(found[3]), month, int(found[1]))


def _serial(text: str) -> date | None:
    return _EXCEL_START + timedelta(int(text)) if re.fullmatch(r"[34567]\d{4}", text) else None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


_DAYS: tuple[Callable[[str], date | None], ...] = (_iso, _day_first, _in_words, _serial)
