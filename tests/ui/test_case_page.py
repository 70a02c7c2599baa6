"""The page of one request: what its steps offer, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ppid_desk.catalogue.rules import Entry, Withdrawal
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.objections.rules import Ground, NewObjection
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.requests.rules import Group, State
from tests.catalogue.conftest import decree_facts, entry_facts
from tests.conftest import JAKARTA, NOON, asked
from tests.ui.conftest import Paperless, settled
from ui import case_words, words
from ui.app import Program
from ui.icons import Icons
from ui.models.queue_model import QueueModel
from ui.page import Page
from ui.pages.case import CasePage
from ui.pages.objections import ObjectionsPage
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage
from ui.theme import Theme
from ui.tour import type_visitor
from ui.widgets.form import Choice, Form, Segments


@pytest.fixture
def number(program: Program) -> str:
    return program.desk.requests.register(asked()).number


def page_of(program: Program, what: object, qtbot: QtBot) -> CasePage:
    program.window.go("case", what)
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, CasePage)
    return found


def pressed(page: Page, keys: str) -> None:
    """What follows a key of the page."""
    next(each for each in page.findChildren(QShortcut) if each.key().toString() == keys).activated.emit()


def entry(program: Program, code: str) -> Entry:
    exclusions = program.desk.catalogue.exclusions
    number = f"{code} Tahun 2025"
    return exclusions.add_entry(exclusions.add_decree(decree_facts(number)).id, entry_facts(code))


def refusing(page: CasePage, qtbot: QtBot, program: Program) -> Form:
    """The form of the decision, where the first item is refused."""
    page.begin("decide")
    settled(qtbot, program)
    assert page.form is not None
    item = page.form.items[0]
    item.head.set_value("outcome", "refused")
    assert item.body is not None
    return item.body


def offered(form: Form, fact: str) -> dict[str, str]:
    field = form.rows[fact].input
    assert isinstance(field, Choice)
    return {str(field.itemData(place)): field.itemText(place) for place in range(field.count())}


def test_a_refusal_cites_an_entry_that_is_in_force(program: Program, number: str, qtbot: QtBot) -> None:
    good, gone = entry(program, "7"), entry(program, "8")
    program.desk.catalogue.exclusions.withdraw(gone.id, Withdrawal(date(2026, 11, 1), "9 Tahun 2026"))
    page = page_of(program, number, qtbot)
    form = refusing(page, qtbot, program)
    choices = offered(form, "dik")
    assert list(choices) == ["", good.id]
    assert "7: Daftar riwayat hidup calon (7 Tahun 2025)" in choices[good.id]
    form.set_value("ground", "article_17")
    form.set_value("dik", good.id)
    assert "Daftar riwayat hidup calon" in form.rows["dik"].input.toolTip()  # whole, where the field cuts it
    page.save()
    settled(qtbot, program)
    decision = program.desk.handling.case(number).decisions[1]
    assert (decision.facts["dik"], decision.facts["article"]) == (good.id, "h, j")
    assert refusing(page, qtbot, program).value("dik") == good.id  # what stands is chosen again


def test_an_empty_list_says_at_the_field_what_to_do(program: Program, number: str, qtbot: QtBot) -> None:
    form = refusing(page_of(program, number, qtbot), qtbot, program)
    assert "ambil daftarnya di Informasi publik" in offered(form, "dik")[""]
    assert form.value("dik") == ""


def test_the_pending_tests_of_this_request_are_offered(program: Program, number: str, qtbot: QtBot) -> None:
    other = program.desk.requests.register(asked("Budi")).number
    program.desk.catalogue.tests.send("12/UK", date(2026, 11, 23), number, 1)
    program.desk.catalogue.tests.send("13/UK", date(2026, 11, 23), other, 1)
    choices = offered(refusing(page_of(program, number, qtbot), qtbot, program), "test_number")
    assert list(choices) == ["", "12/UK"]


def test_an_objection_begins_at_the_request_once_it_is_answered(program: Program, number: str, qtbot: QtBot) -> None:
    page = page_of(program, number, qtbot)
    assert not page.object_button.isVisible()
    pressed(page, "Ctrl+B")
    assert program.window.page.key == "case"
    facts = {"on": "2026-11-23", "what": "Tautan", "form": "softcopy", "recipient": "Siti"}
    program.desk.handling.advance(number, "answer_on_spot", facts)
    page.refresh()
    settled(qtbot, program)
    assert page.object_button.isVisible()
    pressed(page, "Ctrl+B")
    settled(qtbot, program)
    found = program.window.pages["objections"]
    assert isinstance(found, ObjectionsPage)
    assert found.writing.isVisible()
    assert found.writing.form.form.value("request") == number


def test_an_objection_begins_where_the_limit_has_passed(qapp: QApplication, desk: Desk, qtbot: QtBot) -> None:
    late = desk.requests.register(asked(received_at=NOON - timedelta(days=60), received_proof="cap pos")).number
    program = Program(qapp, desk, opens=lambda _file: None, printer=Paperless())
    program.window.show()
    assert page_of(program, late, qtbot).object_button.isVisible()
    program.close()


def test_objections_of_a_request_are_told_and_reached(program: Program, number: str, qtbot: QtBot) -> None:
    new = NewObjection((Ground.NOT_ANSWERED,), "Tidak dijawab.", number)
    objection = program.desk.objections.register(new).number
    page = page_of(program, number, qtbot)
    assert objection in page.view.objections[1].text()
    assert "keberatan" in page.view.duty.text()
    assert "sengketa" not in page.view.duty.text()
    links = [each for each in page.view.findChildren(QPushButton) if each.text() == objection]
    links[0].click()
    settled(qtbot, program)
    assert program.window.page.key == "objections"


def test_what_was_just_registered_is_answered_on_the_spot(program: Program, qtbot: QtBot) -> None:
    program.window.go("registration")
    settled(qtbot, program)
    registration = program.window.page
    assert isinstance(registration, RegistrationPage)
    type_visitor(registration, "Rahayu Puspitasari", "3673015508900002", "Laporan kinerja 2025", "Penelitian")
    pressed(registration, "Ctrl+J")  # nothing is registered yet
    assert registration.isVisible()
    registration.register()
    settled(qtbot, program)
    assert registration.outcome.on_spot.isVisible(), registration.banner.sentence
    pressed(registration, "Ctrl+J")
    settled(qtbot, program)
    page = program.window.pages["case"]
    assert isinstance(page, CasePage)
    assert page.form is not None
    assert page.form.form.value("recipient") == "Rahayu Puspitasari"
    page.form.form.set_value("what", "Tautan ke laman")
    page.save()
    settled(qtbot, program)
    assert program.desk.handling.case(registration.outcome.number).state is State.DONE


def test_a_step_that_is_not_lawful_says_so(program: Program, number: str, qtbot: QtBot) -> None:
    page = page_of(program, ("hand_over", number), qtbot)
    assert page.banner.isVisible()
    assert page.form is None


def test_what_is_incomplete_is_not_answered_on_the_spot(program: Program, qtbot: QtBot) -> None:
    request = program.desk.requests.register(asked(missing=("KTP atau identitas lain",)))
    program.window.go("registration")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, RegistrationPage)
    page.outcome.show_request(request, program.desk.requests.slip_picture(request.number, 1, 1))
    assert page.outcome.given.isVisible()
    assert not page.outcome.on_spot.isVisible()


def queue_of(program: Program, qtbot: QtBot) -> QueuePage:
    program.window.go("queue")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, QueuePage)
    qtbot.waitUntil(lambda: found.details.request is not None)
    settled(qtbot, program)
    return found


@pytest.mark.parametrize(("day", "colour"), [(3, "muted"), (4, "warning"), (5, "warning"), (6, "warning")])
def test_the_queue_warns_from_the_own_target_on(tmp_path: Path, theme: Theme, day: int, colour: str) -> None:
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.requests.register(asked())  # to be answered by Monday, 7 December
    with Desk.open(tmp_path / "office", Clock.standing(datetime(2026, 12, day, 9, tzinfo=JAKARTA))) as desk:
        model = QueueModel(desk, theme, Icons(theme.colours.text))
        model.show_queue(desk.requests.queue())
        left, state = model.index(0, 5), model.index(0, 6)
        assert model.data(left, Qt.ItemDataRole.ForegroundRole) == QColor(getattr(theme.colours, colour))
        assert ("target sendiri" in model.data(state)) == (colour == "warning")


def test_only_an_answer_has_an_own_target(program: Program, number: str) -> None:
    (row,) = program.desk.requests.look_up(number)
    near = replace(row, days_left=1)
    assert words.is_at_target(near)
    assert not words.is_at_target(replace(near, duty="hand_over"))
    assert not words.is_at_target(replace(near, group=Group.DONE))
    assert not words.is_at_target(replace(near, group=Group.OVERDUE, days_left=-3))


def test_the_day_of_a_disposition_is_told(program: Program, number: str, qtbot: QtBot) -> None:
    program.desk.handling.advance(
        number, "dispose", {"unit": "Subbagian Hukum", "task": "Siapkan salinan", "by": "2026-12-03"}
    )
    assert "Subbagian Hukum membalas disposisi paling lambat 3 Des 2026" in _plain(
        queue_of(program, qtbot).details.why.text()
    )
    assert "3 Des 2026" in page_of(program, number, qtbot).view.why.text()
    case = program.desk.handling.case(number)
    assert "ingatkan" in case_words.disposition(case, date(2026, 12, 4))
    reply = {"disposition": 1, "on": "2026-11-23", "reply": "Ada"}
    program.desk.handling.advance(number, "reply", reply)
    assert case_words.disposition(program.desk.handling.case(number), date(2026, 12, 4)) == ""


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\u2068\u2069")


def test_an_acting_ppid_can_be_chosen(program: Program, number: str, qtbot: QtBot) -> None:
    desk = program.desk
    superior = desk.officers.add(OfficerFacts("Sri Atasan", roles=frozenset({Role.SUPERIOR})))
    desk.handling.advance(
        number, "decide", {"items": [{"item": 1, "outcome": "granted", "form": "softcopy", "material": "PDF"}]}
    )
    desk.handling.advance(number, "draft_notice", {"delivery": "direct"})
    page = page_of(program, number, qtbot)
    page.begin("sign_notice")
    assert page.form is not None
    page.form.form.set_value("signer", superior.name)
    assert page.form.form.value("signer") == superior.name


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("received_at", "20/11/2026 09.30", "2026-11-20T09:30:00+07:00"),
        ("received_at", "20 Nov", "2026-11-20T08:00:00+07:00"),
        ("complete_on", "hari ini", "2026-11-23"),
        ("path", "election", "election"),
    ],
)
def test_what_moves_a_date_is_typed_as_people_write_it(
    program: Program, number: str, qtbot: QtBot, field: str, typed: str, read: str
) -> None:
    page = page_of(program, number, qtbot)
    page.begin("correct_date")
    settled(qtbot, program)
    assert page.form is not None
    form = page.form.form
    form.set_value("field", field)
    assert isinstance(form.rows["value"].input, Segments if field == "path" else QLineEdit)
    form.set_value("value", typed)
    form.set_value("reason", "salah ketik")
    assert page.form.given(program.desk.clock.now())["value"] == read
    if field != "complete_on":  # it is complete since that day already; to be refused by the service alone
        page.save()
        settled(qtbot, program)
        (made,) = program.desk.handling.case(number).corrections
        assert (made.field, made.new) == (field, read)


def test_a_day_that_cannot_be_read_is_told_at_its_row(program: Program, number: str, qtbot: QtBot) -> None:
    page = page_of(program, number, qtbot)
    page.begin("correct_date")
    settled(qtbot, program)
    assert page.form is not None
    form = page.form.form
    form.set_value("value", "besok lusa")
    form.set_value("reason", "salah ketik")
    page.save()
    assert "besok lusa" in form.told("value")
    form.set_value("field", "path")
    assert form.told("value") == ""
    form.set_value("value", "normal")  # the path that it has
    page.save()
    settled(qtbot, program)
    assert form.told("value") != ""
