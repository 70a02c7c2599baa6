"""One line of the table, and how two things are timed in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """What was measured: `floor` and `ratio` are None where the goal is no ratio; `goal` None where there is none."""

    action: str
    floor: float | None
    ours: float
    unit: str
    goal: float | None

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return (self.ratio if self.floor is not None else self.ours) <= self.goal  # type: ignore[operator]

    def document(self) -> dict[str, object]:
        """For --json."""
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds}


@dataclass(frozen=True)
class Plan:
    """How much is measured: files in the large books, turns, and where the books lie."""

    folder: Path
    files: int
    few: int
    turns: int
    say: Callable[[str], None]


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(floor: Callable[[], float], ours: Callable[[], float], turns: int) -> tuple[float, float]:
    """The medians of two measures that are taken in turn, after one round that does not count."""
    floor()
    ours()
    pairs = [(floor(), ours()) for _ in range(turns)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def timed(work: Callable[[], object], turns: int) -> float:
    """The median of one measure."""
    work()
    return statistics.median(milliseconds(work) for _ in range(turns))
