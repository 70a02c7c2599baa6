"""The lines of an audit as a table: headings, questions, answers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from ppid_desk.audits.checklists.rules import Kind
from ppid_desk.audits.rules import Work
from ppid_desk.language import mark, tr
from ppid_desk.text import one_line
from ui import audit_walk
from ui.audit_walk import Line
from ui.models.rows_model import Index, RowsModel
from ui.theme import Theme

_ROLE = Qt.ItemDataRole
QUESTION, ANSWER = 1, 2
_SIGNS = {2: "✓", 1: "◐", 0: "✗"}
_COLOURS = {2: "success", 1: "warning", 0: "danger"}


class AuditLines(RowsModel[Line]):
    """What is asked and answered, in the order in which it is walked."""

    heads = (mark("Item"), mark("Question"), mark("Answer"))

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._work: Work | None = None
        self._heading = {_ROLE.FontRole: theme.font(bold=True), _ROLE.BackgroundRole: QColor(theme.colours.rail)}

    def show_work(self, lines: tuple[Line, ...], work: Work) -> None:
        """Show these; where they are the same as before, only answers change."""
        before, self._work = self._work, work
        if lines == self.rows and before is not None and lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, ANSWER))
        else:
            self.put(lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if self.rows[index.row()].item is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def text_of(self, row: Line, column: int) -> str:
        if column == QUESTION:
            return one_line(row.words)
        if row.item is None:
            return ""
        return self._answer(row) if column == ANSWER else row.item.name.upper()

    def _answer(self, line: Line) -> str:
        work, item = self._work, line.item
        if work is None or item is None or item.kind is Kind.NOTE:
            return ""
        cell = work.cell(*line.place)
        if cell.conflict:
            return f"≠ {tr('auditors differ')}"
        score = audit_walk.score_of(work, item, cell)
        words = one_line(audit_walk.value_words(work, item, cell))
        return f"{_SIGNS[score]} {words}" if score in _SIGNS else words

    def tip_of(self, row: Line, column: int) -> str:
        return row.words if column == QUESTION else ""

    def colour_of(self, row: Line, column: int) -> str:
        if self._work is None or row.item is None or column != ANSWER:
            return ""
        cell = self._work.cell(*row.place)
        score = audit_walk.score_of(self._work, row.item, cell)
        return "danger" if cell.conflict else _COLOURS.get(-1 if score is None else score, "text")

    def shown_of(self, row: Line, column: int, role: int) -> Any:
        """Headings are bold, on a ground of their own."""
        return self._heading.get(_ROLE(role)) if row.item is None else None
