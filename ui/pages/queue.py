"""Antrean: every request by its legal date, found as one types, opened with Enter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ppid_desk.language import tr
from ppid_desk.requests.rules import Counts, Filter, Group, Path, QueueRow, State
from ui import words
from ui.models.queue_model import QueueModel
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.details import Details, Whole
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, key, pause

_PAUSE = 120
_FOUND = 200  # rows of a search
_SCALE = 1.6
_BESIDE = 130  # spacing units that table and details need side by side
_SPARED = {1: 185, 6: 170, 3: 150}  # columns, and the spacing units below which they are left out
_LONGEST = {
    0: "0000/PIP/KPU-KS/VIII/2026",
    1: "20 Agu ’26",
    4: "20 Agu ’26",
    5: "▲ terlambat 20 hk",
    6: "▲ belum lengk",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at the books: the queue, what a search found, and the row of the request that is chosen."""

    standing: Any
    rows: tuple[QueueRow, ...] | None
    place: int | None


class QueuePage(Page):
    """The table at the left, the chosen request at the right."""

    key = "queue"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Queue"))
        self.filter = Filter()
        self._wanted = ""  # what is searched for
        self._target = ""  # the request that was asked for by its number and is not shown yet
        self.model = QueueModel(tools.desk, tools.theme, tools.icons, self)
        self.details = Details(tools, self.hand_over, self.reprint, self.request_form)
        self._sections: dict[Group | None, QPushButton] = {}
        self._filters: dict[str, QPushButton] = {}
        self._typing = pause(self, _PAUSE, self._search)
        self._choosing = pause(self, _PAUSE // 2, self._read_chosen)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.set_primary(tr("New request"), key_of("next_visitor"), lambda: self.tools.go("registration", "next"))
        self.column.addLayout(self._section_bar())
        self.column.addLayout(self._search_bar())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self.table = self._table()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self.shown = PlainLabel("", "small", wrap=True)
        column.addWidget(self._stack, 1)
        column.addWidget(self.shown)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.details)
        self.details.setMinimumWidth(48 * self.tools.theme.unit)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([880, 300])
        self.column.addWidget(self._split, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the chosen request stands below the table; in a small window the table drops two columns."""
        super().resizeEvent(event)
        for column, needed in _SPARED.items():
            self.table.setColumnHidden(column, self.width() < needed * self.tools.theme.unit)
        narrow = self.width() < _BESIDE * self.tools.theme.unit
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _section_bar(self) -> Flow:
        row = Flow()
        group = QButtonGroup(self)
        for each in (None, *Group):
            chip = button("", partial(self._choose_section, each), "segment", checkable=True)
            group.addButton(chip)
            self._sections[each] = chip
            row.addWidget(chip)
        self._sections[None].setChecked(True)
        return row

    def _search_bar(self) -> Flow:
        row = Flow(gap=self.tools.theme.unit)
        self.search_field = QLineEdit()
        self.search_field.setMinimumWidth(64 * self.tools.theme.unit)
        self.search_field.setPlaceholderText(tr("Number, name, phone or words; scan a slip"))
        self.search_field.setAccessibleName(tr("Search"))
        self.search_field.setClearButtonEnabled(True)
        row.addWidget(self.search_field)
        for name, text in (
            ("incomplete", tr("Incomplete")),
            ("not_handed_over", tr("Slip not handed over")),
            ("election", tr("Election")),
        ):
            chip = button(text, None, "segment", checkable=True)
            chip.toggled.connect(self._filter_toggled)
            self._filters[name] = chip
            row.addWidget(chip)
        self.all_button = button(tr("Show all (Esc)"), self.show_all, "link")
        row.addWidget(self.all_button)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Requests by legal date"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(6 * self.tools.theme.unit)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        bold = QFontMetrics(self.tools.theme.font(bold=True))
        for column, longest in _LONGEST.items():
            table.setColumnWidth(column, bold.horizontalAdvance(longest) + 4 * self.tools.theme.unit)
        for column in (2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _empty(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.addStretch(1)
        self.empty = PlainLabel("", "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.empty)
        column.addStretch(2)
        return widget

    def _wire(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._typing.start())
        self.search_field.returnPressed.connect(self._find)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._open)
        key(key_of("hand_over"), self, self.hand_over)
        key(key_of("reprint"), self, self.reprint)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "search":
            self.search_field.setFocus()
            self.search_field.selectAll()
        elif isinstance(what, Filter):
            self._set_filter(what)
        elif isinstance(what, str):
            self.choose(what)

    def escape(self) -> bool:
        if super().escape():
            return True
        if self.filter != Filter() or self.search_field.text():
            self.show_all()
            return True
        return False

    def show_all(self) -> None:
        """Undo every filter and the search."""
        self.search_field.clear()
        self._typing.stop()
        self._set_filter(Filter())
        self.table.setFocus()

    def _choose_section(self, group: Group | None) -> None:
        self.search_field.clear()
        found = self.filter
        self._set_filter(Filter(group, found.path, found.state, found.not_handed_over))

    def _filter_toggled(self) -> None:
        on = {name: chip.isChecked() for name, chip in self._filters.items()}
        state = State.INCOMPLETE if on["incomplete"] else None
        path = Path.ELECTION if on["election"] else None
        self._set_filter(Filter(self.filter.group, path, state, on["not_handed_over"]))

    def _set_filter(self, wanted: Filter) -> None:
        if wanted == self.filter and not self._wanted:
            return
        self._wanted = ""
        self._show_filter(wanted)
        self.refresh()

    def _show_filter(self, wanted: Filter) -> None:
        self.filter = wanted
        self._sections[wanted.group].setChecked(True)
        for name, on in (
            ("incomplete", wanted.state is State.INCOMPLETE),
            ("not_handed_over", wanted.not_handed_over),
            ("election", wanted.path is Path.ELECTION),
        ):
            self._filters[name].blockSignals(True)
            self._filters[name].setChecked(on)
            self._filters[name].blockSignals(False)

    def refresh(self) -> None:
        wanted, text, number = self.filter, self._wanted, self._target or self.chosen()

        def look() -> _Look:
            standing = self.desk.requests.queue(wanted)
            rows = self.desk.requests.search(text, _FOUND) if text else None
            if rows is None:
                return _Look(standing, None, self.desk.requests.place(standing, number) if number else None)
            return _Look(standing, rows, next((n for n, row in enumerate(rows) if row.number == number), None))

        self.tools.jobs.run(self, look, self._show, self.failed, key="queue")

    def _show(self, found: _Look) -> None:
        if found.rows is None:
            self.model.show_queue(found.standing)
        else:
            self.model.show_found(found.rows)
        self._tell_counts(found.standing.counts)
        self._tell_shown()
        if self.model.rowCount():
            self.table.selectRow(found.place or 0)
        else:
            self.details.show_nothing()
        if self._target and found.place is not None:
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.table.scrollTo(self.model.index(found.place, 0), middle)
            self.table.setFocus()
        self._target = ""

    def _tell_counts(self, counts: Counts) -> None:
        for group, chip in self._sections.items():
            n = sum(counts.by_group.values()) if group is None else counts.by_group[group]
            name = tr("All") if group is None else tr(words.GROUPS[group])
            chip.setText(f"{name}  {_grouped(n)}")
            chip.setAccessibleName(f"{name}: {n}")
        self._filters["not_handed_over"].setText(f"{tr('Slip not handed over')}  {_grouped(counts.not_handed_over)}")
        self._filters["incomplete"].setText(f"{tr('Incomplete')}  {_grouped(counts.incomplete)}")

    def _tell_shown(self) -> None:
        n = self.model.rowCount()
        said = [tr("search: “{text}”", text=self._wanted)] if self._wanted else []
        if not self._wanted:
            said += [tr(words.GROUPS[self.filter.group])] if self.filter.group else []
            said += [chip.accessibleName() for chip in self._filters.values() if chip.isChecked()]
        self.shown.setText(tr("{n} shown: {what}", n=_grouped(n), what=", ".join(said) or tr("all, by legal date")))
        self.all_button.setVisible(bool(said))
        nothing = tr("Nothing fits. Esc shows all.") if said else tr("No request yet. Ctrl+N registers the first one.")
        self.empty.setText(nothing)
        self._stack.setCurrentIndex(0 if n else 1)

    def _search(self) -> None:
        text = self.search_field.text().strip()
        if text != self._wanted:
            self._wanted = text
            self.refresh()

    def _find(self) -> None:
        """Enter in the search field: a scanned or typed number opens its request."""
        text = self.search_field.text().strip()
        if text:
            find = partial(self.desk.requests.find, text)
            self.tools.jobs.run(self, find, self._found, self.failed, key="find")

    def _found(self, number: str | None) -> None:
        if number:
            self.search_field.clear()
            self._typing.stop()
            self.choose(number)
        elif self.model.rowCount():
            self.table.setFocus()

    def choose(self, number: str) -> None:
        """Show a request, whatever the filter is."""
        self._target = number
        self._wanted = ""
        self._show_filter(Filter())
        self.refresh()

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._choosing.start()

    def _open(self, _index: QModelIndex) -> None:
        self._read_chosen()
        self.details.setFocus()

    def chosen(self) -> str:
        """The number of the chosen row, or ""."""
        rows = self.table.selectionModel().selectedRows()
        row = self.model.row(rows[0].row()) if rows and rows[0].row() < self.model.rowCount() else None
        return row.number if row else ""

    def _read_chosen(self) -> None:
        number = self.chosen()
        if not number:
            self.details.show_nothing()
            return

        def read() -> Whole:
            request, reason, history, jobs = self.desk.requests.whole(number)
            return Whole(request, reason, history, jobs, self.desk.requests.slip_picture(number, 1, _SCALE))

        self.tools.jobs.run(self, read, self.details.show_whole, self.failed, key="details")

    def hand_over(self) -> None:
        """The chosen request's slip is in the visitor's hand."""
        self._do(self.desk.requests.hand_over)

    def reprint(self) -> None:
        """Print the chosen request's slip again."""
        self._do(partial(self.desk.print_again, slot=self.tools.slot))

    def request_form(self) -> None:
        """Make the official form of the chosen request and open it."""
        number = self.chosen()
        if number:
            make = partial(self.desk.form_file, number)
            self.tools.jobs.run(self, make, self.tools.opens, self.failed)

    def _do(self, task: Any) -> None:
        number = self.chosen()
        if number:
            self.tools.jobs.run(self, partial(task, number), lambda _: self._done(), self.failed)

    def _done(self) -> None:
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()


def _grouped(n: int) -> str:
    return f"{n:,}".replace(",", ".")
