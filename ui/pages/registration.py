"""Registrasi: the visitor speaks, the officer types, one key registers and prints."""

from __future__ import annotations

import uuid
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.papers.rules import Picture
from ppid_desk.people.rules import Visitor
from ppid_desk.printing.rules import JobState
from ppid_desk.requests.rules import NewRequest, Preview, Request, SlipWanted
from ui.forms.request_form import RequestForm
from ui.page import Page, PaperNumber, Tools
from ui.shortcuts import key_of
from ui.widgets.outcome import Outcome
from ui.widgets.parts import key, pause, scrolling
from ui.widgets.visitor_field import VisitorField

_PAUSE = 180  # ms after the last key before the preview and the draft follow
_SCALE = 2.0  # pixels per point of the slip's picture


class RegistrationPage(Page):
    """One visitor at a time; what was typed survives everything."""

    key = "registration"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Registration"))
        self._idempotency = ""
        self._busy = False
        self._touched: set[str] = set()
        self.form = RequestForm()
        self._empty = self.form.draft()
        self.outcome = Outcome(tools)
        self._visitors = VisitorField(self.form.name, self._ask_visitors, self._take_visitor)
        self._pause = pause(self, _PAUSE, self._follow)
        self._lay_out()
        self._wire()
        self._begin()
        self._put_draft_back()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4 * self.tools.theme.unit)
        row.addWidget(scrolling(self.form), 17)
        row.addWidget(self.outcome, 9)
        self.column.addLayout(row, 1)

    def _wire(self) -> None:
        self.set_primary(tr("Register and print"), "Ctrl+Enter", self.register)
        self.form.changed.connect(self._changed)
        self.form.left.connect(self._left)
        self.outcome.hand_over.connect(self._hand_over)
        self.outcome.again.connect(self._print_again)
        self.outcome.answer.connect(self._answer_on_spot)
        self.tools.spooler.ended.connect(self._slip_ended)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self.register)
        for fold in ("representative", "receipt", "path"):
            key(key_of(fold), self, partial(self.form.toggle, fold))
        key(key_of("answer_on_spot"), self, self.outcome.answer_on_spot)
        key(key_of("hand_over"), self, lambda: self._hand_over(self.outcome.number))
        key(key_of("reprint"), self, lambda: self._print_again(self.outcome.number))

    def enter(self) -> None:
        self.form.name.setFocus()

    def open_with(self, what: object) -> None:
        if what == "next" and self.outcome.number:
            self._begin()
        if isinstance(what, PaperNumber):
            self._type_in(what.number)
            return
        if isinstance(what, Visitor):
            self._offer(what)
            return
        self.form.name.setFocus()

    def _type_in(self, number: str) -> None:
        if self.outcome.number:
            self._begin()
        self.form.type_in(number)

    def _offer(self, visitor: Visitor) -> None:
        """Fill a visitor in who was found elsewhere; what is being typed is not overwritten unasked."""
        if self.outcome.number:
            self._begin()
        if self.form.is_empty():
            self._take_visitor(visitor)
            return
        name = visitor.requester.name
        said = tr("Another request is being typed. Register it first, or take {name} instead.", name=name)
        self.banner.tell("warning", said, tr("Take the other one"), partial(self._take_visitor, visitor))

    def _begin(self) -> None:
        """An empty form for the next visitor, with its own idempotency key."""
        self._idempotency = str(uuid.uuid4())
        self._touched.clear()
        self.form.blockSignals(True)
        self.form.put_draft(self._empty)
        self.form.clear_told()
        self.form.blockSignals(False)
        self.form.setEnabled(True)
        self.primary.setEnabled(True)
        self.banner.hide()
        self.outcome.number = ""
        self._preview()

    def _put_draft_back(self) -> None:
        found = self.desk.drafts.load(self.tools.slot)
        if found is None:
            return
        self._idempotency, body = found
        self.form.put_draft(body)
        self.banner.tell(
            "info",
            tr("What was typed before the program ended is back. Nothing of it is registered yet."),
            tr("Empty the form"),
            self._throw_away,
        )

    def _throw_away(self) -> None:
        self.tools.jobs.run(self, partial(self.desk.drafts.drop, self.tools.slot), lambda _: self._begin(), self.failed)

    def _changed(self, name: str) -> None:
        if self.outcome.number:  # the next visitor is being typed already
            return
        self.form.tell(name, "")
        self._touched.add(name)
        self._pause.start()

    def _left(self, name: str) -> None:
        self._touched.add(name)
        self._pause.start()

    def _follow(self) -> None:
        self._keep_draft()
        self._preview()

    def _keep_draft(self) -> None:
        if self.outcome.number or self._busy or self.form.is_empty():
            return
        keep = partial(self.desk.drafts.save, self.tools.slot, self._idempotency, self.form.draft())
        self.tools.jobs.run(self, keep, lambda _: None, self.failed, key="draft")

    def leave(self) -> None:
        if self._pause.isActive() and not self.outcome.number and not self.form.is_empty():
            self.desk.drafts.save(self.tools.slot, self._idempotency, self.form.draft())

    def _preview(self) -> None:
        try:
            new = self.form.read(self.desk.clock.now(), self._idempotency)
        except Refusal as refusal:
            self.form.tell(refusal.field or "", str(refusal))
            return

        def look() -> tuple[Preview, Picture]:
            preview = self.desk.requests.preview(new)
            return preview, self.desk.requests.picture(preview.slip, _SCALE)

        self.tools.jobs.run(self, look, self._show_preview, self.failed, key="preview")

    def _show_preview(self, found: tuple[Preview, Picture]) -> None:
        if self.outcome.number:
            return
        preview, picture = found
        self.outcome.show_preview(preview, picture)
        self._tell(preview, only=self._touched)

    def _tell(self, preview: Preview, only: set[str] | None) -> None:
        """Say at the rows what is wrong or odd; while typing only at rows that were touched."""
        said: dict[str, tuple[str, str]] = {}
        for warned in preview.warnings:
            said.setdefault(warned.field.partition("[")[0], (warned.sentence, "warning"))
        for refusal in preview.refusals:
            said[(refusal.field or "").partition("[")[0]] = (str(refusal), "error")
        for name, row in self.form.rows.items():
            sentence, kind = said.get(name, ("", "error"))
            quiet = only is not None and name not in only and name != "received_proof"
            focused = row.input.hasFocus() and only is not None
            self.form.tell(name, "" if quiet or focused else sentence, kind)

    def register(self) -> None:
        """Register what stands in the form and print its slip."""
        if self._busy or self.outcome.number:
            return
        try:
            new = self.form.read(self.desk.clock.now(), self._idempotency)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._busy = True
        self._pause.stop()
        self.primary.setEnabled(False)
        self.tools.jobs.run(self, partial(self._do_register, new), self._registered, self._refused)

    def _do_register(self, new: NewRequest) -> tuple[Request, Picture]:
        paper = self.desk.settings.printing.paper
        request = self.desk.requests.register(new, SlipWanted(paper, self.tools.slot))
        return request, self.desk.requests.slip_picture(request.number, 1, _SCALE)

    def _registered(self, found: tuple[Request, Picture]) -> None:
        self._busy = False
        request, picture = found
        self.form.clear_told()
        self.form.setEnabled(False)
        self.outcome.show_request(request, picture)
        self.outcome.tell_slip(JobState.QUEUED)
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()
        self.banner.tell(
            "success",
            tr("{number} is registered.", number=request.number),
            tr("Next visitor (Ctrl+N)"),
            self._begin_and_focus,
        )
        self.outcome.given.setFocus()

    def _begin_and_focus(self) -> None:
        self._begin()
        self.form.name.setFocus()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self.primary.setEnabled(True)
        if not isinstance(error, Refusal):
            self.tools.put_right(error)
            return
        self.banner.tell("error", str(error))
        if error.field:
            self.form.tell(error.field, str(error))
            row = error.field.partition("[")[0]
            if row in self.form.rows:
                self.form.focus(row)

    def _slip_ended(self, number: str, state: str) -> None:
        if number != self.outcome.number or not number:
            return
        self.outcome.tell_slip(JobState(state))
        if state in (JobState.FAILED, JobState.UNCERTAIN):
            self.banner.tell(
                "warning",
                tr("{number} is registered, but its slip did not surely come out.", number=number),
                tr("Print again"),
                lambda: self._print_again(number),
            )

    def _answer_on_spot(self, number: str) -> None:
        self.tools.go("case", ("answer_on_spot", number))

    def _hand_over(self, number: str) -> None:
        if number:
            hand = partial(self.desk.requests.hand_over, number)
            self.tools.jobs.run(self, hand, lambda _: self._handed_over(number), self.failed)

    def _handed_over(self, number: str) -> None:
        if number == self.outcome.number:
            self.outcome.tell_slip(JobState.HANDED_OVER)
        self.tools.changes.happened.emit()

    def _print_again(self, number: str) -> None:
        if number:
            again = partial(self.desk.print_again, number, self.tools.slot)
            self.tools.jobs.run(self, again, lambda _: self.tools.spooler.wake(), self.failed)

    def _ask_visitors(self, text: str) -> None:
        ask = partial(self.desk.requests.visitors, text)
        self.tools.jobs.run(self, ask, self._visitors.show, self.failed, key="visitors")

    def _take_visitor(self, visitor: Visitor) -> None:
        self.form.put_requester(visitor.requester, visitor.masked_id)
        self.form.rows["items"].input.setFocus()
