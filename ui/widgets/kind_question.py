"""What a file that came in is: answered by one digit, the likely answer in focus already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ppid_desk.enclosures.rules import Kind, likely_kind
from ppid_desk.language import tr
from ppid_desk.text import isolate
from ui.enclosure_words import KINDS
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button


class KindQuestion(QFrame):
    """`answered` gives kind and note; `skipped` when the file is not wanted."""

    answered = Signal(Kind, str)
    skipped = Signal()

    def __init__(self, unit: int) -> None:
        super().__init__()
        self.setObjectName("dateCard")
        column = QVBoxLayout(self)
        column.setSpacing(unit)
        self.name = PlainLabel("", "section", wrap=True)
        column.addWidget(self.name)
        row = QWidget()
        flow = Flow(row, gap=unit)
        self.buttons: dict[Kind, QPushButton] = {}
        for place, (kind, words) in enumerate(KINDS.items(), 1):
            self.buttons[kind] = button(f"{place}  {tr(words)}", partial(self._answer, kind))
            self.buttons[kind].setAutoDefault(True)
            flow.addWidget(self.buttons[kind])
        column.addWidget(row)
        self.form = Form()
        self.form.text("note", tr("Note (may stay empty)"), tr("for instance: the original was seen"))
        column.addWidget(self.form)
        column.addWidget(button(f"{tr('Leave this file out')}  (Esc)", self.skipped.emit, "link"))
        self.hide()

    def ask(self, name: str, place: int, whole: int) -> None:
        """Ask about a file, one of several."""
        which = f" ({tr('{n} of {whole}', n=place, whole=whole)})" if whole > 1 else ""
        self.name.setText(f"{tr('What is “{name}”?', name=isolate(name))}{which}")
        self.form.set_value("note", "")
        self.show()
        self.buttons[likely_kind(name)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, kind: Kind) -> None:
        self.hide()
        self.answered.emit(kind, self.form.words("note"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif 0 <= place < len(KINDS) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._answer(list(KINDS)[place])
        else:
            super().keyPressEvent(event)
