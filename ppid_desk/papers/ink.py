"""Drawing on paper: every text goes through `drawable`, is measured, wrapped and placed; no markup is ever read.

A `Block` is a list of strokes below its own top edge, in points; blocks are stacked and set beside each other, and
painted onto a reportlab canvas at the end.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import field
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from ppid_desk.facts import dataclass

MM = 72 / 25.4
REGULAR, BOLD = "PPIDSans", "PPIDSans-Bold"
Sheet = Any  # a reportlab canvas; it ships no types
Colour = tuple[float, float, float]
BLACK: Colour = (0.11, 0.12, 0.14)
MUTED: Colour = (0.38, 0.40, 0.43)
LINE: Colour = (0.78, 0.79, 0.81)
ACCENT: Colour = (0.55, 0.07, 0.10)
TINT: Colour = (0.965, 0.955, 0.95)
GHOST: Colour = (0.90, 0.86, 0.86)
BOX = "\u25a1"
_LEADING = 1.24


@cache
def fonts() -> dict[str, frozenset[int]]:
    """Make the typeface known to reportlab; per font the signs that it can write."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # plain compressed streams: smaller and quicker
    known = {}
    for name, file in ((REGULAR, "PPIDSans-Regular.ttf"), (BOLD, "PPIDSans-Bold.ttf")):
        with as_file(files("resources") / "fonts" / file) as path:
            font = TTFont(name, str(path))
        pdfmetrics.registerFont(font)
        known[name] = frozenset(font.face.charToGlyph)
    return known


def drawable(text: str, font: str = REGULAR) -> str:
    """The text as the font can write it: invisible signs left out, signs that it lacks as a visible box."""
    known = fonts()[font]
    if all(ord(sign) in known for sign in text):
        return text
    return "".join(_drawn(sign, known) for sign in text)


def _drawn(sign: str, known: frozenset[int]) -> str:
    if ord(sign) in known or sign == "\n":
        return sign
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cs") or 0xFE00 <= ord(sign) <= 0xFE0F:  # and the choosers of emoji style
        return ""
    return " " if category in ("Zs", "Zl", "Zp") else BOX


@cache
def _measure() -> Any:
    fonts()
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return stringWidth


def width(text: str, font: str, size: float) -> float:
    """How wide a line is, in points."""
    return float(_measure()(text, font, size))


def wrap(text: str, font: str, size: float, room: float) -> list[str]:
    """The lines of a text that fit into `room` points; a word that is longer than a line is broken."""
    lines: list[str] = []
    for paragraph in drawable(text, font).split("\n"):
        lines += _paragraph(paragraph, font, size, room)
    return lines


def _paragraph(text: str, font: str, size: float, room: float) -> list[str]:
    if width(text, font, size) <= room:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, font, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, font, size, room)
        lines += full
    return [*lines, line]


def _broken(word: str, font: str, size: float, room: float) -> list[str]:
    parts = []
    while width(word, font, size) > room:
        cut = max(1, int(len(word) * room / width(word, font, size)))
        while cut > 1 and width(word[:cut], font, size) > room:
            cut -= 1
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]


def shortened(text: str, font: str, size: float, room: float) -> str:
    """The text on one line, with "…" where it does not fit."""
    line = " ".join(drawable(text, font).split())
    if width(line, font, size) <= room:
        return line
    cut = bisect_right(range(len(line)), room, key=lambda last: width(line[: last + 1] + "…", font, size))
    return line[:cut] + "…"


Stroke = tuple[Any, ...]


@dataclass
class Block:
    """Strokes below a top edge; y grows downwards, in points."""

    height: float = 0.0
    strokes: list[Stroke] = field(default_factory=list)

    def text(self, x: float, y: float, line: str, font: str = REGULAR, size: float = 9, colour: Colour = BLACK) -> None:
        """One line whose baseline stands at `y`."""
        self.strokes.append(("text", x, y, line, font, size, colour))

    def right(
        self, x: float, y: float, line: str, font: str = REGULAR, size: float = 9, colour: Colour = BLACK
    ) -> None:
        """One line that ends at `x`."""
        self.text(x - width(line, font, size), y, line, font, size, colour)

    def turned(self, x: float, y: float, line: str, font: str = REGULAR, size: float = 9) -> None:
        """One line that is read upwards: it begins at `y`, its baseline stands at `x`."""
        self.strokes.append(("turned", x, y, line, font, size, BLACK))

    def paragraph(
        self, x: float, lines: list[str], font: str = REGULAR, size: float = 9, colour: Colour = BLACK
    ) -> None:
        """Lines below what stands here; the block grows by them."""
        for line in lines:
            self.text(x, self.height + size * 0.93, line, font, size, colour)
            self.height += size * _LEADING

    def centred(
        self, room: float, lines: list[str], font: str = REGULAR, size: float = 9, colour: Colour = BLACK
    ) -> None:
        """Lines in the middle of `room`, below what stands here."""
        for line in lines:
            self.text((room - width(line, font, size)) / 2, self.height + size * 0.93, line, font, size, colour)
            self.height += size * _LEADING

    def segments(
        self, points: list[tuple[float, float, float, float]], thick: float = 0.6, colour: Colour = BLACK
    ) -> None:
        """Straight lines from (x, y) to (x, y), in any direction."""
        for x, y, to_x, to_y in points:
            self.strokes.append(("segment", x, y, to_x - x, to_y - y, thick, colour))

    def line(self, x: float, y: float, to: float, thick: float = 0.5, colour: Colour = LINE) -> None:
        """A rule."""
        self.strokes.append(("rect", x, y, to - x, thick, colour))

    def rect(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """A filled area, painted in the order of drawing."""
        self.strokes.append(("rect", x, y, wide, high, colour))

    def frame(self, x: float, y: float, wide: float, high: float, colour: Colour = LINE) -> None:
        """An outline."""
        self.strokes.append(("frame", x, y, wide, high, colour))

    def modules(self, x: float, y: float, module: float, found: list[tuple[int, int, int]]) -> None:
        """A QR code's dark runs."""
        self.strokes.append(("modules", x, y, module, found))

    def put(self, other: Block, x: float = 0.0, y: float | None = None) -> None:
        """Set another block into this one; without `y` below what stands here, and the block grows."""
        top = self.height if y is None else y
        self.strokes += [(kind, left + x, down + top, *rest) for kind, left, down, *rest in other.strokes]
        if y is None:
            self.height += other.height

    def space(self, high: float) -> None:
        """Leave room."""
        self.height += high


def paint(canvas: Sheet, block: Block, x: float, top: float) -> None:
    """Draw a block whose top left corner stands at (x, top) of the page."""
    colour: Colour | None = None
    for kind, left, down, *rest in block.strokes:
        if kind == "modules":
            canvas.setFillColorRGB(0, 0, 0)
            colour = None
            _paint_modules(canvas, x + left, top - down, *rest)
            continue
        if rest[-1] != colour:
            colour = rest[-1]
            canvas.setFillColorRGB(*colour)
        if kind == "text":
            line, font, size, _ = rest
            canvas.setFont(font, size)
            canvas.drawString(x + left, top - down, line)
        elif kind == "turned":
            _paint_turned(canvas, x + left, top - down, *rest[:3])
        elif kind == "rect":
            canvas.rect(x + left, top - down - rest[1], rest[0], rest[1], stroke=0, fill=1)
        else:
            _paint_outline(canvas, kind, x + left, top - down, rest)


def _paint_turned(canvas: Sheet, x: float, y: float, line: str, font: str, size: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(90)
    canvas.setFont(font, size)
    canvas.drawString(0, 0, line)
    canvas.restoreState()


def _paint_outline(canvas: Sheet, kind: str, x: float, y: float, rest: list[Any]) -> None:
    canvas.setStrokeColorRGB(*rest[-1])
    if kind == "segment":
        canvas.setLineWidth(rest[2])
        canvas.line(x, y, x + rest[0], y - rest[1])
        return
    canvas.setLineWidth(0.6)
    canvas.rect(x, y - rest[1], rest[0], rest[1], stroke=1, fill=0)


def _paint_modules(canvas: Sheet, x: float, top: float, module: float, found: list[tuple[int, int, int]]) -> None:
    path = canvas.beginPath()
    for column, row, length in found:
        path.rect(x + column * module, top - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def new_canvas(stream: Any, size: tuple[float, float], title: str, author: str) -> Sheet:
    """A canvas that makes the same bytes for the same content and embeds every font that it uses."""
    fonts()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(stream, pagesize=size, invariant=1, initialFontName=REGULAR, initialFontSize=9, lang="id-ID")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("PPID Desk")
    return canvas
