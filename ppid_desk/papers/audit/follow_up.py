"""Daftar tindak lanjut: what was to be done about each finding, by whom, until when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ppid_desk.language import plain_date, short_date
from ppid_desk.papers.audit import cells
from ppid_desk.papers.audit.cells import Cell, Said, edges_of, small
from ppid_desk.papers.audit.rules import FollowUpContent, FollowUpLine
from ppid_desk.papers.audit.sheet import Laid, Leaf, opening, signed, told
from ppid_desk.papers.audit.working import facts_table
from ppid_desk.papers.ink import ACCENT, BOLD
from ppid_desk.papers.letters.drawing import SLIP, Piece, pieces
from ppid_desk.papers.letters.rules import Words
from ppid_desk.papers.report.rules import Table

TITLE = "Daftar Tindak Lanjut Temuan Audit"
_SHARES = (34.0, 58.0, 34.0, 31.0, 60.0, 32.0, 26.0)
_HEADS = ("Temuan", "Tindakan perbaikan", "Penanggung jawab", "Batas waktu", "Yang dilakukan dan buktinya",
          "Diverifikasi oleh", "Keadaan")  # fmt: skip


def laid(content: FollowUpContent) -> Laid:
    """The list, lying."""
    leaf = Leaf(lying=True, pieces=partial(_pieces, content))
    foot = f"{TITLE} · {content.scope} · {_as_of(content)}"
    return Laid(content.letterhead, TITLE, foot, (leaf,), content.draft, content.demo)


def _as_of(content: FollowUpContent) -> str:
    return f"keadaan {plain_date(content.day, 'id')}"


def _pieces(content: FollowUpContent, room: float) -> list[Piece]:
    found = opening(content.letterhead, TITLE, (content.scope, f"Keadaan {plain_date(content.day, 'id')}"), room)
    found += told(counts(content), room)
    if content.lines:
        found += _table(content.lines, room)
    else:
        found += pieces((Words("Tidak ada tindakan perbaikan yang perlu ditindaklanjuti."),), room, SLIP)
    if content.signs:
        found[-1].keep = True
    return [*found, *signed(content.signs, room)]


def counts(content: FollowUpContent) -> tuple[tuple[str, str], ...]:
    """How many actions there are, and how many of them stand in which state or are late."""
    states: dict[str, int] = {}
    for each in content.lines:
        states[each.state] = states.get(each.state, 0) + 1
    said = ", ".join(f"{many} {state}" for state, many in states.items())
    late = sum(each.late > 0 for each in content.lines)
    return (
        ("Tindakan perbaikan", f"{len(content.lines)}" + (f" ({said})" if said else "")),
        ("Terlambat", f"{late} tindakan" if late else "tidak ada"),
    )


def _table(lines: tuple[FollowUpLine, ...], room: float) -> Iterator[Piece]:
    edges = edges_of(_SHARES, room)
    head = cells.heads(_HEADS, edges)
    yield Piece(head, 8, keep=True)
    for each in lines:
        yield from cells.pieces(cells.row(_cells(each), edges), head)


def _cells(each: FollowUpLine) -> list[Cell]:
    late = f"terlambat {each.late} hari kerja" if each.late else ""
    return [
        (Said(each.finding, BOLD), Said(each.severity), small(each.audit)),
        (Said(each.action),),
        (Said(each.owner),),
        (Said(short_date(each.due, "id") if each.due else "–"), Said(late, BOLD, colour=ACCENT)),
        (Said(each.done), *(small(f"Bukti: {proof}") for proof in each.proofs)),
        (Said(each.verified_by), small(short_date(each.verified_on, "id") if each.verified_on else "")),
        (Said(each.state, BOLD),),
    ]


def tables(content: FollowUpContent) -> Iterator[Table]:
    """The list as a table, behind its counts."""
    yield facts_table((("Lingkup", content.scope), ("Keadaan", plain_date(content.day, "id")), *counts(content)))
    heads = ("Audit", "Temuan", "Tingkat", "Tindakan perbaikan", "Penanggung jawab", "Batas waktu", "Yang dilakukan",
             "Bukti", "Diverifikasi oleh", "Tanggal verifikasi", "Keadaan", "Terlambat (hari kerja)")  # fmt: skip
    rows = tuple(
        (
            each.audit, each.finding, each.severity, each.action, each.owner, each.due, each.done,
            "\n".join(each.proofs), each.verified_by, each.verified_on, each.state, each.late or None,
        )
        for each in content.lines
    )  # fmt: skip
    yield Table("Tindak lanjut", heads, (14, 12, 10, 40, 22, 13, 40, 24, 20, 13, 14, 10), rows)
