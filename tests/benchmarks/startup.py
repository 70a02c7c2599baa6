"""Start-up to first paint, in fresh processes: the program with real rows of the queue against a bare window.

Both are told when the paint is over (the first thing that the event loop does after it), so that all that is painted
is counted; the program ends at once where it painted no rows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measure import Line, Plan, in_turn

GOAL = 1.6
_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
def told():
    print(time.time(), flush=True)
    __import__("os")._exit(0)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, told)
window = Window()
window.resize(1366, 728)
window.show()
application.exec()
"""
_OURS = """
import sys, time
from pathlib import Path
from ui.app import Program, new_application
from ppid_desk.desk import Desk
from ui.rounds import Round
application = new_application()
folder = Path(sys.argv[1])
program = Program(application, Desk.open(folder), begun=Round(folder))
def told():
    at = time.time()
    rows = [line[0].text() for line in program.window.page.lines if line[0].isVisible()]
    if not all(rows) or not rows:
        sys.exit("no rows were painted")
    print(at, flush=True)
    if "modules" in sys.argv:
        print(*sys.modules, flush=True)
    __import__("os")._exit(0)
program.window.painted.disconnect()
program.window.painted.connect(told)
program.window.show()
application.exec()
"""


def run(plan: Plan, few: Path, _many: Path) -> list[Line]:
    """The one line."""
    floor, ours = in_turn(lambda: _painted(_BARE), lambda: _painted(_OURS, str(few)), plan.turns)
    return [Line("start-up to first paint", floor, ours, "ms", GOAL)]


def bare() -> float:
    """How long a bare window takes to its first paint, in milliseconds."""
    return _painted(_BARE)


def modules(folder: Path) -> set[str]:
    """What is loaded by the first paint."""
    return set(_output(_OURS, str(folder), "modules")[1].split())


def _painted(script: str, *arguments: str) -> float:
    began = time.time()
    return (float(_output(script, *arguments)[0]) - began) * 1000


def _output(script: str, *arguments: str) -> list[str]:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=surroundings, capture_output=True, check=True, text=True
    )
    return done.stdout.splitlines()
