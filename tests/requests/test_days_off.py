"""On a day off nothing is late that was not late on the working day before (domain 12, T9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from ppid_desk.requests.rules import Filter, Group
from tests.conftest import JAKARTA, asked
from ui import words

THURSDAY, FRIDAY, SUNDAY, MONDAY = (date(2026, 4, day) for day in (2, 3, 5, 6))


class Times:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = at(date(2026, 3, 12))

    def __call__(self) -> datetime:
        return self.moment


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=JAKARTA)


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def office(tmp_path: Path, times: Times) -> Iterator[Desk]:
    """An office in which one request is due on Thursday, 2 April; the next day is a public holiday."""
    with Desk.open(tmp_path / "office", Clock(JAKARTA, times)) as opened:
        assert opened.requests.register(asked()).due == THURSDAY
        yield opened


SEEN = [
    (THURSDAY, Group.TODAY, "hari ini", "warning"),
    (FRIDAY, Group.TODAY, "terlambat mulai 6 Apr", "warning"),
    (SUNDAY, Group.TODAY, "terlambat mulai 6 Apr", "warning"),
    (MONDAY, Group.OVERDUE, "terlambat 1 hk", "danger"),
]


@pytest.mark.parametrize(("day", "group", "left", "colour"), SEEN)
def test_the_queue(office: Desk, times: Times, day: date, group: Group, left: str, colour: str) -> None:
    times.moment = at(day)
    (row,) = office.requests.rows(office.requests.queue(), 0, 5)
    assert (row.group, words.days_left(row), words.GROUP_COLOURS[words.urgency(row)]) == (group, left, colour)
    counts = office.requests.counts().by_group
    assert [each for each, n in counts.items() if n] == [group]
    assert [each for each in Group if office.requests.queue(Filter(group=each)).total] == [group]
    assert office.closing.look().counts.by_group[group] == 1


@pytest.mark.parametrize(
    ("day", "over", "left"),
    [
        (THURSDAY, 0, "hari ini"),
        (FRIDAY, 0, "lewat mulai 6 Apr"),
        (SUNDAY, 0, "lewat mulai 6 Apr"),
        (MONDAY, 1, "lewat 1 hk"),
    ],
)
def test_open_files_and_the_report(office: Desk, times: Times, day: date, over: int, left: str) -> None:
    times.moment = at(day)
    text = str(pypdfium2.PdfDocument(BytesIO(office.open_files.paper()))[0].get_textpage().get_text_range())
    assert f"1 / {over} / {1 - over}" in text
    assert left in text
    assert office.service_reports.figures(Period(date(2026, 1, 1), day)).overdue_at_end == over


def test_what_falls_due_on_a_day_off_is_not_late_before_the_next_working_day(office: Desk, times: Times) -> None:
    number = office.requests.register(asked("Dewi")).number
    office.books.write(partial(_due_on_saturday, number))
    seen = {}
    for day in (FRIDAY, date(2026, 4, 4), SUNDAY, MONDAY):
        times.moment = at(day)
        found = office.requests.rows(office.requests.queue(), 0, 5)
        seen[day] = next(row.group for row in found if row.number == number)
    assert list(seen.values()) == [Group.TOMORROW, Group.TODAY, Group.TODAY, Group.OVERDUE]


def _due_on_saturday(number: str, writing: Writing) -> None:
    writing.run("UPDATE request SET queue_day = '2026-04-04' WHERE number = ?", (number,))
    writing.run("UPDATE load SET n = 1")
    writing.run(
        "INSERT INTO load (open, queue_day, state, path, handed_over, n)"
        " SELECT open, '2026-04-04', state, path, handed_over, 1 FROM load"
    )
