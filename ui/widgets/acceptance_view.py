"""What became of a pack that came back, line by line; where auditors now differ, one step leads there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelection
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.audits.packs.rules import Acceptance, Outcome
from ppid_desk.language import long_date, tr
from ppid_desk.text import isolate
from ui.models.acceptance_model import ITEM, KIND, NUMBER, OUTCOME, SUBJECT, WHY, AcceptanceModel
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button
from ui.widgets.row_table import RowTable

_WIDEST = {
    OUTCOME: "△ terlambat",
    ITEM: "C12",
    SUBJECT: "0000/PIP/KPU-KS/VIII/2026",
    KIND: "Keputusan",
    NUMBER: "20000",
}


class AcceptanceView(QFrame):
    """Calls `paper` with the report that is shown, `leave` to go back."""

    def __init__(self, theme: Theme, paper: Callable[[Acceptance], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._paper = paper
        self.report: Acceptance | None = None
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel("", "section", wrap=True)
        self.facts = PlainLabel("", "", wrap=True)
        self.model = AcceptanceModel(theme, self)
        self.table = RowTable(self.model, theme, tr("Acceptance report, line by line"), WHY, _WIDEST)
        self.table.setMinimumHeight(24 * unit)
        for each in (self.title, self.facts):
            column.addWidget(each)
        row = Flow(gap=unit)
        row.addWidget(button(tr("Acceptance report (PDF)"), self._make, "primary"))
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.why = PlainLabel("", "", wrap=True)
        column.addWidget(self.why)
        self.table.selectionModel().selectionChanged.connect(self._show_why)

    def begin(self, report: Acceptance, numbers: Mapping[str, str]) -> None:
        """Show a report."""
        self.report = report
        pack = report.pack
        self.title.setText(tr("Acceptance of the pack of {name}", name=isolate(pack.owner_name)))
        self.facts.setText("\n".join(_facts(report)))
        self.model.show_report(report, numbers)
        if self.model.rows:
            self.table.selectRow(0)
        self.table.setFocus()

    def _show_why(self, _on: QItemSelection, _off: QItemSelection) -> None:
        """The reason of the chosen line, whole."""
        row = self.table.chosen_row()
        reason = self.model.rows[row].reason if row is not None else ""
        self.why.setText(isolate(reason))
        self.why.setVisible(bool(reason))

    def _make(self) -> None:
        if self.report is not None:
            self._paper(self.report)


def count_words(report: Acceptance) -> str:
    """How many records and files met with which outcome."""
    return ", ".join(
        (tr("{n} taken in", n=report.many(Outcome.TAKEN)), tr("{n} known already", n=report.many(Outcome.ALREADY)),
         tr("{n} too late", n=report.many(Outcome.LATE)), tr("{n} refused", n=report.many(Outcome.REFUSED)))
    )  # fmt: skip


def _facts(report: Acceptance) -> list[str]:
    day = long_date(report.taken_at.date())
    lines = [
        f"{report.pack.number} · {tr('taken in on {day} by {name}', day=day, name=isolate(report.taken_by))}",
        count_words(report),
        tr("Both sides hold the same records.") if report.agrees
        else "△ " + tr("The laptop and the office do not hold the same records: see what was refused."),
    ]  # fmt: skip
    if report.expired:
        lines.append("△ " + tr("It came back after its last day ({day}).", day=long_date(report.pack.expires)))
    if report.closed:
        lines.append("△ " + tr("The audit was closed before: what came is kept as late and changes nothing."))
    if report.again:
        lines.append(tr("This very pack was taken in before: it changed nothing."))
    return lines
