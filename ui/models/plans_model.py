"""The programme of a year as a table: when, which checklist, which unit, by whom, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.audits.programme.rules import STANDING_WORDS, Entry, Standing
from ppid_desk.language import mark, month_name, tr
from ppid_desk.text import isolate
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_HEADS = (mark("Months"), mark("Checklist"), mark("Unit"), mark("Auditor"), mark("State"))
CHECKLIST, UNIT, AUDITOR, STATE = 1, 2, 3, 4
_COLOURS = {
    Standing.LATE: "danger", Standing.DUE: "warning", Standing.RUNNING: "info", Standing.DONE: "success",
    Standing.DROPPED: "muted",
}  # fmt: skip


class PlansModel(QAbstractTableModel):
    """Planned audits in the order of their months."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[Entry, ...] = ()

    def put(self, rows: tuple[Entry, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
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
            return _TEXTS[column](row)
        if role == _ROLE.ToolTipRole and column == CHECKLIST:
            return plain_tip(row.plan.title)
        if role == _ROLE.ForegroundRole and column == STATE and row.standing in _COLOURS:
            return QColor(getattr(self._theme.colours, _COLOURS[row.standing]))
        return None


def months_words(entry: Entry) -> str:
    """The months of a planned audit: "Januari – Maret"."""
    first, last = month_name(entry.plan.first_month), month_name(entry.plan.last_month)
    return first if first == last else f"{first} – {last}"


def _state(entry: Entry) -> str:
    said = tr(STANDING_WORDS[entry.standing])
    if entry.audit:
        said = f"{said} · {entry.audit.number}"
    return f"{said} · {tr('not approved')}" if entry.waits else said


_TEXTS: tuple[Callable[[Entry], str], ...] = (
    months_words,
    lambda entry: isolate(entry.plan.title),
    lambda entry: isolate(entry.plan.unit) if entry.plan.unit else tr("whole office"),
    lambda entry: isolate(entry.auditor),
    _state,
)
