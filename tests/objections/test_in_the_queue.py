"""Requests and objections in one queue: order, positions, counts, filters, and no sorting."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ppid_desk.objections.rules import Ground
from ppid_desk.requests.queue import Queue
from ppid_desk.requests.rules import Filter, Group, State
from ppid_desk.workdays.service import Workdays
from tests.objections.conftest import CHIEF, UPHELD, Team


@pytest.fixture
def busy(team: Team) -> Team:
    """Requests and objections of many days, open and closed."""
    chance = random.Random(7)
    day = date(2026, 3, 2)
    for turn in range(24):
        team.on(day)
        request = team.request()
        if turn % 2:
            team.answered(request)
        if turn % 3:
            number = team.objected(request).number
            if turn % 4 == 0:
                team.move(number, "hand_slip", way="direct")
            if turn % 5 == 0:
                team.decided(number, UPHELD)
                team.move(number, "react", reaction="accepts")
            if turn % 10 == 0:
                team.move(number, "close")
            if turn % 7 == 0 and turn % 5:
                team.move(number, "withdraw", document="Surat")
        day += timedelta(days=chance.choice((0, 0, 1, 2)))
    return team


def plainly(team: Team, wanted: Filter) -> list[str]:
    """Everything sorted: by day and row, a request before the objection of the same row; the closed turned round."""
    columns = "open, queue_day, id, {kind}, number, state, handed_over"
    with team.desk.books.read() as reading:
        rows = [
            *reading.rows(f"SELECT {columns.format(kind=0)} FROM request"),
            *reading.rows(f"SELECT {columns.format(kind=1)} FROM objection"),
        ]
    groups = {row.number: row.group for row in team.desk.requests.rows(team.desk.requests.queue(), 0, 1000)}
    kept = [
        row
        for row in rows
        if wanted.group in (None, groups[row[4]])
        and wanted.state in (None, State(row[5]))
        and not (wanted.not_handed_over and row[6])
    ]
    waiting = sorted(row for row in kept if row[0])
    closed = sorted((row for row in kept if not row[0]), key=lambda row: (*row[1:3], -row[3]), reverse=True)
    return [row[4] for row in (*waiting, *closed)]


FILTERS = [Filter(), *(Filter(group=group) for group in Group), *(Filter(state=state) for state in State),
           Filter(not_handed_over=True)]  # fmt: skip


def test_rows_positions_and_counts_equal_a_plain_sort(busy: Team) -> None:
    requests = busy.desk.requests
    for wanted in FILTERS:
        expected = plainly(busy, wanted)
        standing = requests.queue(wanted)
        assert standing.total == len(expected)
        for first in range(0, len(expected) + 1, 5):
            assert [row.number for row in requests.rows(standing, first, 7)] == expected[first : first + 7]
        assert [requests.place(standing, number) for number in expected] == list(range(len(expected)))
    rows = requests.rows(requests.queue(), 0, 1000)
    assert {row.register for row in rows} == {"PIP", "KIP"}
    counts = requests.counts()
    assert counts.not_handed_over == sum(not row.handed_over for row in rows)
    for group in Group:
        assert counts.by_group[group] == sum(row.group is group for row in rows)
    assert list(busy.desk.faults()) == []


def test_a_page_merges_two_indexes_and_sorts_nothing(busy: Team) -> None:
    calendar = Workdays.shipped().calendar
    with busy.desk.books.read() as reading:
        standing = Queue(reading, busy.at.date(), busy.desk.workdays.calendar)
        seen: list[str] = []
        reading.connection.set_trace_callback(seen.append)
        standing.rows(reading, calendar, 0, 500)
        reading.connection.set_trace_callback(None)
        pages = [each for each in seen if "UNION ALL" in each]
        assert len(pages) == 2  # open and closed
        for sql in pages:
            plan = [str(row[-1]) for row in reading.rows(f"EXPLAIN QUERY PLAN {sql}")]
            assert not [each for each in plan if "B-TREE" in each or each.startswith("SCAN")], plan
            assert sum("request_queue" in each for each in plan) == 1
            assert sum("objection_queue" in each for each in plan) == 1


def test_the_duty_of_an_objection_stands_in_its_line(team: Team) -> None:
    team.on(date(2026, 11, 16))
    request = team.request()
    team.on(date(2026, 12, 1))
    number = team.objected(request, Ground.NOT_ANSWERED).number
    (row,) = team.objections.listed()
    assert (row.number, row.duty, row.holder) == (number, "answer_objection", "atasan_ppid")
    assert row.summary == "(c) Laporan kinerja 2025"
    found = team.desk.requests.rows(team.desk.requests.queue(), 0, 10)
    assert [(each.number, each.register) for each in found] == [(request, "PIP"), (number, "KIP")]
    assert team.objections.search("kinerja") == (row,)
    assert team.objections.find(number.lower()) == number
    team.acts = CHIEF
    team.move(number, "cancel", reason="Keliru")
    assert team.objections.listed(only_open=True) == ()
