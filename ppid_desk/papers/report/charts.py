"""Charts as strokes: every value is written beside its mark, and shades differ in lightness, for black and white."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import cycle, pairwise
from typing import Any

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MUTED, REGULAR, Block, Colour
from ppid_desk.papers.report.rules import Bars, Figure, Medians, Ranked, Stacked

SHADES: tuple[Colour, ...] = (
    ACCENT,
    (0.80, 0.58, 0.56),
    (0.93, 0.88, 0.86),
    (0.35, 0.37, 0.40),
    (0.50, 0.52, 0.54),
)
_AXIS, _HIGH, _TOP = 30.0, 130.0, 16.0  # room for the axis' numbers, height of the plot, room above it
_SMALL = 7.2


def said(value: float | None) -> str:
    """A value in Indonesian: "1.250", "7,5"; "–" where there is none."""
    if value is None:
        return "–"
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def draw(chart: Figure, room: float) -> Block:
    """The chart without its title, `room` points wide."""
    return _DRAW[type(chart)](chart, room)


def _scale(most: float) -> tuple[float, int]:
    """The step between two lines of the grid, and how many there are: 1, 2 or 5 times a power of ten."""
    raw = max(most, 1.0) / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= raw)
    step = max(step, 1.0)
    return step, max(1, math.ceil(most / step))


class _Plot:
    """An upright plot: grid, places of the labels, and heights of values."""

    def __init__(self, labels: tuple[str, ...], most: float, room: float, unit: str, left: float = _AXIS) -> None:
        self.block, self.left, self.room = Block(), left, room
        self.step, self.lines = _scale(most)
        self.each = (room - left) / max(1, len(labels))
        self.foot = _TOP + _HIGH
        for line in range(self.lines + 1):
            y = self.y(line * self.step)
            self.block.line(left, y, room, 0.4, LINE)
            self.block.right(left - 5, y + 2.5, said(line * self.step), REGULAR, _SMALL, MUTED)
        if unit:
            self.block.text(0, 7, ink.shortened(unit, REGULAR, _SMALL, room), REGULAR, _SMALL, MUTED)
        self.block.line(left, self.foot, room, 0.8, BLACK)
        self.block.height = self.foot + 3
        self._labels(labels)

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.foot - _HIGH * value / (self.step * self.lines)

    def middle(self, place: int) -> float:
        """The middle of a label's field."""
        return self.left + self.each * (place + 0.5)

    def _labels(self, labels: tuple[str, ...]) -> None:
        wrapped = [ink.wrap(label, REGULAR, _SMALL, self.each - 2) for label in labels]
        for place, lines in enumerate(wrapped):
            for down, line in enumerate(lines):
                self.centre(place, self.foot + 10 + down * 8.6, line, REGULAR, MUTED)
        self.block.height += 5 + 8.6 * max((len(lines) for lines in wrapped), default=1)

    def centre(self, place: int, y: float, line: str, font: str = REGULAR, colour: Colour = BLACK) -> None:
        """A line in the middle of a label's field."""
        self.block.text(self.middle(place) - ink.width(line, font, _SMALL) / 2, y, line, font, _SMALL, colour)

    def bar(self, place: int, low: float, high: float, shade: Colour) -> None:
        """A bar between two values."""
        wide = min(self.each * 0.62, 46.0)
        x, top, foot = self.middle(place) - wide / 2, self.y(high), self.y(low)
        self.block.rect(x, top, wide, foot - top, shade)
        self.block.frame(x, top, wide, foot - top, BLACK)


def _bars(chart: Bars, room: float) -> Block:
    plot = _Plot(chart.labels, max((each or 0 for each in chart.values), default=0), room, chart.unit)
    for place, value in enumerate(chart.values):
        if value:
            plot.bar(place, 0, value, ACCENT)
        plot.centre(place, plot.y(value or 0) - 3, said(value), BOLD)
    return plot.block


def _stacked(chart: Stacked, room: float) -> Block:
    sums = [_sum(chart, place) for place in range(len(chart.labels))]
    names = max((ink.width(ink.drawable(name), REGULAR, _SMALL) for name, _ in chart.series), default=0.0)
    plot = _Plot(chart.labels, max((each or 0 for each in sums), default=0), room, chart.unit, min(130.0, names + 18))
    for place, whole in enumerate(sums):
        low = 0.0
        for shade, (_, values) in zip(cycle(SHADES), chart.series, strict=False):
            value = values[place] or 0
            if value:
                plot.bar(place, low, low + value, shade)
            low += value
        plot.centre(place, plot.y(whole or 0) - 3, said(whole), BOLD)
    _rows_below(plot, chart)
    return plot.block


def _sum(chart: Stacked, place: int) -> float | None:
    values = [series[place] for _, series in chart.series]
    known = [each for each in values if each is not None]
    return sum(known) if known else None


def _rows_below(plot: _Plot, chart: Stacked) -> None:
    """The legend, which is a table of the values under the bars."""
    block = plot.block
    for shade, (name, values) in zip(cycle(SHADES), chart.series, strict=False):
        block.line(0, block.height, plot.room, 0.4, LINE)
        y = block.height + 9
        block.rect(0, y - 6.2, 7, 7, shade)
        block.frame(0, y - 6.2, 7, 7, BLACK)
        block.text(11, y, ink.shortened(name, REGULAR, _SMALL, plot.left - 14), REGULAR, _SMALL)
        for place, value in enumerate(values):
            plot.centre(place, y, said(value))
        block.space(12.5)


def _medians(chart: Medians, room: float) -> Block:
    known = [each for each in chart.values if each is not None]
    plot = _Plot(chart.labels, max([*known, chart.limit or 0], default=0), room, chart.unit)
    block = plot.block
    if chart.limit is not None:
        _limit(plot, chart.limit, chart.limit_label)
    points = [(plot.middle(n), plot.y(each)) if each is not None else None for n, each in enumerate(chart.values)]
    block.segments([(*a, *b) for a, b in pairwise(points) if a and b], 1.6, ACCENT)
    for place, (at, value) in enumerate(zip(points, chart.values, strict=True)):
        if at:
            block.rect(at[0] - 2.4, at[1] - 2.4, 4.8, 4.8, ACCENT)
        plot.centre(place, (at[1] if at else plot.foot) - 6, said(value), BOLD)
    return block


def _limit(plot: _Plot, value: float, label: str) -> None:
    x, y = plot.left, plot.y(value)
    dashes = []
    while x < plot.room:
        dashes.append((x, y, min(x + 4, plot.room), y))
        x += 7
    plot.block.segments(dashes, 0.8, BLACK)
    plot.block.right(plot.room, y - 3, ink.shortened(label or said(value), REGULAR, _SMALL, plot.room / 2), size=_SMALL)


def _ranked(chart: Ranked, room: float) -> Block:
    block, names = Block(), room * 0.38
    most = chart.most or max((value or 0 for _, value in chart.rows), default=0) or 1
    if chart.unit:
        block.text(names, 7, ink.shortened(chart.unit, REGULAR, _SMALL, room - names), REGULAR, _SMALL, MUTED)
        block.space(11)
    top = block.height
    for label, value in chart.rows:
        lines = ink.wrap(label, REGULAR, 8.2, names - 8)
        high = max(16.0, len(lines) * 10 + 6)
        for down, line in enumerate(lines):
            block.text(0, block.height + high / 2 - len(lines) * 5 + 7.6 + down * 10, line, REGULAR, 8.2)
        wide = (room - names - 44) * (value or 0) / most
        if chart.most and value is not None:
            block.frame(names, block.height + high / 2 - 5, room - names - 44, 10, MUTED)
        if value:
            block.rect(names, block.height + high / 2 - 5, wide, 10, ACCENT)
        at = room - 39 if chart.most and value is not None else names + wide + 5
        block.text(at, block.height + high / 2 + 3, said(value), BOLD, 8.2)
        block.space(high)
    block.rect(names - 0.8, top, 0.8, block.height - top, BLACK)
    return block


_DRAW: dict[type[Any], Callable[[Any, float], Block]] = {
    Bars: _bars,
    Stacked: _stacked,
    Medians: _medians,
    Ranked: _ranked,
}
