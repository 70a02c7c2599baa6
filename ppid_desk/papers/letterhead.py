"""The head of every sheet, and the mark of a demo office."""

from __future__ import annotations

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, GHOST, MUTED, REGULAR, Block
from ppid_desk.papers.rules import Letterhead


def head(letterhead: Letterhead, title: str, room: float) -> Block:
    """Kop surat with the office's lines, a rule, and the paper's title."""
    block = Block()
    *names, unit = letterhead.lines
    for name in names:
        block.paragraph(0, ink.wrap(name, BOLD, 13, room), BOLD, 13)
    block.paragraph(0, ink.wrap(unit, REGULAR, 9.5, room), REGULAR, 9.5, MUTED)
    for line in letterhead.address:
        block.paragraph(0, ink.wrap(line, REGULAR, 8, room), REGULAR, 8, MUTED)
    block.space(4)
    block.line(0, block.height, room, 1.5, ACCENT)
    block.space(16)
    block.paragraph(0, ink.wrap(title, BOLD, 16, room), BOLD, 16)
    block.space(4)
    return block


def formal_head(letterhead: Letterhead, room: float, size: float = 14) -> Block:
    """Kop naskah dinas: the office's lines in the middle, address below, closed by a thick and a thin rule."""
    block = Block()
    *names, unit = letterhead.lines
    for name in names:
        block.centred(room, ink.wrap(name, BOLD, size, room), BOLD, size)
    block.centred(room, ink.wrap(unit, BOLD if not names else REGULAR, size * 0.72, room), REGULAR, size * 0.72)
    block.space(1)
    for line in letterhead.address:
        block.centred(room, ink.wrap(line, REGULAR, size * 0.6, room), REGULAR, size * 0.6, MUTED)
    block.space(5)
    block.line(0, block.height, room, 1.8, BLACK)
    block.line(0, block.height + 3.2, room, 0.6, BLACK)
    block.space(3.8)
    return block


def draw_mark(canvas: ink.Sheet, room: float, high: float, words: str, below: str, at: float = 0.5) -> None:
    """Large light words across the page behind its text, `at` so much of its height."""
    canvas.saveState()
    canvas.translate(room / 2, high * at)
    canvas.rotate(32)
    canvas.setFillColorRGB(*GHOST)
    canvas.setFont(BOLD, min(64.0, room / 6))
    canvas.drawCentredString(0, 0, words)
    canvas.setFont(BOLD, min(15.0, room / 17))
    canvas.drawCentredString(0, -min(22.0, room / 11), below)
    canvas.restoreState()


def draw_demo(canvas: ink.Sheet, room: float, high: float) -> None:
    """The large light words that no paper of a demo office goes without, behind what is drawn after them."""
    canvas.saveState()
    canvas.translate(room / 2, high / 2)
    canvas.rotate(min(32.0, 90 * high / (room + high)))
    canvas.setFillColorRGB(*GHOST)
    canvas.setFont(BOLD, min(64.0, room / 4.2))
    canvas.drawCentredString(0, 0, "CONTOH")
    canvas.setFont(BOLD, min(15.0, room / 17))
    canvas.drawCentredString(0, -min(22.0, room / 11), "BUKAN DOKUMEN RESMI")
    canvas.restoreState()
