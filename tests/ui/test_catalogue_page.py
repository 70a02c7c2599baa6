"""Informasi publik on the screen: a list looked at and taken in, searched, withdrawn; tests sent and decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.catalogue.rules import Result, Standing, Withdrawal
from tests.catalogue.conftest import as_workbook, decree_facts, entry_facts, row
from tests.conftest import asked
from tests.hostile import HOSTILE
from tests.ui.conftest import settled
from ui.app import Program
from ui.navigation import RAIL
from ui.pages.catalogue import CataloguePage
from ui.pages.taking_in import TakingInPage


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> CataloguePage:
    place = next(place for place, entry in enumerate(RAIL, 1) if entry.key == "catalogue")
    QTest.keyClick(program.window, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, CataloguePage)
    return found


def fill(program: Program, qtbot: QtBot, *codes: str) -> None:
    """Entries under one decree, and the page as it shows them."""
    exclusions = program.desk.catalogue.exclusions
    decree = exclusions.add_decree(decree_facts())
    for code in codes:
        exclusions.add_entry(decree.id, entry_facts(code, information=f"Dokumen {code}"))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)


def test_it_stands_before_the_books() -> None:
    keys = [entry.key for entry in RAIL]
    assert keys.index("queue") < keys.index("catalogue") < keys.index("books")


def test_a_list_is_looked_at_and_taken_in(program: Program, page: CataloguePage, qtbot: QtBot, tmp_path: Path) -> None:
    assert "KPU" in page.list.empty.text()
    page.primary.click()
    taking = program.window.page
    assert isinstance(taking, TakingInPage)
    rows = [row("1"), row("2", Penerbit="KPU Kota Serang", **{"Nomor Keputusan": "1/KPU-KS"}), row("3")]
    taking.open_with(as_workbook(rows, tmp_path / "dik.xlsx"))
    settled(qtbot, program)
    cells = [taking.table.item(0, column) for column in (0, 1)]
    assert [cell.text() for cell in cells if cell] == ["4", "Penerbit"]
    assert program.desk.catalogue.exclusions.all() == ()
    taking.primary.click()
    settled(qtbot, program)
    assert not taking.primary.isEnabled()
    assert "2" in taking.banner.sentence
    program.window.go("catalogue")
    settled(qtbot, program)
    assert page.list.model.rowCount() == 2


def test_columns_are_asked_for_where_headings_do_not_tell(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.window.go("import", "exclusions")
    taking = program.window.page
    assert isinstance(taking, TakingInPage)
    file = tmp_path / "dik.csv"
    heads = "SK;Tgl SK;Penerbit;Kode;Uraian;Huruf;Akibat;Masa Pengecualian"
    file.write_text(f"{heads}\n77/2026;5/1/2026;KPU RI;A1;Dokumen;j;Rugi;selama diperlukan\n", encoding="utf-8")
    taking.open_with(file)
    settled(qtbot, program)
    assert taking.form.isVisible()
    taking.form.set_value("information", "Uraian")
    taking.form.left.emit("information")
    settled(qtbot, program)
    assert taking.primary.isEnabled()


def test_states_are_counted_and_chosen(program: Program, page: CataloguePage, qtbot: QtBot) -> None:
    fill(program, qtbot, "1", "2", "11")
    gone = program.desk.catalogue.exclusions.all()[1]
    program.desk.catalogue.exclusions.withdraw(gone.id, Withdrawal(date(2026, 9, 16), "805"))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    bar = page.list
    assert [chip.text().split()[-1] for chip in bar._chips.values()] == ["3", "2", "0", "0", "1"]
    bar._chips[Standing.WITHDRAWN].click()
    assert [bar.model.rows[place].code for place in range(bar.model.rowCount())] == ["2"]
    assert page.escape()
    bar.field.setText("dokumen 11")
    qtbot.waitUntil(lambda: bar.model.rowCount() == 1)
    bar.field.setText("tidak ada")
    qtbot.waitUntil(bar.empty.isVisible)
    assert page.escape()
    assert bar.model.rowCount() == 3


def test_an_entry_is_withdrawn_with_its_decree(program: Program, page: CataloguePage, qtbot: QtBot) -> None:
    fill(program, qtbot, "1", "2")
    page.list.table.selectRow(0)
    settled(qtbot, program)
    details = page.list.details
    assert "rahasia pribadi" in details._facts["Grounds"][1].text()
    details.begin.click()
    details.do.click()
    assert details.form.told("withdrawn_on")
    details.form.set_value("withdrawn_on", "9/9/2025")
    details.do.click()
    settled(qtbot, program)
    assert details.form.told("withdrawn_by")
    details.form.set_value("withdrawn_by", "Keputusan 805 Tahun 2025")
    details.do.click()
    settled(qtbot, program)
    assert details.form.told("withdrawn_on")  # before the decree of 10 September
    details.form.set_value("withdrawn_on", "16/9/2025")
    details.do.click()
    settled(qtbot, program)
    first, second = program.desk.catalogue.exclusions.all()
    assert first.withdrawn == Withdrawal(date(2025, 9, 16), "Keputusan 805 Tahun 2025")
    assert second.withdrawn is None
    qtbot.waitUntil(lambda: "805" in details.standing.text())
    assert not details.begin.isVisible()


def test_a_test_is_sent_and_decided(program: Program, page: CataloguePage, qtbot: QtBot) -> None:
    number = program.desk.requests.register(asked()).number
    page.views.set_value("tests")
    tests = page.tests
    assert not tests.result_form.isEnabled()
    for name, text in (("number", "12/UK"), ("sent_on", "20/11/2026"), ("request", number), ("item", "7")):
        tests.send_form.set_value(name, text)
    tests.send()
    settled(qtbot, program)
    assert tests.send_form.told("item")
    tests.send_form.set_value("request", "9999")
    tests.send()
    settled(qtbot, program)
    assert tests.send_form.told("request")
    tests.send_form.set_value("request", number)
    tests.send_form.set_value("item", "1")
    tests.send()
    settled(qtbot, program)
    assert tests.table.rowCount() == 1
    tests.table.selectRow(0)
    tests.result_form.set_value("result_on", "23/11/2026")
    tests.decide()
    settled(qtbot, program)
    assert tests.result_form.told("decree")
    tests.result_form.set_value("result", Result.OPEN)
    tests.decide()
    settled(qtbot, program)
    assert program.desk.catalogue.tests.get("12/UK").result is Result.OPEN
    tests.table.selectRow(0)
    assert not tests.result_form.isEnabled()


def test_hostile_entries_are_shown_as_text(program: Program, page: CataloguePage, qtbot: QtBot) -> None:
    exclusions = program.desk.catalogue.exclusions
    decree = exclusions.add_decree(decree_facts())
    for n, text in enumerate(HOSTILE.values()):
        exclusions.add_entry(decree.id, entry_facts(str(n), information=text, consequence=text, unit=text))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    for place in range(page.list.model.rowCount()):
        page.list.table.selectRow(place)
        settled(qtbot, program)
        entry = page.list.details.entry
        assert entry is not None
        assert entry.information in page.list.details.title.text()
