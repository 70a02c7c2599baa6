"""The chosen day: what it is, and declaring, correcting or withdrawing it; nothing happens before it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday
from ui.dates import read_day
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button
from ui.words import DAY_KINDS

_FIELDS = {"--name": "name", "--basis": "basis", "--declared-on": "declared_on", "--kind": "kind"}


class DayCard(QFrame):
    """`declared` asks with day, kind, name, decree and its day; `withdrawn` with day, decree and its day."""

    declared = Signal(object, object, str, str, object)
    withdrawn = Signal(object, str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.day = self.today = date.min
        column, unit = QVBoxLayout(self), theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("The chosen day"), "section", wrap=True))
        self.said = PlainLabel("", "", wrap=True)
        column.addWidget(self.said)
        self.form = Form()
        self.form.segments("kind", tr("Kind"), DAY_KINDS)
        self.form.text("name", tr("Name of the day off"))
        self.form.text("basis", tr("Decree"), tr("SKB, Keppres or decree with its number"))
        self.form.text("declared_on", tr("Day of the decree"), tr("may be left empty"))
        column.addWidget(self.form)
        ways = Flow(gap=unit)
        self.declare = button(tr("What would declaring move? …"), self._declare)
        self.withdraw = button(tr("What would withdrawing move? …"), self._withdraw)
        ways.addWidget(self.declare)
        ways.addWidget(self.withdraw)
        column.addLayout(ways)

    def show_day(self, day: date, said: str, facts: Sequence[Holiday], today: date) -> None:
        """Show a day; the form begins with what is declared of it."""
        other, self.day, self.today = day != self.day, day, today
        self.said.setText(said)
        held = [fact for fact in facts if fact.date == day and fact.status is DayStatus.DECLARED]
        self.withdraw.setVisible(bool(held))
        if other:
            self._begin_with(held[0] if held else None)

    def _begin_with(self, fact: Holiday | None) -> None:
        self.form.set_value("name", fact.name if fact else "")
        self.form.set_value("basis", fact.basis if fact else "")
        self.form.set_value("declared_on", fact.declared_on.isoformat() if fact and fact.declared_on else "")
        if fact:
            self.form.set_value("kind", fact.kind.value)
        self.clear()

    def clear(self) -> None:
        """Nothing is said at the fields any more."""
        for key in self.form.rows:
            self.form.tell(key, "")

    def start(self) -> None:
        """Put the focus where a day off begins to be declared."""
        self.form.rows["name"].input.setFocus()

    def refuse(self, refusal: Refusal) -> bool:
        """Tell a refusal at its field; whether it has one here."""
        key = _FIELDS.get(refusal.field or "")
        if key:
            self.form.tell(key, str(refusal))
            self.form.rows[key].input.setFocus()
        return bool(key)

    def _declared_on(self) -> date | None:
        text = self.form.words("declared_on")
        return read_day(text, self.today) if text.strip() else None

    def _declare(self) -> None:
        self._ask(withdraw=False)

    def _withdraw(self) -> None:
        self._ask(withdraw=True)

    def _ask(self, *, withdraw: bool) -> None:
        self.clear()
        try:
            declared_on = self._declared_on()
        except Refusal as refusal:
            self.form.tell("declared_on", str(refusal))
            return
        words = self.form.words
        if withdraw:
            self.withdrawn.emit(self.day, words("basis"), declared_on)
        else:
            self.declared.emit(self.day, DayKind(words("kind")), words("name"), words("basis"), declared_on)
