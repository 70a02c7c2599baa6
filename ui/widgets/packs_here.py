"""The audits that were opened on this PC before, each one press away, and the way to the file of a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ppid_desk.audits.packs.rules import OUT_ENDING, PackHead
from ppid_desk.founding import packs_here
from ppid_desk.language import long_date, tr
from ppid_desk.text import isolate
from ui.jobs import Jobs
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_MOST = 4  # that are listed; older ones are opened by their file


class PacksHere(QWidget):
    """Calls `opens` with the pack that is chosen."""

    def __init__(
        self, jobs: Jobs, theme: Theme, opens: Callable[[Path], object], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._opens, self._theme = opens, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.unit)
        self.choose_button = button(tr("Open its pack …"), self.choose)
        self._column.addWidget(self.choose_button)
        jobs.run(self, packs_here, self._show, failed)

    def _show(self, found: tuple[tuple[PackHead, Path], ...]) -> None:
        for place, (head, file) in enumerate(found[:_MOST]):
            said = f"{isolate(head.office)} · {tr('last day {day}', day=long_date(head.expires))}"
            self._column.insertWidget(2 * place, button(tr("Go on: {number}", number=head.number),
                                                        partial(self._open, file)))  # fmt: skip
            self._column.insertWidget(2 * place + 1, PlainLabel(said, "small", wrap=True))

    def _open(self, file: Path, _checked: bool = False) -> None:
        self._opens(file)

    def choose(self) -> None:
        """Ask for the file of a pack."""
        dialog = QFileDialog(self, tr("Open its pack …"), "", f"{tr('Packs')} (*{OUT_ENDING})")
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    def _open_named(self, name: str) -> None:
        self._opens(Path(name))
