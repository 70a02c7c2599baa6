"""Audits through the real windows: begun, carried out by keys, taken along to a second folder, taken in, reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.papers.rules import PaperKind
from ppid_desk.audits.papers.words import number_of
from ppid_desk.audits.rules import RunState, Work
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits import planted
from tests.audits.made import auditor
from tests.audits.planted import Planted, honest_list
from tests.conftest import NOON, asked
from tests.papers.test_letters import unbroken
from tests.papers.test_slip import squeezed
from tests.ui.conftest import Paperless, settled
from ui.app import Program
from ui.audit_walk import next_open, waits
from ui.jobs import Jobs
from ui.laptop import LaptopProgram, PackDoor
from ui.pages.audit_run import AuditRunPage
from ui.pages.audits import AuditsPage
from ui.theme import Theme
from ui.widgets.drop_zone import Incoming

YEAR = Period(date(2026, 1, 1), date(2026, 11, 23))
PASSPHRASE = "kuda laut biru tidur siang"
DIGIT = {"sesuai": "1", "sebagian": "2", "tidak": "3", "tb": "4"}


@pytest.fixture
def auditing(program: Program) -> Program:
    """The program with an auditor who acts, and three requests."""
    desk = program.desk
    desk.officers.add(OfficerFacts("Ade Auditor", roles=frozenset({Role.AUDITOR})))
    for name in ("Siti Rahmawati", "Budi Santoso", "Rina Wati"):
        desk.requests.register(asked(name))
    desk.officers.choose("Ade Auditor")
    return program


@pytest.fixture
def runner(auditing: Program, qtbot: QtBot) -> AuditRunPage:
    """The audit of checklist A, opened."""
    run = auditing.desk.audits.start("a_petugas", YEAR, "benih")
    auditing.window.go("audit_run", run.id)
    settled(qtbot, auditing)
    page = auditing.window.page
    assert isinstance(page, AuditRunPage)
    return page


def press(page: AuditRunPage, keys: str, jobs: Jobs) -> None:
    QTest.keyClicks(page.table if page.table.isVisible() else page, keys)
    jobs.settle()


def chosen(page: AuditRunPage) -> str:
    assert page.card.line is not None
    return page.card.line.place[0]


def test_a_digit_answers_and_goes_on(runner: AuditRunPage, auditing: Program, qtbot: QtBot) -> None:
    first = chosen(runner)
    press(runner, "1", auditing.jobs)
    assert chosen(runner) != first
    assert auditing.desk.audits.open(runner.run).cell(first).value == "sesuai"
    qtbot.waitUntil(lambda: "1 dari" in runner.told.text())


def test_less_than_the_best_asks_for_its_note_first(runner: AuditRunPage, auditing: Program) -> None:
    first = chosen(runner)
    press(runner, "3", auditing.jobs)
    assert chosen(runner) == first
    assert auditing.desk.audits.open(runner.run).cell(first).value is None
    note = runner.card.notes.rows["note"].input
    assert note.hasFocus()
    QTest.keyClicks(note, "Tidak ada papan 1")  # digits in a note are text
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    auditing.jobs.settle()
    cell = auditing.desk.audits.open(runner.run).cell(first)
    assert (cell.value, cell.counts and cell.counts.note) == ("tidak", "Tidak ada papan 1")
    assert chosen(runner) != first


def test_the_last_answer_is_taken_back(runner: AuditRunPage, auditing: Program) -> None:
    first = chosen(runner)
    press(runner, "1", auditing.jobs)
    QTest.keyClick(runner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    auditing.jobs.settle()
    assert auditing.desk.audits.open(runner.run).cell(first).value is None
    assert chosen(runner) == first


def test_one_item_a_screen_is_answered_by_the_same_keys(runner: AuditRunPage, auditing: Program) -> None:
    first = chosen(runner)
    QTest.keyClick(runner, Qt.Key.Key_F6)
    assert not runner.table.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "1")
    auditing.jobs.settle()
    assert auditing.desk.audits.open(runner.run).cell(first).value == "sesuai"


def test_a_note_that_is_typed_later_is_kept_by_itself(runner: AuditRunPage, auditing: Program, qtbot: QtBot) -> None:
    first = chosen(runner)
    press(runner, "1", auditing.jobs)
    runner.step(-1)
    assert chosen(runner) == first
    QTest.keyClicks(runner.card.notes.rows["note"].input, "Dilihat di papan")

    def kept() -> bool:
        counts = auditing.desk.audits.open(runner.run).cell(first).counts
        return counts is not None and counts.note == "Dilihat di papan"

    qtbot.waitUntil(kept)


def test_what_was_answered_is_gone_on_with_where_it_waits(auditing: Program, qtbot: QtBot) -> None:
    desk = auditing.desk
    run = desk.audits.start("b_register", YEAR, "benih")
    work = desk.audits.open(run.id)
    first = work.files[0].request
    for item, subject in desk.audits.score(run.id).unanswered:
        if subject in ("", first):
            found = work.computed.get((item, subject))
            desk.audits.answer(run.id, item, subject, found.verdict if found else "sesuai", "Dilihat")
    auditing.window.go("audit_run", run.id)
    settled(qtbot, auditing)
    page = auditing.window.page
    assert isinstance(page, AuditRunPage)
    assert page.card.line is not None
    assert page.card.line.subject == work.files[1].request


def test_closing_says_what_is_missing(runner: AuditRunPage, auditing: Program) -> None:
    runner.ask_close()
    runner.close_audit()
    auditing.jobs.settle()
    assert not runner.banner.isHidden()
    assert auditing.desk.audits.open(runner.run).run.state is RunState.OPEN


def test_a_note_without_an_answer_waits_for_one(runner: AuditRunPage, auditing: Program) -> None:
    QTest.keyClicks(runner.card.notes.rows["note"].input, "Papan belum ada")
    runner.step(1)
    runner.step(-1)
    auditing.jobs.settle()
    assert runner.card.note() == "Papan belum ada"


def test_an_officer_without_the_role_is_told(program: Program, qtbot: QtBot) -> None:
    program.desk.officers.add(OfficerFacts("Petugas Meja", roles=frozenset({Role.DESK})))
    program.desk.officers.choose("Petugas Meja")
    program.window.go("audits")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, AuditsPage)
    assert "auditor" in page.left.empty.text()


def test_an_audit_is_begun_by_keys(auditing: Program, qtbot: QtBot) -> None:
    auditing.window.go("audits")
    settled(qtbot, auditing)
    page = auditing.window.page
    assert isinstance(page, AuditsPage)
    QTest.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, auditing)
    page.writing.form.set_value("from", "1/1/2026")
    page.writing.form.set_value("to", "31/13/2026")
    page.writing.save()
    assert page.writing.form.told("to")
    page.writing.form.set_value("to", "23/11/2026")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, auditing)
    assert [row.run.number for row in page.model.rows] == ["AUD-2026-0001"]


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A demo office of 200 files with the faults that a dishonest person planted, and an auditor at its window."""
    folder = tmp_path / "office"
    found_demo(folder, 200, clock=Clock.standing(NOON))
    desk = Desk.open(folder, Clock.standing(NOON))
    honest_list(desk)
    auditor(desk, "Ade Auditor")
    made = Program(qapp, desk, opens=lambda _file: None, printer=Paperless())
    with qtbot.waitSignal(made.window.painted):
        made.window.show()
    settled(qtbot, made)
    yield made
    made.close()
    qapp.setStyleSheet("")


def answered_all(page: AuditRunPage, jobs: Jobs) -> None:
    """Walk the whole audit by keys alone: agree where the program found something, else the best answer."""
    for _ in range(2000):
        look = page.look
        assert look is not None
        line = page.card.line
        assert line is not None
        if not waits(line, look.work):
            if next_open(look.lines, look.work, 0) is None:
                return
            QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif line.place in look.work.computed:
            QTest.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClicks(page.table, "1")
        jobs.settle()
    raise AssertionError("the audit does not end")


def found_by_program(work: Work) -> set[tuple[str, str]]:
    """Fact and file of whatever the program finds wanting."""
    facts = {item.name: item.computed for item in work.checklist.items}
    return {
        (facts[each.item], work.named(Scope.FILE, each.subject))
        for each in work.computed.values() if each.verdict in ("tidak", "sebagian")
    }  # fmt: skip


def test_a_dishonest_office_is_found_out_on_a_laptop(
    office: Program, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = office.desk
    looked_at = [each.number for each in desk.audits.sample(YEAR, "benih").files]
    honest = found_by_program(desk.audits.open(desk.audits.start("b_register", YEAR, "benih").id))
    faults = tuple(planted.all_of(desk, looked_at))
    run = desk.audits.start("b_register", YEAR, "benih")
    office.window.go("audits", run.number)
    settled(qtbot, office)
    page = office.window.page
    assert isinstance(page, AuditsPage)
    page.begin_pack()
    for name in ("passphrase", "again"):
        page.packing.form.set_value(name, PASSPHRASE)
    out, back = tmp_path / "bawa.ppid-audit", tmp_path / "pulang.ppid-return"
    page.write_pack_to(str(out))
    settled(qtbot, office)
    assert out.exists()
    on_laptop(qapp, qtbot, out, back, tmp_path / "laptop", office.theme)
    page.take_in(back)
    settled(qtbot, office)
    desk.audits.close(run.id)
    work = desk.audits.open(run.id)
    assert work.run.state is RunState.CLOSED
    expected = {(each.fact, "" if each.fact == "number_gaps" else each.number) for each in faults}
    found = reported(desk, run.id, faults)
    assert expected <= found
    assert found - honest == expected - honest


def reported(desk: Desk, run: str, faults: tuple[Planted, ...]) -> set[tuple[str, str]]:
    """Open what the audit proposes as findings; fact and file of what its report says, read back from the paper."""
    owner = desk.officers.all()[0].name
    desk.findings.open(*(replace(each, owner=owner) for each in desk.findings.proposals(run)))
    report = desk.audit_papers.report(run)
    paper = squeezed(unbroken(desk.audit_papers.pdf(PaperKind.REPORT, run)))
    for each in faults:
        assert squeezed(each.number) in paper, each
        assert squeezed(each.words) in paper, each
    facts = {number_of(item): item.computed for item in desk.audits.open(run).checklist.items}
    return {(facts[line.item], number) for line in report.findings for number in (line.files or ("",))}


def on_laptop(qapp: QApplication, qtbot: QtBot, pack: Path, back: Path, root: Path, theme: Theme) -> None:
    """Open the pack where there is no office, answer everything through the window, and write the way back."""
    unexpected: list[BaseException] = []
    jobs = Jobs(unexpected.append)
    door = PackDoor(pack, theme, jobs, root, Clock.standing(NOON + timedelta(days=1)))
    door.form.set_value("passphrase", "bukan frasa yang benar")
    door.open_pack()
    jobs.settle()
    assert door.form.told("passphrase")
    door.form.set_value("passphrase", PASSPHRASE)
    with qtbot.waitSignal(door.opened):
        door.open_pack()
    assert door.laptop is not None
    program = LaptopProgram(qapp, door.laptop, theme, jobs)
    program.window.show()
    jobs.settle()
    answered_all(program.window.page, jobs)
    program.window.write_return(str(back))
    jobs.settle()
    program.close()
    door.deleteLater()
    assert unexpected == []


MOD = Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("keys", "moved"),
    [((Qt.Key.Key_Down, MOD.AltModifier), 1), ((Qt.Key.Key_Up, MOD.AltModifier), 0),
     ((Qt.Key.Key_Return, MOD.ControlModifier), 1)],
    ids=["after", "before", "next open"],
)  # fmt: skip
def test_keys_walk_the_items(runner: AuditRunPage, keys: tuple[Qt.Key, MOD], moved: int) -> None:
    asked_ones = [line.place[0] for line in runner.model.rows if line.item]
    QTest.keyClick(runner, *keys)
    assert chosen(runner) == asked_ones[moved]


def test_agreeing_takes_the_program_s_answer_with_its_reasons(runner: AuditRunPage, auditing: Program) -> None:
    assert runner.look is not None
    item, subject = next(iter(runner.look.work.computed))
    place = next(n for n, line in enumerate(runner.model.rows) if line.item and line.place == (item, subject))
    runner.table.choose(place)
    QTest.keyClick(runner, Qt.Key.Key_G, MOD.ControlModifier)
    auditing.jobs.settle()
    cell = auditing.desk.audits.open(runner.run).cell(item, subject)
    assert cell.counts is not None
    assert cell.counts.agrees
    assert cell.value == runner.look.work.computed[item, subject].verdict


def test_evidence_is_kept_with_the_answer(runner: AuditRunPage, auditing: Program, tmp_path: Path) -> None:
    file = tmp_path / "foto.png"
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    assert picture.save(str(file))
    QTest.keyClick(runner, Qt.Key.Key_B, MOD.AltModifier)
    assert runner.fold.is_open
    runner.fold.files.take((Incoming("foto.png", file),))
    auditing.jobs.settle()
    (kept,) = auditing.desk.audits.evidence(runner.run, chosen(runner))
    assert kept.name == "foto.png"
    runner.fold.files.take((Incoming("tempel.png", image=picture.scaled(10, 10)),))
    auditing.jobs.settle()
    assert len(auditing.desk.audits.evidence(runner.run, chosen(runner))) == 2
    assert list(auditing.desk.faults()) == []


def test_taking_along_asks_twice_for_the_passphrase(runner: AuditRunPage, auditing: Program, tmp_path: Path) -> None:
    auditing.window.go("audits", auditing.desk.audits.runs()[0].number)
    auditing.jobs.settle()
    page = auditing.window.page
    assert isinstance(page, AuditsPage)
    QTest.keyClick(page, Qt.Key.Key_T, MOD.ControlModifier)
    page.packing.form.set_value("passphrase", PASSPHRASE)
    page.packing.form.set_value("again", "lain")
    page.write_pack()
    assert page.packing.form.told("again")
    page.packing.form.set_value("again", PASSPHRASE)
    page.packing.form.set_value("expires", "1/1/2020")
    page.write_pack_to(str(tmp_path / "x.ppid-audit"))
    auditing.jobs.settle()
    assert page.packing.form.told("expires")
    assert not (tmp_path / "x.ppid-audit").exists()
