"""How a computed fact is told: a choice of the checklist, and its evidence in Indonesian, the worst first; pure."""

from __future__ import annotations

from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.language import plain_date

CONFORMS, PARTLY, NOT, NOT_APPLICABLE = "sesuai", "sebagian", "tidak", "tb"
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the program would answer, and why."""

    choice: str
    lines: tuple[str, ...]


class Lines:
    """Collects what was found of one subject."""

    def __init__(self) -> None:
        self.good: list[str] = []
        self.weak: list[str] = []
        self.bad: list[str] = []

    def verdict(self, nothing: str) -> Verdict:
        """Not conforming with one bad line, partly with a weak one; `nothing` is said where none was found."""
        lines = (*self.bad, *self.weak, *self.good)
        if not lines:
            return Verdict(NOT_APPLICABLE, (nothing,))
        choice = NOT if self.bad else PARTLY if self.weak else CONFORMS
        return Verdict(choice, lines[:_MOST_LINES])


def of_files(bad: list[str], looked_at: int, good: str, nothing: str) -> Verdict:
    """A verdict on the office from its files: partly where some, not conforming where all of them have a fault."""
    if not looked_at:
        return Verdict(NOT_APPLICABLE, (nothing,))
    if not bad:
        return Verdict(CONFORMS, (f"{good}: {looked_at} dari {looked_at} berkas.",))
    head = f"{good}: {looked_at - len(bad)} dari {looked_at} berkas."
    return Verdict(NOT if len(bad) == looked_at else PARTLY, (*bad[:_MOST_LINES], head))


def day(on: date | None) -> str:
    """ "2 April 2026"."""
    return plain_date(on, "id") if on else "–"
