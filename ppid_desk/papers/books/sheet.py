"""A register book as PDF, landscape: heads repeated, rows whole, what was counted carried from page to page.

Rows are drawn as they come, so that a book of any length takes little memory; what only the end knows (how many pages)
is a form that every page refers to and that is drawn last.
"""

from __future__ import annotations

from typing import IO, Any

from ppid_desk.papers import ink
from ppid_desk.papers.books.rules import Book, Kind, Row, Step
from ppid_desk.papers.books.table import BROAD, FINE, PAD, Head, Table, head
from ppid_desk.papers.ink import BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letterhead import draw_mark, formal_head
from ppid_desk.papers.letters.drawing import SLIP
from ppid_desk.papers.letters.ends import signatures
from ppid_desk.papers.rules import SIZES, Paper

_LEFT, _RIGHT, _TOP, _FOOT = 14 * MM, 10 * MM, 11 * MM, 13 * MM
_CELL, _CARRY, _OFTEN = 2.4, 12.0, 25  # above and below a cell's text; a carried line; rows between two steps


def write_pdf(book: Book, stream: IO[bytes], paper: Paper, step: Step) -> None:
    """Draw the book on A4 or F4 (any other paper takes A4) lying on its side; `step` raises to stop."""
    pages = _Pages(book, stream, paper if paper in {Paper.A4, Paper.F4} else Paper.A4)
    for done, row in enumerate(book.rows, 1):
        pages.add(row)
        if done % _OFTEN == 0:
            step(done, book.count)
    pages.end()


class _Pages:
    """The pages under the pen. `y` is measured from the top of the page."""

    def __init__(self, book: Book, stream: IO[bytes], paper: Paper) -> None:
        high, wide = SIZES[paper]
        self.book, self.wide, self.high, self.room = book, wide, high, wide - _LEFT - _RIGHT
        self.canvas = ink.new_canvas(stream, (wide, high), f"{book.title} — {book.period}", book.letterhead.lines[0])
        self.table = Table(book.columns, self.room, BROAD if paper is Paper.F4 else FINE)
        self.head = head(self.table)
        self.page, self.rows, self.first, self.y, self.top = 0, 0, 1, 0.0, 0.0
        self.rules: list[tuple[float, float, float, float]] = []
        self.sums = {place: 0 for place, column in enumerate(book.columns) if column.summed}
        _keep_head(self.canvas, self.head, self.room)
        self._begin()

    @property
    def left(self) -> float:
        """Points that are free above the carried line."""
        return self.high - _FOOT - _CARRY - self.y

    def add(self, row: Row) -> None:
        """Draw a row; it goes to the next page whole, unless it is higher than a page."""
        lines = self.table.lines(row)
        lead = self.table.measure.lead
        most = max(1, *(len(each) for each in lines))
        whole = self.high - _FOOT - _CARRY - _TOP - 16 - self.head.flat.height - _CARRY
        if most * lead + 2 * _CELL > self.left and (most * lead + 2 * _CELL <= whole or self.left < 4 * lead):
            self._turn()
        while most:
            fit = max(1, min(most, int((self.left - 2 * _CELL) / lead)))
            self._draw([each[:fit] for each in lines], fit * lead + 2 * _CELL)
            lines, most = [each[fit:] for each in lines], most - fit
            if most:
                self._turn()
        self.rows += 1
        for place in self.sums:
            value = row[place]
            self.sums[place] += value if isinstance(value, int) else 0

    def _draw(self, lines: list[tuple[str, ...]], high: float) -> None:
        measure, text = self.table.measure, self.canvas.beginText()
        text.setFont(REGULAR, measure.size)
        base = self.high - self.y - _CELL - measure.size * 0.93
        for place, each in enumerate(lines):
            for down, line in enumerate(each):
                text.setTextOrigin(_LEFT + self.table.x_of(place, line), base - down * measure.lead)
                text.textOut(line)
        self.canvas.drawText(text)
        self.y += high
        self._rule()

    def _rule(self) -> None:
        y = self.high - self.y
        self.rules.append((_LEFT, y, _LEFT + self.room, y))

    def _begin(self) -> None:
        self.page += 1
        self.first = self.rows + 1
        if self.book.demo:
            draw_mark(self.canvas, self.wide, self.high, "CONTOH", "BUKAN DOKUMEN RESMI")
        title = self._title() if self.page == 1 else self._short_title()
        ink.paint(self.canvas, title, _LEFT, self.high - _TOP)
        self.y = _TOP + title.height
        self.canvas.setFillColorRGB(*BLACK)
        self.top = self.y
        self.canvas.saveState()
        self.canvas.translate(_LEFT, self.high - self.y)
        self.canvas.doForm("head")
        self.canvas.restoreState()
        self.y += self.head.flat.height
        self._rule()
        if self.page > 1:
            self._carry(f"Pindahan dari halaman {self.page - 1}")

    def _title(self) -> Block:
        block = formal_head(self.book.letterhead, self.room, 13)
        block.space(8)
        block.centred(self.room, ink.wrap(self.book.title.upper(), BOLD, 12, self.room), BOLD, 12)
        block.centred(self.room, ink.wrap(f"Periode {self.book.period}", REGULAR, 9.5, self.room), REGULAR, 9.5)
        block.space(8)
        return block

    def _short_title(self) -> Block:
        block = Block(16)
        said = f"{self.book.title} — periode {self.book.period}"
        block.text(0, 8, ink.shortened(said, REGULAR, 8, self.room), REGULAR, 8, MUTED)
        return block

    def _carry(self, words: str) -> None:
        """The line that takes the count, and the sums, from one page to the next."""
        sums = [f"{self.book.columns[place].head} {_said(self.book, place, n)}" for place, n in self.sums.items()]
        block = Block(_CARRY)
        block.rect(0, 0, self.room, _CARRY, TINT)
        said = " · ".join((f"{words}: {_grouped(self.rows)} {self.book.unit}", *sums))
        block.text(PAD, 8.4, ink.shortened(said, BOLD, 7, self.room - 2 * PAD), BOLD, 7)
        ink.paint(self.canvas, block, _LEFT, self.high - self.y)
        self.canvas.setFillColorRGB(*BLACK)
        self.y += _CARRY
        self._rule()

    def _turn(self) -> None:
        self._carry(f"Dipindahkan ke halaman {self.page + 1}")
        self._finish()
        self._begin()

    def _finish(self) -> None:
        """The rules and the foot of a page."""
        top, foot = self.high - self.top, self.high - self.y
        canvas = self.canvas
        canvas.setStrokeColorRGB(*LINE)
        canvas.setLineWidth(0.4)
        rest = _CARRY if self.page > 1 else 0.0
        below = top - self.head.flat.height
        inner = [_LEFT + each for each in self.table.edges[1:-1]]
        canvas.lines([(x, below - rest, x, foot + _CARRY) for x in inner])
        canvas.lines(self.rules)
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(0.7)
        canvas.rect(_LEFT, foot, self.room, top - foot, stroke=1, fill=0)
        canvas.line(_LEFT, below, _LEFT + self.room, below)
        self.rules = []
        self._foot()
        canvas.showPage()

    def _foot(self) -> None:
        rows = f"Nomor urut {_grouped(self.first)}–{_grouped(self.rows)}" if self.rows >= self.first else ""
        at = self.room - ink.width("99999", REGULAR, 8)
        block = Block()
        block.text(0, 8, rows, REGULAR, 8, MUTED)
        block.right(at, 8, f"Halaman {self.page} dari", REGULAR, 8, MUTED)
        ink.paint(self.canvas, block, _LEFT, _FOOT - 3 * MM)
        self.canvas.saveState()
        self.canvas.translate(_LEFT + at + 3, _FOOT - 3 * MM - 8)
        self.canvas.doForm("pages")
        self.canvas.restoreState()

    def end(self) -> None:
        """The last count, notes and signatures; then how many pages there are."""
        if not self.rows:
            self._empty()
        closing = self._closing()
        if closing.height + _CARRY > self.high - _FOOT - self.y and self.rows:
            self._turn()
        self._carry("Jumlah")
        ink.paint(self.canvas, closing, _LEFT, self.high - self.y)
        self._finish()
        self.canvas.beginForm("pages", 0, -4, 60, 12)
        self.canvas.setFillColorRGB(*MUTED)
        self.canvas.setFont(REGULAR, 8)
        self.canvas.drawString(0, 0, str(self.page))
        self.canvas.endForm()
        self.canvas.save()

    def _empty(self) -> None:
        block = Block()
        block.text(PAD, 14, f"Tidak ada {self.book.unit} pada periode ini.", REGULAR, 9, MUTED)
        ink.paint(self.canvas, block, _LEFT, self.high - self.y)
        self.y += 24
        self._rule()

    def _closing(self) -> Block:
        block = Block(6)
        for note in self.book.notes:
            block.paragraph(0, ink.wrap(note, REGULAR, 7.5, self.room), REGULAR, 7.5, MUTED)
        if self.book.signs:
            block.space(8)
            block.put(signatures(self.book.signs, self.room, SLIP, 15 * MM))
        return block


def _keep_head(canvas: Any, shape: Head, room: float) -> None:
    canvas.beginForm("head", -2, -shape.flat.height - 2, room + 2, 2)
    ink.paint(canvas, shape.flat, 0, 0)
    canvas.setFillColorRGB(*BLACK)
    for x, foot, line in shape.upright:
        canvas.saveState()
        canvas.translate(x, -foot)
        canvas.rotate(90)
        canvas.setFont(BOLD, shape.size)
        canvas.drawString(0, 0, line)
        canvas.restoreState()
    canvas.endForm()


def _grouped(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _said(book: Book, place: int, n: int) -> str:
    return f"Rp{_grouped(n)}" if book.columns[place].kind is Kind.MONEY else _grouped(n)
