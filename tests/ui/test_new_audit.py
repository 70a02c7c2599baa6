"""A new audit on screen: a checklist of one's own from a file, and long work that is told and cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.audits.service import Audits
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.checklists.books import as_csv, as_xlsx, book
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.audits import AuditsPage

YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """An office with an auditor and a request."""
    desk.officers.add(OfficerFacts("Ade Auditor", roles=frozenset({Role.AUDITOR})))
    desk.requests.register(asked("Siti Rahmawati"))
    desk.officers.choose("Ade Auditor")
    return desk


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> AuditsPage:
    """The form of a new audit."""
    program.window.go("audits")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, AuditsPage)
    QTest.keyClick(found, Qt.Key.Key_B, CONTROL)
    settled(qtbot, program)
    return found


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_an_audit_by_a_checklist_of_one_s_own(
    page: AuditsPage, program: Program, qtbot: QtBot, tmp_path: Path, write: Callable[..., Path]
) -> None:
    file = write(tmp_path / f"kantor kami.{'csv' if write is as_csv else 'xlsx'}", book(["text", "q", "Apa?", ""]))
    page.writing.read_file(str(file))
    settled(qtbot, program)
    chosen = page.writing.form.rows["checklist"].input
    assert "Uji" in chosen.currentText()  # type: ignore[attr-defined]
    assert page.writing.faults.isHidden()
    page.writing.read_file(str(file))  # again: it stands there once
    settled(qtbot, program)
    assert chosen.count() == 5  # type: ignore[attr-defined]
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, program)
    (run,) = program.desk.audits.runs()
    assert (run.title, [each.name for each in program.desk.audits.open(run.id).checklist.items]) == ("Uji", ["q"])


def test_what_is_wrong_in_a_checklist_is_listed_and_nothing_is_chosen(
    page: AuditsPage, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    before = page.writing.form.words("checklist")
    file = as_xlsx(tmp_path / "salah.xlsx", book(["image", "q", "Foto", ""], ["text", "r r", "x", "${z} = 1"]))
    page.writing.read_file(str(file))
    settled(qtbot, program)
    lines = page.writing.faults.text().splitlines()
    assert len(lines) == 3
    assert all("survey" in line and "baris" in line for line in lines)
    assert "A2" in lines[0]
    assert "salah.xlsx" in page.writing.form.told("checklist")
    assert page.writing.form.words("checklist") == before
    many = as_csv(tmp_path / "banyak.csv", book(*[["range", f"a{n}", "x", ""] for n in range(60)]))
    page.writing.read_file(str(many))
    settled(qtbot, program)
    assert len(page.writing.faults.text().splitlines()) == 21
    page.writing.read_file(str(tmp_path / "tidak ada.xlsx"))
    settled(qtbot, program)
    assert program.desk.audits.runs() == ()
    assert page.banner.sentence
    assert page.writing.form.words("checklist") == before


def test_beginning_is_told_and_cancelled(
    page: AuditsPage, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work itself waits until somebody presses Esc: as it would among ten thousand files."""
    under_way, real = threading.Event(), Audits.start

    def long(self: Audits, *given: object, step: Callable[[int, int], None], **more: object) -> object:
        under_way.set()
        for done in range(0, 100_000, 50):
            step(done, 100_000)
            threading.Event().wait(0.005)
        return real(self, *given, step=step, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Audits, "start", long)
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(under_way.is_set)
    qtbot.waitUntil(lambda: "/ 100000" in page.banner.sentence, timeout=5_000)
    assert "Audit sedang dimulai" in page.banner.sentence
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)  # does not begin a second one
    assert page.escape()
    settled(qtbot, program)
    assert "Dibatalkan" in page.banner.sentence
    assert page.writing.isVisible()
    assert program.desk.audits.runs() == ()
    monkeypatch.undo()
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    settled(qtbot, program)
    assert len(program.desk.audits.runs()) == 1


def test_only_the_newest_draw_is_looked_through(
    page: AuditsPage, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed over stops what was being looked through for it."""
    ended: list[str] = []

    def long(_self: Audits, _period: Period, seed: str, _unit: str, step: Callable[[int, int], None]) -> None:
        try:
            for done in range(0, 100_000, 50):
                step(done, 100_000)
                threading.Event().wait(0.005)
        finally:
            ended.append(seed)

    monkeypatch.setattr(Audits, "sample", long)
    page.writing.form.set_value("seed", "satu")
    qtbot.waitUntil(lambda: "100000" in page.writing.sample.text(), timeout=5_000)
    page.writing.form.set_value("seed", "dua")
    qtbot.waitUntil(lambda: ended == ["satu"], timeout=5_000)
    page.escape()
    qtbot.waitUntil(lambda: ended == ["satu", "dua"], timeout=5_000)
    settled(qtbot, program)
    assert not page.writing.isVisible()


def test_a_paper_that_takes_long_is_told_and_cancelled(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.desk.audits.start("a_petugas", YEAR, "1")
    program.window.go("audits")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, AuditsPage)

    def long(_self: object, _kind: str, _run: str, _form: str, step: Callable[[int, int], None]) -> Path:
        for done in range(0, 100_000, 50):
            step(done, 100_000)
            threading.Event().wait(0.005)
        raise AssertionError("nobody stopped it")

    monkeypatch.setattr(type(program.desk), "audit_paper_file", long)
    page.make_paper("working", "pdf")
    qtbot.waitUntil(lambda: "/ 100000" in page.banner.sentence, timeout=5_000)
    assert page.escape()
    settled(qtbot, program)
    assert "Dibatalkan" in page.banner.sentence
