"""A letter on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_mark
from ppid_desk.papers.letters.drawing import LETTER, SLIP, Piece, pieces
from ppid_desk.papers.letters.ends import beginning, ending
from ppid_desk.papers.letters.rules import LetterContent
from ppid_desk.papers.rules import SIZES, Paper

DRAFT = "KONSEP — belum berlaku"


def render_letter(content: LetterContent) -> bytes:
    """The letter as PDF on its paper (A4, slips on A5), as many pages as it needs; the same bytes each time."""
    wide, high = SIZES[content.paper]
    small = content.paper is Paper.A5
    type_ = SLIP if small else LETTER
    left, right, top, foot = (12 * MM, 12 * MM, 10 * MM, 12 * MM) if small else (25 * MM, 20 * MM, 15 * MM, 17 * MM)
    room = wide - left - right
    body = pieces(content.body, room, type_)
    if body and content.signs:
        body[-1].keep = True  # a signature never stands alone
    pages = paged([*beginning(content, room, type_), *body, *ending(content, room, type_)], high - top - foot - 12)
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (wide, high), title(content), content.letterhead.lines[0])
    for place, page in enumerate(pages, 1):
        draw_marks(canvas, content, wide, high)
        ink.paint(canvas, _over(content, place, room), left, high - top + (6 if small else 15))
        ink.paint(canvas, page, left, high - top - (12 if place > 1 else 0))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def title(content: LetterContent) -> str:
    """What a letter's file is called inside."""
    heads = dict(content.heads)
    return heads["Hal"] if heads else " ".join(content.title)


def draw_marks(canvas: ink.Sheet, content: LetterContent, wide: float, high: float) -> None:
    """Across a page: that it is a draft, that it is of a demo office."""
    if content.draft:
        draw_mark(canvas, wide, high, "KONSEP", "BELUM BERLAKU", 0.68 if content.demo else 0.5)
    if content.demo:
        draw_mark(canvas, wide, high, "CONTOH", "BUKAN DOKUMEN RESMI", 0.3 if content.draft else 0.5)


def _over(content: LetterContent, place: int, room: float) -> Block:
    """Above the text: the page's number from the second page on, and that it is a draft."""
    block = Block()
    if place > 1:
        number = f"– {place} –"
        block.text((room - ink.width(number, REGULAR, 9.5)) / 2, 9, number, REGULAR, 9.5, MUTED)
    if content.draft:
        block.right(room, 9, DRAFT, BOLD, 9, ACCENT)
    return block


def paged(found: list[Piece], high: float, seen: dict[str, int] | None = None) -> list[Block]:
    """Pieces on pages of `high` points; pieces that are kept together move together, if they fit on a page at all.

    `seen` takes the page (from 0) of every piece that has a name.
    """
    pages = [Block()]
    for chain in _chains(found):
        tall = sum(each.above + each.block.height for each in chain)
        if pages[-1].strokes and high - pages[-1].height < tall <= high:
            pages.append(Block())
        for each in chain:
            _put(pages, each, high)
            if seen is not None and each.name:
                seen[each.name] = len(pages) - 1
    return pages


def _chains(found: list[Piece]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    for each in found:
        chain.append(each)
        if not each.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _put(pages: list[Block], piece: Piece, high: float) -> None:
    if pages[-1].strokes and pages[-1].height + piece.above + piece.block.height > high:
        pages.append(Block())
    if pages[-1].strokes:
        pages[-1].space(piece.above)
    elif piece.again:
        pages[-1].put(piece.again)
    pages[-1].put(piece.block)
