"""A letter that is a slip, on the paper on which slips come: A5, the roll, or the halves of a larger sheet."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, LINE, MM, Block
from ppid_desk.papers.letters.drawing import SLIP, Piece, Type, pieces
from ppid_desk.papers.letters.ends import beginning, ending
from ppid_desk.papers.letters.rules import LetterContent
from ppid_desk.papers.letters.sheet import draw_marks, paged, render_letter, title
from ppid_desk.papers.rules import SIZES, Paper

_COPIES = ("Lembar pemohon", "Lembar arsip")
_SIDE, _TOP, _FOOT = 12 * MM, 10 * MM, 8 * MM
_ROLL, _ROLL_SIDE = 80 * MM, 4 * MM
_STRIP = Type(8.4, 11.4, 4.5, 21 * MM, 4 * MM)
_ENDLESS, _BETWEEN = 1e6, 8 * MM


def render_slip_letter(content: LetterContent, paper: Paper) -> bytes:
    """The slip as PDF; the same content gives the same bytes.

    A5: as a letter. The roll: one strip, as long as it must be. A larger sheet: the objector's and the office's copy on
    its halves; a slip that is too long for a half takes the whole sheet, as many as it needs.
    """
    if paper is Paper.A5:
        return render_letter(content)
    if paper is Paper.ROLL80:
        strip = _drawn(content, _ROLL - 2 * _ROLL_SIDE, _STRIP)
        return _sheets(content, (_ROLL, strip.height + 2 * _TOP), ((strip,),), _ROLL_SIDE)
    wide, high = SIZES[paper]
    room = wide - 2 * _SIDE
    half = _half(content, room, high / 2 - _TOP - _FOOT)
    if half:
        return _sheets(content, (wide, high), ((half, half),), _SIDE)
    pages = paged(_pieces(content, room, SLIP), high - 2 * _TOP)
    return _sheets(content, (wide, high), tuple((page,) for page in pages), _SIDE)


def _pieces(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    return [*beginning(content, room, type_), *pieces(content.body, room, type_), *ending(content, room, type_)]


def _drawn(content: LetterContent, room: float, type_: Type) -> Block:
    (block,) = paged(_pieces(content, room, type_), _ENDLESS)
    return block


def _half(content: LetterContent, room: float, high: float) -> Block | None:
    """Half a sheet: the head above, the body in two columns, the signatures below; None where that is too little."""
    (head,) = paged(beginning(content, room, SLIP), _ENDLESS)
    (foot,) = paged(ending(content, room, SLIP), _ENDLESS)
    each = (room - _BETWEEN) / 2
    columns = paged(pieces(content.body, each, SLIP), high - head.height - foot.height - 3 * SLIP.gap)
    if len(columns) > 2:
        return None
    head.space(SLIP.gap)
    top = head.height
    for place, column in enumerate(columns):
        head.put(column, place * (each + _BETWEEN), top)
    head.height = top + max(column.height for column in columns) + 2 * SLIP.gap
    head.put(foot)
    return head


def _sheets(
    content: LetterContent, size: tuple[float, float], sheets: tuple[tuple[Block, ...], ...], side: float
) -> bytes:
    """Sheets with one block from the top, or with two halves that are named and cut apart."""
    wide, high = size
    stream = BytesIO()
    canvas = ink.new_canvas(stream, size, title(content), content.letterhead.lines[0])
    for blocks in sheets:
        draw_marks(canvas, content, wide, high)
        for place, block in enumerate(blocks):
            top = high - place * high / 2
            ink.paint(canvas, block, side, top - _TOP)
            if len(blocks) > 1:
                ink.paint(canvas, _named(_COPIES[place], wide - 2 * side, cut=place > 0), side, top)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _named(name: str, room: float, *, cut: bool) -> Block:
    """The name of a copy at the right, with the line at which it is cut off above it."""
    block = Block()
    block.right(room, _TOP - 6, name.upper(), BOLD, 6.4, ACCENT)
    if cut:
        block.line(0, 0, room, 0.5, LINE)
    return block
