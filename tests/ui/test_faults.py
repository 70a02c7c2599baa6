"""The unexpected is written down without anybody's data, told once, and remembered at the next start."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.faults import Faults

NAME = "Siti Rahmawati 3673015508900002"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[Faults]:
    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    of_qt = qInstallMessageHandler(None)
    made = Faults(tmp_path)
    made.install()
    yield made
    made.remove()
    sys.excepthook, sys.unraisablehook, threading.excepthook = before
    qInstallMessageHandler(of_qt)


def _raises(text: str = NAME) -> None:
    raise ValueError(text)


def _caught(text: str = NAME) -> ValueError:
    try:
        _raises(text)
    except ValueError as error:
        return error
    raise AssertionError


def _notes(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in folder.glob("fault-*.txt")]


def test_a_fault_is_told_with_its_place_and_without_its_words(faults: Faults, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(faults.happened) as told:
        faults.note(_caught())
    (note,) = _notes(tmp_path)
    assert "ValueError\n" in note
    assert "test_faults.py:" in note
    assert "_raises" in note
    assert NAME not in note
    assert told.args == [str(next(tmp_path.glob("fault-*.txt")))]


def test_its_cause_is_told_too(faults: Faults, tmp_path: Path) -> None:
    try:
        try:
            _raises()
        except ValueError as cause:
            raise KeyError(NAME) from cause
    except KeyError as error:
        faults.note(error)
    (note,) = _notes(tmp_path)
    assert "KeyError" in note
    assert "ValueError" in note
    assert NAME not in note


def test_the_same_fault_again_is_not_told_again(faults: Faults, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    faults.happened.connect(told.append)
    for _ in range(50):
        faults.note(_caught())
    qtbot.waitUntil(lambda: told != [])
    assert len(told) == len(_notes(tmp_path)) == 1


def test_a_fault_of_a_thread_is_told_on_the_screens_thread(faults: Faults, qtbot: QtBot, tmp_path: Path) -> None:
    here: list[bool] = []
    faults.happened.connect(lambda _: here.append(threading.current_thread() is threading.main_thread()))
    thread = threading.Thread(target=_raises)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: here != [])
    assert here == [True]


def test_a_fault_that_nobody_can_catch_is_told(faults: Faults, tmp_path: Path) -> None:
    class Dying:
        def __del__(self) -> None:
            _raises()

    Dying()
    gc.collect()
    assert any("__del__" in note for note in _notes(tmp_path))


def test_an_interrupt_is_no_fault(faults: Faults, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert _notes(tmp_path) == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_complaints_of_qt_are_kept_without_what_they_quote(faults: Faults, tmp_path: Path) -> None:
    for _ in range(3):
        qWarning(f"QPainter::begin: no device for {NAME}")
    assert (tmp_path / "qt.txt").read_text(encoding="utf-8") == "QtWarningMsg QPainter::begin\n"


def test_without_room_for_notes_the_program_goes_on(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    faults = Faults(tmp_path / "logs")
    faults.note(_caught())


def test_a_crash_is_told_once_at_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    died = subprocess.run(
        [
            sys.executable,
            "-c",
            "import faulthandler, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
            "from ui.faults import Faults; app = QCoreApplication([]); Faults(Path(sys.argv[1])).install();"
            "faulthandler._sigabrt()",
            str(tmp_path),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert died.returncode != 0
    next_one = Faults(tmp_path)
    note = next_one.last_crash()
    assert "Aborted" in Path(note).read_text(encoding="utf-8")
    assert next_one.last_crash() == ""


def test_a_good_end_leaves_nothing(faults: Faults, tmp_path: Path) -> None:
    faults.remove()
    assert list(tmp_path.iterdir()) == []
    assert faults.last_crash() == ""
