"""The queue as a table that holds only the pages that are looked at, however many files there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ppid_desk.desk import Desk
from ppid_desk.language import mark, short_date, tr
from ppid_desk.requests.rules import STATE_WORDS, Group, Path, QueueRow, State
from ppid_desk.text import isolate
from ui import case_words, words
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAGE = 100
_KEPT = 12  # pages
_HEADS = (
    mark("Number"),
    mark("Received"),
    mark("Requester"),
    mark("Asked for"),
    mark("Due"),
    mark("Left"),
    mark("State"),
)


class QueueModel(QAbstractTableModel):
    """Rows by position; `show` sets what they are of: a filter of the queue, or the rows of a search."""

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._icons = icons
        self._standing: Any = None
        self._found: tuple[QueueRow, ...] | None = None
        self._pages: dict[int, list[QueueRow]] = {}

    def show_queue(self, standing: Any) -> None:
        """Show the queue as it stands (from `desk.requests.queue(filter)`)."""
        self._put(standing, None)

    def show_found(self, rows: tuple[QueueRow, ...]) -> None:
        """Show what a search found."""
        self._put(None, rows)

    def _put(self, standing: Any, found: tuple[QueueRow, ...] | None) -> None:
        self.beginResetModel()
        self._standing, self._found = standing, found
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid():
            return 0
        if self._found is not None:
            return len(self._found)
        return int(self._standing.total) if self._standing else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def row(self, place: int) -> QueueRow | None:
        """The request in a row, or None where the books have fewer rows by now."""
        if self._found is not None:
            return self._found[place]
        number, offset = divmod(place, _PAGE)
        if number not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[number] = self._desk.requests.rows(self._standing, number * _PAGE, _PAGE)
        page = self._pages[number]
        return page[offset] if offset < len(page) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        reader = _READERS.get(role)
        if reader is None:
            return None
        row = self.row(index.row())
        return reader(self, row, index.column()) if row else None

    def text_of(self, row: QueueRow, column: int) -> str:
        """What stands in a cell."""
        return _TEXTS[column](row)

    def tip_of(self, row: QueueRow, column: int) -> str:
        """The whole text of a cell that may be cut."""
        return plain_tip({2: row.name, 3: row.summary, 6: state_words(row)}.get(column, ""))

    def colour_of(self, row: QueueRow, column: int) -> QColor | None:
        """The colour of urgency, or quiet for what matters less."""
        if column in (4, 5):
            return QColor(getattr(self._theme.colours, words.GROUP_COLOURS[words.urgency(row)]))
        if column == 6 and not row.handed_over:
            return QColor(self._theme.colours.warning)
        return QColor(self._theme.colours.muted) if column in (1, 6) else None

    def icon_of(self, row: QueueRow, column: int) -> Any:
        """The icon of urgency, or of a slip that was not handed over."""
        if column == 5:
            colour = getattr(self._theme.colours, words.GROUP_COLOURS[words.urgency(row)])
            return self._icons.get(words.GROUP_ICONS[words.urgency(row)], colour)
        if column == 6 and not row.handed_over:
            return self._icons.get("slip", self._theme.colours.warning)
        return None

    def font_of(self, row: QueueRow, column: int) -> Any:
        """Bold for numbers and for what presses."""
        strong = column == 0 or (column == 5 and words.urgency(row) in (Group.OVERDUE, Group.TODAY, Group.TOMORROW))
        return self._theme.font(bold=True) if strong else None


def _day(day: date) -> str:
    """A day, with its year only where that is not clear from the queue's order."""
    return short_date(day, year=False) + f" ’{day:%y}"


def state_words(row: QueueRow) -> str:
    """State, path and slip of a request in words."""
    said = [tr(STATE_WORDS[row.state])] if row.state is not State.REGISTERED else []
    said += [case_words.duty(row.duty, row.holder)] if row.duty not in ("", "nothing") else []
    said += [tr("own target has come")] if words.is_at_target(row) else []
    said += [tr(words.FLAGS[flag]) for flag in row.flags]
    if row.late_by:
        said.append(tr("answered {n} wd late", n=row.late_by))
    if row.path is Path.ELECTION:
        said.append(tr(words.PATHS[row.path]))
    if not row.handed_over:
        said.append(tr("slip not handed over"))
    return " · ".join(said)


_TEXTS: tuple[Callable[[QueueRow], str], ...] = (
    lambda row: row.number,
    lambda row: _day(row.received_on),
    lambda row: isolate(row.name),
    lambda row: isolate(row.summary),
    lambda row: _day(row.next_date),
    words.days_left,
    state_words,
)
_ROLE = Qt.ItemDataRole
# What the table asks for most comes first to its answer; everything else is None at once.
_READERS: dict[int, Callable[[QueueModel, QueueRow, int], Any]] = {
    _ROLE.DisplayRole: QueueModel.text_of,
    _ROLE.AccessibleTextRole: QueueModel.text_of,
    _ROLE.ToolTipRole: QueueModel.tip_of,
    _ROLE.ForegroundRole: QueueModel.colour_of,
    _ROLE.DecorationRole: QueueModel.icon_of,
    _ROLE.FontRole: QueueModel.font_of,
}
