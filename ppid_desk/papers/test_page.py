"""The page that shows whether a printer brings a slip's paper to paper: frame, ruler, type, QR."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import BLACK, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import head
from ppid_desk.papers.rules import SIZES, Letterhead, Paper

_EDGE = 6.5 * MM  # what laser printers leave white
_QUESTIONS = (
    "Keempat sisi bingkai terlihat?",
    "Penggaris di bawah ini tepat 50 mm?",
    "Huruf kecil terbaca, kode kotak dapat dipindai?",
)


def render_test_page(letterhead: Letterhead, paper: Paper, printer: str) -> bytes:
    """The test page as PDF, on the paper of slips."""
    wide, high = SIZES.get(paper, (80 * MM, 160 * MM))
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (wide, high), "Halaman uji PPID Desk", "PPID")
    ink.paint(canvas, _page(letterhead, printer, wide - 2 * _EDGE, high - 2 * _EDGE), _EDGE, high - _EDGE)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _page(letterhead: Letterhead, printer: str, room: float, high: float) -> Block:
    page = Block(high)
    page.frame(0, 0, room, high, BLACK)
    inner, text = room - 6 * MM, head(letterhead, "Halaman uji", room - 6 * MM)
    text.paragraph(0, ink.wrap(f"Pencetak: {printer}", REGULAR, 9, inner), REGULAR, 9, MUTED)
    text.space(6)
    for place, question in enumerate(_QUESTIONS, 1):
        text.paragraph(0, ink.wrap(f"{place}. {question}", REGULAR, 10, inner), REGULAR, 10)
    text.space(8)
    text.put(_ruler())
    text.space(10)
    text.put(_code())
    for size in (7, 8.6, 10):
        text.paragraph(0, ink.wrap("Senin, 6 April 2026 · 0123456789", REGULAR, size, inner), REGULAR, size)
    page.put(text, 3 * MM, 3 * MM)
    return page


def _ruler() -> Block:
    block = Block(20)
    block.line(0, 10, 50 * MM, 0.8, BLACK)
    for each in range(0, 51, 10):
        block.rect(each * MM - 0.3, 4, 0.6, 8, BLACK)
        block.text(each * MM, 20, str(each), BOLD, 7)
    return block


def _code() -> Block:
    modules, found = qr.runs("PPID DESK")
    block = Block(modules * 0.75 * MM + 6)
    block.modules(0, 0, 0.75 * MM, found)
    return block
