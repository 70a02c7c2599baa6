"""The rules of BSSN on the screen: turned on in the settings, asked for at the cover, told on the officers' page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from tests.conftest import NOON
from tests.ui.conftest import settled
from tests.ui.test_locking import Hands, Times, opened
from ui.pages.officers import OfficersPage
from ui.pages.settings import SettingsPage

GOOD, NEXT = "Kuda-laut menari 7 kali", "Gerobak-hujan 17 malam"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def ruled(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """An office by the rules of BSSN whose officer's passphrase was set half a year and a day ago."""
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.change_settings({"passphrases.rules": "bssn"})
        desk.officers.set_passphrase(desk.who().id, GOOD)
    times = Times()
    times.moment = NOON + timedelta(days=182)
    program = opened(qapp, qtbot, tmp_path / "office", times)
    yield Hands(program, times, qtbot)
    program.close()
    qapp.setStyleSheet("")


def type_and_enter(hands: Hands, *texts: str) -> None:
    for place, text in enumerate(texts):
        hands.type(text)
        hands.press(Qt.Key.Key_Return if place == len(texts) - 1 else Qt.Key.Key_Tab)
    settled(hands.qtbot, hands.program)


def test_a_passphrase_that_is_over_asks_for_a_new_one_at_the_cover(ruled: Hands) -> None:
    assert ruled.is_locked()
    ruled.press(Qt.Key.Key_1)
    type_and_enter(ruled, GOOD)
    cover = ruled.cover
    assert ruled.is_locked()
    assert cover.stack.currentIndex() == 2
    assert "berlaku sampai 23 Mei 2027" in cover.said.text()
    assert not cover.recovery.rows["code"].input.isVisible()
    type_and_enter(ruled, GOOD, GOOD)
    assert "yang sekarang dipakai" in cover.recovery.told("passphrase")
    type_and_enter(ruled, NEXT, NEXT)
    assert not ruled.is_locked()
    assert ruled.acting == ruled.program.desk.settings.officer.name
    ruled.lock()
    ruled.press(Qt.Key.Key_1)
    type_and_enter(ruled, NEXT)
    assert not ruled.is_locked()


def test_esc_goes_back_and_forgets_it(ruled: Hands) -> None:
    ruled.press(Qt.Key.Key_1)
    type_and_enter(ruled, GOOD)
    ruled.press(Qt.Key.Key_Escape)
    ruled.cover.forgot()
    assert ruled.cover.recovery.rows["code"].input.isVisible()
    assert ruled.cover._outdated == ""


def test_the_office_turns_the_rules_on_in_the_settings(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qapp, qtbot, tmp_path / "office", Times())
    program.window.go("settings")
    page = program.window.page
    assert isinstance(page, SettingsPage)
    page.office.set_value("passphrases.rules", "bssn")
    page.save()
    settled(qtbot, program)
    assert program.desk.settings.passphrases.rules == "bssn"
    assert 'rules = "bssn"' in program.desk.places.settings.read_text(encoding="utf-8")
    program.window.go("officers")
    settled(qtbot, program)
    officers = program.window.page
    assert isinstance(officers, OfficersPage)
    assert "Aturan BSSN" in officers.state.text()
    for name in ("passphrase", "again"):
        officers.secret.set_value(name, "kuda laut menari pelan")
    officers.set_passphrase()
    settled(qtbot, program)
    assert "huruf besar, angka, tanda lain" in officers.secret.told("passphrase")
    for name in ("passphrase", "again"):
        officers.secret.set_value(name, GOOD)
    officers.set_passphrase()
    settled(qtbot, program)
    assert "Berlaku sampai 23 Mei 2027" in officers.state.text()
    program.close()
    qapp.setStyleSheet("")
