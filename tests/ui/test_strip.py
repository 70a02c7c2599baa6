"""The days of a count, drawn and said."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ppid_desk.desk import Desk
from ppid_desk.workdays.rules import Counted
from ui.theme import Theme
from ui.widgets.strip import CalendarStrip


@pytest.fixture
def counted(desk: Desk) -> Counted:
    """Ten working days from 13 March 2026: over Nyepi, Eid and collective leave."""
    return desk.workdays.calendar.add(date(2026, 3, 13), 10)


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot, counted: Counted) -> CalendarStrip:
    made = CalendarStrip(theme)
    qtbot.addWidget(made)
    made.show_counted(counted)
    made.resize(made.sizeHint())
    return made


def test_it_is_said_in_words(strip: CalendarStrip, counted: Counted) -> None:
    assert strip.accessibleName()
    said = strip.accessibleDescription()
    assert said.startswith("10 hari kerja; ")
    for skipped in counted.skipped:
        assert skipped.name in said


def test_weeks_begin_on_monday_and_hold_every_day(strip: CalendarStrip, counted: Counted) -> None:
    assert strip._days[0].weekday() == 0
    assert strip._days[-1].weekday() == 6
    assert {counted.start, counted.date, *counted.counted} <= set(strip._days)


def test_the_last_day_stands_out(strip: CalendarStrip, counted: Counted, theme: Theme) -> None:
    image = strip.grab().toImage()
    accent = QColor(theme.colours.accent)
    filled = []
    for place, day in enumerate(strip._days):
        box = strip._rect(place).toRect().adjusted(3, 3, -3, -3)
        corners = [image.pixelColor(box.topLeft()), image.pixelColor(box.bottomRight())]
        if all(corner == accent for corner in corners):
            filled.append(day)
    assert filled == [counted.date]


def test_a_day_says_why_it_does_not_count(
    strip: CalendarStrip, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text: said.append(text))
    holiday = next(each for each in counted.skipped if each.kind == "public")
    for day in (holiday.date, counted.date):
        where = strip._rect(strip._days.index(day)).center().toPoint()
        QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, where, where))
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, QPoint(-5, -5), QPoint()))
    assert holiday.name in said[0]
    assert holiday.basis in said[0]
    assert holiday.name not in said[1]
    assert said[2] == ""


def test_nothing_counted_takes_no_room(strip: CalendarStrip) -> None:
    strip.show_counted(None)
    assert strip.sizeHint().height() == 0
    assert strip.accessibleDescription() == ""
    strip.grab()
