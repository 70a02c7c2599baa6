"""Refusals about register books and reports."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "period_backwards": mark("The period ends ({last}) before it begins ({first}). Change one of the days."),
    "period_too_long": mark("From {first} to {last} is more than 100 years. Choose a shorter period."),
    "book_form": mark("A register book is written as pdf, xlsx or csv, not as {form}."),
    "report_form": mark("The service report is written as pdf, xlsx or json, not as {form}."),
    "report_year": mark("{year} is no year of a report. Write a year from {first} to {last}."),
    "report_text_unknown": mark("“{name}” is no text of the report. There are: {known}."),
    "report_text_nik": mark(
        "There is a number of 16 digits in this text, as a NIK has. The report is public: take it out of the text."
    ),
}
