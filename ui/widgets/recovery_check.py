"""The recovery sheet is asked back: three of its groups, chosen by chance, typed from the paper."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_GROUPS, _ASKED = 13, 3


class RecoveryCheck(QWidget):
    """Asks for three groups; `tested` when they fit."""

    tested = Signal()

    def __init__(self, test: Callable[[dict[int, str]], None]) -> None:
        super().__init__()
        self._test = test
        self.asked = sorted(SystemRandom().sample(range(1, _GROUPS + 1), _ASKED))
        self.form = Form()
        parts = []
        for group in self.asked:
            part = Form()
            part.text(f"group{group}", tr("Group {n}", n=group))
            parts.append(part)
        self.form.beside(*parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        text = tr("Read these three groups from the printed sheet. Only a sheet that was read back opens the copies.")
        column.addWidget(PlainLabel(text, "", wrap=True))
        column.addWidget(self.form)
        self.confirm = button(tr("These are the groups on the sheet"), self.check)
        column.addWidget(self.confirm)

    def check(self) -> None:
        """Compare what was typed."""
        typed = {group: self.form.words(f"group{group}") for group in self.asked}
        for group in self.asked:
            self.form.tell(f"group{group}", "")
        try:
            self._test(typed)
        except Refusal as refusal:
            if refusal.field not in self.form.rows:
                raise
            self.form.tell(refusal.field, str(refusal))
            self.form.rows[refusal.field].input.setFocus()
            return
        self.tested.emit()
