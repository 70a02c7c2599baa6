"""A report on its pages: cover, contents with page numbers, chapters, signatures."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.papers import ink
from ppid_desk.papers.books.rules import Step
from ppid_desk.papers.ink import ACCENT, BLACK, BOLD, MM, MUTED, REGULAR, Block
from ppid_desk.papers.letterhead import draw_mark
from ppid_desk.papers.letters.drawing import LETTER, Piece
from ppid_desk.papers.letters.ends import signatures
from ppid_desk.papers.letters.sheet import paged
from ppid_desk.papers.report.drawing import Numbers, chapter, chapter_name, section_name
from ppid_desk.papers.report.rules import ReportContent
from ppid_desk.papers.rules import SIZES, Paper

_WIDE, _HIGH = SIZES[Paper.A4]
_LEFT, _RIGHT, _TOP, _FOOT = 25 * MM, 20 * MM, 22 * MM, 22 * MM
_ROOM, _BODY = _WIDE - _LEFT - _RIGHT, _HIGH - _TOP - _FOOT
_ENTRY = 17.0  # height of a line of the contents


def render_report(content: ReportContent, step: Step) -> bytes:
    """The report as PDF on A4, the same bytes for the same content; `step` hears of each chapter and raises to stop."""
    pages, named = _chapters(content, step)
    contents = _contents(content, {})
    first = 2 + len(contents)
    contents = _contents(content, {name: first + at for name, at in named.items()})
    stream = BytesIO()
    canvas = ink.new_canvas(stream, (_WIDE, _HIGH), f"{content.title} {content.period}", content.letterhead.lines[0])
    _cover(canvas, content)
    begun = {first + at: name for name, at in named.items() if name.startswith("BAB ")}
    titles = {chapter_name(place): each.title for place, each in enumerate(content.chapters)}
    for number, page in enumerate([*contents, *pages], 2):
        if number in begun:
            canvas.bookmarkPage(begun[number])
            canvas.addOutlineEntry(f"{begun[number]} {titles[begun[number]]}", begun[number], 0)
        _page(canvas, content, page, number)
    canvas.save()
    return stream.getvalue()


def _chapters(content: ReportContent, step: Step) -> tuple[list[Block], dict[str, int]]:
    """The pages of all chapters, and on which of them (from 0) each chapter and section begins."""
    pages: list[Block] = []
    named: dict[str, int] = {}
    numbers = Numbers()
    for place, each in enumerate(content.chapters):
        step(place, len(content.chapters))
        found = chapter(each, place, _ROOM, numbers)
        if content.signs and place == len(content.chapters) - 1:
            found[-1].keep = True
            found.append(Piece(signatures(content.signs, _ROOM, LETTER, 20 * MM), 24))
        seen: dict[str, int] = {}
        begun = paged(found, _BODY, seen)
        named |= {name: at + len(pages) for name, at in seen.items()}
        pages += begun
    return pages, named


def _contents(content: ReportContent, named: dict[str, int]) -> list[Block]:
    head = Block()
    head.centred(_ROOM, ["DAFTAR ISI"], BOLD, 14)
    head.space(14)
    found = [Piece(head, keep=True)]
    for place, each in enumerate(content.chapters):
        name = chapter_name(place)
        found.append(_entry(name, each.title.upper(), named.get(name, 0), BOLD, 0.0))
        for within, section in enumerate(each.sections):
            name = section_name(place, within)
            found.append(_entry(name, section.title, named.get(name, 0), REGULAR, 46.0))
    return paged(found, _BODY)


def _entry(name: str, title: str, page: int, font: str, indent: float) -> Piece:
    size, names = 10.0, 46.0 if not indent else 26.0
    left, block = indent + names, Block()
    lines = ink.wrap(title, font, size, _ROOM - left - 40)
    block.text(indent, size, name, font, size)
    for down, line in enumerate(lines):
        block.text(left, size + down * 13, line, font, size)
    y, x = size + (len(lines) - 1) * 13, left + ink.width(lines[-1], font, size) + 6
    dots = int((_ROOM - 22 - x) / ink.width(" .", REGULAR, 9))
    block.right(_ROOM - 22, y, " ." * max(0, dots), REGULAR, 9, MUTED)
    block.right(_ROOM, y, str(page), font, size)
    block.height = _ENTRY + (len(lines) - 1) * 13
    return Piece(block, 5.0 if not indent else 0.0)


def _page(canvas: ink.Sheet, content: ReportContent, page: Block, number: int) -> None:
    _mark(canvas, content)
    foot = Block()
    foot.line(0, 0, _ROOM, 0.4, MUTED)
    said = f"{content.title} — {content.period}"
    foot.text(0, 12, ink.shortened(said, REGULAR, 8, _ROOM - 60), REGULAR, 8, MUTED)
    foot.right(_ROOM, 12, str(number), REGULAR, 9.5, BLACK)
    ink.paint(canvas, page, _LEFT, _HIGH - _TOP)
    ink.paint(canvas, foot, _LEFT, _FOOT - 6 * MM)
    canvas.showPage()


def _mark(canvas: ink.Sheet, content: ReportContent) -> None:
    if content.demo:
        draw_mark(canvas, _WIDE, _HIGH, "CONTOH", "BUKAN DOKUMEN RESMI")


def _cover(canvas: ink.Sheet, content: ReportContent) -> None:
    _mark(canvas, content)
    *names, unit = content.letterhead.lines
    block = Block(34 * MM)
    for name in names:
        block.centred(_ROOM, ink.wrap(name, BOLD, 17, _ROOM), BOLD, 17)
    block.centred(_ROOM, ink.wrap(unit, REGULAR, 12, _ROOM), REGULAR, 12, MUTED)
    block.space(30 * MM)
    block.line(_ROOM * 0.35, block.height, _ROOM * 0.65, 2.2, ACCENT)
    block.space(14 * MM)
    size, lines = _fitting(content.title.upper())
    block.centred(_ROOM, lines, BOLD, size)
    block.space(8)
    block.centred(_ROOM, ink.wrap(content.subtitle, REGULAR, 13, _ROOM), REGULAR, 13)
    block.space(5)
    block.centred(_ROOM, ink.wrap(f"Periode {content.period}", BOLD, 13, _ROOM), BOLD, 13, ACCENT)
    ink.paint(canvas, block, _LEFT, _HIGH - _TOP)
    foot = Block()
    for line in content.letterhead.address:
        foot.centred(_ROOM, ink.wrap(line, REGULAR, 9, _ROOM), REGULAR, 9, MUTED)
    foot.space(4)
    foot.centred(_ROOM, [content.year], BOLD, 13)
    ink.paint(canvas, foot, _LEFT, _FOOT + foot.height)
    canvas.showPage()


def _fitting(title: str) -> tuple[float, list[str]]:
    """The title in the largest type in which it takes few lines."""
    for size in (24.0, 18.0, 14.0):
        lines = ink.wrap(title, BOLD, size, _ROOM)
        if len(lines) <= 4:
            break
    return size, lines
