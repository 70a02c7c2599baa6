"""The audits of the office as a table, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ppid_desk.audits.rules import Run, RunState
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ppid_desk.text import isolate, one_line
from ui.models.rows_model import RowsModel

CHECKLIST, PERIOD, LEAD, STATE, SCORE = 1, 2, 3, 4, 5
STATES: Mapping[str, str] = {
    RunState.OPEN: mark("under way"), RunState.OUT: mark("taken along"), RunState.CLOSED: mark("closed"),
}  # fmt: skip
_COLOURS = {RunState.OPEN: "info", RunState.OUT: "warning", RunState.CLOSED: "success"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An audit in the list: who leads it by name, and its share of the points so far (0 to 1)."""

    run: Run
    lead: str
    share: Decimal | None


def period_words(run: Run) -> str:
    """The period of an audit."""
    return f"{plain_date(run.period.first)} – {plain_date(run.period.last)}"


def share_words(share: Decimal | None) -> str:
    """A share of the points in percent."""
    return f"{round(share * 100)} %" if share is not None else "–"


class AuditsModel(RowsModel[Listed]):
    """Audits in the order in which they are handed over."""

    heads = (
        mark("Number"), mark("Checklist"), mark("Period of time"), mark("Leads"), mark("State"), mark("Score"),
    )  # fmt: skip
    texts = (
        lambda row: row.run.number,
        lambda row: isolate(one_line(row.run.title)),
        lambda row: period_words(row.run),
        lambda row: isolate(row.lead),
        lambda row: tr(STATES[row.run.state]),
        lambda row: share_words(row.share),
    )

    def tip_of(self, row: Listed, column: int) -> str:
        return row.run.title if column == CHECKLIST else ""

    def colour_of(self, row: Listed, column: int) -> str:
        return _COLOURS[row.run.state] if column == STATE else ""
