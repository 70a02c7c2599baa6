"""A paper of parts on A4: under its letterhead as many pages as they need, each with its foot and its number."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.rules import SIZES, Letterhead, Paper

_SIDE, _TOP, _FOOT = 18 * MM, 14 * MM, 16 * MM
_WIDE, _HIGH = SIZES[Paper.A4]
ROOM = _WIDE - 2 * _SIDE  # points that a part may be wide


def render(letterhead: Letterhead, title: str, parts: Iterable[Block], foot: str, *, demo: bool) -> bytes:
    """The paper as PDF; a part is never divided, and goes to the next page where it does not fit."""
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (_WIDE, _HIGH), title, letterhead.lines[0])
    pages = _pages(letterhead, title, parts)
    for place, page in enumerate(pages, 1):
        if demo:
            draw_demo(canvas, _WIDE, _HIGH)
        ink.paint(canvas, page, _SIDE, _HIGH - _TOP)
        ink.paint(canvas, _foot(foot, place, len(pages)), _SIDE, _FOOT - 4 * MM)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _pages(letterhead: Letterhead, title: str, parts: Iterable[Block]) -> list[Block]:
    pages = [head(letterhead, title, ROOM)]
    for part in parts:
        if pages[-1].height + part.height > _HIGH - _TOP - _FOOT:
            pages.append(Block())
        pages[-1].put(part)
    return pages


def _foot(said: str, place: int, of: int) -> Block:
    block = Block()
    block.text(0, 8, ink.shortened(said, REGULAR, 7.5, ROOM * 0.8), REGULAR, 7.5, MUTED)
    block.right(ROOM, 8, f"Halaman {place} dari {of}", REGULAR, 7.5, MUTED)
    return block
