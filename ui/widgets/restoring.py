"""Restoring in one guided step: choose a copy, see what it holds and what would be missing, say yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.founding import look_at_copy
from ppid_desk.language import short_date, tr
from ui.jobs import Jobs
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_NAMED = 12  # numbers that are named before "and … more"


class Restoring(QWidget):
    """`agreed` gives the copy and the code ("" where the folder's own key opens it)."""

    agreed = Signal(Path, str)

    def __init__(
        self, jobs: Jobs, folder: Path, known: Sequence[tuple[Path, datetime]], failed: Callable[..., None]
    ) -> None:
        super().__init__()
        self._jobs, self._folder, self._failed = jobs, folder, failed
        self._looked: tuple[Path, str] | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Copies, the newest first"))
        for file, made_at in known:
            self._add(file, f"{short_date(made_at.date())} {made_at:%H.%M}   {file.parent}")
        self.list.currentItemChanged.connect(lambda *_: self._forget())
        self.list.itemActivated.connect(lambda *_: self.look())
        self.form = Form()
        self.form.text(
            "recovery_code", tr("Code of the recovery sheet"),
            tr("13 groups; only needed on another PC or when the key is gone"),
        )  # fmt: skip
        self.told = PlainLabel("", "", wrap=True)
        self.agree = button(tr("Put this copy back"), self._agree, "primary")
        self.agree.setEnabled(False)
        self.check = button(tr("Check this copy"), self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(tr("Which copy?"), "section"))
        column.addWidget(self.list, 1)
        column.addWidget(button(tr("Another file …"), self._choose))
        column.addWidget(self.form)
        for each in (self.check, self.told, self.agree):
            column.addWidget(each)
        if known:
            self.list.setCurrentRow(0)

    def _add(self, file: Path, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, str(file))
        self.list.insertItem(self.list.count(), item)

    def choose_file(self, file: Path) -> None:
        """Take a file that is not in the list."""
        self._add(file, str(file))
        self.list.setCurrentRow(self.list.count() - 1)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Which copy?"), str(self._folder), tr("Copies of the books (*.db)")
        )
        if name:
            self.choose_file(Path(name))

    def _forget(self) -> None:
        self._looked = None
        self.agree.setEnabled(False)
        self.told.setText("")

    def look(self) -> None:
        """Verify the chosen copy and compare it with the books that stand there."""
        item = self.list.currentItem()
        if not self.list.count():
            self.told.setText(tr("Choose a copy first."))
            return
        file, code = Path(item.data(Qt.ItemDataRole.UserRole)), self.form.words("recovery_code").strip()
        self._forget()
        self.form.tell("recovery_code", "")
        self.told.setText(tr("The copy is being checked …"))
        work = partial(look_at_copy, self._folder, file, code or None)
        self._jobs.run(self, work, partial(self._show, file, code), self._refused, key="copy")

    def _show(self, file: Path, code: str, standing: Any) -> None:
        self._looked = (file, code)
        self.told.setText("\n".join(said_of(standing)))
        self.agree.setEnabled(True)
        self.agree.setFocus()

    def _refused(self, error: Exception) -> None:
        self.told.setText("")
        if isinstance(error, Refusal) and error.field == "recovery_code":
            self.form.tell("recovery_code", str(error))
            self.form.rows["recovery_code"].input.setFocus()
        elif isinstance(error, Refusal):
            self.told.setText(f"✗ {error}")
        else:
            self._failed(error)

    def _agree(self) -> None:
        if self._looked:
            self.agreed.emit(*self._looked)


def said_of(standing: Any) -> list[str]:
    """What an officer should know before a copy is put back, one sentence each."""
    copy = standing.copy
    said = [tr("✓ The copy is whole: {n} requests, the newest {number}.", n=copy.requests, number=copy.newest_number)]
    if not standing.present:
        said.append(tr("There are no readable books here that it could be compared with."))
    elif standing.foreign:
        said.append(tr("△ Its history is another one than that of the books here. They are kept beside it."))
    elif standing.later:
        named = ", ".join(standing.later[-_NAMED:])
        more = max(0, len(standing.later) - _NAMED)
        said.append(tr("△ Registered after this copy, and missing then: {numbers}", numbers=named))
        if more:
            said.append(tr("… and {n} more before these.", n=more))
    elif standing.events > 0:
        said.append(
            tr("△ {n} later entries of the journal would be missing; no request among them.", n=standing.events)
        )
    else:
        said.append(tr("Nothing newer stands in the books here."))
    said.append(tr("What stands here now is kept in the folder of the copies."))
    return said
