"""Takes this window's print jobs one after another, on a thread of its own; registering never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.printing.rules import JobKind, JobState, Outcome, Printer, PrintJob

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Spooler(QObject):
    """Prints what is queued for a window; `ended` tells the number and state of each job on the screen's thread."""

    ended = Signal(str, str)
    _back = Signal(str, str)

    def __init__(
        self, desk: Desk, slot: int, printer: Callable[[], Printer], unexpected: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._slot = slot
        self._printer = printer
        self._unexpected = unexpected
        self._begun = False
        self._back.connect(self.ended, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="spool")

    def begin(self) -> None:
        """Start, once what a crash left under way was found: till then every job could be one of those."""
        self._begun = True
        self.wake()

    def wake(self) -> None:
        """Look for queued jobs."""
        if self._begun:
            self._thread.submit(self._work)

    def _work(self) -> None:
        try:
            while job := self._desk.printing.claim(self._slot):
                outcome = self._printed(job)
                self._desk.printing.report(job, outcome)
                self._back.emit(job.number, outcome.state.value)
        except Refusal as refusal:  # the books are gone or full: the jobs stay queued
            self._back.emit("", str(refusal))
        except Exception as error:  # noqa: BLE001
            self._unexpected(error)

    def _printed(self, job: PrintJob) -> Outcome:
        try:
            pdf = self._desk.job_pdf(job)
        except Refusal as refusal:
            return Outcome(JobState.FAILED, str(refusal))
        try:
            return self._printer().print(pdf, job.paper, _title(job))
        except Exception as error:  # noqa: BLE001
            self._unexpected(error)
            return Outcome(JobState.UNCERTAIN, type(error).__name__)

    def close(self) -> None:
        """Finish the job under way."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _title(job: PrintJob) -> str:
    """The name of the job in the system's own list, and of its file where there is no printer."""
    return f"{job.kind} {job.number} {job.copy_no}" if job.kind is JobKind.ADDENDUM else f"{job.number} {job.copy_no}"
