"""The right pane of the queue tells the same date as the row: also of what was completed later, or extended."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.language import long_date
from tests.conftest import NOON, asked
from tests.ui.conftest import settled
from tests.ui.test_locking import Times, opened
from ui.pages.queue import QueuePage

TOLD = {"on": "2026-11-23", "way": "direct", "proof": "tanda terima"}
BROUGHT = {"on": "2026-11-24", "brought": "fotokopi KTP"}


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ((), "Beri tahu kekurangan"),
        ((("tell_incomplete", TOLD),), "Menunggu pemohon"),
        ((("tell_incomplete", TOLD), ("complete", BROUGHT)), "Jawab"),
    ],
)
def test_row_and_pane_agree(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, moves: tuple[tuple[str, dict[str, str]], ...], said: str
) -> None:
    times = Times()
    program = opened(qapp, qtbot, tmp_path / "office", times)
    desk = program.desk
    number = desk.requests.register(asked(missing=("fotokopi KTP",))).number
    for day, (move, facts) in enumerate(moves):
        times.moment = _at(day)
        desk.handling.advance(number, move, facts)
    program.window.go("queue", number)
    settled(qtbot, program)
    page = program.window.page
    assert isinstance(page, QueuePage)
    qtbot.waitUntil(lambda: page.details.request is not None and page.details.request.number == number)
    row = page.table.row()
    assert row is not None
    assert page.details.due.text() == long_date(row.next_date)
    assert page.details.label.text().casefold().startswith(said.casefold())
    assert ("fotokopi KTP" in page.details.why.text()) is (len(moves) < 2)
    program.close()
    qapp.setStyleSheet("")


def _at(day: int) -> datetime:
    return NOON + timedelta(days=day)
