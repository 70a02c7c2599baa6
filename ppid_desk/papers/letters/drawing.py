"""The parts of a letter as pieces: blocks that may stand on a page of their own, top to bottom.

A text is one piece for each line, so that it flows over pages; `keep` holds a piece to the next one, so that neither a
first nor a last line stands alone and a heading stays with its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letters.rules import Boxed, Code, Grid, Heading, Lines, Pairs, Part, Points, Ruling, Words


@dataclass
class Piece:
    """A block, the room above it (none at the top of a page), and whether it stays with the next piece.

    `again` is drawn above it when it begins a page (a table's heads); `name` tells on which page it stands.
    """

    block: Block
    above: float = 0.0
    keep: bool = False
    again: Block | None = None
    name: str = ""


@dataclass(frozen=True)
class Type:
    """Sizes of one paper, in points."""

    size: float
    lead: float
    gap: float  # between parts
    labels: float  # width of the labels
    indent: float


LETTER = Type(10.5, 14.6, 7.5, 47 * MM, 7 * MM)
SLIP = Type(9.0, 12.2, 5.0, 33 * MM, 5 * MM)


def pieces(parts: Iterable[Part], room: float, type_: Type) -> list[Piece]:
    """All parts of a letter's body in order."""
    found: list[Piece] = []
    for part in parts:
        found += _DRAW[type(part)](part, room, type_)
    return found


def flowing(blocks: list[Block], above: float) -> list[Piece]:
    """Lines that flow over pages, at least two together."""
    last = len(blocks) - 1
    return [
        Piece(block, above if place == 0 else 0.0, keep=place < last and place in {0, last - 1})
        for place, block in enumerate(blocks)
    ]


def line(type_: Type, *texts: tuple[float, str, str], size: float = 0.0) -> Block:
    """One line of the letter: texts as x, words and font."""
    block = Block(type_.lead)
    for x, words, font in texts:
        block.text(x, type_.size, words, font, size or type_.size)
    return block


def _words(part: Words, room: float, type_: Type) -> list[Piece]:
    font = BOLD if part.bold else REGULAR
    lines = ink.wrap(part.text, font, type_.size, room)
    x = [(room - ink.width(each, font, type_.size)) / 2 if part.centred else 0.0 for each in lines]
    return flowing([line(type_, (at, each, font)) for at, each in zip(x, lines, strict=True)], type_.gap)


def _heading(part: Heading, room: float, type_: Type) -> list[Piece]:
    found = flowing([line(type_, (0, each, BOLD)) for each in ink.wrap(part.text, BOLD, type_.size, room)], type_.gap)
    found[-1].keep = True
    return found


def _pairs(part: Pairs, room: float, type_: Type) -> list[Piece]:
    left = type_.indent if part.indent else 0.0
    colon = left + type_.labels
    found: list[Piece] = []
    for place, (label, value) in enumerate(part.rows):
        labels = ink.wrap(label, REGULAR, type_.size, type_.labels - 6)
        values = ink.wrap(value, REGULAR, type_.size, room - colon - 8)
        blocks = []
        for row in range(max(len(labels), len(values))):
            texts = [(left, labels[row], REGULAR)] if row < len(labels) else []
            texts += [(colon, ":", REGULAR)] if row == 0 else []
            texts += [(colon + 8, values[row], REGULAR)] if row < len(values) else []
            blocks.append(line(type_, *texts))
        found += flowing(blocks, type_.gap * 0.75 if place == 0 else 1.5)
    return found


def _points(part: Points, room: float, type_: Type) -> list[Piece]:
    left = type_.indent if part.indent else 0.0
    marks = part.marks or tuple(f"{n}." for n in range(1, len(part.items) + 1))
    hang = left + max(14.0, *(ink.width(each, REGULAR, type_.size) + 5 for each in marks))
    found: list[Piece] = []
    for place, (mark, item) in enumerate(zip(marks, part.items, strict=True)):
        blocks = [line(type_, (hang, each, REGULAR)) for each in ink.wrap(item, REGULAR, type_.size, room - hang)]
        blocks[0].text(left, type_.size, mark, REGULAR, type_.size)
        found += flowing(blocks, type_.gap * 0.75 if place == 0 else 1.5)
    return found


_MOST_LINES = 24  # of a table's row before it goes on in the next piece


def _grid(part: Grid, room: float, type_: Type) -> list[Piece]:
    edges = [0.0]
    for share in part.shares:
        edges.append(edges[-1] + room * share / sum(part.shares))
    found = [Piece(each, keep=True) for each in _row(part, part.heads, edges, type_, BOLD, ground=True)]
    found[0].above = type_.gap
    for place, row in enumerate(part.rows):
        font = BOLD if part.total and place == len(part.rows) - 1 else REGULAR
        found += [Piece(each) for each in _row(part, row, edges, type_, font)]
    if len(part.rows) < 8:  # a short table stays whole
        for each in found[:-1]:
            each.keep = True
    return found


def _row(
    part: Grid, cells: tuple[str, ...], edges: list[float], type_: Type, font: str, *, ground: bool = False
) -> list[Block]:
    size, lead = type_.size * 0.93, type_.lead * 0.9
    wrapped = [ink.wrap(cell, font, size, edges[place + 1] - edges[place] - 10) for place, cell in enumerate(cells)]
    most = max(len(lines) for lines in wrapped)
    found = []
    for first in range(0, most, _MOST_LINES):
        block = Block(min(_MOST_LINES, most - first) * lead + 6)
        if ground:
            block.rect(0, 0, edges[-1], block.height, TINT)
        for place, lines in enumerate(wrapped):
            for down, each in enumerate(lines[first : first + _MOST_LINES]):
                put = block.right if place in part.right else block.text
                x = edges[place + 1] - 5 if place in part.right else edges[place] + 5
                put(x, 3 + down * lead + size, each, font, size)
        for place in range(len(cells)):
            block.frame(edges[place], 0, edges[place + 1] - edges[place], block.height, LINE)
        found.append(block)
    return found


def _ruling(part: Ruling, room: float, type_: Type) -> list[Piece]:
    block = Block()
    block.line(0, 0, room, 0.8, BLACK)
    block.space(6)
    block.centred(room, ink.wrap(part.text, BOLD, type_.size * 1.2, room), BOLD, type_.size * 1.2)
    block.space(6)
    block.line(0, block.height, room, 0.8, BLACK)
    block.space(1)
    return [Piece(block, type_.gap, keep=True)]


def _lines(part: Lines, room: float, type_: Type) -> list[Piece]:
    block = Block(type_.lead)
    block.text(0, type_.size, part.title, BOLD, type_.size)
    for _ in range(part.many):
        block.space(7.5 * MM)
        block.line(0, block.height, room, 0.5, LINE)
    return [Piece(block, type_.gap)]


def _code(part: Code, room: float, type_: Type) -> list[Piece]:
    modules, found = qr.runs(part.payload)
    side = modules * 0.42 * MM
    block = Block(side)
    block.modules(0, 0, 0.42 * MM, found)
    for row, each in enumerate(ink.wrap(part.said, REGULAR, 7.5, room - side - 12)):
        block.text(side + 12, 8 + row * 10, each, REGULAR, 7.5, MUTED)
    return [Piece(block, type_.gap)]


def _boxed(part: Boxed, room: float, type_: Type) -> list[Piece]:
    block = Block(7)
    block.paragraph(10, ink.wrap(part.label, REGULAR, type_.size * 0.9, room - 20), REGULAR, type_.size * 0.9, MUTED)
    block.paragraph(10, ink.wrap(part.date, BOLD, type_.size * 1.7, room - 20), BOLD, type_.size * 1.7)
    block.space(1)
    block.paragraph(10, ink.wrap(part.reason, REGULAR, type_.size * 0.9, room - 20), REGULAR, type_.size * 0.9, MUTED)
    block.space(6)
    ground = Block()
    ground.rect(0, 0, room, block.height, TINT)
    ground.rect(0, 0, 3, block.height, ink.ACCENT)
    block.strokes[:0] = ground.strokes
    return [Piece(block, type_.gap)]


_DRAW: dict[type[Any], Callable[[Any, float, Type], list[Piece]]] = {
    Words: _words,
    Heading: _heading,
    Pairs: _pairs,
    Points: _points,
    Grid: _grid,
    Ruling: _ruling,
    Lines: _lines,
    Code: _code,
    Boxed: _boxed,
}
