"""Temuan dan tindak lanjut: findings by their day, the chosen one with its next steps, and what an audit proposes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
)

from ppid_desk.audits.findings.rules import STATE_WORDS, UNDONE, Finding, FindingWork, NewFinding, State
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ui.models.findings_model import DUE, FINDING, HOLDER, SEVERITY, STATE, FindingsModel
from ui.page import Page, Tools
from ui.widgets.finding_view import FindingView
from ui.widgets.flow import Flow
from ui.widgets.list_side import ListSide
from ui.widgets.new_findings import NewFindings
from ui.widgets.parts import button, key, scrolling
from ui.widgets.row_table import RowTable
from ui.widgets.sides import Sides
from ui.widgets.step_card import StepCard
from ui.widgets.steps import Steps

_BESIDE = 130  # spacing units that both sides need
_WIDEST = {
    0: "AUD-2026-0000-T00", SEVERITY: "Kritis", HOLDER: "Nama Seorang Petugas", DUE: "31 Des 2026 ✗",
    STATE: "Menunggu verifikasi",
}  # fmt: skip
_GROUPS: dict[str, tuple[str, tuple[State, ...]]] = {
    "undone": (mark("To be mended"), UNDONE), "done": (STATE_WORDS[State.DONE], (State.DONE,)),
    "verified": (STATE_WORDS[State.VERIFIED], (State.VERIFIED,)), "all": (mark("All"), tuple(State)),
}  # fmt: skip
_FIRST = ("take_up", "carry_out", "claim", "verify", "plan")
_RARE = ("withdraw", "drop", "assign", "reopen")


class FindingsPage(Page):
    """The list at the left; at the right the chosen finding, the step that is made, or what an audit proposes."""

    key = "findings"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Findings and actions"))
        self.work: FindingWork | None = None
        self._all: tuple[Finding, ...] = ()
        self._group = "undone"
        self._target = ""
        self._busy = False
        self._chips: dict[str, QPushButton] = {}
        self.model = FindingsModel(tools.theme, self)
        self.table = RowTable(self.model, tools.theme, tr("Findings by their day"), FINDING, _WIDEST)
        self.steps = Steps(tools.theme, self.begin_step)
        self.view = FindingView(tools, self.steps)
        self.card = StepCard(tools.theme, self.save, self.leave_step)
        self.proposed = NewFindings(tools, self.leave_proposals, self.failed)
        self._build()
        self._wire()

    def _build(self) -> None:
        unit = self.tools.theme.unit
        self.left = ListSide(self.tools.theme, self._bar(unit), self.table)
        self.right = QStackedWidget()
        for each in (scrolling(self.view), self.card, scrolling(self.proposed)):
            self.right.addWidget(each)
        self.right.setMinimumWidth(48 * unit)
        self.right.hide()
        self._split = Sides(self.tools.theme, self.left, self.right, (640, 460))
        self.column.addWidget(self._split, 1)

    def _bar(self, unit: int) -> Flow:
        row, group = Flow(gap=unit), QButtonGroup(self)
        for name in _GROUPS:
            chip = button("", partial(self.choose_group, name), "segment", checkable=True)
            chip.setChecked(name == self._group)
            group.addButton(chip)
            self._chips[name] = chip
            row.addWidget(chip)
        return row

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._to_steps)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key(keys, self, self.save)
        key("Alt+Right", self, self._skip)
        key("Alt+B", self, self.view.turn_proofs)
        key("Alt+0", self, self.steps.open_why_not)
        key("Alt+9", self, self.steps.open_rare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the chosen finding stands below the list; in a small window some columns are left out."""
        super().resizeEvent(event)
        units = self.width() // self.tools.theme.unit
        self.table.setColumnHidden(HOLDER, units < 2 * _BESIDE)
        self.table.setColumnHidden(SEVERITY, units < _BESIDE + 40)
        self.table.setColumnHidden(STATE, units < _BESIDE + 20)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if isinstance(what, tuple) and what[:1] == ("proposed",):
            propose = partial(self.desk.findings.proposals, str(what[1]))
            self.tools.jobs.run(self, propose, self._show_proposals, self.failed)
        elif isinstance(what, str):
            self._target = what
            self._group = "all"
            self._chips["all"].setChecked(True)
            self.refresh()

    def escape(self) -> bool:
        if self.right.currentIndex():
            (self.leave_step if self.card.name else self.leave_proposals)()
            return True
        return super().escape() or self.view.files.escape()

    def refresh(self) -> None:
        self.tools.jobs.run(self, self.desk.findings.listed, self._show, self._unread, key="findings")

    def _show(self, found: tuple[Finding, ...]) -> None:
        self._all = found
        self._fill()

    def _unread(self, error: Exception) -> None:
        if self.left.tell_unread(error):
            self.right.hide()
        else:
            self.failed(error)

    def choose_group(self, name: str) -> None:
        """Show the findings that stand so."""
        self._group = name
        self._fill()

    def _fill(self) -> None:
        wanted = self._target or (self.work.finding.number if self.work else "")
        for name, (words, states) in _GROUPS.items():
            n = sum(each.state in states for each in self._all)
            self._chips[name].setText(f"{tr(words)}  {n}")
            self._chips[name].setAccessibleName(f"{tr(words)}: {n}")
        shown = tuple(each for each in self._all if each.state in _GROUPS[self._group][1])
        self.model.day = self.desk.clock.today()
        self.model.put(shown)
        nothing = tr("Nothing here. Another group shows the rest.")
        none = tr("No finding yet. They are opened from a closed audit.")
        self.left.show_rows(bool(shown), nothing if self._all else none)
        if shown:
            self.table.selectRow(next((n for n, each in enumerate(shown) if each.number == wanted), 0))
        elif not self.right.currentIndex():
            self.work = None
            self.right.hide()
        self._target = ""

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        row = self.table.chosen_row()
        if row is not None and not self.right.currentIndex():
            number = self.model.rows[row].number
            self.tools.jobs.run(self, partial(self.desk.findings.work, number), self._show_work, self.failed, key="one")

    def _show_work(self, work: FindingWork) -> None:
        self.work = work
        self.right.show()
        self.view.show_work(work)
        self.steps.show_possible(work.possible, _FIRST, _RARE)

    def _to_steps(self) -> None:
        first = next(iter(self.steps.buttons), None)
        if first is not None:
            first.setFocus()

    def begin_step(self, name: str) -> None:
        """Show the form of a step, filled with what is known."""
        if self.work is None:
            return
        move = next(each for each in self.work.possible if each.name == name)
        self.banner.hide()
        self.card.begin(move, self._options())
        self.right.setCurrentIndex(1)
        suggest = partial(self.desk.findings.suggested, self.work.finding.number, name)
        self.tools.jobs.run(self, suggest, partial(self.card.put, name), self.failed, key="suggest")

    def _options(self) -> dict[str, dict[str, str]]:
        assert self.work is not None
        waiting = {str(each.n): f"{each.n}. {each.text}" for each in self.work.finding.actions if each.waits}
        owners = {each.name: each.name for each in self.desk.officers.all() if each.active}
        return {"owner": owners, **({"action": waiting} if waiting else {})}

    def leave_step(self) -> None:
        """Back to the finding; nothing of the step is recorded."""
        self.card.drop()
        self.right.setCurrentIndex(0)

    def _show_proposals(self, found: tuple[NewFinding, ...]) -> None:
        if not found:
            self.banner.tell("info", tr("The audit proposes no further finding."))
            return
        self.right.show()
        self.right.setCurrentIndex(2)
        self.proposed.begin(found, self.desk.officers.all())

    def _skip(self) -> None:
        if self.right.currentIndex() == 2:
            self.proposed.skip()

    def leave_proposals(self) -> None:
        """Back to the list; what was not opened is proposed again the next time."""
        self.right.setCurrentIndex(0)
        self.refresh()
        self.table.setFocus()

    def save(self) -> None:
        """Make the step that is being written, or open the finding that is proposed."""
        if self.right.currentIndex() == 2:
            self.proposed.save()
            return
        if self._busy or not self.card.name or self.work is None:
            return
        given = self.card.given(self.desk.clock.now())
        if given is None:
            return
        found = self.work.finding
        make = partial(self.desk.findings.advance, found.number, self.card.name, given, found.newest)
        self._busy = True
        self.tools.jobs.run(self, make, self._saved, self._refused)

    def _saved(self, found: Finding) -> None:
        self._busy = False
        step = self.card.title.text()
        self.leave_step()
        self.banner.tell("success", tr("{number}: recorded — {step}.", number=found.number, step=step))
        self._target = found.number
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, Refusal):
            self.tools.put_right(error)
        elif not self.card.tell(error):
            self.banner.tell("error", str(error))
