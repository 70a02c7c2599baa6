"""Slip tambahan: the paper that goes with a slip whose last day moved, because the calendar changed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_demo
from ppid_desk.papers.rules import SIZES, AddendumContent, Paper

_SIDE, _TOP = 10 * MM, 9 * MM
_ROLL, _ROLL_SIDE = 80 * MM, 4 * MM
_MOST_DAYS = 12


def render_addenda(contents: Sequence[AddendumContent], paper: Paper) -> bytes:
    """The slips as one PDF, a page each; on the roll each page is as long as what stands on it."""
    stream = BytesIO()
    first = contents[0]
    side = _ROLL_SIDE if paper is Paper.ROLL80 else _SIDE
    wide = _ROLL if paper is Paper.ROLL80 else SIZES[paper][0]
    canvas = ink.new_canvas(stream, (wide, SIZES[Paper.A5][1]), first.title, first.letterhead.lines[0])
    for content in contents:
        block = _sheet(content, wide - 2 * side)
        high = block.height + 2 * _TOP if paper is Paper.ROLL80 else SIZES[paper][1]
        canvas.setPageSize((wide, high))
        if content.demo:
            draw_demo(canvas, wide, high)
        ink.paint(canvas, block, side, high - _TOP)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _sheet(content: AddendumContent, room: float) -> Block:
    block = _head(content, room)
    for label, value in content.rows:
        block.put(_fact(label, value, room))
    block.space(6)
    for label, before, now in content.moves:
        block.put(_moved(label, before, now, room))
        block.space(5)
    block.put(_days(content, room))
    block.space(4)
    block.paragraph(0, ink.wrap(content.remark, REGULAR, 7.6, room), REGULAR, 7.6, MUTED)
    block.put(_signature(content, room))
    return block


def _head(content: AddendumContent, room: float) -> Block:
    block = Block()
    *names, unit = content.letterhead.lines
    for name in names:
        block.paragraph(0, ink.wrap(name, BOLD, 10, room), BOLD, 10)
    block.paragraph(0, ink.wrap(unit, REGULAR, 8, room), REGULAR, 8, MUTED)
    for line in content.letterhead.address:
        block.paragraph(0, ink.wrap(line, REGULAR, 6.8, room), REGULAR, 6.8, MUTED)
    block.space(3)
    block.line(0, block.height, room, 1.3, ACCENT)
    block.space(8)
    block.paragraph(0, ink.wrap(content.title.upper(), BOLD, 7.6, room), BOLD, 7.6, MUTED)
    block.paragraph(0, ink.wrap(content.number, BOLD, 14, room), BOLD, 14)
    if content.mark:
        block.paragraph(0, [content.mark], BOLD, 9, ACCENT)
    block.paragraph(0, [f"Angka uji {content.check_digit}"], REGULAR, 7.6, MUTED)
    block.space(5)
    return block


def _fact(label: str, value: str, room: float) -> Block:
    block = Block()
    lines = ink.wrap(value, REGULAR, 8.8, room * 0.72)[:4]
    block.text(0, 8.2, label, REGULAR, 7.4, MUTED)
    for place, line in enumerate(lines):
        block.text(room * 0.28, 8.2 + place * 11, line, REGULAR, 8.8)
    block.height = 11.0 * len(lines) + 1
    return block


def _moved(label: str, before: str, now: str, room: float) -> Block:
    inner = Block()
    inner.paragraph(0, ink.wrap(label, BOLD, 7.8, room - 16), BOLD, 7.8, MUTED)
    inner.paragraph(0, ink.wrap(f"Semula: {before}", REGULAR, 9, room - 16), REGULAR, 9)
    inner.paragraph(0, ink.wrap(f"Menjadi: {now}", BOLD, 12, room - 16), BOLD, 12, ACCENT)
    block = Block()
    block.rect(0, 0, room, inner.height + 10, TINT)
    block.rect(0, 0, 2.5, inner.height + 10, ACCENT)
    block.put(inner, 9, 5)
    block.height = inner.height + 10
    return block


def _days(content: AddendumContent, room: float) -> Block:
    block = Block()
    block.paragraph(0, ["Karena kalender hari kerja berubah:"], BOLD, 8)
    for day, basis in content.days[:_MOST_DAYS]:
        block.space(1)
        block.paragraph(0, ink.wrap(f"• {day}", REGULAR, 8.4, room), REGULAR, 8.4)
        block.paragraph(7, ink.wrap(basis, REGULAR, 7.4, room - 7)[:3], REGULAR, 7.4, MUTED)
    more = len(content.days) - _MOST_DAYS
    if more > 0:
        block.paragraph(0, [f"• dan {more} hari lain"], REGULAR, 8.4)
    return block


def _signature(content: AddendumContent, room: float) -> Block:
    block, wide = Block(), min(room, 70 * MM)
    left = room - wide
    block.space(10)
    block.paragraph(left, ink.wrap(content.place_date, REGULAR, 8.2, wide), REGULAR, 8.2, MUTED)
    block.paragraph(left, ["Petugas Pelayanan Informasi"], REGULAR, 8.2, MUTED)
    block.space(30)
    block.line(left, block.height, room, 0.6, LINE)
    block.space(2)
    block.paragraph(left, ink.wrap(content.officer, BOLD, 8.8, wide)[:2], BOLD, 8.8, BLACK)
    return block
