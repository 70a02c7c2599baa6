"""The rows of a table from outside that do not fit: row, column, what stands there, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ppid_desk.language import mark, tr
from ppid_desk.sheets.rules import LeftOut
from ppid_desk.text import one_line
from ui.theme import Theme
from ui.widgets.labels import plain_tip

_HEADS = (mark("Row"), mark("Column"), mark("Stands there"), mark("What does not fit"))


class LeftOutTable(QTableWidget):
    """Hidden while everything fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(_HEADS))
        self._unit = theme.unit
        self.setAccessibleName(tr("Rows that do not fit"))
        self.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.hide()

    def show_rows(self, rows: tuple[LeftOut, ...]) -> None:
        """Show these rows."""
        self.setRowCount(len(rows))
        for place, each in enumerate(rows):
            for column, text in enumerate((str(each.row), each.column, each.value, each.reason)):
                item = QTableWidgetItem(one_line(text))
                item.setToolTip(plain_tip(text))
                self.setItem(place, column, item)
        self.resizeColumnsToContents()
        for column, widest in ((1, 30), (2, 34)):
            self.setColumnWidth(column, min(self.columnWidth(column), widest * self._unit))
        self.setVisible(bool(rows))
