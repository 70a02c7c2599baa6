"""The programme of a year as a table: when, which checklist, which unit, by whom, how it stands."""

from __future__ import annotations

from ppid_desk.audits.programme.rules import STANDING_WORDS, Entry, Standing
from ppid_desk.language import mark, month_name, tr
from ppid_desk.text import isolate
from ui.models.rows_model import RowsModel

CHECKLIST, UNIT, AUDITOR, STATE = 1, 2, 3, 4
_COLOURS = {
    Standing.LATE: "danger", Standing.DUE: "warning", Standing.RUNNING: "info", Standing.DONE: "success",
    Standing.DROPPED: "muted",
}  # fmt: skip


def months_words(entry: Entry) -> str:
    """The months of a planned audit: "Januari – Maret"."""
    first, last = month_name(entry.plan.first_month), month_name(entry.plan.last_month)
    return first if first == last else f"{first} – {last}"


def _state(entry: Entry) -> str:
    said = tr(STANDING_WORDS[entry.standing])
    if entry.audit:
        said = f"{said} · {entry.audit.number}"
    return f"{said} · {tr('not approved')}" if entry.waits else said


class PlansModel(RowsModel[Entry]):
    """Planned audits in the order of their months."""

    heads = (mark("Months"), mark("Checklist"), mark("Unit"), mark("Auditor"), mark("State"))
    texts = (
        months_words,
        lambda entry: isolate(entry.plan.title),
        lambda entry: isolate(entry.plan.unit) if entry.plan.unit else tr("whole office"),
        lambda entry: isolate(entry.auditor),
        _state,
    )

    def tip_of(self, row: Entry, column: int) -> str:
        return row.plan.title if column == CHECKLIST else ""

    def colour_of(self, row: Entry, column: int) -> str:
        return _COLOURS.get(row.standing, "") if column == STATE else ""
