"""Refusals about days."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "date_unreadable": mark("“{text}” is not a date. Write it as YYYY-MM-DD, for example 2026-04-06."),
    "date_out_of_range": mark("{day} lies outside of the years {first} to {last}."),
    "too_many_days": mark("{n} working days are too many; {most} are possible."),
    "line_needs_two": mark("“{text}” is not a line of the form DATE N, for example 2026-03-13 10."),
    "limit_needs_moment": mark("{limit} is counted in hours: give day and time."),
    "year_unreadable": mark("“{text}” is not a year of four digits."),
    "day_unreadable": mark("“{text}” is not a day. Write it like 23/11/2026, 23 Nov 2026 or yesterday."),
}
