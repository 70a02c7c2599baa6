"""Keberatan: objections by their next duty, the chosen one with what can be done, and the form of a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.objections.rules import ObjectionCase, Work
from ppid_desk.printing.rules import JobKind, JobState, PrintJob
from ppid_desk.requests.rules import QueueRow
from ui import case_words
from ui.models.queue_model import QueueModel
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets import case_options
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.new_objection import NewObjectionView
from ui.widgets.objection_view import ObjectionView
from ui.widgets.parts import button, key, pause, scrolling
from ui.widgets.queue_table import QueueTable
from ui.widgets.step_card import StepCard
from ui.widgets.steps import Steps

_PAUSE = 120  # ms after the last key or choice before the books are asked
_BESIDE = 130  # spacing units that both sides need
_DUE, _ROOMY = 4, 170  # the date stands at the right too: below so many spacing units its column makes room for names
_FIRST = {
    "answer_objection": ("answer", "sign_answer", "draft_answer", "discuss", "hand_slip"),
    "carry_out": ("carry_out", "delivered"),
    "await_reaction": ("react", "delivered", "close", "open_dispute"),
    "close_objection": ("close", "react", "delivered"),
    "attend_hearing": ("hold_hearing",),
    "carry_out_decision": ("carry_out_decision",),
}
_RARE = ("correct_text", "correct_date", "take_back", "withdraw", "cancel", "open_dispute")


@dataclass(frozen=True, slots=True)
class _Look:
    rows: tuple[QueueRow, ...]
    found: bool  # whether they are what a search found


class ObjectionsPage(Page):
    """The list at the left and the chosen objection at the right; or the form of a new one."""

    key = "objections"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Objections"))
        self.work: Work | None = None
        self._target = ""
        self._busy = False
        self._list()
        self.writing = NewObjectionView(tools, self._registered, self._leave_new, self.failed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.writing)
        self.column.addWidget(self._stack, 1)
        self.set_primary(tr("New objection"), key_of("objection"), self.begin_new)
        self._wire()
        self._show_nothing()

    def _list(self) -> None:
        unit = self.tools.theme.unit
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Number, name, phone or words; scan a slip"))
        self.field.setAccessibleName(tr("Search in the objections"))
        self.model = QueueModel(self.desk, self.tools.theme, self.tools.icons, self)
        self.table = QueueTable(self.model, self.tools.theme)
        self.table.setAccessibleName(tr("Objections by their next duty"))
        self.empty = PlainLabel("", "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        column.addWidget(self.field)
        column.addWidget(self._lists, 1)
        self.steps = Steps(self.tools.theme, self.begin_step)
        self.view = ObjectionView(self.tools, self._between())
        self.card = StepCard(self.tools.theme, self.save, self.leave_step)
        self.right = QStackedWidget()
        self.right.addWidget(scrolling(self.view))
        self.right.addWidget(self.card)
        self.right.setMinimumWidth(48 * unit)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(2 * unit)
        self._split.addWidget(left)
        self._split.addWidget(self.right)
        self._split.setSizes([600, 500])

    def _between(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QWidget()
        papers = Flow(row, gap=self.tools.theme.unit)
        papers.addWidget(button(f"{tr('Print again')}  ({key_of('reprint')})", self.reprint))
        papers.addWidget(button(tr("Slip (PDF)"), self.open_slip))
        self.letter_button = button(tr("Answer (PDF)"), self.open_letter)
        self.note_button = button(tr("Correction (PDF)"), self.open_note)
        papers.addWidget(self.letter_button)
        papers.addWidget(self.note_button)
        column.addWidget(self.steps)
        column.addWidget(row)
        return made

    def _wire(self) -> None:
        self._typing = pause(self, _PAUSE, self.refresh)
        self._choosing = pause(self, _PAUSE, self._read_chosen)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.field.returnPressed.connect(self._find)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._opened)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self.save)
        key(key_of("objection"), self, self.begin_new)
        key(key_of("reprint"), self, self.reprint)
        self.tools.spooler.ended.connect(self._slip_ended)
        key(key_of("why_not"), self, self.steps.open_why_not)
        key(key_of("rare"), self, self.steps.open_rare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the right side stands below the left one."""
        super().resizeEvent(event)
        self.table.spare_columns(self.width() // 2)
        self.table.setColumnHidden(_DUE, self.width() < _ROOMY * self.tools.theme.unit)
        narrow = self.width() < _BESIDE * self.tools.theme.unit
        for split in (self._split, self.writing):
            split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def enter(self) -> None:
        if self._stack.currentWidget() is self.writing:
            self.writing.form.focus()
        else:
            self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "new":
            self.begin_new()
        elif isinstance(what, tuple) and what[:1] == ("about",):
            self.begin_new(str(what[1]))
        elif isinstance(what, str):
            self.choose(what)

    def choose(self, number: str) -> None:
        """Show an objection, whatever is searched for."""
        self._target = number
        self._show_side(self._split)
        self.leave_step()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.refresh()

    def escape(self) -> bool:
        if self.card.name:
            self.leave_step()
            return True
        if super().escape():
            return True
        if self._stack.currentWidget() is self.writing:
            self._leave_new()
            return True
        if self.field.text():
            self.field.clear()
            return True
        return False

    def refresh(self) -> None:
        text = self.field.text().strip()

        def look() -> _Look:
            found = self.desk.objections.search(text, 200) if text else self.desk.objections.listed()
            return _Look(found, bool(text))

        self.tools.jobs.run(self, look, self._show_rows, self.failed, key="objections")

    def _show_rows(self, look: _Look) -> None:
        wanted = self._target or self.table.chosen()
        self.model.show_found(look.rows)
        nothing = tr("Nothing fits. Esc shows all.") if look.found else tr("No objection yet. Ctrl+B takes one down.")
        self.empty.setText(nothing)
        self._lists.setCurrentIndex(0 if look.rows else 1)
        if look.rows:
            place = next((n for n, row in enumerate(look.rows) if row.number == wanted), 0)
            self.table.choose(place, in_the_middle=bool(self._target))
            self._read_chosen()
        else:
            self._show_nothing()
        self._target = ""

    def _show_nothing(self) -> None:
        self.work = None
        self.right.setVisible(False)

    def _find(self) -> None:
        find = partial(self.desk.objections.find, self.field.text())
        self.tools.jobs.run(self, find, self._found, self.failed, key="find")

    def _found(self, number: str | None) -> None:
        if number:
            self.choose(number)
        elif self.model.rowCount():
            self.table.setFocus()

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._choosing.start()

    def _opened(self, _index: QModelIndex) -> None:
        self._read_chosen()
        first = next(iter(self.steps.buttons), None)
        if first is not None:
            first.setFocus()

    def _read_chosen(self) -> None:
        number = self.table.chosen()
        if number and not self.card.name:
            read = partial(self._look, number)
            self.tools.jobs.run(self, read, self._show, self.failed, key="objection")

    def _look(self, number: str) -> tuple[Work, tuple[PrintJob, ...]]:
        return self.desk.objections.work(number), self.desk.objections.slips(number)

    def _show(self, found: tuple[Work, tuple[PrintJob, ...]]) -> None:
        work, slips = found
        self.work = work
        self.right.setVisible(True)
        self.view.show_work(work, slips)
        self.letter_button.setEnabled(work.case.answer is not None)
        self.note_button.setVisible(bool(work.case.corrections))
        rare = tuple(name for name in _RARE if name not in _FIRST.get(work.duty.duty, ()))
        self.steps.show_possible(work.possible, _FIRST.get(work.duty.duty, ()), rare)

    def begin_step(self, name: str) -> None:
        """Show the form of a step, filled with what is known."""
        if self.work is None:
            return
        move = next(each for each in self.work.possible if each.name == name)
        self.banner.hide()
        self.card.begin(move, self._options(name))
        self.right.setCurrentIndex(1)
        suggest = partial(self.desk.objections.suggested, self.work.case.number, name)
        self.tools.jobs.run(self, suggest, partial(self.card.put, name), self.failed, key="suggest")

    def _options(self, name: str) -> dict[str, dict[str, str]]:
        options: dict[str, dict[str, str]] = {
            "decision": dict(case_words.OBJECTION_DECISIONS), "outcome": dict(case_words.DISPUTE_OUTCOMES),
        }  # fmt: skip
        if name == "sign_answer":
            options["signer"] = {each.name: each.name for each in self.desk.objections.may_sign()}
        if self.work is not None and name in ("correct_text", "correct_date"):
            options["field"] = case_options.of_objection(name, self.work.case)
        return options

    def leave_step(self) -> None:
        """Back to the objection; nothing of the step is recorded."""
        self.card.drop()
        self.right.setCurrentIndex(0)

    def begin_new(self, request: object = "") -> None:
        """An empty form, or one about a request."""
        self.banner.hide()
        self._show_side(self.writing)
        self.writing.begin(request if isinstance(request, str) else "")

    def _show_side(self, side: QWidget) -> None:
        self._stack.setCurrentWidget(side)
        self.primary.setVisible(side is self._split)

    def _leave_new(self) -> None:
        self._show_side(self._split)
        self.table.setFocus()

    def save(self) -> None:
        """Register what stands in the form, or make the step that is being written."""
        if self._busy:
            return
        if self._stack.currentWidget() is self.writing:
            self.writing.register()
        elif self.card.name and self.work is not None:
            given = self.card.given(self.desk.clock.now())
            if given is None:
                return
            case = self.work.case
            seen = case.moves[-1].seq if case.moves else 0
            make = partial(self.desk.objections.advance, case.number, self.card.name, given, seen, self.tools.slot)
            self._busy = True
            self.tools.jobs.run(self, make, self._saved, self._refused)

    def _registered(self, case: ObjectionCase) -> None:
        said = tr("{number} is registered.", number=case.number)
        self.banner.tell("success", said, tr("Slip (PDF)"), partial(self._open_slip_of, case.number))
        self.choose(case.number)
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()

    def _saved(self, case: ObjectionCase) -> None:
        self._busy = False
        step = self.card.title.text()
        self.leave_step()
        self.banner.tell("success", tr("{number}: recorded — {step}.", number=case.number, step=step))
        self._target = case.number
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, Refusal):
            self.tools.put_right(error)
            return
        if not self.card.tell(error):
            self.banner.tell("error", str(error))

    def open_slip(self) -> None:
        """The slip of the chosen objection, in the system's own program."""
        if self.work is not None:
            self._open_slip_of(self.work.case.number)

    def _open_slip_of(self, number: str) -> None:
        self.tools.jobs.run(self, partial(self.desk.objection_file, number, "slip"), self.tools.opens, self.failed)

    def open_note(self) -> None:
        """The newest note about a correction of the chosen objection."""
        if self.work is not None:
            make = partial(self.desk.objection_file, self.work.case.number, "note")
            self.tools.jobs.run(self, make, self.tools.opens, self.failed)

    def reprint(self) -> None:
        """Print the chosen objection's slip again."""
        if self.work is not None and self._stack.currentWidget() is self._split:
            self._print_again(self.work.case.number)

    def _print_again(self, number: str) -> None:
        again = partial(self.desk.print_again, number, self.tools.slot, JobKind.OBJECTION)
        self.tools.jobs.run(self, again, lambda _: self._queued(), self.failed)

    def _queued(self) -> None:
        self.tools.spooler.wake()
        self.tools.changes.happened.emit()

    def _slip_ended(self, number: str, state: str) -> None:
        """What is seen of the objection follows its slip; one that did not surely come out is said."""
        if self.work is None or number != self.work.case.number:
            return
        self._read_chosen()
        if state in (JobState.FAILED, JobState.UNCERTAIN):
            said = tr("{number} is registered, but its slip did not surely come out.", number=number)
            self.banner.tell("warning", said, tr("Print again"), partial(self._print_again, number))

    def open_letter(self) -> None:
        """The superior's answer to the chosen objection."""
        if self.work is not None:
            make = partial(self.desk.objection_file, self.work.case.number, "letter")
            self.tools.jobs.run(self, make, self.tools.opens, self.failed)
