"""Watches keyboard and mouse of the whole program: when nobody was there for a while, and the key that locks."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

_ACTS = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
})  # fmt: skip
_LONGEST = 12 * 3600  # seconds for which one signing in holds, however busy the desk is


class Watch(QObject):
    """`silent` comes once when nobody typed or moved the mouse for so many minutes; `asked` when Ctrl+L is pressed.

    Both also while a dialog is open. `seconds` is a clock that only goes forward.
    """

    silent = Signal()
    asked = Signal()

    def __init__(
        self, application: QApplication, minutes: Callable[[], int], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._application = application
        self._minutes = minutes
        self._seconds = seconds
        self._began = self._last = 0.0
        self.watching = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def listen(self) -> None:
        """Hear every key and every move of the mouse from now on."""
        self._application.installEventFilter(self)

    def begin(self) -> None:
        """Somebody signed in."""
        self._began = self._last = self._seconds()
        self.watching = True
        self._timer.start(1000)

    def end(self) -> None:
        """Nobody is signed in, or nobody needs to be."""
        self.watching = False
        self._timer.stop()

    def look(self) -> None:
        """Look how long nobody was there."""
        now = self._seconds()
        if self.watching and (now - self._last >= 60 * self._minutes() or now - self._began >= _LONGEST):
            self.end()
            self.silent.emit()

    def close(self) -> None:
        """Let the keys go."""
        self.end()
        self._application.removeEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputEvent):  # quickly known, and the most
            return False
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _finds(event):
            event.ignore()  # text fields of some desktops take it for deleting up to the end of the line
            return True
        if kind not in _ACTS:
            return False
        self._last = self._seconds()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock(event):
            self.asked.emit()
            return True
        return False


def _finds(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _is_lock(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
