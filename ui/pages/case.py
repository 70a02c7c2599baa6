"""Permohonan: one request as somebody works on it: where it stands, what is lawful next, and all that was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Case, Possible, Work
from ppid_desk.language import tr
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.requests.rules import SlipWanted, State
from ppid_desk.text import isolate
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets import case_options
from ui.widgets.case_view import CaseView
from ui.widgets.flow import Columns
from ui.widgets.labels import PlainLabel
from ui.widgets.move_form import MoveForm, Options
from ui.widgets.parts import button, frame, key, scrolling
from ui.widgets.steps import Steps

_FIRST = {
    "tell": ("tell_incomplete", "complete", "take_up", "draft_incompleteness"),
    "take_up": ("take_up", "complete"),
    "wait": ("complete", "lapse", "draft_lapse"),
    "lapse": ("lapse", "sign_lapse", "draft_lapse", "complete"),
    "answer": (
        "answer", "answer_and_close", "extend", "sign_notice", "sign_refusal", "sign_extension", "draft_notice",
        "decide", "dispose", "reply",
    ),
    "hand_over": ("hand_over",),
}  # fmt: skip
_BESIDE = 130  # spacing units that both sides need
_QUIET = ("correct_text", "correct_date", "take_back", "withdraw", "cancel")  # rare: they come last


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at the books: the case, what a decision on its items may cite, and the objections about it."""

    work: Work
    item_options: Options
    objections: tuple[ObjectionCase, ...]


class CasePage(Page):
    """The case at the left; at the right its next steps, or the form of the step that is being made."""

    key = "case"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Request"))
        self.number = ""
        self.work: Work | None = None
        self._step = ""
        self._wanted = ""  # the step with which the page was gone to
        self._item_options: Options = {}
        self.form: MoveForm | None = None
        self._busy = False
        self.view = CaseView(tools, self.failed)
        self.steps = Steps(tools.theme, self.begin)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self.save)
        key(key_of("objection"), self, self.take_objection)
        key(key_of("identity"), self, self.view.identity.toggle)
        key(key_of("why_not"), self, self._show_why_not)
        key(key_of("rare"), self, self._show_rare)
        self._show_nothing()

    def _lay_out(self) -> None:
        self.empty = PlainLabel(tr("Choose a request in the queue and press Enter."), "section", wrap=True)
        self.column.addWidget(self.empty)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(3 * self.tools.theme.unit)
        self._parts.addWidget(scrolling(self.view))
        self._parts.addWidget(self._right())
        self._parts.setSizes([620, 500])
        self.column.addWidget(self._parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the steps stand below the case, not beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE * self.tools.theme.unit
        self._parts.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _steps_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.object_button = button(f"{tr('Objection …')}  ({key_of('objection')})", self.take_objection)
        column.addWidget(self.steps)
        column.addWidget(self.object_button)
        column.addStretch(1)
        return side

    def _right(self) -> QWidget:
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(self._steps_side()))
        card = frame("card")
        column = QVBoxLayout(card)
        self.step_title = PlainLabel("", "section", wrap=True)
        self.step_article = PlainLabel("", "small", wrap=True)
        column.addWidget(self.step_title)
        column.addWidget(self.step_article)
        self._place = QWidget()
        self._place_column = QVBoxLayout(self._place)
        self._place_column.setContentsMargins(0, 0, self.tools.theme.unit, 0)
        column.addWidget(scrolling(self._place), 1)
        self.save_button = button(f"{tr('Record this step')}  (Ctrl+Enter)", self.save, "primary")
        ends = Columns(gap=8)
        ends.addWidget(self.save_button)
        ends.addWidget(button(f"{tr('Back, nothing recorded')}  (Esc)", self._leave_step, "link"))
        column.addLayout(ends)
        self._stack.addWidget(card)
        return self._stack

    def open_with(self, what: object) -> None:
        step, number = what if isinstance(what, tuple) else ("", what)
        if isinstance(number, str):
            self.number, self._wanted = number, step
            self._leave_step()
            self.refresh()

    def enter(self) -> None:
        self.setFocus()

    def escape(self) -> bool:
        if self.view.files.escape() or self.view.identity.cover():
            return True
        if self._step:
            self._leave_step()
            self.setFocus()
            self._focus_step()
            return True
        if super().escape():
            return True
        if self.number:
            self.tools.go("queue", self.number)
            return True
        return False

    def refresh(self) -> None:
        if self.number:
            self.tools.jobs.run(self, partial(self._look, self.number), self._show, self.failed, key="case")

    def _look(self, number: str) -> _Look:
        desk = self.desk
        entries, tests = desk.catalogue.exclusions.in_force(desk.clock.today()), desk.catalogue.tests.of(number)
        work, objections = desk.handling.work(number), desk.objections.of_request(number)
        return _Look(work, case_options.of_items(entries, tests), objections)

    def _show_nothing(self) -> None:
        self._parts.setVisible(False)
        self.empty.setVisible(True)

    def _show(self, look: _Look) -> None:
        work = self.work = look.work
        self._item_options = look.item_options
        self.empty.setVisible(False)
        self._parts.setVisible(True)
        request = work.case.request
        self.title.setText(f"{request.number} — {isolate(request.requester.name)}")
        self.view.show_work(work, look.objections)
        self.object_button.setVisible(_may_object(work.case, self.desk.clock.today()))
        first = _FIRST.get(work.duty.duty, ())
        self.steps.show_possible(work.possible, first, _QUIET)
        self._focus_step()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._begin_wanted(wanted)
        elif self._step:
            self._tell_obstacle()

    def _focus_step(self) -> None:
        """Enter begins the first step, unless the keys are needed elsewhere."""
        if self.hasFocus() and self.steps.buttons:
            self.steps.buttons[0].setFocus()

    def _begin_wanted(self, name: str) -> None:
        """Begin the step with which the page was gone to, or say why it is not lawful."""
        each = self._possible(name)
        if each is not None and each.refusal is not None:
            self.banner.tell("warning", str(each.refusal))
        else:
            self.begin(name)

    def _tell_obstacle(self) -> None:
        """Somebody else moved on while a step was being written: say so, keep what was typed."""
        each = self._possible(self._step)
        if each is not None and each.refusal is not None:
            self.banner.tell("warning", str(each.refusal))

    def _possible(self, name: str) -> Possible | None:
        return next((each for each in self.work.possible if each.name == name), None) if self.work else None

    def begin(self, name: str) -> None:
        """Show the form of a step, filled with what is known."""
        each = self._possible(name)
        if each is None or self.work is None:
            return
        self._step = name
        self.banner.hide()
        self._drop_form()
        case, desk = self.work.case, self.desk
        options = case_options.of_step(name, case, desk.handling.may_sign())
        self.form = MoveForm(
            each.facts, options, case.request.items, desk.handling.item_facts, self._item_options,
            moves_dates=name == "correct_date",
        )  # fmt: skip
        self._place_column.addWidget(self.form)
        self.step_title.setText(each.words)
        self.step_article.setText(each.article)
        self._stack.setCurrentIndex(1)
        suggest = partial(self.desk.handling.suggested, self.number, name)
        self.tools.jobs.run(self, suggest, partial(self._suggested, name), self.failed, key="suggest")

    def _suggested(self, name: str, values: dict[str, Any]) -> None:
        if self.form is not None and self.work is not None and self._step == name:
            self.form.put(values, [each.facts for each in self.work.case.decisions.values()])
            self.form.focus()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None

    def _leave_step(self) -> None:
        self._step = ""
        self._drop_form()
        self._stack.setCurrentIndex(0)

    def save(self) -> None:
        """Make the step that is being written."""
        if self.form is None or self.work is None or self._busy:
            return
        self.form.clear_told()
        try:
            given = self.form.given(self.desk.clock.now())
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._busy = True
        self.save_button.setEnabled(False)
        seen = self.work.case.moves[-1].seq if self.work.case.moves else 0
        slip = SlipWanted(self.desk.settings.printing.paper, self.tools.slot)
        make = partial(self.desk.handling.advance, self.number, self._step, given, seen, slip)
        self.tools.jobs.run(self, make, self._saved, self._refused)

    def _saved(self, case: Case) -> None:
        self._busy = False
        self.save_button.setEnabled(True)
        words = self.step_title.text()
        self._leave_step()
        self.setFocus()
        self.banner.tell("success", tr("{number}: recorded — {step}.", number=case.number, step=words))
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self.save_button.setEnabled(True)
        if not isinstance(error, Refusal):
            self.tools.put_right(error)
            return
        if not (self.form and error.field and self.form.tell(error.field, str(error))):
            self.banner.tell("error", str(error))

    def take_objection(self) -> None:
        """Take down an objection about this request, once it may be one."""
        if not self.object_button.isHidden():
            self.tools.go("objections", ("about", self.number))

    def _show_why_not(self) -> None:
        self.steps.open_why_not()

    def _show_rare(self) -> None:
        self.steps.open_rare()


def _may_object(case: Case, today: date) -> bool:
    """Whether there is something to object to: an answer, or a limit that passed without one (KIP Ps 35(1))."""
    if case.state in (State.WITHDRAWN, State.CANCELLED):
        return case.answered_on is not None
    return case.answered_on is not None or (case.due_on or case.request.deadline_from_first.due.date) < today
