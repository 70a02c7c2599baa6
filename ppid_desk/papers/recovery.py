"""The recovery sheet: the books' key on paper, for the safe of the PPID."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import ACCENT, BOLD, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_demo, head
from ppid_desk.papers.rules import RecoveryContent

_WIDE, _HIGH = 210 * MM, 297 * MM
_SIDE, _TOP = 20 * MM, 18 * MM
_ROW = 23.0  # points between the lines of the code
_ABOUT = (
    "Buku register PPID Desk tersimpan terenkripsi. Kode di bawah ini adalah kuncinya. Siapa pun yang memegang kode ini"
    " dan salinan buku dapat membaca seluruh isinya; tanpa kode ini, salinan tidak dapat dibuka bila komputer rusak.",
    "Simpan lembar ini dalam brankas PPID. Jangan difoto, jangan difotokopi, jangan disimpan bersama komputernya.",
)
_STEPS = (
    "Pasang PPID Desk pada komputer pengganti dan siapkan salinan terakhir buku (berkas .db).",
    "Mulai program, pilih “Pulihkan dari salinan”, pilih berkasnya, dan ketik kode di atas (atau ppid-deskctl restore"
    " SALINAN.db --code “kode”). Huruf kecil, spasi, dan tanda hubung boleh.",
    "Program memeriksa kode per kelompok dan salinannya, lalu menaruh buku kembali. Tanda bukti lama tetap dapat"
    " diperiksa.",
)


def render_recovery_sheet(content: RecoveryContent) -> bytes:
    """The sheet as PDF on A4."""
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (_WIDE, _HIGH), "Lembar Pemulihan PPID Desk", content.letterhead.lines[0])
    if content.demo:
        draw_demo(canvas, _WIDE, _HIGH)
    ink.paint(canvas, _sheet(content, _WIDE - 2 * _SIDE), _SIDE, _HIGH - _TOP)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _sheet(content: RecoveryContent, room: float) -> Block:
    block = head(content.letterhead, "Lembar Pemulihan", room)
    for text in _ABOUT:
        block.paragraph(0, ink.wrap(text, REGULAR, 10, room), REGULAR, 10)
        block.space(5)
    block.space(6)
    block.put(_code(content, room))
    block.space(16)
    block.paragraph(0, ["Memulihkan pada komputer lain"], BOLD, 11)
    block.space(3)
    for place, step in enumerate(_STEPS, 1):
        block.text(0, block.height + 9.3, f"{place}.", BOLD, 10, ACCENT)
        block.paragraph(16, ink.wrap(step, REGULAR, 10, room - 16), REGULAR, 10)
        block.space(3)
    block.space(20)
    block.put(_receipt(content, room))
    return block


def _code(content: RecoveryContent, room: float) -> Block:
    modules, found = qr.runs("".join(content.groups))
    module = 0.9 * MM
    side = modules * module
    rows = -(-len(content.groups) // 3)
    high = max(side + 40, 34 + rows * _ROW + 22)
    block = Block(high)
    block.rect(0, 0, room, high, TINT)
    block.rect(0, 0, 3, high, ACCENT)
    block.modules(room - side - 14, 20, module, found)
    wide = (room - side - 46) / 3
    for place, group in enumerate(content.groups):
        x, y = 18 + place % 3 * wide, 34 + place // 3 * _ROW
        block.text(x, y, f"{place + 1}", REGULAR, 7.5, MUTED)
        block.text(x + 13, y, group, BOLD, 14.5)
    block.text(18, high - 14, f"Sidik kunci: {content.fingerprint}", REGULAR, 9, MUTED)
    return block


def _receipt(content: RecoveryContent, room: float) -> Block:
    block = Block(32 * MM)
    each = room * 0.42
    for x, above, role in ((0.0, "", "Dicetak oleh"), (room - each, content.place_date, content.superior)):
        block.text(x, 9, above, REGULAR, 9, MUTED)
        block.text(x, 21, ink.shortened(role, REGULAR, 9, each), REGULAR, 9, MUTED)
        block.line(x, 28 * MM, x + each, 0.6, MUTED)
        block.text(x, 28 * MM + 11, "Nama dan tanda tangan", REGULAR, 8, MUTED)
    return block
