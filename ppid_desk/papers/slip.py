"""The slip (tanda bukti penerimaan): one description, laid out for half sheets, A5 and the 80 mm roll.

The two copies on a paper are one drawing used twice, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_demo
from ppid_desk.papers.rules import Paper, SlipContent

_PAGES = {Paper.A4: (210 * MM, 297 * MM), Paper.F4: (215 * MM, 330 * MM), Paper.A5: (148 * MM, 210 * MM)}
_COPIES = ("Lembar pemohon", "Lembar arsip")
_CUT = "potong di sini"
_SIDE, _TOP = 10 * MM, 7 * MM
_ROLL, _ROLL_SIDE = 80 * MM, 4 * MM


@dataclass(frozen=True, slots=True)
class _Room:
    """How many lines a sheet leaves: for what was asked, for one fact, for what is missing."""

    items: int
    fact: int
    missing: int


_PLENTY = _Room(400, 12, 40)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Type sizes in points, and the QR's module."""

    label: float
    value: float
    small: float
    number: float
    date: float
    module: float


_SHEET = _Sizes(label=7.2, value=8.8, small=6.6, number=17, date=13.5, module=0.42 * MM)
_STRIP = _Sizes(label=7.4, value=9, small=6.8, number=14.5, date=13, module=0.5 * MM)


def render_slip(content: SlipContent, paper: Paper) -> bytes:
    """The slip as PDF: requester's and office's copy; the same content gives the same bytes."""
    stream = BytesIO()
    if paper is Paper.ROLL80:
        _roll(content, stream)
    elif paper is Paper.A5:
        _pages(content, stream)
    else:
        _halves(content, stream, paper)
    return stream.getvalue()


def _halves(content: SlipContent, stream: BytesIO, paper: Paper) -> None:
    wide, high = _PAGES[paper]
    canvas = ink.new_canvas(stream, (wide, high), _title(content), content.letterhead.lines[0])
    half = _fitted(lambda room: _broad(content, wide - 2 * _SIDE, high / 2 - 2 * _TOP, room), high / 2 - 2 * _TOP)
    _keep(canvas, half, wide - 2 * _SIDE, content)
    for top, name in ((high - _TOP, _COPIES[0]), (high / 2 - _TOP, _COPIES[1])):
        _use(canvas, _SIDE, top, wide - 2 * _SIDE, name)
    cut = Block()
    _dashes(cut, wide - 2 * _SIDE)
    ink.paint(canvas, cut, _SIDE, high / 2)
    canvas.showPage()
    canvas.save()


def _pages(content: SlipContent, stream: BytesIO) -> None:
    wide, high = _PAGES[Paper.A5]
    canvas = ink.new_canvas(stream, (wide, high), _title(content), content.letterhead.lines[0])
    sheet = _fitted(lambda room: _tall(content, wide - 2 * _SIDE, high - 2 * _TOP, room), high - 2 * _TOP)
    _keep(canvas, sheet, wide - 2 * _SIDE, content)
    for name in _COPIES:
        _use(canvas, _SIDE, high - _TOP, wide - 2 * _SIDE, name)
        canvas.showPage()
    canvas.save()


def _roll(content: SlipContent, stream: BytesIO) -> None:
    room = _ROLL - 2 * _ROLL_SIDE
    strip = _strip(content, room)
    each = strip.height + 8 * MM
    canvas = ink.new_canvas(stream, (_ROLL, 2 * each), _title(content), content.letterhead.lines[0])
    _keep(canvas, strip, room, content)
    for top, name in ((2 * each - 4 * MM, _COPIES[0]), (each - 4 * MM, _COPIES[1])):
        _use(canvas, _ROLL_SIDE, top, room, name)
    cut = Block()
    _dashes(cut, room)
    ink.paint(canvas, cut, _ROLL_SIDE, each)
    canvas.showPage()
    canvas.save()


def _title(content: SlipContent) -> str:
    return f"{content.title} {content.number}"


def _keep(canvas: ink.Sheet, block: Block, room: float, content: SlipContent) -> None:
    canvas.beginForm("slip", -_SIDE, -block.height - 20 * MM, room + _SIDE, 20 * MM)
    if content.demo:
        canvas.translate(0, -block.height)
        draw_demo(canvas, room, block.height)
        canvas.translate(0, block.height)
    ink.paint(canvas, block, 0, 0)
    canvas.endForm()


def _use(canvas: ink.Sheet, x: float, top: float, room: float, name: str) -> None:
    canvas.saveState()
    canvas.translate(x, top)
    canvas.doForm("slip")
    canvas.restoreState()
    mark = Block()
    mark.right(room, 7, name.upper(), BOLD, 6.4, ACCENT)
    ink.paint(canvas, mark, x, top)


def _dashes(block: Block, room: float) -> None:
    words = ink.width(_CUT, REGULAR, 6)
    x, middle = 0.0, (room - words) / 2
    while x < room:
        if not middle - 6 < x < middle + words + 3:
            block.line(x, -0.2, min(x + 3, room), 0.4, MUTED)
        x += 6
    block.text(middle, 2, _CUT, REGULAR, 6, MUTED)


def _fitted(layout: Callable[[_Room], Block], high: float) -> Block:
    """The layout with as many lines as fit: first what was asked gives way, then what is missing, then the facts."""
    for fact, missing in ((9, 6), (9, 4), (9, 2), (5, 2), (2, 2), (1, 2)):
        items = 40
        block = layout(_Room(items, fact, missing))
        while block.height > high + 0.01 and items > 2:
            items = max(2, items - max(1, int((block.height - high) / (_SHEET.value * 1.24))))
            block = layout(_Room(items, fact, missing))
        if block.height <= high + 0.01:
            return block
    return block


def _broad(content: SlipContent, room: float, high: float, lines: _Room) -> Block:
    """A half sheet: facts at the left, the date and the QR at the right, rights and signatures below."""
    block = _head(content, room, _SHEET)
    left, right = room * 0.58, room * 0.38
    facts = _facts(content, left, _SHEET, lines)
    facts.space(4)
    facts.put(_items(content, left, _SHEET, lines.items))
    side = _date(content, right, _SHEET, lines)
    side.space(5)
    side.put(_code(content, right, _SHEET))
    block.put(facts, 0, block.height)
    block.put(side, room - right, block.height)
    block.height += max(facts.height, side.height)
    return _foot(content, block, room, high, columns=2)


def _tall(content: SlipContent, room: float, high: float, lines: _Room) -> Block:
    """A whole A5 sheet, upright."""
    block = _head(content, room, _SHEET)
    block.put(_date(content, room, _SHEET, lines))
    block.space(8)
    block.put(_facts(content, room, _SHEET, lines))
    block.space(4)
    block.put(_items(content, room, _SHEET, lines.items))
    block.space(6)
    block.put(_code(content, room, _SHEET))
    return _foot(content, block, room, high, columns=1)


def _strip(content: SlipContent, room: float) -> Block:
    """The roll: as long as it must be."""
    block = _head(content, room, _STRIP)
    for part in (
        _date(content, room, _STRIP, _PLENTY),
        _facts(content, room, _STRIP, _PLENTY),
        _items(content, room, _STRIP, _PLENTY.items),
        _code(content, room, _STRIP),
        _rights(content, room, 1, _STRIP),
        _signatures(content, room),
    ):
        block.put(part)
        block.space(7)
    return block


def _foot(content: SlipContent, block: Block, room: float, high: float, columns: int) -> Block:
    foot = _rights(content, room, columns, _SHEET)
    foot.space(6)
    foot.put(_signatures(content, room))
    block.height = max(block.height + 7, high - foot.height)
    block.put(foot)
    return block


def _head(content: SlipContent, room: float, sizes: _Sizes) -> Block:
    block = Block()
    *names, unit = content.letterhead.lines
    for name in names:
        block.paragraph(0, ink.wrap(name, BOLD, 10, room - 28 * MM), BOLD, 10)
    block.paragraph(0, ink.wrap(unit, REGULAR, 8, room), REGULAR, 8, MUTED)
    for line in content.letterhead.address:
        block.paragraph(0, ink.wrap(line, REGULAR, sizes.small, room), REGULAR, sizes.small, MUTED)
    block.space(3)
    block.line(0, block.height, room, 1.3, ACCENT)
    block.space(8)
    block.paragraph(0, ink.wrap(content.title.upper(), BOLD, sizes.label, room), BOLD, sizes.label, MUTED)
    block.put(_number(content, room, sizes))
    block.space(6)
    return block


def _number(content: SlipContent, room: float, sizes: _Sizes) -> Block:
    block = Block()
    number = content.number or "— nomor saat didaftarkan —"
    size = sizes.number if content.number else sizes.value
    while ink.width(number, BOLD, size) > room and size > 7:
        size -= 0.5
    block.paragraph(0, [ink.shortened(number, BOLD, size, room)], BOLD, size)
    words = f"Angka uji  {content.check_digit}"
    beside = ink.width(number, BOLD, size) + 10
    box = ink.width(words, BOLD, sizes.label) + 8
    if content.check_digit and beside + box <= room:
        _boxed(block, beside, size * 0.93 - sizes.label - 1.5, box, words, sizes.label)
    elif content.check_digit:
        _boxed(block, 0, block.height + 1, box, words, sizes.label)
        block.space(sizes.label + 7)
    if content.copy_no > 1:
        block.right(room, size * 0.93 - 1.5, f"SALINAN ke-{content.copy_no - 1}", BOLD, sizes.value, ACCENT)
    return block


def _boxed(block: Block, x: float, y: float, wide: float, words: str, size: float) -> None:
    block.frame(x, y, wide, size + 5, LINE)
    block.text(x + 4, y + size + 0.6, words, BOLD, size, BLACK)


def _facts(content: SlipContent, room: float, sizes: _Sizes, lines: _Room) -> Block:
    block = Block()
    labels = max(ink.width(label, REGULAR, sizes.label) for label, _ in content.rows) + 9
    for label, value in content.rows:
        size = sizes.value if len(value) <= 100 else sizes.label if len(value) <= 240 else 6.2
        font = BOLD if label == "Pemohon" else REGULAR
        block.text(0, block.height + sizes.value * 0.93, label, REGULAR, sizes.label, MUTED)
        block.paragraph(labels, _shown(value, ink.wrap(value, font, size, room - labels), lines.fact), font, size)
        block.space(1)
    return block


def _shown(value: str, wrapped: list[str], most: int) -> list[str]:
    if len(wrapped) <= most:
        return wrapped
    rest = f"… ({len(value)} huruf; lengkap di berkas)"
    return [*wrapped[: most - 1], rest] if most > 1 else [f"{wrapped[0][:20]} {rest}"]


def _items(content: SlipContent, room: float, sizes: _Sizes, most: int) -> Block:
    block = Block()
    block.paragraph(0, ["Informasi yang diminta"], BOLD, sizes.label, MUTED)
    lines: list[tuple[str, str]] = []
    for place, item in enumerate(content.items, 1):
        wrapped = ink.wrap(item, REGULAR, sizes.value, room - 14)
        lines += [(f"{place}." if first == 0 else "", line) for first, line in enumerate(wrapped)]
    shown = lines if len(lines) <= most else lines[: most - 1]
    for mark, line in shown:
        block.text(0, block.height + sizes.value * 0.93, mark, REGULAR, sizes.value, MUTED)
        block.paragraph(14, [line], REGULAR, sizes.value)
    if len(shown) < len(lines):
        rest = f"… {len(lines) - len(shown)} baris lagi; lengkap di berkas permohonan"
        block.paragraph(14, ink.wrap(rest, REGULAR, sizes.label, room - 14), REGULAR, sizes.label, MUTED)
    return block


def _date(content: SlipContent, room: float, sizes: _Sizes, lines: _Room) -> Block:
    box, inner, block = content.date_box, room - 16, Block()
    block.space(6)
    block.paragraph(10, ink.wrap(box.label, BOLD, sizes.label, inner), BOLD, sizes.label, MUTED)
    size = sizes.date if ink.width(box.date, BOLD, sizes.date) <= inner else sizes.date * 0.82
    block.paragraph(10, ink.wrap(box.date, BOLD, size, inner), BOLD, size, ACCENT)
    for missing in _few(box.missing, lines.missing):
        block.paragraph(10, ink.wrap(f"•  {missing}", BOLD, sizes.value, inner), BOLD, sizes.value)
    block.space(1)
    block.paragraph(10, ink.wrap(box.reason, REGULAR, sizes.label, inner), REGULAR, sizes.label)
    if box.extension:
        block.space(2)
        block.paragraph(10, ink.wrap(box.extension, REGULAR, sizes.label, inner), REGULAR, sizes.label)
    if box.provisional:
        block.space(2)
        block.paragraph(10, ink.wrap(box.provisional, BOLD, sizes.label, inner), BOLD, sizes.label, ACCENT)
    block.space(6)
    behind = Block(block.height)
    behind.rect(0, 0, room, block.height, TINT)
    behind.rect(0, 0, 2.4, block.height, ACCENT)
    behind.strokes += block.strokes
    return behind


def _few(missing: tuple[str, ...], most: int) -> tuple[str, ...]:
    return missing if len(missing) <= most else (*missing[: most - 1], f"… {len(missing) - most + 1} lagi")


def _code(content: SlipContent, room: float, sizes: _Sizes) -> Block:
    block = Block()
    if not content.qr:
        return block
    modules, found = qr.runs(content.qr)
    side = modules * sizes.module
    block.modules(0, 0, sizes.module, found)
    beside, y = side + 9, 8.0
    mark = " ".join(content.event_mark[place : place + 4] for place in range(0, 16, 4))
    for line in ink.wrap("Tanda catatan buku register", REGULAR, sizes.small, room - beside):
        block.text(beside, y, line, REGULAR, sizes.small, MUTED)
        y += sizes.small * 1.25
    for line in ink.wrap(mark, BOLD, sizes.label, room - beside):
        block.text(beside, y + 1.5, line, BOLD, sizes.label)
        y += sizes.label * 1.3
    for line in ink.wrap(
        "Pindai kode ini di meja layanan untuk memeriksa keaslian.", REGULAR, sizes.small, room - beside
    ):
        block.text(beside, y + 4, line, REGULAR, sizes.small, MUTED)
        y += sizes.small * 1.25
    block.height = max(side, y)
    return block


def _rights(content: SlipContent, room: float, columns: int, sizes: _Sizes) -> Block:
    block = Block()
    block.line(0, 0, room, 0.5, LINE)
    block.space(4)
    block.paragraph(0, [content.rights_title], BOLD, sizes.label)
    gap = 12
    wide = (room - gap * (columns - 1)) / columns
    parts = [_right(place, sentence, wide, sizes) for place, sentence in enumerate(content.rights, 1)]
    per = -(-len(parts) // columns)
    tallest = 0.0
    for column in range(columns):
        stack = Block()
        for part in parts[column * per : (column + 1) * per]:
            stack.put(part)
        block.put(stack, column * (wide + gap), block.height)
        tallest = max(tallest, stack.height)
    block.height += tallest
    block.paragraph(
        0, ink.wrap(content.rights_source, REGULAR, sizes.small - 0.4, room), REGULAR, sizes.small - 0.4, MUTED
    )
    return block


def _right(place: int, sentence: str, wide: float, sizes: _Sizes) -> Block:
    block = Block()
    block.text(0, sizes.small * 0.93, f"{place}.", REGULAR, sizes.small, MUTED)
    block.paragraph(9, ink.wrap(sentence, REGULAR, sizes.small, wide - 9), REGULAR, sizes.small)
    block.space(0.8)
    return block


def _signatures(content: SlipContent, room: float) -> Block:
    block = Block(14 * MM)
    each = min(room * 0.42, 62 * MM)
    for x, above, name, role in (
        (0.0, "", content.requester, "Pemohon"),
        (room - each, content.place_date, content.officer, "Petugas"),
    ):
        block.text(x, 7, above, REGULAR, 7.2, MUTED)
        block.text(x, 15.5, role, REGULAR, 7.2, MUTED)
        block.line(x, 14 * MM - 10, x + each, 0.5, MUTED)
        block.text(x, 14 * MM - 1, ink.shortened(name, REGULAR, 7.6, each), REGULAR, 7.6)
    return block
