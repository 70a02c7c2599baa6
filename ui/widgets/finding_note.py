"""What an auditor notes of a finding while the audit runs; it is proposed once findings are opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.audits.findings.rules import SEVERITY_WORDS, Noted, Severity
from ppid_desk.audits.rules import Work
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ui.page import Tools
from ui.widgets.form import Fold, Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button


class FindingNote(QFrame):
    """A form behind a fold: `fold` is its head. It keeps what is noted as a record, at the office and on a laptop."""

    def __init__(self, tools: Tools, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._tools, self._failed = tools, failed
        self._cell = ("", "", "")
        self._busy = False
        unit, column = tools.theme.unit, QVBoxLayout(self)
        self._column = column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        self.said = PlainLabel("", "muted", wrap=True)
        column.addWidget(self.said)
        self.fold = Fold(tr("Note a finding"), "Alt+T", self)
        self.fold.button.toggled.connect(self._opened)

    @cached_property
    def form(self) -> Form:
        """The form, made when it is first opened: the first item of an audit is shown without it."""
        form = Form()
        form.lines("text", tr("What falls short"), 2, tr("for the finding that this item proposes"))
        options = {"": tr("by the answer"), **{each.value: words for each, words in SEVERITY_WORDS.items()}}
        form.segments("severity", tr("Severity"), options)
        form.place(button(tr("Note the finding"), self.save))
        self._column.insertWidget(0, form)
        return form

    def _opened(self, on: bool) -> None:
        self.form.setVisible(on)

    def show_cell(self, work: Work, item: str, subject: str, hindered: str) -> None:
        """Note of an item that is asked of a subject; `hindered` says why nothing can be noted."""
        if self._cell != (work.run.id, item, subject):
            self._cell = (work.run.id, item, subject)
            self._clear()
        self.fold.setVisible(not hindered)
        if hindered:
            self.fold.open(False)

    def _clear(self) -> None:
        self.said.setText("")
        for name in ("text", "severity") if "form" in self.__dict__ else ():
            self.form.set_value(name, "")
            self.form.tell(name, "")

    def turn(self) -> None:
        """Open the form, or close it."""
        if self.fold.isVisible():
            self.fold.open(not self.fold.is_open)
            if self.fold.is_open:
                self.form.rows["text"].input.setFocus()

    def escape(self) -> bool:
        """Close the form; whether it was open."""
        was = self.fold.is_open
        self.fold.open(False)
        return was

    def save(self) -> None:
        """Keep what was typed."""
        if self._busy:
            return
        self._busy = True
        run, item, subject = self._cell
        severity = self.form.words("severity")
        noted = Noted(run, item, self.form.words("text"), subject, Severity(severity) if severity else None)
        self._tools.jobs.run(self, partial(self._tools.desk.findings.note, noted), self._kept, self._refused)

    def _kept(self, _record: object) -> None:
        self._busy = False
        self._clear()
        self.said.setText("✓ " + tr("Noted. It is proposed with its item when findings are opened."))

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, Refusal) and error.field in self.form.rows:
            self.form.tell(error.field, str(error))
        else:
            self._failed(error)
