"""The head of a letter's first page, and its signatures and copies at the end, as pieces."""

from __future__ import annotations

from ppid_desk.papers import ink
from ppid_desk.papers.ink import ACCENT, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import formal_head
from ppid_desk.papers.letters.drawing import LETTER, Piece, Type, flowing, line
from ppid_desk.papers.letters.rules import LetterContent, Sign
from ppid_desk.papers.rules import Paper

_HEAD_LABELS = 19 * MM


def beginning(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    """Kop, then either heads with place, date and address, or the title."""
    found = [Piece(formal_head(content.letterhead, room, 14 if type_ is LETTER else 11.5), keep=True)]
    if content.mark:
        block = Block()
        block.centred(room, [content.mark], BOLD, type_.size * 1.1, ACCENT)
        found.append(Piece(block, type_.gap, keep=True))
    if content.heads:
        found += _heads(content, room, type_)
        found += _address(content, room, type_)
    found += _title(content, room, type_)
    return found


def _heads(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    date_room = min(room * 0.36, ink.width(ink.drawable(content.place_date), REGULAR, type_.size) + 2)
    value_room = room - date_room - _HEAD_LABELS - 16
    dated = ink.wrap(content.place_date, REGULAR, type_.size, date_room)
    blocks: list[Block] = []
    for label, value in content.heads:
        for row, each in enumerate(ink.wrap(value, REGULAR, type_.size, value_room)):
            texts = [(_HEAD_LABELS + 7, each, REGULAR)]
            texts += [(0.0, label, REGULAR), (_HEAD_LABELS, ":", REGULAR)] if row == 0 else []
            blocks.append(line(type_, *texts))
    for place, each in enumerate(dated[: len(blocks)]):
        blocks[place].right(room, type_.size, each, REGULAR, type_.size)
    return flowing(blocks, type_.gap + 6)


def _address(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    polite, name, *address = content.to
    left, wide = ink.width(polite, REGULAR, type_.size) + 5, room * 0.62
    lines = [(each, BOLD) for each in ink.wrap(name, BOLD, type_.size, wide)]
    lines += [(each, REGULAR) for part in address for each in ink.wrap(part, REGULAR, type_.size, wide)]
    blocks = [line(type_, (left, each, font)) for each, font in lines]
    blocks[0].text(0, type_.size, polite, REGULAR, type_.size)
    found = flowing(blocks, type_.gap + 8)
    found[-1].block.space(6)
    return found


def _title(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    if not content.title:
        return []
    block = Block()
    for text in content.title:
        size = type_.size * (1.0 if text.startswith("Nomor ") else 1.15)
        font = REGULAR if text.startswith("Nomor ") or text == "TENTANG" else BOLD
        block.centred(room, ink.wrap(text, font, size, room), font, size)
        block.space(2)
    block.space(4)
    return [Piece(block, type_.gap + 5, keep=True)]


def ending(content: LetterContent, room: float, type_: Type) -> list[Piece]:
    """One signature at the right, or two beside each other; who gets a copy stands at its left, or below."""
    if not content.signs:
        return []
    signs = signatures(content.signs, room, type_, (19 if content.paper is Paper.A4 else 15) * MM)
    copies = _copies(content, room * 0.48, type_)
    beside = len(content.signs) == 1 and sum(block.height for block in copies) <= signs.height - 2 * type_.lead
    if beside:
        down = signs.height - sum(block.height for block in copies)
        for block in copies:
            signs.put(block, 0, down)
            down += block.height
    found = [Piece(signs, type_.gap + 8)]
    if copies and not beside:
        found[0].keep = True
        found += flowing(copies, type_.gap + 4)
    return found


def _copies(content: LetterContent, room: float, type_: Type) -> list[Block]:
    if not content.copies:
        return []
    size = type_.size * 0.9
    found = [line(type_, (0, "Tembusan:", REGULAR), size=size)]
    for place, text in enumerate(content.copies, 1):
        lines = ink.wrap(text, REGULAR, size, room - 14)
        found += [line(type_, (14, each, REGULAR), size=size) for each in lines]
        found[-len(lines)].text(0, type_.size, f"{place}.", REGULAR, size)
    return found


def signatures(signs: tuple[Sign, ...], room: float, type_: Type, space: float) -> Block:
    """One who signs at the right, or two or more beside each other, with `space` points for the hand."""
    each = room * (0.45 if room < 500 and len(signs) < 3 else 0.3)
    apart = (room - each) / max(1, len(signs) - 1)
    places = [apart * place for place in range(len(signs))] if len(signs) > 1 else [room - each]
    dated = any(sign.above for sign in signs)
    tops = [_above(sign, each, type_, dated=dated) for sign in signs]
    below = [_below(sign, each, type_) for sign in signs]
    down = max(block.height for block in tops) + space
    block = Block()
    for x, top, foot in zip(places, tops, below, strict=True):
        block.put(top, x, 0)
        block.put(foot, x, down)
    block.height = down + max(foot.height for foot in below)
    return block


def _above(sign: Sign, room: float, type_: Type, *, dated: bool) -> Block:
    block = Block()
    for text in ((sign.above or " ",) if dated else ()) + sign.role:
        for each in ink.wrap(text, REGULAR, type_.size, room):
            block.put(line(type_, (0, each, REGULAR)))
    if sign.note:
        block.paragraph(0, ink.wrap(sign.note, REGULAR, type_.size * 0.8, room), REGULAR, type_.size * 0.8, MUTED)
    return block


def _below(sign: Sign, room: float, type_: Type) -> Block:
    block = Block()
    if not sign.name:
        block.line(0, type_.size, room * 0.9, 0.6, MUTED)
        block.space(type_.lead + 2)
        block.put(line(type_, (0, "Nama dan tanda tangan", REGULAR), size=type_.size * 0.85))
    for each in ink.wrap(sign.name, BOLD, type_.size, room) if sign.name else ():
        block.put(line(type_, (0, each, BOLD)))
    if sign.nip:
        block.put(line(type_, (0, ink.shortened(f"NIP {sign.nip}", REGULAR, type_.size, room), REGULAR)))
    return block
