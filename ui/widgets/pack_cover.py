"""The cover over an audit on a laptop: the passphrase of its pack lifts it. Nothing shows behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ui.jobs import Jobs
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, in_the_middle

if TYPE_CHECKING:
    from ppid_desk.founding import Laptop


class PackCover(QWidget):
    """`opened` comes once the passphrase was right."""

    opened = Signal()

    def __init__(self, laptop: Laptop, jobs: Jobs, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("Page")
        self._laptop, self._jobs, self._theme = laptop, jobs, theme
        self._busy = False
        in_the_middle(self, self._card())

    def _card(self) -> QFrame:
        card, unit = frame("card"), self._theme.unit
        card.setMaximumWidth(110 * unit)
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * unit, 3 * unit, 4 * unit, 3 * unit)
        column.setSpacing(2 * unit)
        self.form = Form()
        field = self.form.text("passphrase", tr("Passphrase of the pack"))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.lift)
        kept = f"{tr('The audit is covered.')} {tr('What was typed is still there.')}"
        title = PlainLabel(tr("Open the audit {number}", number=self._laptop.head.number), "title", wrap=True)
        for each in (title, PlainLabel(kept, "muted", wrap=True), self.form):
            column.addWidget(each)
        row = Flow(gap=unit)
        row.addWidget(button(f"{tr('Open it')}  (Enter)", self.lift, "primary"))
        column.addLayout(row)
        return card

    def ask(self) -> None:
        """Ask for the passphrase anew."""
        self.form.set_value("passphrase", "")
        self.form.tell("passphrase", "")
        self.form.rows["passphrase"].input.setFocus()

    def lift(self) -> None:
        """Look whether what was typed is the passphrase: deriving its key takes a moment."""
        if not self._busy:
            self._busy = True
            self.form.tell("passphrase", "")
            work = partial(self._laptop.fits, self.form.words("passphrase"))
            self._jobs.run(self, work, self._looked, self._failed)

    def _looked(self, fits: bool) -> None:
        self._busy = False
        if fits:
            self.ask()
            self.opened.emit()
        else:
            self._tell(Refusal("pack_passphrase_wrong"))

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, Refusal):
            raise error
        self._tell(error)

    def _tell(self, refusal: Refusal) -> None:
        self.form.tell("passphrase", str(refusal))
        self.form.rows["passphrase"].input.setFocus()
