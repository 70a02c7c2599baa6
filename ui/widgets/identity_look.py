"""The whole identity number of a requester: covered, shown for a short while by one act that the journal keeps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.requests.rules import Request
from ui.page import Tools
from ui.shortcuts import key_of
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

SHOWN = 20  # seconds


class IdentityLook(QWidget):
    """Covered again after a while, and whenever it is not on the screen any more: another page, the lock."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._request: Request | None = None
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self.number = PlainLabel("", "section")
        self.rest = PlainLabel("", "muted")
        self.begin = button(f"{tr('Whole number …')}  ({key_of('identity')})", self.toggle, "link")
        head = QWidget()
        row = Flow(head, gap=tools.theme.unit)
        for each in (self.number, self.rest, self.begin):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.theme.unit)
        column.addWidget(head)
        column.addWidget(self._asking())

    def _asking(self) -> QWidget:
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        told = tr("This look is written into the journal, with your name and the reason; the PPID sees the list.")
        column.addWidget(PlainLabel(told, "muted", wrap=True))
        self.form = Form()
        reason = self.form.text("reason", tr("Why the whole number is needed"), tr("such as: compare with the KTP"))
        reason.returnPressed.connect(self.look)
        self.form.changed.connect(partial(self.form.tell, sentence=""))
        column.addWidget(self.form)
        self.show_button = button(f"{tr('Show it for {n} seconds', n=SHOWN)}  (Enter)", self.look)
        row = Flow(gap=self._tools.theme.unit)
        row.addWidget(self.show_button)
        column.addLayout(row)
        self.asking.hide()
        return self.asking

    def show_request(self, request: Request) -> None:
        """The number of this request's requester, covered; the same one stays as it is."""
        if self._request is None or self._request.number != request.number:
            self.cover()
        self._request = request
        if not self._timer.isActive():
            self._show_covered()
        self.setVisible(bool(request.requester.id_number))

    def _show_covered(self) -> None:
        masked = self._request.requester.masked_id if self._request else ""
        self.number.setText(tr("Identity number: {number}", number=masked))
        self.rest.hide()

    def toggle(self) -> None:
        """Ask for the reason; or cover again what is shown."""
        if self._timer.isActive() or not self.asking.isHidden():
            self.cover()
        elif self._request is not None and self._request.requester.id_number:
            self.asking.show()
            self.form.rows["reason"].input.setFocus()

    def look(self) -> None:
        """Show the number, once the journal has the look."""
        if self._request is None or not self.show_button.isEnabled():
            return
        self.show_button.setEnabled(False)
        number = self._request.number
        work = partial(self._tools.desk.requests.reveal, number, self.form.words("reason"))
        self._tools.jobs.run(self, work, partial(self._show, number), self._refused)

    def _show(self, of: str, number: str) -> None:
        self.cover()
        if self._request is None or self._request.number != of or not self.isVisible():
            return
        self._left = SHOWN
        self.number.setText(tr("Identity number: {number}", number=number))
        self._timer.start()
        self._tell_rest()
        self._tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self.show_button.setEnabled(True)
        if isinstance(error, Refusal):
            self.form.tell("reason", str(error))
            self.form.rows["reason"].input.setFocus()
        else:
            self._tools.put_right(error)

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._tell_rest()
        else:
            self.cover()

    def _tell_rest(self) -> None:
        self.rest.setText(tr("covered again in {n} seconds", n=self._left))
        self.rest.show()

    def cover(self) -> bool:
        """Cover the number, drop the question; whether there was something of it."""
        was = self._timer.isActive() or not self.asking.isHidden()
        self._timer.stop()
        self.asking.hide()
        self.show_button.setEnabled(True)
        self.form.set_value("reason", "")
        self.form.tell("reason", "")
        self._show_covered()
        return was

    def hideEvent(self, event: QHideEvent) -> None:
        self.cover()
        super().hideEvent(event)
