"""Work off the screen's thread: results come back on it, late answers never overwrite newer ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ppid_desk.facts import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    key: str
    owner: QObject
    done: Callable[[Any], object]
    failed: Callable[[Exception], None]


class Jobs(QObject):
    """Runs work on a few threads; `busy` tells how many jobs are under way."""

    busy = Signal(int)
    _back = Signal(object, object)

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._newest: dict[str, int] = {}
        self._count = 0
        self._closed = False
        self.under_way = 0
        self.before_paint = False  # the program sets it, and takes it away with the first paint
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # nothing is begun before the first paint

        return ThreadPoolExecutor(max_workers=3, thread_name_prefix="jobs")

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], None] | None = None,
        key: str = "",
        *,
        with_window: bool = False,
    ) -> None:
        """Do `work` elsewhere, then call `done` with its answer, or `failed` with what it raised, on this thread.

        With a `key` only the newest job of that key is answered. Nothing is answered to an `owner` that is gone, and
        nothing is begun once the program is closing. What comes `with_window` is done here and now until the first
        paint, so that already this shows what the books say.
        """
        if self._closed:
            return
        if with_window and self.before_paint:
            self._do_here(work, done, failed or self._unexpected)
            return
        self._count += 1
        job = _Job(self._count, key, owner, done, failed or self._unexpected)
        if key:
            self._newest[key] = job.number
        self.under_way += 1
        self.busy.emit(self.under_way)
        future = self._threads.submit(work)
        future.add_done_callback(lambda ended: self._back.emit(job, ended))

    def _do_here(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], None]) -> None:
        try:
            found = work()
        except Exception as error:  # noqa: BLE001  (as any other job's)
            failed(error)
        else:
            done(found)

    def _deliver(self, job: _Job, ended: Future[Any]) -> None:
        self.under_way -= 1
        self.busy.emit(self.under_way)
        if (
            self._closed
            or ended.cancelled()
            or not isValid(job.owner)
            or self._newest.get(job.key, job.number) != job.number
        ):
            return
        error = ended.exception()
        if error is None:
            job.done(ended.result())
        elif isinstance(error, Exception):
            job.failed(error)
        else:
            self._unexpected(error)

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until nothing is under way, answering meanwhile; for closing and for tests."""
        end = time.monotonic() + seconds
        while self.under_way and time.monotonic() < end:
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            time.sleep(0.002)
        return not self.under_way

    def close(self) -> None:
        """Let what runs end; start nothing more."""
        self._closed = True
        self._threads.shutdown(wait=True, cancel_futures=True)
