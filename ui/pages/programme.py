"""Program audit: what is planned this year, what was never audited, and what audits were worth over time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ppid_desk.audits.programme.rules import Coverage, Entry, Known, Ran
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import plain_date, tr
from ppid_desk.text import isolate
from ui.models.plans_model import AUDITOR, CHECKLIST, STATE, UNIT, PlansModel
from ui.page import Page, Tools
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.list_side import ListSide
from ui.widgets.parts import button, frame, key, scrolling
from ui.widgets.plan_form import PlanForm
from ui.widgets.results_chart import ResultsChart
from ui.widgets.row_table import RowTable
from ui.widgets.sides import Sides

_BESIDE = 130  # spacing units that both sides need
_WIDEST = {
    0: "September – Desember",
    UNIT: "Seluruh kantor",
    AUDITOR: "Nama Auditor",
    STATE: "Berjalan · AUD-2026-0001",
}
_COVERED = 12  # lines of what was audited last


@dataclass(frozen=True, slots=True)
class _Look:
    entries: tuple[Entry, ...]
    coverage: tuple[Coverage, ...]
    results: tuple[Ran, ...]
    checklists: tuple[Known, ...]


class ProgrammePage(Page):
    """The plan at the left; at the right what was never audited and the results, or the form of a planned audit."""

    key = "programme"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Programme of audits"))
        self.year = self.desk.clock.today().year
        self._look: _Look | None = None
        self._busy = False
        self.model = PlansModel(tools.theme, self)
        self.table = RowTable(self.model, tools.theme, tr("Planned audits"), CHECKLIST, _WIDEST)
        self.planning = PlanForm(tools.theme, self.save, self.leave_form)
        self.chart = ResultsChart(tools.theme)
        self.covered = PlainLabel("", "", wrap=True)
        self._build()
        self._wire()
        self.set_primary(tr("Plan an audit"), "Ctrl+B", self.begin_plan)

    def _build(self) -> None:
        unit = self.tools.theme.unit
        self.left = ListSide(self.tools.theme, self._acts(unit), self.table, self._dropping())
        self.right = QStackedWidget()
        self.right.addWidget(scrolling(self._seen()))
        self.right.addWidget(scrolling(self.planning))
        self.right.setMinimumWidth(46 * unit)
        self._split = Sides(self.tools.theme, self.left, self.right, (660, 440))
        self.column.addWidget(self._split, 1)

    def _acts(self, unit: int) -> Flow:
        row = Flow(gap=unit)
        self.year_said = PlainLabel("", "section")
        self.begin_button = button(f"{tr('Begin this audit')}  (Enter)", self.begin_audit)
        self.approve_button = button(f"{tr('Approve what waits')}  (Ctrl+G)", self.approve)
        self.drop_button = button(f"{tr('Take out …')}  (Del)", self.ask_drop)
        for each in (
            button("◂  (Alt+←)", partial(self.turn_year, -1)), self.year_said,
            button("▸  (Alt+→)", partial(self.turn_year, 1)), self.begin_button, self.approve_button, self.drop_button,
        ):  # fmt: skip
            row.addWidget(each)
        return row

    def _dropping(self) -> Form:
        self.dropping = Form()
        field = self.dropping.text(
            "reason", tr("Why is it taken out?"), tr("it stays in the programme with the reason")
        )
        field.returnPressed.connect(self.drop)
        self.dropping.place(button(tr("Take it out"), self.drop))
        self.dropping.hide()
        return self.dropping

    def _seen(self) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("Never audited, then the longest ago"), "section", wrap=True))
        column.addWidget(self.covered)
        self._results = PlainLabel(tr("Results over time"), "section", wrap=True)
        column.addWidget(self._results)
        column.addWidget(self.chart)
        column.addStretch(1)
        return card

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self.begin_audit)
        for keys, do in (
            ("Ctrl+B", self.begin_plan), ("Ctrl+G", self.approve), ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save), ("Alt+Left", partial(self.turn_year, -1)),
            ("Alt+Right", partial(self.turn_year, 1)), ("Del", self.ask_drop),
        ):  # fmt: skip
            key(keys, self, do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text both sides stand below each other; in a small window the auditor's column is left out."""
        super().resizeEvent(event)
        units = self.width() // self.tools.theme.unit
        self.table.setColumnHidden(AUDITOR, units < 2 * _BESIDE)
        self.table.setColumnHidden(UNIT, units < _BESIDE + 60)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "new":
            self.begin_plan()
        elif isinstance(what, int):
            self.year = what
            self.refresh()

    def escape(self) -> bool:
        if not self.dropping.isHidden():
            self.dropping.hide()
            return True
        if self.right.currentIndex():
            self.leave_form()
            return True
        return super().escape()

    def refresh(self) -> None:
        self.tools.jobs.run(self, partial(self._read, self.year), self._show, self._unread, key="programme")

    def _read(self, year: int) -> _Look:
        asked = self.desk.programme
        return _Look(asked.listed(year), asked.coverage(), asked.results(), asked.checklists())

    def _show(self, look: _Look) -> None:
        self._look = look
        self.model.put(look.entries)
        self.year_said.setText(str(self.year))
        nothing = tr("Nothing is planned for {year} yet. Ctrl+B plans the first audit.", year=self.year)
        self.left.show_rows(bool(look.entries), nothing)
        self.covered.setText("\n".join(_covered(each) for each in look.coverage[:_COVERED]))
        self.chart.show_results(look.results)
        self._results.setVisible(bool(look.results))
        self.approve_button.setEnabled(any(each.waits for each in look.entries))
        if look.entries:
            self.table.selectRow(0)
        self._selected(None, None)

    def _unread(self, error: Exception) -> None:
        if not self.left.tell_unread(error):
            self.failed(error)

    def _row(self) -> Entry | None:
        row = self.table.chosen_row()
        return None if row is None else self.model.rows[row]

    def _selected(self, _on: QItemSelection | None, _off: QItemSelection | None) -> None:
        chosen = self._row()
        self.begin_button.setEnabled(chosen is not None)
        self.drop_button.setEnabled(chosen is not None and not chosen.plan.dropped)

    def turn_year(self, by: int) -> None:
        """Show the programme of another year."""
        self.year += by
        self.refresh()

    def begin_audit(self) -> None:
        """Go to the audit that fulfils the chosen plan, or to the form of a new one."""
        chosen = self._row()
        if chosen is not None:
            self.tools.go("audits", chosen.audit.number if chosen.audit else "new")

    def begin_plan(self) -> None:
        """The form of a planned audit."""
        if self._look is not None:
            self.banner.hide()
            self.right.setCurrentIndex(1)
            self.planning.begin(self._look.checklists, self.desk.officers.all(), self.desk.clock.today())

    def leave_form(self) -> None:
        """Back to what was seen; nothing is planned."""
        self.right.setCurrentIndex(0)
        self.table.setFocus()

    def save(self) -> None:
        """Plan what stands in the form."""
        if self.right.currentIndex() and not self._busy:
            self._busy = True
            self.planning.clear()
            make = partial(self.desk.programme.add, self.planning.read(self.year))
            self.tools.jobs.run(self, make, self._saved, self._refused)

    def _saved(self, _entry: object) -> None:
        self._busy = False
        self.leave_form()
        self.banner.tell("success", tr("Planned. The PPID or the superior approves it."))
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not (isinstance(error, Refusal) and self.planning.tell(error)):
            self.failed(error)

    def approve(self) -> None:
        """Approve what waits in the programme of the year."""
        work = partial(self.desk.programme.approve, self.year)
        self.tools.jobs.run(self, work, self._approved, self.failed)

    def _approved(self, _entries: object) -> None:
        self.banner.tell("success", tr("The programme of {year} is approved.", year=self.year))
        self.tools.changes.happened.emit()

    def ask_drop(self) -> None:
        """Ask why the chosen audit is taken out."""
        if self.drop_button.isEnabled():
            self.dropping.set_value("reason", "")
            self.dropping.tell("reason", "")
            self.dropping.show()
            self.dropping.rows["reason"].input.setFocus()

    def drop(self) -> None:
        """Take the chosen audit out, for the reason that was typed."""
        chosen = self._row()
        if chosen is not None:
            work = partial(self.desk.programme.drop, chosen.plan.id, self.dropping.words("reason"))
            self.tools.jobs.run(self, work, self._dropped, self._not_dropped)

    def _dropped(self, _entry: object) -> None:
        self.dropping.hide()
        self.table.setFocus()
        self.tools.changes.happened.emit()

    def _not_dropped(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.field == "reason":
            self.dropping.tell("reason", str(error))
        else:
            self.failed(error)


def _covered(each: Coverage) -> str:
    of = f"{isolate(each.title)} · {isolate(each.unit) if each.unit else tr('whole office')}"
    if each.last is None or each.last.closed_on is None:
        return f"✗ {of}: {tr('never audited')}"
    return f"✓ {of}: {plain_date(each.last.closed_on)} ({each.last.number})"
