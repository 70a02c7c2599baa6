"""The chosen audit: its sample and seed, its score by section, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ppid_desk.audits.checklists.rules import said
from ppid_desk.audits.rules import Reason, RunState, Scored, Work
from ppid_desk.language import current, mark, tr
from ppid_desk.text import isolate
from ui import audit_walk
from ui.models.audits_model import STATES, period_words, share_words
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, plain_tip
from ui.widgets.parts import button, empty
from ui.widgets.progress_bar import Bar

_DIFFERING = 12  # items that are shown
PAPERS: Mapping[str, str] = {
    "blank": mark("Blank checklist"), "working": mark("Working paper"), "report": mark("Audit report"),
    "follow-up": mark("Follow-up list"),
}  # fmt: skip


class AuditDetails(QWidget):
    """Tells what was asked for: to go on, a paper (kind, "pdf" or "xlsx"), packs, to jump to an item that waits."""

    go_on = Signal()
    paper = Signal(str, str)
    take_along = Signal()
    packs = Signal()
    jump = Signal(tuple)  # Place

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.unit, 0)
        column.setSpacing(theme.unit)
        self.number = PlainLabel("", "title", wrap=True)
        self.title = PlainLabel("", "section", wrap=True)
        self.facts = PlainLabel("", "", wrap=True)
        self.drawn = PlainLabel("", "small", wrap=True)
        for each in (self.number, self.title, self.facts, self.drawn):
            column.addWidget(each)
        column.addLayout(self._acts())
        self._score = PlainLabel("", "section", wrap=True)
        column.addWidget(self._score)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setHorizontalSpacing(2 * theme.unit)
        column.addLayout(self._grid)
        self.missing = PlainLabel("", "", wrap=True)
        column.addWidget(self.missing)
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(0)
        column.addLayout(self._waiting)
        column.addWidget(PlainLabel(tr("Papers"), "section"))
        column.addLayout(self._papers())
        column.addStretch(1)

    def _acts(self) -> Flow:
        row = Flow(gap=self._theme.unit)
        self.open_button = button(f"{tr('Go on')}  (Enter)", self.go_on.emit, "primary")
        self.pack_button = button(f"{tr('Take along …')}  (Ctrl+T)", self.take_along.emit)
        row.addWidget(self.open_button)
        row.addWidget(self.pack_button)
        row.addWidget(button(f"{tr('Packs')}  (F7)", self.packs.emit))
        return row

    def _papers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for row, (kind, words) in enumerate(PAPERS.items()):
            grid.addWidget(PlainLabel(tr(words), "", wrap=True), row, 0)
            for column, form in enumerate(("pdf", "xlsx"), 1):
                name = {"pdf": "PDF", "xlsx": "Excel"}[form]
                made = button(name, self._ask(kind, form), "link")
                made.setAccessibleName(f"{tr(words)}, {name}")
                grid.addWidget(made, row, column)
        return grid

    def _ask(self, kind: str, form: str) -> Callable[[], None]:
        def ask() -> None:
            self.paper.emit(kind, form)

        return ask

    def show_work(self, work: Work, scored: Scored, lead: str, *, may: bool) -> None:
        """Show an audit; `may` says whether whoever looks takes audits along."""
        run = work.run
        self.number.setText(run.number)
        self.title.setText(isolate(run.title))
        unit = f" · {isolate(run.unit)}" if run.unit else ""
        state = f"{tr(STATES[run.state])} · {tr('leads: {name}', name=isolate(lead))}"
        self.facts.setText(f"{period_words(run)}{unit}\n{state}")
        self.drawn.setText(_drawn(work))
        why = "" if may else tr("Only auditors take an audit along.")
        if run.state is RunState.CLOSED:
            why = tr("A closed audit is not taken along any more.")
        self.pack_button.setEnabled(not why)
        self.pack_button.setToolTip(plain_tip(why))
        self.pack_button.setAccessibleDescription(why)
        self._score.setText(audit_walk.share_words(scored))
        self._show_sections(work, scored)
        self.missing.setText(_missing(scored))
        self.missing.setVisible(bool(self.missing.text()))
        self._show_waiting(work, scored)

    def _show_waiting(self, work: Work, scored: Scored) -> None:
        """The items in which auditors differ, and the first one without an answer: each leads there."""
        empty(self._waiting)
        items = {each.name: each for each in work.checklist.items}
        for place in (*scored.conflicts[:_DIFFERING], *scored.unanswered[:1]):
            item = items[place[0]]
            named = isolate(work.named(item.scope, place[1])) if place[1] else ""
            made = button(f"{item.name.upper()} {named}".strip(), partial(self.jump.emit, place), "link")
            made.setToolTip(plain_tip(said(item.label, current())))
            self._waiting.addWidget(made)

    def _show_sections(self, work: Work, scored: Scored) -> None:
        empty(self._grid)
        top = [each for each in work.checklist.sections if not each.parent]
        for row, each in enumerate(top):
            share = scored.section(each.name).share
            words = said(each.label, current())
            bar = Bar(self._theme)
            bar.put(round((share or Decimal(0)) * 100), 100, f"{words}: {share_words(share)}")
            for column, widget in enumerate((PlainLabel(words, wrap=True), bar, PlainLabel(share_words(share)))):
                self._grid.addWidget(widget, row, column)


def _drawn(work: Work) -> str:
    run = work.run
    if not work.files:
        return tr("No file was received in this period.")
    counts = [(reason, sum(each.reason is reason for each in work.files)) for reason in Reason]
    why = ", ".join(f"{n} {tr(audit_walk.REASONS[reason])}" for reason, n in counts if n)
    told = tr("{n} of {all} files: {why}", n=len(work.files), all=run.population, why=why)
    return f"{told}\n{tr('Seed of the draw: {seed}', seed=isolate(run.seed))}"


def _missing(scored: Scored) -> str:
    lines = []
    if scored.unanswered:
        lines.append(tr("{n} required items are not answered yet.", n=len(scored.unanswered)))
    if scored.conflicts:
        lines.append("△ " + tr("In {n} items the auditors differ; the lead decides.", n=len(scored.conflicts)))
    return "\n".join(lines)
