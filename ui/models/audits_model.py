"""The audits of the office as a table, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.audits.rules import Run, RunState
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ppid_desk.text import isolate, one_line
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_HEADS = (mark("Number"), mark("Checklist"), mark("Period of time"), mark("Leads"), mark("State"), mark("Score"))
CHECKLIST, PERIOD, LEAD, STATE, SCORE = 1, 2, 3, 4, 5
STATES: Mapping[str, str] = {
    RunState.OPEN: mark("under way"), RunState.OUT: mark("taken along"), RunState.CLOSED: mark("closed"),
}  # fmt: skip
_COLOURS = {RunState.OPEN: "info", RunState.OUT: "warning", RunState.CLOSED: "success"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An audit in the list: who leads it by name, and its share of the points so far (0 to 1)."""

    run: Run
    lead: str
    share: Decimal | None


class AuditsModel(QAbstractTableModel):
    """Audits in the order in which they are handed over."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[Listed, ...] = ()

    def put(self, rows: tuple[Listed, ...]) -> None:
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
            return plain_tip(row.run.title)
        if role == _ROLE.ForegroundRole and column == STATE:
            return QColor(getattr(self._theme.colours, _COLOURS[row.run.state]))
        return None


def period_words(run: Run) -> str:
    """The period of an audit."""
    return f"{plain_date(run.period.first)} – {plain_date(run.period.last)}"


def share_words(share: Decimal | None) -> str:
    """A share of the points in percent."""
    return f"{round(share * 100)} %" if share is not None else "–"


_TEXTS: tuple[Callable[[Listed], str], ...] = (
    lambda row: row.run.number,
    lambda row: isolate(one_line(row.run.title)),
    lambda row: period_words(row.run),
    lambda row: isolate(row.lead),
    lambda row: tr(STATES[row.run.state]),
    lambda row: share_words(row.share),
)
