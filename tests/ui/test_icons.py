"""Icons come late, follow the theme, and are never needed."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui import words
from ui.icons import _MEANINGS, Icons, _family
from ui.navigation import PAGES
from ui.widgets.labels import PlainLabel
from ui.window import _FOOT

SIZE = QSize(96, 96)


def _ink(icon: QIcon) -> set[str]:
    """The colours of an icon's solid pixels."""
    image = icon.pixmap(SIZE, 1.0).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_there_is_no_icon_before_they_are_loaded_and_then_each_has_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    icons, button, label = Icons("#123456"), QPushButton("Antrean"), PlainLabel()
    qtbot.addWidget(button)
    qtbot.addWidget(label)
    icons.put(button, "queue")
    icons.put(label, "officer", "#654321")
    assert button.icon().isNull()
    icons.load()
    assert _ink(button.icon()) == {"#123456"}
    assert not label.pixmap().isNull()
    later = QPushButton()
    qtbot.addWidget(later)
    icons.put(later, "queue")
    assert not later.icon().isNull()


def test_icons_take_another_colour_with_another_theme(qapp: QApplication, qtbot: QtBot) -> None:
    icons, button = Icons("#123456"), QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "queue")
    icons.load()
    icons.recolour("#FEDCBA")
    assert _ink(button.icon()) == {"#fedcba"}


def test_a_button_that_is_gone_is_forgotten(qapp: QApplication) -> None:
    from shiboken6 import delete

    icons, button = Icons("#123456"), QPushButton()
    icons.put(button, "queue")
    delete(button)
    icons.load()
    assert icons._asked == []


@pytest.mark.parametrize("meaning", sorted(_MEANINGS))
def test_every_meaning_has_an_icon_in_the_family_and_one_of_the_style(
    meaning: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    icons = Icons("#123456")
    icons.load()
    assert _ink(icons.get(meaning)) == {"#123456"}
    _family.cache_clear()
    monkeypatch.setitem(sys.modules, "qtawesome.iconic_font", None)  # as where its import fails
    spare = icons.get(meaning)
    monkeypatch.undo()
    assert not spare.isNull()
    assert _ink(spare) != {"#123456"}


def test_only_the_one_family_is_read(qapp: QApplication) -> None:
    icons = Icons("#123456")
    icons.load()
    icons.get("queue")
    assert set(_family().fontname) == {"mdi6"}


def test_a_family_without_its_fonts_is_done_without(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    from qtawesome import iconic_font

    def blocked(*_: object) -> QIcon:
        raise iconic_font.FontError("untrusted font")

    _family.cache_clear()
    monkeypatch.setattr(iconic_font, "IconicFont", blocked)
    icons = Icons("#123456")
    icons.load()
    assert not icons.get("queue").isNull()


def test_what_asks_for_icons_asks_for_meanings() -> None:
    asked = {entry.icon for entry in PAGES} | {icon for icon, _ in _FOOT.values()} | set(words.GROUP_ICONS.values())
    assert asked <= set(_MEANINGS)
