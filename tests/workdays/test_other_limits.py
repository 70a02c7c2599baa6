"""Worked dates beyond the answer: objections, disputes, counting back, late files; and what counting costs."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import DayKind
from ppid_desk.workdays.service import Workdays, shipped_holidays

SHIPPED = Workdays.shipped()


@pytest.mark.parametrize(
    ("trap", "start", "n", "expected"),
    [
        ("T17", "2026-11-17", 30, "2026-12-31"),
        ("T17 from the deadline", "2026-11-16", 30, "2026-12-30"),
        ("T18", "2026-11-23", 30, "2027-01-08"),
        ("T19", "2027-01-08", 14, "2027-01-28"),
        ("T20", "2026-03-17", 3, "2026-03-27"),
        ("T21", "2026-04-02", 30, "2026-05-20"),
        ("T25", "2027-03-31", -30, "2027-02-04"),
        ("T25 at the year's end", "2026-12-31", -30, "2026-11-17"),
        ("T8 naive", "2026-03-17", 7, "2026-04-02"),
        ("T9 first late day", "2026-04-02", 1, "2026-04-06"),
    ],
)
def test_counting(trap: str, start: str, n: int, expected: str) -> None:
    assert SHIPPED.calendar.add(date.fromisoformat(start), n).date.isoformat() == expected


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-03-10", "2026-03-31", 10),  # T27
        ("2026-11-23", "2026-11-23", 0),  # T28
        ("2026-04-02", "2026-04-07", 2),  # T39: late by Monday and Tuesday
        ("2026-04-07", "2026-04-02", -2),
        ("2026-03-17", "2026-03-24", 0),  # only days off between
    ],
)
def test_between(first: str, last: str, days: int) -> None:
    assert SHIPPED.calendar.between(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_cautions_of_the_election_path() -> None:
    """The date from first contact is counted by the path's own limit."""
    later = SHIPPED.deadline(date(2026, 3, 26), "election", first_contact=date(2026, 3, 12))
    assert later.caution.from_first_contact == date(2026, 3, 17)
    assert (later.limit.id, later.extension.id) == ("R-06", "R-07")
    weekend = SHIPPED.deadline(date(2026, 11, 22), "normal", first_contact=date(2026, 11, 20))
    assert weekend.caution.from_first_contact is None  # Friday or Sunday: day 1 is Monday
    monday = SHIPPED.deadline(date(2026, 11, 23), "normal", first_contact=date(2026, 11, 22))
    assert monday.caution.from_first_contact == date(2026, 12, 4)


def test_a_deadline_into_an_undeclared_year_says_so() -> None:
    sure, into = SHIPPED.deadline(date(2027, 11, 1), "normal"), SHIPPED.deadline(date(2027, 12, 10), "normal")
    assert not sure.provisional
    assert not into.due.provisional
    assert into.extended.provisional
    assert into.provisional


@pytest.mark.parametrize("n", [-20_001, 20_001])
def test_too_many_days_are_refused(n: int) -> None:
    with pytest.raises(Refusal) as refusal:
        SHIPPED.calendar.add(date(2026, 1, 1), n)
    assert refusal.value.code == "too_many_days"


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
def test_days_out_of_range_are_refused(day: date) -> None:
    near = min(max(day, date(1900, 1, 1)), date(2199, 12, 31))
    step = 10 if day > near else -10
    for attempt in (
        lambda: SHIPPED.calendar.add(day, 0),
        lambda: SHIPPED.calendar.add(near, step),
        lambda: SHIPPED.calendar.between(near, day),
        lambda: SHIPPED.calendar.between(day, near),
    ):
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.code == "date_out_of_range"
        assert "1900" in str(refusal.value)
    assert SHIPPED.calendar.add(near, -step).date


def test_the_far_ends_count_weekends_only() -> None:
    assert SHIPPED.calendar.add(date(1900, 1, 1), 5).date == date(1900, 1, 8)
    assert SHIPPED.calendar.add(date(2199, 12, 31), -5).date == date(2199, 12, 24)


def test_a_year_of_the_calendar_has_a_decree_for_every_day() -> None:
    for year, number in ((2025, "1017/2024"), (2026, "1497/2025"), (2027, "1205/2026")):
        for row in SHIPPED.calendar.year(year):
            added_later = row.date == date(2025, 8, 18)
            assert ("933/2025" if added_later else number) in row.basis
            assert row.declared_on
            assert row.declared_on < row.date
            assert row.name.startswith("Cuti Bersama") == (row.kind is DayKind.LEAVE)


def test_the_days_that_a_decree_will_confirm_are_the_ones_the_notes_name() -> None:
    """Idulfitri and Iduladha of 2027 rest on a forecast: a later decree may move them."""
    package = holidays.country_holidays("ID", years=2027, categories=("public",), language="id")
    forecast = {day for day, name in package.items() if "(perkiraan)" in name}
    moving = ("Hari Raya Idulfitri", "Hari Raya Iduladha")
    assert forecast == {row.date for row in SHIPPED.calendar.year(2027) if row.name in moving}


def test_counting_brings_no_heavy_library() -> None:
    code = (
        "import sys; from ppid_desk.workdays.service import Workdays; Workdays.shipped();"
        "heavy = ('holidays', 'numpy', 'peewee', 'sqlcipher3', 'reportlab', 'PySide6', 'ppid_desk.records');"
        "print([name for name in heavy if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_calendar_is_cheap_to_make() -> None:
    """It stands in the way of the first window: under 2 ms, for ten times the shipped days."""
    many = [replace(row, date=row.date + timedelta(days=1096 * n)) for n in range(10) for row in shipped_holidays()]
    taken = []
    for _ in range(20):
        begin = time.perf_counter()
        Calendar(many)
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 0.002
