"""Obstacles as a table: number, cause, what hindered, from when to when, how it stands."""

from __future__ import annotations

from ppid_desk.audits.obstacles.rules import CAUSE_WORDS, Obstacle
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate
from ui.models.rows_model import RowsModel

CAUSE, TEXT, DAYS, STATE = 1, 2, 3, 4


def days_words(found: Obstacle) -> str:
    """From when to when: "2 Nov 2026 – 9 Nov 2026"; one that lasts says so."""
    first = short_date(found.first)
    if found.last is None:
        return tr("since {day}", day=first)
    return first if found.last == found.first else f"{first} – {short_date(found.last)}"


def state_words(found: Obstacle) -> str:
    """How it stands, with a sign beside the word."""
    if found.withdrawn:
        return f"– {tr('taken out')}"
    if found.cure:
        return f"✓ {tr('cured')}"
    return f"△ {tr('lasts')}" if found.last is None else f"△ {tr('over, not cured')}"


def _colour(found: Obstacle) -> str:
    if found.withdrawn:
        return "muted"
    return "success" if found.cure else "warning"


class ObstaclesModel(RowsModel[Obstacle]):
    """Obstacles in the order in which they are given."""

    heads = (mark("Number"), mark("Cause"), mark("What hindered"), mark("Days"), mark("State"))
    texts = (
        lambda found: found.number,
        lambda found: tr(CAUSE_WORDS[found.cause]),
        lambda found: isolate(" ".join(found.text.split())),
        days_words,
        state_words,
    )

    def tip_of(self, row: Obstacle, column: int) -> str:
        return self.text_of(row, column) if column in (CAUSE, TEXT) else ""

    def colour_of(self, row: Obstacle, column: int) -> str:
        return _colour(row) if column == STATE else ""
