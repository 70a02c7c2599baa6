"""What a register book is: columns under two levels of heads, rows of plain values, and who signs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from ppid_desk.facts import dataclass
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.papers.rules import Letterhead

Cell = str | date | bool | int | None
Row = tuple[Cell, ...]
Step = Callable[[int, int], None]  # done, all; raises to stop


def nobody(_done: int, _all: int) -> None:
    """A step that nobody watches."""


class Format(StrEnum):
    """How a book is written."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


class Kind(StrEnum):
    """What a column's cells are."""

    TEXT = "text"
    DATE = "date"  # 6 Apr 2026
    DAY = "day"  # Senin, 6 April 2026
    TICK = "tick"  # ✓ or nothing
    NUMBER = "number"
    MONEY = "money"  # whole rupiah


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and the head above it that neighbours of one group share.

    `turned` writes the head upwards, for narrow columns; `summed` carries the sum from page to page.
    """

    head: str
    wide: float
    kind: Kind = Kind.TEXT
    group: str = ""
    turned: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A register book of a period. `rows` is walked once for each writing; `count` is how many there are.

    `unit` names what a row is ("permohonan"); `period` is in words ("1 Januari 2026 s.d. 31 Maret 2026").
    """

    title: str
    period: str
    letterhead: Letterhead
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    count: int
    unit: str
    signs: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    demo: bool = False


def runs(columns: tuple[Column, ...]) -> list[tuple[int, int, str]]:
    """The heads of the upper row: first and last column, and the group ("" for a column without one)."""
    found: list[tuple[int, int, str]] = []
    for place, column in enumerate(columns):
        if column.group and found and found[-1][2] == column.group:
            found[-1] = (found[-1][0], place, column.group)
        else:
            found.append((place, place, column.group))
    return found


def heads(columns: tuple[Column, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both header rows, a word in each cell of the upper one; below an ungrouped head stands nothing."""
    upper = tuple(column.group or column.head for column in columns)
    lower = tuple(column.head if column.group else "" for column in columns)
    return upper, lower
