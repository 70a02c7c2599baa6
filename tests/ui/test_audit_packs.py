"""Packs on screen: what is out, what came back line by line, what is revoked; two laptops that differ."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.findings.rules import Severity
from ppid_desk.audits.packs import keys
from ppid_desk.audits.rules import RunState
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item
from tests.conftest import NOON, asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.jobs import Jobs
from ui.laptop import LaptopProgram, PackDoor
from ui.pages.audit_run import AuditRunPage
from ui.pages.audits import AuditsPage

YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))
PASSPHRASE = "kuda laut biru tidur siang"
LEAD, SECOND, PPID = "Ade Auditor", "Bela Auditor", "Pejabat PPID"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An office with two auditors, and an audit of one item of the office and one of its two files."""
    monkeypatch.setattr(keys, "COST", keys.Cost(1, 64, 1))
    for name, role in ((LEAD, Role.AUDITOR), (SECOND, Role.AUDITOR), (PPID, Role.PPID)):
        desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
    for name in ("Siti Rahmawati", "Budi Santoso"):
        desk.requests.register(asked(name))
    desk.officers.choose(LEAD)
    desk.audits.start(checklist(item("a1"), item("b1", scope=Scope.FILE)), YEAR, "benih")
    return desk


def audits(program: Program, qtbot: QtBot) -> AuditsPage:
    program.window.go("audits", program.desk.audits.runs()[0].number)
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, AuditsPage)
    return page


def taken_along(page: AuditsPage, program: Program, qtbot: QtBot, owner: str, out: Path) -> None:
    """The pack of an auditor, written through the form."""
    QTest.keyClick(page, Qt.Key.Key_T, CONTROL)
    box = page.packing.form.rows["owner"].input
    box.setCurrentText(owner)  # type: ignore[attr-defined]
    for name in ("passphrase", "again"):
        page.packing.form.set_value(name, PASSPHRASE)
    page.write_pack_to(str(out))
    settled(qtbot, program)
    assert out.exists(), page.banner.sentence


def on_a_laptop(program: Program, qapp: QApplication, qtbot: QtBot, out: Path, digits: str, minutes: int,
                noted: str = "") -> Path:  # fmt: skip
    """Carry the audit out with these digits, one for each item, and write the pack for the office."""
    back = out.with_suffix(".ppid-return")
    unexpected: list[BaseException] = []
    jobs = Jobs(unexpected.append)
    door = PackDoor(out, program.theme, jobs, out.with_suffix(""), Clock.standing(NOON + timedelta(minutes=minutes)))
    door.form.set_value("passphrase", PASSPHRASE)
    with qtbot.waitSignal(door.opened):
        door.open_pack()
    assert door.laptop is not None
    laptop = LaptopProgram(qapp, door.laptop, program.theme, jobs)
    laptop.window.show()
    jobs.settle()
    for digit in digits:
        QTest.keyClicks(laptop.window.page.table, digit)
        if digit != "1":
            QTest.keyClicks(laptop.window.page.card.notes.rows["note"].input, "Dilihat di tempat")
            QTest.keyClick(laptop.window.page, Qt.Key.Key_Return, CONTROL)
        jobs.settle()
    if noted:
        runner = laptop.window.page
        runner.table.choose(next(n for n, line in enumerate(runner.model.rows) if line.item))
        QTest.keyClick(runner, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        assert runner.finding.isVisible()
        runner.finding.save()
        jobs.settle()
        assert runner.finding.form.told("text")
        QTest.keyClicks(runner.finding.form.rows["text"].input, noted)
        runner.finding.form.set_value("severity", "kritis")
        runner.finding.save()
        jobs.settle()
        assert "Tercatat" in runner.finding.said.text()
    laptop.window.write_return(str(back))
    jobs.settle()
    laptop.close()
    door.deleteLater()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert unexpected == []
    return back


def cell(page: AuditsPage, column: int) -> str:
    """What the list of packs says of the newest one."""
    found = page.packs.table.item(0, column)
    assert found is not None
    return found.text()


def lines(page: AuditsPage) -> list[tuple[str, str, str]]:
    """Item, subject and outcome of each line of the report that is shown."""
    model = page.acceptance.model
    return [
        tuple(str(model.data(model.index(row, column))).strip("\u2068\u2069") for column in (1, 2, 0))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def test_two_laptops_differ_and_the_lead_decides(
    program: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page, desk = audits(program, qtbot), program.desk
    outs = {LEAD: tmp_path / "satu.ppid-audit", SECOND: tmp_path / "dua.ppid-audit"}
    for owner, out in outs.items():
        taken_along(page, program, qtbot, owner, out)
    assert desk.audits.runs()[0].state is RunState.OUT
    first = on_a_laptop(program, qapp, qtbot, outs[LEAD], "111", 5)
    second = on_a_laptop(program, qapp, qtbot, outs[SECOND], "131", 6)
    run = desk.audits.runs()[0]
    files = [each.number for each in desk.audits.open(run.id).files]

    page.take_in(first)
    settled(qtbot, program)
    assert lines(page) == [("A1", "Kantor", "✓ diambil"), *(("B1", number, "✓ diambil") for number in files)]
    page.take_in(first)
    settled(qtbot, program)
    assert {outcome for _, _, outcome in lines(page)} == {"sudah ada"}
    assert "sudah pernah diterima" in page.acceptance.facts.text()
    assert len(desk.audit_packs.reports(desk.audit_packs.all()[1].id)) == 1

    page.take_in(second)
    settled(qtbot, program)
    assert len(lines(page)) == 3
    work = desk.audits.open(run.id)
    assert (work.run.state, [cell.conflict for cell in work.cells.values()].count(True)) == (RunState.OPEN, 1)
    page.leave_form()
    settled(qtbot, program)
    (differs,) = [each for each in page.details.findChildren(QPushButton) if each.text().startswith("B1")]
    assert files[0] in differs.text()
    differs.click()
    settled(qtbot, program)
    runner = program.window.page
    assert isinstance(runner, AuditRunPage)
    assert runner.card.line is not None
    place = runner.card.line.place
    assert (place[0], work.named(Scope.FILE, place[1])) == ("b1", files[0])
    assert runner.card.others.isVisible()
    runner.close_audit()
    program.jobs.settle()
    assert "b1" in runner.banner.sentence
    counts = [each for each in runner.card.others.findChildren(QPushButton) if each.isVisible()]
    assert len(counts) == 2
    answers = desk.audits.open(run.id).cell(*place).answers
    best = next(n for n, each in enumerate(answers) if each.value == "sesuai")  # which needed no note
    counts[best].click()
    settled(qtbot, program)
    decided = desk.audits.open(run.id).cell(*place)
    assert (decided.value, decided.counts and decided.counts.note) == ("sesuai", f"Jawaban {LEAD} yang dihitung.")
    runner.ask_close()
    runner.close_audit()
    settled(qtbot, program)
    assert desk.audits.runs()[0].state is RunState.CLOSED
    assert list(desk.faults()) == []


def test_packs_are_listed_and_a_lost_one_is_revoked(
    program: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page, desk = audits(program, qtbot), program.desk
    QTest.keyClick(page, Qt.Key.Key_F7)
    settled(qtbot, program)
    assert page.packs.empty.isVisible()
    page.leave_form()
    out = tmp_path / "hilang.ppid-audit"
    taken_along(page, program, qtbot, SECOND, out)
    back = on_a_laptop(program, qapp, qtbot, out, "1", 5)
    QTest.keyClick(page, Qt.Key.Key_F7)
    settled(qtbot, program)
    cells = [cell(page, column) for column in range(3)]
    assert SECOND in cells[0]
    assert cells[2] == "△ sedang dibawa"
    assert not page.packs.report_button.isEnabled()
    assert "Belum ada yang kembali" in page.packs.why.text()
    QTest.keyClick(page.packs.table, Qt.Key.Key_Delete)
    reason = page.packs.form.rows["reason"].input
    assert reason.isVisible()
    QTest.keyClick(reason, Qt.Key.Key_Return)
    settled(qtbot, program)
    assert page.packs.form.told("reason")
    QTest.keyClicks(reason, "Laptop hilang di angkot")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    settled(qtbot, program)
    assert cell(page, 2).startswith("✗ dicabut")
    assert "Laptop hilang" in page.packs.why.text()
    assert not page.packs.revoke_button.isEnabled()
    page.take_in(back)
    settled(qtbot, program)
    assert "Laptop hilang di angkot" in page.banner.sentence
    assert desk.audits.open(desk.audits.runs()[0].id).cells == {}


def test_who_is_no_auditor_sees_packs_and_reports_and_revokes_none(
    program: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page = audits(program, qtbot)
    out = tmp_path / "bawa.ppid-audit"
    taken_along(page, program, qtbot, LEAD, out)
    page.take_in(on_a_laptop(program, qapp, qtbot, out, "1", 5))
    settled(qtbot, program)
    program.desk.officers.choose(PPID)
    page.leave_form()
    page.refresh()
    settled(qtbot, program)
    assert not page.details.pack_button.isEnabled()
    assert "auditor" in page.details.pack_button.toolTip()
    page.open_packs()
    settled(qtbot, program)
    assert not page.packs.revoke_button.isEnabled()
    assert "auditor" in page.packs.why.text()
    QTest.keyClick(page.packs.table, Qt.Key.Key_Return)
    page.packs.open_report()
    settled(qtbot, program)
    assert page.acceptance.isVisible()
    assert lines(page) == [("A1", "Kantor", "✓ diambil")]


def test_a_finding_that_is_noted_on_a_laptop_is_proposed(
    program: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page, desk = audits(program, qtbot), program.desk
    out = tmp_path / "bawa.ppid-audit"
    taken_along(page, program, qtbot, LEAD, out)
    page.take_in(on_a_laptop(program, qapp, qtbot, out, "111", 5, "KTP terbuka di baki"))
    settled(qtbot, program)
    assert ("A1", "Kantor", "✓ diambil") in lines(page)
    assert len(lines(page)) == 4
    (proposed,) = desk.findings.proposals(desk.audits.runs()[0].id)
    assert (proposed.item, proposed.severity) == ("a1", Severity.CRITICAL)
    assert "KTP terbuka di baki" in proposed.text
