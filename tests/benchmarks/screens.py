"""The queue on the screen: first paint at both sizes, a page, the end, memory, and the longest stall."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ppid_desk.desk import Desk
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds, timed
from tests.benchmarks.registering import new
from ui.app import Program
from ui.pages.queue import QueuePage
from ui.rounds import Round

LONGEST = 50.0
_QUIET, _STEP = 200, 20  # ms without a job that count as calm
_AGAIN = 3


def run(plan: Plan, few: Path, many: Path) -> list[Line]:
    """All lines of the screens."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    paint = in_turn(lambda: _first(application, few), lambda: _first(application, many), plan.turns)
    program = _opened(application, many)
    page = program.window.page
    assert isinstance(page, QueuePage)
    bar, before = page.table.verticalScrollBar(), _resident()
    page.table.setFocus()
    at = iter(range(1, 10_000_000, max(1, page.model.rowCount() // 400)))

    def scrolled(value: Callable[[], int]) -> float:
        def step() -> None:
            bar.setValue(value())
            application.processEvents()

        return milliseconds(step)

    one, end = in_turn(
        lambda: scrolled(lambda: bar.value() + bar.pageStep()),
        lambda: scrolled(lambda: bar.maximum() - next(at) % max(1, bar.maximum() // 4)), plan.turns * 5,
    )  # fmt: skip
    lines = [
        Line(f"queue, first paint, {plan.files} against {plan.few} files", *paint, "ms", 1.15),
        Line("jump towards the end against one page", one, end, "ms", 1.5),
        Line("memory added by scrolling", None, max(0.0, _resident() - before), "MB", 8.0),
        Line("longest stall of the screen", None, _longest_stall(application, program), "ms", LONGEST),
    ]
    program.close()
    return lines


def _opened(application: QApplication, folder: Path) -> Program:
    desk = Desk.open(folder)
    _without_copy(desk)
    program = Program(application, desk, lambda _file: None, begun=Round(folder, page="queue"))
    program.window.show()
    _calm(program)
    return program


def _without_copy(desk: Desk) -> None:
    """Let the window believe that there is a copy already: copying a million files is not what is measured here."""
    desk.places.copies.mkdir(exist_ok=True)
    (desk.places.copies / f"books-{desk.clock.now():%Y%m%d-%H%M%S}-{desk.changes()}.db").touch()


def _calm(program: Program) -> None:
    """Wait for what follows the first paint (icons, warming up, the slip's picture): none of it is measured here."""
    quiet = 0
    while quiet < _QUIET:
        QTest.qWait(_STEP)
        quiet = 0 if program.jobs.under_way else quiet + _STEP


def _first(application: QApplication, folder: Path) -> float:
    """From asking for the queue to its rows painted, in a program that is open already."""
    program = _opened(application, folder)
    page = program.window.page
    assert isinstance(page, QueuePage)

    def again() -> None:
        page.refresh()
        program.jobs.settle()
        page.table.viewport().repaint()

    taken = timed(again, _AGAIN)
    program.close()
    return taken


def _resident() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(each for each in status.read_text(encoding="ascii").splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _longest_stall(application: QApplication, program: Program) -> float:
    """A beat every 2 ms on the screen's thread while registering, searching and scrolling; the longest gap."""
    longest, last = 0.0, time.perf_counter()

    def beat() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer()
    timer.timeout.connect(beat)
    _calm(program)
    last = time.perf_counter()
    timer.start(2)
    page = program.window.page
    assert isinstance(page, QueuePage)
    worker = threading.Thread(
        target=lambda: [program.desk.requests.register(new(int(time.time() * 1000) + n)) for n in range(30)]
    )
    worker.start()
    for text in ("si", "siti", "siti ra", ""):
        page.bar.field.setText(text)
        QTest.qWait(150)
    page.show_all()
    for _ in range(30):
        page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().value() + 20)
        QTest.qWait(10)
    worker.join()
    timer.stop()
    _without_copy(program.desk)
    return longest * 1000
