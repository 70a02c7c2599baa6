"""Days off from iCalendar: whole-day events, one row a day; what repeats or has a time of day is no day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.workdays.holiday_file import MOST_ROWS, Line, kind_of
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday

_LONGEST = 31  # days of one event
_REPEATING = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


def events(raw: bytes, file: str, basis: str) -> Iterator[Line]:
    """The rows of an iCalendar file; an event of several days gives a row for each. Raises Refusal for the file."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(raw, multiple=True)
        found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        if not found:
            raise ValueError("VEVENT?")
    except Exception as error:  # a broken file fails in many ways
        raise Refusal("list_unreadable", field="FILE", file=file, reason=str(error)[:80]) from error
    many = 0
    for number, event in enumerate(found, 1):
        for line in _lines(event, number, basis or f"Berkas {file}"):
            many += 1
            if many > MOST_ROWS:
                raise Refusal("list_too_long", field="FILE", file=file, most=MOST_ROWS)
            yield line


def _lines(event: Any, number: int, basis: str) -> Iterator[Line]:
    uid = " ".join(str(event.get("UID", "")).split())[:80]
    place, value = tr("event {uid}", uid=uid or number), ""
    try:
        first, last = _span(event)
        value = first.isoformat()
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            yield Line(place, day.isoformat(), _fact(event, day, basis))
    except Refusal as refusal:
        yield Line(place, value, refusal)


def _span(event: Any) -> tuple[date, date]:
    """The first and the last day; DTEND is the day after the last (RFC 5545)."""
    if any(name in event for name in _REPEATING):
        raise Refusal("event_repeats")
    if event.errors:
        raise Refusal("event_without_day")
    start, end = _value(event, "DTSTART"), _value(event, "DTEND")
    if start is None:
        raise Refusal("event_without_day")
    length = _value(event, "DURATION")
    if isinstance(start, datetime) or isinstance(end, datetime) or (length and length % timedelta(days=1)):
        raise Refusal("event_timed")
    after = end or start + (length or timedelta(days=1))
    last = max(start, after - timedelta(days=1)) if after >= start else None
    if last is None or (last - start).days >= _LONGEST:
        raise Refusal("event_long", most=_LONGEST)
    return start, last


def _value(event: Any, name: str) -> Any:
    found = event.get(name)
    if isinstance(found, list):
        raise Refusal("event_without_day")
    return getattr(found, "dt", None) or getattr(found, "td", None)


def _fact(event: Any, day: date, basis: str) -> Holiday:
    name = str(event.get("SUMMARY", ""))
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    status = DayStatus.WITHDRAWN if cancelled else DayStatus.DECLARED
    return Holiday(day, _kind(event, name), name, basis, None, status)


def _kind(event: Any, name: str) -> DayKind:
    groups = event.get("CATEGORIES", [])
    every = groups if isinstance(groups, list) else [groups]
    words = b" ".join(each.to_ical() for each in every).decode("utf-8", "replace")
    said = f"{name} {words} {event.get('DESCRIPTION', '')}"
    if any(word in words.casefold() for word in ("daerah", "kantor", "local", "lokal")):
        return DayKind.LOCAL
    return kind_of(said)
