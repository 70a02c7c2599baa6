"""Locks the desk and opens it again: the work is hidden as it stands, dialogs too, and comes back untouched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget
from shiboken6 import isValid

from ui.page import Tools
from ui.watch import Watch

if TYPE_CHECKING:
    from ui.widgets.cover import Cover


class Locking(QObject):
    """Belongs to one window: `stack` holds its work, and the cover while the desk is locked."""

    def __init__(self, tools: Tools, stack: QStackedWidget, watch: Watch, told: Callable[[], None]) -> None:
        super().__init__(stack)
        self._tools, self._stack, self._told = tools, stack, told
        self.watch = watch
        self.locked = False
        self.cover: Cover | None = None
        self.keys: list[QShortcut] = []  # of the window: they rest while the cover is there
        self._dialogs: list[QDialog] = []
        watch.silent.connect(self.lock)
        watch.asked.connect(self.lock)
        self._mind()

    def _mind(self) -> None:
        """Watch for silence where signing in is needed; else nobody is locked out by it."""
        if self._tools.desk.officers.guarded:
            self.watch.begin()
        else:
            self.watch.end()

    def see(self) -> None:
        """Look whether signing in is needed now: at the start, and after what other windows did."""
        if not self.locked and self._tools.desk.officers.current is None:
            self.lock()

    def mind_guard(self) -> None:
        """Officers changed: begin to watch once somebody has a passphrase."""
        if not self.locked and self._tools.desk.officers.guarded and not self.watch.watching:
            self.watch.begin()

    def lock(self) -> None:
        """Cover everything; what is under way and what was typed stays as it is."""
        if self.locked:
            return
        self.locked = True
        self.watch.end()
        self._tools.desk.officers.lock()
        self._hide_dialogs()
        for each in self.keys:
            each.setEnabled(False)
        if self.cover is None:
            from ui.widgets.cover import Cover

            self.cover = Cover(self._tools.desk, self._tools.jobs, self._tools.theme)
            self.cover.opened.connect(self._open)
            self._stack.addWidget(self.cover)
        self._stack.setCurrentWidget(self.cover)
        self.cover.choose()

    def _hide_dialogs(self) -> None:
        window = self._stack.window()
        above = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
        self._dialogs = [each for each in above if isinstance(each, QDialog)]
        for each in above:
            each.hide()
        if above:
            window.activateWindow()

    def _open(self) -> None:
        """Show the work again; Qt puts the focus back where it was."""
        self.locked = False
        self._stack.setCurrentIndex(0)
        for each in self.keys:
            each.setEnabled(True)
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.show()
        self._dialogs = []
        self._mind()
        self._told()
