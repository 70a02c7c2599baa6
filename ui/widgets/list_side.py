"""The side of a page that lists: what acts on the rows, the table, or what to do while it has none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.row_table import RowTable


class ListSide(QWidget):
    """`above` stands over the table, `below` under it; `empty` is what is said in the place of rows."""

    def __init__(self, theme: Theme, above: QLayout, table: RowTable, below: QWidget | None = None) -> None:
        super().__init__()
        self.empty = PlainLabel("", "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lists = QStackedWidget()
        self._lists.addWidget(table)
        self._lists.addWidget(self.empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.unit)
        rows.addLayout(above)
        rows.addWidget(self._lists, 1)
        if below is not None:
            rows.addWidget(below)

    def show_rows(self, there: bool, nothing: str) -> None:
        """Show the table where there are rows; else `nothing` says what to do."""
        self.empty.setText(nothing)
        self._lists.setCurrentIndex(0 if there else 1)

    def tell_unread(self, error: Exception) -> bool:
        """Tell who may not read the rows so in their place; False for any other error."""
        if not (isinstance(error, Refusal) and error.code == "role_missing"):
            return False
        self.show_rows(False, str(error))
        return True
