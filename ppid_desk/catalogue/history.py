"""What the journal tells of the catalogue, in sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from ppid_desk.catalogue.rows import told
from ppid_desk.catalogue.rules import Told
from ppid_desk.language import mark, plain_date, tr
from ppid_desk.records.session import Reading

_SENTENCES = {
    "decree.added": mark("Decree {number} was written down"),
    "decree.withdrawn": mark("Decree withdrawn from {withdrawn_on} by {withdrawn_by}"),
    "decree.corrected": mark("Decree corrected: {reason}"),
    "exclusion.added": mark("Entry {code} was written down"),
    "exclusion.withdrawn": mark("Entry withdrawn from {withdrawn_on} by {withdrawn_by}"),
    "exclusion.corrected": mark("Entry corrected: {reason}"),
    "consequence_test.added": mark("Application {number} was sent"),
    "consequence_test.decided": mark("Result written down"),
}


def told_of(reading: Reading, *subjects: str) -> tuple[Told, ...]:
    """The events of rows, in the order in which they were written."""
    found = [each for subject in subjects for each in told(reading, subject)]
    return tuple(
        Told(at, actor, _sentence(kind, facts)) for at, actor, kind, facts in sorted(found, key=lambda e: e[0])
    )


def _sentence(kind: str, facts: dict[str, Any]) -> str:
    values = {**facts, **facts.get("to", {})}
    if values.get("withdrawn_on"):
        values["withdrawn_on"] = plain_date(date.fromisoformat(values["withdrawn_on"]))
    return tr(_SENTENCES[kind], **values) if kind in _SENTENCES else kind
