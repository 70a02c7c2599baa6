"""The lines of an audit as a table: headings, questions, answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ppid_desk.audits.checklists.rules import Kind
from ppid_desk.audits.rules import Work
from ppid_desk.language import mark, tr
from ppid_desk.text import one_line
from ui import audit_walk
from ui.audit_walk import Line
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_HEADS = (mark("Item"), mark("Question"), mark("Answer"))
QUESTION, ANSWER = 1, 2
_SIGNS = {2: "✓", 1: "◐", 0: "✗"}
_COLOURS = {2: "success", 1: "warning", 0: "danger"}


class AuditLines(QAbstractTableModel):
    """What is asked and answered, in the order in which it is walked."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._work: Work | None = None
        self._bold: QFont = theme.font(bold=True)
        self.lines: tuple[Line, ...] = ()

    def put(self, lines: tuple[Line, ...], work: Work) -> None:
        """Show these; where they are the same as before, only answers change."""
        if lines == self.lines and self._work is not None:
            self._work = work
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, ANSWER))
            return
        self.beginResetModel()
        self.lines, self._work = lines, work
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if self.lines[index.row()].item is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        reader = _READERS.get(role)
        return reader(self, self.lines[index.row()], index.column()) if reader else None

    def text_of(self, line: Line, column: int) -> str:
        """What stands in a cell."""
        if line.item is None:
            return one_line(line.words) if column == QUESTION else ""
        if column == QUESTION:
            return one_line(line.words)
        return self._answer(line) if column == ANSWER else line.item.name.upper()

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

    def tip_of(self, line: Line, column: int) -> str:
        """The whole text of a cell that may be cut."""
        return plain_tip(line.words) if column == QUESTION else ""

    def font_of(self, line: Line, _column: int) -> QFont | None:
        """Headings are bold."""
        return self._bold if line.item is None else None

    def ground_of(self, line: Line, _column: int) -> QColor | None:
        """Headings stand on a ground of their own."""
        return QColor(self._theme.colours.rail) if line.item is None else None

    def colour_of(self, line: Line, column: int) -> QColor | None:
        """The colour of an answer by its points."""
        if self._work is None or line.item is None or column != ANSWER:
            return None
        cell = self._work.cell(*line.place)
        score = audit_walk.score_of(self._work, line.item, cell)
        name = "danger" if cell.conflict else _COLOURS.get(-1 if score is None else score, "text")
        return QColor(getattr(self._theme.colours, name))


_READERS: dict[int, Callable[[AuditLines, Line, int], Any]] = {
    _ROLE.DisplayRole: AuditLines.text_of,
    _ROLE.AccessibleTextRole: AuditLines.text_of,
    _ROLE.ToolTipRole: AuditLines.tip_of,
    _ROLE.FontRole: AuditLines.font_of,
    _ROLE.BackgroundRole: AuditLines.ground_of,
    _ROLE.ForegroundRole: AuditLines.colour_of,
}
