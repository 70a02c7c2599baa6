"""Berita acara penerimaan paket audit: every record that came back, line by line, and two who sign."""

from __future__ import annotations

from collections.abc import Iterator

from ppid_desk.facts import dataclass
from ppid_desk.papers import ink, parted
from ppid_desk.papers.closing_sheet import fact
from ppid_desk.papers.ink import BOLD, LINE, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.rules import Letterhead

_SIZE, _LEAD, _PAD = 8.4, 10.4, 3.0


@dataclass(frozen=True, slots=True)
class AcceptanceContent:
    """Berita acara penerimaan: facts as label and value, remarks, tables as title and rows, two to sign."""

    letterhead: Letterhead
    title: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    foot: str
    place_date: str
    signs: tuple[tuple[str, str, str], ...]  # role, name, NIP
    demo: bool = False


def render_acceptance(content: AcceptanceContent) -> bytes:
    """The report as PDF on A4, as many pages as it needs; each says which it is."""
    return parted.render(
        content.letterhead, content.title, _parts(content, parted.ROOM), content.foot, demo=content.demo
    )


def _parts(content: AcceptanceContent, room: float) -> Iterator[Block]:
    for label, value in content.facts:
        yield fact(label, value, room)
    for remark in content.remarks:
        block = Block()
        block.space(6)
        block.paragraph(0, ink.wrap(remark, BOLD, 9.2, room), BOLD, 9.2)
        yield block
    for title, rows in content.tables:
        yield from _table(title, content.heads, content.shares, rows, room)
    yield _signs(content, room)


def _table(
    title: str, heads: tuple[str, ...], shares: tuple[float, ...], rows: tuple[tuple[str, ...], ...], room: float
) -> Iterator[Block]:
    """A table row by row, its title and heads with the first one."""
    first = Block()
    first.space(10)
    first.paragraph(0, [title], BOLD, 10.5)
    first.space(2)
    first.put(_row(heads, shares, room, BOLD, ground=True))
    first.put(_row(rows[0], shares, room, REGULAR))
    yield first
    for row in rows[1:]:
        yield _row(row, shares, room, REGULAR)


def _row(cells: tuple[str, ...], shares: tuple[float, ...], room: float, font: str, *, ground: bool = False) -> Block:
    whole, left, laid = sum(shares), 0.0, []
    for cell, share in zip(cells, shares, strict=True):
        wide = room * share / whole
        laid.append((left, ink.wrap(cell, font, _SIZE, wide - 2 * _PAD)))
        left += wide
    block = Block(max(len(lines) for _, lines in laid) * _LEAD + 4)
    if ground:
        block.rect(0, 0, room, block.height, TINT)
    for x, lines in laid:
        for step, line in enumerate(lines):
            block.text(x + _PAD, 9.6 + step * _LEAD, line, font, _SIZE)
    block.line(0, block.height, room, 0.4, LINE)
    return block


def _signs(content: AcceptanceContent, room: float) -> Block:
    block, each = Block(), (room - 30) / 2
    for place, (role, name, nip) in enumerate(content.signs):
        x = place * (each + 30)
        if place == len(content.signs) - 1:
            block.text(x, 35, ink.shortened(content.place_date, REGULAR, 9, each), REGULAR, 9, MUTED)
        block.text(x, 47, ink.shortened(role, REGULAR, 8.6, each), REGULAR, 8.6, MUTED)
        block.line(x, 96, x + each, 0.6, MUTED)
        block.text(x, 106, ink.shortened(name or " ", BOLD, 9, each), BOLD, 9)
        block.text(x, 117, ink.shortened(f"NIP {nip or '………………………'}", REGULAR, 8, each), REGULAR, 8, MUTED)
    block.height = 122
    return block
