"""Counting the service: figures from facts of files; pure, in one walk over them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from statistics import fmean, median

from ppid_desk.reports.facts import RequestFact
from ppid_desk.reports.rules import Count, FileLine, MonthFigures, ObjectionFigures, Period, ReportFigures, Took
from ppid_desk.workdays.calendar import Calendar

SPREAD = (("0", 0), ("1-3", 1), ("4-7", 4), ("8-10", 8), ("11-17", 11), ("18+", 18))
LATE = (("1", 1), ("2-5", 2), ("6-10", 6), ("11+", 11))
_OLDEST = 10


class Tally:
    """Counts the facts of a period one after another; `figures` tells what was found."""

    def __init__(self, period: Period, today: date, calendar: Calendar) -> None:
        self.period, self.until, self.calendar = period, min(period.last, today), calendar
        self.counts: dict[str, Counter[str]] = {
            name: Counter()
            for name in ("ended", "late_by", "spread", "reasons", "channels", "kinds", "paths", "outcomes", "items",
                         "grounds", "received_in", "late_in")
        }  # fmt: skip
        self.carried_over = self.received = self.open = self.overdue = 0
        self.lines: list[FileLine] = []
        self.waiting: list[FileLine] = []

    def add(self, fact: RequestFact) -> None:
        """Count one file."""
        if fact.received in self.period:
            self._received(fact)
        elif fact.received < self.period.first and (fact.settled is None or fact.settled >= self.period.first):
            self.carried_over += 1
        if fact.answered and fact.answered in self.period:
            self._answered(fact, fact.answered)
        elif fact.ended and fact.ended in self.period:
            self.counts["ended"][fact.state.value] += 1
        if fact.extended and fact.extended in self.period:
            self.counts["reasons"][fact.extension_reason or "unrecorded"] += 1
        if fact.open_on(self.until):
            self._open(fact)

    def _received(self, fact: RequestFact) -> None:
        self.received += 1
        self.counts["received_in"][_month(fact.received)] += 1
        for name, value in (("channels", fact.channel), ("kinds", fact.kind), ("paths", fact.path)):
            self.counts[name][value.value] += 1

    def _answered(self, fact: RequestFact, day: date) -> None:
        line = self._line(fact, day)
        self.lines.append(line)
        self.counts["spread"][_band(SPREAD, line.days)] += 1
        self.counts["outcomes"][line.outcome] += 1
        if fact.late_by:
            self.counts["late_by"][_band(LATE, fact.late_by)] += 1
            self.counts["late_in"][_month(day)] += 1
        for outcome, ground in fact.items:
            self.counts["items"][outcome.value] += 1
            if ground:
                self.counts["grounds"][ground] += 1

    def _open(self, fact: RequestFact) -> None:
        self.open += 1
        self.overdue += fact.due is not None and self.calendar.between(fact.due, self.until) > 0
        self.waiting.append(self._line(fact, self.until))

    def _line(self, fact: RequestFact, day: date) -> FileLine:
        answered = fact.answered if fact.answered == day else None
        outcome = (fact.outcome.value if fact.outcome else "unrecorded") if answered else ""
        days = max(0, self.calendar.between(fact.started or fact.received, day))
        return FileLine(
            fact.number, fact.received, fact.started, fact.due, answered, days, fact.late_by if answered else 0, outcome
        )

    def figures(self, objections: ObjectionFigures) -> ReportFigures:
        """What was counted."""
        days = [line.days for line in self.lines]
        late = sum(self.counts["late_by"].values())
        return ReportFigures(
            period=self.period, until=self.until, carried_over=self.carried_over, received=self.received,
            answered=len(days), ended=self._told("ended"), open_at_end=self.open, overdue_at_end=self.overdue,
            on_time=len(days) - late, late=late, late_by=self._bands("late_by", LATE), took=took(days),
            spread=self._bands("spread", SPREAD), extended=sum(self.counts["reasons"].values()),
            extension_reasons=self._told("reasons"), months=self._months(), channels=self._told("channels"),
            kinds=self._told("kinds"), paths=self._told("paths"), outcomes=self._told("outcomes"),
            item_outcomes=self._told("items"), grounds=self._told("grounds"), lines=tuple(self.lines),
            oldest=tuple(nsmallest(_OLDEST, self.waiting, key=lambda line: line.received)), objections=objections,
        )  # fmt: skip

    def _told(self, name: str) -> tuple[Count, ...]:
        found = self.counts[name].items()
        return tuple(Count(code, n) for code, n in sorted(found, key=lambda each: (-each[1], each[0])))

    def _bands(self, name: str, bands: tuple[tuple[str, int], ...]) -> tuple[Count, ...]:
        return tuple(Count(code, self.counts[name][code]) for code, _ in bands)

    def _months(self) -> tuple[MonthFigures, ...]:
        took_in: dict[str, list[int]] = {}
        for line in self.lines:
            if line.answered:
                took_in.setdefault(_month(line.answered), []).append(line.days)
        return tuple(self._month(*each, took_in) for each in self.period.months)

    def _month(self, year: int, month: int, took_in: dict[str, list[int]]) -> MonthFigures:
        if date(year, month, 1) > self.until:
            return MonthFigures(year, month, None, None, 0, 0, None)
        name = f"{year}-{month:02d}"
        days, late = took_in.get(name, []), self.counts["late_in"][name]
        return MonthFigures(
            year, month, self.counts["received_in"][name], len(days), len(days) - late, late, took(days).median
        )


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _band(bands: tuple[tuple[str, int], ...], days: int) -> str:
    return bands[bisect_right([least for _, least in bands], days) - 1][0]


def took(days: Iterable[int]) -> Took:
    """How long answers took, in working days."""
    known = list(days)
    if not known:
        return Took(0, None, None, None)
    return Took(len(known), fmean(known), float(median(known)), max(known))
