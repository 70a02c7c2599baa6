"""No word is cut: every text on every page has the room that it needs, or says that it has not."""

from __future__ import annotations

import contextlib

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.language import LANGUAGES
from tests.conftest import asked
from tests.ui.conftest import Paperless, settled
from ui.app import Program
from ui.navigation import PAGES
from ui.preferences import Preferences
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel

NAMES = ("Siti Rahmawati", "Yayasan Lembaga Pemantau Keterbukaan Informasi Publik dan Kepemiluan Provinsi Banten")

ROOMS = [(1366, 728, 90), (1366, 728, 100), (1024, 640, 100), (1366, 728, 130), (1366, 728, 200)]


def cut(window: QWidget) -> list[str]:
    """The texts that are seen only in part."""
    seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return [told for each in seen if (told := _cut(each))]


def _cut(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel) or not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text():
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        fits = widget.heightForWidth(widget.width()) <= widget.height() + 1
    else:
        fits = widget.sizeHint().width() <= widget.width() + 1 and widget.sizeHint().height() <= widget.height() + 3
    if not fits:
        return f"{widget.text()}: {widget.size()} of {widget.sizeHint()}"
    return "" if _is_reachable(widget) else f"{widget.text()}: out of sight"


def _is_reachable(widget: QWidget) -> bool:
    """Whether it lies in its window, or can be scrolled to."""
    window = widget.window()
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if inner is not None and inner.isAncestorOf(widget):
            fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if fixed and widget.mapTo(area.viewport(), QPoint(widget.width(), 0)).x() > area.viewport().width():
                return False
            widget = area
    corner = widget.mapTo(window, QPoint(widget.width() - 1, widget.height() - 1))
    return window.rect().contains(corner)


def _cut_at_rest(qtbot: QtBot, program: Program) -> list[str]:
    """What is cut for good: texts come one after another, and their places follow a moment later."""
    settled(qtbot, program)
    qtbot.wait(100)  # the queue shows its first request a moment after its rows
    settled(qtbot, program)
    with contextlib.suppress(WaitedTooLong):
        qtbot.waitUntil(lambda: cut(program.window) == [], timeout=1500)
    return cut(program.window)


@pytest.fixture
def busy_desk(desk: Desk) -> Desk:
    for name in NAMES:
        desk.requests.register(asked(name, "Salinan berita acara pleno rekapitulasi daftar pemilih berkelanjutan"))
    return desk


def test_a_text_without_room_is_found(theme: Theme, qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    label, wrapped = PlainLabel("Belum diserahkan", parent=outer), PlainLabel("satu dua tiga", wrap=True, parent=outer)
    beyond = QToolButton(outer)
    beyond.setText("Nanti")
    outer.resize(300, 200)
    label.resize(20, 30)
    wrapped.setGeometry(0, 60, 40, 20)
    beyond.move(290, 100)
    outer.show()
    assert [each.split(":")[0] for each in cut(outer)] == ["Belum diserahkan", "satu dua tiga", "Nanti"]
    label.resize(200, 30)
    wrapped.resize(200, 30)
    beyond.move(0, 100)
    assert cut(outer) == []


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize(("wide", "high", "scale"), ROOMS)
def test_no_word_is_cut(
    qapp: QApplication, qtbot: QtBot, busy_desk: Desk, wide: int, high: int, scale: int, spoken: str
) -> None:
    Preferences(scale=scale, language=spoken).save(busy_desk.places.folder / "window.json")
    program = Program(qapp, busy_desk, opens=print, printer=Paperless())
    program.window.show()
    program.window.resize(wide, high)
    found = {}
    for entry in PAGES:
        program.window.go(entry.key)
        found[entry.key] = _cut_at_rest(qtbot, program)
    program.close()
    assert found == {entry.key: [] for entry in PAGES}
