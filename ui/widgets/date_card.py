"""A legal date in large type, with the reason and the days on the way to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.language import long_date
from ppid_desk.workdays.rules import Counted
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.strip import CalendarStrip, legend


class DateCard(QFrame):
    """Shows one date; the days can stand elsewhere (`strip` and `legend` are placed by who asks for them apart)."""

    def __init__(self, theme: Theme, *, days_apart: bool = False) -> None:
        super().__init__()
        self.setObjectName("dateCard")
        column = QVBoxLayout(self)
        self.head = PlainLabel("", "section", wrap=True)
        self.day = PlainLabel("", "big", wrap=True)
        self.why = PlainLabel("", "", wrap=True)
        self.strip = CalendarStrip(theme)
        self.legend = PlainLabel(legend(), "small", wrap=True)
        for each in (self.head, self.day, self.why, *(() if days_apart else (self.strip, self.legend))):
            column.addWidget(each)

    def show_date(self, head: str, day: date, why: str, counted: Counted | None) -> None:
        """Show a date; without a count there is no strip."""
        self.head.setText(head)
        self.day.setText(long_date(day))
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.strip.show_counted(counted)
        self.strip.setVisible(counted is not None)
        self.legend.setVisible(counted is not None)
