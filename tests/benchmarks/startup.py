"""Start-up to first paint, in fresh processes: the program with real rows of the queue against a bare window."""

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
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        application.exit()
window = Window()
window.resize(1366, 728)
window.show()
application.exec()
"""
_OURS = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ppid_desk.desk import Desk
from ui.app import Program
from ui.rounds import Round
from ui.window import Window
application = QApplication(sys.argv[:1])
real = Window.paintEvent
def painted(self, event):
    real(self, event)
    print(time.time(), flush=True)
    if "modules" in sys.argv:
        print(*sys.modules, flush=True)
    __import__("os")._exit(0)
Window.paintEvent = painted
folder = Path(sys.argv[1])
program = Program(application, Desk.open(folder), begun=Round(folder))
program.window.show()
application.exec()
"""


def run(plan: Plan, few: Path, _many: Path) -> list[Line]:
    """The one line."""
    floor, ours = in_turn(lambda: _painted(_BARE), lambda: _painted(_OURS, str(few)), plan.turns)
    return [Line("start-up to first paint", floor, ours, "ms", GOAL)]


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
