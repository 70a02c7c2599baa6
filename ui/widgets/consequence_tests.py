"""Uji konsekuensi on the screen: what was sent through KPU Provinsi, and what came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ppid_desk.catalogue.rules import ConsequenceTest, Result
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, short_date, tr
from ui import exclusion_words
from ui.dates import needed_day
from ui.page import Page
from ui.widgets.flow import Columns
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_HEADS = (mark("Number"), mark("Sent on"), mark("Request"), mark("Item"), mark("Result"), mark("Decree"))
_OF_SEND = ("number", "sent_on", "request", "item")
_OF_RESULT = ("result_on", "decree")


class Applications(QWidget):
    """A list, a form for what is sent, and one for the result of the chosen one. Tells `changed` after writing."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._tests: tuple[ConsequenceTest, ...] = ()
        unit = page.tools.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * unit)
        about = tr(
            "An application goes through KPU Provinsi. While it is pending it supports an extension only; the "
            "request's clock does not stop."
        )
        column.addWidget(PlainLabel(about, "muted", wrap=True))
        self.table = self._list()
        self.empty = PlainLabel(tr("No application was sent yet. Write one down below."), "section", wrap=True)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        forms = QWidget()
        row = Columns(forms, gap=3 * unit)
        row.addWidget(self._sending())
        row.addWidget(self._deciding())
        column.addWidget(forms)
        column.addStretch(0)
        self._select()

    def _list(self) -> QTableWidget:
        table = QTableWidget(0, len(_HEADS))
        table.setAccessibleName(tr("Consequence tests"))
        table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(24 * self._page.tools.theme.unit)
        table.itemSelectionChanged.connect(self._select)
        return table

    def _sending(self) -> QWidget:
        form = self.send_form = Form()
        form.section(tr("An application was sent"))
        form.text("number", tr("Number of the letter"))
        parts = []
        for name, label, hint in (
            ("sent_on", tr("Sent on"), tr("day, e.g. 16-9-2025")), ("request", tr("Request"), tr("number")),
            ("item", tr("Item"), "1"),
        ):  # fmt: skip
            part = Form()
            part.text(name, label, hint)
            parts.append(part)
        form.beside(*parts)
        form.place(button(tr("Write down that it was sent"), self.send), 6)
        form.stretch()
        return form

    def _deciding(self) -> QWidget:
        form = self.result_form = Form()
        form.section(tr("Result of the chosen application"))
        form.segments("result", tr("Result"), {Result.EXCLUDED: mark("Excluded"), Result.OPEN: mark("Open")})
        parts = []
        for name, label, hint in (
            ("result_on", tr("Day of the result"), tr("day, e.g. 16-9-2025")),
            ("decree", tr("Decree"), tr("its number, as it stands there")),
        ):
            part = Form()
            part.text(name, label, hint)
            parts.append(part)
        form.beside(*parts)
        self.decide_button = button(tr("Write the result down"), self.decide)
        form.place(self.decide_button, 6)
        form.stretch()
        return form

    def put(self, tests: tuple[ConsequenceTest, ...]) -> None:
        """Show these."""
        self._tests = tests
        self.table.setRowCount(len(tests))
        for place, each in enumerate(tests):
            result = tr(exclusion_words.RESULTS[each.result]) if each.result else tr("pending")
            day = f" ({short_date(each.result_on)})" if each.result_on else ""
            cells = (each.number, short_date(each.sent_on), each.request, str(each.item), result + day, each.decree)
            for column, text in enumerate(cells):
                self.table.setItem(place, column, QTableWidgetItem(text))
        for column in (1, 2, 3, 4):
            self.table.resizeColumnToContents(column)
        self.table.setVisible(bool(tests))
        self.empty.setVisible(not tests)
        self._select()

    def chosen(self) -> ConsequenceTest | None:
        """The application that is looked at."""
        rows = self.table.selectionModel().selectedRows()
        return self._tests[rows[0].row()] if rows and rows[0].row() < len(self._tests) else None

    def _select(self) -> None:
        test = self.chosen()
        self.result_form.setEnabled(test is not None and test.pending)

    def _day(self, form: Form, name: str) -> date | None:
        form.tell(name, "")
        try:
            return needed_day(form.words(name), self._page.desk.clock.today())
        except Refusal as refusal:
            form.tell(name, str(refusal))
            return None

    def send(self) -> None:
        """Write down that an application was sent."""
        form = self.send_form
        for name in _OF_SEND:
            form.tell(name, "")
        item = form.words("item").strip() or "1"
        if not (item.isascii() and item.isdigit() and len(item) < 6):
            form.tell("item", tr("Write a number."))
            return
        day = self._day(form, "sent_on")
        if day:
            send = self._page.desk.catalogue.tests.send
            self._do(partial(send, form.words("number"), day, form.words("request"), int(item)), form, _OF_SEND)

    def decide(self) -> None:
        """Write down what came back of the chosen application."""
        test, form = self.chosen(), self.result_form
        day = self._day(form, "result_on")
        form.tell("decree", "")
        if test and day:
            decide, result = self._page.desk.catalogue.tests.decide, Result(str(form.value("result")))
            self._do(partial(decide, test.number, result, day, form.words("decree")), form, _OF_RESULT)

    def _do(self, work: Callable[[], object], form: Form, fields: tuple[str, ...]) -> None:
        run = self._page.tools.jobs.run
        run(self, work, partial(self._done, form, fields), partial(self._refused, form, fields))

    def _done(self, form: Form, fields: tuple[str, ...], _test: object) -> None:
        for name in fields:
            form.set_value(name, "")
        self._page.banner.tell("success", tr("Written down."))
        self.changed.emit()

    def _refused(self, form: Form, fields: tuple[str, ...], error: Exception) -> None:
        if isinstance(error, Refusal) and error.field in fields:
            form.tell(error.field, str(error))
        else:
            self._page.failed(error)
