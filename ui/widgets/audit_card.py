"""One item of an audit: what is asked of what, what the law says, what the program found, the answer and its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ppid_desk.audits.checklists.rules import Choice, Item, Kind, said
from ppid_desk.audits.rules import Answer, Cell, Hindered, Work
from ppid_desk.language import current, short_date, tr
from ppid_desk.text import isolate
from ui import audit_file_words, audit_walk
from ui.audit_walk import Line
from ui.theme import Theme
from ui.widgets.audit_answer import AuditAnswer
from ui.widgets.flow import Columns, Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel, breakable
from ui.widgets.parts import button, empty, frame, scrolling

_NAMED = 12  # lines of evidence that are shown; the rest stands in the working paper


class AuditCard(QWidget):
    """Tells `answered` when a choice was taken or something typed, `noted` while a note is typed, `decided` by whom."""

    answered = Signal()
    agreed = Signal()
    noted = Signal()
    decided = Signal(object)  # Answer

    def __init__(self, theme: Theme, below: Sequence[QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._verdict = ""
        self._evidence: tuple[str, ...] = ()
        self._filling = False
        self._hindered = Hindered("", "")
        self.line: Line | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.unit)
        whole.addWidget(scrolling(self._reading(below)), 1)
        whole.addWidget(self._answering())

    def _reading(self, below: Sequence[QWidget]) -> QWidget:
        """What is read before one answers; it scrolls, and the answer stays in sight."""
        made, unit = QWidget(), self._theme.unit
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, unit, 0)
        column.setSpacing(unit)
        self.where = PlainLabel("", "small", wrap=True)
        self.question = PlainLabel("", "section", wrap=True)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.facts = PlainLabel("", "", wrap=True)
        for each in (self.where, self.question, self.hint, self._law(unit), self.facts, self._found(unit)):
            column.addWidget(each)
        column.addWidget(self._others(unit))
        for each in below:
            column.addWidget(each)
        column.addStretch(1)
        return made

    def _answering(self) -> QFrame:
        made, unit = frame("card"), self._theme.unit
        column = QVBoxLayout(made)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, unit)
        column.setSpacing(unit)
        self.answer = AuditAnswer(self._theme)
        self.answer.chosen.connect(lambda _name: self.answered.emit())
        self.answer.typed.connect(self.answered)
        self.notes = self._notes()
        self.why = PlainLabel("", "muted", wrap=True)
        self.why.hide()
        for each in (self.why, self.answer, self.notes):
            column.addWidget(each)
        return made

    def _law(self, unit: int) -> QWidget:
        made = QWidget()
        row = Columns(made, gap=2 * unit)
        self.basis = PlainLabel("", "small", wrap=True)
        self.look_at = PlainLabel("", "small", wrap=True)
        row.addWidget(self.basis)
        row.addWidget(self.look_at)
        return made

    def _found(self, unit: int) -> QFrame:
        self.computed = frame("dateCard")
        column = QVBoxLayout(self.computed)
        self.verdict = PlainLabel("", "section", wrap=True)
        self.because = PlainLabel("", "", wrap=True)
        self.agree_button = button(f"{tr('Agree')}  (Ctrl+G)", self.agreed.emit)
        self.more_button = button("", self._show_evidence, "link")
        self.more_button.hide()
        for each in (self.verdict, self.because, self.more_button):
            column.addWidget(each)
        row = Flow(gap=unit)
        row.addWidget(self.agree_button)
        column.addLayout(row)
        return self.computed

    def _show_evidence(self) -> None:
        """All that the program found: on a laptop there is no other place for it."""
        self.because.setText("\n".join(self._evidence))
        self.more_button.hide()

    def _notes(self) -> Form:
        form = Form()
        form.lines("note", tr("Note"), 2, tr("what was found; needed below the best answer"))
        form.changed.connect(self._note_changed)
        return form

    def _note_changed(self, _key: str) -> None:
        if not self._filling:
            self.noted.emit()

    def _others(self, unit: int) -> QFrame:
        self.others = frame("dateCard")
        column = QVBoxLayout(self.others)
        column.setSpacing(unit)
        said = tr("The auditors differ. The lead decides which answer counts.")
        column.addWidget(PlainLabel(said, "section", wrap=True))
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        return self.others

    def hinder(self, hindered: Hindered) -> None:
        """What is shown is only read, for the reason that is said; or all of it can be answered."""
        self._hindered = hindered
        self.why.setText(hindered.answering)
        self.why.setVisible(bool(hindered.answering))

    def begin(self, work: Work, line: Line, names: Mapping[str, str], note: str) -> None:
        """Show an item of a subject; `names` are the auditors' by id, `note` the own note so far."""
        item, cell = line.item, work.cell(*line.place)
        assert item is not None
        self.line = line
        section = audit_walk.section_words(work, item.section)
        self.where.setText(f"{section} · {audit_walk.subject_words(work, item, line.subject)}")
        self.question.setText(f"{item.name.upper()}  {audit_walk.words_of(item)}")
        hint = said(item.hint, current())
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        _tell(self.basis, tr("Legal basis"), item.basis)
        _tell(self.look_at, tr("Look at"), item.evidence)
        self._show_facts(work, line)
        self._show_computed(work, line, cell)
        self.answer.begin(item, audit_walk.choices_of(work, item), cell.value)
        self.notes.setVisible(item.kind is not Kind.NOTE)
        self._filling = True
        self.notes.set_value("note", note)
        self._filling = False
        self.notes.tell("note", "")
        self.answer.setEnabled(not self._hindered.answering)
        self.notes.rows["note"].input.setReadOnly(bool(self._hindered.answering))  # type: ignore[attr-defined]
        self._show_others(work, item, cell, names)

    def _show_facts(self, work: Work, line: Line) -> None:
        file = next((each for each in work.files if each.request == line.subject), None)
        own = [tr("△ You worked on this file yourself.")] if file and file.number in work.own else []
        self.facts.setText("\n".join([*own, *audit_file_words.lines(file)]) if file else "")
        self.facts.setVisible(file is not None)

    def _show_computed(self, work: Work, line: Line, cell: Cell) -> None:
        found = work.computed.get(line.place)
        self.computed.setVisible(found is not None)
        self._verdict = found.verdict if found else ""
        if found is None or line.item is None:
            return
        choices = audit_walk.choices_of(work, line.item)
        words = next((said(each.label, current()) for each in choices if each.name == found.verdict), found.verdict)
        self.verdict.setText(tr("The program finds: {verdict}", verdict=words))
        self._evidence = found.evidence
        more = len(found.evidence) - _NAMED
        self.because.setText("\n".join(found.evidence[:_NAMED]))
        self.because.setVisible(bool(found.evidence))
        self.more_button.setText(tr("Show {n} more lines", n=more))
        self.more_button.setVisible(more > 0)
        self.agree_button.setVisible(cell.value != found.verdict and not self._hindered.answering)

    def _show_others(self, work: Work, item: Item, cell: Cell, names: Mapping[str, str]) -> None:
        empty(self._rows)
        self.others.setVisible(cell.conflict)
        if not cell.conflict:
            return
        choices = audit_walk.choices_of(work, item)
        for each in cell.answers:
            words = f"{names.get(each.author, each.author)}: {_said(each, choices)}"
            self._rows.addWidget(PlainLabel(breakable(words), "", wrap=True))
            made = button(tr("This one counts"), partial(self.decided.emit, each))
            made.setEnabled(not self._hindered.leading)
            self._rows.addWidget(made)
        if self._hindered.leading:
            self._rows.addWidget(PlainLabel(self._hindered.leading, "muted", wrap=True))

    def take_verdict(self) -> bool:
        """Choose what the program found, with its reasons as the note where none is written; whether there is one."""
        found = self.answer.buttons.get(self._verdict) if not self._hindered.answering else None
        if found is not None and not self.note().strip():
            self._filling = True
            self.notes.set_value("note", self.because.text())
            self._filling = False
        if found is not None:
            found.click()
        return found is not None

    def note(self) -> str:
        """The note as it stands."""
        return self.notes.words("note")


def _tell(label: PlainLabel, name: str, text: str) -> None:
    label.setText(f"{name}: {text}")
    label.setVisible(bool(text))


def _said(answer: Answer, choices: tuple[Choice, ...]) -> str:
    words = next((said(each.label, current()) for each in choices if each.name == answer.value), str(answer.value))
    note = f" — {isolate(answer.note)}" if answer.note else ""
    return f"{words} ({short_date(answer.made_at.date())}){note}"
