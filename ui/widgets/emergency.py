"""Emergency paper on the screen: reserve numbers and print their forms, see which are outstanding, give one back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.language import plain_date, tr
from ppid_desk.requests.rules import Spoken, SpokenState
from ui.page import Page
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_NAMED = 6


class Emergency(QFrame):
    """A card of the books' page."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page = page
        column, unit = QVBoxLayout(self), page.tools.theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("Emergency paper"), "section", wrap=True))
        about = tr("Forms with reserved numbers for when there is no power: print some now, type them in afterwards.")
        column.addWidget(PlainLabel(about, "muted", wrap=True))
        self.standing = PlainLabel("", "", wrap=True)
        column.addWidget(self.standing)
        self.form = Form()
        self.form.text("many", tr("How many forms"))
        self.form.set_value("many", "10")
        column.addWidget(self.form)
        column.addWidget(button(tr("Reserve and make the forms (PDF)"), self.reserve))
        self.back = Form()
        number, reason = Form(), Form()
        number.text("number", tr("Number that will not be used"))
        reason.text("reason", tr("What became of it"), tr("spoilt, lost, returned blank"))
        self.back.beside(number, reason)
        column.addWidget(self.back)
        self.give = button(tr("Give this number back"), self.give_back)
        column.addWidget(self.give)

    def show_listed(self, listed: tuple[Spoken, ...]) -> None:
        """Tell which forms are outstanding."""
        waiting = [each for each in listed if each.state is SpokenState.RESERVED]
        for each in (self.back, self.give):
            each.setVisible(bool(waiting))
        if not waiting:
            self.standing.setText(tr("No form is outstanding."))
            return
        named = ", ".join(each.number for each in waiting[:_NAMED])
        said = tr("{n} forms are outstanding: {numbers}", n=len(waiting), numbers=named)
        more = " …" if len(waiting) > _NAMED else ""
        since = tr("The oldest since {day}.", day=plain_date(waiting[0].changed_at.date()))
        self.standing.setText(f"{said}{more}\n{since}")

    def reserve(self) -> None:
        """Reserve numbers, make their forms and open them."""
        text = self.form.words("many").strip()
        self.form.tell("many", "")
        if not (text.isascii() and text.isdigit()):
            self.form.tell("many", tr("Write a number from 1 to 100."))
            return
        work = partial(self._page.desk.emergency_forms, int(text))
        self._page.tools.jobs.run(self, work, self._made, self._page.failed)

    def _made(self, file: object) -> None:
        self._page.banner.tell("success", tr("Made: {file}", file=file))
        self._page.tools.opens(file)  # type: ignore[arg-type]
        self.changed.emit()

    def give_back(self) -> None:
        """Account for a number that will not be used."""
        work = partial(
            self._page.desk.requests.reserving.give_back, self.back.words("number"), self.back.words("reason")
        )
        self._page.tools.jobs.run(self, work, lambda _: self._given(), self._page.failed)

    def _given(self) -> None:
        for name in ("number", "reason"):
            self.back.set_value(name, "")
        self._page.banner.tell("success", tr("The number is accounted for."))
        self.changed.emit()
