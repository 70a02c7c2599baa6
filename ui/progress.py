"""Long work that tells how far it is and can be stopped: its steps come from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ppid_desk.language import tr
from ui.jobs import Jobs
from ui.widgets.banner import Banner
from ui.widgets.parts import pause

T = TypeVar("T")
Step = Callable[[int, int], None]
_SHORT = 400  # ms in which nothing is told


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


class Watched:
    """Long work of a page: a banner tells how far it is and cancels it. One at a time; what is short shows nothing."""

    def __init__(self, page: QWidget, jobs: Jobs, banner: Banner) -> None:
        self._page, self._jobs, self._banner = page, jobs, banner
        self._steps = Steps()
        self._words = ""
        self._told = False  # whether the banner is ours
        self._soon = pause(page, _SHORT, self._tell)
        self.busy = False

    def run(
        self, words: str, work: Callable[[Step], T], done: Callable[[T], object], failed: Callable[[Exception], None]
    ) -> None:  # fmt: skip
        """Do the work, which is handed its `step`; `words` say what is done. Does nothing while something runs."""
        if self.busy:
            return
        self.busy, self._words, self._told, self._steps = True, words, False, Steps()
        self._steps.moved.connect(self._moved)
        self._soon.start()
        ends = partial(self._done, done), partial(self._failed, failed)
        self._jobs.run(self._page, partial(work, self._steps.step), *ends)

    def cancel(self) -> bool:
        """Stop what runs; whether anything did."""
        self._steps.stop.set()
        return self.busy

    def _moved(self, done: int, whole: int) -> None:
        if self._told and self.busy and not self._steps.stop.is_set():
            self._tell(f"  {done} / {whole}" if whole else "")

    def _tell(self, far: str = "") -> None:
        if self.busy:
            self._told = True
            self._banner.tell("info", f"{self._words}{far}", tr("Cancel"), self._steps.stop.set)

    def _end(self) -> None:
        self._soon.stop()
        self.busy = False
        if self._told:
            self._banner.hide()

    def _done(self, done: Callable[[T], object], answer: T) -> None:
        self._end()
        done(answer)

    def _failed(self, failed: Callable[[Exception], None], error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            failed(error)
