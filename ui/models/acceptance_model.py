"""An acceptance report line by line: what became of each record and file that came back; what needs a look first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from ppid_desk.audits.packs.rules import Acceptance, Line, Outcome
from ppid_desk.audits.rules import RecordKind
from ppid_desk.language import mark, tr
from ppid_desk.text import isolate, one_line
from ui.models.rows_model import RowsModel
from ui.theme import Theme

OUTCOME, ITEM, SUBJECT, KIND, NUMBER, WHY = range(6)
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.REFUSED: mark("✗ refused"), Outcome.LATE: mark("△ late"), Outcome.TAKEN: mark("✓ taken in"),
    Outcome.ALREADY: mark("known already"),
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    RecordKind.ANSWER: mark("Answer"), RecordKind.FINDING: mark("Finding"), RecordKind.EVIDENCE: mark("Evidence"),
    RecordKind.DECISION: mark("Decision"), "file": mark("File"),
}  # fmt: skip
_COLOURS = {Outcome.REFUSED: "danger", Outcome.LATE: "warning", Outcome.TAKEN: "success", Outcome.ALREADY: "muted"}


class AcceptanceModel(RowsModel[Line]):
    """The lines of one report: what was refused first, then what came late, what was taken, what was known."""

    heads = (mark("Became"), mark("Item"), mark("Of"), mark("Kind"), mark("No."), mark("Why"))
    texts = (
        lambda line: tr(OUTCOMES[line.outcome]),
        lambda line: isolate(one_line(line.item).upper()) if line.item else "–",
        lambda line: line.subject,
        lambda line: tr(_KINDS[line.kind]) if line.kind in _KINDS else isolate(line.kind),
        lambda line: str(line.sequence or "–"),
        lambda line: one_line(line.reason),
    )

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._numbers: Mapping[str, str] = {}

    def show_report(self, report: Acceptance, numbers: Mapping[str, str]) -> None:
        """Show a report; `numbers` are those of the sampled files by id."""
        self._numbers = numbers
        order = list(OUTCOMES)
        self.put(tuple(sorted(report.lines, key=lambda line: order.index(line.outcome))))

    def text_of(self, row: Line, column: int) -> str:
        if column != SUBJECT:
            return super().text_of(row, column)
        return isolate(one_line(self._numbers.get(row.subject, row.subject))) if row.subject else tr("The office")

    def tip_of(self, row: Line, column: int) -> str:
        return row.reason if column == WHY else ""

    def colour_of(self, row: Line, column: int) -> str:
        return _COLOURS[row.outcome] if column == OUTCOME else ""
