"""Decrees and entries of the exclusion list, written and corrected through the real window by its keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ppid_desk.catalogue.rules import EntryFacts, Ground, Withdrawal
from ppid_desk.people.rules import OfficerFacts, Role
from tests.catalogue.conftest import decree_facts, entry_facts
from tests.hostile import HOSTILE
from tests.ui.conftest import settled
from ui.app import Program
from ui.forms.exclusion_form import ListedForm
from ui.pages.catalogue import CataloguePage

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTRY = {
    "code": "DIK-7", "unit": "Subbagian Hukum", "information": "Daftar riwayat hidup calon", "grounds": "huruf h dan j",
    "other_law": "UU 27/2022 Ps 4", "consequence": "Rahasia pribadi terungkap", "public_interest": "Hak pribadi",
    "in_force_from": "1/2/2026", "years": "5", "until": "31/12/2030",
}  # fmt: skip


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> CataloguePage:
    program.window.go("catalogue")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, CataloguePage)
    return found


class Writer:
    """Somebody who writes with the keyboard alone."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, modifier)
        settled(self.qtbot, self.program)

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CONTROL)

    def type_into(self, form: ListedForm, **texts: str) -> None:
        for name, text in texts.items():
            field = form.rows[name].input
            assert isinstance(field, (QLineEdit, QPlainTextEdit))
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, text)


@pytest.fixture
def writer(program: Program, qtbot: QtBot) -> Writer:
    return Writer(program, qtbot)


def test_a_decree_and_its_entry_are_written_down(page: CataloguePage, writer: Writer, program: Program) -> None:
    writer.press(Qt.Key.Key_F6)  # without a decree there is no entry: the decree is asked for first
    assert page.writing.decree.isVisible()
    assert not page.primary.isVisible()
    writer.type_into(page.writing.decree, number="900 Tahun 2026", issuer="KPU Kota Serang", decided_on="12/1/2026")
    writer.save()
    assert "tidak berwenang mengecualikan" in page.writing.decree.told("issuer")
    assert QApplication.focusWidget() is page.writing.decree.rows["issuer"].input
    writer.type_into(page.writing.decree, issuer="KPU RI", title="DIK 2026")
    writer.save()
    assert page.writing.entry.isVisible()
    assert "dicatat. Sekarang butirnya" in page.banner.sentence
    writer.type_into(page.writing.entry, **ENTRY)
    assert "rahasia pribadi" in page.writing.entry.law.text()
    writer.save()
    (entry,) = program.desk.catalogue.exclusions.all()
    assert entry.decree.title == "DIK 2026"
    assert (entry.grounds, entry.years, entry.until) == ((Ground.H, Ground.J), 5, date(2030, 12, 31))
    assert (entry.in_force_from, entry.unit, entry.public_interest, entry.other_law) == (
        date(2026, 2, 1), "Subbagian Hukum", "Hak pribadi", "UU 27/2022 Ps 4",
    )  # fmt: skip
    assert page.list.isVisible()
    assert page.list.details.entry == entry
    assert QApplication.focusWidget() is page.list.table
    assert list(program.desk.catalogue.faults()) == []


@pytest.mark.parametrize(
    ("row", "text", "said"),
    [
        ("code", "", "belum diisi"), ("code", "1", "sudah memuat butir"), ("information", "", "belum diisi"),
        ("grounds", "", "Huruf Pasal 17"), ("grounds", "k", "huruf a sampai j"), ("consequence", "", "belum diisi"),
        ("years", "lima", "bukan bilangan bulat"), ("years", "400", "100 tahun"), ("until", "1/1/2026", "mendahului"),
        ("until", "besok lusa", "besok lusa"), ("in_force_from", "31/2/2026", "31/2/2026"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_row(
    page: CataloguePage, writer: Writer, program: Program, qtbot: QtBot, row: str, text: str, said: str
) -> None:
    exclusions = program.desk.catalogue.exclusions
    exclusions.add_entry(exclusions.add_decree(decree_facts()).id, entry_facts("1"))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    writer.press(Qt.Key.Key_F6)
    form = page.writing.entry
    writer.type_into(form, **{**ENTRY, row: text})
    if not text:
        form.set_value(row, "")
    writer.save()
    assert said in form.told(row)
    assert QApplication.focusWidget() is form.rows[row].input
    assert len(exclusions.all()) == 1
    writer.press(Qt.Key.Key_Escape)  # back, and nothing typed is lost
    writer.press(Qt.Key.Key_F6)
    assert form.words("public_interest") == ENTRY["public_interest"]


def test_an_entry_and_its_decree_are_corrected_with_a_reason(
    page: CataloguePage, writer: Writer, program: Program, qtbot: QtBot
) -> None:
    exclusions = program.desk.catalogue.exclusions
    exclusions.add_entry(exclusions.add_decree(decree_facts()).id, entry_facts("1"))
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    writer.press(Qt.Key.Key_F8)
    form = page.writing.entry
    assert form.words("grounds") == "h, j"
    assert not form.rows["decree"].input.isEnabled()
    writer.type_into(form, information="Daftar riwayat hidup calon anggota")
    writer.save()
    assert form.told("reason")
    writer.type_into(form, reason="salah ketik", withdrawn_on="16/9/2026", withdrawn_by="805 Tahun 2026")
    writer.save()
    (entry,) = exclusions.all()
    assert entry.information == "Daftar riwayat hidup calon anggota"
    assert entry.withdrawal == Withdrawal(date(2026, 9, 16), "805 Tahun 2026")
    assert any("salah ketik" in told.sentence for told in exclusions.history(entry.id))
    page.list.details.mend_decree.click()
    writer.type_into(page.writing.decree, number="732 Tahun 2025", reason="salah nomor")
    writer.save()
    assert exclusions.all()[0].decree.number == "732 Tahun 2025"


def test_who_may_not_is_told_before_anything_is_typed(
    page: CataloguePage, writer: Writer, program: Program, qtbot: QtBot
) -> None:
    exclusions = program.desk.catalogue.exclusions
    exclusions.add_entry(exclusions.add_decree(decree_facts()).id, entry_facts("1"))
    rina = program.desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.UNIT})))
    program.desk.officers.choose(rina.id)
    program.window.tools.changes.happened.emit()
    settled(qtbot, program)
    writer.press(Qt.Key.Key_F8)
    assert "Rina Kusuma tidak berwenang" in page.banner.sentence
    assert not page.writing.isVisible()
    writer.press(Qt.Key.Key_F6)  # a unit adds, and does not correct
    assert page.writing.isVisible()


def test_hostile_texts_come_back_as_they_were(
    page: CataloguePage, writer: Writer, program: Program, qtbot: QtBot
) -> None:
    exclusions = program.desk.catalogue.exclusions
    decree = exclusions.add_decree(decree_facts())
    for n, text in enumerate(HOSTILE.values()):
        exclusions.add_entry(decree.id, entry_facts(str(n), information=text, consequence=text, unit=""))
    form = page.writing.entry
    for entry in exclusions.all():
        page.correct(entry)
        read = form.facts(date(2026, 11, 23))
        kept = EntryFacts(**{name: getattr(entry, name) for name in EntryFacts.__dataclass_fields__})
        assert read == kept
        page.escape()
