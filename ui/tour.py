"""The main job, off screen: real windows and real keys in a new demo folder, for a machine without a display.

Registers sample visitors, keeps the slip and pictures, and says what happened; never touches an office's books.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from ppid_desk.printing.rules import JobState, Outcome
from ui.app import Program
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage

_FILES = 60
_VISITORS = (
    ("Rahayu Puspitasari", "3673016708910901", "Rincian realisasi anggaran tahun 2025", "Penelitian"),
    ("Yayasan Cahaya Banten", "", "Daftar informasi publik\nLaporan layanan informasi 2025", "Arsip organisasi"),
    ("Bagus Firmansyah", "3673021203880902", "Jumlah pemilih per kelurahan", "Bahan berita"),
)


class _Keeper:
    """The printer of the tour: keeps each slip as a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.kept: list[str] = []

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        name = f"slip-{title.split('/', maxsplit=1)[0]}-{paper}.pdf"
        (self._folder / name).write_bytes(pdf)
        self.kept.append(name)
        return Outcome(JobState.NOT_PRINTED, name)


def wait_for(what: Callable[[], object], seconds: float = 20.0) -> None:
    """Let the program work until something holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(20)


def main(folder: Path | None = None) -> int:
    """Go through the main job in a new folder; returns 0 when every step did what it should."""
    folder = folder or Path(tempfile.mkdtemp(prefix="ppid-desk-"))
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    found_demo(folder / "office", _FILES)
    keeper = _Keeper(folder)
    program = Program(application, Desk.open(folder / "office"), opens=lambda _file: None, printer=keeper)
    program.window.show()
    wait_for(lambda: not program.jobs.before_paint and program.jobs.under_way == 0)
    try:
        summary = _walk(program, folder, keeper)
    finally:
        program.close()
    (folder / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2), encoding="utf-8")
    _say(f"{len(_VISITORS)} pemohon contoh didaftarkan; hasilnya ada di {folder}\n")
    for name in sorted(file.name for file in folder.iterdir() if file.is_file()):
        _say(f"  {name}\n")
    return 0


def _say(what: str) -> None:
    if sys.stdout:  # a windowed program of Windows has none
        sys.stdout.write(what)


def _walk(program: Program, folder: Path, keeper: _Keeper) -> list[dict[str, object]]:
    window = program.window
    summary: list[dict[str, object]] = []
    for many, visitor in enumerate(_VISITORS, 1):
        press(window, "N", control=True)
        page = window.page
        assert isinstance(page, RegistrationPage)
        wait_for(lambda page=page: not page.outcome.number and page.form.name.hasFocus())  # type: ignore[misc]
        type_visitor(page, *visitor)
        wait_for(lambda: program.jobs.under_way == 0)
        press(page.form, "Return", control=True)
        wait_for(lambda page=page: page.outcome.number)  # type: ignore[misc]
        number = page.outcome.number
        wait_for(lambda many=many: len(keeper.kept) == many)  # type: ignore[misc]
        request = program.desk.requests.get(number)
        summary.append({"number": number, "due": str(request.due), "slip": keeper.kept[-1], "name": visitor[0]})
    window.grab().save(str(folder / "registration.png"))
    _look_at_queue(program, folder, str(summary[-1]["number"]))
    return summary


def _look_at_queue(program: Program, folder: Path, number: str) -> None:
    program.window.go("queue", number)
    page = program.window.page
    assert isinstance(page, QueuePage)
    wait_for(lambda: page.details.request is not None and page.details.request.number == number)
    program.window.grab().save(str(folder / "queue.png"))


def type_visitor(page: RegistrationPage, name: str, identity: str, items: str, purpose: str) -> None:
    """Type a visitor's request as an officer would."""
    for key, text in (
        ("requester.name", name), ("requester.id_number", identity), ("items", items), ("purpose", purpose)
    ):  # fmt: skip
        field = page.form.rows[key].input
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)  # a scanner or the clipboard puts several lines at once
        else:
            QTest.keyClicks(field, text)


def press(widget: QWidget, key: str, *, control: bool = False) -> None:
    """Press a key where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    target = QApplication.focusWidget() or widget
    QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), modifier)


if __name__ == "__main__":
    sys.exit(main())
