"""The list of an audit: the arrow keys move between items, a digit answers the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ppid_desk.language import tr
from ui.models.audit_lines import ANSWER, QUESTION, AuditLines
from ui.theme import Theme
from ui.widgets.row_table import RowTable

_WIDEST = {0: "B14", ANSWER: "≠ auditor berbeda"}


class AuditTable(RowTable):
    """Tells `digit` when one was pressed in it."""

    digit = Signal(int)

    def __init__(self, model: AuditLines, theme: Theme) -> None:
        super().__init__(model, theme, tr("Items of the audit"), QUESTION, _WIDEST)
        self._lines = model
        self.verticalHeader().setDefaultSectionSize(5 * theme.unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and not event.modifiers():
            self.digit.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        """Choose a line and bring it into sight, with its heading where that is the line above."""
        self.setCurrentIndex(self._lines.index(row, QUESTION))
        self.scrollTo(self._lines.index(max(0, row - 1), QUESTION))
        self.scrollTo(self._lines.index(row, QUESTION))

    def step(self, by: int) -> None:
        """The item before or after."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self._lines.rows):
            if self._lines.rows[row].item is not None:
                self.choose(row)
                return
            row += by
