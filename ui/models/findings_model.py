"""Findings as a table: what falls short, how grave, who mends it by when, how it stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from ppid_desk.audits.findings.rules import SEVERITY_WORDS, STATE_WORDS, Finding, Severity, State
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate, one_line
from ui.models.rows_model import RowsModel
from ui.theme import Theme

FINDING, SEVERITY, HOLDER, DUE, STATE = 1, 2, 3, 4, 5
_SEVERITY = {Severity.CRITICAL: "danger", Severity.MAJOR: "warning"}
_STATE = {
    State.OPEN: "info", State.IN_PROGRESS: "info", State.REOPENED: "danger", State.DONE: "warning",
    State.VERIFIED: "success", State.WITHDRAWN: "muted",
}  # fmt: skip
_LONGEST_TIP = 500


class FindingsModel(RowsModel[Finding]):
    """Findings in the order in which they are handed over, as they stand on a `day`."""

    heads = (
        mark("Number"), mark("Finding"), mark("Severity"), mark("Mends it"), mark("By"), mark("State"),
    )  # fmt: skip
    texts = (
        lambda row: row.number,
        lambda row: isolate(one_line(row.text)),
        lambda row: tr(SEVERITY_WORDS[row.severity]),
        lambda row: isolate(row.holder()),
        lambda row: short_date(row.due_on),
        lambda row: tr(STATE_WORDS[row.state]),
    )

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.day = date.min

    def text_of(self, row: Finding, column: int) -> str:
        late = column == DUE and row.is_late(self.day)
        return f"{super().text_of(row, column)} ✗" if late else super().text_of(row, column)

    def tip_of(self, row: Finding, column: int) -> str:
        return row.text[:_LONGEST_TIP] if column == FINDING else ""

    def colour_of(self, row: Finding, column: int) -> str:
        if column == DUE and row.is_late(self.day):
            return "danger"
        return {SEVERITY: _SEVERITY.get(row.severity, ""), STATE: _STATE[row.state]}.get(column, "")
