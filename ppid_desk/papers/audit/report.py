"""Laporan hasil audit: scope, method, sample, scores with a chart, findings, obstacles, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ppid_desk.papers.audit.cells import Said, band, small
from ppid_desk.papers.audit.cells import pieces as cells
from ppid_desk.papers.audit.rules import (
    AuditReport,
    DifferenceLine,
    FindingLine,
    ObstacleLine,
    OpenLine,
    SectionLine,
)
from ppid_desk.papers.audit.sheet import Laid, Leaf, day, heading, opening, signed, told
from ppid_desk.papers.audit.working import about, drawn_how, facts_table, sample_rows, sample_table
from ppid_desk.papers.ink import BOLD
from ppid_desk.papers.letters.drawing import SLIP, Piece, pieces
from ppid_desk.papers.letters.rules import Boxed, Grid, Pairs, Points, Words
from ppid_desk.papers.report.charts import said as figure
from ppid_desk.papers.report.drawing import Numbers, drawn
from ppid_desk.papers.report.rules import Ranked, ReportPart, Table, Value

TITLE = "Laporan Hasil Audit Internal"
CHART = "Nilai tiap bagian"


def laid(content: AuditReport) -> Laid:
    """The report, upright."""
    facts = content.facts
    leaf = Leaf(lying=False, pieces=partial(_pieces, content))
    foot = f"{facts.number} · {TITLE} · {facts.checklist}"
    return Laid(facts.letterhead, f"{TITLE} {facts.number}", foot, (leaf,), facts.draft, facts.demo)


def _pieces(content: AuditReport, room: float) -> list[Piece]:
    facts, numbers = content.facts, Numbers()
    found = opening(facts.letterhead, TITLE, (facts.checklist, f"Nomor {facts.number}"), room)
    found += _result(content, room)
    found += heading("1. Ruang lingkup", room)
    found += told(about(facts), room)
    found += _words(content.scope, room)
    found += heading("2. Metode dan sampel", room)
    found += _words(content.method, room)
    found += told(drawn_how(content.sample), room)
    found += sample_rows(content.sample, room)
    found += heading("3. Nilai", room)
    for part in _scores(content):
        found += drawn(part, room, numbers)
    found += heading("4. Temuan dan tindakan perbaikan", room)
    found += _findings(content.findings, room)
    found += heading("5. Kendala", room)
    found += _or_none(_obstacles(content.obstacles), room, numbers, "Tidak ada kendala yang dicatat.")
    found += heading("6. Butir wajib yang belum dijawab", room)
    found += _or_none(_unanswered(content.unanswered), room, numbers, "Semua butir wajib sudah dijawab.")
    found += heading("7. Perbedaan pendapat", room)
    found += _or_none(_differences(content.differences), room, numbers, "Tidak ada perbedaan antara auditor.")
    found += _or_none(_objected(content.objected), room, numbers, "Auditor setuju dengan semua fakta terhitung.")
    if content.signs:
        found[-1].keep = True
    return [*found, *signed(content.signs, room)]


def _words(texts: Sequence[str], room: float) -> list[Piece]:
    """One text as a paragraph, several as points."""
    if not texts:
        return []
    part = Words(texts[0]) if len(texts) == 1 else Points(tuple(texts), ("•",) * len(texts))
    return pieces((part,), room, SLIP)


def _or_none(table: Table, room: float, numbers: Numbers, none: str) -> list[Piece]:
    return drawn(table, room, numbers) if table.rows else pieces((Words(none),), room, SLIP)


def _result(content: AuditReport, room: float) -> list[Piece]:
    """The score in large type, and what stands behind it."""
    total = content.total
    reason = (
        f"{figure(total.points)} dari {figure(total.most)} poin · {total.answered} dari {total.asked} pemeriksaan"
        f" dijawab · {len(content.findings)} temuan · {len(content.unanswered)} butir wajib belum dijawab ·"
        f" {len(content.differences)} perbedaan antara auditor"
    )
    share = "belum ada" if total.share is None else f"{figure(total.share)} dari 100"
    label = "Nilai sementara; audit belum ditutup" if content.facts.draft else "Nilai audit"
    return pieces((Boxed(label, share, reason),), room, SLIP)


def _scores(content: AuditReport) -> Iterator[ReportPart]:
    if any(each.share is not None for each in content.sections):
        yield Ranked(CHART, tuple((each.title, each.share) for each in content.sections), "dari 100", 100)
    yield score_table((*content.sections, content.total))


def score_table(lines: tuple[SectionLine, ...]) -> Table:
    """The score of each section; the last line is that of all."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (each.title, each.asked, each.answered, each.points, each.most, each.share) for each in lines
    )
    heads = ("Bagian", "Diperiksa", "Dijawab", "Poin", "Poin tertinggi", "Nilai")
    return Table("Nilai tiap bagian dan seluruhnya", heads, (50, 12, 12, 11, 13, 11), rows, total=True, sheet="Nilai")


def _findings(findings: tuple[FindingLine, ...], room: float) -> list[Piece]:
    if not findings:
        return pieces((Words("Tidak ada temuan pada butir yang sudah dijawab."),), room, SLIP)
    found: list[Piece] = []
    for each in findings:
        found += _finding(each, room)
    return found


def _finding(each: FindingLine, room: float) -> list[Piece]:
    title = f"{each.number} · {each.severity} · butir {each.item}: {each.answer}"
    head = cells(band((Said(title, BOLD), small(each.question)), room), keep=True)
    head[0].above = 9
    rows = (("Temuan", each.text), ("Dasar", each.basis), ("Berkas", ", ".join(each.files)))
    told_ = pieces((Pairs(tuple(row for row in rows if row[1])),), room, SLIP)
    if not each.actions:
        return [*head, *told_, *pieces((Words("Tindakan perbaikan belum ditetapkan."),), room, SLIP)]
    grid = Grid(
        ("Tindakan perbaikan", "Penanggung jawab", "Batas waktu", "Keadaan"),
        (46, 24, 15, 15),
        tuple((one.action, one.owner, day(one.due) or "–", one.state) for one in each.actions),
    )
    return [*head, *told_, *pieces((grid,), room, SLIP)]


def _obstacles(lines: tuple[ObstacleLine, ...]) -> Table:
    rows = tuple((each.text, each.cause, ", ".join(each.files)) for each in lines)
    return Table("Kendala", ("Kendala", "Sebab", "Berkas yang tertunda"), (36, 36, 28), rows)


def _unanswered(lines: tuple[OpenLine, ...]) -> Table:
    rows = tuple((each.item, each.question, ", ".join(each.subjects)) for each in lines)
    heads = ("No.", "Butir", "Berkas atau informasi")
    return Table("Butir wajib yang belum dijawab", heads, (8, 44, 48), rows, sheet="Belum dijawab")


def _differences(lines: tuple[DifferenceLine, ...]) -> Table:
    heads = ("Butir", "Berkas atau informasi", "Jawaban", "Keputusan auditor utama")
    return Table(
        "Beda jawaban antara auditor", heads, (8, 30, 40, 22), _rows(lines, "belum diputus"), sheet="Beda auditor"
    )


def _objected(lines: tuple[DifferenceLine, ...]) -> Table:
    heads = ("Butir", "Berkas atau informasi", "Fakta terhitung dan jawaban auditor")
    rows = tuple(row[:3] for row in _rows(lines, ""))
    return Table("Auditor tidak setuju dengan fakta terhitung", heads, (8, 34, 58), rows, sheet="Beda fakta")


def _rows(lines: tuple[DifferenceLine, ...], undecided: str) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        (each.item, each.subject, "\n".join(f"{who}: {answer}" for who, answer in each.said), each.decided or undecided)
        for each in lines
    )


def tables(content: AuditReport) -> Iterator[Table]:
    """The report as tables."""
    told_ = (*(("Ruang lingkup", each) for each in content.scope), *(("Metode", each) for each in content.method))
    yield facts_table((*about(content.facts), *told_, *drawn_how(content.sample)))
    yield score_table((*content.sections, content.total))
    yield _finding_table(content.findings)
    yield _action_table(content.findings)
    yield _obstacles(content.obstacles)
    yield _unanswered(content.unanswered)
    yield _differences(content.differences)
    yield _objected(content.objected)
    yield sample_table(content.sample)


def _finding_table(findings: tuple[FindingLine, ...]) -> Table:
    rows = tuple(
        (each.number, each.item, each.question, each.severity, each.answer, each.text, each.basis,
         ", ".join(each.files))
        for each in findings
    )  # fmt: skip
    heads = ("Temuan", "Butir", "Pertanyaan", "Tingkat", "Jawaban", "Uraian", "Dasar", "Berkas")
    return Table("Temuan", heads, (10, 8, 30, 10, 10, 40, 16, 30), rows)


def _action_table(findings: tuple[FindingLine, ...]) -> Table:
    rows = tuple((each.number, one.action, one.owner, one.due, one.state) for each in findings for one in each.actions)
    heads = ("Temuan", "Tindakan perbaikan", "Penanggung jawab", "Batas waktu", "Keadaan")
    return Table("Tindakan perbaikan", heads, (10, 50, 24, 14, 16), rows)
