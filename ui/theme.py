"""Colours by meaning, type in three sizes, spacing from the font's height: the looks of the program, from data."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import fields
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ppid_desk.facts import dataclass
from ppid_desk.shipped import shipped

NAMES = ("light", "dark", "contrast")
CHOICES = ("system", *NAMES)
FAMILY = "PPID Sans"
_BODY_POINTS = 10.5
_STYLED = "in the style of the house"


@dataclass(frozen=True, slots=True)
class Colours:
    """The tokens of a theme; values are "#RRGGBB"."""

    surface: str
    raised: str
    rail: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    danger: str
    warning: str
    success: str
    info: str
    danger_ground: str
    warning_ground: str
    success_ground: str
    info_ground: str
    focus: str
    selection: str
    on_selection: str
    dark: bool = False


def colours(name: str) -> Colours:
    """The colours of "light", "dark" or "contrast"."""
    table = tomllib.loads(shipped("themes", f"{name}.toml").read_text(encoding="utf-8"))
    return Colours(**table)


class Theme:
    """The looks in force; `apply` puts them onto the application."""

    def __init__(self, name: str = "light", scale: int = 100) -> None:
        self.name = of_system() if name == "system" else name
        self.scale = scale
        self.colours = colours(self.name)

    @property
    def unit(self) -> int:
        """The spacing unit in pixels: about a third of a line."""
        return max(4, round(6 * self.scale / 100))

    def font(self, step: float = 1.0, *, bold: bool = False) -> QFont:
        """The program's typeface, `step` times the body size."""
        font = QFont(FAMILY)
        font.setPointSizeF(_BODY_POINTS * step * self.scale / 100)
        font.setBold(bold)
        return font

    def apply(self, application: QApplication, *, sheet: bool = True) -> None:
        """Set style, palette, typeface and style sheet.

        `sheet` False leaves that for later: under a sheet every part that gets a parent is dressed anew, so a window
        that is built without it and dressed once is there sooner.
        """
        if application.property(_STYLED) is None:
            application.setStyle("Fusion")
        application.setPalette(_palette(self.colours))
        application.setFont(self.font())
        if sheet:
            application.setStyleSheet(self.sheet())

    def sheet(self) -> str:
        """The style sheet of the tokens."""
        values = {each.name: getattr(self.colours, each.name) for each in fields(Colours)}
        points = _BODY_POINTS * self.scale / 100
        sizes = {"u": self.unit, "u2": 2 * self.unit, "u3": 3 * self.unit, "h": round(5.2 * self.unit)}
        small, title = f"{points * 0.86:.1f}", f"{points * 1.75:.1f}"
        large, body = f"{points * 2.5:.1f}", f"{points:.1f}"
        return Template(_SHEET).substitute(values, small=small, title=title, large=large, body=body, **sizes)


def new_application() -> QApplication:
    """The application in the one style; told later, Qt would make all kinds of style known to Python first."""
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setProperty(_STYLED, True)
    return application


def of_system() -> str:
    """The theme that the system's own looks ask for; "light" where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def load_fonts() -> None:
    """Make the program's typeface known to Qt; the system's own is used where that fails."""
    for file in shipped("fonts").iterdir():
        if file.name.endswith(".ttf"):
            QFontDatabase.addApplicationFont(str(file))


def _palette(found: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, found.surface), (role.WindowText, found.text), (role.Base, found.raised),
        (role.AlternateBase, found.surface), (role.Text, found.text), (role.Button, found.raised),
        (role.ButtonText, found.text), (role.BrightText, found.on_accent), (role.Highlight, found.selection),
        (role.HighlightedText, found.on_selection), (role.ToolTipBase, found.raised), (role.ToolTipText, found.text),
        (role.PlaceholderText, found.muted), (role.Link, found.info), (role.Mid, found.line), (role.Dark, found.line),
    ):  # fmt: skip
        palette.setColor(where, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(found.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(found.muted))
    return palette


_SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog, Page, QScrollArea, QScrollArea > QWidget > QWidget { background: $surface; }
QFrame#rail { background: $rail; border: none; border-right: 1px solid $line; }
QFrame#rail QScrollArea, QFrame#rail QScrollArea > QWidget > QWidget { background: $rail; }
QFrame#rail QToolButton { border: 2px solid transparent; border-left: 3px solid transparent; border-radius: ${u}px;
  padding: ${u}px ${u2}px; text-align: left; background: transparent; }
QFrame#rail QToolButton:hover { background: $raised; }
QFrame#rail QToolButton:checked { background: $raised; border-left: 3px solid $accent; font-weight: bold; }
QFrame#rail QToolButton:focus { border: 2px solid $focus; }
QFrame#card { background: $raised; border: 1px solid $line; border-radius: ${u}px; }
QFrame#dateCard { background: $raised; border: 1px solid $line; border-left: 4px solid $accent;
  border-top-right-radius: ${u}px; border-bottom-right-radius: ${u}px; }
QFrame#drop { background: $raised; border: 1px dashed $edge; border-radius: ${u}px; }
QFrame#drop[over="yes"] { background: $info_ground; border: 2px dashed $info; }
QScrollArea#desk, QScrollArea#desk > QWidget > QWidget { background: $rail; border: 1px solid $line; }
QScrollArea#desk:focus { border: 2px solid $focus; }
QFrame#demo { background: $warning_ground; border: none; border-bottom: 2px solid $warning; }
QListWidget { background: $raised; border: 1px solid $edge; border-radius: 4px; }
QListWidget:focus { border: 2px solid $focus; }
QListWidget::item { padding: ${u}px; }
QListWidget::item:selected { background: $selection; color: $on_selection; }
QLabel#title { font-size: ${title}pt; font-weight: bold; }
QLabel#section { font-weight: bold; }
QLabel#large { font-size: ${large}pt; font-weight: bold; }
QLabel#big { font-size: ${title}pt; font-weight: bold; color: $accent; }
QLabel#count { font-size: ${title}pt; font-weight: bold; }
QLabel#muted { color: $muted; }
QLabel#small { color: $muted; font-size: ${small}pt; }
QLabel#error { color: $danger; font-size: ${small}pt; }
QLabel#warning { color: $warning; font-size: ${small}pt; }
QLineEdit, QPlainTextEdit, QComboBox { background: $raised; border: 1px solid $edge; border-radius: 4px;
  padding: 2px ${u}px; min-height: ${h}px; selection-background-color: $selection; selection-color: $on_selection; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QPlainTextEdit { padding: 2px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 1px; }
QLineEdit:focus, QComboBox:focus { padding: 1px ${u}px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border: 2px solid $danger; }
QLineEdit[state="warning"], QPlainTextEdit[state="warning"] { border: 2px solid $warning; }
QComboBox::drop-down { border: none; width: ${u3}px; }
QPushButton { background: $raised; border: 1px solid $edge; border-radius: 4px; padding: ${u}px ${u2}px; }
QPushButton:hover { border-color: $muted; }
QPushButton:focus { border: 2px solid $focus; }
QPushButton:disabled { color: $muted; border: 1px dashed $line; }
QPushButton#primary { background: $accent; color: $on_accent; border: 2px solid $accent; font-weight: bold;
  padding: ${u}px ${u3}px; }
QPushButton#primary:focus { border: 2px solid $focus; }
QPushButton#primary:disabled { background: $rail; border: 2px dashed $line; color: $muted; }
QPushButton#link { border: 2px solid transparent; background: transparent; color: $info; text-align: left;
  padding: 2px; }
QPushButton#link:focus { border: 2px solid $focus; }
QPushButton#segment { border-radius: 0; padding: 2px ${u}px; min-height: ${h}px; margin: 0; }
QPushButton#segment:checked { background: $selection; color: $on_selection; font-weight: bold; border-color: $accent; }
QPushButton#segment:focus { border: 2px solid $focus; }
QPushButton#count { border: 1px solid $line; text-align: left; padding: ${u2}px; background: $raised; }
QPushButton#count:checked { border: 2px solid $accent; }
QPushButton#count:focus { border: 2px solid $focus; }
QFrame#card QScrollArea, QFrame#card QScrollArea > QWidget > QWidget { background: transparent; }
QPushButton#step { text-align: left; padding: 4px ${u2}px; }
QCheckBox { spacing: ${u}px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus { border: 2px solid $focus; }
QCheckBox::indicator { width: ${u3}px; height: ${u3}px; border: 1px solid $edge; border-radius: 3px;
  background: $raised; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QFrame#banner { border-radius: ${u}px; border: 1px solid $line; }
QFrame#banner[kind="info"] { background: $info_ground; border-color: $info; }
QFrame#banner[kind="success"] { background: $success_ground; border-color: $success; }
QFrame#banner[kind="warning"] { background: $warning_ground; border-color: $warning; }
QFrame#banner[kind="error"] { background: $danger_ground; border-color: $danger; }
QTableView { background: $raised; alternate-background-color: $raised; border: 1px solid $line;
  border-radius: ${u}px; gridline-color: transparent; selection-background-color: $selection;
  selection-color: $on_selection; }
QTableView { outline: none; }
QTableView:focus { border: 2px solid $focus; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 ${u}px; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: ${u}px; font-size: ${small}pt; font-weight: bold; }
QAbstractItemView { background: $raised; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 3px; }
QScrollArea { border: none; }
Details, ExclusionDetails { border: 2px solid transparent; border-radius: ${u}px; }
Details:focus, ExclusionDetails:focus { border: 2px solid $focus; }
QScrollBar:vertical { background: transparent; width: 11px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 30px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 30px; margin: 2px; }
QSplitter::handle { background: transparent; }
"""
