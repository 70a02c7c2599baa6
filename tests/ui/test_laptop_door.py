"""The laptop's door through real windows: covered when left, opened from the welcome window and by a double-click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ppid_desk import paths
from ppid_desk.audits.packs import keys
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import open_pack
from tests.audits.packs.office import LAST_DAY, LEAD, PASSPHRASE, Audited
from tests.conftest import JAKARTA, NOON
from tests.ui.conftest import Paperless, settled
from ui import app, laptop
from ui.app import Program, first_round
from ui.jobs import Jobs
from ui.keys_sheet import KeysSheet
from ui.laptop import LaptopProgram, PackDoor
from ui.pages.audits import AuditsPage
from ui.rounds import Round
from ui.theme import Theme
from ui.welcome import Welcome

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@dataclass
class Times:
    """The laptop's clock and the seconds of the watch, both moved by hand."""

    moment = NOON
    seconds = 0.0


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", keys.Cost(1, 64, 1))


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Audits that were taken along lie below this test's folder."""
    monkeypatch.setattr(paths, "default_folder", lambda: tmp_path / "mine")


@pytest.fixture
def pack(desk: Desk, tmp_path: Path) -> Path:
    office = Audited(desk)
    file = tmp_path / "bawa.ppid-audit"
    office.packs.check_out(office.run.id, office.lead.id, PASSPHRASE, LAST_DAY, file)
    return file


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    unexpected: list[BaseException] = []
    made = Jobs(unexpected.append)
    yield made
    made.close()
    assert unexpected == []


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def taken(
    pack: Path, qapp: QApplication, qtbot: QtBot, theme: Theme, jobs: Jobs, times: Times
) -> Iterator[LaptopProgram]:
    """The pack, opened on a laptop."""
    opened = open_pack(pack, PASSPHRASE, clock=Clock(JAKARTA, lambda: times.moment))
    made = LaptopProgram(qapp, opened, theme, jobs, lambda: times.seconds)
    made.window.show()
    qtbot.waitUntil(lambda: made.window.page.look is not None)
    jobs.settle()
    yield made
    made.close()


def press(program: LaptopProgram, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, key, held)
    program.jobs.settle()


def is_locked(program: LaptopProgram) -> bool:
    return program.window.lock.locked


def type_passphrase(program: LaptopProgram, text: str) -> None:
    field = program.window.lock.cover.form.rows["passphrase"].input
    assert field.hasFocus()
    QTest.keyClicks(field, text)
    press(program, Key.Key_Return)


def test_a_laptop_that_was_left_is_covered_and_opens_with_its_passphrase(taken: LaptopProgram, times: Times) -> None:
    window, cover = taken.window, taken.window.lock.cover
    note = window.page.card.notes.rows["note"].input
    QTest.keyClicks(note, "Papan belum")
    note.setFocus()
    minutes = taken.laptop.settings.lock.minutes
    times.seconds += 60 * minutes - 1
    taken.watch.look()
    assert not is_locked(taken)
    times.seconds += 1
    taken.watch.look()
    assert is_locked(taken)
    assert cover.isVisible()
    assert not window.page.isVisible()
    press(taken, Key.Key_S, CONTROL)  # the window's own keys rest
    assert not [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    type_passphrase(taken, "bukan frasanya")
    assert is_locked(taken)
    assert cover.form.told("passphrase")
    cover.form.set_value("passphrase", "")
    type_passphrase(taken, PASSPHRASE)
    assert not is_locked(taken)
    assert window.page.card.note() == "Papan belum"
    assert cover.form.words("passphrase") == ""
    times.seconds += 60 * minutes
    taken.watch.look()  # it is watched again
    assert is_locked(taken)


def test_a_dialog_is_hidden_by_the_cover_and_comes_back(taken: LaptopProgram) -> None:
    press(taken, Key.Key_S, CONTROL)
    (dialog,) = [each for each in taken.window.findChildren(QFileDialog) if each.isVisible()]
    QTest.keyClick(dialog, Key.Key_L, CONTROL)
    assert is_locked(taken)
    assert not dialog.isVisible()
    taken.window.lock.cover.form.rows["passphrase"].input.setFocus()
    type_passphrase(taken, PASSPHRASE)
    assert dialog.isVisible()
    dialog.close()


def test_the_last_day_warns_when_it_is_over(taken: LaptopProgram, times: Times) -> None:
    assert taken.window.late.isHidden()
    times.moment = NOON + timedelta(days=40)
    taken.window.tell_day()
    assert "Hari terakhir" in taken.window.late.text()
    assert not taken.window.late.isHidden()


def test_the_door_of_a_late_pack_says_so(pack: Path, theme: Theme, jobs: Jobs, qtbot: QtBot) -> None:
    for days, late in ((1, False), (40, True)):
        door = PackDoor(pack, theme, jobs, clock=Clock.standing(NOON + timedelta(days=days)))
        qtbot.addWidget(door)
        assert door.late.isHidden() is not late


def test_work_begins_in_the_list(taken: LaptopProgram) -> None:
    assert taken.window.page.table.hasFocus()


def test_f1_tells_the_keys_of_the_audit(taken: LaptopProgram) -> None:
    press(taken, Key.Key_F1)
    (sheet,) = taken.window.findChildren(KeysSheet)
    assert sheet.isVisible()
    told = {each.text() for each in sheet.findChildren(QLabel)}
    assert {"Ctrl+S", "Ctrl+L", "Ctrl+G", "1 … 9"} <= told
    assert "F9" not in told  # the office's own keys do nothing here
    sheet.close()


# the welcome window


@pytest.fixture
def welcome(theme: Theme, jobs: Jobs, tmp_path: Path, clock: Clock) -> Iterator[Welcome]:
    window = Welcome(tmp_path / "empty", theme, jobs, lambda _file: None, ("Canon",), clock.today(), clock)
    window.show()
    jobs.settle()
    yield window
    window.close()
    window.deleteLater()


def test_a_pack_is_opened_from_the_welcome_window(welcome: Welcome, pack: Path, tmp_path: Path) -> None:
    rounds = list[Round]()
    welcome.chosen.connect(rounds.append)
    assert [each.text() for each in welcome.packs.findChildren(QPushButton)] == ["Buka paketnya …"]
    welcome.packs.choose_button.setFocus()
    QTest.keyClick(welcome.packs.choose_button, Key.Key_Space)
    (dialog,) = welcome.findChildren(QFileDialog)
    assert "*.ppid-audit" in dialog.nameFilters()[0]
    other = tmp_path / "surat.ppid-audit"
    other.write_bytes(b"bukan paket")
    dialog.fileSelected.emit(str(other))
    assert rounds == []
    assert welcome.banner.sentence
    dialog.fileSelected.emit(str(pack))
    dialog.close()
    assert [(each.pack, each.back) for each in rounds] == [(pack, tmp_path / "empty")]


def test_audits_that_were_opened_here_are_offered_again(
    pack: Path, theme: Theme, jobs: Jobs, tmp_path: Path, clock: Clock
) -> None:
    with open_pack(pack, PASSPHRASE, clock=Clock.standing(NOON)) as opened:
        number = opened.head.number
    window = Welcome(tmp_path / "empty", theme, jobs, lambda _file: None, (), clock.today(), clock)
    window.show()
    jobs.settle()
    rounds = list[Round]()
    window.chosen.connect(rounds.append)
    (again,) = [each for each in window.packs.findChildren(QPushButton) if number in each.text()]
    again.setFocus()
    QTest.keyClick(again, Key.Key_Space)
    (begun,) = rounds
    assert begun.pack is not None
    assert begun.pack.read_bytes() == pack.read_bytes()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("opened", [True, False])
def test_a_door_that_was_closed_leads_back_to_the_welcome_window(
    qapp: QApplication, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, opened: bool
) -> None:
    monkeypatch.setattr(laptop, "play", lambda _application, _file: opened)
    following = app.play(qapp, Round(tmp_path / "empty", pack=pack, back=tmp_path / "empty"))
    assert following == (None if opened else Round(tmp_path / "empty"))
    assert app.play(qapp, Round(tmp_path / "empty", pack=pack)) is None


# a double-click


def test_a_pack_opens_its_door_also_the_second_time(pack: Path, tmp_path: Path, theme: Theme, jobs: Jobs) -> None:
    for name in ("bawa.ppid-audit", "BAWA.PPID-AUDIT"):
        file = pack.rename(tmp_path / name)
        assert first_round(tmp_path / "empty", file).pack == file
        door = PackDoor(file, theme, jobs, clock=Clock.standing(NOON))
        door.form.set_value("passphrase", PASSPHRASE)
        QTest.keyClick(door.form.rows["passphrase"].input, Key.Key_Return)
        jobs.settle()
        assert door.laptop is not None
        door.laptop.close()
        door.deleteLater()
        pack = file


@pytest.mark.parametrize(
    ("name", "code"),
    [("surat.pdf", "pack_file_neither"), ("x", "pack_file_neither"), ("a.ppid-return", "pack_return_no_office")],
)
def test_a_file_that_cannot_be_opened_gets_one_sentence(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        first_round(tmp_path / "empty", tmp_path / name)
    assert refused.value.code == code
    assert name in str(refused.value)


def test_a_pack_that_came_back_is_asked_about_before_it_is_taken_in(
    pack: Path, desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    back = tmp_path / "pulang.PPID-RETURN"
    with open_pack(pack, PASSPHRASE, clock=Clock.standing(NOON + timedelta(hours=1))) as opened:
        opened.audits.answer(opened.run, "a1", "", "sesuai")
        opened.make_return(back)
    begun = first_round(desk.places.folder, back)
    program = Program(qapp, desk, opens=lambda _file: None, printer=Paperless(), begun=begun)
    with qtbot.waitSignal(program.window.painted):
        program.window.show()
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, AuditsPage)
    run = desk.audits.runs()[0].id
    desk.officers.choose(LEAD)
    assert "pulang" in page.banner.sentence
    assert desk.audits.open(run).cell("a1").value is None
    page.banner._button.setFocus()
    QTest.keyClick(page.banner._button, Key.Key_Space)
    settled(qtbot, program)
    assert desk.audits.open(run).cell("a1").value == "sesuai", page.banner.sentence
    program.close()
