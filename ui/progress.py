"""Long work that tells how far it is and can be stopped: its steps come from another thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class Stopped(Exception):
    """The work was cancelled; nothing of it was written."""


class Steps(QObject):
    """Handed to the work as `step`; `moved` tells done and all, now and then."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def step(self, done: int, whole: int) -> None:
        """Called by the work before each of its steps."""
        if self.stop.is_set():
            raise Stopped
        if done % 50 == 0:
            self.moved.emit(done, whole)
