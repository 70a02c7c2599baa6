"""Reading days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from ppid_desk.errors import Refusal

_MONTHS = ("jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu aug", "sep", "okt oct", "nov", "des dec")
_OPENS = time(8, 0)


def read_day(text: str, today: date) -> date:
    """A day as "23/11/2026", "23 Nov 2026", "23-11-2026", "2026-11-23", "kemarin" or "hari ini". Raises Refusal."""
    said = text.strip().casefold()
    near = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1}
    if said in near:
        return today - timedelta(days=near[said])
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d{1,2})[ /.\-](\d{1,2}|[a-z]+)(?:[ /.\-](\d{4}))?", said):
            return date(int(match[3] or today.year), _month(match[2]), int(match[1]))
    except ValueError:
        pass
    raise Refusal("day_unreadable", text=text.strip())


def needed_day(text: str, today: date) -> date:
    """A day that may not be left out. Raises Refusal."""
    if not text.strip():
        raise Refusal("dik_no_day")
    return read_day(text, today)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, names in enumerate(_MONTHS, 1):
        if text[:3] in names.split():
            return number
    raise ValueError(text)


def read_moment(text: str, now: datetime) -> datetime:
    """A day, with a time behind it or not ("23/11/2026 09.30"); without one today means now, another day 08.00."""
    match = re.fullmatch(r"(.*\S)\s+(\d{1,2})[.:](\d{2})", text.strip())
    day = read_day(match[1] if match else text, now.date())
    if match:
        try:
            return datetime.combine(day, time(int(match[2]), int(match[3])), now.tzinfo)
        except ValueError:
            raise Refusal("day_unreadable", text=text.strip()) from None
    return now if day == now.date() else datetime.combine(day, _OPENS, now.tzinfo)
