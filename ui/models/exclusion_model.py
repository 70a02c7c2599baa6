"""The exclusion list as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.catalogue.rules import Entry
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate, one_line
from ui import exclusion_words
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole
_HEADS = (mark("Code"), mark("Information"), mark("Decree"), mark("Article 17"), mark("Ends"), mark("State"))
STATE = 5


class ExclusionModel(QAbstractTableModel):
    """Entries in the order in which they are handed over, as they stand on a day."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._rows: tuple[Entry, ...] = ()
        self._day = date.min

    def put(self, rows: tuple[Entry, ...], day: date) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._day = rows, day
        self.endResetModel()

    def place_of(self, id_: str) -> int | None:
        """The row of an entry, or None."""
        return next((place for place, each in enumerate(self._rows) if each.id == id_), None)

    def row(self, place: int) -> Entry:
        """The entry in a row."""
        return self._rows[place]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        reader = _READERS.get(role)
        return reader(self, self._rows[index.row()], index.column()) if reader else None

    def text_of(self, entry: Entry, column: int) -> str:
        """What stands in a cell."""
        if column == STATE:
            return tr(exclusion_words.STANDINGS[entry.standing(self._day)])
        return _TEXTS[column](entry)

    def tip_of(self, entry: Entry, column: int) -> str:
        """The whole text of a cell that may be cut."""
        return plain_tip({1: entry.information[:500], 2: entry.decree.number}.get(column, ""))

    def colour_of(self, entry: Entry, column: int) -> QColor | None:
        """The colour of how it stands."""
        name = exclusion_words.STANDING_COLOURS[entry.standing(self._day)]
        return QColor(getattr(self._theme.colours, name)) if column == STATE else None

    def icon_of(self, entry: Entry, column: int) -> Any:
        """The icon of how it stands."""
        if column != STATE:
            return None
        standing = entry.standing(self._day)
        colour = getattr(self._theme.colours, exclusion_words.STANDING_COLOURS[standing])
        return self._icons.get(exclusion_words.STANDING_ICONS[standing], colour)


def _end(entry: Entry) -> str:
    return short_date(entry.ends_on) if entry.ends_on else tr("as long as needed")


_TEXTS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: isolate(entry.code),
    lambda entry: isolate(one_line(entry.information)),
    lambda entry: isolate(entry.decree.number),
    lambda entry: ", ".join(each.value for each in entry.grounds),
    _end,
)
_READERS: dict[int, Callable[[ExclusionModel, Entry, int], Any]] = {
    _ROLE.DisplayRole: ExclusionModel.text_of,
    _ROLE.AccessibleTextRole: ExclusionModel.text_of,
    _ROLE.ToolTipRole: ExclusionModel.tip_of,
    _ROLE.ForegroundRole: ExclusionModel.colour_of,
    _ROLE.DecorationRole: ExclusionModel.icon_of,
}
