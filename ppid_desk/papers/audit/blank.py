"""Daftar periksa kosong: boxes to tick, room to write, and a grid of questions by files that lies on its side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ppid_desk.papers import ink
from ppid_desk.papers.audit import cells
from ppid_desk.papers.audit.cells import PAD, SIZE, SMALL, Said, edges_of, small
from ppid_desk.papers.audit.rules import BOXES, BlankContent, BlankGrid, BlankItem, BlankSection
from ppid_desk.papers.audit.sheet import Laid, Leaf, heading, opening, signed, told
from ppid_desk.papers.ink import BLACK, BOLD, LINE, MM, MUTED, REGULAR, TINT, Block
from ppid_desk.papers.letters.drawing import Piece
from ppid_desk.papers.report.rules import Table, Value

TITLE = "Daftar Periksa Audit"
MOST_COLUMNS = 15  # of a grid beside each other
_SHARES = (12.0, 78.0, 14.0, 14.0, 14.0, 14.0, 32.0)  # mm: number, question, the four boxes, note
_TICK, _CELL, _NUMBER, _NOTE, _TALL = 10.0, 12 * MM, 13 * MM, 34 * MM, 37 * MM
_BOXED = range(2, 6)  # the columns of the boxes
_HEADS = ("No.", "Yang diperiksa", *BOXES, "Catatan")


def laid(content: BlankContent) -> Laid:
    """The checklist on its pages: what is asked upright, grids lying."""
    facts = content.facts
    leaves = [Leaf(lying=False, pieces=partial(_upright, content))]
    leaves += [
        Leaf(lying=True, pieces=partial(_grid, grid, columns))
        for grid in content.grids
        for columns in _shares(grid.columns)
    ]
    foot = " · ".join(each for each in (facts.number, facts.checklist, f"versi {facts.version}") if each)
    return Laid(facts.letterhead, f"{TITLE}: {facts.checklist}", foot, tuple(leaves), demo=facts.demo)


def _shares(columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Columns in parts of about the same size."""
    many = max(1, -(-len(columns) // MOST_COLUMNS))
    each = max(1, -(-len(columns) // many))
    return [columns[first : first + each] for first in range(0, max(1, len(columns)), each)]


def _upright(content: BlankContent, room: float) -> list[Piece]:
    facts = content.facts
    found = opening(facts.letterhead, TITLE, (facts.checklist, f"Versi {facts.version}"), room)
    line = "." * 56
    found += told(
        (
            ("Nomor audit", facts.number or line),
            ("Periode", facts.period or line),
            ("Unit", facts.unit or ("seluruh kantor" if facts.number else line)),
            ("Auditor", ", ".join(facts.auditors) or line),
            ("Tanggal diperiksa", line),
        ),
        room,
    )
    found += _key(room)
    for section in content.sections:
        found += _section(section, room)
    if not content.sections and not content.grids:
        found += told((("Isi", "Daftar periksa ini tidak memuat butir."),), room)
    return [*found, *signed(content.signs, room)]


def _key(room: float) -> list[Piece]:
    said = (
        "Beri tanda pada satu kotak tiap butir. Sesuai: terpenuhi seluruhnya. Sebagian: ada yang kurang. Tidak: tidak"
        " terpenuhi. TB: tidak berlaku, tidak dihitung. Tulis bukti dan nomor berkas pada kolom catatan."
    )
    block = Block()
    block.paragraph(0, ink.wrap(said, REGULAR, SMALL + 0.4, room), REGULAR, SMALL + 0.4, MUTED)
    return [Piece(block, 7)]


def _section(section: BlankSection, room: float) -> Iterator[Piece]:
    edges = edges_of(_SHARES, room)
    yield from heading(section.title, room)
    if section.subject:
        yield Piece(_to_write(section.subject, room), 2, keep=True)
    boxed = not all(item.remark for item in section.items)
    head = cells.heads(_HEADS, edges, _BOXED) if boxed else cells.heads(_HEADS[:2], [0.0, edges[1], room])
    yield Piece(head, 3, keep=True)
    for item in section.items:
        yield from cells.pieces(_item(item, edges), head)


def _to_write(subject: str, room: float) -> Block:
    block = Block(24)
    said = ink.shortened(subject, BOLD, SIZE, room * 0.3) + ":"
    block.text(0, 18, said, BOLD, SIZE)
    at = ink.width(said, BOLD, SIZE) + 6
    block.line(at, 19, at + 62 * MM, 0.6, MUTED)
    rest = room - at - 62 * MM - 8
    block.text(at + 62 * MM + 8, 18, ink.shortened("satu lembar untuk tiap berkas", REGULAR, SMALL, rest), size=SMALL)
    return block


def _item(item: BlankItem, edges: list[float]) -> list[Block]:
    said = [Said(item.question, BOLD if item.remark else REGULAR, SIZE + 0.4)]
    said += [small(item.hint)] if item.hint else []
    said += [small(f"Dasar: {item.basis}")] if item.basis else []
    said += [small(f"Lihat: {item.look}")] if item.look else []
    said += [small("Diisi bila berlaku.")] if item.conditional else []
    number = (Said(item.number, BOLD),)
    if item.remark:
        return cells.row([number, tuple(said)], [0.0, edges[1], edges[-1]])
    if item.choices == BOXES:
        blocks = cells.row([number, tuple(said), (), (), (), (), ()], edges, least=38)
        for at in _BOXED:
            _tick(blocks[0], (edges[at] + edges[at + 1] - _TICK) / 2, (blocks[0].height - _TICK) / 2)
        return blocks
    return _of_its_own(item, (number, tuple(said)), edges)


def _of_its_own(item: BlankItem, begin: tuple[cells.Cell, cells.Cell], edges: list[float]) -> list[Block]:
    """An item whose answers are other ones, or are written."""
    wide = [*edges[:3], edges[6], edges[7]]
    answers = tuple(Said(f"{ink.BOX} {each}", REGULAR, SIZE + 1) for each in item.choices)
    blocks = cells.row([*begin, answers, ()], wide, least=38)
    for y in () if answers else (20.0, 33.0):
        blocks[0].line(wide[2] + PAD, y, wide[3] - PAD, 0.5, MUTED)
    return blocks


def _tick(block: Block, x: float, y: float) -> None:
    block.frame(x, y, _TICK, _TICK, BLACK)


def _grid(grid: BlankGrid, columns: tuple[str, ...], room: float) -> Iterator[Piece]:
    wide = min(_CELL, (room - _NUMBER - _NOTE - 70 * MM) / max(1, len(columns)))
    edges = [0.0, _NUMBER, room - _NOTE - wide * len(columns)]
    edges += [edges[-1] + wide * (at + 1) for at in range(len(columns))] + [room]
    yield from heading(grid.title, room)
    yield from _small_line(grid.key, room)
    head = _turned_heads(grid.head, columns, edges)
    yield Piece(head, 4, keep=True)
    for number, words, below in grid.rows:
        if not number:
            yield from cells.pieces(cells.band((Said(words, BOLD),), room), head, keep=True)
            continue
        said: list[cells.Cell] = [(Said(number, BOLD),), (Said(words), small(below))]
        yield from cells.pieces(cells.row([*said, *([()] * (len(columns) + 1))], edges, least=25), head)


def _small_line(text: str, room: float) -> Iterator[Piece]:
    if text:
        block = Block()
        block.paragraph(0, ink.wrap(text, REGULAR, SMALL + 0.4, room), REGULAR, SMALL + 0.4, MUTED)
        yield Piece(block, keep=True)


def _turned_heads(head: str, columns: tuple[str, ...], edges: list[float]) -> Block:
    """Heads that are read upwards, but for short ones that fit."""
    lines = [ink.shortened(each, BOLD, SMALL, _TALL) for each in columns]
    wide = max((ink.width(each, BOLD, SMALL) for each in lines), default=0.0)
    flat = wide <= edges[3] - edges[2] - 4
    high = 20.0 if flat else max(24.0, wide + 10)
    block = Block(high)
    block.rect(0, 0, edges[-1], high, TINT)
    words = ink.shortened(head, BOLD, SMALL + 0.3, edges[2] - edges[1] - 2 * PAD)
    for at, said in ((0, "No."), (1, words), (len(columns) + 2, "Catatan")):
        block.text(edges[at] + PAD, high - 6, said, BOLD, SMALL + 0.3)
    for at, each in enumerate(lines, 2):
        middle = (edges[at] + edges[at + 1]) / 2
        if flat:
            block.text(middle - ink.width(each, BOLD, SMALL) / 2, high - 6, each, BOLD, SMALL)
        else:
            block.turned(middle + 2.6, high - 5, each, BOLD, SMALL)
    for at in range(len(edges) - 1):
        block.frame(edges[at], 0, edges[at + 1] - edges[at], high, LINE)
    return block


def tables(content: BlankContent) -> Iterator[Table]:
    """The checklist as tables with empty cells."""
    rows = tuple(
        (section.title, item.number, item.question, item.basis, item.look, _answers(item), None, None)
        for section in content.sections
        for item in section.items
    )
    heads = ("Bagian", "No.", "Yang diperiksa", "Dasar", "Lihat", "Pilihan", "Jawaban", "Catatan")
    yield Table(TITLE, heads, (14, 6, 34, 14, 14, 10, 10, 20), rows)
    for grid in content.grids:
        empty: tuple[Value, ...] = (None,) * (len(grid.columns) + 1)
        lines = tuple((number, words, *empty) for number, words, _ in grid.rows)
        shares = (6, 34, *((8,) * len(grid.columns)), 20)
        yield Table(grid.title, ("No.", grid.head, *grid.columns, "Catatan"), shares, lines)


def _answers(item: BlankItem) -> str:
    return "hanya dibaca" if item.remark else " / ".join(item.choices) or "ditulis"
