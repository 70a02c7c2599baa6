"""The parts of a slip: each is a block of its own, as wide as it is told, with the type sizes of its paper."""

from __future__ import annotations

from ppid_desk.facts import dataclass
from ppid_desk.papers import ink, qr
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.rules import SlipContent


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines a sheet leaves: for what was asked, for one fact, for what is missing."""

    items: int
    fact: int
    missing: int


PLENTY = Room(400, 12, 40)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points, and the QR's module."""

    label: float
    value: float
    small: float
    number: float
    date: float
    module: float


SHEET = Sizes(label=7.2, value=8.8, small=6.6, number=17, date=13.5, module=0.42 * MM)
STRIP = Sizes(label=7.4, value=9, small=6.8, number=14.5, date=13, module=0.5 * MM)


def head(content: SlipContent, room: float, sizes: Sizes) -> Block:
    """Letterhead, title and number."""
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


def _number(content: SlipContent, room: float, sizes: Sizes) -> Block:
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
    if content.mark:
        block.right(room, size * 0.93 - 1.5, content.mark, BOLD, sizes.value, ACCENT)
    return block


def _boxed(block: Block, x: float, y: float, wide: float, words: str, size: float) -> None:
    block.frame(x, y, wide, size + 5, LINE)
    block.text(x + 4, y + size + 0.6, words, BOLD, size, BLACK)


def facts(content: SlipContent, room: float, sizes: Sizes, lines: Room) -> Block:
    """Label and value, line by line; the requester's name is bold."""
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


def items(content: SlipContent, room: float, sizes: Sizes, most: int) -> Block:
    """What was asked, at most so many lines; the rest is counted."""
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


def date_box(content: SlipContent, room: float, sizes: Sizes, lines: Room) -> Block:
    """The legal date, large, with its reason; or what is missing."""
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


def code(content: SlipContent, room: float, sizes: Sizes) -> Block:
    """The QR with the mark of the register beside it."""
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


def rights(content: SlipContent, room: float, columns: int, sizes: Sizes) -> Block:
    """The rights of the requester, in one column or more."""
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


def _right(place: int, sentence: str, wide: float, sizes: Sizes) -> Block:
    block = Block()
    block.text(0, sizes.small * 0.93, f"{place}.", REGULAR, sizes.small, MUTED)
    block.paragraph(9, ink.wrap(sentence, REGULAR, sizes.small, wide - 9), REGULAR, sizes.small)
    block.space(0.8)
    return block


def signatures(content: SlipContent, room: float) -> Block:
    """Lines for requester and officer."""
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
