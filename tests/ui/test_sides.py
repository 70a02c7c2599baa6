"""Two parts of a page: beside each other, and below each other with room for work where the text is large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.sides import Sides


def test_sides_turn_and_keep_their_rows(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme("light", 200)
    theme.apply(qapp)
    parts = [QWidget(), QWidget()]
    sides = Sides(theme, parts[0], parts[1], (1, 1))
    qtbot.addWidget(sides)
    sides.resize(160 * theme.unit, 400)
    sides.show()
    assert sides.orientation() is Qt.Orientation.Horizontal
    sides.resize(100 * theme.unit, 400)
    assert sides.orientation() is Qt.Orientation.Vertical
    assert sides.minimumSizeHint().height() > 400  # so that the page scrolls
    assert all(each.height() >= 30 * theme.unit for each in parts)
    qapp.setStyleSheet("")
