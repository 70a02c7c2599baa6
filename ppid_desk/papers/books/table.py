"""The table of a register book: its columns in points, its heads, and its rows as wrapped lines."""

from __future__ import annotations

from functools import lru_cache

from ppid_desk.facts import dataclass
from ppid_desk.papers import ink
from ppid_desk.papers.books.cells import on_paper
from ppid_desk.papers.books.rules import Column, Kind, Row, runs
from ppid_desk.papers.ink import BLACK, BOLD, MM, MUTED, REGULAR, TINT, Block

PAD = 2.6  # points left and right of a cell's text
_MOST_KEPT = 50_000  # wrapped cells


@dataclass(frozen=True)
class Measure:
    """The type of a table, in points."""

    size: float
    lead: float
    head: float


FINE, BROAD = Measure(6.8, 8.4, 6.4), Measure(7.3, 9.0, 6.8)


class Table:
    """Columns laid out over `room` points."""

    def __init__(self, columns: tuple[Column, ...], room: float, measure: Measure) -> None:
        self.columns, self.room, self.measure = columns, room, measure
        whole = sum(column.wide for column in columns)
        self.edges = [0.0]
        for column in columns:
            self.edges.append(self.edges[-1] + room * column.wide / whole)
        self.kept = lru_cache(_MOST_KEPT)(self._wrapped)

    def width_of(self, place: int) -> float:
        """How wide a column is."""
        return self.edges[place + 1] - self.edges[place]

    def lines(self, row: Row) -> list[tuple[str, ...]]:
        """The wrapped lines of each cell of a row."""
        columns = self.columns
        return [self.kept(place, on_paper(cell, columns[place])) for place, cell in enumerate(row)]

    def _wrapped(self, place: int, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        return tuple(ink.wrap(text, REGULAR, self.measure.size, self.width_of(place) - 2 * PAD))

    def x_of(self, place: int, line: str) -> float:
        """Where a line of a cell begins: ticks in the middle, numbers at the right."""
        kind = self.columns[place].kind
        if kind is Kind.TICK:
            return (self.edges[place] + self.edges[place + 1] - ink.width(line, REGULAR, self.measure.size)) / 2
        if kind in {Kind.MONEY, Kind.NUMBER}:
            return self.edges[place + 1] - PAD - ink.width(line, REGULAR, self.measure.size)
        return self.edges[place] + PAD


@dataclass(frozen=True)
class Head:
    """The two header rows: strokes that lie flat, and words that are written upwards as x, foot and line."""

    flat: Block
    upright: tuple[tuple[float, float, str], ...]
    size: float


def head(table: Table) -> Head:
    """Both header rows with their ground and rules."""
    size = table.measure.head
    lower = _lower_height(table)
    upper = max(
        (size * 1.24 * len(_lines(table, first, last, group)) for first, last, group in runs(table.columns) if group),
        default=0.0,
    )
    upper += 5 if upper else 0
    block = Block(upper + lower)
    block.rect(0, 0, table.room, block.height, TINT)
    upright: list[tuple[float, float, str]] = []
    for first, last, group in runs(table.columns):
        if group:
            _middle(block, table, first, last, group, 0, upper)
            block.line(table.edges[first], upper, table.edges[last + 1], 0.5, BLACK)
        for place in range(first, last + 1):
            top = upper if group else 0.0
            if place:
                begins = top if place > first else 0.0
                block.rect(table.edges[place] - 0.2, begins, 0.4, block.height - begins, MUTED)
            if table.columns[place].turned:
                upright += _upright(table, place, block.height)
            else:
                _middle(block, table, place, place, table.columns[place].head, top, block.height - top)
    return Head(block, tuple(upright), size)


def _lines(table: Table, first: int, last: int, text: str) -> list[str]:
    return ink.wrap(text, BOLD, table.measure.head, table.edges[last + 1] - table.edges[first] - 2 * PAD)


def _lower_height(table: Table) -> float:
    size, high = table.measure.head, 0.0
    for place, column in enumerate(table.columns):
        if column.turned:
            high = max(high, min(30 * MM, ink.width(ink.drawable(column.head, BOLD), BOLD, size)))
        else:
            high = max(high, size * 1.24 * len(_lines(table, place, place, column.head)))
    return high + 7


def _middle(block: Block, table: Table, first: int, last: int, text: str, top: float, high: float) -> None:
    """A head in the middle of its field."""
    size, lines = table.measure.head, _lines(table, first, last, text)
    left, right = table.edges[first], table.edges[last + 1]
    y = top + (high - size * 1.24 * len(lines)) / 2 + size * 0.95
    for line in lines:
        block.text((left + right - ink.width(line, BOLD, size)) / 2, y, line, BOLD, size)
        y += size * 1.24


def _upright(table: Table, place: int, foot: float) -> list[tuple[float, float, str]]:
    size = table.measure.head
    lines = ink.wrap(table.columns[place].head, BOLD, size, 30 * MM)
    x = (table.edges[place] + table.edges[place + 1] - size * 1.15 * len(lines)) / 2 + size * 0.85
    return [(x + step * size * 1.15, foot - 4, line) for step, line in enumerate(lines)]
