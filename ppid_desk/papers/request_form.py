"""The official request form (formulir permohonan informasi publik), filled or blank."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.rules import SIZES, FormContent, Paper

_SIDE, _TOP = 18 * MM, 14 * MM
_LABELS = 52 * MM


def render_request_form(content: FormContent, paper: Paper) -> bytes:
    """The form as PDF on A4 or F4 (any other paper takes A4); a blank one leaves lines to write on."""
    wide, high = SIZES[paper if paper in (Paper.A4, Paper.F4) else Paper.A4]
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (wide, high), f"Formulir Permohonan Informasi {content.number}".strip(), "PPID")
    if content.demo:
        draw_demo(canvas, wide, high)
    for number, block in enumerate(_pages(content, wide - 2 * _SIDE, high - 2 * _TOP)):
        if number:
            canvas.showPage()
        ink.paint(canvas, block, _SIDE, high - _TOP)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _pages(content: FormContent, room: float, high: float) -> list[Block]:
    parts = [*form_parts(content, room), _signatures(content, room)]
    page = head(content.letterhead, "Formulir Permohonan Informasi Publik", room)
    number = f"Nomor pendaftaran: {content.number or '…' * 18}   (diisi petugas)"
    page.paragraph(0, [ink.shortened(number, REGULAR, 9, room)], REGULAR, 9, MUTED)
    page.space(8)
    pages = [page]
    for part in parts:
        if pages[-1].height + part.height > high:
            pages.append(Block())
        pages[-1].put(part)
        pages[-1].space(7)
    return pages


def form_parts(content: FormContent, room: float) -> list[Block]:
    """The form's fields and choices, each a block that may stand on a page of its own."""
    return [*_fields(content, room), *_choices(content, room)]


def _fields(content: FormContent, room: float) -> list[Block]:
    return [part for label, value, lines in content.fields for part in _field(label, value, lines, room)]


def _field(label: str, value: str, empty: int, room: float) -> list[Block]:
    wide = room - _LABELS
    lines = ink.wrap(value, REGULAR, 10, wide) if value else [""] * empty
    parts = []
    for first in range(0, len(lines), 30):  # a part must fit on a page
        block = Block()
        if first == 0:
            _label(block, label)
        for line in lines[first : first + 30]:
            block.text(_LABELS, block.height + 10, line, REGULAR, 10)
            block.line(_LABELS, block.height + 13.5, room, 0.5, LINE)
            block.height += 15 if value else 18
        parts.append(block)
    return parts


def _label(block: Block, label: str) -> None:
    for place, line in enumerate(ink.wrap(label, REGULAR, 8.6, _LABELS - 10)):
        block.text(0, 10 + place * 10.5, line, REGULAR, 8.6, MUTED)


def _choices(content: FormContent, room: float) -> list[Block]:
    return [_choice(label, options, room) for label, options in content.choices]


def _choice(label: str, options: tuple[tuple[str, bool], ...], room: float) -> Block:
    block = Block()
    _label(block, label)
    x = _LABELS
    for words, ticked in options:
        wide = 14 + ink.width(words, REGULAR, 9.5) + 14
        if x > _LABELS and x + wide > room:
            x, block.height = _LABELS, block.height + 15
        block.frame(x, block.height + 1.5, 9, 9, BLACK)
        if ticked:
            block.text(x + 0.7, block.height + 9.6, "✓", BOLD, 11, ACCENT)
        block.text(x + 14, block.height + 10, words, REGULAR, 9.5)
        x += wide
    block.height += 15
    return block


def _signatures(content: FormContent, room: float) -> Block:
    block = Block(34 * MM)
    each = room * 0.4
    for x, above, name, role in (
        (0.0, "", content.officer, "Petugas pelayanan informasi"),
        (room - each, content.place_date, content.requester, "Pemohon informasi"),
    ):
        block.text(x, 18, ink.shortened(above, REGULAR, 9, each), REGULAR, 9, MUTED)
        block.text(x, 30, role, REGULAR, 9, MUTED)
        block.line(x, 30 * MM, x + each, 0.6, MUTED)
        block.text(x, 30 * MM + 11, ink.shortened(name, REGULAR, 9, each), REGULAR, 9)
    return block
