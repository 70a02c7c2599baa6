"""A new objection: its form, and beside it the last day of the answer as it will stand on the slip."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.objections.rules import Filing, NewObjection, ObjectionCase, Preview
from ppid_desk.text import isolate
from ui.forms.objection_form import ObjectionForm
from ui.page import Tools
from ui.widgets.date_card import DateCard
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, pause, scrolling

_PAUSE = 120  # ms after the last key before the preview follows
_AT_ONCE = ("about_service", "objector_stranger")  # what is said while one is still writing


class NewObjectionView(QSplitter):
    """Calls `done` with the case that was registered, `leave` when nothing is to be, `failed` with what went wrong."""

    def __init__(
        self,
        tools: Tools,
        done: Callable[[ObjectionCase], object],
        leave: Callable[[], object],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tools, self._done, self._failed = tools, done, failed
        self._idempotency = ""
        self._busy = False
        self.form = ObjectionForm(tools.theme.unit)
        self.date = DateCard(tools.theme)
        self.told = PlainLabel("", "", wrap=True)
        self.save_button = button(f"{tr('Register the objection')}  (Ctrl+Enter)", self.register, "primary")
        self.back = button(f"{tr('Back to the list')}  (Esc)", leave, "link")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(2 * tools.theme.unit)
        self.addWidget(scrolling(self.form))
        self.addWidget(scrolling(self._side()))
        self.setSizes([640, 460])
        self._previewing = pause(self, _PAUSE, self._preview)
        self.form.changed.connect(self._changed)

    def _side(self) -> QWidget:
        unit, side = self._tools.theme.unit, QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, unit, 0)
        column.setSpacing(2 * unit)
        for each in (self.date, self.told, self.save_button, self.back):
            column.addWidget(each)
        column.addStretch(1)
        return side

    def begin(self, request: str) -> None:
        """An empty form, or one about a request."""
        self._idempotency = str(uuid.uuid4())
        self.form.begin(request)
        self.form.focus("grounds" if request else "request")
        self._preview()

    def _changed(self, name: str) -> None:
        self.form.tell(name, "")
        self._previewing.start()

    def _read(self) -> NewObjection | None:
        try:
            return self.form.read(self._tools.desk.clock.now(), self._idempotency)
        except Refusal as refusal:
            self.form.tell(refusal.field or "received_at", str(refusal))
            return None

    def _preview(self) -> None:
        new, desk = self._read(), self._tools.desk
        if new is not None:
            look = partial(desk.objections.preview, new)
            self._tools.jobs.run(self, look, self._show, self._no_preview, key="preview")

    def _no_preview(self, error: Exception) -> None:
        """A number that is being typed is none yet: said small below it, never as a mistake."""
        if isinstance(error, Refusal):
            self.form.found.setText(str(error))
        else:
            self._failed(error)

    def _show(self, seen: Preview) -> None:
        self.date.show_date(tr("The superior answers by"), seen.answer.date, seen.reason, seen.answer)
        who = isolate(seen.objector.name) if seen.objector else ""
        items = "; ".join(isolate(item) for item in seen.items)
        self.form.found.setText(f"{who}: {items}" if seen.request else "")
        self.form.clear_told()
        for refusal in seen.refusals:
            if refusal.code in _AT_ONCE:
                self.form.tell(refusal.field or "", str(refusal))
        lines = [_filed(seen.filing)] if seen.filing else []
        lines += [f"△ {each.sentence}" for each in seen.warnings]
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))

    def register(self) -> None:
        """Register what stands in the form."""
        new = None if self._busy else self._read()
        if new is not None:
            self._busy = True
            make = partial(self._tools.desk.objections.register, new, self._tools.slot)
            self._tools.jobs.run(self, make, self._registered, self._refused)

    def _registered(self, case: ObjectionCase) -> None:
        self._busy = False
        self._done(case)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        field = error.field or "" if isinstance(error, Refusal) else ""
        if field and self.form.tell(field, str(error)):
            self.form.focus(field)
        else:
            self._failed(error)


def _filed(filing: Filing) -> str:
    said = tr("Can be filed until {day}", day=short_date(filing.last.date))
    if len(filing.countings) == 1:
        return said
    stricter = min(each.date for each in filing.countings)
    return said + " " + tr("(the stricter reading: {day})", day=short_date(stricter))
