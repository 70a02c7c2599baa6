"""An audit that cannot be answered is read, and whoever tries is told why: it is closed, or they are no auditor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.audit_run import AuditRunPage
from ui.widgets.drop_zone import Incoming

YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))
PPID, LEAD, SECOND = "Pejabat PPID", "Ade Auditor", "Bela Auditor"


def picture(file: Path, shade: int = 0x336699) -> Path:
    made = QImage(30, 20, QImage.Format.Format_RGB32)
    made.fill(shade)
    assert made.save(str(file))
    return file


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    """An office with a short audit, one answer and one file of evidence."""
    for name, role in ((LEAD, Role.AUDITOR), (SECOND, Role.AUDITOR), (PPID, Role.PPID)):
        desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
    desk.requests.register(asked("Siti Rahmawati"))
    desk.officers.choose(LEAD)
    run = desk.audits.start(checklist(item("a1"), item("a2")), YEAR, "benih")
    desk.audits.answer(run.id, "a1", "", "tidak", "Papan kosong")
    desk.audits.attach(run.id, "a1", "", picture(tmp_path / "papan.png"))
    return desk


def opened(program: Program, qtbot: QtBot) -> AuditRunPage:
    program.window.go("audit_run", program.desk.audits.runs()[0].id)
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, AuditRunPage)
    page.table.choose(next(n for n, line in enumerate(page.model.rows) if line.item))
    settled(qtbot, program)
    return page


def only_read(page: AuditRunPage, program: Program, tmp_path: Path, why: str) -> None:
    """Every way of changing it says why it does nothing, and nothing is changed."""
    desk, run = program.desk, page.run
    before = desk.audits.open(run).cells["a1", ""]
    assert why in page.card.why.text()
    assert page.card.why.isVisible()
    assert not page.card.answer.isEnabled()
    assert page.primary.isHidden()
    assert page.card.note() == "Papan kosong"
    page.banner.hide()
    QTest.keyClicks(page.table, "1")
    assert why in page.banner.sentence
    QTest.keyClicks(page.card.notes.rows["note"].input, "diubah")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.fold.open()
    program.jobs.settle()
    assert page.fold.files.zone.isHidden()
    assert page.fold.files.remove_button.isHidden()
    assert not page.fold.files.table.isHidden()
    page.fold.files.take((Incoming("lain.png", picture(tmp_path / "lain.png", 0x112233)),))
    assert why in page.fold.files.said.text()
    program.jobs.settle()
    assert desk.audits.open(run).cells["a1", ""] == before
    assert len(desk.audits.evidence(run, "a1")) == 1


def test_a_closed_audit_is_read(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    audits = program.desk.audits
    run = audits.runs()[0].id
    audits.answer(run, "a2", "", "sesuai")
    (kept,) = audits.evidence(run, "a1")
    audits.close(run)
    page = opened(program, qtbot)
    only_read(page, program, tmp_path, "sudah ditutup")
    assert page.close_button.isHidden()
    with pytest.raises(Refusal, match="sudah ditutup"):
        audits.detach(run, kept.id, "salah berkas")


def test_who_is_no_auditor_reads(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.desk.officers.choose(PPID)
    page = opened(program, qtbot)
    only_read(page, program, tmp_path, PPID)
    assert not page.close_button.isEnabled()
    assert PPID in page.close_button.toolTip()


def test_only_the_lead_closes_and_decides(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    run = desk.audits.runs()[0].id
    desk.officers.choose(SECOND)
    desk.audits.answer(run, "a1", "", "sesuai")
    page = opened(program, qtbot)
    assert page.card.answer.isEnabled()
    assert not page.close_button.isEnabled()
    assert LEAD in page.close_button.toolTip()
    assert page.card.others.isVisible()
    texts = [label.text() for label in page.card.others.findChildren(type(page.card.why))]
    assert any(LEAD in text and "memutuskan" in text for text in texts), texts


def test_nobody_but_auditors_gives_or_hides_evidence(program: Program) -> None:
    desk = program.desk
    run = desk.audits.runs()[0].id
    (kept,) = desk.audits.evidence(run, "a1")
    desk.officers.choose(PPID)
    with pytest.raises(Refusal) as raised:
        desk.enclosures.remove(kept.id, "tidak enak dilihat")
    assert raised.value.code == "role_missing"
