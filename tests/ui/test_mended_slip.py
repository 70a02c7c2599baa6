"""In the queue a slip that was mended after it was handed over can be handed over anew, in closed files too."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.printing.rules import JobState
from tests.conftest import asked
from tests.ui.conftest import settled
from ui.app import Program
from ui.pages.queue import QueuePage

NAME = {"field": "requester.name", "value": "Sitti Rahmawati", "reason": "salah ketik"}
SPOT = {"on": "2026-11-23", "what": "LKjIP", "form": "softcopy", "recipient": "Siti"}


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_the_button_waits_for_the_mended_copy(program: Program, qtbot: QtBot, desk: Desk, closed: bool) -> None:
    number = desk.requests.register(asked()).number
    if closed:
        desk.handling.advance(number, "answer_on_spot", SPOT)
    program.window.go("queue")
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, QueuePage)
    page.choose(number)

    def stands(enabled: bool) -> None:
        program.window.tools.changes.happened.emit()
        qtbot.waitUntil(lambda: page.details.given.isEnabled() is enabled)

    stands(True)
    page.details.given.click()
    stands(False)
    desk.handling.advance(number, "correct_text", NAME)
    stands(True)
    page.details.given.click()
    stands(False)
    assert desk.printing.jobs(number)[0].state is JobState.HANDED_OVER
    assert list(desk.faults()) == []
