"""Qt for Python gives back every None that it takes: with 6.12.0 on Python 3.11 a clock on screen ends the process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

UPDATES = 20_000
SCRIPT = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
label.show()
def update(count):
    for number in range(count):
        label.setText(str(number))
        label.setWindowTitle(str(number))
        label.parent()
        if number % 100 == 0:
            label.repaint()
            application.processEvents()
update(200)
before = sys.getrefcount(None)
update({UPDATES})
print(sys.getrefcount(None) - before, flush=True)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_updating_a_window_loses_no_reference_of_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 0
