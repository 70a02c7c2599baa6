"""A paper of an audit on its pages: upright or lying, numbered, marked as KONSEP while the audit is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO

from ppid_desk.facts import dataclass
from ppid_desk.language import plain_date
from ppid_desk.papers import ink
from ppid_desk.papers.books.rules import Step
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_mark, formal_head
from ppid_desk.papers.letters.drawing import SLIP, Piece, pieces
from ppid_desk.papers.letters.ends import signatures
from ppid_desk.papers.letters.rules import Pairs, Sign
from ppid_desk.papers.letters.sheet import paged
from ppid_desk.papers.rules import SIZES, Letterhead, Paper

_LEFT, _RIGHT, _TOP, _FOOT = 18 * MM, 14 * MM, 14 * MM, 17 * MM
Pieces = Callable[[float], Iterable[Piece]]  # of so many points


@dataclass(frozen=True)
class Leaf:
    """Pages that stand upright, or lie; what stands on them for the room that there is."""

    lying: bool
    pieces: Pieces


@dataclass(frozen=True)
class Laid:
    """A paper before it is painted; `foot` stands below every page."""

    letterhead: Letterhead
    title: str
    foot: str
    leaves: tuple[Leaf, ...]
    draft: bool = False
    demo: bool = False


def render(laid: Laid, step: Step) -> bytes:
    """The paper as PDF on A4, the same bytes for the same content; `step` hears of its parts and raises to stop."""
    pages: list[tuple[bool, Block]] = []
    for done, leaf in enumerate(laid.leaves):
        step(done, len(laid.leaves))
        wide, high = _size(lying=leaf.lying)
        pages += [(leaf.lying, each) for each in paged(list(leaf.pieces(wide - _LEFT - _RIGHT)), high - _TOP - _FOOT)]
    stream = BytesIO()
    canvas = ink.new_canvas(stream, SIZES[Paper.A4], laid.title, laid.letterhead.lines[0])
    for number, (lying, page) in enumerate(pages, 1):
        step(number, len(pages))
        wide, high = _size(lying=lying)
        canvas.setPageSize((wide, high))
        _marks(canvas, laid, wide, high)
        ink.paint(canvas, page, _LEFT, high - _TOP)
        ink.paint(canvas, _foot(laid, f"Halaman {number} dari {len(pages)}", wide), _LEFT, _FOOT - 5 * MM)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _size(*, lying: bool) -> tuple[float, float]:
    wide, high = SIZES[Paper.A4]
    return (high, wide) if lying else (wide, high)


def _marks(canvas: ink.Sheet, laid: Laid, wide: float, high: float) -> None:
    if laid.draft:
        draw_mark(canvas, wide, high, "KONSEP", "AUDIT BELUM DITUTUP", 0.66 if laid.demo else 0.5)
    if laid.demo:
        draw_mark(canvas, wide, high, "CONTOH", "BUKAN DOKUMEN RESMI", 0.28 if laid.draft else 0.5)


def _foot(laid: Laid, page: str, wide: float) -> Block:
    room, block = wide - _LEFT - _RIGHT, Block()
    block.line(0, 0, room, 0.4, MUTED)
    at = 0.0
    if laid.draft:
        block.text(0, 12, "KONSEP", BOLD, 8, ACCENT)
        at = ink.width("KONSEP", BOLD, 8) + 6
    block.text(at, 12, ink.shortened(laid.foot, REGULAR, 8, room - at - 100), REGULAR, 8, MUTED)
    block.right(room, 12, page, REGULAR, 8, BLACK)
    return block


def opening(letterhead: Letterhead, title: str, below: Sequence[str], room: float) -> list[Piece]:
    """Kop surat, the title, and lines below it."""
    block = formal_head(letterhead, room, 13)
    block.space(11)
    block.centred(room, ink.wrap(title.upper(), BOLD, 13, room), BOLD, 13)
    for place, text in enumerate(each for each in below if each):
        size = 10.5 if place == 0 else 9.0
        block.space(1.5)
        block.centred(room, ink.wrap(text, REGULAR, size, room), REGULAR, size)
    block.space(5)
    return [Piece(block, keep=True)]


def told(rows: Sequence[tuple[str, str]], room: float) -> list[Piece]:
    """Labels and values; those without a value are left out."""
    return pieces((Pairs(tuple(each for each in rows if each[1])),), room, SLIP)


def heading(text: str, room: float, *, above: float = 14.0) -> list[Piece]:
    """The title of a part, with a short stroke of the office's red before it."""
    block = Block()
    block.paragraph(9, ink.wrap(text, BOLD, 11, room - 9), BOLD, 11)
    block.rect(0, 1.5, 3, block.height - 3, ACCENT)
    block.space(3)
    return [Piece(block, above, keep=True)]


def signed(signs: tuple[Sign, ...], room: float) -> list[Piece]:
    """Who signs, beside each other."""
    return [Piece(signatures(signs, room, SLIP, 17 * MM), 20)] if signs else []


def day(found: date | None) -> str:
    """A day in words; nothing for none."""
    return plain_date(found, "id") if found else ""
