"""Slips of objections and of moved dates on the screens: printed when they should be, and said when they were not."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.objections.rules import Ground, NewObjection
from ppid_desk.printing.rules import JobKind, JobState, Outcome, PrintJob
from ppid_desk.settings import NO_PRINTER
from ppid_desk.workdays.rules import DayKind
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.calendar import CalendarPage
from ui.pages.objections import ObjectionsPage
from ui.pages.queue import QueuePage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage


def rest(qtbot: QtBot, program: Program) -> None:
    """Until what follows choosing was asked and answered."""
    qtbot.wait(200)
    settled(qtbot, program)


def printed(program: Program, number: str, kind: JobKind) -> list[tuple[int, str, JobState]]:
    return [(job.copy_no, job.mark, job.state) for job in program.desk.printing.jobs(number, kind)]


def shown(program: Program, qtbot: QtBot, number: str) -> ObjectionsPage:
    program.window.go("objections", number)
    rest(qtbot, program)
    page = program.window.page
    assert isinstance(page, ObjectionsPage)
    return page


@pytest.fixture
def number(program: Program) -> str:
    request = program.desk.requests.register(asked()).number
    new = NewObjection((Ground.NOT_ANSWERED,), "Tidak dijawab.", request)
    return program.desk.objections.register(new).number


def failed(program: Program, number: str, kind: JobKind) -> None:
    """The newest copy did not come out."""
    job: PrintJob = program.desk.printing.jobs(number, kind)[0]
    program.desk.printing.again(job, 77)
    claimed = program.desk.printing.claim(77)
    assert claimed is not None
    program.desk.printing.report(claimed, Outcome(JobState.FAILED, "kertas habis"))


def test_a_new_objection_prints_its_slip(program: Program, qtbot: QtBot) -> None:
    request = program.desk.requests.register(asked()).number
    program.window.go("objections", ("about", request))
    rest(qtbot, program)
    page = program.window.page
    assert isinstance(page, ObjectionsPage)
    page.writing.form.form.set_value("ground.c", True)
    page.writing.form.form.set_value("position", "Belum dijawab.")
    page.save()
    rest(qtbot, program)
    (row,) = program.desk.objections.listed()
    kind = JobKind.OBJECTION
    qtbot.waitUntil(lambda: printed(program, row.number, kind) == [(1, "", JobState.PRINTED)], timeout=20_000)
    qtbot.waitUntil(lambda: "tercetak" in page.view.slips[1].text(), timeout=20_000)


def test_a_copy_is_printed_by_its_key_and_marked(program: Program, qtbot: QtBot, number: str) -> None:
    page, kind = shown(program, qtbot, number), JobKind.OBJECTION
    for expected in ((1, "", JobState.PRINTED), (2, "SALINAN ke-1", JobState.PRINTED)):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        QTest.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=expected: printed(program, number, kind)[0] == wanted, timeout=20_000)  # type: ignore[misc]
        rest(qtbot, program)


def test_a_mended_name_prints_the_slip_again(program: Program, qtbot: QtBot, number: str) -> None:
    page = shown(program, qtbot, number)
    assert page.note_button.isHidden()
    page.begin_step("correct_text")
    rest(qtbot, program)
    assert page.card.form is not None
    for name, value in (("field", "objector.name"), ("value", "Sitti Rahmawati"), ("reason", "salah ketik")):
        page.card.form.form.set_value(name, value)
    page.save()
    rest(qtbot, program)
    kind = JobKind.OBJECTION
    qtbot.waitUntil(lambda: printed(program, number, kind)[0] == (2, "PERBAIKAN", JobState.PRINTED), timeout=20_000)
    qtbot.waitUntil(lambda: "Sitti Rahmawati" in page.view.corrections[1].text(), timeout=20_000)
    assert not page.note_button.isHidden()


def test_today_names_what_did_not_come_out_and_leads_to_it(program: Program, qtbot: QtBot, number: str) -> None:
    program.window.go("today")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, TodayPage)
    assert page.troubled.isHidden()
    failed(program, number, JobKind.OBJECTION)
    page.refresh()
    rest(qtbot, program)
    assert page.troubled.isVisible()
    assert page.jobs[0].text().strip("\u2068\u2069") == f"Tanda bukti keberatan {number}: pencetak gagal"
    assert page.jobs[1].isHidden()
    page.jobs[0].click()
    rest(qtbot, program)
    assert isinstance(program.window.page, ObjectionsPage)
    assert program.window.page.view.number.text() == number


def declared(program: Program, qtbot: QtBot) -> CalendarPage:
    """A day off was declared late on the page of the calendar."""
    program.window.go("calendar")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, CalendarPage)
    page.declare(date(2026, 11, 30), DayKind.LOCAL, "Libur daerah", "SK Wali Kota 1/2026", None)
    rest(qtbot, program)
    page.apply()
    rest(qtbot, program)
    return page


def test_addenda_go_to_the_printer_and_into_the_hand(program: Program, qtbot: QtBot, number: str) -> None:
    page, request = declared(program, qtbot), program.desk.objections.case(number).objection.request
    page.banner._button.click()
    for each in (number, request):
        qtbot.waitUntil(
            lambda each=each: printed(program, each, JobKind.ADDENDUM) == [(1, "", JobState.PRINTED)],  # type: ignore[misc]
            timeout=20_000,
        )
    program.desk.requests.hand_over(request)
    program.window.go("queue", request)
    rest(qtbot, program)
    queue = program.window.page
    assert isinstance(queue, QueuePage)
    assert "Slip tambahan: tercetak" in queue.details.slips.text()
    assert queue.details.given.isEnabled()
    queue.hand_over()
    rest(qtbot, program)
    assert "Slip tambahan: diserahkan" in queue.details.slips.text()
    assert not queue.details.given.isEnabled()


def test_without_a_printer_one_pdf_holds_them_all(program: Program, qtbot: QtBot, number: str) -> None:
    program.desk.change_settings({"printing.printer": NO_PRINTER})
    page = declared(program, qtbot)
    page.banner._button.click()
    rest(qtbot, program)
    assert printed(program, number, JobKind.ADDENDUM) == [(1, "", JobState.NOT_PRINTED)]
    assert len(list(program.desk.places.slips.glob("slip-tambahan-*.pdf"))) == 1


def test_the_objections_template_is_set_and_journalled(program: Program, qtbot: QtBot) -> None:
    program.window.go("settings")
    page = program.window.page
    assert isinstance(page, SettingsPage)
    name = "numbers.objection_template"
    for wrong in ("{seq", "KIP/{year}", program.desk.settings.numbers.template):
        page.office.set_value(name, wrong)
        page.save()
        assert page.office.rows[name].line.isVisible(), wrong
    page.office.set_value(name, "KBR-{seq:03d}/{year}")
    assert "KBR-001/2026" in page.office.example.text()
    page.save()
    qtbot.waitUntil(lambda: program.desk.settings.numbers.objection_template == "KBR-{seq:03d}/{year}", timeout=20_000)
    with program.desk.books.read() as reading:
        told = reading.value("SELECT body FROM event WHERE kind = 'settings.changed' ORDER BY seq DESC LIMIT 1")
    assert "KBR-" in told
    request = program.desk.requests.register(asked()).number
    new = NewObjection((Ground.NOT_ANSWERED,), "Tidak dijawab.", request)
    assert program.desk.objections.register(new).number == "KBR-001/2026"


def test_an_acting_superior_can_be_chosen(program: Program, qtbot: QtBot, number: str) -> None:
    page = shown(program, qtbot, number)
    page.begin_step("draft_answer")
    assert page._options("sign_answer")["signer"] == {
        each.name: each.name for each in program.desk.objections.may_sign()
    }
    assert {each.name for each in program.desk.officers.all() if each.active} == set(
        page._options("sign_answer")["signer"]
    )


def test_what_moves_a_date_of_an_objection_is_typed_as_people_write_it(
    program: Program, qtbot: QtBot, number: str
) -> None:
    page = shown(program, qtbot, number)
    page.begin_step("correct_date")
    settled(qtbot, program)
    assert page.card.form is not None
    form = page.card.form.form
    form.set_value("field", "found_on")
    form.set_value("reason", "salah ketik")
    form.set_value("value", "lusa")
    page.save()
    assert "lusa" in form.told("value")
    form.set_value("value", "1/11/2026")
    page.save()
    settled(qtbot, program)
    (made,) = program.desk.objections.case(number).corrections
    assert (made.field, made.new) == ("found_on", "2026-11-01")
