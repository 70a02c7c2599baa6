"""What a table from outside is made of: its rows, and what does not fit in them."""

from __future__ import annotations

from typing import Any

from ppid_desk.facts import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file: its number there (1 is the first), and its cells."""

    row: int
    cells: tuple[Any, ...]

    def cell(self, column: int) -> Any:
        """What stands in a column; None where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None


class Formula(str):
    """A cell that is reckoned from others: its formula, where that matters."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of a table that does not fit, or is worth a look: where it stands in the file, and why."""

    row: int
    column: str
    value: str
    reason: str


class Unfit(Exception):
    """A cell that does not fit: its field, what is written there, and the sentence's code."""

    def __init__(self, code: str, name: str, value: object = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.name, self.value, self.values = code, name, str(value if value is not None else ""), values
