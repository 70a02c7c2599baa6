"""Every day on the way says why it counts or not; the reason on paper stays a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday
from ppid_desk.workdays.service import Workdays, shipped_holidays

SHIPPED = Workdays.shipped()
DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))


def off(day: str, kind: DayKind, name: str) -> Holiday:
    return Holiday(date.fromisoformat(day), kind, name, f"SK {name}", date(2025, 9, 19), DayStatus.DECLARED)


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from the nearer one (left out) to the farther one."""
    step = 1 if last > first else -1
    return (first + timedelta(days=step * n) for n in range(1, abs((last - first).days) + 1))


@given(DAYS, st.integers(-300, 300), st.booleans())
def test_every_day_of_the_way_stands_once(start: date, n: int, leave: bool) -> None:
    counted = SHIPPED.calendar.add(start, n, collective_leave=leave)
    skipped = [day.date for day in counted.skipped]
    way = list(days_between(start, counted.date))
    assert sorted([*counted.counted, *skipped]) == sorted(way)
    assert len(counted.counted) == abs(n)
    assert counted.counted[-1:] == ((counted.date,) if n else ())
    assert list(counted.counted) == [day for day in way if day not in set(skipped)]  # in the order of counting
    assert all(day.name and day.basis for day in counted.skipped)
    if n >= 0:
        assert SHIPPED.calendar.between(start, counted.date, collective_leave=leave) == n


@given(DAYS, DAYS)
def test_between_is_antisymmetric(first: date, last: date) -> None:
    between, early, late = SHIPPED.calendar.between, min(first, last), max(first, last)
    assert between(first, last) == -between(last, first)
    assert between(early, late) == sum(SHIPPED.calendar.is_working(day) for day in days_between(early, late))


@pytest.mark.parametrize(
    ("receipt", "n", "counted"),
    [
        ("2026-03-10", 10, "03-11 03-12 03-13 03-16 03-17 03-25 03-26 03-27 03-30 03-31"),
        ("2026-12-17", 10, "12-18 12-21 12-22 12-23 12-28 12-29 12-30 12-31 01-04 01-06"),
    ],
)
def test_which_days_count(receipt: str, n: int, counted: str) -> None:
    """T2 and T13: the days themselves."""
    found = SHIPPED.calendar.add(date.fromisoformat(receipt), n).counted
    assert " ".join(f"{day:%m-%d}" for day in found) == counted


def test_why_a_day_does_not_count() -> None:
    calendar = SHIPPED.calendar
    easter, leave = calendar.day_off(date(2026, 4, 5)), calendar.day_off(date(2026, 3, 18))
    assert easter
    assert leave
    assert (easter.kind, easter.name) == (DayKind.WEEKEND, "Minggu; Kebangkitan Yesus Kristus (Paskah)")
    assert easter.basis == "Perpres 21/2023"
    assert (leave.kind, leave.name) == (DayKind.LEAVE, "Cuti Bersama Nyepi")
    assert calendar.day_off(date(2026, 3, 18), collective_leave=False) is None
    assert calendar.day_off(date(2026, 3, 17)) is None
    saturday = calendar.day_off(date(2026, 11, 21))
    assert saturday
    assert saturday.name == "Sabtu"


def test_two_facts_on_one_day() -> None:
    """A day that is collective leave and a local day off stays off without collective leave."""
    rows = [off("2026-03-18", DayKind.LOCAL, "Hari jadi"), off("2026-03-18", DayKind.LEAVE, "Cuti Bersama Nyepi")]
    more = off("2026-03-19", DayKind.LOCAL, "Pilkada"), off("2026-03-19", DayKind.PUBLIC, "Nyepi")
    calendar = Calendar([*rows, *more])
    for day, leave, name in ((18, True, "Cuti Bersama Nyepi"), (18, False, "Hari jadi"), (19, True, "Nyepi")):
        why = calendar.day_off(date(2026, 3, day), collective_leave=leave)
        assert why
        assert why.name == name
    assert calendar.add(date(2026, 3, 17), 1, collective_leave=False).date == date(2026, 3, 20)
    assert Calendar(rows[1:]).add(date(2026, 3, 17), 1, collective_leave=False).date == date(2026, 3, 18)


def test_a_calendar_is_known_by_its_facts() -> None:
    rows = [*shipped_holidays()]
    calendar = Calendar(reversed(rows))
    assert calendar.version == SHIPPED.calendar.version
    assert Calendar(rows[1:]).version != calendar.version
    assert calendar.add(date(2026, 3, 10), 10).calendar_version == calendar.version


@pytest.mark.parametrize(
    ("start", "n", "reason"),
    [
        ("2026-11-02", 10, "10 hari kerja"),
        ("2026-03-17", 3, "3 hari kerja; dilewati: 18 Mar (Cuti Bersama Nyepi), 19 Mar (Hari Suci Nyepi), "
         "20 Mar, 23–24 Mar (Cuti Bersama Idulfitri)"),
        ("2025-03-28", 1, "1 hari kerja; dilewati: 31 Mar, 1 Apr (Hari Raya Idulfitri), "
         "2–4 Apr, 7 Apr (Cuti Bersama Idulfitri)"),
        ("2025-03-26", 30, "30 hari kerja; dilewati: 31 Mar, 1 Apr, 18 Apr, 1 Mei, 12 Mei (libur nasional), "
         "28 Mar, 2–4 Apr, 7 Apr, 13 Mei (cuti bersama)"),
        ("2025-12-31", 240, "240 hari kerja; dilewati: 13 libur nasional, 8 cuti bersama"),
    ],
)  # fmt: skip
def test_the_reason_on_paper(start: str, n: int, reason: str) -> None:
    assert SHIPPED.reason(SHIPPED.calendar.add(date.fromisoformat(start), n)) == reason


@given(DAYS, st.sampled_from([-1000, -30, 3, 5, 10, 17, 30, 60, 250, 1000]))
def test_the_reason_stays_a_line(start: date, n: int) -> None:
    counted = SHIPPED.calendar.add(start, n)
    reason = SHIPPED.reason(counted)
    assert len(reason) <= 150
    assert ("dilewati" in reason) == any(day.kind is not DayKind.WEEKEND for day in counted.skipped)
