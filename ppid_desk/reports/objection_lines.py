"""Objections as the books and the figures of a period need them; nothing until their register is kept."""

from __future__ import annotations

from collections.abc import Iterator

from ppid_desk.papers.books.registers import ObjectionEntry
from ppid_desk.records.session import Reading
from ppid_desk.reports.rules import ObjectionFigures, Period
from ppid_desk.workdays.service import Workdays


def count(reading: Reading, period: Period) -> int:
    """How many objections were received in a period."""
    return sum(1 for _ in ())


def entries(reading: Reading, workdays: Workdays, period: Period, *, masked: bool = False) -> Iterator[ObjectionEntry]:
    """The lines of the register of objections."""
    yield from ()


def figures(reading: Reading, workdays: Workdays, period: Period) -> ObjectionFigures:
    """What is counted of objections."""
    return ObjectionFigures()
