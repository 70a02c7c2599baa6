"""The exclusion list: search, states with their counts, the table at the left, the chosen entry at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ppid_desk.catalogue.rules import Entry, Standing, matching
from ppid_desk.language import tr
from ui import exclusion_words, words
from ui.models.exclusion_model import ExclusionModel
from ui.page import Tools
from ui.widgets.exclusion_details import ExclusionDetails
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, pause
from ui.widgets.row_table import RowTable

_PAUSE = 120  # ms after the last key before the search follows
_BESIDE = 130  # spacing units that table and details need side by side
_WIDEST = {0: "DIK-0000", 2: "0000 Tahun 2026", 3: "Pasal 17", 4: "selama diperlukan", 5: "belum berlaku ✓✓"}


class ExclusionList(QWidget):
    """Tells `chosen` with the entry that is looked at."""

    chosen = Signal(object)  # Entry

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._entries: tuple[Entry, ...] = ()
        self._day = date.min
        self._standing: Standing | None = None
        self._chips: dict[Standing | None, QPushButton] = {}
        self._typing = pause(self, _PAUSE, self._fill)
        self.model = ExclusionModel(tools.theme, tools.icons, self)
        self.table = RowTable(self.model, tools.theme, tr("Entries of the exclusion list"), 1, _WIDEST)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._to_details)
        self.details = ExclusionDetails(tools.theme)
        self.empty = PlainLabel("", "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.details)
        self.details.setMinimumWidth(48 * tools.theme.unit)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([820, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * tools.theme.unit)
        column.addLayout(self._bar())
        column.addWidget(self._split, 1)

    def _bar(self) -> Flow:
        row, group = Flow(gap=self._tools.theme.unit), QButtonGroup(self)
        self.field = QLineEdit()
        self.field.setMinimumWidth(54 * self._tools.theme.unit)
        self.field.setPlaceholderText(tr("Code, information, decree, unit"))
        self.field.setAccessibleName(tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._typing.start)
        row.addWidget(self.field)
        for each in (None, *Standing):
            chip = button("", partial(self._choose, each), "segment", checkable=True)
            chip.setChecked(each is None)
            group.addButton(chip)
            self._chips[each] = chip
            row.addWidget(chip)
        return row

    def _to_details(self) -> None:
        self.details.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the chosen entry stands below the table; in a small window some columns are left out."""
        super().resizeEvent(event)
        units = self.width() // self._tools.theme.unit
        self._split.setOrientation(Qt.Orientation.Vertical if units < _BESIDE else Qt.Orientation.Horizontal)
        self.table.setColumnHidden(3, units < 170)
        self.table.setColumnHidden(4, units < 150)

    def put(self, entries: tuple[Entry, ...], day: date) -> None:
        """Show these as they stand on a day; what was chosen stays chosen."""
        self._entries, self._day = entries, day
        self._fill()

    def _choose(self, standing: Standing | None) -> None:
        self._standing = standing
        self._fill()

    def _fill(self) -> None:
        kept = self.details.entry
        found = matching(self._entries, self.field.text())
        counts = [each.standing(self._day) for each in found]
        for standing, chip in self._chips.items():
            n = len(found) if standing is None else counts.count(standing)
            name = tr("All") if standing is None else tr(exclusion_words.STANDINGS[standing])
            chip.setText(f"{name[:1].upper()}{name[1:]}  {words.grouped(n)}")
            chip.setAccessibleName(f"{name}: {n}")
        if self._standing:
            found = tuple(e for e, standing in zip(found, counts, strict=True) if standing is self._standing)
        self.model.day = self._day
        self.model.put(found)
        self._stack.setCurrentIndex(0 if found else 1)
        self.empty.setText(self._nothing())
        place = self.model.place_of(kept.id) if kept else None
        if found:
            self.table.selectRow(place or 0)
        else:
            self.details.show_nothing()

    def _nothing(self) -> str:
        if self._entries:
            return tr("Nothing fits the search. Esc shows all entries.")
        return tr(
            "No exclusion list yet. Take in the decree of KPU RI or KPU Provinsi as XLSX or CSV (Ctrl+O), or write it "
            "down here (F7, then its entries with F6): a refusal under article 17 cites one of its entries."
        )

    def show_all(self) -> bool:
        """Drop search and filter; whether there was one."""
        filtered = bool(self.field.text() or self._standing)
        self.field.clear()
        self._chips[None].setChecked(True)
        self._choose(None)
        return filtered

    def select(self, id_: str) -> None:
        """Choose an entry."""
        self.show_all()
        place = self.model.place_of(id_)
        if place is not None:
            self.table.selectRow(place)
            self.table.setFocus()

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.chosen.emit(self.model.rows[row])
