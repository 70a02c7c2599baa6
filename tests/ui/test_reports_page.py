"""Books and reports on screen: by keys, with a look at what they hold, stopped clean, errors at their field."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.reports.conftest import on_spot, received
from tests.ui.conftest import settled
from ui.app import Program
from ui.navigation import TASKS
from ui.pages.reports import ReportsPage


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> ReportsPage:
    program.window.go("reports")
    rested(qtbot, program)
    found = program.window.page
    assert isinstance(found, ReportsPage)
    return found


def rested(qtbot: QtBot, program: Program) -> None:
    settled(qtbot, program)
    qtbot.wait(300)  # looking follows typing a moment later
    settled(qtbot, program)


def made(page: ReportsPage) -> list[Path]:
    folder = page.desk.places.slips
    return sorted(each for each in folder.iterdir() if not each.name.startswith("tanda")) if folder.exists() else []


def tiles(page: ReportsPage) -> dict[str, str]:
    return {tile.name.text(): tile.number.text() for tile in page.preview.tiles if not tile.isHidden()}


def test_an_empty_year_says_so_and_can_be_made(page: ReportsPage, program: Program, qtbot: QtBot) -> None:
    assert "Tidak ada permohonan" in page.preview.said.text()
    assert tiles(page) == {}
    assert page.preview.chart.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rested(qtbot, program)
    (file,) = made(page)
    assert file.name == "laporan-layanan-2026-01-01-2026-12-31.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert file.name in page.banner.sentence


def test_the_look_follows_what_is_chosen(page: ReportsPage, program: Program, qtbot: QtBot) -> None:
    for day in (date(2026, 3, 10), date(2026, 11, 20)):
        received(page.desk, day)
    on_spot(page.desk, received(page.desk, date(2026, 11, 20)), date(2026, 11, 23))
    page.tools.changes.happened.emit()
    rested(qtbot, program)
    assert (tiles(page)["diterima"], tiles(page)["dijawab"], tiles(page)["terbuka di akhir periode"]) == ("3", "1", "2")
    assert tiles(page)["dijawab tepat waktu"] == "100 %"
    assert "Mar: 1 diterima, 0 dijawab" in page.preview.chart.accessibleDescription()
    page.form.set_value("period", "month")
    rested(qtbot, program)
    assert tiles(page)["diterima"] == "2"
    page.open_with("requests")
    rested(qtbot, program)
    assert tiles(page) == {"baris": "2"}
    page.form.set_value("format", "data")
    page.make()
    rested(qtbot, program)
    assert [file.name for file in made(page)] == ["buku-permohonan-2026-11-01-2026-11-30.csv"]


def test_own_days_are_checked_at_their_field(page: ReportsPage, program: Program, qtbot: QtBot) -> None:
    page.form.set_value("period", "own")
    page.form.set_value("from", "31/12/2026")
    page.form.set_value("to", "entah")
    page.make()
    assert page.form.told("to")
    page.form.set_value("to", "1/1/2026")
    page.make()
    assert "sebelum dimulai" in page.form.told("to")
    assert made(page) == []
    page.form.set_value("from", "1/1/2025")
    rested(qtbot, program)
    assert page.form.told("to") == page.form.told("from") == ""


def test_a_stopped_book_leaves_no_file(page: ReportsPage, program: Program, qtbot: QtBot) -> None:
    for place in range(60):
        received(page.desk, date(2026, 11, 20), f"Pemohon {place}")
    page.open_with("requests")
    rested(qtbot, program)
    page.make()
    page._steps.stop.set()
    rested(qtbot, program)
    assert made(page) == []
    assert page.banner.sentence == "Dibatalkan. Tidak ada yang ditulis."
    assert page.primary.isEnabled()


def test_the_texts_of_the_year_are_kept_and_a_nik_is_refused_at_its_text(
    page: ReportsPage, program: Program, qtbot: QtBot
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F6)
    texts = page.texts
    assert page.fold.is_open
    texts.form.set_value("name", "budget")
    texts.form.set_value("text", "DIPA 2026")
    texts.form.set_value("name", "policy")
    texts.keep()
    rested(qtbot, program)
    assert page.desk.service_reports.texts(2026).texts == {"budget": "DIPA 2026"}
    texts.form.set_value("text", "NIK 3673015508900002")
    texts.form.set_value("name", "staff")
    texts.keep()
    rested(qtbot, program)
    assert texts.form.words("name") == "policy"
    assert "16 digit" in texts.form.told("text")
    assert page.desk.service_reports.texts(2026).texts == {"budget": "DIPA 2026"}


def test_every_task_of_the_page_opens_it(page: ReportsPage, program: Program, qtbot: QtBot) -> None:
    for _, key, what in [task for task in TASKS if task[1] == "reports"]:
        program.window.go(key, what)
        rested(qtbot, program)
        if what != "open_files":
            assert page.form.words("kind") == what
    assert [file.name for file in made(page)] == ["berkas-terbuka-2026-11-23.pdf"]
    with page.desk.books.read() as reading:
        kinds = [json.loads(body) for (body,) in reading.rows("SELECT body FROM event WHERE kind = 'register.written'")]
    assert kinds == []
