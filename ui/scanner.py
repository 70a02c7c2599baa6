"""A scanner that types like a keyboard: a slip that is scanned opens, wherever the focus is.

A scanner types a sign every few milliseconds. What begins like a slip's code is held back for a moment; when it goes
on at that speed up to Enter it was a scan, else the keys go where they were meant: at the latest before a shortcut or
a click acts on what was typed. (On a slow PC a letter and the key that saves come at once, before any pause is over.)
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_PREFIX = "PPID"
_GAP = 60  # ms between two keys; a person who types “PPID” by hand is slower
_LEAST = 20  # signs of a slip's code
_QUIET = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class Scanner(QObject):
    """Watches the keys of the whole program; `scanned` gives the code of a slip."""

    scanned = Signal(str)

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._text = ""
        self._giving_back = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_GAP)
        self._pause.timeout.connect(self._give_back)
        application.installEventFilter(self)

    def close(self) -> None:
        """Let the keys go."""
        self._give_back()
        self._application.removeEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        if self._held and not self._giving_back and event.type() in _CLICKS:
            self._give_back()
        if self._giving_back or not isinstance(event, QKeyEvent) or not isinstance(target, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return bool(self._held) and self._comes_before_shortcuts(event)
        if event.type() == QEvent.Type.KeyRelease:
            return bool(self._held)
        if event.type() != QEvent.Type.KeyPress or Qt.Key(event.key()) in _QUIET:
            return False
        return self._pressed(target, event)

    def _pressed(self, target: QObject, event: QKeyEvent) -> bool:
        if self._ends(event):
            text, self._text = self._text, ""
            self._held.clear()
            self._pause.stop()
            self.scanned.emit(text)
            return True
        if not self._goes_on(event):
            self._give_back()
            return False
        self._text += event.text()
        self._held.append((target, event.clone()))
        self._pause.start()
        return True

    def _comes_before_shortcuts(self, event: QKeyEvent) -> bool:
        """Whether a key goes on with what is held; what is held goes first where the key may be a shortcut."""
        if self._goes_on(event):
            return True
        if not self._ends(event) and Qt.Key(event.key()) not in _QUIET:
            self._give_back()
        return False

    def _ends(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._text) >= _LEAST

    def _goes_on(self, event: QKeyEvent) -> bool:
        text = self._text + event.text()
        plain = event.text().isprintable() and event.text() != ""
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return plain and not control and text[: len(_PREFIX)] == _PREFIX[: len(text)]

    def _give_back(self) -> None:
        self._pause.stop()
        held, self._held, self._text = self._held, [], ""
        self._giving_back = True
        try:
            for target, event in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._giving_back = False
