"""Daftar berkas terbuka: one page for the PPID, the most urgent files of each unit."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.closing_sheet import fact, table
from ppid_desk.papers.ink import BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.rules import SIZES, OpenFilesContent, Paper

_SIDE, _TOP, _FOOT = 18 * MM, 14 * MM, 16 * MM
LINES = 42  # rows that fit below the head; a table takes three more


def render_open_files(content: OpenFilesContent) -> bytes:
    """The list as PDF on one page of A4; the caller keeps to `LINES`."""
    wide, high = SIZES[Paper.A4]
    room, stream = wide - 2 * _SIDE, BytesIO()
    canvas = ink.new_canvas(stream, (wide, high), content.title, content.letterhead.lines[0])
    if content.demo:
        draw_demo(canvas, wide, high)
    page = head(content.letterhead, content.title, room)
    for label, value in content.facts:
        page.put(fact(label, value, room))
    for title, heads, shares, rows in content.tables:
        for block in table(title, heads, shares, rows, room):
            page.put(block)
    if content.remark:
        page.space(6)
        page.paragraph(0, ink.wrap(content.remark, BOLD, 9, room), BOLD, 9)
    ink.paint(canvas, page, _SIDE, high - _TOP)
    foot = Block()
    foot.text(0, 8, ink.shortened(content.foot, REGULAR, 7.5, room), REGULAR, 7.5, MUTED)
    ink.paint(canvas, foot, _SIDE, _FOOT - 4 * MM)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
