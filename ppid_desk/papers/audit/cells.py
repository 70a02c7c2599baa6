"""Ruled rows whose cells hold texts of several sizes; a row that is higher than most goes on in the next block."""

from __future__ import annotations

from collections.abc import Sequence

from ppid_desk.facts import dataclass
from ppid_desk.papers import ink
from ppid_desk.papers.ink import BLACK, BOLD, LINE, MUTED, REGULAR, TINT, Block, Colour
from ppid_desk.papers.letters.drawing import Piece

PAD = 4.0  # points left and right of a cell's text
SIZE, SMALL = 8.6, 7.3
_AIR, _LEAD, _MOST = 3.0, 1.26, 300.0  # above and below a cell's text; of a line; the highest block


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a cell."""

    text: str
    font: str = REGULAR
    size: float = SIZE
    colour: Colour = BLACK


Cell = tuple[Said, ...]
_Line = tuple[str, str, float, Colour]


def small(text: str) -> Said:
    """A remark in a cell."""
    return Said(text, REGULAR, SMALL, MUTED)


def edges_of(shares: Sequence[float], room: float) -> list[float]:
    """Where the columns of a row begin and end."""
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + room * share / sum(shares))
    return edges


def row(cells: Sequence[Cell], edges: list[float], *, least: float = 0.0) -> list[Block]:
    """The blocks of a row, none higher than fits on any page; the first is at least `least` points high."""
    lines = [_wrapped(cell, edges[at + 1] - edges[at] - 2 * PAD) for at, cell in enumerate(cells)]
    found: list[Block] = []
    while not found or any(lines):
        cut = [_that_fit(each) for each in lines]
        found.append(_drawn([each[:n] for each, n in zip(lines, cut, strict=True)], edges, 0.0 if found else least))
        lines = [each[n:] for each, n in zip(lines, cut, strict=True)]
    return found


def heads(names: Sequence[str], edges: list[float], middle: range = range(0)) -> Block:
    """The head of a table on its ground; names of columns in `middle` stand in their middle."""
    words = ["" if at in middle else name for at, name in enumerate(names)]
    (block,) = row([(Said(name, BOLD, SMALL),) for name in words], edges)
    for at in middle:
        x = (edges[at] + edges[at + 1] - ink.width(names[at], BOLD, SMALL)) / 2
        block.text(x, _AIR + SMALL * 0.95, names[at], BOLD, SMALL)
    block.strokes[:0] = [("rect", 0, 0, edges[-1], block.height, TINT)]
    return block


def band(texts: Cell, room: float) -> list[Block]:
    """Lines across the whole table on their ground: what the rows below them are about."""
    blocks = row([texts], [0.0, room])
    for block in blocks:
        block.strokes[:0] = [("rect", 0, 0, room, block.height, TINT)]
    return blocks


def pieces(blocks: Sequence[Block], again: Block | None = None, *, keep: bool = False) -> list[Piece]:
    """The blocks of a row as pieces; `again` stands above what begins a page, `keep` holds it to what follows."""
    last = len(blocks) - 1
    return [Piece(block, again=again, keep=keep and place == last) for place, block in enumerate(blocks)]


def _wrapped(cell: Cell, room: float) -> list[_Line]:
    return [
        (line, said.font, said.size, said.colour)
        for said in cell
        if said.text
        for line in ink.wrap(said.text, said.font, said.size, room)
    ]


def _that_fit(lines: list[_Line]) -> int:
    high = 0.0
    for n, line in enumerate(lines):
        high += line[2] * _LEAD
        if high > _MOST:
            return n
    return len(lines)


def _drawn(cells: list[list[_Line]], edges: list[float], least: float) -> Block:
    tall = max((sum(line[2] * _LEAD for line in lines) for lines in cells), default=0.0)
    block = Block(max(least, tall + 2 * _AIR))
    for at, lines in enumerate(cells):
        y = _AIR
        for text, font, size, colour in lines:
            block.text(edges[at] + PAD, y + size * 0.95, text, font, size, colour)
            y += size * _LEAD
        block.frame(edges[at], 0, edges[at + 1] - edges[at], block.height, LINE)
    return block
