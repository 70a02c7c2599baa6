"""The days off of a year as a list with their decrees."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from ppid_desk.language import mark, short_date, tr
from ppid_desk.workdays.rules import DayStatus, Holiday
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button
from ui.words import DAY_KINDS

_HEADS = (mark("Date"), mark("Kind"), mark("Name"), mark("Decree"))


class YearList(QFrame):
    """`chosen` when a row is clicked or Enter is pressed on it, `compared` when the year is to be compared."""

    chosen = Signal(object)
    compared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._facts: Sequence[Holiday] = ()
        column, unit = QVBoxLayout(self), theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        head = QHBoxLayout()
        self.title = PlainLabel("", "section", wrap=True)
        head.addWidget(self.title, 1)
        head.addWidget(button(tr("Compare with the holidays package"), self.compared.emit))
        column.addLayout(head)
        self.table = _table(theme)
        self.table.cellActivated.connect(self._choose)
        self.table.cellClicked.connect(self._choose)
        column.addWidget(self.table)

    def _choose(self, row: int, _column: int) -> None:
        self.chosen.emit(self._facts[row].date)

    def show_year(self, year: int, facts: Sequence[Holiday]) -> None:
        """List the facts of a year, withdrawn ones too."""
        self._facts = facts
        self.title.setText(tr("Days off of {year}", year=year))
        self.table.setAccessibleName(self.title.text())
        self.table.setRowCount(len(facts))
        for place, fact in enumerate(facts):
            gone = f" ({tr('withdrawn')})" if fact.status is DayStatus.WITHDRAWN else ""
            cells = (short_date(fact.date), tr(DAY_KINDS[fact.kind]) + gone, fact.name, fact.basis)
            for column, text in enumerate(cells):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)


def _table(theme: Theme) -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setHorizontalHeaderLabels([tr(each) for each in _HEADS])
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(5 * theme.unit + 2)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(40 * theme.unit)
    return table
