"""Covers the window of an audit that was left, or by Ctrl+L; the pack's passphrase opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.jobs import Jobs
from ui.locking import Covering
from ui.theme import Theme
from ui.watch import Watch
from ui.widgets.pack_cover import PackCover

if TYPE_CHECKING:
    from ppid_desk.founding import Laptop


class LaptopLock(Covering):
    """A laptop that goes about is always watched: whoever finds it finds the cover."""

    def __init__(self, laptop: Laptop, jobs: Jobs, theme: Theme, stack: QStackedWidget, watch: Watch) -> None:
        super().__init__(stack, watch)
        self.cover = PackCover(laptop, jobs, theme)
        self.cover.opened.connect(self._open)
        stack.addWidget(self.cover)
        watch.begin()

    def _show_cover(self) -> None:
        self._bring(self.cover)
        self.cover.ask()

    def _open(self) -> None:
        super()._open()
        self.watch.begin()
