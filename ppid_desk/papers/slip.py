"""The slip (tanda bukti penerimaan): one description, laid out for half sheets, A5 and the 80 mm roll.

The two copies on a paper are one drawing used twice, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers import slip_parts as parts
from ppid_desk.papers.ink import ACCENT, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_demo
from ppid_desk.papers.rules import SIZES, Paper, SlipContent

_COPIES = ("Lembar pemohon", "Lembar arsip")
_CUT = "potong di sini"
_SIDE, _TOP = 10 * MM, 7 * MM
_ROLL, _ROLL_SIDE = 80 * MM, 4 * MM


def render_slip(content: SlipContent, paper: Paper) -> bytes:
    """The slip as PDF: requester's and office's copy; the same content gives the same bytes."""
    stream = BytesIO()
    if paper is Paper.ROLL80:
        _roll(content, stream)
    elif paper is Paper.A5:
        _pages(content, stream)
    else:
        _halves(content, stream, paper)
    return stream.getvalue()


def _halves(content: SlipContent, stream: BytesIO, paper: Paper) -> None:
    wide, high = SIZES[paper]
    canvas = ink.new_canvas(stream, (wide, high), _title(content), content.letterhead.lines[0])
    half = _fitted(lambda room: _broad(content, wide - 2 * _SIDE, high / 2 - 2 * _TOP, room), high / 2 - 2 * _TOP)
    _keep(canvas, half, wide - 2 * _SIDE, content)
    for top, name in ((high - _TOP, _COPIES[0]), (high / 2 - _TOP, _COPIES[1])):
        _use(canvas, _SIDE, top, wide - 2 * _SIDE, name)
    cut = Block()
    _dashes(cut, wide - 2 * _SIDE)
    ink.paint(canvas, cut, _SIDE, high / 2)
    canvas.showPage()
    canvas.save()


def _pages(content: SlipContent, stream: BytesIO) -> None:
    wide, high = SIZES[Paper.A5]
    canvas = ink.new_canvas(stream, (wide, high), _title(content), content.letterhead.lines[0])
    sheet = _fitted(lambda room: _tall(content, wide - 2 * _SIDE, high - 2 * _TOP, room), high - 2 * _TOP)
    _keep(canvas, sheet, wide - 2 * _SIDE, content)
    for name in _COPIES:
        _use(canvas, _SIDE, high - _TOP, wide - 2 * _SIDE, name)
        canvas.showPage()
    canvas.save()


def _roll(content: SlipContent, stream: BytesIO) -> None:
    room = _ROLL - 2 * _ROLL_SIDE
    strip = _strip(content, room)
    each = strip.height + 8 * MM
    canvas = ink.new_canvas(stream, (_ROLL, 2 * each), _title(content), content.letterhead.lines[0])
    _keep(canvas, strip, room, content)
    for top, name in ((2 * each - 4 * MM, _COPIES[0]), (each - 4 * MM, _COPIES[1])):
        _use(canvas, _ROLL_SIDE, top, room, name)
    cut = Block()
    _dashes(cut, room)
    ink.paint(canvas, cut, _ROLL_SIDE, each)
    canvas.showPage()
    canvas.save()


def _title(content: SlipContent) -> str:
    return f"{content.title} {content.number}"


def _keep(canvas: ink.Sheet, block: Block, room: float, content: SlipContent) -> None:
    canvas.beginForm("slip", -_SIDE, -block.height - 20 * MM, room + _SIDE, 20 * MM)
    if content.demo:
        canvas.translate(0, -block.height)
        draw_demo(canvas, room, block.height)
        canvas.translate(0, block.height)
    ink.paint(canvas, block, 0, 0)
    canvas.endForm()


def _use(canvas: ink.Sheet, x: float, top: float, room: float, name: str) -> None:
    canvas.saveState()
    canvas.translate(x, top)
    canvas.doForm("slip")
    canvas.restoreState()
    mark = Block()
    mark.right(room, 7, name.upper(), BOLD, 6.4, ACCENT)
    ink.paint(canvas, mark, x, top)


def _dashes(block: Block, room: float) -> None:
    words = ink.width(_CUT, REGULAR, 6)
    x, middle = 0.0, (room - words) / 2
    while x < room:
        if not middle - 6 < x < middle + words + 3:
            block.line(x, -0.2, min(x + 3, room), 0.4, MUTED)
        x += 6
    block.text(middle, 2, _CUT, REGULAR, 6, MUTED)


def _fitted(layout: Callable[[parts.Room], Block], high: float) -> Block:
    """The layout with as many lines as fit: first what was asked gives way, then what is missing, then the facts."""
    for fact, missing in ((9, 6), (9, 4), (9, 2), (5, 2), (2, 2), (1, 2)):
        items = 40
        block = layout(parts.Room(items, fact, missing))
        while block.height > high + 0.01 and items > 2:
            items = max(2, items - max(1, int((block.height - high) / (parts.SHEET.value * 1.24))))
            block = layout(parts.Room(items, fact, missing))
        if block.height <= high + 0.01:
            return block
    return block


def _broad(content: SlipContent, room: float, high: float, lines: parts.Room) -> Block:
    """A half sheet: facts at the left, the date and the QR at the right, rights and signatures below."""
    block = parts.head(content, room, parts.SHEET)
    left, right = room * 0.58, room * 0.38
    facts = parts.facts(content, left, parts.SHEET, lines)
    facts.space(4)
    facts.put(parts.items(content, left, parts.SHEET, lines.items))
    side = parts.date_box(content, right, parts.SHEET, lines)
    side.space(5)
    side.put(parts.code(content, right, parts.SHEET))
    block.put(facts, 0, block.height)
    block.put(side, room - right, block.height)
    block.height += max(facts.height, side.height)
    return _foot(content, block, room, high, columns=2)


def _tall(content: SlipContent, room: float, high: float, lines: parts.Room) -> Block:
    """A whole A5 sheet, upright."""
    block = parts.head(content, room, parts.SHEET)
    block.put(parts.date_box(content, room, parts.SHEET, lines))
    block.space(8)
    block.put(parts.facts(content, room, parts.SHEET, lines))
    block.space(4)
    block.put(parts.items(content, room, parts.SHEET, lines.items))
    block.space(6)
    block.put(parts.code(content, room, parts.SHEET))
    return _foot(content, block, room, high, columns=1)


def _strip(content: SlipContent, room: float) -> Block:
    """The roll: as long as it must be."""
    block = parts.head(content, room, parts.STRIP)
    for part in (
        parts.date_box(content, room, parts.STRIP, parts.PLENTY),
        parts.facts(content, room, parts.STRIP, parts.PLENTY),
        parts.items(content, room, parts.STRIP, parts.PLENTY.items),
        parts.code(content, room, parts.STRIP),
        parts.rights(content, room, 1, parts.STRIP),
        parts.signatures(content, room),
    ):
        block.put(part)
        block.space(7)
    return block


def _foot(content: SlipContent, block: Block, room: float, high: float, columns: int) -> Block:
    foot = parts.rights(content, room, columns, parts.SHEET)
    foot.space(6)
    foot.put(parts.signatures(content, room))
    block.height = max(block.height + 7, high - foot.height)
    block.put(foot)
    return block
