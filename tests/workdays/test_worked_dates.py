"""The worked dates of the domain brief, whatever the machine's time zone; and the arithmetic against numpy's."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import holidays
import numpy as np
import pytest

from ppid_desk.clock import Clock
from ppid_desk.errors import Refusal
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday
from ppid_desk.workdays.service import Workdays, shipped_holidays

ZONES = ("UTC", "Asia/Jakarta", "Asia/Jayapura", "America/New_York", "Pacific/Kiritimati")
SHIPPED = Workdays.shipped()

# receipt → +3, +5, +10, +17, +30
PAIRS = """
2026-01-05 2026-01-08 2026-01-12 2026-01-20 2026-01-29 2026-02-19
2026-02-09 2026-02-12 2026-02-18 2026-02-25 2026-03-06 2026-04-01
2026-03-13 2026-03-25 2026-03-27 2026-04-06 2026-04-15 2026-05-05
2026-05-08 2026-05-13 2026-05-19 2026-05-26 2026-06-09 2026-06-29
2026-05-12 2026-05-19 2026-05-21 2026-06-02 2026-06-11 2026-07-01
2026-05-22 2026-05-29 2026-06-03 2026-06-10 2026-06-22 2026-07-09
2026-08-10 2026-08-13 2026-08-18 2026-08-26 2026-09-04 2026-09-23
2026-11-23 2026-11-26 2026-11-30 2026-12-07 2026-12-16 2027-01-08
2026-12-10 2026-12-15 2026-12-17 2026-12-28 2027-01-08 2027-01-27
2026-12-24 2026-12-30 2027-01-04 2027-01-12 2027-01-21 2027-02-10
2026-12-30 2027-01-06 2027-01-08 2027-01-15 2027-01-26 2027-02-15
"""
# trap, path, receipt, answer, extended
TRAPS = """
T1 normal 2026-03-02 2026-03-16 -
T2 normal 2026-03-10 2026-03-31 -
T4 normal 2026-11-02 2026-11-16 -
T5 normal 2026-11-22 2026-12-04 -
T6 normal 2026-03-18 2026-04-08 -
T7 normal 2026-03-12 2026-04-02 2026-04-14
T11 election 2026-03-17 2026-03-27 2026-03-31
T11 election 2026-03-12 2026-03-17 2026-03-26
T12 normal 2026-03-26 2026-04-10 2026-04-21
T13 normal 2026-12-17 2027-01-06 2027-01-15
T14 normal 2026-12-31 2027-01-18 -
T26 normal 2025-08-11 2025-08-26 -
"""


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    if hasattr(time, "tzset"):
        time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    if hasattr(time, "tzset"):
        time.tzset()


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


@pytest.mark.parametrize("row", lines(PAIRS), ids=lambda row: str(row[0]))
def test_pairs(zone: str, row: list[str]) -> None:
    start = date.fromisoformat(row[0])
    found = [SHIPPED.calendar.add(start, n).date.isoformat() for n in (3, 5, 10, 17, 30)]
    assert found == row[1:]


@pytest.mark.parametrize("row", lines(TRAPS), ids=lambda row: "-".join(row[:3]))
def test_traps(zone: str, row: list[str]) -> None:
    _, path, receipt, due, extended = row
    deadline = SHIPPED.deadline(date.fromisoformat(receipt), path)
    assert deadline.due.date.isoformat() == due
    assert extended in ("-", deadline.extended.date.isoformat())


def test_cautions() -> None:
    deadline = SHIPPED.deadline(date(2026, 3, 10), "normal")
    assert deadline.caution.without_collective_leave == date(2026, 3, 25)
    later = SHIPPED.deadline(date(2026, 3, 26), "normal", first_contact=date(2026, 3, 12))
    assert later.caution.from_first_contact == date(2026, 4, 2)
    assert SHIPPED.deadline(date(2026, 12, 17), "normal").caution.without_collective_leave == date(2027, 1, 4)
    assert SHIPPED.deadline(date(2026, 11, 2), "normal").caution.without_collective_leave is None


def test_incomplete() -> None:
    """T12: told by 17 March; told on 17 March means complete by 27 March."""
    assert SHIPPED.notice_due(date(2026, 3, 12)).date == date(2026, 3, 17)
    assert SHIPPED.complete_by(date(2026, 3, 17)).date == date(2026, 3, 27)


def test_a_late_decree_counts_from_its_day() -> None:
    """T26: 18 August 2025 became a day off on 7 August."""
    start = date(2025, 8, 11)
    assert SHIPPED.calendar.known_on(date(2025, 8, 6)).add(start, 10).date == date(2025, 8, 25)
    assert SHIPPED.calendar.known_on(date(2025, 8, 7)).add(start, 10).date == date(2025, 8, 26)
    assert SHIPPED.calendar.known_on(date(2025, 8, 6)).version != SHIPPED.calendar.version


def test_a_withdrawn_day_counts_again() -> None:
    rows = [*shipped_holidays()]
    withdrawn = [
        Holiday(row.date, row.kind, row.name, row.basis, row.declared_on, DayStatus.WITHDRAWN)
        if row.date == date(2025, 8, 18)
        else row
        for row in rows
    ]
    assert Calendar(withdrawn).add(date(2025, 8, 11), 10).date == date(2025, 8, 25)
    assert len(Calendar(withdrawn).year(2025)) == len(SHIPPED.calendar.year(2025))


def test_the_office_day_is_not_the_machines(zone: str) -> None:
    """T38: 23:30 in Serang belongs to that date, wherever the machine thinks it is."""
    late = Clock.standing(datetime(2026, 11, 23, 16, 30, tzinfo=UTC))
    assert (late.today(), late.now().isoformat()) == (date(2026, 11, 23), "2026-11-23T23:30:00+07:00")


def test_every_day_is_explained_once() -> None:
    counted = SHIPPED.calendar.add(date(2026, 3, 10), 10)
    days = sorted([*counted.counted, *(day.date for day in counted.skipped)])
    assert days == [date(2026, 3, 11) + timedelta(days=n) for n in range(21)]
    assert len(counted.counted) == 10
    kinds = {day.date: (day.kind, day.basis) for day in counted.skipped}
    assert kinds[date(2026, 3, 18)][0] is DayKind.LEAVE
    assert "1497/2025" in kinds[date(2026, 3, 19)][1]
    assert kinds[date(2026, 3, 21)][0] is DayKind.WEEKEND
    assert SHIPPED.reason(SHIPPED.calendar.add(date(2026, 3, 30), 5)) == (
        "5 hari kerja; dilewati: 3 Apr (Wafat Yesus Kristus)"
    )


def test_an_undeclared_year_is_provisional() -> None:
    calendar = SHIPPED.calendar
    assert calendar.declared_years == {2025, 2026, 2027}
    assert not calendar.add(date(2027, 12, 20), 8).provisional
    assert calendar.add(date(2027, 12, 30), 5).provisional
    assert calendar.add(date(2024, 12, 30), 1).provisional
    assert not calendar.add(date(2024, 12, 31), 1).provisional  # day 1 is 2 January 2025


def random_cases(n: int) -> list[tuple[date, int]]:
    chance = random.Random(20261123)
    first, last = date(2023, 1, 1).toordinal(), date(2029, 12, 31).toordinal()
    return [(date.fromordinal(chance.randint(first, last)), chance.randint(-400, 400)) for _ in range(n)]


@pytest.mark.parametrize("leave", [True, False])
def test_equals_numpy(leave: bool) -> None:
    off = [row.date.isoformat() for row in shipped_holidays() if leave or row.kind is not DayKind.LEAVE]
    cases = random_cases(10_000)
    for start, n in cases:
        if n == 0:
            continue
        roll = "backward" if n > 0 else "forward"
        expected = np.busday_offset(np.datetime64(start), n, roll=roll, holidays=off)  # type: ignore[call-overload]
        assert SHIPPED.calendar.add(start, n, collective_leave=leave).date == expected.astype(date), (start, n)
    for start, n in cases:
        end = start + timedelta(days=n)
        low, high = min(start, end) + timedelta(days=1), max(start, end) + timedelta(days=1)
        expected = int(np.busday_count(np.datetime64(low), np.datetime64(high), holidays=off))
        found = SHIPPED.calendar.between(start, end, collective_leave=leave)
        assert found == (expected if n >= 0 else -expected), (start, end)


def test_there_and_back() -> None:
    for start, n in random_cases(2_000):
        if SHIPPED.calendar.is_working(start):
            there = SHIPPED.calendar.add(start, n).date
            assert SHIPPED.calendar.add(there, -n).date == start
            assert SHIPPED.calendar.between(start, there) == n


def test_zero_gives_the_day_itself() -> None:
    sunday = SHIPPED.calendar.add(date(2026, 11, 22), 0)
    assert (sunday.date, sunday.counted, sunday.skipped) == (date(2026, 11, 22), (), ())


def test_working_days_of_2026() -> None:
    months = [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]
    for month, expected in enumerate(months, 1):
        last = date(2026 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        first = date(2026, month, 1) - timedelta(days=1)
        assert SHIPPED.calendar.between(first, last) == expected
    for year, expected in ((2025, 237), (2026, 240), (2027, 242)):
        assert SHIPPED.calendar.between(date(year - 1, 12, 31), date(year, 12, 31)) == expected


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_shipped_lists_against_the_holidays_package(year: int) -> None:
    for kind, category in ((DayKind.PUBLIC, "public"), (DayKind.LEAVE, "government")):
        ours = {row.date for row in SHIPPED.calendar.year(year) if row.kind is kind}
        assert ours == set(holidays.country_holidays("ID", years=year, categories=(category,)))


def test_out_of_range_is_refused() -> None:
    for start, n in ((date(1850, 1, 1), 3), (date(2199, 12, 20), 30), (date(2026, 1, 1), 1_000_000)):
        with pytest.raises(Refusal):
            SHIPPED.calendar.add(start, n)


def test_limits_are_data_with_source() -> None:
    assert {id_[:4] for id_ in SHIPPED.limits} == {f"R-{n:02d}" for n in range(1, 23)}
    parts = {"R-11": "ab", "R-12": "abc", "R-13": "abcdefgh", "R-14": "ab", "R-19": "abcde", "R-20": "abcd"}
    assert {id_ for id_ in SHIPPED.limits if len(id_) > 4} == {f"{id_}{x}" for id_, more in parts.items() for x in more}
    units = {"working_day", "calendar_day", "hour", "month", "at_once"}
    assert {limit.unit for limit in SHIPPED.limits.values()} == units
    assert all(limit.extension in {"", *SHIPPED.limits} for limit in SHIPPED.limits.values())
    assert all(limit.source and limit.version and limit.confidence in "TQSMD" for limit in SHIPPED.limits.values())
    assert [SHIPPED.limit(f"R-{n:02d}").length for n in range(4, 11)] == [10, 7, 3, 2, 30, 30, 3]
