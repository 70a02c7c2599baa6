"""Ambil daftar: an old register or an exclusion list is looked at, its columns matched, and what fits is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ui.page import Page, Tools
from ui.progress import Steps, Stopped
from ui.shortcuts import key_of
from ui.widgets.flow import Flow
from ui.widgets.form import Form, Segments
from ui.widgets.labels import PlainLabel
from ui.widgets.left_out import LeftOutTable
from ui.widgets.lists import KINDS, ListKind, template
from ui.widgets.parts import button, key

_BESIDE = 4  # columns that are asked for on one line


class TakingInPage(Page):
    """Choose what it is and the file, see what it would give, take it in."""

    key = "import"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Take a list in"))
        self._file: Path | None = None
        self._steps = Steps()
        self.set_primary(tr("Take in what fits"), "Ctrl+Enter", self.take_in)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self.take_in)
        key(key_of("list_file"), self, self._choose)
        self.primary.setEnabled(False)
        self.kinds = Segments([(kind, tr(each.words)) for kind, each in KINDS.items()], tr("What is taken in"))
        self.about = PlainLabel("", "muted", wrap=True)
        self.forms = {kind: self._columns(each) for kind, each in KINDS.items()}
        self.said = PlainLabel("", "section", wrap=True)
        self.table = LeftOutTable(tools.theme)
        for widget in (self.kinds, self.about, self._ways(), *self.forms.values(), self.said):
            self.column.addWidget(widget)
        self.column.addWidget(self.table, 1)
        self.column.addStretch(0)
        self.kinds.changed.connect(self._begin)
        self._begin()

    @property
    def kind(self) -> ListKind:
        """What is taken in."""
        return KINDS[self.kinds.value()]

    @property
    def form(self) -> Form:
        """The columns that are matched by hand."""
        return self.forms[self.kinds.value()]

    def _ways(self) -> QWidget:
        ways = QWidget()
        row = Flow(ways, gap=self.tools.theme.unit)
        self.choose = button(f"{tr('Choose the file …')}  ({key_of('list_file')})", self._choose)
        self.empty_list = button(tr("Empty list (XLSX)"), self.make_template)
        row.addWidget(self.choose)
        row.addWidget(self.empty_list)
        return ways

    def _columns(self, kind: ListKind) -> Form:
        form, parts = Form(), []
        for field, words in kind.columns.items():
            parts.append(Form())
            parts[-1].text(field, tr("Column of: {field}", field=tr(words)), tr("by its heading"))
        for first in range(0, len(parts), _BESIDE):
            form.beside(*parts[first : first + _BESIDE])
        form.left.connect(self._look_again)
        return form

    def _begin(self) -> None:
        """Another kind of list: nothing is chosen yet."""
        self._file = None
        self.about.setText(tr(self.kind.about))
        self.empty_list.setVisible(bool(self.kind.template))
        for form in self.forms.values():
            form.hide()
        self.banner.hide()
        self.said.setText("")
        self.table.show_rows(())
        self.primary.setEnabled(False)

    def enter(self) -> None:
        self.choose.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, Path):
            self._file = what
            self.look()
        elif what in KINDS and what != self.kinds.value() and self.kinds.isEnabled():
            self.kinds.set_value(str(what))

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr(self.kind.words), "", tr("Registers (*.xlsx *.csv)"))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.open_with(Path(name))

    def make_template(self) -> None:
        """Make the empty list and open it."""
        self.tools.jobs.run(self, partial(template, self.desk, self.kind.template), self._made, self.failed)

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
        work = partial(self.kind.taking_in(self.desk).look, self._file, self._by_hand())
        self.tools.jobs.run(self, work, partial(self._show_looked, self.kind), self._refused, key="look")

    def _show_looked(self, kind: ListKind, found: Any) -> None:
        if kind is self.kind:
            self._show(found)

    def _show(self, found: Any) -> None:
        self.banner.hide()
        self.said.setText(self.kind.found(found))
        self.primary.setEnabled(self.kind.fits(found) > 0 and not found.applied)
        self.table.show_rows(self.kind.left_out(found))

    def _refused(self, error: Exception) -> None:
        self.said.setText("")
        self.primary.setEnabled(False)
        self.form.setVisible(isinstance(error, Refusal) and error.code.startswith("register_column"))
        self.failed(error)

    def take_in(self) -> None:
        """Take in what fits; it can be cancelled, and then nothing was written."""
        if self._file is None or not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)
        self.kinds.setEnabled(False)
        self._steps = Steps()
        self._steps.moved.connect(self._tell_steps)
        self.banner.tell("info", tr("The list is being taken in …"), tr("Cancel"), self._steps.stop.set)
        apply = self.kind.taking_in(self.desk).apply
        work = partial(apply, self._file, self._by_hand(), step=self._steps.step)
        self.tools.jobs.run(self, work, self._taken, self._stopped)

    def _tell_steps(self, done: int, whole: int) -> None:
        if not self._steps.stop.is_set():
            said = tr("The list is being taken in: {n} of {whole} …", n=done, whole=whole)
            self.banner.tell("info", said, tr("Cancel"), self._steps.stop.set)

    def _taken(self, found: Any) -> None:
        self._steps.stop.set()
        self.kinds.setEnabled(True)
        self._show(found)
        page, words = self.kind.shown
        self.banner.tell("success", self.kind.taken(found), tr(words), partial(self.tools.go, page))
        self.tools.changes.happened.emit()

    def _stopped(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        self.kinds.setEnabled(True)
        if isinstance(error, Stopped):
            self.banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            self.failed(error)
