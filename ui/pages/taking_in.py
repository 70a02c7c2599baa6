"""Register lama: an old register is looked at, its columns matched, and what fits is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.requests.rules import TakenIn
from ui.page import Page, Tools
from ui.progress import Steps, Stopped
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.left_out import LeftOutTable
from ui.widgets.parts import button

_FIELDS = {
    "number": mark("Number"), "date": mark("Received"), "name": mark("Name"), "items": mark("Information asked"),
}  # fmt: skip


class TakingInPage(Page):
    """Choose a file, see what it would give, take it in."""

    key = "import"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Old register"))
        self._file: Path | None = None
        self._steps = Steps()
        self.set_primary(tr("Take in what fits"), "", self.take_in)
        self.primary.setEnabled(False)
        about = tr(
            "An Excel or CSV file with the columns of the official register. Numbers stay as they are; open files go "
            "into the queue; taking the same file in twice adds nothing."
        )
        self.column.addWidget(PlainLabel(about, "muted", wrap=True))
        self.choose = button(tr("Choose the file …"), self._choose)
        self.column.addWidget(self.choose)
        self.form = Form()
        parts = []
        for field, words in _FIELDS.items():
            part = Form()
            part.text(field, tr("Column of: {field}", field=tr(words)), tr("by its heading"))
            parts.append(part)
        self.form.beside(*parts)
        self.form.left.connect(lambda _: self.look())
        self.form.hide()
        self.said = PlainLabel("", "section", wrap=True)
        self.table = LeftOutTable(tools.theme)
        for each in (self.form, self.said):
            self.column.addWidget(each)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)

    def enter(self) -> None:
        self.choose.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, Path):
            self._file = what
            self.look()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Old register"), "", tr("Registers (*.xlsx *.csv)"))
        dialog.fileSelected.connect(lambda name: self.open_with(Path(name)))
        dialog.open()

    def _by_hand(self) -> dict[str, str]:
        return {field: self.form.words(field) for field in _FIELDS if self.form.words(field).strip()}

    def look(self) -> None:
        """Read the file and show what taking it in would give."""
        if self._file is None:
            return
        self.said.setText(tr("{file} is being read …", file=self._file.name))
        work = partial(self.desk.requests.taking_in.look, self._file, self._by_hand())
        self.tools.jobs.run(self, work, self._show, self._refused, key="look")

    def _show(self, found: TakenIn) -> None:
        self.banner.hide()
        said = tr(
            "{taken} rows fit ({open} open, {closed} closed), {already} are in the books already, {left} do not fit.",
            taken=found.taken, open=found.open, closed=found.closed, already=found.already, left=len(found.left_out),
        )  # fmt: skip
        self.said.setText(said)
        self.primary.setEnabled(found.taken > 0 and not found.applied)
        self.table.show_rows((*found.left_out, *found.notes))

    def _refused(self, error: Exception) -> None:
        self.said.setText("")
        self.primary.setEnabled(False)
        self.form.setVisible(isinstance(error, Refusal) and error.code.startswith("register_column"))
        self.failed(error)

    def take_in(self) -> None:
        """Take in what fits; it can be cancelled, and then nothing was written."""
        if self._file is None:
            return
        self.primary.setEnabled(False)
        self._steps = Steps()
        self._steps.moved.connect(self._tell_steps)
        self.banner.tell("info", tr("The register is being taken in …"), tr("Cancel"), self._steps.stop.set)
        work = partial(self.desk.requests.taking_in.apply, self._file, self._by_hand(), step=self._steps.step)
        self.tools.jobs.run(self, work, self._taken, self._stopped)

    def _tell_steps(self, done: int, whole: int) -> None:
        if not self._steps.stop.is_set():
            said = tr("The register is being taken in: {n} of {whole} …", n=done, whole=whole)
            self.banner.tell("info", said, tr("Cancel"), self._steps.stop.set)

    def _taken(self, found: Any) -> None:
        self._steps.stop.set()
        self._show(found)
        said = tr("{n} requests were taken in, {first} to {last}.", n=found.taken, first=found.first, last=found.last)
        self.banner.tell("success", said, tr("Show the queue"), partial(self.tools.go, "queue"))
        self.tools.changes.happened.emit()

    def _stopped(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, Stopped):
            self.banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            self.failed(error)
