"""Search in the large books against the raw query with the same words and limit, and the counts on the screen."""

from __future__ import annotations

from pathlib import Path

from ppid_desk.desk import Desk
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds, timed

GOAL = 1.5
_WORDS, _LIMIT = "siti rahmawati", 50
_RAW = "SELECT rowid FROM request_words WHERE request_words MATCH ? ORDER BY rowid DESC LIMIT ?"


def run(plan: Plan, few: Path, many: Path) -> list[Line]:
    """Search, counts, and the first page of the service at both sizes."""
    with Desk.open(few) as small, Desk.open(many) as large:
        match = " ".join(f'"{word}"*' for word in _WORDS.split())

        def raw() -> None:
            with large.books.read() as reading:
                reading.rows(_RAW, (match, _LIMIT))

        search = in_turn(
            lambda: milliseconds(raw), lambda: milliseconds(lambda: large.requests.search(_WORDS, _LIMIT)),
            plan.turns * 5,
        )  # fmt: skip

        def first(desk: Desk) -> float:
            return milliseconds(lambda: desk.requests.rows(desk.requests.queue(), 0, 100))

        page = in_turn(lambda: first(small), lambda: first(large), plan.turns * 5)
        counts = timed(large.requests.counts, plan.turns * 5)
    return [
        Line(f"search in {plan.files} files", *search, "ms", GOAL),
        Line(f"first page in {plan.files} files, service", *page, "ms", 1.15),
        Line(f"counts in {plan.files} files", None, counts, "ms", None),
    ]
