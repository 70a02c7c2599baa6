"""The shell: what it tells at its foot, what it keeps, and that no page needs another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from tests.conftest import asked
from tests.ui.conftest import Paperless, settled
from ui.app import Program
from ui.navigation import MODULES, RAIL
from ui.page import Page
from ui.preferences import Preferences

ODD = ["", "[]", "null", '{"theme": 5, "scale": "big", "language": [], "width": -3, "height": true}', "{", '"x"']


def test_every_page_is_where_the_rail_says(program: Program, qtbot: QtBot) -> None:
    assert {entry.module for entry in RAIL} <= set(MODULES)
    for entry in RAIL:
        assert issubclass(entry.load(), Page)
        program.window.go(entry.key)
        settled(qtbot, program)
        assert program.window.page.key == entry.key
        checked = [each for each in program.window.findChildren(QToolButton) if each.isChecked()]
        assert [each.accessibleName() for each in checked] == [checked[0].text().replace("&&", "&")]
        assert program.window.page.title.text() in program.window.windowTitle()


def test_the_rail_has_its_icons_after_the_first_paint(program: Program) -> None:
    rail = [each for each in program.window.findChildren(QToolButton) if each.isCheckable()]
    assert len(rail) == len(RAIL)
    assert all(not each.icon().isNull() for each in rail)


def test_the_foot_tells_who_where_and_when(program: Program, qtbot: QtBot) -> None:
    foot = program.window._foot
    assert foot["officer"].text() == program.desk.settings.officer.name
    assert foot["day"].text() == "Senin, 23 November 2026"
    assert foot["day"].accessibleName() == "Tanggal kantor: Senin, 23 November 2026"
    assert foot["books"].text() == "belum ada salinan"
    program.desk.copies.now()
    program.window.tools.changes.happened.emit()
    assert foot["books"].text() == "salinan hari ini 12.00"


def test_what_another_window_writes_is_seen_when_looked_at(program: Program, qtbot: QtBot, clock: Clock) -> None:
    reads = _count_refreshes(program.window.page)
    with Desk.open(program.desk.places.folder, clock) as other:
        other.requests.register(asked())
    program.window.look()
    program.window.look()
    assert len(reads) == 1


def test_a_page_that_is_not_looked_at_reads_when_it_is(program: Program, qtbot: QtBot) -> None:
    today = program.window.page
    reads = _count_refreshes(today)
    program.window.go("settings")
    for _ in range(3):
        program.window.tools.changes.happened.emit()
    assert reads == []
    program.window.go("today")
    assert len(reads) == 1


def _count_refreshes(page: Page) -> list[None]:
    counted: list[None] = []
    before: Callable[[], None] = page.refresh

    def refresh() -> None:
        counted.append(None)
        before()

    page.refresh = refresh  # type: ignore[method-assign]
    return counted


def test_the_window_comes_back_as_large_as_it_was(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    file = desk.places.folder / "window.json"
    Preferences(theme="dark", scale=130).save(file)
    program = Program(qapp, desk, opens=print, printer=Paperless())
    program.window.show()
    program.window.resize(1100, 700)
    program.close()
    assert Preferences.load(file) == Preferences("dark", 130, width=1100, height=700)


def test_a_size_larger_than_the_screen_is_not_taken(program: Program) -> None:
    program.window.take_size(9000, 9000, maximized=False)
    room = program.window.screen().availableSize().expandedTo(program.window.minimumSize())
    assert program.window.size() == room
    program.window.take_size(0, 0, maximized=False)
    assert program.window.size() == room


@pytest.mark.parametrize("text", ODD)
def test_odd_preferences_count_as_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text(text, encoding="utf-8")
    assert replace(Preferences.load(file), height=0) == Preferences()


def test_preferences_come_back(tmp_path: Path) -> None:
    file, kept = tmp_path / "window.json", Preferences("contrast", 175, "en", 1200, 800, maximized=True)
    kept.save(file)
    assert Preferences.load(file) == kept
    assert json.loads(file.read_text(encoding="utf-8"))["theme"] == "contrast"


def test_a_crash_of_last_time_is_told_on_the_first_page(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    desk.places.logs.mkdir()
    (desk.places.logs / "crash-1.txt").write_text("Fatal Python error: Aborted", encoding="utf-8")
    program = Program(qapp, desk, opens=print, printer=Paperless())
    with qtbot.waitSignal(program.window.painted):
        program.window.show()
    settled(qtbot, program)
    assert "berhenti tiba-tiba" in program.window.page.banner.sentence
    program.close()


def test_a_fault_is_told_where_the_officer_looks(program: Program, qtbot: QtBot) -> None:
    program.window.go("queue")
    program.faults.note(ValueError("Siti Rahmawati"))
    qtbot.waitUntil(lambda: program.window.page.banner.sentence != "")
    assert str(program.desk.places.logs) in program.window.page.banner.sentence
    assert "Siti" not in program.window.page.banner.sentence


def test_every_button_that_is_seen_has_a_name(program: Program, qtbot: QtBot) -> None:
    for entry in RAIL:
        program.window.go(entry.key)
        settled(qtbot, program)
        nameless = [
            each
            for each in program.window.findChildren(QAbstractButton)
            if each.isVisible() and not (each.accessibleName() or each.text()) and _is_ours(each)
        ]
        assert nameless == []


def _is_ours(button: QAbstractButton) -> bool:
    """Qt's own corner buttons of tables and clear buttons of fields are named by Qt."""
    return type(button).__module__.startswith("ui.") or type(button).__name__ in ("QPushButton", "QCheckBox")


def test_the_least_window(program: Program) -> None:
    program.window.resize(1, 1)
    assert program.window.size() == QSize(1024, 640)
