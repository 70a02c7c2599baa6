"""Where a time limit ends, whatever its unit: working days, calendar days, months, hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ppid_desk.errors import Refusal
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import Limit, LimitEnd


def end_of(limit: Limit, start: date | datetime, calendar: Calendar) -> LimitEnd:
    """Count `limit` from `start`; for hours `start` is an aware moment. Raises Refusal.

    Calendar days and months end on the day itself, be it a Sunday (UU 25/2009 says "hari", not "hari kerja"); a month
    ends on its last day where it is shorter.
    """
    day = start.date() if isinstance(start, datetime) else start
    if limit.unit == "working_day":
        counted = calendar.add(day, limit.length)
        return LimitEnd(limit, day, counted.date, None, counted, None, counted.provisional, calendar.version)
    at = _hours_on(limit, start) if limit.unit == "hour" else None
    end = at.date() if at else _days_on(limit, day)
    caution = None if calendar.is_working(end) else calendar.add(end, -1).date
    return LimitEnd(limit, day, end, at, None, caution, False, calendar.version)


def _hours_on(limit: Limit, start: date | datetime) -> datetime:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise Refusal("limit_needs_moment", limit=limit.id)
    return (start.astimezone(UTC) + timedelta(hours=limit.length)).astimezone(start.tzinfo)


def _days_on(limit: Limit, day: date) -> date:
    if limit.unit == "month":
        return months_on(day, limit.length)
    return day + timedelta(days=limit.length)


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the month's last where it has no such day."""
    from calendar import monthrange

    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
