"""The part of an audit's card in which an item is answered: choices by digit, or one input of its kind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ppid_desk.audits.checklists.rules import Choice, Item, Kind, Value, said
from ppid_desk.language import current, mark, tr
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Check, Lines
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_MOST_DIGITS = 9
_EXPECTED = {
    Kind.INTEGER: mark("a whole number, then Enter"),
    Kind.DECIMAL: mark("a number, then Enter"),
    Kind.DATE: mark("a day, e.g. 16-9-2025, then Enter"),
    Kind.TEXT: mark("text, then Ctrl+Enter"),
}


class AuditAnswer(QWidget):
    """Shows the input of one item; tells `chosen` with the name of a choice, and `typed` with what was typed."""

    chosen = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: Item | None = None
        self._parts: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QAbstractButton] = {}
        self.input: QLineEdit | QPlainTextEdit | None = None

    def begin(self, item: Item, choices: tuple[Choice, ...], value: Value) -> None:
        """Make the input of an item and show what was answered."""
        self._drop()
        self._item = item
        self._parts = QWidget()
        made = {Kind.SELECT_ONE: self._one, Kind.SELECT_MULTIPLE: self._several}.get(item.kind)
        if made:
            made(self._parts, choices, value)
        elif item.kind is not Kind.NOTE:
            self._written(self._parts, item, value)
        self._column.addWidget(self._parts)

    def _drop(self) -> None:
        self.buttons, self.input = {}, None
        if self._parts is not None:
            self._parts.setParent(None)
            self._parts.deleteLater()
            self._parts = None

    def _one(self, parts: QWidget, choices: tuple[Choice, ...], value: Value) -> None:
        flow = Flow(parts, gap=self._theme.unit)
        for place, each in enumerate(choices, 1):
            words = said(each.label, current())
            made = button(f"{place}  {words}" if place <= _MOST_DIGITS else words, None, "segment", checkable=True)
            made.setAccessibleName(words)
            made.setChecked(each.name == value)
            made.clicked.connect(partial(self._choose, each.name))
            self.buttons[each.name] = made
            flow.addWidget(made)

    def _several(self, parts: QWidget, choices: tuple[Choice, ...], value: Value) -> None:
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        for place, each in enumerate(choices, 1):
            words = said(each.label, current())
            made = Check(f"{place}  {words}" if place <= _MOST_DIGITS else words)
            made.setAccessibleName(words)
            made.setChecked(isinstance(value, tuple) and each.name in value)
            made.clicked.connect(self._ticked)
            self.buttons[each.name] = made
            column.addWidget(made)

    def _written(self, parts: QWidget, item: Item, value: Value) -> None:
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        field: QLineEdit | QPlainTextEdit = Lines(4) if item.kind is Kind.TEXT else QLineEdit()
        field.setAccessibleName(tr("Answer"))
        field.setAccessibleDescription(tr(_EXPECTED[item.kind]))
        if isinstance(field, QLineEdit):
            field.setText("" if value is None else str(value))
            field.returnPressed.connect(self.typed)
        else:
            field.setPlainText("" if value is None else str(value))
        self.input = field
        column.addWidget(field)
        column.addWidget(PlainLabel(tr(_EXPECTED[item.kind]), "muted", wrap=True))

    def _choose(self, name: str) -> None:
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        self.chosen.emit(name)

    def _ticked(self) -> None:
        self.typed.emit()

    def press(self, digit: int) -> bool:
        """Take the choice of that digit; whether there is one."""
        names = list(self.buttons)
        if not 1 <= digit <= len(names):
            return False
        self.buttons[names[digit - 1]].click()
        return True

    def value(self) -> str:
        """What stands here: the chosen names with commas between them, or what was typed."""
        if self.buttons:
            return ",".join(name for name, made in self.buttons.items() if made.isChecked())
        if isinstance(self.input, QPlainTextEdit):
            return self.input.toPlainText()
        return self.input.text() if self.input is not None else ""

    def focus(self) -> None:
        """Put the focus where one answers."""
        first = next((made for made in self.buttons.values() if made.isChecked()), None)
        target = self.input or first or next(iter(self.buttons.values()), None)
        if target is not None:
            target.setFocus()
