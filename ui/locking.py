"""Locks a window and opens it again: the work is hidden as it stands, dialogs too, and comes back untouched.

For another officer dialogs do not come back: they hold what one officer asked for, and may be more than others see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.page import Tools
from ui.watch import Watch

if TYPE_CHECKING:
    from ui.widgets.cover import Cover


class Covering(QObject):
    """Belongs to one window: `stack` holds its work, and the cover while it is locked."""

    def __init__(self, stack: QStackedWidget, watch: Watch) -> None:
        super().__init__(stack)
        self._stack = stack
        self.watch = watch
        self.locked = False
        self.keys: list[QShortcut] = []  # of the window: they rest while the cover is there
        self._dialogs: list[QDialog] = []
        self._acted = ""  # who acted before the desk was locked
        watch.silent.connect(self.lock)
        watch.asked.connect(self.lock)

    def lock(self) -> None:
        """Cover everything; what is under way and what was typed stays as it is."""
        if self.locked:
            return
        self.locked = True
        self.watch.end()
        self._acted = self._acting()
        self._hide_dialogs()
        for each in self.keys:
            each.setEnabled(False)
        self._show_cover()

    def _show_cover(self) -> None:
        """Bring the cover to the front, and let it ask who is there."""
        raise NotImplementedError

    def _bring(self, cover: QWidget) -> None:
        if self._stack.indexOf(cover) < 0:
            self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)

    def _hide_dialogs(self) -> None:
        window = self._stack.window()
        above = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
        self._dialogs = [each for each in above if isinstance(each, QDialog)]
        for each in above:
            each.hide()
        if above:
            window.activateWindow()

    def _acting(self) -> str:
        """Who works at the window; "" where it is always the same person."""
        return ""

    def _bring_dialogs_back(self) -> None:
        same, dialogs, self._dialogs = self._acted == self._acting(), self._dialogs, []
        for dialog in dialogs:
            if isValid(dialog):
                dialog.show() if same else dialog.reject()

    def _open(self) -> None:
        """Show the work again; Qt puts the focus back where it was."""
        self.locked = False
        self._stack.setCurrentIndex(0)
        for each in self.keys:
            each.setEnabled(True)
        self._bring_dialogs_back()


class Locking(Covering):
    """The office's window: an officer is chosen, and signs in where officers have passphrases."""

    def __init__(self, tools: Tools, stack: QStackedWidget, watch: Watch, told: Callable[[], None]) -> None:
        super().__init__(stack, watch)
        self._tools, self._told = tools, told
        self.cover: Cover | None = None
        self._mind()

    def _acting(self) -> str:
        officer = self._tools.desk.officers.current
        return officer.id if officer else ""

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

    def _show_cover(self) -> None:
        self._tools.desk.officers.lock()
        if self.cover is None:
            from ui.widgets.cover import Cover

            self.cover = Cover(self._tools.desk, self._tools.jobs, self._tools.theme)
            self.cover.opened.connect(self._open)
        self._bring(self.cover)
        self.cover.choose()

    def _open(self) -> None:
        super()._open()
        self._mind()
        self._told()
