"""Pelaksanaan audit: what is asked at the left, the item at the right; a digit answers, each answer is kept at once."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from ppid_desk.audits.checklists.rules import Kind, Scope
from ppid_desk.audits.rules import FULL, Answer, Cell, Place, RunState, Scored
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.text import isolate
from ui import audit_walk
from ui.audit_look import Look, looked
from ui.audit_walk import Line
from ui.models.audit_lines import AuditLines
from ui.page import Page, Tools
from ui.widgets.audit_card import AuditCard
from ui.widgets.audit_evidence import EvidenceFold
from ui.widgets.audit_table import AuditTable
from ui.widgets.finding_note import FindingNote
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, plain_tip
from ui.widgets.parts import button, key, pause
from ui.widgets.progress_bar import Bar
from ui.widgets.sides import Sides

_NOTE_PAUSE = 900  # ms after the last key before a note is kept
_COUNT_PAUSE = 150  # ms after the last answer before all are counted


class AuditRunPage(Page):
    """One audit as it is carried out."""

    key = "audit_run"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Carrying out an audit"))
        self.run = ""
        self.look: Look | None = None
        self._place: Place | None = None
        self._wanted: Place | None = None  # to which somebody jumped
        self._own = False  # whether the change that is told was made here
        self._fresh: dict[Place, Cell] = {}  # answered here since the audit was read
        self._note_waits = False  # whether a note was typed that is not kept yet
        self._notes: dict[Place, str] = {}  # typed where there is no answer yet
        self.may_close = True  # only in the office's own books
        self._last: Place | None = None  # what was answered last, for taking it back
        self._keeping = pause(self, _NOTE_PAUSE, self._keep_note)
        self._counting = pause(self, _COUNT_PAUSE, self._count)
        self.told = PlainLabel("", "muted", wrap=True)
        self.bar = Bar(tools.theme)
        self.model = AuditLines(tools.theme, self)
        self.table = AuditTable(self.model, tools.theme)
        self.fold = EvidenceFold(tools)
        self.finding = FindingNote(tools, self.failed)
        self.card = AuditCard(tools.theme, (self.fold, self.finding.fold))
        self.empty = PlainLabel(tr("Choose an audit on the page Audits."), "section", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_primary(tr("Next open item"), "Ctrl+Enter", self.go_on)
        self._build()
        self._wire()

    def _build(self) -> None:
        unit = self.tools.theme.unit
        self._split = Sides(self.tools.theme, self.table, self.card, (520, 560))
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.bar)
        self.column.setSpacing(unit)
        self.column.addLayout(head)
        self.column.addLayout(self._acts(unit))
        self.column.addWidget(self._split, 1)
        self.column.addWidget(self.empty, 1)
        self._show_parts(False)

    def _show_parts(self, on: bool) -> None:
        acts = (self.before_button, self.after_button, self.list_button, self.back_button, self.close_button)
        for each in (self.told, self.bar, *acts, self._split, self.primary):
            each.setVisible(on)
        self.empty.setVisible(not on)

    def _acts(self, unit: int) -> Flow:
        row = Flow(gap=unit)
        self.before_button = button(f"{tr('Before')}  (Alt+↑)", partial(self.step, -1))
        self.after_button = button(f"{tr('After')}  (Alt+↓)", partial(self.step, 1))
        self.list_button = button(f"{tr('One item a screen')}  (F6)", self.turn_list, checkable=True)
        self.back_button = button(f"{tr('Take the last answer back')}  (Ctrl+Z)", self.take_back)
        self.close_button = button(tr("Close the audit …"), self.ask_close)
        for each in (self.before_button, self.after_button, self.list_button, self.back_button, self.close_button):
            row.addWidget(each)
        return row

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.digit.connect(self._press)
        self.table.activated.connect(self.card.answer.focus)
        self.card.answered.connect(self._answered)
        self.card.agreed.connect(self.agree)
        self.card.noted.connect(self._noted)
        self.card.decided.connect(self._decide)
        for keys, do in (
            ("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on), ("Alt+Down", partial(self.step, 1)),
            ("Alt+Up", partial(self.step, -1)), ("F6", self.list_button.click), ("Ctrl+Z", self.take_back),
            ("Ctrl+G", self.agree), ("Alt+B", self._open_evidence), ("Alt+T", self.finding.turn),
        ):  # fmt: skip
            key(keys, self, do)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that no text field took answers the item."""
        if not (event.text().isdecimal() and not event.modifiers() and self._press(int(event.text()))):
            super().keyPressEvent(event)

    def _press(self, digit: int) -> bool:
        """Take the choice of a digit; where nothing can be answered, say why."""
        why = self.look.hindered.answering if self.look is not None else ""
        if why:
            self.banner.tell("info", why)
            return True
        return self.card.answer.press(digit)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, tuple):  # an audit, and the item that is to be shown
            what, self._wanted = what
        if isinstance(what, str) and what != self.run:
            self.run, self.look, self._place, self._last = what, None, None, None
            self.refresh()
        elif self._wanted and self.look is not None:
            self._choose(None)

    def escape(self) -> bool:
        return super().escape() or self.fold.escape() or self.finding.escape()

    def leave(self) -> None:
        self._keep_note()

    def refresh(self) -> None:
        """Read the audit; of one that was not shown yet only as much as its first item needs, then the rest."""
        if not self.run:
            return
        if self._own:  # what changed was answered here, and stands here already
            self._own = False
            return
        self._read(whole=self.look is not None)

    def _read(self, *, whole: bool) -> None:
        read = partial(looked, self.desk, self.run, whole=whole)
        self.tools.jobs.run(self, read, self._show, self.failed, key="audit")

    def _show(self, look: Look) -> None:
        self._fresh.clear()
        self._put(look)
        self._choose(self._place)
        if len(look.shown) < len(audit_walk.parts(look.work)):
            if audit_walk.next_open(look.lines, look.work, -1) is None:
                self._place = None  # all of this part is answered: the first that waits is in the rest
            self._read(whole=True)

    def _put(self, look: Look) -> None:
        self.look = look
        run = look.work.run
        self._show_parts(True)
        self.title.setText(run.number)
        self.model.show_work(look.lines, look.work)
        self.card.hinder(look.hindered)
        self.primary.setVisible(not look.hindered.answering)
        self.close_button.setVisible(self.may_close and run.state is not RunState.CLOSED)
        self.close_button.setEnabled(not look.hindered.leading)
        self.close_button.setToolTip(plain_tip(look.hindered.leading))
        self.back_button.setEnabled(self._last is not None and not look.hindered.answering)
        self._counting.start()

    def _count(self) -> None:
        """Count and score a moment after the last answer: of a long audit that takes longer than one answer."""
        if self.look is not None and len(self.look.shown) == len(audit_walk.parts(self.look.work)):
            count = partial(self._counted, self.look)
            self.tools.jobs.run(self, count, self._show_count, self.failed, key="count")

    def _counted(self, look: Look) -> tuple[tuple[int, int], Scored]:
        return audit_walk.progress(look.lines, look.work), self.desk.audits.scored(look.work)

    def _show_count(self, counted: tuple[tuple[int, int], Scored]) -> None:
        (done, whole), scored = counted
        words = tr("{done} of {whole} answered", done=done, whole=whole)
        title = isolate(self.look.work.run.title) if self.look else ""
        self.told.setText(f"{title} · {words} · {audit_walk.share_words(scored)}")
        self.bar.put(done, whole, words)

    def _choose(self, place: Place | None) -> None:
        """Choose the line of a cell, or the first one that waits."""
        look = self.look
        if look is None or not look.lines:
            return
        if self._wanted and any(line.place == self._wanted for line in look.lines):
            place, self._wanted = self._wanted, None
        row = next((n for n, line in enumerate(look.lines) if line.item and line.place == place), None)
        if row is None:
            row = audit_walk.next_open(look.lines, look.work, -1)
        if row is None:
            row = next(n for n, line in enumerate(look.lines) if line.item)
        if self.table.currentIndex().row() == row and self.card.line == look.lines[row]:
            self._begin(look.lines[row])
        else:
            self.table.choose(row)

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        row = self.table.currentIndex().row()
        if self.look is not None and 0 <= row < len(self.look.lines):
            self._keep_note()
            self._begin(self.look.lines[row])

    def _begin(self, line: Line) -> None:
        look = self.look
        if look is None or line.item is None:
            return
        same = self._place == line.place
        self._place = line.place
        if same and self._note_waits:
            return  # a note is being typed: what was read must not write over it
        self.card.begin(look.work, line, look.names, self._note_of(line))
        self.fold.show_cell(look.work, line.item.name, line.subject, look.hindered.answering)
        self.finding.show_cell(look.work, line.item.name, line.subject, look.hindered.answering)

    def _note_of(self, line: Line) -> str:
        cell = self.look.work.cell(*line.place) if self.look else None
        return cell.counts.note if cell and cell.counts else self._notes.get(line.place, "")

    def _answered(self) -> None:
        """A choice was taken or something typed: keep it, unless its note is needed first."""
        line, look = self.card.line, self.look
        if line is None or line.item is None or look is None:
            return
        if self._note_needed(line) and not self.card.note().strip():
            self.card.notes.tell("note", tr("Write what was found; then Ctrl+Enter."), "warning")
            self.card.notes.rows["note"].input.setFocus()
            return
        self._keep(line, onward=line.item.kind is not Kind.SELECT_MULTIPLE)

    def _note_needed(self, line: Line) -> bool:
        look, item = self.look, line.item
        if look is None or item is None:
            return False
        chosen = self.card.answer.value()
        score = next((each.score for each in audit_walk.choices_of(look.work, item) if each.name == chosen), None)
        return score is not None and score < FULL

    def _keep(self, line: Line, *, onward: bool) -> None:
        self._keeping.stop()
        self._note_waits = False
        item = line.item
        assert item is not None
        work = partial(
            self.desk.audits.answer_typed, self.run, item.name, line.subject, self.card.answer.value(),
            self.card.note(),
        )  # fmt: skip
        self.tools.jobs.run(self, work, partial(self._kept, line, onward), self._refused)

    def _kept(self, line: Line, onward: bool, cell: Cell) -> None:
        self._last = line.place
        self._take_over(line, cell)
        if onward and self.card.line == line and self.look is not None:
            place = audit_walk.next_open(self.look.lines, self.look.work, self.table.currentIndex().row())
            if place is not None:
                self.table.choose(place)
            self._to_answer()
        self.tools.changes.happened.emit()

    def _take_over(self, line: Line, cell: Cell) -> None:
        """Show an answer without reading the audit again; what is asked of the office can change all other parts."""
        look, item = self.look, line.item
        if look is None or item is None or item.scope is Scope.OFFICE:
            return
        self._own = True
        self._fresh[line.place] = cell
        base = look.work.cells.maps[-1] if isinstance(look.work.cells, ChainMap) else look.work.cells
        work = replace(look.work, cells=ChainMap(self._fresh, base))  # type: ignore[arg-type]
        part = (item.scope, line.subject)
        shown = {**look.shown, part: self.desk.audits.shown(work, *part)}
        lines = look.lines if shown[part] == look.shown.get(part) else audit_walk.lines(work, shown)
        self._put(replace(look, work=work, shown=shown, lines=lines))

    def _noted(self) -> None:
        self._note_waits = True
        self._keeping.start()

    def _keep_note(self) -> None:
        """Keep a note that was typed to an answer; without an answer it waits here for one."""
        line = self.card.line
        if self._note_waits and line is not None:
            if self.card.answer.value():
                self._keep(line, onward=False)
            else:
                self._note_waits = False
                self._notes[line.place] = self.card.note()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.field == "note":
            self.card.notes.tell("note", str(error))
        else:
            self.failed(error)

    def agree(self) -> None:
        """Answer as the program found."""
        self.card.take_verdict()

    def _decide(self, answer: Answer) -> None:
        if self.card.line is not None and self.look is not None:
            name = self.look.names.get(answer.author, answer.author)
            note = answer.note or tr("The answer of {name} counts.", name=name)
            work = partial(self.desk.audits.decide, self.run, *self.card.line.place, answer.value, note)
            self.tools.jobs.run(self, work, lambda _: self.tools.changes.happened.emit(), self.failed)

    def go_on(self) -> None:
        """Keep what stands here and go to the next item that waits; at the end say so."""
        line, look = self.card.line, self.look
        if look is None or line is None or look.hindered.answering:
            return
        cell = look.work.cell(*line.place)
        if self.card.answer.value() and (cell.value is None or self._note_waits):
            self._answered()
            return
        place = audit_walk.next_open(look.lines, look.work, self.table.currentIndex().row())
        if place is None:
            self.banner.tell("success", tr("Every item is answered. The audit can be closed."))
        else:
            self.table.choose(place)
            self._to_answer()

    def step(self, by: int) -> None:
        """The line before or after, headings left out."""
        self.table.step(by)

    def turn_list(self, alone: bool) -> None:
        """Show one item alone, or the list beside it."""
        self.table.setVisible(not alone)
        self._to_answer()

    def _to_answer(self) -> None:
        """Put the focus where a digit answers."""
        (self.table.setFocus if self.table.isVisible() else self.card.answer.focus)()

    def take_back(self) -> None:
        """Take back the answer that was given last."""
        if self._last is not None:
            place, self._last = self._last, None
            self._place = place
            work = partial(self.desk.audits.answer_typed, self.run, *place, "", "")
            self.tools.jobs.run(self, work, lambda _: self.tools.changes.happened.emit(), self.failed)

    def _open_evidence(self) -> None:
        self.fold.open(not self.fold.is_open)

    def ask_close(self) -> None:
        """Ask once before closing: afterwards nothing counts any more."""
        said = tr("Close the audit? Answers that come later are kept, but count no more.")
        self.banner.tell("warning", said, tr("Close the audit"), self.close_audit)

    def close_audit(self) -> None:
        """Close the audit; what is missing is told."""
        work = partial(self.desk.audits.close, self.run)
        self.tools.jobs.run(self, work, self._closed, self.failed)

    def _closed(self, _run: object) -> None:
        self.banner.tell("success", tr("The audit is closed. Its findings can be opened now."))
        self.tools.changes.happened.emit()
