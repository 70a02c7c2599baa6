"""The chapters of a report as pieces; tables and figures are numbered through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from ppid_desk.language import short_date
from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, LINE, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letters.drawing import LETTER, Piece, pieces
from ppid_desk.papers.letters.rules import Pairs, Points, Words
from ppid_desk.papers.report import charts
from ppid_desk.papers.report.rules import Chapter, ReportPart, Table, Value

_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_SIZE, _LEAD = 9.2, 11.8
_MOST_LINES = 30  # of a table's row before it goes on in the next piece


class Numbers:
    """Which table and which figure comes next."""

    def __init__(self) -> None:
        self.tables, self.figures = count(1), count(1)


def chapter_name(place: int) -> str:
    """ "BAB IV"; after the twelfth in digits."""
    return f"BAB {_ROMAN[place] if place < len(_ROMAN) else place + 1}"


def section_name(place: int, within: int) -> str:
    """ "4.2"."""
    return f"{place + 1}.{within + 1}"


def chapter(found: Chapter, place: int, room: float, numbers: Numbers) -> list[Piece]:
    """All pieces of a chapter; those that begin a chapter or a section carry its name."""
    begun = [_title(found.title, place, room)]
    for part in found.parts:
        begun += drawn(part, room, numbers)
    for within, section in enumerate(found.sections):
        name = section_name(place, within)
        head = _section(f"{name}  {section.title}", room)
        head[0].name = name
        begun += head
        for part in section.parts:
            begun += drawn(part, room, numbers)
    return begun


def _title(text: str, place: int, room: float) -> Piece:
    block = Block()
    block.centred(room, [chapter_name(place)], BOLD, 12, ACCENT)
    block.space(2)
    block.centred(room, ink.wrap(text.upper(), BOLD, 14, room), BOLD, 14)
    block.space(10)
    return Piece(block, keep=True, name=chapter_name(place))


def _section(text: str, room: float) -> list[Piece]:
    block = Block()
    block.paragraph(0, ink.wrap(text, BOLD, 11.5, room), BOLD, 11.5)
    return [Piece(block, 14, keep=True)]


def drawn(part: ReportPart, room: float, numbers: Numbers) -> list[Piece]:
    """The pieces of a part; a table and a figure take the next number."""
    if isinstance(part, Words | Points | Pairs):
        return pieces((part,), room, LETTER)
    if isinstance(part, Table):
        return list(_table(part, room, next(numbers.tables)))
    block = charts.draw(part, room)
    caption = _caption(f"Gambar {next(numbers.figures)}. {part.title}", room)
    return [Piece(caption, 12, keep=True), Piece(block, 4)]


def _caption(text: str, room: float) -> Block:
    block = Block()
    block.paragraph(0, ink.wrap(text, BOLD, 9.5, room), BOLD, 9.5)
    return block


def _table(table: Table, room: float, number: int) -> Iterator[Piece]:
    edges = [0.0]
    for share in table.shares:
        edges.append(edges[-1] + room * share / sum(table.shares))
    yield Piece(_caption(f"Tabel {number}. {table.title}", room), 12, keep=True)
    right = _numeric(table)
    heads = [Piece(block, keep=True) for block in _row(table.heads, edges, BOLD, right, ground=True)]
    heads[0].above = 4
    yield from heads
    rows = table.rows or (("Tidak ada data",) + ("",) * (len(table.heads) - 1),)
    for place, row in enumerate(rows):
        font = BOLD if table.total and place == len(rows) - 1 else REGULAR
        blocks = _row(tuple(shown(value) for value in row), edges, font, right)
        for block in blocks:
            near_end = place == len(rows) - 2 and len(blocks) == 1  # the last row does not stand alone
            yield Piece(block, keep=near_end, again=heads[0].block)


def shown(value: Value) -> str:
    """A cell in Indonesian; "–" for nothing."""
    if isinstance(value, str):
        return value
    return short_date(value, "id") if isinstance(value, date) else charts.said(value)


def _numeric(table: Table) -> frozenset[int]:
    """Columns that hold numbers, or nothing, in every row."""
    many = range(len(table.heads))
    numbers = (int, float, type(None))
    return frozenset(at for at in many if table.rows and all(isinstance(row[at], numbers) for row in table.rows))


def _row(
    cells: tuple[str, ...], edges: list[float], font: str, right: frozenset[int], *, ground: bool = False
) -> list[Block]:
    wrapped = [ink.wrap(cell, font, _SIZE, edges[at + 1] - edges[at] - 9) for at, cell in enumerate(cells)]
    most = max(len(lines) for lines in wrapped)
    return [
        _cells([lines[first : first + _MOST_LINES] for lines in wrapped], edges, font, right, ground)
        for first in range(0, most, _MOST_LINES)
    ]


def _cells(wrapped: list[list[str]], edges: list[float], font: str, right: frozenset[int], ground: bool) -> Block:
    block = Block(max(len(lines) for lines in wrapped) * _LEAD + 5)
    if ground:
        block.rect(0, 0, edges[-1], block.height, TINT)
        block.line(0, 0, edges[-1], 0.8, MUTED)
    for at, lines in enumerate(wrapped):
        for down, each in enumerate(lines):
            put, x = (block.right, edges[at + 1] - 4.5) if at in right else (block.text, edges[at] + 4.5)
            put(x, 2.5 + down * _LEAD + _SIZE, each, font, _SIZE)
    block.line(0, block.height - 0.5, edges[-1], 0.8 if ground else 0.5, MUTED if ground else LINE)
    return block
