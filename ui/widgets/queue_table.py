"""The table of the queue: columns as wide as their longest words; in a small window some are left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ppid_desk.language import tr
from ppid_desk.requests.rules import QueueRow
from ui.models.queue_model import QueueModel
from ui.theme import Theme

_LONGEST = {
    0: "0000/PIP/KPU-KS/VIII/2026",
    1: "20 Agu ’26",
    4: "20 Agu ’26",
    5: "▲ terlambat 20 hk",
    6: "▲ belum lengk",
}
_GROWING = (2, 3)
_SPARED = {1: 185, 6: 170, 3: 150}  # columns, and the spacing units of the page below which they are left out


class QueueTable(QTableView):
    """Shows a `QueueModel`; one row is chosen."""

    def __init__(self, model: QueueModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._unit = theme.unit
        self.setModel(model)
        self.setAccessibleName(tr("Requests by legal date"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(6 * theme.unit)
        self._set_columns(theme)

    def _set_columns(self, theme: Theme) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        bold = QFontMetrics(theme.font(bold=True))
        for column, longest in _LONGEST.items():
            self.setColumnWidth(column, bold.horizontalAdvance(longest) + 4 * theme.unit)
        for column in _GROWING:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def spare_columns(self, page_width: int) -> None:
        """Leave out what a page of that width has no room for."""
        for column, needed in _SPARED.items():
            self.setColumnHidden(column, page_width < needed * self._unit)

    def chosen(self) -> str:
        """The number of the chosen row, or ""."""
        row = self.row()
        return row.number if row else ""

    def row(self) -> QueueRow | None:
        """The chosen row."""
        rows = self.selectionModel().selectedRows()
        return self._model.row(rows[0].row()) if rows and rows[0].row() < self._model.rowCount() else None

    def register(self) -> str:
        """Of which register the chosen row is: PIP a request, KIP an objection; "" without one."""
        row = self.row()
        return row.register if row else ""

    def choose(self, place: int, *, in_the_middle: bool) -> None:
        """Choose a row, and bring it to the middle of the table."""
        self.selectRow(place)
        if in_the_middle:
            self.scrollTo(self._model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()
