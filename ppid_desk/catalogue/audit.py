"""Rows of the catalogue against their events: what was changed outside the program shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ppid_desk.catalogue.rows import DECREE, ENTRY, KINDS, Kind, told
from ppid_desk.records.session import Reading


def faults(reading: Reading) -> Iterator[str]:
    """Everything in the catalogue that does not agree with the journal."""
    for kind in KINDS:
        names = ", ".join(("id", *kind.columns))
        known = 0
        for row in reading.rows(f"SELECT {names} FROM {kind.table} ORDER BY id"):
            known += 1
            yield from _of_row(reading, kind, row[0], dict(zip(kind.columns, row[1:], strict=True)))
        added = reading.value("SELECT count(*) FROM event WHERE kind = ?", (f"{kind.event}.added",))
        if added != known:
            yield f"catalogue: the journal tells of {added} rows of {kind.table}, the books hold {known}"


def _of_row(reading: Reading, kind: Kind, id_: str, columns: dict[str, Any]) -> Iterator[str]:
    name = columns["code"] if kind is ENTRY else columns["number"]
    word = "decree" if kind is DECREE else kind.event.replace("_", " ")
    expected: dict[str, Any] = {}
    for _, _, event, facts in told(reading, id_):
        if event.partition(".")[0] == kind.event:
            expected = {**expected, **facts["to"]} if "to" in facts else facts
    if not expected:
        yield f"{word} {name}: the journal does not tell of it"
        return
    for column in kind.columns:
        if columns[column] != expected.get(column):
            yield f"{word} {name}: “{column}” is {columns[column]!r}, the journal says {expected.get(column)!r}"
