"""The head of every sheet, and the mark of a demo office."""

from __future__ import annotations

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, GHOST, MUTED, REGULAR, Block
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
