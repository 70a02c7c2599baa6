"""Registration numbers: gap-free per register, office and year, taken inside the transaction that registers."""

from __future__ import annotations

from ppid_desk.records.session import Writing


def take(writing: Writing, register: str, office: str, year: int, first: int) -> int:
    """Take the next number of the year, inside the transaction that registers; `first` is where a new year begins."""
    (number,) = writing.one(
        "INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (register, office, year) DO UPDATE SET last = counter.last + 1 RETURNING last",
        (register, office, year, first),
    )
    return int(number)
