"""Garbage is collected on the screen's thread: a widget that another thread clears away ends the process."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY, _WHOLE = 4_000, 30  # ms between the small rounds; every so many rounds a whole one


class Housekeeping(QObject):
    """Clears away by a timer while it lives; `close` gives the work back to Python."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._clear)
        self._timer.start(_EVERY)

    def _clear(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _WHOLE == 0 else 1)

    def close(self) -> None:
        """Clear away what is left, here, and let Python do it by itself again."""
        self._timer.stop()
        gc.collect()
        gc.enable()
