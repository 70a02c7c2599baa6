"""What every test of the screens has: a real program on a real office, or only the looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.printing.rules import JobState, Outcome
from ui.app import Program
from ui.theme import Theme, load_fonts


class Paperless:
    """A printer that takes everything and keeps only the names of what it took."""

    def __init__(self) -> None:
        self.took: list[tuple[str, str, bool]] = []

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        self.took.append((title, paper, pdf.startswith(b"%PDF")))
        return Outcome(JobState.PRINTED)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, in force."""
    load_fonts()
    made = Theme("light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[Program]:
    """The whole program, shown, with everything that it began done."""
    made = Program(qapp, desk, opens=lambda _file: None, printer=Paperless())
    with qtbot.waitSignal(made.window.painted):
        made.window.show()
    settled(qtbot, made)
    yield made
    made.close()
    qapp.setStyleSheet("")


def settled(qtbot: QtBot, program: Program) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: program.jobs.under_way == 0)
