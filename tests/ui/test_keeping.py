"""The window sees to copies by itself, tells how old they are, and lets its looks and settings be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import asked
from ui.app import Program
from ui.pages.settings import SettingsPage
from ui.rounds import Round


def test_closing_makes_a_copy_when_something_changed(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.window.close()
    assert program.window.isVisible()  # not before the copy is made
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    assert [kept.events for kept in program.desk.copies.all()] == [program.desk.changes()]


def test_closing_without_a_change_makes_none(program: Program, qtbot: QtBot) -> None:
    program.window.close()
    assert not program.window.isVisible()
    assert program.desk.copies.all() == ()


def test_a_copy_that_fails_is_said_and_closing_is_still_possible(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.desk.books.write(lambda writing: writing.run("UPDATE journal_head SET hash = ?", (b"\1" * 32,)))
    program.window.close()
    banner = program.window.page.banner
    qtbot.waitUntil(lambda: "Tidak dapat" in banner.sentence or "Tidak" in banner.sentence, timeout=20_000)
    assert program.window.isVisible()
    banner._take_step()
    assert not program.window.isVisible()


def test_looks_change_at_once_by_beginning_again(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.window.go("settings")
    page = program.window.page
    assert isinstance(page, SettingsPage)
    page._looks_parts["theme"].set_value("theme", "dark")
    page.show_looks.click()
    assert program.next == Round(program.desk.places.folder, page="settings")
    assert not program.window.isVisible()
    assert program.desk.copies.all() == ()  # the day goes on


def test_a_setting_saved_on_the_page_holds_and_is_journalled(program: Program, qtbot: QtBot) -> None:
    program.window.go("settings")
    page = program.window.page
    assert isinstance(page, SettingsPage)
    field = page.office.rows["officer.name"].input
    assert isinstance(field, QLineEdit)
    field.setText("Rina Kusuma")
    assert page.undo.isVisible()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.desk.settings.officer.name == "Rina Kusuma", timeout=20_000)
    qtbot.waitUntil(lambda: "Tersimpan" in page.banner.sentence, timeout=20_000)
    assert program.desk.requests.register(asked()).officer == "Rina Kusuma"
    assert program.window._foot["officer"].text() == "Rina Kusuma"


@pytest.mark.parametrize(("name", "text"), [("hours.friday", "9"), ("copies.days", "x"), ("numbers.template", "{a}")])
def test_a_wrong_setting_is_said_at_its_row(program: Program, qtbot: QtBot, name: str, text: str) -> None:
    program.window.go("settings")
    page = program.window.page
    assert isinstance(page, SettingsPage)
    page.office.set_value(name, text)
    page.save()
    assert page.office.rows[name].line.isVisible()
    assert page.banner.sentence
    assert page.undo.isVisible()


def test_the_second_folder_that_is_missing_is_said(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.desk.change_settings({"copies.folder": str(tmp_path / "stick")})
    program.window.go("books", "copy")
    banner = program.window.page.banner
    qtbot.waitUntil(lambda: str(tmp_path / "stick") in banner.sentence, timeout=20_000)
    assert len(program.desk.copies.all()) == 1


def test_the_days_copy_is_made_by_itself(program: Program, qtbot: QtBot) -> None:
    program.desk.requests.register(asked())
    program.window.look()
    qtbot.waitUntil(lambda: program.window._foot["books"].text().startswith("salinan hari ini"), timeout=20_000)
    assert len(program.desk.copies.all()) == 1
