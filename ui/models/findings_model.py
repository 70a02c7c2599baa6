"""Findings as a table: what falls short, how grave, who mends it by when, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.audits.findings.rules import SEVERITY_WORDS, STATE_WORDS, Finding, Severity, State
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate, one_line
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_HEADS = (mark("Number"), mark("Finding"), mark("Severity"), mark("Mends it"), mark("By"), mark("State"))
FINDING, SEVERITY, HOLDER, DUE, STATE = 1, 2, 3, 4, 5
_SEVERITY = {Severity.CRITICAL: "danger", Severity.MAJOR: "warning"}
_STATE = {
    State.OPEN: "info", State.IN_PROGRESS: "info", State.REOPENED: "danger", State.DONE: "warning",
    State.VERIFIED: "success", State.WITHDRAWN: "muted",
}  # fmt: skip


class FindingsModel(QAbstractTableModel):
    """Findings in the order in which they are handed over, as they stand on a day."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day = date.min
        self.rows: tuple[Finding, ...] = ()

    def put(self, rows: tuple[Finding, ...], day: date) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows, self._day = rows, day
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self._text(row, column)
        if role == _ROLE.ToolTipRole and column == FINDING:
            return plain_tip(row.text[:500])
        if role == _ROLE.ForegroundRole:
            name = self._colour(row, column)
            return QColor(getattr(self._theme.colours, name)) if name else None
        return None

    def _text(self, row: Finding, column: int) -> str:
        if column == DUE and row.is_late(self._day):
            return f"{short_date(row.due_on)} ✗"
        return _TEXTS[column](row)

    def _colour(self, row: Finding, column: int) -> str:
        if column == DUE and row.is_late(self._day):
            return "danger"
        return {SEVERITY: _SEVERITY.get(row.severity, ""), STATE: _STATE[row.state]}.get(column, "")


_TEXTS: tuple[Callable[[Finding], str], ...] = (
    lambda row: row.number,
    lambda row: isolate(one_line(row.text)),
    lambda row: tr(SEVERITY_WORDS[row.severity]),
    lambda row: isolate(row.holder()),
    lambda row: short_date(row.due_on),
    lambda row: tr(STATE_WORDS[row.state]),
)
