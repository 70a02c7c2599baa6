"""Findings and the programme through the real windows: proposed, mended, verified by another; planned, approved."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.audits.findings.rules import NewFinding, Severity, State
from ppid_desk.audits.programme.rules import Standing
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.findings import FindingsPage
from ui.pages.programme import ProgrammePage
from ui.pages.today import TodayPage

YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))


@pytest.fixture
def audited(program: Program) -> Program:
    """An office with a closed audit that found two things, and an auditor, a desk officer and a PPID."""
    desk = program.desk
    for name, role in (("Ade Auditor", Role.AUDITOR), ("Mira Meja", Role.DESK), ("Panca PPID", Role.PPID)):
        desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
    desk.requests.register(asked())
    desk.officers.choose("Ade Auditor")
    run = desk.audits.start(checklist(item("a1"), item("a2"), item("a3")), YEAR, "benih")
    for name, value, note in (("a1", "tidak", "Papan tidak ada"), ("a2", "sebagian", "Kurang"), ("a3", "sesuai", "")):
        desk.audits.answer(run.id, name, "", value, note)
    desk.audits.close(run.id)
    return program


def findings(program: Program, qtbot: QtBot, what: object = None) -> FindingsPage:
    program.window.go("findings", what)
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, FindingsPage)
    return page


def make(page: FindingsPage, name: str, program: Program, qtbot: QtBot, **facts: str) -> None:
    page.begin_step(name)
    settled(qtbot, program)
    assert page.card.form is not None
    for key, value in facts.items():
        page.card.form.form.set_value(key, value)
    page.save()
    settled(qtbot, program)
    assert not page.card.name, [row.line.text() for row in page.card.form.form.rows.values()]


def test_what_an_audit_proposes_is_opened_or_left(audited: Program, qtbot: QtBot) -> None:
    run = audited.desk.audits.runs()[0].number
    page = findings(audited, qtbot, ("proposed", run))
    form = page.proposed.form
    assert "Papan tidak ada" in form.words("text")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, audited)
    assert form.told("owner") or form.told("unit")  # nobody mends it yet
    form.set_value("owner", next(each.id for each in audited.desk.officers.all() if each.name == "Mira Meja"))
    form.set_value("action", "Pasang papan maklumat")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, audited)
    assert "Kurang" in form.words("text")
    page.proposed.skip()
    settled(qtbot, audited)
    (found,) = audited.desk.findings.listed()
    assert (found.state, found.actions[0].text) == (State.OPEN, "Pasang papan maklumat")
    assert [row.number for row in page.model.rows] == [found.number]


def test_a_finding_is_mended_by_one_and_verified_by_another(audited: Program, qtbot: QtBot) -> None:
    desk, run = audited.desk, audited.desk.audits.runs()[0].number
    new = NewFinding(run, "Papan tidak ada", Severity.MAJOR, owner="Mira Meja")
    (found,) = desk.findings.open(new)
    desk.officers.choose("Mira Meja")
    page = findings(audited, qtbot, found.number)
    make(page, "take_up", audited, qtbot)
    make(page, "plan", audited, qtbot, text="Pasang papan", owner="Mira Meja")
    make(page, "carry_out", audited, qtbot, what="Papan dipasang", proof="Foto 20 November 2026")
    make(page, "claim", audited, qtbot, what="Papan ada", proof="Foto 20 November 2026")
    assert page.work is not None
    refused = next(each for each in page.work.possible if each.name == "verify")
    assert refused.refusal is not None  # who mended it does not verify it
    desk.officers.choose("Ade Auditor")
    page.choose_group("done")
    page.refresh()
    settled(qtbot, audited)
    make(page, "verify", audited, qtbot, note="Dilihat di meja layanan")
    assert desk.findings.get(found.number).state is State.VERIFIED
    assert list(desk.faults()) == []


def test_the_owner_is_reminded_on_the_first_page(audited: Program, qtbot: QtBot) -> None:
    desk = audited.desk
    desk.findings.open(NewFinding(desk.audits.runs()[0].number, "Papan tidak ada", Severity.MAJOR, owner="Mira Meja"))
    desk.officers.choose("Mira Meja")
    audited.window.go("today")
    audited.window.tools.changes.happened.emit()
    settled(qtbot, audited)
    page = audited.window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(page.duties.isVisible)


def test_an_audit_is_planned_and_approved_by_another(audited: Program, qtbot: QtBot) -> None:
    audited.window.go("programme")
    settled(qtbot, audited)
    page = audited.window.page
    assert isinstance(page, ProgrammePage)
    assert "2026" in page.left.empty.text()
    QTest.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, audited)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, audited)
    (entry,) = audited.desk.programme.listed(2026)
    assert entry.waits
    audited.desk.officers.choose("Panca PPID")
    QTest.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, audited)
    (entry,) = audited.desk.programme.listed(2026)
    assert (entry.waits, entry.standing) == (False, Standing.DUE)
