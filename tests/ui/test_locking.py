"""The lock through the real window: the work stays, nothing shows, and who signs in is who acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.language import LANGUAGES
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.conftest import JAKARTA, NOON, asked
from tests.ui.conftest import Paperless, settled
from tests.ui.test_room import cut
from ui.app import Program
from ui.pages.audits import AuditsPage
from ui.pages.books import BooksPage
from ui.pages.officers import OfficersPage
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage
from ui.preferences import Preferences
from ui.widgets.cover import Cover

FIRST, OTHER = "kuda laut menari pelan", "gerobak hujan tujuh belas"
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("quick_hashes")


@dataclass
class Times:
    """The office's clock and the seconds of the watch, both moved by hand."""

    moment = NOON
    seconds = 0.0


class Hands:
    """Somebody at the keyboard of one window."""

    def __init__(self, program: Program, times: Times, qtbot: QtBot) -> None:
        self.program, self.times, self.qtbot = program, times, qtbot
        self.presses = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.program.window, text)

    def lock(self) -> None:
        self.press(Key.Key_L, CONTROL)

    def pass_by(self, seconds: float) -> None:
        self.times.seconds += seconds
        self.program.watch.look()

    def is_locked(self) -> bool:
        return self.program.window.locking.locked

    @property
    def cover(self) -> Cover:
        cover = self.program.window.locking.cover
        assert cover is not None
        return cover

    @property
    def acting(self) -> str:
        acting = self.program.desk.officers.current
        return acting.name if acting else ""

    def told(self, key: str = "passphrase") -> str:
        settled(self.qtbot, self.program)
        return self.cover.form.told(key)

    def registration(self) -> RegistrationPage:
        self.program.window.go("registration")
        page = self.program.window.page
        assert isinstance(page, RegistrationPage)
        settled(self.qtbot, self.program)
        return page


def opened(qapp: QApplication, qtbot: QtBot, folder: Path, times: Times) -> Program:
    clock = Clock(JAKARTA, lambda: times.moment)
    desk = Desk.open(folder, clock)
    program = Program(qapp, desk, opens=lambda _file: None, printer=Paperless(), seconds=lambda: times.seconds)
    with qtbot.waitSignal(program.window.painted):
        program.window.show()
    settled(qtbot, program)
    return program


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def free(qapp: QApplication, qtbot: QtBot, tmp_path: Path, times: Times) -> Iterator[Hands]:
    """An office of two officers without passphrases."""
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.DESK})))
    program = opened(qapp, qtbot, tmp_path / "office", times)
    yield Hands(program, times, qtbot)
    program.close()
    qapp.setStyleSheet("")


@pytest.fixture
def signed(qapp: QApplication, qtbot: QtBot, tmp_path: Path, times: Times) -> Iterator[Hands]:
    """An office whose two officers have passphrases; the window has just begun."""
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        first(desk)
        rina = desk.officers.add(OfficerFacts("Rina Kusuma", roles=frozenset({Role.DESK})))
        desk.officers.set_passphrase(rina.id, OTHER)
    program = opened(qapp, qtbot, tmp_path / "office", times)
    yield Hands(program, times, qtbot)
    program.close()
    qapp.setStyleSheet("")


def first(desk: Desk) -> Officer:
    return desk.officers.set_passphrase(desk.who().id, FIRST)


def sign_in(hands: Hands, number: Qt.Key = Key.Key_1, passphrase: str = FIRST) -> None:
    hands.press(number)
    hands.type(passphrase)
    hands.press(Key.Key_Return)
    settled(hands.qtbot, hands.program)


def test_without_passphrases_there_is_no_cover_and_two_keys_change_the_officer(free: Hands) -> None:
    assert not free.is_locked()
    assert free.acting == free.program.desk.settings.officer.name
    free.presses = 0
    free.lock()
    assert free.is_locked()
    free.press(Key.Key_2)
    assert (free.is_locked(), free.presses, free.acting) == (False, 2, "Rina Kusuma")
    assert free.program.window._foot["officer"].text() == "Rina Kusuma"
    assert free.program.desk.requests.register(asked()).officer == "Rina Kusuma"


def test_first_letters_and_enter_choose_too(free: Hands) -> None:
    free.lock()
    free.type("xyz")
    assert free.cover.nobody.text()
    free.press(Key.Key_Return)
    assert free.is_locked()
    for _ in range(3):
        free.press(Key.Key_Backspace)
    free.type("kus")
    free.press(Key.Key_Return)
    assert (free.is_locked(), free.acting) == (False, "Rina Kusuma")


def test_what_is_typed_stays_and_the_focus_comes_back(free: Hands) -> None:
    page = free.registration()
    field = page.form.rows["requester.name"].input
    assert isinstance(field, QLineEdit)
    field.setFocus()
    free.type("Siti Rahm")
    free.lock()
    assert not field.isVisible()
    free.press(Key.Key_1)
    assert field.text() == "Siti Rahm"
    assert QApplication.focusWidget() is field
    free.type("awati")
    assert field.text() == "Siti Rahmawati"


def test_nothing_shows_behind_the_cover_and_no_key_reaches_it(signed: Hands) -> None:
    hands, window = signed, signed.program.window
    assert hands.is_locked()
    visible = [each for each in window.findChildren(QWidget) if each.isVisible()]
    cover = hands.cover
    beside = [each for each in visible if not (cover is each or cover.isAncestorOf(each) or each.isAncestorOf(cover))]
    assert beside == []
    page = window.page
    for key, modifier in ((Key.Key_N, CONTROL), (Key.Key_3, CONTROL), (Key.Key_K, CONTROL), (Key.Key_F9, None)):
        hands.press(key, modifier or Qt.KeyboardModifier.NoModifier)
    window.scanned("PPID1*x")
    settled(hands.qtbot, hands.program)
    assert window.page is page
    assert window.palette_dialog is None
    assert hands.acting == ""


def test_the_cover_comes_first_where_there_are_passphrases(signed: Hands) -> None:
    assert signed.is_locked()
    sign_in(signed)
    assert (signed.is_locked(), signed.acting) == (False, signed.program.desk.settings.officer.name)
    signed.lock()
    assert signed.acting == ""
    sign_in(signed, Key.Key_2, OTHER)
    assert signed.acting == "Rina Kusuma"


def test_an_open_dialog_is_hidden_and_comes_back_as_it_was(signed: Hands) -> None:
    sign_in(signed)
    window = signed.program.window
    window.show_palette()
    dialog = window.palette_dialog
    assert isinstance(dialog, QDialog)
    signed.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.field.setFocus()
    signed.type("anggaran")
    signed.lock()
    assert signed.is_locked()
    assert not dialog.isVisible()
    signed.qtbot.waitUntil(signed.cover.field.hasFocus)
    sign_in(signed)
    assert dialog.isVisible()
    assert dialog.field.text() == "anggaran"
    dialog.close()


def test_the_idle_lock_never_fires_while_typing_and_once_after_silence(signed: Hands) -> None:
    sign_in(signed)
    page = signed.registration()
    page.form.rows["requester.name"].input.setFocus()
    fired: list[None] = []
    signed.program.watch.silent.connect(lambda: fired.append(None))
    for _ in range(40):  # two hours, a key every three minutes
        signed.pass_by(180)
        signed.type("a")
    window = signed.program.window
    window.show_palette()
    assert window.palette_dialog is not None
    signed.qtbot.waitUntil(window.palette_dialog.isActiveWindow)
    window.palette_dialog.field.setFocus()
    for _ in range(10):  # in a dialog as well
        signed.pass_by(290)
        signed.type("b")
    window.palette_dialog.close()
    for _ in range(5):  # and by the mouse
        signed.pass_by(290)
        QTest.mouseMove(window, QPoint(300, 300 + _))
        QTest.mouseClick(page.title, Qt.MouseButton.LeftButton)
    assert fired == []
    signed.pass_by(299)
    assert not signed.is_locked()
    signed.pass_by(1)
    signed.pass_by(3600)
    assert (fired, signed.is_locked()) == ([None], True)
    sign_in(signed)
    assert page.form.words("requester.name") == "a" * 40


def test_the_minutes_are_a_setting_and_twelve_hours_are_the_most(signed: Hands) -> None:
    sign_in(signed)
    signed.program.desk.change_settings({"lock.minutes": 15})
    signed.pass_by(14 * 60)
    assert not signed.is_locked()
    signed.pass_by(61)
    assert signed.is_locked()
    sign_in(signed)
    for _ in range(12 * 6):
        assert not signed.is_locked()
        signed.pass_by(600)
        QTest.mouseClick(signed.program.window.page.title, Qt.MouseButton.LeftButton)
    assert signed.is_locked()


def test_nobody_is_locked_by_silence_while_there_are_no_passphrases(free: Hands) -> None:
    free.pass_by(24 * 3600)
    assert not free.is_locked()


def test_a_wrong_passphrase_is_said_and_a_block_with_its_time(signed: Hands) -> None:
    signed.press(Key.Key_1)
    for _ in range(5):
        signed.type("bukan ini sama sekali")
        signed.press(Key.Key_Return)
        assert "tidak cocok" in signed.told()
        assert signed.acting == ""
    signed.type(FIRST)
    signed.press(Key.Key_Return)
    assert "12.01" in signed.told()
    signed.times.moment += timedelta(minutes=1)
    signed.type(FIRST)
    signed.press(Key.Key_Return)
    settled(signed.qtbot, signed.program)
    assert not signed.is_locked()


def test_the_screen_goes_on_while_a_passphrase_is_compared(signed: Hands) -> None:
    import threading

    seen: list[bool] = []
    real = signed.program.desk.officers.sign_in

    def slow(officer: str, passphrase: str) -> Officer:
        seen.append(threading.current_thread() is threading.main_thread())
        return real(officer, passphrase)

    signed.program.desk.officers.sign_in = slow  # type: ignore[method-assign]
    sign_in(signed)
    assert seen == [False]


def test_a_recovery_code_opens_with_a_new_passphrase(signed: Hands, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.officers.sign_in(desk.officers.all()[0].id, FIRST)
        code = desk.officers.new_codes(desk.who().id)[0]
    signed.press(Key.Key_1)
    signed.cover.forgot()
    signed.type("AAAA-AAAA")
    signed.press(Key.Key_Tab)
    signed.type("sepeda tua di halaman")
    signed.press(Key.Key_Tab)
    signed.type("sepeda tua di halama")
    signed.press(Key.Key_Return)
    assert "berbeda" in signed.cover.recovery.told("again")
    signed.type("sepeda tua di halaman")
    signed.press(Key.Key_Return)
    settled(signed.qtbot, signed.program)
    assert "bukan milik" in signed.cover.recovery.told("code")
    signed.type(code.lower())
    signed.press(Key.Key_Return)
    settled(signed.qtbot, signed.program)
    assert not signed.is_locked()
    signed.lock()
    sign_in(signed, passphrase="sepeda tua di halaman")
    assert not signed.is_locked()


def test_what_was_being_read_when_the_desk_was_locked_is_read_when_it_opens(signed: Hands, tmp_path: Path) -> None:
    sign_in(signed)
    window = signed.program.window
    window.go("queue")
    settled(signed.qtbot, signed.program)
    page = window.page
    assert isinstance(page, QueuePage)
    signed.lock()
    page.refresh()
    settled(signed.qtbot, signed.program)
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.officers.sign_in(desk.officers.all()[0].id, FIRST)
        desk.requests.register(asked())
    window.look()
    settled(signed.qtbot, signed.program)
    assert page.model.rowCount() == 0
    sign_in(signed)
    signed.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.banner.sentence == ""


def test_esc_goes_back_to_the_officers_and_nothing_typed_is_left(signed: Hands) -> None:
    signed.press(Key.Key_1)
    signed.type("rahasia yang terketik")
    signed.press(Key.Key_Escape)
    assert signed.cover.stack.currentIndex() == 0
    signed.press(Key.Key_2)
    assert signed.cover.form.words("passphrase") == ""


def test_an_officer_who_is_deactivated_elsewhere_is_locked_out(signed: Hands, tmp_path: Path) -> None:
    sign_in(signed, Key.Key_2, OTHER)
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.officers.sign_in(desk.officers.all()[0].id, FIRST)
        desk.officers.deactivate("Rina Kusuma")
    signed.program.window.look()
    assert signed.is_locked()


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize(("wide", "high", "scale"), [(1366, 728, 100), (1024, 640, 100), (1366, 728, 200)])
def test_no_word_of_the_cover_is_cut(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, times: Times, spoken: str, wide: int, high: int, scale: int
) -> None:
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        first(desk)
        Preferences(scale=scale, language=spoken).save(desk.places.folder / "window.json")
    program = opened(qapp, qtbot, tmp_path / "office", times)
    program.window.resize(wide, high)
    hands, found = Hands(program, times, qtbot), []
    steps: tuple[Callable[[], None], ...] = (
        lambda: None, lambda: hands.press(Key.Key_1), lambda: hands.press(Key.Key_Return), hands.cover.forgot,
    )  # fmt: skip
    for step in steps:
        step()
        settled(qtbot, program)
        qtbot.wait(50)
        found += cut(program.window)
    program.close()
    assert found == []


def change_officer(hands: Hands, number: Qt.Key) -> None:
    hands.lock()
    hands.qtbot.waitUntil(hands.program.window.isActiveWindow)  # a dialog gave it back
    hands.press(number)
    settled(hands.qtbot, hands.program)
    assert not hands.is_locked()


def test_a_list_that_one_officer_asked_for_is_not_shown_to_the_next(free: Hands) -> None:
    program = free.program
    number = program.desk.requests.register(asked()).number
    program.desk.requests.reveal(number, "pemadanan")
    program.window.go("books", "looks")
    settled(free.qtbot, program)
    page = program.window.page
    assert isinstance(page, BooksPage)
    dialog = page.dialog
    assert dialog.isVisible()
    change_officer(free, Key.Key_1)
    assert dialog.isVisible()  # the same officer goes on
    change_officer(free, Key.Key_2)
    assert free.acting == "Rina Kusuma"
    assert not isValid(dialog)
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def test_a_passphrase_that_one_officer_began_to_type_is_not_left_to_the_next(free: Hands) -> None:
    free.program.window.go("officers")
    settled(free.qtbot, free.program)
    page = free.program.window.page
    assert isinstance(page, OfficersPage)
    page.form.form.set_value("title", "Kasubbag")  # something is being typed, so that the form itself stays
    for name in page.secret.rows:
        page.secret.set_value(name, "rahasia")
    change_officer(free, Key.Key_1)
    assert {page.secret.value(name) for name in page.secret.rows} == {"rahasia"}
    change_officer(free, Key.Key_2)
    assert {page.secret.value(name) for name in page.secret.rows} == {""}
    assert page.form.form.value("title") == "Kasubbag"


def test_audits_are_read_again_for_the_next_officer(free: Hands) -> None:
    desk = free.program.desk
    desk.requests.register(asked())
    desk.officers.add(OfficerFacts("Ade Auditor", roles=frozenset({Role.AUDITOR})))
    change_officer(free, Key.Key_1)
    places = [each.name for each in desk.officers.all()]
    ade, rina = (Key(Key.Key_1 + places.index(name)) for name in ("Ade Auditor", "Rina Kusuma"))
    change_officer(free, ade)
    run = desk.audits.start("a_petugas", Period(date(2026, 1, 1), date(2026, 12, 31)), "benih")
    free.program.window.go("audits")
    settled(free.qtbot, free.program)
    page = free.program.window.page
    assert isinstance(page, AuditsPage)
    assert page.right.isVisible()
    change_officer(free, rina)
    assert free.acting == "Rina Kusuma"
    assert page.left.empty.isVisible()
    assert "Rina Kusuma" in page.left.empty.text() or "peran" in page.left.empty.text()
    assert not page.right.isVisible()
    page.make_paper("working", "pdf")  # nothing is chosen any more: no refusal of what she does not see
    settled(free.qtbot, free.program)
    assert page.banner.isHidden()
    assert page.model.rowCount() == 0
    change_officer(free, ade)
    assert [each.run.id for each in page.model.rows] == [run.id]
    assert page.right.isVisible()
