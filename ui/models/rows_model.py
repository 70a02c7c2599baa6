"""A table of things that are handed over: what each column says of one of them, its colour, and what else is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.language import tr
from ui.theme import Theme
from ui.widgets.labels import plain_tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class RowsModel(QAbstractTableModel, Generic[T]):
    """`heads` names the columns, `texts` reads one; a model says more by its own `text_of`, `tip_of`, `colour_of`."""

    heads: ClassVar[tuple[str, ...]]
    texts: ClassVar[tuple[Callable[[Any], str], ...]] = ()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows: tuple[T, ...] = ()

    def put(self, rows: tuple[T, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(self.heads[section])
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        reader = _READERS.get(role)
        return reader(self, self.rows[index.row()], index.column()) if reader else None

    def text_of(self, row: T, column: int) -> str:
        """What stands in a cell."""
        return self.texts[column](row)

    def tip_of(self, row: T, column: int) -> str:
        """The whole text of a cell that may be cut; "" for none."""
        return ""

    def colour_of(self, row: T, column: int) -> str:
        """The colour of a cell by its meaning (`theme.Colours`); "" for that of all text."""
        return ""

    def shown_of(self, row: T, column: int, role: int) -> Any:
        """What else is shown of a cell: icon, font, ground."""
        return None


def _tip(model: RowsModel[Any], row: Any, column: int) -> str:
    return plain_tip(model.tip_of(row, column))


def _colour(model: RowsModel[Any], row: Any, column: int) -> QColor | None:
    name = model.colour_of(row, column)
    return QColor(getattr(model.theme.colours, name)) if name else None


def _else(role: int) -> Callable[[RowsModel[Any], Any, int], Any]:
    return lambda model, row, column: model.shown_of(row, column, role)


_READERS: dict[int, Callable[[RowsModel[Any], Any, int], Any]] = {
    _ROLE.DisplayRole: lambda model, row, column: model.text_of(row, column),
    _ROLE.AccessibleTextRole: lambda model, row, column: model.text_of(row, column),
    _ROLE.ToolTipRole: _tip,
    _ROLE.ForegroundRole: _colour,
    **{role: _else(role) for role in (_ROLE.DecorationRole, _ROLE.FontRole, _ROLE.BackgroundRole)},
}
