"""Kertas kerja audit: the sample and how it was drawn, then each item with every answer, fact and proof."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ppid_desk.papers.audit import cells
from ppid_desk.papers.audit.cells import Cell, Said, band, edges_of, small
from ppid_desk.papers.audit.rules import AuditFacts, Entry, SampleFacts, WorkingContent, WorkingItem, WorkingSection
from ppid_desk.papers.audit.sheet import Laid, Leaf, day, heading, opening, signed, told
from ppid_desk.papers.ink import ACCENT, BOLD, MUTED, Block
from ppid_desk.papers.letters.drawing import Piece
from ppid_desk.papers.report.charts import said as figure
from ppid_desk.papers.report.rules import Table

TITLE = "Kertas Kerja Audit"
OPEN = "belum dijawab"
NOT_ASKED = "tidak ditanyakan: syaratnya tidak terpenuhi"
DIFFERS = "auditor berbeda"
_SHORT = 12  # signs of a digest that are printed
_SHARES = (42.0, 24.0, 64.0, 68.0, 26.0, 46.0)
_HEADS = ("Yang diperiksa", "Jawaban", "Catatan auditor", "Fakta terhitung", "Auditor atas fakta", "Bukti")
_FILES = (10.0, 60.0, 40.0)


def laid(content: WorkingContent) -> Laid:
    """The working paper, lying."""
    facts = content.facts
    leaf = Leaf(lying=True, pieces=partial(_pieces, content))
    foot = f"{facts.number} · {TITLE} · {facts.checklist}"
    return Laid(facts.letterhead, f"{TITLE} {facts.number}", foot, (leaf,), facts.draft, facts.demo)


def _pieces(content: WorkingContent, room: float) -> list[Piece]:
    facts = content.facts
    found = opening(facts.letterhead, TITLE, (facts.checklist, f"Nomor {facts.number}"), room)
    found += told(about(facts), room)
    found += _sample(content.sample, room)
    for section in content.sections:
        found += _section(section, room)
    if not content.sections:
        found += heading("Jawaban", room)
        found += told((("Isi", "Audit ini tidak memuat butir."),), room)
    return [*found, *signed(content.signs, room)]


def about(facts: AuditFacts) -> tuple[tuple[str, str], ...]:
    """Of which audit, as labels and values."""
    lead, *others = facts.auditors or ("",)
    return (
        ("Nomor audit", facts.number),
        ("Daftar periksa", f"{facts.checklist}, versi {facts.version}"),
        ("Periode diperiksa", facts.period),
        ("Unit", facts.unit or "seluruh kantor"),
        ("Auditor utama", lead),
        ("Auditor", ", ".join(others)),
        ("Dimulai", day(facts.started)),
        ("Ditutup", day(facts.closed) or "belum ditutup"),
    )


def drawn_how(sample: SampleFacts) -> tuple[tuple[str, str], ...]:
    """How the sample was drawn, as labels and values."""
    return (
        ("Populasi", f"{figure(sample.population)} berkas pada periode ini"),
        ("Sampel", f"{figure(len(sample.files))} berkas"),
        ("Cara pengambilan", sample.how),
        ("Benih acak (seed)", sample.seed),
        ("SHA-256 daftar nomor", sample.digest),
    )


def _sample(sample: SampleFacts, room: float) -> Iterator[Piece]:
    yield from heading("Sampel", room)
    yield from told(drawn_how(sample), room)
    yield from sample_rows(sample, room)


def sample_rows(sample: SampleFacts, room: float) -> Iterator[Piece]:
    """The sampled files in two halves beside each other."""
    if not sample.files:
        return
    edges = edges_of((*_FILES, *_FILES), room)
    head = cells.heads(("No.", "Nomor berkas", "Alasan terambil") * 2, edges)
    yield Piece(head, 6, keep=True)
    half = -(-len(sample.files) // 2)  # read down the left half first
    for left, right in zip(sample.files[:half], (*sample.files[half:], None), strict=False):
        texts: list[Cell] = []
        for each in (left, right):
            said = (str(each.position), each.number, each.reason) if each else ("", "", "")
            texts += [(Said(text),) for text in said]
        yield from cells.pieces(cells.row(texts, edges), head)


def _section(section: WorkingSection, room: float) -> Iterator[Piece]:
    edges = edges_of(_SHARES, room)
    yield from heading(section.title, room)
    head = cells.heads(_HEADS, edges)
    yield Piece(head, 3, keep=True)
    for item in section.items:
        yield from cells.pieces(_item_band(item, room), head, keep=True)
        for subjects, entry in gathered(item.entries):
            yield from cells.pieces(_row(subjects, entry, edges), head)
        if not item.entries:
            yield from cells.pieces(cells.row([(small(NOT_ASKED),)], [0, room]), head)


def _item_band(item: WorkingItem, room: float) -> list[Block]:
    score = "belum ada nilai" if item.score is None else f"nilai {figure(item.score)} dari 2"
    below = " · ".join(
        each for each in (f"Dasar: {item.basis}" if item.basis else "", f"bobot {figure(item.weight)}", score) if each
    )
    return band((Said(f"{item.number}  {item.question}", BOLD), small(below)), room)


def gathered(entries: tuple[Entry, ...]) -> list[tuple[tuple[str, ...], Entry]]:
    """Entries that say the same stand in one row, with all their subjects, in the order of the first."""
    from dataclasses import replace

    found: dict[Entry, list[str]] = {}
    for entry in entries:
        found.setdefault(replace(entry, subject=""), []).append(entry.subject)
    return [(tuple(subjects), entry) for entry, subjects in found.items()]


def _row(subjects: tuple[str, ...], entry: Entry, edges: list[float]) -> list[Block]:
    if len(subjects) > 1 and entry == Entry("", entry.answer):  # nothing else was said of them
        many = (Said(f"{len(subjects)} yang sama"),)
        return cells.row([many, _answer(entry), (small(", ".join(subjects)),)], [*edges[:3], edges[-1]])
    return cells.row(_cells(subjects, entry), edges)


def _cells(subjects: tuple[str, ...], entry: Entry) -> list[Cell]:
    many = (small(f"{len(subjects)} yang sama"),) if len(subjects) > 1 else ()
    return [
        (*(Said(each) for each in subjects), *many),
        _answer(entry),
        (Said(entry.note), *(small(each) for each in _each_auditor(entry))),
        (Said(entry.computed, BOLD), *(small(each) for each in entry.found)) if entry.computed else (small("–"),),
        (Said(agreed(entry)),),
        tuple(
            text for proof in entry.proofs for text in (Said(proof.name), small(f"SHA-256 {proof.sha256[:_SHORT]}…"))
        ),
    ]


def _answer(entry: Entry) -> Cell:
    if entry.conflict:
        return (Said(DIFFERS, BOLD, colour=ACCENT),)
    if not entry.answer:
        return (Said(OPEN, colour=MUTED),)
    return (Said(entry.answer, BOLD), *((small("diputus auditor utama"),) if entry.decided else ()))


def _each_auditor(entry: Entry) -> Iterator[str]:
    for each in entry.given:
        yield f"{each.author}: {each.answer}" + (f" — {each.note}" if each.note else "")


def agreed(entry: Entry) -> str:
    """What the auditor says to the computed fact."""
    if not entry.computed:
        return "–"
    return {True: "setuju", False: "tidak setuju", None: "belum dinyatakan"}[entry.agrees]


def sample_table(sample: SampleFacts) -> Table:
    """The sampled files."""
    rows = tuple((each.position, each.number, each.reason) for each in sample.files)
    return Table("Berkas sampel", ("No.", "Nomor berkas", "Alasan terambil"), (6, 44, 30), rows)


def facts_table(pairs: tuple[tuple[str, str], ...]) -> Table:
    """Labels and values as a table."""
    return Table("Keterangan", ("Ihwal", "Isi"), (30, 90), tuple(each for each in pairs if each[1]))


def tables(content: WorkingContent) -> Iterator[Table]:
    """The working paper as tables: every cell a row."""
    yield facts_table((*about(content.facts), *drawn_how(content.sample)))
    yield sample_table(content.sample)
    heads = ("Bagian", "No.", "Butir", "Dasar", "Bobot", "Nilai", *_HEADS, "Tiap auditor")
    rows = tuple(
        (
            section.title, item.number, item.question, item.basis, item.weight, item.score, entry.subject,
            DIFFERS if entry.conflict else entry.answer or OPEN, entry.note,
            "\n".join((entry.computed, *entry.found)) if entry.computed else "", agreed(entry),
            "\n".join(f"{proof.name} (SHA-256 {proof.sha256})" for proof in entry.proofs),
            "\n".join(_each_auditor(entry)),
        )
        for section in content.sections
        for item in section.items
        for entry in item.entries
    )  # fmt: skip
    yield Table("Jawaban", heads, (14, 6, 30, 14, 6, 6, 16, 10, 30, 30, 10, 30, 30), rows)
