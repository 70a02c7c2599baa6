"""Lembar penutupan hari: facts, tables that go on over pages, the journal's head, and two signatures."""

from __future__ import annotations

from collections.abc import Iterator

from ppid_desk.papers import ink, parted, qr
from ppid_desk.papers.ink import BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.rules import ClosingContent

_ROW = 14.0
_MODULE = 0.6 * MM


def render_closing_sheet(content: ClosingContent) -> bytes:
    """The sheet as PDF on A4, as many pages as it needs; each says which it is."""
    foot = f"{content.title} — {content.facts[0][1]}"
    return parted.render(content.letterhead, content.title, _parts(content, parted.ROOM), foot, demo=content.demo)


def _parts(content: ClosingContent, room: float) -> Iterator[Block]:
    for label, value in content.facts:
        yield fact(label, value, room)
    for title, heads, shares, rows in content.tables:
        yield from table(title, heads, shares, rows, room)
    for remark in content.remarks:
        block = Block()
        block.space(6)
        block.paragraph(0, ink.wrap(remark, BOLD, 9.5, room), BOLD, 9.5)
        yield block
    yield _ending(content, room)


def fact(label: str, value: str, room: float) -> Block:
    """A label and its value."""
    block = Block(13.5)
    block.text(0, 10, label, REGULAR, 9, MUTED)
    block.text(room * 0.46, 10, ink.shortened(value, BOLD, 9.5, room * 0.54), BOLD, 9.5)
    return block


def table(
    title: str, heads: tuple[str, ...], shares: tuple[float, ...], rows: tuple[tuple[str, ...], ...], room: float
) -> Iterator[Block]:
    """A table row by row, its title and heads with the first one."""
    first = Block()
    first.space(10)
    first.paragraph(0, [title], BOLD, 10.5)
    first.space(2)
    first.put(_row(heads, shares, room, BOLD, ground=True))
    if not rows:
        first.put(_row(("tidak ada",), (100,), room, REGULAR))
    yield first
    for row in rows:
        yield _row(row, shares, room, REGULAR)


def _row(cells: tuple[str, ...], shares: tuple[float, ...], room: float, font: str, *, ground: bool = False) -> Block:
    block = Block(_ROW)
    if ground:
        block.rect(0, 0, room, _ROW, TINT)
    x, whole = 0.0, sum(shares)
    for cell, share in zip(cells, shares, strict=True):
        wide = room * share / whole
        block.text(x + 3, 10, ink.shortened(cell, font, 8.6, wide - 6), font, 8.6)
        x += wide
    block.line(0, _ROW, room, 0.4, LINE)
    return block


def _ending(content: ClosingContent, room: float) -> Block:
    modules, found = qr.runs(content.qr)
    side = modules * _MODULE
    block = Block()
    block.space(10)
    top = block.height
    block.modules(room - side, top, _MODULE, found)
    for line in content.journal:
        block.paragraph(0, ink.wrap(line, REGULAR, 8.2, room - side - 14), REGULAR, 8.2, MUTED)
    block.space(4)
    each = (room - side - 30) / 2
    start = max(block.height, top + 26)
    for place, (role, name, nip) in enumerate(content.signs):
        x = place * (each + 10)
        if place == len(content.signs) - 1:
            block.text(x, start + 9, ink.shortened(content.place_date, REGULAR, 9, each), REGULAR, 9, MUTED)
        for step, line in enumerate(ink.wrap(role, REGULAR, 8.6, each)[:2]):
            block.text(x, start + 21 + step * 10, line, REGULAR, 8.6, MUTED)
        block.line(x, start + 70, x + each, 0.6, MUTED)
        block.text(x, start + 80, ink.shortened(name or " ", BOLD, 9, each), BOLD, 9)
        block.text(x, start + 91, ink.shortened(f"NIP {nip or '………………………'}", REGULAR, 8, each), REGULAR, 8, MUTED)
    block.height = max(top + side, start + 96)
    return block
