"""Colours that everybody can read, sizes that follow the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme import NAMES, Theme, colours

TEXT = 4.5  # WCAG 2.2, 1.4.3: text on its ground
EDGE = 3.0  # WCAG 2.2, 1.4.11: what shows where an input or the focus is

TEXTS = {
    "text": "surface raised rail danger_ground warning_ground success_ground info_ground",
    "muted": "surface raised rail",
    "accent": "surface raised rail",
    "danger": "surface raised rail danger_ground",
    "warning": "surface raised warning_ground",
    "success": "surface raised success_ground",
    "info": "surface raised danger_ground warning_ground success_ground info_ground",
    "on_accent": "accent",
    "on_selection": "selection",
}
EDGES = {
    "edge": "surface raised",
    "focus": "surface raised rail selection",
}


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in table.items() for ground in grounds.split()]


def test_contrast_is_measured_as_wcag_does() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "ground"), _pairs(TEXTS))
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    found = colours(name)
    assert _contrast(getattr(found, ink), getattr(found, ground)) >= TEXT


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("line", "ground"), _pairs(EDGES))
def test_edges_can_be_seen(name: str, line: str, ground: str) -> None:
    found = colours(name)
    assert _contrast(getattr(found, line), getattr(found, ground)) >= EDGE


@pytest.mark.parametrize("name", NAMES)
def test_danger_and_success_differ_in_lightness_too(name: str) -> None:
    found = colours(name)
    assert _contrast(found.danger, found.success) >= 1.5


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_filled(name: str) -> None:
    sheet = Theme(name, 130).sheet()
    assert "$" not in sheet
    assert colours(name).accent in sheet


def test_everything_grows_with_the_text(qapp: QApplication) -> None:
    plain, double = Theme("light", 100), Theme("light", 200)
    assert double.unit == 2 * plain.unit
    assert double.font().pointSizeF() == pytest.approx(2 * plain.font().pointSizeF())


def test_the_typeface_is_ours_and_its_figures_stand_below_each_other(theme: Theme) -> None:
    assert QFontInfo(theme.font()).family() == "PPID Sans"
    metrics = QFontMetricsF(theme.font())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("scheme", "name"),
    [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Unknown, "light")],
)
def test_the_system_says_light_or_dark(scheme: Qt.ColorScheme, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    assert Theme("system").colours == colours(name)
