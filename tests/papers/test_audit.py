"""Papers of audits read back: everything that was given stands on them, inside, in letters, and in no formula."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ppid_desk.errors import Trouble
from ppid_desk.papers import ink
from ppid_desk.papers.audit import report
from ppid_desk.papers.audit.rules import (
    AuditPaper,
    BlankContent,
    BlankItem,
    BlankSection,
    Entry,
    FollowUpContent,
    WorkingContent,
)
from ppid_desk.papers.audit.working import gathered
from ppid_desk.papers.audit.writing import laid, pdf_of, tables, write_audit_paper
from ppid_desk.papers.picture import page_sizes
from ppid_desk.papers.report import charts
from ppid_desk.papers.report.rules import Ranked
from tests.hostile import HOSTILE
from tests.papers import audit_samples as samples
from tests.papers.samples import filled
from tests.papers.test_books import FORMULAS, Stopped
from tests.papers.test_books import pages_of as pages_in
from tests.papers.test_slip import bounds_of_text, squeezed

UPRIGHT, LYING = (210, 297), (297, 210)
every = pytest.mark.parametrize("content", samples.PAPERS.values(), ids=samples.PAPERS)


def pages_of(content: AuditPaper, folder: Path) -> list[str]:
    file = folder / "paper.pdf"
    write_audit_paper(content, file)
    return pages_in(file)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [(round(wide * 25.4 / 72), round(high * 25.4 / 72)) for wide, high in page_sizes(pdf)]


def with_text(content: AuditPaper, text: str) -> AuditPaper:
    """The paper with every text replaced; the usual answers stay, since they make columns, and posts of who signs."""
    signs = tuple(replace(sign, name=text, nip=text) for sign in content.signs)
    content = replace(filled(replace(content, signs=()), text), signs=signs)
    if not isinstance(content, BlankContent):
        return content
    usual = BlankItem(text, text, text, text, text)
    own = replace(usual, choices=(text, text))
    sections = (BlankSection(text, (usual, own, replace(usual, choices=()), replace(usual, remark=True)), text),)
    return replace(content, sections=sections)


@every
def test_a4_with_embedded_fonts_numbered_and_the_same_each_time(content: AuditPaper, tmp_path: Path) -> None:
    pdf = pdf_of(content)
    assert pdf == pdf_of(content)
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf))
    assert fonts
    assert all(b"PPIDSans" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)
    lying = {LYING} if isinstance(content, WorkingContent | FollowUpContent) else {UPRIGHT}
    assert set(sizes(pdf)) == (lying | {LYING} if isinstance(content, BlankContent) else lying)
    pages = pages_of(content, tmp_path)
    for number, page in enumerate(pages, 1):
        assert f"Halaman{number}dari{len(pages)}" in page
    assert all(squeezed(each) in pages[0] for each in samples.FACTS.letterhead.lines)


@every
def test_open_audits_and_demo_offices_say_so(content: AuditPaper, tmp_path: Path) -> None:
    closed = "".join(pages_of(content, tmp_path))
    assert "KONSEP" not in closed
    assert "BUKANDOKUMENRESMI" not in closed
    for page in pages_of(samples.in_draft(content), tmp_path):
        assert "BUKANDOKUMENRESMI" in page
        if not isinstance(content, BlankContent):  # which is never anything else than to be filled
            assert "KONSEP" in page
            assert "AUDITBELUMDITUTUP" in page
    file = tmp_path / "p.xlsx"
    write_audit_paper(samples.in_draft(content), file, workbook=True)
    head = str(load_workbook(file).worksheets[0]["A1"].value)
    assert "CONTOH, bukan dokumen resmi" in head
    assert ("KONSEP" in head) is not isinstance(content, BlankContent)


def test_the_blank_checklist_has_boxes_and_grids(tmp_path: Path) -> None:
    pages = pages_of(samples.BLANK, tmp_path)
    whole = "".join(pages)
    for item in samples.blank_items():
        for said in (item.number, item.question, item.basis, item.look, item.hint, *item.choices):
            assert squeezed(said) in whole
    assert "Diisibilaberlaku." in whole
    assert "Nomorberkas:" in whole
    drawn = [stroke for piece in laid(samples.BLANK).leaves[0].pieces(500) for stroke in piece.block.strokes]
    ticks = [stroke for stroke in drawn if stroke[0] == "frame" and stroke[3] == stroke[4] == 10]
    assert len(ticks) == 4 * (5 + 3)
    (grid,) = samples.BLANK.grids
    lying = [page for page, size in zip(pages, sizes(pdf_of(samples.BLANK)), strict=True) if size == LYING]
    assert len(lying) == 2  # sixteen files in two halves
    for half, page in enumerate(lying):
        for place, number in enumerate(grid.columns):
            assert (squeezed(number) in page) is (place // 8 == half)
        assert all(squeezed(words) in page for _, words, _ in grid.rows)


def test_the_working_paper_holds_every_answer_fact_and_proof(tmp_path: Path) -> None:
    whole = "".join(pages_of(samples.WORKING, tmp_path))
    sample = samples.SAMPLE
    for said in (sample.seed, sample.digest, sample.how, *(each.number for each in sample.files)):
        assert squeezed(said) in whole
    for auditor in samples.FACTS.auditors:
        assert squeezed(auditor) in whole
    for section in samples.WORKING.sections:
        for item in section.items:
            assert squeezed(item.question) in whole
            for entry in item.entries:
                said_ = (entry.subject, entry.answer, entry.note, entry.computed, *entry.found)
                assert all(squeezed(each) in whole for each in said_)
                assert all(squeezed(proof.name) in whole for proof in entry.proofs)
                assert all(f"SHA-256{proof.sha256[:12]}…" in whole for proof in entry.proofs)
                assert all(squeezed(f"{each.author}: {each.answer}") in whole for each in entry.given)
    for said in ("setuju", "tidaksetuju", "auditorberbeda", "diputusauditorutama", "belumdijawab", "belumadanilai"):
        assert said in whole


def test_what_says_the_same_stands_in_one_row() -> None:
    same = [Entry(str(n), "Sesuai") for n in range(5)]
    other = Entry("x", "Sesuai", "catatan")
    rows = gathered((*same[:3], other, *same[3:]))
    assert [subjects for subjects, _ in rows] == [("0", "1", "2", "3", "4"), ("x",)]


def test_the_report_holds_scores_findings_and_what_is_open(tmp_path: Path) -> None:
    content = samples.REPORT
    whole = "".join(pages_of(content, tmp_path))
    assert "Nilaiaudit74,2dari100" in whole
    for said in (*content.scope, *content.method, content.sample.seed, content.sample.how):
        assert squeezed(said) in whole
    for section in content.sections:
        assert whole.count(squeezed(section.title)) >= 2  # in the chart and in the table
        assert whole.count(charts.said(section.share)) >= 2
    for finding in content.findings:
        for said in (finding.severity, finding.question, finding.text, finding.basis, *finding.files):
            assert squeezed(said) in whole
        for action in finding.actions:
            assert squeezed(action.action) in whole
            assert squeezed(action.owner) in whole
    assert "31Juli2026" in whole
    assert "Tindakanperbaikanbelumditetapkan." in whole
    for obstacle in content.obstacles:
        assert squeezed(obstacle.text) in whole
        assert squeezed(obstacle.cause) in whole
    for line in content.unanswered:
        assert squeezed(f"{line.item}{line.question}") in whole
    for difference in (*content.differences, *content.objected):
        assert all(squeezed(f"{who}: {answer}") in whole for who, answer in difference.said)
    assert "belumdiputus" in whole
    for sign in content.signs:
        assert squeezed(sign.name) in whole
        assert f"NIP{sign.nip}" in whole


def test_the_bars_of_the_chart_are_parts_of_a_hundred() -> None:
    chart = Ranked(report.CHART, (("a", 50.0), ("b", 100.0), ("c", None)), "dari 100", 100)
    block = charts.draw(chart, 400)
    bars = [stroke[3] for stroke in block.strokes if stroke[0] == "rect" and stroke[4] == 10]
    frames = [stroke[3] for stroke in block.strokes if stroke[0] == "frame"]
    assert bars[1] == pytest.approx(2 * bars[0])
    assert frames == [pytest.approx(bars[1])] * 2
    lines = [stroke[3] for stroke in block.strokes if stroke[0] == "text"]
    assert {"50", "100", "–"} <= set(lines)


def test_the_follow_up_list_says_what_is_late(tmp_path: Path) -> None:
    whole = "".join(pages_of(samples.FOLLOW_UP, tmp_path))
    for line in samples.FOLLOW_UP.lines:
        said_ = (line.finding, line.severity, line.action, line.owner, line.done, line.verified_by, line.state)
        assert all(squeezed(each) in whole for each in (*said_, *line.proofs))
    assert "terlambat13harikerja" in whole
    assert "Terlambat:1tindakan" in whole
    assert "3Agu2026" in whole


@every
def test_empty_papers_say_that_nothing_is_there(content: AuditPaper, tmp_path: Path) -> None:
    whole = "".join(pages_of(samples.empty(content), tmp_path))
    assert re.search("tidakmemuatbutir|Tidakadatemuan|Tidakadatindakan", whole)
    write_audit_paper(samples.empty(content), tmp_path / "p.xlsx", workbook=True)
    assert load_workbook(tmp_path / "p.xlsx").worksheets


@every
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_stays_text_and_inside(content: AuditPaper, kind: str, tmp_path: Path) -> None:
    text = HOSTILE[kind]
    hostile = with_text(content, text)
    found = "".join(pages_of(hostile, tmp_path))
    assert found.count(squeezed(ink.drawable(text))) >= 5
    for left, bottom, right, top, wide, high in bounds_of_text((tmp_path / "paper.pdf").read_bytes()):
        assert left >= 14 * ink.MM
        assert right <= wide - 10 * ink.MM
        assert bottom >= 4 * ink.MM
        assert top <= high - 8 * ink.MM


@every
@pytest.mark.parametrize("text", [*HOSTILE.values(), *FORMULAS])
def test_no_text_becomes_a_formula(content: AuditPaper, text: str, tmp_path: Path) -> None:
    file = tmp_path / "p.xlsx"
    write_audit_paper(with_text(content, text), file, workbook=True)
    cells = [cell for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


@every
def test_the_workbook_holds_the_same_tables(content: AuditPaper, tmp_path: Path) -> None:
    file = tmp_path / "p.xlsx"
    write_audit_paper(content, file, workbook=True)
    workbook = load_workbook(file)
    found = list(tables(content))
    assert len(workbook.worksheets) == len(found) + 1
    for sheet, table in zip(workbook.worksheets[1:], found, strict=True):
        assert [cell.value for cell in sheet[1]] == list(table.heads)
        for down, row in enumerate(table.rows, 2):
            for cell, value in zip(sheet[down], row, strict=True):
                day = datetime.combine(value, datetime.min.time()) if isinstance(value, date) else value
                assert cell.value == day


@pytest.mark.parametrize("content", samples.large(), ids=lambda content: type(content).__name__)
def test_three_hundred_items_of_thirty_files(content: AuditPaper, tmp_path: Path) -> None:
    pages = pages_of(content, tmp_path)
    assert len(pages) > 50
    assert f"Halaman{len(pages)}dari{len(pages)}" in pages[-1]
    whole = "".join(pages)
    assert all(f"({n})" in whole for n in range(300)) or all(f"T{n}·" in whole for n in range(300))
    write_audit_paper(content, tmp_path / "p.xlsx", workbook=True)
    if isinstance(content, WorkingContent):
        assert load_workbook(tmp_path / "p.xlsx", read_only=True)["3 Jawaban"].max_row == 9001


def test_very_long_texts_go_on_over_pages(tmp_path: Path) -> None:
    long = "awalan " + "butir " * 4000 + "tamat"
    for content in samples.PAPERS.values():
        whole = "".join(pages_of(_with_long(content, long), tmp_path))
        assert whole.count("tamat") == whole.count("awalan") > 0
        assert whole.count("butir") >= 4000 * whole.count("tamat")


def _with_long(content: AuditPaper, long: str) -> AuditPaper:
    if isinstance(content, BlankContent):
        return replace(content, sections=(BlankSection("B", (BlankItem("1", long, long),)),), grids=())
    if isinstance(content, WorkingContent):
        item = replace(content.sections[0].items[0], question=long, entries=(Entry("Kantor", "Sesuai", long),))
        return replace(content, sections=(replace(content.sections[0], items=(item,)),))
    if isinstance(content, FollowUpContent):
        return replace(content, lines=(replace(content.lines[0], action=long, done=long, proofs=(long,)),))
    return replace(content, findings=(replace(content.findings[0], text=long, question=long),))


@every
@pytest.mark.parametrize("workbook", [False, True])
def test_a_stopped_paper_leaves_nothing_and_the_old_one_stays(
    content: AuditPaper, tmp_path: Path, *, workbook: bool
) -> None:
    file = tmp_path / "p"
    file.write_bytes(b"old")

    def stop(_done: int, _all: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_audit_paper(content, file, workbook=workbook, step=stop)
    assert [each.name for each in tmp_path.iterdir()] == ["p"]
    assert file.read_bytes() == b"old"
    with pytest.raises(Trouble) as refused:
        write_audit_paper(content, tmp_path / "no" / "p", workbook=workbook)
    assert refused.value.code == "output_unwritable"
