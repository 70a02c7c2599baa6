"""Register books read back in their three forms: every cell, each page's heads and counts, nothing torn or run."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from ppid_desk.errors import Trouble
from ppid_desk.papers import ink
from ppid_desk.papers.books.cells import harmless
from ppid_desk.papers.books.registers import OBJECTION_COLUMNS, REQUEST_COLUMNS, RequestEntry, request_book
from ppid_desk.papers.books.rules import Book, Cell, Column, Format, heads, runs
from ppid_desk.papers.books.table import BROAD, FINE, PAD, Measure
from ppid_desk.papers.books.table import Table as Columns
from ppid_desk.papers.books.writing import write_book
from ppid_desk.papers.picture import page_sizes
from ppid_desk.papers.rules import Paper
from tests.hostile import HOSTILE
from tests.papers import samples
from tests.papers.test_slip import bounds_of_text, squeezed

WORST = {**HOSTILE, "control": "Bu\x07di\x1b[31m", "tabbed": "\t=1+1", "wide": "\uff1d1+1", "late": " \u200b\ufeff=1+1"}
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "|x",
    "%x",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    " =1",
)


def written(book: Book, file: Path, paper: Paper = Paper.A4) -> Path:
    write_book(book, Format(file.suffix[1:]), file, paper)
    return file


def pages_of(file: Path) -> list[str]:
    """The text of each page without blanks; the reader takes a hyphen at a line's end for one that joins words."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    try:
        return [squeezed(page.get_textpage().get_text_bounded()).replace("\x02", "-") for page in document]
    finally:
        document.close()


def with_text(text: str) -> Book:
    """A register whose every text is that one."""
    entry = replace(
        samples.request_entry(1), number=text, name=text, address=text, contact=text, occupation=text, information=text,
        purpose=text, decision=text, refusal_reason=text, payment=text,
    )  # fmt: skip
    return request_book((entry, samples.request_entry(2)), 2, "2026", samples.HEAD, samples.SIGNS, notes=(text,))


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (297, 210)), (Paper.F4, (330, 215)), (Paper.A5, (297, 210))])
def test_the_paper_lies_on_its_side(tmp_path: Path, paper: Paper, size: tuple[int, int]) -> None:
    pdf = written(samples.register(30), tmp_path / "b.pdf", paper).read_bytes()
    for wide, high in page_sizes(pdf):
        assert (round(wide * 25.4 / 72), round(high * 25.4 / 72)) == size
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf))
    assert fonts
    assert all(b"PPIDSans" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)
    assert pdf == written(samples.register(30), tmp_path / "again.pdf", paper).read_bytes()


def test_the_official_columns() -> None:
    upper, lower = heads(REQUEST_COLUMNS)
    assert [head for n, head in enumerate(upper) if head not in upper[:n]] == [
        "No. Pendaftaran", "Tanggal", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Informasi yang Diminta",
        "Tujuan Penggunaan Informasi", "Status Informasi", "Bentuk Informasi yang Dikuasai", "Jenis Permohonan",
        "Keputusan", "Alasan Penolakan", "Hari dan Tanggal", "Biaya dan Cara Pembayaran",
    ]  # fmt: skip
    assert [head for head in lower if head] == [
        "Di bawah penguasaan: Ya", "Di bawah penguasaan: Tidak", "Belum didokumentasikan", "Softcopy", "Hardcopy",
        "Melihat/Mengetahui", "Meminta Salinan", "Pemberitahuan Tertulis", "Pemberian Informasi", "Biaya", "Cara",
    ]  # fmt: skip
    assert [head for head in heads(OBJECTION_COLUMNS)[1] if head] == list("abcdefg")
    for columns, row in ((REQUEST_COLUMNS, samples.request_entry(1)), (OBJECTION_COLUMNS, samples.objection_entry(1))):
        assert len(row.row()) == len(columns)


@pytest.mark.parametrize("columns", [REQUEST_COLUMNS, OBJECTION_COLUMNS])
@pytest.mark.parametrize(("room", "measure"), [(773.8, FINE), (867.4, BROAD)])  # A4, F4
def test_no_word_of_a_head_is_broken(columns: tuple[Column, ...], room: float, measure: Measure) -> None:
    table = Columns(columns, room, measure)
    places = [(each.head, place, place) for place, each in enumerate(columns) if not each.turned]
    places += [(group, first, last) for first, last, group in runs(columns)]
    for head, first, last in places:
        wide = table.edges[last + 1] - table.edges[first] - 2 * PAD
        assert all(ink.width(word, ink.BOLD, measure.head) <= wide for word in head.split()), head


@pytest.mark.parametrize("make", [samples.register, samples.objections])
def test_every_page_has_its_heads_numbers_and_counts(tmp_path: Path, make: Callable[[int], Book]) -> None:
    book = make(60)
    pages = pages_of(written(make(60), tmp_path / "b.pdf"))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Halaman{number}dari{len(pages)}" in page
        for head in {*heads(book.columns)[0], *heads(book.columns)[1]}:
            assert squeezed(head) in page, head
    carried = []
    for number, (page, following) in enumerate(pairwise(pages), 1):
        (down,) = re.findall(rf"Dipindahkankehalaman{number + 1}:(\d+)", page)
        (up,) = re.findall(rf"Pindahandarihalaman{number}:(\d+)", following)
        assert down == up
        carried.append(int(down))
    assert carried == sorted(set(carried))
    assert f"Jumlah:60{book.unit}" in pages[-1]
    for said in (book.title.upper(), f"Periode {book.period}", *samples.HEAD.lines):
        assert squeezed(said) in pages[0]
    for said in ("Mengetahui,", "Bagus Prasetya Contoh", "NIP 197604012003121001", "Serang, 31 Maret 2026"):
        assert squeezed(said) in pages[-1]


def test_every_cell_stands_in_it_and_sums_are_carried(tmp_path: Path) -> None:
    rows = [samples.request_entry(n) for n in range(1, 61)]
    whole = "".join(pages_of(written(samples.register(60), tmp_path / "b.pdf")))
    for row in rows:
        for text in (row.number, row.name, row.information, row.contact):
            assert squeezed(text) in whole, text
    paid = f"{sum(row.cost or 0 for row in rows):,}".replace(",", ".")
    assert f"Jumlah:60permohonan·BiayaRp{paid}" in whole
    assert whole.count("✓") == sum(cell is True for row in rows for cell in row.row())
    for day in ("Selasa,10Maret2026", "6Jan2026"):
        assert day in whole


def test_no_row_is_torn_unless_it_is_higher_than_a_page(tmp_path: Path) -> None:
    def entries() -> Iterator[RequestEntry]:
        for n in range(1, 40):
            begin, end = f"awal{n}x", f"akhir{n}x"
            yield replace(samples.request_entry(n), information=f"{begin} {'dokumen ' * (n % 9 * 6)}{end}")

    book = request_book(entries(), 39, "2026", samples.HEAD, samples.SIGNS)
    pages = pages_of(written(book, tmp_path / "b.pdf"))
    for n in range(1, 40):
        assert [f"awal{n}x" in page for page in pages] == [f"akhir{n}x" in page for page in pages]
    huge = replace(samples.request_entry(1), information="mulai " + "butir " * 3000 + "tamat")
    book = request_book((huge, samples.request_entry(2)), 2, "2026", samples.HEAD, samples.SIGNS)
    pages = pages_of(written(book, tmp_path / "huge.pdf"))
    assert len(pages) > 3
    assert "".join(pages).count("butir") == 3000
    assert "tamat" in "".join(pages)


def test_an_empty_book_says_so(tmp_path: Path) -> None:
    (page,) = pages_of(written(samples.register(0), tmp_path / "b.pdf"))
    assert "Tidakadapermohonanpadaperiodeini." in page
    assert "Halaman1dari1" in page
    assert "BagusPrasetyaContoh" in page
    written(samples.register(0), tmp_path / "b.xlsx")
    assert len(table_of(written(samples.register(0), tmp_path / "b.csv"))) == 2


def test_a_book_of_a_demo_office_says_so_on_each_page(tmp_path: Path) -> None:
    pages = pages_of(written(samples.register(40, demo=True), tmp_path / "b.pdf"))
    assert all("BUKANDOKUMENRESMI" in page for page in pages)


def test_the_election_title() -> None:
    book = request_book((), 0, "2029", samples.HEAD, (), election=True)
    assert book.title == "Buku Register Layanan Informasi Pemilu dan Pemilihan"


@pytest.mark.parametrize("kind", WORST)
def test_hostile_text_stays_text_and_inside(tmp_path: Path, kind: str) -> None:
    text = WORST[kind]
    file = written(with_text(text), tmp_path / "b.pdf")
    found = "".join(pages_of(file))
    assert found.count(squeezed(ink.drawable(text))) >= 6
    for left, bottom, right, top, wide, high in bounds_of_text(file.read_bytes()):
        assert left >= 9 * ink.MM
        assert right <= wide - 9 * ink.MM
        assert bottom >= 4 * ink.MM
        assert top <= high - 9 * ink.MM


# -- stopping ---------------------------------------------------------------------------------------------------------


class Stopped(Exception):
    """What an officer who presses Esc raises."""


@pytest.mark.parametrize("form", Format)
def test_a_stopped_book_leaves_nothing_and_the_old_one_stays(tmp_path: Path, form: Format) -> None:
    file = tmp_path / f"b.{form}"
    file.write_bytes(b"old")

    def stop(done: int, of: int) -> None:
        assert of == 500
        if done >= 200:
            raise Stopped

    with pytest.raises(Stopped):
        write_book(samples.register(500), form, file, step=stop)
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("form", Format)
def test_progress_is_told_in_order(tmp_path: Path, form: Format) -> None:
    heard: list[int] = []
    write_book(samples.register(500), form, tmp_path / "b", step=lambda done, _of: heard.append(done))
    assert len(heard) >= 5
    assert heard == sorted(set(heard))


@pytest.mark.parametrize("form", Format)
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, form: Format) -> None:
    with pytest.raises(Trouble) as refused:
        write_book(samples.register(3), form, tmp_path / "no" / "b")
    assert refused.value.code == "output_unwritable"


def test_five_thousand_rows(tmp_path: Path) -> None:
    pages = pages_of(written(samples.register(5000), tmp_path / "b.pdf"))
    assert f"Halaman{len(pages)}dari{len(pages)}" in pages[-1]
    assert "Jumlah:5.000permohonan" in pages[-1]
    assert "".join(pages).count("/PIP/KPU-KS/III/2026") == 5000


# -- XLSX -------------------------------------------------------------------------------------------------------------


def test_the_workbook_holds_texts_dates_and_numbers(tmp_path: Path) -> None:
    file = written(samples.register(30), tmp_path / "b.xlsx")
    workbook = load_workbook(file)
    sheet = workbook.active
    assert sheet is not None
    assert sheet["A1"].value == "Buku Register Permintaan Informasi Publik"
    assert sheet.freeze_panes == "B6"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$5"
    for n in range(1, 31):
        for cell, value in zip(sheet[5 + n], samples.request_entry(n).row(), strict=False):
            assert cell.value == as_cell(value), (n, cell.coordinate)
            assert cell.data_type != "f"
    assert sheet["B6"].is_date
    assert sheet["R6"].is_date
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A4:A5", "P4:P5", "I4:K4", "L4:M4", "N4:O4", "R4:S4", "T4:U4"} <= merged
    assert [sheet.cell(5, column).value for column in (9, 10, 11)] == list(heads(REQUEST_COLUMNS)[1][8:11])
    below = [row[0].value for row in sheet.iter_rows(min_row=36) if row[0].value]
    assert below[0] == "Jumlah: 30 permohonan"


def as_cell(value: Cell) -> object:
    if isinstance(value, bool):
        return "✓" if value else None
    if isinstance(value, date):
        return datetime.combine(value, datetime.min.time())
    return value or None if isinstance(value, str) else value


@pytest.mark.parametrize("kind", [*WORST, *FORMULAS])
def test_no_text_becomes_a_formula_in_the_workbook(tmp_path: Path, kind: str) -> None:
    text = WORST.get(kind, kind)
    book = replace(with_text(text), title=text, period=text)
    workbook = load_workbook(written(book, tmp_path / "b.xlsx"))
    sheet = workbook.active
    assert sheet is not None
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    kept = text.replace("\r", "\n").replace("\t", " ").replace("\x07", "").replace("\x1b", "")
    assert sheet["C6"].value == kept
    assert sheet["C6"].data_type == "s"


# -- CSV --------------------------------------------------------------------------------------------------------------


def table_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def test_the_csv_holds_heads_and_data_only(tmp_path: Path) -> None:
    file = written(samples.register(30), tmp_path / "b.csv")
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 32
    upper, lower, *rows = table_of(file)
    assert (tuple(upper), tuple(lower)) == heads(REQUEST_COLUMNS)
    assert len(rows) == 30
    first = samples.request_entry(1)
    assert rows[0][:4] == [first.number, "2026-01-06", first.name, first.address]
    assert rows[0][8:11] == ["Ya", "Tidak", "Tidak"]
    assert rows[0][17:20] == ["2026-01-15", "2026-01-18", "250"]


@pytest.mark.parametrize("kind", [*WORST, *FORMULAS])
def test_no_text_of_the_csv_is_taken_for_a_formula(tmp_path: Path, kind: str) -> None:
    text = WORST.get(kind, kind)
    upper, lower, row, _ = table_of(written(with_text(text), tmp_path / "b.csv"))
    assert len(row) == len(upper) == len(lower)
    for cell in row:
        assert cell.lstrip(" \u200b\ufeff\u2066\u200f")[:1] not in set("=+-@|%\uff1d\uff0b\uff0d\uff20")
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", cell)
    plain = "".join(sign for sign in text.replace("\n", " ").replace("\u2028", " ") if ord(sign) > 31)
    assert row[2].removeprefix("'").strip() == plain.strip()


def test_what_is_harmless_stays_as_it_is() -> None:
    for text in ("Siti", "a=b", "10%", "O'Brien", "", "  Budi"):
        assert harmless(text) == text
    assert {harmless(text)[0] for text in FORMULAS} == {"'"}
