"""What stands in a report, before it is drawn."""

from __future__ import annotations

from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.papers.letters.rules import Pairs, Points, Sign, Words
from ppid_desk.papers.rules import Letterhead

Value = str | int | float | date | None  # None is shown as "–": nothing was there, which is not 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title; numbers stand at the right. `sheet` is its name in the workbook (title when empty).

    `total` makes the last row bold.
    """

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Upright bars, one for each label; None leaves the place empty."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Stacked:
    """Upright bars of several parts; their values stand in rows below. Five shades, then again."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Medians:
    """A line through medians, broken where there is none; `limit` is drawn across it."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str = ""
    limit: float | None = None
    limit_label: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Lying bars with their labels at the left, in the given order; `most` is where a full bar ends, else the longest.

    With `most` the room of a full bar is framed.
    """

    title: str
    rows: tuple[tuple[str, float | None], ...]
    unit: str = ""
    most: float | None = None


Figure = Bars | Stacked | Medians | Ranked
ReportPart = Words | Points | Pairs | Table | Bars | Stacked | Medians | Ranked


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a chapter ("1.2")."""

    title: str
    parts: tuple[ReportPart, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter (BAB): its own parts first, then its sections."""

    title: str
    parts: tuple[ReportPart, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report; `period` in words stands on the cover, `year` at its foot."""

    letterhead: Letterhead
    title: str
    subtitle: str
    period: str
    year: str
    chapters: tuple[Chapter, ...]
    signs: tuple[Sign, ...] = ()
    demo: bool = False
