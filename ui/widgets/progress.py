"""How far a long task is, told from its thread, and a word that stops it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class Stopped(Exception):
    """The task was cancelled."""


class Steps(QObject):
    """`step` is handed to the task; `moved` comes on the screen's thread."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def step(self, done: int, whole: int) -> None:
        """Called by the task before each part. Raises Stopped when it was cancelled."""
        if self.stop.is_set():
            raise Stopped
        if done % 50 == 0:
            self.moved.emit(done, whole)
