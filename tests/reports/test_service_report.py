"""The service report on paper, as workbook and as JSON: its six parts, its texts, and nothing of any person."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.reports.rules import Form, Period
from tests.hostile import HOSTILE
from tests.reports.conftest import on_spot, received

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FORMS = (Form.PDF, Form.XLSX, Form.JSON)


def text_of(file: Path) -> str:
    """All words of a report, whatever its form, each run of blanks as one."""
    if file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        words = "\n".join(page.get_textpage().get_text_range() for page in document)
    elif file.suffix == ".xlsx":
        book = load_workbook(file)
        rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
        words = "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    else:
        words = file.read_text("utf-8")
    return " ".join(words.split())


def personal_of(desk: Desk) -> set[str]:
    """Everything that is known of those who asked."""
    with desk.books.read() as reading:
        rows = reading.rows("SELECT name, id_number, address, phone, email, representative FROM requester")
    found = {text for row in rows for text in row if text and len(text) > 3}
    return found | {json.loads(row[5])["name"] for row in rows if row[5]}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_personal_stands_in_a_report(demo: Desk, tmp_path: Path, form: Form) -> None:
    file = tmp_path / f"report.{form}"
    demo.service_reports.write(YEAR, form, file)
    text, known = text_of(file), personal_of(demo)
    assert len(known) > 300
    assert [each for each in known if each in text] == []


def test_the_paper_has_the_six_parts_and_says_what_nobody_wrote_yet(demo: Desk, tmp_path: Path) -> None:
    demo.service_reports.write(YEAR, Form.PDF, tmp_path / "report.pdf")
    text = text_of(tmp_path / "report.pdf").upper()
    for part in (
        "GAMBARAN UMUM KEBIJAKAN", "GAMBARAN UMUM PELAKSANAAN", "RINCIAN PELAYANAN", "SENGKETA INFORMASI PUBLIK",
        "KENDALA PELAKSANAAN", "REKOMENDASI DAN RENCANA TINDAK LANJUT",
    ):  # fmt: skip
        assert part in text
    assert "BELUM DIISI UNTUK TAHUN 2026." in text
    assert "BAB VI" in text


def test_the_json_is_the_document_and_the_workbook_lists_every_request(demo: Desk, tmp_path: Path) -> None:
    figures = demo.service_reports.write(YEAR, Form.JSON, tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == demo.service_reports.document(figures)
    demo.service_reports.write(YEAR, Form.XLSX, tmp_path / "report.xlsx")
    book = load_workbook(tmp_path / "report.xlsx")
    (name,) = [each for each in book.sheetnames if "Waktu per permohonan" in each]
    rows = list(book[name].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in rows] == [(line.number, line.days) for line in figures.lines]


def test_numbers_have_a_decimal_comma_on_paper(desk: Desk, tmp_path: Path) -> None:
    """T37: a median between 0 and 1 is 0,5."""
    for place in range(12):
        number = received(desk, date(2026, 10, 12))
        on_spot(desk, number, date(2026, 10, 12) if place % 2 else date(2026, 10, 13))
    desk.service_reports.write(YEAR, Form.PDF, tmp_path / "report.pdf")
    text = text_of(tmp_path / "report.pdf")
    assert "median 0,5, terlama 1 hari kerja" in text
    assert "(100 %)" in text


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_year_and_a_year_with_one_file(desk: Desk, tmp_path: Path, form: Form) -> None:
    for name in ("empty", "one"):
        desk.service_reports.write(YEAR, form, tmp_path / f"{name}.{form}")
        text = text_of(tmp_path / f"{name}.{form}")
        assert name == "one" or not re.search(r"\b0(,0)? ?%", text)
        on_spot(desk, received(desk, date(2026, 11, 2)), date(2026, 11, 4))
    if form is Form.PDF:
        assert "Tidak ada permohonan yang dijawab pada periode ini." in text_of(tmp_path / "empty.pdf")
        assert "rata-rata 2, median 2, terlama 2 hari kerja" in text_of(tmp_path / "one.pdf")


def test_texts_are_kept_by_year_told_by_hash_and_printed(desk: Desk, tmp_path: Path) -> None:
    kept = desk.service_reports.keep_texts(
        2026, {"budget": "  Rp 12.000.000\n\nDIPA 2026 ", "internal": HOSTILE["markup"]}
    )
    assert kept.texts == {"budget": "Rp 12.000.000\n\nDIPA 2026", "internal": HOSTILE["markup"]}
    assert desk.service_reports.texts(2025).texts == {}
    desk.service_reports.write(YEAR, Form.PDF, tmp_path / "report.pdf")
    text = text_of(tmp_path / "report.pdf")
    assert "DIPA 2026" in text
    assert HOSTILE["markup"] in text
    assert list(desk.faults()) == []
    before = desk.changes()
    desk.service_reports.keep_texts(2026, {"budget": "Rp 12.000.000\n\nDIPA 2026"})
    assert desk.changes() == before
    assert desk.service_reports.keep_texts(2026, {"internal": ""}).texts.keys() == {"budget"}
    assert list(desk.faults()) == []


def test_a_text_that_was_changed_outside_the_program_is_found(desk: Desk) -> None:
    desk.service_reports.keep_texts(2026, {"policy": "Maklumat"})
    desk.books.write(lambda writing: writing.run("UPDATE report_text SET text = 'lain'"))
    assert any("policy" in fault for fault in desk.faults())


@pytest.mark.parametrize(
    ("year", "texts", "field"),
    [
        (2026, {"policy": "NIK 3673015508900002"}, "policy"),
        (2026, {"policy": "NIK 3673.0155.0890.0002"}, "policy"),
        (2026, {"politik": "x"}, "politik"),
        (2026, {"policy": 7}, "policy"),
        (2026, {"policy": "x" * 20_001}, "policy"),
        (1999, {"policy": "x"}, "year"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_and_nothing_is_kept(
    desk: Desk, year: int, texts: dict[str, object], field: str
) -> None:
    before = desk.changes()
    with pytest.raises(Refusal) as refused:
        desk.service_reports.keep_texts(year, texts)
    assert refused.value.field == field
    assert desk.changes() == before


@pytest.mark.parametrize("form", FORMS)
def test_a_report_that_is_stopped_leaves_nothing(demo: Desk, tmp_path: Path, form: Form) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.service_reports.write(YEAR, form, tmp_path / "report", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_no_table_of_commas(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        desk.service_reports.write(YEAR, Form.CSV, tmp_path / "report.csv")
    assert list(tmp_path.iterdir()) == [desk.places.folder]
