"""Antrean: every request by its legal date, found as one types, opened with Enter."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.requests.rules import Filter, QueueRow, Request
from ui import case_words, words
from ui.models.queue_model import QueueModel
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.audit_duties import AuditDuties
from ui.widgets.details import Details, Whole
from ui.widgets.filter_bar import FilterBar
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import key, pause
from ui.widgets.queue_table import QueueTable

_PAUSE = 60  # ms that a row is chosen before it is read
_FOUND = 200  # rows of a search
_SCALE = 1.6
_OBJECTIONS = "KIP"  # the register of objections
_BESIDE = 130  # spacing units that table and details need side by side


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
        self._wanted = ""  # what is searched for
        self._target = ""  # the request that was asked for by its number and is not shown yet
        self.model = QueueModel(tools.desk, tools.theme, tools.icons, self)
        self.bar = FilterBar(tools.theme)
        self.table = QueueTable(self.model, tools.theme)
        self.details = Details(tools, self.hand_over, self.reprint, self.request_form)
        self._choosing = pause(self, _PAUSE, self._read_chosen)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.set_primary(tr("New request"), key_of("next_visitor"), lambda: self.tools.go("registration", "next"))
        self.duties = AuditDuties(self.tools)
        self.column.addWidget(self.duties)
        self.column.addWidget(self.bar)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self.empty = PlainLabel("", "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.empty)
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
        """At large text the chosen request stands below the table, not beside it."""
        super().resizeEvent(event)
        self.table.spare_columns(self.width())
        narrow = self.width() < _BESIDE * self.tools.theme.unit
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _wire(self) -> None:
        self.bar.filtered.connect(self._filtered)
        self.bar.typed.connect(self._typed)
        self.bar.entered.connect(self._find)
        self.bar.cleared.connect(self.show_all)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._open)
        key(key_of("hand_over"), self, self.hand_over)
        key(key_of("reprint"), self, self.reprint)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "search":
            self.bar.field.setFocus()
            self.bar.field.selectAll()
        elif isinstance(what, Filter):
            self._show_with(what)
        elif isinstance(what, str):
            self.choose(what)

    def escape(self) -> bool:
        if super().escape():
            return True
        if self.bar.filter != Filter() or self.bar.field.text():
            self.show_all()
            return True
        return False

    def show_all(self) -> None:
        """Undo every filter and the search."""
        self._show_with(Filter())
        self.table.setFocus()

    def choose(self, number: str) -> None:
        """Show a request, whatever the filter is."""
        self._target = number
        self._show_with(Filter())

    def _show_with(self, wanted: Filter) -> None:
        self.bar.clear_search()
        self.bar.show_filter(wanted)
        self._filtered(wanted)

    def _filtered(self, _wanted: Filter) -> None:
        self._wanted = ""
        self.refresh()

    def _typed(self, text: str) -> None:
        self._wanted = text
        self.refresh()

    def refresh(self) -> None:
        wanted, text, number = self.bar.filter, self._wanted, self._target or self.table.chosen()

        def look() -> _Look:
            standing = self.desk.requests.queue(wanted)
            rows = self._search(text) if text else None
            if rows is None:
                return _Look(standing, None, self.desk.requests.place(standing, number) if number else None)
            return _Look(standing, rows, next((n for n, row in enumerate(rows) if row.number == number), None))

        self.tools.jobs.run(self, look, self._show, self.failed, key="queue", with_window=True)
        self.duties.look()

    def _search(self, text: str) -> tuple[QueueRow, ...]:
        """Objections are few and come first."""
        return (*self.desk.objections.search(text, _FOUND), *self.desk.requests.search(text, _FOUND))

    def _show(self, found: _Look) -> None:
        if found.rows is None:
            self.model.show_queue(found.standing)
        else:
            self.model.show_found(found.rows)
        self.bar.tell_counts(found.standing.counts)
        self._tell_shown()
        if self.model.rowCount():
            self.table.choose(found.place or 0, in_the_middle=bool(self._target) and found.place is not None)
        else:
            self.details.show_nothing()
        self._target = ""

    def _tell_shown(self) -> None:
        n, said = self.model.rowCount(), self.bar.in_words(self._wanted)
        what = ", ".join(said) or tr("all, by legal date")
        self.shown.setText(tr("{n} shown: {what}", n=words.grouped(n), what=what))
        nothing = tr("Nothing fits. Esc shows all.") if said else tr("No request yet. Ctrl+N registers the first one.")
        self.empty.setText(nothing)
        self._stack.setCurrentIndex(0 if n else 1)

    def _find(self, text: str) -> None:
        """Enter in the search field: a scanned or typed number opens its request."""
        if text:
            self.tools.jobs.run(self, partial(self._number_of, text), self._found, self.failed, key="find")

    def _number_of(self, text: str) -> str | None:
        return self.desk.requests.find(text) or self.desk.objections.find(text)

    def _found(self, number: str | None) -> None:
        if number:
            self.choose(number)
        elif self.model.rowCount():
            self.table.setFocus()

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._choosing.start()

    def _open(self, _index: QModelIndex) -> None:
        if self.table.chosen():
            self.tools.go("objections" if self._is_objection() else "case", self.table.chosen())

    def _is_objection(self) -> bool:
        return self.table.register() == _OBJECTIONS

    def _read_chosen(self) -> None:
        number = self.table.chosen()
        if not number or self._is_objection():
            self.details.show_nothing()
            return
        row, desk = self.table.row(), self.desk
        is_passed_on = row is not None and case_words.is_passed_on(row)

        def read() -> Whole:
            request, reason, history, jobs = desk.requests.whole(number)
            waits = case_words.disposition(desk.handling.case(number), desk.clock.today()) if is_passed_on else ""
            work = desk.handling.work(number) if _is_moved(row, request) else None
            return Whole(request, reason, history, jobs, desk.requests.slip_picture(number, 1, _SCALE), waits, work)

        self.tools.jobs.run(self, read, self.details.show_whole, self.failed, key="details")

    def hand_over(self) -> None:
        """The chosen request's slip is in the visitor's hand."""
        self._do(self.desk.hand_over)

    def reprint(self) -> None:
        """Print the chosen request's slip again."""
        self._do(partial(self.desk.print_again, slot=self.tools.slot))

    def request_form(self) -> None:
        """Make the official form of the chosen request and open it."""
        number = self.table.chosen()
        if number and not self._is_objection():
            self.tools.jobs.run(self, partial(self.desk.form_file, number), self.tools.opens, self.failed)

    def _do(self, task: Any) -> None:
        number = self.table.chosen()
        if number and self._is_objection():
            self.tools.go("objections", number)
        elif number:
            self.tools.jobs.run(self, partial(task, number), lambda _: self._done(), self.failed)

    def _done(self) -> None:
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()


def _is_moved(row: QueueRow | None, request: Request) -> bool:
    """Whether the next date of an open request is another one than the answer's at its registration."""
    return row is not None and not request.closed_on and row.next_date != request.deadline_from_first.due.date
