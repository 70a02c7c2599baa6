"""The office's list beside the `holidays` package: no library is an authority, but a difference is worth a look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ppid_desk.workdays.rules import DayKind, DayStatus, Difference, Holiday

_CATEGORIES = {DayKind.PUBLIC: "public", DayKind.LEAVE: "government"}  # the package calls collective leave government


def differences(held: Iterable[Holiday], year: int) -> tuple[Difference, ...]:
    """Where public holidays and collective leave of a year differ; both names where both have the day."""
    ours = {
        (fact.date, fact.kind): fact.name
        for fact in held
        if fact.date.year == year and fact.status is DayStatus.DECLARED and fact.kind in _CATEGORIES
    }
    theirs = {(day, kind): name for kind in _CATEGORIES for day, name in _of_package(year, kind).items()}
    return tuple(
        Difference(day, kind, ours.get((day, kind), ""), theirs.get((day, kind), ""))
        for day, kind in sorted(ours.keys() ^ theirs.keys())
    )


def _of_package(year: int, kind: DayKind) -> dict[date, str]:
    from holidays.countries.indonesia import Indonesia

    listed = Indonesia(years=year, categories=(_CATEGORIES[kind],), language="id")
    return {day: str(name) for day, name in listed.items() if day.year == year}
