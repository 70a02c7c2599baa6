"""What is wrong in a checklist's file: each with sheet, row and column, so that it can be mended there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass

MOST = 200  # faults that are told at once


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that does not fit. `row` is the row of the file (1 is the first), `cell` its name there ("F12")."""

    sheet: str
    row: int
    column: str  # its heading
    cell: str
    code: str
    values: Mapping[str, Any]

    @property
    def reason(self) -> str:
        """What is wrong and what to do, in one sentence."""
        return str(Refusal(self.code, **self.values))

    @property
    def refusal(self) -> Refusal:
        """The fault with its place, as it is said."""
        column = f"{self.column} ({self.cell})" if self.cell else self.column
        return Refusal("checklist_fault", sheet=self.sheet, row=self.row, column=column, reason=self.reason)


class Faults:
    """The faults of one file, in the order of their finding; no place is told the same twice."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Keep a fault, but for the ones that are too many."""
        if len(self.found) < MOST and fault not in self.found:
            self.found.append(fault)

    def __bool__(self) -> bool:
        return bool(self.found)


def letters(place: int) -> str:
    """The name of a column as spreadsheets show it; 0 is A."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
