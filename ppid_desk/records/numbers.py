"""Registration numbers: gap-free per register, office and year, taken inside the transaction that registers."""

from __future__ import annotations

from ppid_desk.records.session import Reading, Writing


def take(writing: Writing, register: str, office: str, year: int, first: int) -> int:
    """Take the next number of the year, inside the transaction that registers; `first` is where a new year begins."""
    (number,) = writing.one(
        "INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (register, office, year) DO UPDATE SET last = counter.last + 1 RETURNING last",
        (register, office, year, first),
    )
    return int(number)


def last(reading: Reading, register: str, office: str, year: int) -> int | None:
    """The last number given in a year, or None."""
    found: int | None = reading.value(
        "SELECT last FROM counter WHERE register = ? AND office = ? AND year = ?", (register, office, year)
    )
    return found
