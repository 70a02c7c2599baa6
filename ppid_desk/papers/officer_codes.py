"""The sheet of recovery codes: how one officer gets back in without the passphrase; it is shown once."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.rules import CodesContent

_WIDE, _HIGH = 210 * MM, 297 * MM
_SIDE, _TOP = 20 * MM, 18 * MM
_ROW = 26.0  # points between the lines of the codes
_ABOUT = (
    "Bila frasa sandi lupa, satu kode di bawah ini menggantikannya satu kali: di layar masuk pilih “Lupa frasa sandi”,"
    " ketik satu kode, lalu tetapkan frasa sandi baru. Huruf kecil, spasi, dan tanda hubung boleh.",
    "Siapa pun yang memegang kode ini dapat masuk atas nama Anda. Simpan lembar ini di tempat terkunci, terpisah dari"
    " komputernya. Jangan difoto dan jangan difotokopi. Lembar ini tidak dapat ditampilkan lagi; kode baru dapat dibuat"
    " kapan saja, dan kode lama lalu tidak berlaku.",
)


def render_codes_sheet(content: CodesContent) -> bytes:
    """The sheet as PDF on A4."""
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (_WIDE, _HIGH), "Kode Pemulihan Petugas", content.letterhead.lines[0])
    if content.demo:
        draw_demo(canvas, _WIDE, _HIGH)
    ink.paint(canvas, _sheet(content, _WIDE - 2 * _SIDE), _SIDE, _HIGH - _TOP)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _sheet(content: CodesContent, room: float) -> Block:
    block = head(content.letterhead, "Kode Pemulihan Petugas", room)
    nip = f"NIP {content.nip}" if content.nip else ""
    for text, font, size in ((content.name, BOLD, 13), (nip, REGULAR, 10), (content.place_date, REGULAR, 10)):
        if text:
            block.paragraph(0, ink.wrap(text, font, size, room), font, size)
            block.space(2)
    block.space(8)
    for text in _ABOUT:
        block.paragraph(0, ink.wrap(text, REGULAR, 10, room), REGULAR, 10)
        block.space(5)
    block.space(6)
    block.put(_codes(content.codes, room))
    return block


def _codes(codes: tuple[str, ...], room: float) -> Block:
    high = 14 + len(codes) * _ROW
    block = Block(high)
    block.rect(0, 0, room, high, TINT)
    block.rect(0, 0, 3, high, ACCENT)
    for place, code in enumerate(codes, 1):
        y = 10 + place * _ROW - 8
        block.text(18, y, f"{place}", REGULAR, 8, MUTED)
        block.text(36, y, code, BOLD, 14)
        block.text(room - 120, y, "dipakai tanggal", REGULAR, 7.5, MUTED)
        block.line(room - 62, y + 2, room - 14, 0.5, MUTED)
    return block
