"""One function makes every row of every form: label, buddy, accessible name, help, and one line for what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ui.widgets.flow import Columns, Flow
from ui.widgets.labels import PlainLabel, plain_tip
from ui.widgets.parts import Chip

_LEAST = 12  # signs of a choice that are always seen


class Lines(QPlainTextEdit):
    """Several lines of text; Tab moves on instead of standing in the text."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self.font()).lineSpacing() * self._rows + 14
        return QSize(200, high)

    minimumSizeHint = sizeHint


class Choice(QComboBox):
    """A choice of many, with an arrow that the style sheet does not take away."""

    def may_be_cut(self) -> None:
        """Long words are cut here, and whole in the tooltips: they would make the form wider than its place."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.currentTextChanged.connect(self._tell_whole)
        self._tell_whole(self.currentText())

    def _tell_whole(self, words: str) -> None:
        self.setToolTip(plain_tip(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        room = self.rect().adjusted(0, 0, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")


class Check(QCheckBox):
    """Yes or no, with a box and a tick in the theme's own colours: Fusion's own are lost on a dark ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.BrightText))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")


class _CheckWords(PlainLabel):
    """The words of a box, beside it: a click on them is one on the box."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__(words, wrap=True)
        self._box = box

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)
        self._box.toggle()
        event.accept()


def _beside(box: QCheckBox, words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(box)
    row.addWidget(_CheckWords(words, box), 1)
    return made


class Segments(QWidget):
    """A few choices side by side, of which one holds: arrow keys change it, Tab goes on."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = Flow(self, gap=-1)  # neighbours share an edge
        self._values: list[str] = []
        for value, words in options:
            button = _Segment(words, self)
            button.setAccessibleName(f"{name}: {words}")
            self._values.append(value)
            self._group.addButton(button, len(self._values) - 1)
            row.addWidget(button)
        self._group.idToggled.connect(self._toggled)
        self.set_value(self._values[0])

    def _toggled(self, place: int, on: bool) -> None:
        self._group.button(place).setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        if on:
            self.setFocusProxy(self._group.button(place))
            self._group.button(place).raise_()
            self.changed.emit()

    def value(self) -> str:
        """The choice that holds."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        """Choose."""
        self._group.button(self._values.index(value)).setChecked(True)

    def move(self, step: int) -> None:  # type: ignore[override]
        """Choose the next or the previous one and keep the focus on it."""
        button = self._group.button((self._group.checkedId() + step) % len(self._values))
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Segment(Chip):
    def __init__(self, words: str, owner: Segments) -> None:
        super().__init__(words)
        self._owner = owner
        self.setObjectName("segment")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self._owner.move(step)
        else:
            super().keyPressEvent(event)


@dataclass
class Row:
    """One row of a form: its input and the line below it; `help` is what a screen reader adds to the name."""

    input: QWidget
    line: PlainLabel
    label: PlainLabel | None
    help: str = ""

    def hint(self, words: str) -> None:
        """Say by an example how it is typed, where that changes with another row."""
        if isinstance(self.input, QLineEdit):
            self.input.setPlaceholderText(words)
            self.input.setAccessibleDescription(words)
            self.help = words

    def show(self, on: bool) -> None:
        """Show or hide the whole row."""
        for each in (self.label, self.input):
            if each is not None:
                each.setVisible(on)


class Form(QWidget):
    """Rows of inputs that are read and written by key; `changed` on every change, `left` when an input is left."""

    changed = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def add(self, key: str, label: str, widget: QWidget, help_: str = "") -> None:
        """The one function that makes a row."""
        words = PlainLabel(label, "small", wrap=True)
        words.setBuddy(widget)
        line = PlainLabel("", "error", wrap=True)
        line.hide()
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(help_)
        self.rows[key] = Row(widget, line, words, help_)
        for each in (words, widget, line):
            self._column.addWidget(each)

    def section(self, words: str) -> None:
        """A heading between rows."""
        self._column.addSpacing(4)
        self._column.addWidget(PlainLabel(words, "section"))

    def place(self, widget: QWidget, above: int = 0) -> None:
        """Something else between the rows, with some pixels above it."""
        self._column.addSpacing(above)
        self._column.addWidget(widget)

    def beside(self, *parts: Form) -> None:
        """Rows side by side, where there is room: forms of one row each, whose rows become this form's own."""
        row = Columns(gap=8)
        for part in parts:
            self.rows.update(part.rows)
            part.changed.connect(self.changed)
            part.left.connect(self.left)
            row.addWidget(part)
        self._column.addLayout(row)

    def stretch(self) -> None:
        """Leave the rest empty."""
        self._column.addStretch(1)

    def text(self, key: str, label: str, hint: str = "", help_: str = "") -> QLineEdit:
        """A line of text."""
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.textChanged.connect(lambda _, key=key: self.changed.emit(key))
        field.editingFinished.connect(lambda key=key: self.left.emit(key))
        self.add(key, label, field, help_ or hint)
        return field

    def lines(self, key: str, label: str, rows: int, hint: str = "") -> Lines:
        """Several lines of text."""
        field = Lines(rows)
        field.setPlaceholderText(hint)
        field.textChanged.connect(lambda key=key: self.changed.emit(key))
        self.add(key, label, field, hint)
        return field

    def segments(self, key: str, label: str, options: Mapping[str, str]) -> Segments:
        """A choice of a few."""
        field = Segments([(value, tr(words)) for value, words in options.items()], label)
        field.changed.connect(lambda key=key: self.changed.emit(key))
        self.add(key, label, field)
        return field

    def choice(self, key: str, label: str, options: Mapping[str, str]) -> Choice:
        """A choice of many."""
        field = Choice()
        for value, words in options.items():
            field.addItem(tr(words), str(value))
            field.setItemData(field.count() - 1, plain_tip(tr(words)), Qt.ItemDataRole.ToolTipRole)
        field.currentIndexChanged.connect(lambda _, key=key: self.changed.emit(key))
        self.add(key, label, field)
        return field

    def check(self, key: str, words: str, *, wrap: bool = False) -> QCheckBox:
        """Yes or no; `wrap` lets long words stand on several lines."""
        field = Check("" if wrap else words)
        field.setAccessibleName(words)
        field.toggled.connect(lambda _, key=key: self.changed.emit(key))
        line = PlainLabel("", "error", wrap=True)
        line.hide()
        self.rows[key] = Row(field, line, None)
        self._column.addWidget(_beside(field, words) if wrap else field)
        self._column.addWidget(line)
        return field

    def value(self, key: str) -> str | bool:
        """What stands in an input: text, the value of a choice, or yes/no."""
        field = self.rows[key].input
        if isinstance(field, QLineEdit):
            return field.text()
        if isinstance(field, QPlainTextEdit):
            return field.document().toRawText().replace("\u2029", "\n")  # toPlainText changes other signs too
        if isinstance(field, QComboBox):
            return str(field.currentData() or "")
        if isinstance(field, QCheckBox):
            return field.isChecked()
        return field.value() if isinstance(field, Segments) else ""

    def words(self, key: str) -> str:
        """What stands in a text or choice."""
        return str(self.value(key))

    def set_value(self, key: str, value: object) -> None:
        """Write an input."""
        field = self.rows[key].input
        if isinstance(field, QLineEdit):
            field.setText(str(value))
            if not field.hasFocus():
                field.setCursorPosition(0)  # a long text shows its beginning
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(str(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(str(value))))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, Segments):
            field.set_value(str(value))

    def tell(self, key: str, sentence: str, kind: str = "error") -> None:
        """Say what is wrong ("error") or odd ("warning") at an input; an empty sentence clears it."""
        row = self.rows[key]
        mark = {"error": "✗ ", "warning": "△ "}[kind] if sentence else ""
        row.line.setObjectName(kind)
        row.line.setText(mark + sentence)
        row.line.setVisible(bool(sentence))
        row.input.setProperty("state", kind if sentence else "")
        row.input.setAccessibleDescription(sentence or row.help)
        for each in (row.line, row.input):
            each.style().unpolish(each)
            each.style().polish(each)

    def told(self, key: str) -> str:
        """What is said at an input now."""
        row = self.rows[key]
        return row.line.text() if not row.line.isHidden() else ""


class Fold(QWidget):
    """A part of a form that is closed until a key or its button opens it."""

    def __init__(self, words: str, key: str, content: QWidget) -> None:
        super().__init__()
        self._words, self._key = words, key
        self.button = QPushButton()
        self.button.setObjectName("link")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self._content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(content)
        self.button.toggled.connect(self._show)
        self._show(False)

    def _show(self, on: bool) -> None:
        self._content.setVisible(on)
        self.button.setText(f"{'▾' if on else '▸'}  {self._words}  ({self._key})")
        self.button.setAccessibleName(self._words)

    def open(self, on: bool = True) -> None:
        """Open or close."""
        self.button.setChecked(on)

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self.button.isChecked()
