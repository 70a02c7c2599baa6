"""The page of officers through the real window: added, changed, given passphrases and codes, deactivated."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.people.rights import RIGHTS, Act
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.officers import OfficersPage
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage

FIRST, OTHER = "kuda laut menari pelan", "gerobak hujan tujuh belas"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def page(program: Program, qtbot: QtBot) -> OfficersPage:
    program.window.go("officers")
    settled(qtbot, program)
    found = program.window.page
    assert isinstance(found, OfficersPage)
    return found


def type_in(page: OfficersPage, **texts: str) -> None:
    for name, text in texts.items():
        (page.secret if name in page.secret.rows else page.form.form).set_value(name, text)


def give(page: OfficersPage, qtbot: QtBot, program: Program, new: str, current: str = "") -> None:
    type_in(page, current=current, passphrase=new, again=new)
    page.set_passphrase()
    settled(qtbot, program)


def add_rina(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    page.new()
    type_in(page, name="Rina Kusuma", nip="199001012015012001", title="Pengelola data")
    page.form.form.set_value("role.petugas", True)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, program)


def test_an_officer_is_added_and_stands_in_the_list(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    add_rina(page, qtbot, program)
    assert "Tersimpan" in page.banner.sentence
    rina = program.desk.officers.named("Rina Kusuma")
    assert (rina.title, rina.roles) == ("Pengelola data", frozenset({Role.DESK}))
    assert page.list.count() == 2
    assert page.list.item(1).text() == "Rina Kusuma\nPetugas pelayanan informasi"
    assert page.list.currentRow() == 1


def test_what_is_wrong_is_said_at_its_row(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    page.new()
    page.save()
    settled(qtbot, program)
    assert "Nama petugas" in page.form.form.told("name")
    type_in(page, name="Rina Kusuma")
    page.save()
    settled(qtbot, program)
    assert "peran" in page.form.form.told("role.petugas")
    assert page.form.form.words("name") == "Rina Kusuma"
    assert len(program.desk.officers.all()) == 1


def test_the_chosen_officer_is_changed_and_the_settings_with_them(
    page: OfficersPage, qtbot: QtBot, program: Program
) -> None:
    type_in(page, name="Budi Santoso")
    page.save()
    settled(qtbot, program)
    assert program.desk.settings.officer.name == "Budi Santoso"
    assert program.window._foot["officer"].text() == "Budi Santoso"


def test_the_last_admin_stays(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    page.deactivate()
    settled(qtbot, program)
    assert "admin terakhir" in page.form.form.told("role.petugas")
    assert program.desk.who().active


def test_an_officer_is_deactivated_and_comes_back(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    add_rina(page, qtbot, program)
    page.deactivate()
    settled(qtbot, program)
    assert "nonaktif" in page.list.item(1).text()
    assert page.on.isVisible()
    assert not page.secrets.isVisible()
    page.reactivate()
    settled(qtbot, program)
    assert page.off.isVisible()


def test_passphrases_are_given_and_the_window_begins_to_watch(
    page: OfficersPage, qtbot: QtBot, program: Program
) -> None:
    assert not program.watch.watching
    assert not page.secret.rows["current"].input.isVisible()
    type_in(page, passphrase=FIRST, again=OTHER)
    page.set_passphrase()
    assert "berbeda" in page.secret.told("again")
    give(page, qtbot, program, "pendek")
    assert "paling sedikit 12" in page.secret.told("passphrase")
    give(page, qtbot, program, FIRST)
    assert "masuk dengan frasa sandi ini" in page.banner.sentence
    assert page.secret.words("passphrase") == ""
    assert program.watch._timer.isActive()
    assert not program.window.locking.locked
    give(page, qtbot, program, OTHER, "bukan yang sekarang")
    assert "tidak tepat" in page.secret.told("current")
    give(page, qtbot, program, OTHER, FIRST)
    assert program.desk.officers.sign_in(program.desk.who().id, OTHER)


def test_recovery_codes_are_shown_once_and_gone_when_the_desk_closes(
    page: OfficersPage, qtbot: QtBot, program: Program
) -> None:
    shown: list[Path] = []
    object.__setattr__(page.tools, "opens", shown.append)
    assert not page.codes.isEnabled()
    give(page, qtbot, program, FIRST)
    page.make_codes()
    settled(qtbot, program)
    (file,) = shown
    text = pypdfium2.PdfDocument(file.read_bytes())[0].get_textpage().get_text_bounded()
    codes = [word for word in text.split() if word.count("-") == 5]
    assert len(codes) == 10
    assert "10 kode pemulihan" in page.state.text()
    assert program.desk.officers.recover(program.desk.who().id, codes[0], OTHER)
    program.desk.close()
    assert not file.exists()


def test_a_blocked_officer_is_unlocked(page: OfficersPage, qtbot: QtBot, program: Program, desk: Desk) -> None:
    add_rina(page, qtbot, program)
    give(page, qtbot, program, OTHER)
    assert "harus milik seorang admin" in page.secret.told("passphrase")
    page.list.setCurrentRow(0)
    give(page, qtbot, program, FIRST)
    page.list.setCurrentRow(1)
    give(page, qtbot, program, OTHER)
    with Desk.open(desk.places.folder, desk.clock) as other:
        for _ in range(5):
            with pytest.raises(Exception, match="tidak cocok"):
                other.officers.sign_in("Rina Kusuma", FIRST)
    program.window.look()
    settled(qtbot, program)
    assert "tertahan sampai 12.01" in page.list.item(1).text()
    assert page.free.isVisible()
    page.unlock()
    settled(qtbot, program)
    assert "tertahan" not in page.list.item(1).text()


def test_who_is_no_admin_is_told_so(page: OfficersPage, qtbot: QtBot, program: Program) -> None:
    rina = program.desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.AUDITOR})))
    program.desk.officers.choose(rina.id)
    add_rina(page, qtbot, program)
    assert "Rina Kusuma tidak berwenang" in page.banner.sentence
    program.window.go("today")
    settled(qtbot, program)
    assert "tidak berwenang" not in program.window.page.banner.sentence


def test_who_may_not_read_finds_nothing_of_what_another_looked_at(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.ADMIN})))
    program.window.go("registration")
    typing = program.window.page
    assert isinstance(typing, RegistrationPage)
    typing.form.rows["requester.name"].input.setFocus()
    QTest.keyClicks(typing.form.rows["requester.name"].input, "Budi")
    program.window.go("queue")
    settled(qtbot, program)
    program.window.locking.lock()
    cover = program.window.locking.cover
    assert cover is not None
    assert cover.press(2)
    settled(qtbot, program)
    assert list(program.window.pages) == ["books"]
    program.window.go("queue")
    settled(qtbot, program)
    queue = program.window.page
    assert isinstance(queue, QueuePage)
    assert "ppid pelaksana" in queue.banner.sentence
    assert queue.model.rowCount() == 0
    program.window.show_palette()
    dialog = program.window.palette_dialog
    assert dialog is not None
    dialog.field.setText("siti")
    qtbot.wait(200)
    settled(qtbot, program)
    assert dialog.list.count() == 0
    dialog.close()
    program.window.locking.lock()
    cover.press(1)
    program.window.go("registration")
    back = program.window.page
    assert isinstance(back, RegistrationPage)
    assert back.form.words("requester.name") == "Budi"


def test_who_may_read_is_what_the_table_says() -> None:
    for role in Role:
        officer = Officer("1", "Rina", "", "", "", frozenset({role}), True, False)
        assert officer.reads is (role in RIGHTS[Act.READ])
