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
    "day_status_unknown": mark("“{text}” is no status of a day off. Use declared or withdrawn."),
    "list_too_large": mark("{file} is larger than {most} MB; a list of days off is small. Choose the right file."),
    "list_too_long": mark("{file} holds more than {most} rows. Take in one year at a time."),
    "list_unreadable": mark("{file} cannot be read as a list of days off ({reason}). Save it as CSV or iCalendar."),
    "list_columns": mark("{file} lacks the columns {columns}. Its first row must hold the headings."),
    "list_day_twice": mark("{day} stands in the list twice and differently. Keep one of the two."),
    "event_repeats": mark("The event repeats. A day off is declared for one date: write each date down."),
    "event_timed": mark("The event has a time of day. Only whole days are days off."),
    "event_without_day": mark("The event has no readable date."),
    "event_long": mark("The event ends before it begins, or lasts longer than {most} days."),
    "calendar_moved_on": mark("The books changed since this was looked at. Look again, then confirm."),
    "calendar_unread": mark("{n} rows of the list cannot be read, the first at {place}: {reason} Nothing is written."),
    "year_unreadable": mark("“{text}” is not a year of four digits."),
    "day_unreadable": mark("“{text}” is not a day. Write it like 23/11/2026, 23 Nov 2026 or yesterday."),
}
