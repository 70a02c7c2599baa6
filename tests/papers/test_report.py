"""Reports read back: contents point to the right pages, charts hold all their values, workbooks no formula."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ppid_desk.papers import ink
from ppid_desk.papers.ink import Block
from ppid_desk.papers.letters.rules import Words
from ppid_desk.papers.report import charts
from ppid_desk.papers.report.rules import (
    Bars,
    Chapter,
    Figure,
    Medians,
    Ranked,
    ReportContent,
    Section,
    Stacked,
    Table,
)
from ppid_desk.papers.report.writing import tables, write_report
from tests.hostile import HOSTILE
from tests.papers import samples
from tests.papers.test_books import FORMULAS, Stopped, pages_of
from tests.papers.test_slip import bounds_of_text, squeezed

FIGURES = (samples.BARS, samples.STACKED, samples.MEDIANS, samples.RANKED)


def written(content: ReportContent, folder: Path) -> Path:
    file = folder / "report.pdf"
    write_report(content, file)
    return file


def report(*parts: object) -> ReportContent:
    return replace(samples.REPORT, chapters=(Chapter("Bab", parts),))  # type: ignore[arg-type]


def test_cover_contents_and_chapters(tmp_path: Path) -> None:
    file = written(samples.REPORT, tmp_path)
    pages = pages_of(file)
    content = samples.REPORT
    for said in (content.title.upper(), content.subtitle, content.period, content.year, *content.letterhead.lines):
        assert squeezed(said) in pages[0]
    assert pages[1].startswith("DAFTARISI")
    names = "I II III IV V VI".split()
    for name, chapter in zip(names, content.chapters, strict=True):
        entry = squeezed(f"BAB {name} {chapter.title.upper()}")
        (page,) = re.findall(rf"{entry}\.*(\d)", pages[1])
        assert pages[int(page) - 1].startswith(entry)
        for within, section in enumerate(chapter.sections, 1):
            title = squeezed(f"{names.index(name) + 1}.{within} {section.title}")
            (page,) = re.findall(rf"{re.escape(title)}\.*(\d)", pages[1])
            assert title in pages[int(page) - 1]
    for number, page in enumerate(pages[1:], 2):
        assert page.endswith(str(number))
    assert squeezed("Bagus Prasetya Contoh") in pages[-1]
    raw = file.read_bytes()
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", raw))
    assert all(b"PPIDSans" in font for font in fonts)
    assert raw.count(b"/FontFile2") == len(fonts) > 0
    assert raw == written(samples.REPORT, tmp_path).read_bytes()


def test_long_contents_still_point_right(tmp_path: Path) -> None:
    chapters = tuple(
        Chapter(f"Judul {n}", (), tuple(Section(f"Pasal {n}-{m}", (Words("isi " * 400),)) for m in range(6)))
        for n in range(14)
    )
    pages = pages_of(written(replace(samples.REPORT, chapters=chapters), tmp_path))
    listed = [page for page in pages if re.search(r"\.\.\.\.", page)]
    assert len(listed) > 1
    for n in range(14):
        (page,) = re.findall(rf"JUDUL{n}\.\.+(\d+)(?=BAB|\d+\.\d|Laporan)", "".join(listed)) or ("",)
        place = next(place for place, text in enumerate(pages, 1) if f"JUDUL{n}{n + 1}.1" in text)
        assert page.startswith(str(place))


@pytest.mark.parametrize("chart", FIGURES, ids=lambda chart: type(chart).__name__)
def test_a_chart_holds_every_value_and_label(tmp_path: Path, chart: Figure) -> None:
    found = "".join(pages_of(written(report(chart), tmp_path)))
    assert squeezed(f"Gambar 1. {chart.title}") in found
    block = charts.draw(chart, 450)
    lines = [stroke[3] for stroke in block.strokes if stroke[0] == "text"]
    for label, values in _known(chart):
        assert squeezed(label) in found, label
        for value in values:
            assert charts.said(value) in lines
            assert charts.said(value) in found
    for kind, x, _, *rest in block.strokes:
        assert x >= -0.1
        if kind == "rect":
            assert x + rest[0] <= 450.1
        if kind == "text":
            assert x + ink.width(rest[0], rest[1], rest[2]) <= 450.1


def _known(chart: Figure) -> list[tuple[str, tuple[float | None, ...]]]:
    if isinstance(chart, Ranked):
        return [(label, (value,)) for label, value in chart.rows]
    if isinstance(chart, Stacked):
        return [*((name, values) for name, values in chart.series), *((label, ()) for label in chart.labels)]
    return [(label, (value,)) for label, value in zip(chart.labels, chart.values, strict=True)]


def test_an_empty_month_is_empty_and_not_nought() -> None:
    assert (charts.said(None), charts.said(0), charts.said(7.5), charts.said(1250)) == ("–", "0", "7,5", "1.250")
    assert _bars(charts.draw(Bars("x", ("Jan", "Feb"), (None, 0)), 300)) == 0
    assert _bars(charts.draw(Bars("x", ("Jan", "Feb"), (3, 4)), 300)) == 2
    broken = charts.draw(Medians("x", tuple("abcde"), (1, 2, None, 3, 4)), 300)
    assert sum(stroke[0] == "segment" for stroke in broken.strokes) == 2


def _bars(block: Block) -> int:
    return sum(stroke[0] == "frame" for stroke in block.strokes)


def test_bars_are_as_high_as_their_values() -> None:
    block = charts.draw(Bars("x", ("a", "b", "c"), (10, 20, 40)), 300)
    highs = [stroke[4] for stroke in block.strokes if stroke[0] == "frame"]
    assert highs[1] == pytest.approx(highs[0] * 2)
    assert highs[2] == pytest.approx(highs[0] * 4)
    block = charts.draw(Ranked("x", (("a", 10), ("b", 30))), 300)
    wides = [stroke[3] for stroke in block.strokes if stroke[0] == "rect" and stroke[4] == 10]
    assert wides[1] == pytest.approx(wides[0] * 3)


def test_shades_differ_without_colour() -> None:
    lights = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in charts.SHADES)
    assert all(b - a > 0.06 for a, b in pairwise(lights))


@pytest.mark.parametrize("chart", FIGURES, ids=lambda chart: type(chart).__name__)
def test_a_chart_of_nothing_can_be_drawn(chart: Figure) -> None:
    nothing: Figure
    if isinstance(chart, Ranked):
        nothing = replace(chart, rows=())
    elif isinstance(chart, Stacked):
        nothing = replace(chart, labels=(), series=())
    else:
        nothing = replace(chart, labels=(), values=())
    assert charts.draw(nothing, 400).height > 0 or isinstance(nothing, Ranked)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_stays_text_and_inside(tmp_path: Path, kind: str) -> None:
    text = HOSTILE[kind]
    content = replace(
        report(
            Words(text),
            Table(text, (text, "n"), (80, 20), ((text, 1),)),
            Bars(text, (text, "b"), (1, 2)),
            Stacked(text, ("a",), ((text, (1,)),)),
            Ranked(text, ((text, 1),)),
        ),
        title=text, subtitle=text, period=text,
    )  # fmt: skip
    file = written(replace(content, chapters=(replace(content.chapters[0], title=text),)), tmp_path)
    assert "".join(pages_of(file)).count(squeezed(ink.drawable(text))) >= 5
    for left, bottom, right, top, wide, high in bounds_of_text(file.read_bytes()):
        assert left >= 24 * ink.MM
        assert right <= wide - 19 * ink.MM
        assert bottom >= 10 * ink.MM
        assert top <= high - 15 * ink.MM


def test_a_long_table_repeats_its_heads(tmp_path: Path) -> None:
    rows = tuple((f"0{n:03d}/PIP", n, 3.5) for n in range(200))
    pages = pages_of(
        written(report(Table("Waktu per permohonan", ("Nomor", "Hari kerja", "Lain"), (5, 2, 2), rows)), tmp_path)
    )
    holding = [page for page in pages[2:] if "/PIP" in page]
    assert len(holding) > 3
    assert all("NomorHarikerjaLain" in page for page in holding)
    assert all(f"0{n:03d}/PIP" in "".join(holding) for n in range(200))


def test_the_workbook_holds_the_same_tables(tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    write_report(samples.REPORT, file, workbook=True)
    workbook = load_workbook(file)
    assert workbook.sheetnames == ["Daftar tabel", "1 Per bulan", "2 Sengketa informasi"]
    for sheet, table in zip(workbook.worksheets[1:], tables(samples.REPORT), strict=True):
        assert [cell.value for cell in sheet[1]] == list(table.heads)
        for down, row in enumerate(table.rows, 2):
            for cell, value in zip(sheet[down], row, strict=True):
                day = datetime.combine(value, datetime.min.time()) if isinstance(value, date) else value
                assert cell.value == day
                assert cell.data_type != "f"


@pytest.mark.parametrize("text", [*HOSTILE.values(), *FORMULAS, "[a]:b*c?d/e\\f'", "x" * 60])
def test_any_title_names_a_sheet(tmp_path: Path, text: str) -> None:
    file = tmp_path / "report.xlsx"
    table = Table(text, ("a",), (1,), ((text,),))
    write_report(report(table, table), file, workbook=True)
    workbook = load_workbook(file)
    assert len(workbook.sheetnames) == 3
    assert all(cell.data_type != "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("workbook", [False, True])
def test_a_stopped_report_leaves_nothing(tmp_path: Path, workbook: bool) -> None:
    def stop(done: int, _of: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        write_report(samples.REPORT, tmp_path / "r", workbook=workbook, step=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_a_demo_office_says_so(tmp_path: Path) -> None:
    pages = pages_of(written(replace(samples.REPORT, demo=True), tmp_path))
    assert all("CONTOH" in page for page in pages)
