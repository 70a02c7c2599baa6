"""The list of open files: every open thing under who must act, the most urgent first, on one page."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2

from ppid_desk.desk import Desk
from ppid_desk.papers.open_files import LINES
from tests.hostile import HOSTILE
from tests.reports.conftest import on_spot, received


def page_of(desk: Desk) -> str:
    document = pypdfium2.PdfDocument(BytesIO(desk.open_files.paper()))
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_range())


def test_every_open_file_stands_with_its_holder_and_days(desk: Desk) -> None:
    first, second = received(desk, date(2026, 11, 2)), received(desk, date(2026, 11, 23), "Dewi")
    on_spot(desk, received(desk, date(2026, 11, 20), "Budi"), date(2026, 11, 20))
    task = {"unit": "Subbagian Hukum", "task": "siapkan", "by": "2026-11-25"}
    desk.handling.advance(second, "dispose", task)
    one, two = desk.open_files.files()
    assert (one.number, one.holder, one.duty, one.day, one.days_left) == (
        first,
        "ppid",
        "answer",
        date(2026, 11, 16),
        -5,
    )
    assert (two.number, two.holder, two.days_left) == (second, "Subbagian Hukum", 10)
    text = page_of(desk)
    assert "PPID: 1 berkas, 1 lewat waktu" in text
    assert "Subbagian Hukum: 1 berkas" in text
    assert "lewat 5 hk" in text


def test_many_files_and_units_stay_on_one_page_and_say_what_is_not_shown(desk: Desk) -> None:
    for place in range(60):
        number = received(desk, date(2026, 11, 2 + place % 20), f"Pemohon {place}", HOSTILE["one word"])
        facts = {"unit": f"Unit {place % 12}", "task": "siapkan", "by": "2026-11-23"}
        desk.handling.advance(number, "dispose", facts)
    files = desk.open_files.files()
    content = desk.open_files.content(files, LINES)
    shown = [row for _, _, _, rows in content.tables for row in rows if row[0] != "…"]
    assert len(files) == 60
    assert content.remark.startswith(f"{60 - len(shown)} berkas lain")
    assert {row[0] for row in shown} == {each.number for each in files[: len(shown)]}
    assert any(title.startswith("Lainnya: ") for title, *_ in content.tables)
    text = page_of(desk)
    assert content.remark in text.replace("\r\n", " ")


def test_nothing_open_says_so(desk: Desk) -> None:
    assert desk.open_files.files() == ()
    assert "0 / 0 / 0" in page_of(desk)
