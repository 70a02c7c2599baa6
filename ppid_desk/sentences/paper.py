"""Refusals about numbers that are reserved for emergency paper."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "reserve_how_many": mark("1 to {most} numbers can be reserved at once, not {n}."),
    "unused_without_reason": mark("Say what became of {number}: spoilt, lost, or returned blank."),
    "paper_needs_receipt": mark("Write the day and time that stand on the form {number}: the limit runs from then."),
    "paper_number_unknown": mark(
        "{number} was not reserved for paper. Read the number on the form once more; leave the field empty for a new "
        "number."
    ),
    "paper_number_used": mark("{number} was typed in already. Look at the request of that number."),
    "paper_number_given_back": mark("{number} was given back as unused ({reason}). Register with a new number."),
    "paper_number_other_year": mark(
        "{number} belongs to another year than {year}, the year of receipt. Register with a new number, and give this "
        "one back as unused."
    ),
}
