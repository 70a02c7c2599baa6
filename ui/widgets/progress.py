"""Telling how far long work is, from its own thread to the screen's, and stopping it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

_OFTEN = 25


class Stopped(Exception):
    """The work was cancelled."""


class Steps(QObject):
    """Handed to long work as its `step`; `moved` comes on the screen's thread."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def step(self, done: int, whole: int) -> None:
        """Tell how far it is. Raises Stopped once it is to stop."""
        if self.stop.is_set():
            raise Stopped
        if whole < _OFTEN or done % _OFTEN == 0:
            self.moved.emit(done, whole)
