"""Limits in working days, calendar days, months and hours end where the worked dates say, in any zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.workdays import clocks
from ppid_desk.workdays.service import Workdays
from ppid_desk.workdays.spans import months_on
from tests.conftest import JAKARTA
from tests.workdays.test_worked_dates import lines, zone  # noqa: F401  (a fixture)

SHIPPED = Workdays.shipped()
# trap, limit, event, last day, the working day before where the last day is none
DATES = """
T12 R-02 2026-03-12 2026-03-17 -
T12 R-03 2026-03-17 2026-03-27 -
T17 R-08 2026-11-17 2026-12-31 -
T17 R-08 2026-11-16 2026-12-30 -
T18 R-09 2026-11-23 2027-01-08 -
T19 R-11b 2027-01-08 2027-01-28 -
T20 R-10 2026-03-17 2026-03-27 -
T21 R-08 2026-04-02 2026-05-20 -
T22 R-19b 2026-11-20 2026-12-04 -
T22 R-19d 2026-11-20 2027-01-19 -
T22 R-19d 2026-12-01 2027-01-30 2027-01-29
T24 R-14b 2026-06-30 2026-07-14 -
T25 R-17 2027-03-31 2027-02-04 -
T25 R-17 2026-12-31 2026-11-17 -
T34 R-16 2025-12-31 2026-03-31 -
T34 R-16 2026-12-31 2027-03-31 -
T40 R-15 2026-08-31 2027-02-28 2027-02-26
"""


@pytest.mark.parametrize("row", lines(DATES), ids=lambda row: "-".join(row[:3]))
def test_worked_dates(zone: str, row: list[str]) -> None:  # noqa: F811
    _, limit, event, last, before = row
    end = SHIPPED.count(limit, date.fromisoformat(event))
    assert (end.start.isoformat(), end.date.isoformat()) == (event, last)
    assert (end.caution.isoformat() if end.caution else "-") == before


def test_a_breach_is_told_within_72_hours(zone: str) -> None:  # noqa: F811
    """T23: hours go on over holidays, and are the same hours on any machine."""
    known = datetime(2026, 12, 23, 15, 0, tzinfo=JAKARTA)
    end = SHIPPED.count("R-18", known)
    assert end.at == known + timedelta(hours=72)
    assert end.at.isoformat() == "2026-12-26T15:00:00+07:00"
    assert (end.date, end.caution) == (date(2026, 12, 26), date(2026, 12, 23))
    new_york = datetime(2026, 10, 31, 12, 0, tzinfo=ZoneInfo("America/New_York"))  # the clocks go back on 1 November
    moment = SHIPPED.count("R-18", new_york).at
    assert moment is not None
    assert moment.timestamp() - new_york.timestamp() == 72 * 3600


@pytest.mark.parametrize("start", [date(2026, 12, 23), datetime(2026, 12, 23, 15, 0)])  # noqa: DTZ001
def test_hours_need_a_moment(start: date) -> None:
    with pytest.raises(Refusal) as refusal:
        SHIPPED.count("R-18", start)
    assert refusal.value.code == "limit_needs_moment"
    assert "R-18" in str(refusal.value)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(-60, 60))
def test_months_end_with_the_month(day: date, months: int) -> None:
    found = months_on(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    tomorrow = found + timedelta(days=1)
    assert found.day == day.day or (found.day < day.day and tomorrow.day == 1)


def test_clocks_are_kept_ended_and_dropped(desk: Desk) -> None:
    known = datetime(2026, 12, 23, 15, 0, tzinfo=JAKARTA)

    def work(writing: object) -> None:
        for limit, on in (("R-09", date(2026, 11, 23)), ("R-18", known), ("R-04", date(2026, 12, 17))):
            clocks.start(writing, desk.workdays, "PIK", 7, limit, on)  # type: ignore[arg-type]

    desk.books.write(work)
    with desk.books.read() as reading:
        objection, breach, answer = clocks.of(reading, "PIK", 7)
        assert (objection.start_on, objection.due_on) == (date(2026, 11, 23), date(2027, 1, 8))
        assert breach.ends == "2026-12-26T15:00:00+07:00"
        assert (answer.due_on, answer.extended_on) == (date(2027, 1, 6), date(2027, 1, 15))
        assert {each.calendar_version for each in (objection, answer)} == {desk.workdays.calendar.version}
        assert [each.limit_id for each in clocks.running(reading, "PIK")] == ["R-09", "R-18", "R-04"]
    start = date(2026, 11, 23)
    desk.books.write(lambda writing: clocks.end(writing, "PIK", 7, "R-09", start, date(2027, 1, 4)))
    with desk.books.read() as reading:
        assert [each.ended_on for each in clocks.of(reading, "PIK", 7)] == [date(2027, 1, 4), None, None]
        assert [each.limit_id for each in clocks.running(reading)] == ["R-18", "R-04"]
    desk.books.write(lambda writing: clocks.end(writing, "PIK", 7, "R-09", start, None))  # it was taken back
    desk.books.write(lambda writing: clocks.drop(writing, "PIK", 7, "R-18", known))
    with desk.books.read() as reading:
        assert [each.limit_id for each in clocks.running(reading)] == ["R-09", "R-04"]
