"""Ambil DIK: a list of exclusions is looked at, its columns matched, and what fits is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from ppid_desk.catalogue.rules import Imported
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ui.page import Page, Tools
from ui.progress import Steps, Stopped
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.left_out import LeftOutTable
from ui.widgets.parts import button

_FIELDS = (
    {"number": mark("Number of the decree"), "decided_on": mark("Date of the decree"), "issuer": mark("Issuer")},
    {"code": mark("Code"), "information": mark("Information"), "grounds": mark("Letter of article 17")},
    {"consequence": mark("Consequence"), "years": mark("Period"), "until": mark("In force until")},
)


class DikImportPage(Page):
    """Choose a file, see what it would give, take it in."""

    key = "dik_import"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Take in an exclusion list"))
        self._file: Path | None = None
        self._steps = Steps()
        self.set_primary(tr("Take in what fits"), "", self.take_in)
        self.primary.setEnabled(False)
        about = tr(
            "An Excel or CSV file with one entry a row under its decree of KPU RI or KPU Provinsi. Taking the same "
            "file in twice adds nothing; a newer list brings withdrawals."
        )
        self.column.addWidget(PlainLabel(about, "muted", wrap=True))
        ways = QWidget()
        row = Flow(ways, gap=tools.theme.unit)
        self.choose = button(tr("Choose the file …"), self._choose)
        row.addWidget(self.choose)
        row.addWidget(button(tr("Empty list (XLSX)"), self.make_template))
        self.column.addWidget(ways)
        self.form = self._columns()
        self.said = PlainLabel("", "section", wrap=True)
        self.table = LeftOutTable(tools.theme)
        for each in (self.form, self.said):
            self.column.addWidget(each)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)

    def _columns(self) -> Form:
        form = Form()
        for line in _FIELDS:
            parts = []
            for field, words in line.items():
                part = Form()
                part.text(field, tr("Column of: {field}", field=tr(words)), tr("by its heading"))
                parts.append(part)
            form.beside(*parts)
        form.left.connect(self._look_again)
        form.hide()
        return form

    def enter(self) -> None:
        self.choose.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, Path):
            self._file = what
            self.look()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Exclusion list"), "", tr("Registers (*.xlsx *.csv)"))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.open_with(Path(name))

    def make_template(self) -> None:
        """Make the empty list and open it."""
        file = self.desk.places.slips / "dik-kosong.xlsx"

        def write() -> Path:
            self.desk.write_paper(file, self.desk.catalogue.template(file))
            return file

        self.tools.jobs.run(self, write, self._made, self.failed)

    def _made(self, file: Path) -> None:
        self.banner.tell("success", tr("Made: {file}", file=file))
        self.tools.opens(file)

    def _by_hand(self) -> dict[str, str]:
        return {field: self.form.words(field) for field in self.form.rows if self.form.words(field).strip()}

    def _look_again(self, _field: str) -> None:
        self.look()

    def look(self) -> None:
        """Read the file and show what taking it in would give."""
        if self._file is None:
            return
        self.said.setText(tr("{file} is being read …", file=self._file.name))
        work = partial(self.desk.catalogue.taking_in.look, self._file, self._by_hand())
        self.tools.jobs.run(self, work, self._show, self._refused, key="look")

    def _show(self, found: Imported) -> None:
        self.banner.hide()
        said = tr(
            "{taken} entries of {decrees} decrees fit, {withdrawn} are withdrawn, {already} are in the books already, "
            "{left} do not fit.",
            taken=found.taken, decrees=found.decrees, withdrawn=found.withdrawn, already=found.already,
            left=len(found.left_out),
        )  # fmt: skip
        self.said.setText(said)
        self.primary.setEnabled(found.taken + found.withdrawn > 0 and not found.applied)
        self.table.show_rows(found.left_out)

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
        self.banner.tell("info", tr("The list is being taken in …"), tr("Cancel"), self._steps.stop.set)
        work = partial(self.desk.catalogue.taking_in.apply, self._file, self._by_hand(), step=self._steps.step)
        self.tools.jobs.run(self, work, self._taken, self._stopped)

    def _tell_steps(self, done: int, whole: int) -> None:
        if not self._steps.stop.is_set():
            said = tr("The list is being taken in: {n} of {whole} …", n=done, whole=whole)
            self.banner.tell("info", said, tr("Cancel"), self._steps.stop.set)

    def _taken(self, found: Any) -> None:
        self._steps.stop.set()
        self._show(found)
        said = tr("{n} entries were taken in, {withdrawn} withdrawn.", n=found.taken, withdrawn=found.withdrawn)
        self.banner.tell("success", said, tr("Show the list"), partial(self.tools.go, "catalogue"))
        self.tools.changes.happened.emit()

    def _stopped(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, Stopped):
            self.banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            self.failed(error)
