"""Berkas permohonan: the files of one request, found by its number."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.requests.rules import REGISTER, Request
from ppid_desk.text import isolate
from ui.page import Page, Tools
from ui.widgets.enclosures import Enclosures
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel


class EnclosuresPage(Page):
    """A number, whose request it is, and its files."""

    key = "files"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Files of a request"))
        self._number = ""
        self.form = Form()
        self.field: QLineEdit = self.form.text("number", tr("Number of the request"), tr("scan the slip, or type it"))
        self.field.returnPressed.connect(self._find)
        self.whose = PlainLabel(tr("Type or scan a number; its files are shown here."), "muted", wrap=True)
        self.files = Enclosures(tools)
        self.files.hide()
        for each in (self.form, self.whose, self.files):
            self.column.addWidget(each)
        self.column.addStretch(1)

    def enter(self) -> None:
        self.field.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, str):
            self.form.set_value("number", what)
            self._find()

    def escape(self) -> bool:
        return super().escape() or self.files.escape()

    def refresh(self) -> None:
        if self._number:
            self.files.refresh()

    def _find(self) -> None:
        typed = self.field.text().strip()
        self.form.tell("number", "")
        if typed:
            self.tools.jobs.run(self, partial(self._found, typed), self._show, self._not_found, key="files")

    def _found(self, typed: str) -> Request:
        return self.desk.requests.get(self.desk.requests.find(typed) or typed)

    def _show(self, request: Request) -> None:
        self._number = request.number
        self.form.set_value("number", request.number)
        self.whose.setText(f"{isolate(request.requester.name)} · {'; '.join(request.items)}")
        self.files.show()
        self.files.show_subject(REGISTER, request.id)
        self.files.zone.choose_button.setFocus()

    def _not_found(self, error: Exception) -> None:
        self.files.hide()
        if isinstance(error, Refusal):
            self.form.tell("number", str(error))
        else:
            self.failed(error)
