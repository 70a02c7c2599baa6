"""Refusals about days."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "date_unreadable": mark("“{text}” is not a date. Write it as YYYY-MM-DD, for example 2026-04-06."),
    "date_out_of_range": mark("{day} lies outside of the years {first} to {last}."),
    "too_many_days": mark("{n} working days are too many; {most} are possible."),
    "line_needs_two": mark("“{text}” is not a line of the form DATE N, for example 2026-03-13 10."),
    "limit_needs_moment": mark("{limit} is counted in hours: give day and time."),
    "day_not_off": mark("{day} is no declared day off, so there is nothing to withdraw."),
    "day_kind_unknown": mark("“{text}” is no kind of day off. Use public, leave or local."),
    "day_text_missing": mark("{day}: a day off needs its name and its decree."),
    "day_text_long": mark("{day}: the text is longer than {most} characters. Shorten it."),
    "day_declared_later": mark("A decree of {day} does not exist yet: that day lies in the future."),
    "calendar_moved_on": mark("The books changed since this was looked at. Look again, then confirm."),
    "calendar_unread": mark("{n} rows of the list cannot be read, the first at {place}: {reason} Nothing is written."),
    "year_unreadable": mark("“{text}” is not a year of four digits."),
    "day_unreadable": mark("“{text}” is not a day. Write it like 23/11/2026, 23 Nov 2026 or yesterday."),
}
