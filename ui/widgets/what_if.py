"""A calculator: received on a day by a path, answered by which day, extended to which, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.errors import Refusal
from ppid_desk.language import long_date, tr
from ppid_desk.workdays.rules import Counted, Deadline
from ui.dates import read_day
from ui.theme import Theme
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.words import PATHS

Counting = Callable[[date, str], Deadline]


class WhatIf(QFrame):
    """A card of the calendar's page; it counts by the calendar that holds, as it is typed."""

    def __init__(self, theme: Theme, count: Counting, reason: Callable[[Counted], str]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._count, self._reason = count, reason
        self._today = date.min
        column, unit = QVBoxLayout(self), theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("When would it be due?"), "section", wrap=True))
        self.form = Form()
        self.form.text("received", tr("Received on"))
        self.form.segments("path", tr("Path"), {str(path): words for path, words in PATHS.items()})
        self.form.changed.connect(self._counted)
        column.addWidget(self.form)
        self.due, self.extended = PlainLabel("", "section", wrap=True), PlainLabel("", "", wrap=True)
        self.why, self.caution = PlainLabel("", "muted", wrap=True), PlainLabel("", "warning", wrap=True)
        for each in (self.due, self.extended, self.why, self.caution):
            column.addWidget(each)
        column.addStretch(1)

    def show_day(self, day: date, today: date) -> None:
        """Count from a day on."""
        self._today = today
        self.form.set_value("received", day.isoformat())
        self._counted()

    def _counted(self, _key: str = "") -> None:
        self.form.tell("received", "")
        try:
            found = self._count(read_day(self.form.words("received"), self._today), self.form.words("path"))
        except Refusal as refusal:
            for each in (self.due, self.extended, self.why, self.caution):
                each.setText("")
            self.form.tell("received", str(refusal))
            return
        self.due.setText(tr("Answer by {day}", day=long_date(found.due.date)))
        self.extended.setText(tr("Extended: {day}", day=long_date(found.extended.date)))
        self.why.setText(self._reason(found.due))
        self.caution.setText("△ " + tr("Provisional: a year on the way has no list yet.") if found.provisional else "")
        self.caution.setVisible(found.provisional)
