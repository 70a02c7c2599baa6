"""Formulir darurat: a page a reserved number, written by hand while there is no power; its stub is the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.request_form import form_parts
from ppid_desk.papers.rules import SIZES, EmergencyContent, Paper

_SIDE, _TOP = 18 * MM, 11 * MM
_STUB = 62 * MM
_MODULE = 0.54 * MM


def render_emergency_forms(contents: Sequence[EmergencyContent]) -> bytes:
    """All forms as one PDF on A4, a page each."""
    wide, high = SIZES[Paper.A4]
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (wide, high), "Formulir darurat", contents[0].form.letterhead.lines[0])
    room = wide - 2 * _SIDE
    for content in contents:
        if content.form.demo:
            draw_demo(canvas, wide, high)
        ink.paint(canvas, _form(content, room), _SIDE, high - _TOP)
        ink.paint(canvas, _cut(room), _SIDE, _STUB)
        ink.paint(canvas, _stub(content, room), _SIDE, _STUB - 4 * MM)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _form(content: EmergencyContent, room: float) -> Block:
    page = head(content.form.letterhead, "Formulir Darurat Permohonan Informasi Publik", room)
    modules, found = qr.runs(content.qr)
    page.modules(room - modules * _MODULE, 0, _MODULE, found)
    page.put(_number(content, room))
    page.space(5)
    for part in form_parts(content.form, room):
        page.put(part)
        page.space(7)
    page.put(_received(room))
    return page


def _number(content: EmergencyContent, room: float) -> Block:
    block = Block(30)
    block.rect(0, 0, room, 30, TINT)
    block.rect(0, 0, 3, 30, ACCENT)
    block.text(12, 12, "Nomor pendaftaran", REGULAR, 8, MUTED)
    block.text(12, 25, ink.shortened(content.form.number, BOLD, 12, room * 0.62), BOLD, 12)
    block.right(room - 10, 12, "Angka uji", REGULAR, 8, MUTED)
    block.right(room - 10, 25, content.check_digit, BOLD, 12)
    return block


def _received(room: float) -> Block:
    block = Block(58)
    x = room * 0.58
    block.text(0, 12, "Diterima tanggal ………………………… pukul …………………", REGULAR, 9.5)
    block.text(0, 26, "Identitas dilihat:   □ KTP   □ lainnya ………………………………", REGULAR, 9.5)
    for left, role in ((0.0, "Petugas (nama, tanda tangan)"), (x, "Pemohon (nama, tanda tangan)")):
        block.line(left, 50, left + room * 0.42, 0.6, LINE)
        block.text(left, 59, role, REGULAR, 7.5, MUTED)
    return block


def _cut(room: float) -> Block:
    block = Block()
    for step in range(int(room // 8)):
        block.rect(step * 8, 0, 4, 0.6, MUTED)
    words = "  sobek di sini: bagian bawah untuk pemohon  "
    wide = ink.width(words, REGULAR, 7)
    block.rect((room - wide) / 2, -5, wide, 10, (1.0, 1.0, 1.0))
    block.text((room - wide) / 2, 2.6, words, REGULAR, 7, MUTED)
    return block


def _stub(content: EmergencyContent, room: float) -> Block:
    block = Block()
    lines = content.form.letterhead.lines
    block.paragraph(0, [ink.shortened(" ".join(lines[:-1]), BOLD, 10, room)], BOLD, 10)
    block.paragraph(0, [ink.shortened(lines[-1], REGULAR, 8, room)], REGULAR, 8, MUTED)
    block.space(4)
    block.paragraph(0, ["Tanda bukti sementara penerimaan permohonan informasi publik"], BOLD, 9.5)
    block.space(2)
    number = f"{content.form.number}   (angka uji {content.check_digit})"
    block.paragraph(0, [ink.shortened(number, BOLD, 14, room)], BOLD, 14, BLACK)
    block.space(5)
    for line in (
        "Nama …………………………………………………………………………   Diterima tanggal …………………… pukul ……………",
        f"{content.place}, …………………………   Petugas (nama, tanda tangan) ……………………………………………………",
    ):
        block.paragraph(0, [ink.shortened(line, REGULAR, 9.5, room)], REGULAR, 9.5)
        block.space(5)
    for line in ink.wrap(f"{content.promise} {content.contact}", REGULAR, 8.5, room):
        block.paragraph(0, [line], REGULAR, 8.5, MUTED)
    return block
