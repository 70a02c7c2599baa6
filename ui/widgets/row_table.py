"""A table of which whole rows are chosen: one column takes what is left, the others fit their longest text."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import Theme


class RowTable(QTableView):
    """`stretched` is the column that takes what is left; `widest` has a longest text for each other column."""

    def __init__(
        self, model: QAbstractTableModel, theme: Theme, name: str, stretched: int, widest: Mapping[int, str]
    ) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(6 * theme.unit)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        bold = QFontMetrics(theme.font(bold=True))
        for place, longest in widest.items():
            self.setColumnWidth(place, bold.horizontalAdvance(longest) + 4 * theme.unit)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def chosen_row(self) -> int | None:
        """The row that is chosen; None when none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None
