"""Papers read back: every text is there, fonts are embedded, sizes are right, and no text can break a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import segno

from ppid_desk.desk import Desk
from ppid_desk.papers import ink, qr
from ppid_desk.papers.picture import page_sizes, picture
from ppid_desk.papers.rights import rights
from ppid_desk.papers.rules import DateBox, Letterhead, Paper, SlipContent
from ppid_desk.papers.slip import render_slip
from ppid_desk.requests import papers
from ppid_desk.requests.rules import Path as ServicePath
from tests.conftest import asked
from tests.hostile import HOSTILE

NUMBERS = {"answer_days": 10, "extension_days": 7, "objection_file_days": 30, "objection_answer_days": 30}
TITLE, RIGHTS, SOURCE = rights("normal", NUMBERS)
CONTENT = SlipContent(
    letterhead=Letterhead(("KOMISI PEMILIHAN UMUM", "KOTA SERANG", "Desk Pelayanan Informasi"), ("Serang 42118",)),
    title="Tanda Bukti Penerimaan Permohonan Informasi Publik",
    number="0012/PIP/KPU-KS/III/2026",
    check_digit="7",
    rows=(
        ("Diterima", "Selasa, 10 Maret 2026, pukul 09.15"), ("Pemohon", "Siti Rahmawati"), ("KTP", "3673••••••••0001")
    ),
    items=("Rincian realisasi anggaran 2025", "Berita acara pleno"),
    date_box=DateBox(
        "Paling lambat dijawab", "Selasa, 31 Maret 2026", "10 hari kerja; dilewati: 19 Mar (Hari Suci Nyepi)",
        "Bila diperpanjang: Jumat, 10 April 2026 (+7 hari kerja)", "",
    ),
    rights_title=TITLE,
    rights=RIGHTS,
    rights_source=SOURCE,
    place_date="Serang, 10 Maret 2026",
    officer="Petugas Satu",
    requester="Siti Rahmawati",
    qr="PPID1*0012/PIP/KPU-KS/III/2026*202603100915*20260331*20260410*ABCDEFGHIJKLMNOP*" + "A2B3" * 25 + "QWE",
    event_mark="ABCDEFGHIJKLMNOP",
    mark="",
)  # fmt: skip
SIZES = {Paper.A4: (210, 297), Paper.F4: (215, 330), Paper.A5: (148, 210)}


def text_of(pdf: bytes) -> str:
    """All text of a PDF on one line (a drawn page breaks lines where it likes)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", Paper)
def test_everything_stands_on_it_twice(paper: Paper) -> None:
    found = squeezed(text_of(render_slip(CONTENT, paper)))
    box = CONTENT.date_box
    for text in (
        *CONTENT.letterhead.lines, CONTENT.number, "Angka uji 7", *(value for _, value in CONTENT.rows), *CONTENT.items,
        box.label, box.date, box.reason, box.extension, TITLE, *RIGHTS, SOURCE, CONTENT.place_date, CONTENT.officer,
        "ABCD EFGH IJKL MNOP",
    ):  # fmt: skip
        assert found.count(squeezed(text)) >= 2, text
    assert "LEMBARPEMOHON" in found
    assert "LEMBARARSIP" in found


@pytest.mark.parametrize("paper", SIZES)
def test_page_sizes(paper: Paper) -> None:
    for wide, high in page_sizes(render_slip(CONTENT, paper)):
        assert (round(wide * 25.4 / 72), round(high * 25.4 / 72)) == SIZES[paper]


def test_the_roll_is_as_long_as_it_must_be() -> None:
    (short,) = page_sizes(render_slip(CONTENT, Paper.ROLL80))
    (long,) = page_sizes(render_slip(replace(CONTENT, items=("x " * 900,)), Paper.ROLL80))
    assert round(short[0] * 25.4 / 72) == 80
    assert long[1] > short[1]


@pytest.mark.parametrize("paper", Paper)
def test_both_copies_are_one_drawing(paper: Paper) -> None:
    """Visitor's and office's copy cannot differ: the picture of one is the picture of the other."""
    pdf = render_slip(CONTENT, paper)
    assert pdf.count(b"/Subtype /Form") == 1
    if paper is Paper.A5:
        shots = [picture(pdf, page, 2.0) for page in (0, 1)]
        cut = shots[0].stride * 60  # the line with the copy's name
        assert shots[0].pixels[cut:] == shots[1].pixels[cut:]


@pytest.mark.parametrize("paper", Paper)
def test_small_embedded_and_the_same_each_time(paper: Paper) -> None:
    pdf = render_slip(CONTENT, paper)
    assert len(pdf) <= 30_000
    assert pdf == render_slip(CONTENT, paper)
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf))
    assert fonts
    assert all(b"PPIDSans" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)
    assert b"id-ID" in pdf


def bounds_of_text(pdf: bytes) -> list[tuple[float, float, float, float, float, float]]:
    """Of every sign: left, bottom, right, top, and the page's width and height."""
    found: list[tuple[float, float, float, float, float, float]] = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        wide, high = page.get_size()
        places = (place for place in range(text.count_chars()) if pdfium.FPDFText_GetUnicode(text.raw, place) > 32)
        found.extend((*text.get_charbox(place), wide, high) for place in places)
    document.close()
    return found


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_text_and_inside(paper: Paper, name: str) -> None:
    text = HOSTILE[name]
    rows = (*CONTENT.rows[:1], ("Pemohon", text), *CONTENT.rows[2:])
    pdf = render_slip(replace(CONTENT, rows=rows, items=(text,), requester=text, mark="SALINAN ke-2"), paper)
    found = squeezed(text_of(pdf))
    assert squeezed(ink.drawable(text)) in found
    assert "SALINANke-2" in found
    for left, bottom, right, top, wide, high in bounds_of_text(pdf):
        assert left >= 3 * ink.MM
        assert right <= wide - 3 * ink.MM
        assert bottom >= 1 * ink.MM
        assert top <= high - 1 * ink.MM


@pytest.mark.parametrize("paper", [Paper.A4, Paper.F4, Paper.A5])
def test_the_longest_request_keeps_to_its_sheet(paper: Paper) -> None:
    long = replace(
        CONTENT,
        rows=(*CONTENT.rows[:1], ("Pemohon", "Nama " * 100), *CONTENT.rows[2:], ("Diwakili oleh", "Kuasa " * 30)),
        items=tuple(f"Dokumen nomor {n} " * 12 for n in range(60)),
        date_box=replace(
            CONTENT.date_box, missing=tuple(f"Dokumen kurang {n}" for n in range(12)), provisional="Sementara"
        ),
        mark="SALINAN ke-1",
    )
    pdf = render_slip(long, paper)
    found = text_of(pdf)
    assert "baris lagi; lengkap di berkas permohonan" in found
    half = page_sizes(pdf)[0][1] / 2
    bottoms = [bottom for _, bottom, _, top, _, _ in bounds_of_text(pdf) if paper is not Paper.A5 and top > half]
    assert all(bottom >= half - 4 for bottom in bottoms)  # the words on the cut line
    assert all(bottom >= 2 for _, bottom, *_ in bounds_of_text(pdf))


def test_what_the_font_lacks_is_a_box_and_the_rest_text() -> None:
    assert ink.drawable("Siti 李 Ḥasan") == "Siti □ Ḥasan"
    assert ink.drawable("a\u202eb\u200dc\u2066d") == "abcd"
    assert "SitiḤasan" in squeezed(text_of(render_slip(replace(CONTENT, requester="Siti Ḥasan"), Paper.A5)))


def test_every_sign_of_a_name_is_drawn_or_boxed() -> None:
    for text in HOSTILE.values():
        drawn = ink.drawable(text)
        kept = [sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") or sign == "\n"]
        kept = [sign for sign in kept if not 0xFE00 <= ord(sign) <= 0xFE0F]
        assert len(drawn) == len(kept)


def test_wrapped_lines_are_the_text() -> None:
    for text in HOSTILE.values():
        lines = ink.wrap(text, ink.REGULAR, 9, 120)
        assert squeezed("".join(lines)) == squeezed(ink.drawable(text))
        assert all(ink.width(line, ink.REGULAR, 9) <= 120.01 for line in lines)


def test_the_qr_can_be_read(desk: Desk) -> None:
    """The drawn modules are those of the payload, seen on the paper as pixels."""
    modules, found = qr.runs(CONTENT.qr)
    dark = {(column + n, row) for column, row, length in found for n in range(length)}
    matrix = segno.make_qr(CONTENT.qr, error="m", mask=4, boost_error=False).matrix
    assert {(x, y) for y, line in enumerate(matrix) for x, module in enumerate(line) if module} == dark
    shot = picture(render_slip(CONTENT, Paper.A5), 0, 8.0)
    step = 0.42 * ink.MM * 8
    grid = _located(shot.pixels, shot.stride, shot.height)
    seen = {
        (column, row)
        for column in range(modules)
        for row in range(modules)
        if shot.pixels[int(grid[1] + (row + 0.5) * step) * shot.stride + 4 * int(grid[0] + (column + 0.5) * step)] < 90
    }
    assert seen == dark
    request = desk.requests.register(asked())
    assert desk.requests.check_slip(desk.requests.payload(request))["number"] == request.number


def _located(pixels: bytes, stride: int, high: int) -> tuple[float, float]:
    """The corner of the QR: the first pure black pixel from the left margin, upper edge of the first finder."""
    left = int(10 * ink.MM * 8)
    for y in range(high):
        if all(pixels[y * stride + 4 * (left + n) + 2] < 40 for n in range(3, 62)):  # seven dark modules in a row
            return float(left), float(y)
    raise AssertionError("no QR")


def test_an_election_slip_does_not_say_ten_days(desk: Desk) -> None:
    request = desk.requests.register(asked(path=ServicePath.ELECTION))
    text = text_of(desk.requests.slip(request.number, "a5"))
    assert "10 hari kerja" not in text
    assert "3 hari kerja sejak permohonan diterima" in text
    assert "1 × 2 hari kerja" in text
    assert "PerKI 1/2019" in text
    normal = text_of(desk.requests.slip(desk.requests.register(asked()).number, "a5"))
    assert "10 hari kerja sejak permohonan diterima" in normal


def test_an_incomplete_slip_has_no_unconditional_date(desk: Desk) -> None:
    request = desk.requests.register(asked(missing=("Fotokopi KTP pemberi kuasa",)))
    text = text_of(desk.requests.slip(request.number, "a4"))
    assert "Fotokopi KTP pemberi kuasa" in text
    assert "Belum lengkap" in text
    assert "7 Desember 2026" not in text
    assert "Kamis, 26 November 2026" in text  # by when the office tells what is missing


def test_the_slip_masks_the_identity(desk: Desk) -> None:
    text = text_of(desk.requests.slip(desk.requests.register(asked()).number, "a4"))
    assert "3673015508900002" not in text
    assert "3673••••••••0002" in text


def test_a_copy_and_a_demo_say_so(desk: Desk) -> None:
    request = desk.requests.register(asked())
    assert "SALINAN ke-1" in text_of(desk.requests.slip(request.number, "a5", 2))
    assert "CONTOH" not in text_of(desk.requests.slip(request.number, "a5"))
    demo = papers.slip_content(request, desk.settings, desk.workdays, "x", demo=True)
    for paper in Paper:
        assert "BUKAN DOKUMEN RESMI" in text_of(render_slip(demo, paper))


Make = Callable[[Desk], bytes]


@pytest.mark.parametrize(
    "make",
    [
        lambda desk: desk.requests.form(None),
        lambda desk: desk.requests.form(None, "f4"),
        lambda desk: desk.requests.form(desk.requests.register(asked("Nama " * 80, *["butir " * 300] * 5)).number),
        lambda desk: desk.recovery_sheet(),
    ],
)
def test_other_papers_keep_to_their_pages(desk: Desk, make: Make) -> None:
    pdf = make(desk)
    assert pdf.count(b"Helvetica") == 0
    for left, bottom, right, top, wide, high in bounds_of_text(pdf):
        assert min(left, bottom) >= 4 * ink.MM
        assert right <= wide - 4 * ink.MM
        assert top <= high - 4 * ink.MM


def test_the_form_is_filled_and_ticked(desk: Desk) -> None:
    request = desk.requests.register(asked("Siti Ḥasan", "Laporan satu", "Laporan dua"))
    text = text_of(desk.requests.form(request.number))
    for said in (request.number, "Siti Ḥasan", "1. Laporan satu", "2. Laporan dua", "riset", "✓"):
        assert said in text
    blank = text_of(desk.requests.form(None))
    assert "✓" not in blank
    assert "Tujuan penggunaan informasi" in blank


def test_the_recovery_sheet_holds_the_code(desk: Desk) -> None:
    text = text_of(desk.recovery_sheet())
    assert all(group in text for group in desk.recovery_groups())


def test_pictures_of_pages_from_several_threads() -> None:
    """The engine behind them is not thread-safe; our lock is."""
    from concurrent.futures import ThreadPoolExecutor

    pdf = render_slip(CONTENT, Paper.A5)
    with ThreadPoolExecutor(4) as threads:
        shots = list(threads.map(lambda _: picture(pdf, 0, 1.0).pixels, range(24)))
    assert len(set(shots)) == 1
    assert BytesIO(shots[0]).getbuffer().nbytes > 1000
