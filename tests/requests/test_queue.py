"""The queue: order, sections, positions and counts, against a plain sort of all rows; and finding."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import found_demo
from ppid_desk.numbering import check_digit
from ppid_desk.requests.rules import Filter, Group, QueueRow, State
from ppid_desk.requests.rules import Path as ServicePath
from tests.conftest import JAKARTA, NOON, asked
from tests.hostile import HOSTILE


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    found_demo(folder, 1500, clock=Clock.standing(NOON))
    return folder


def plainly(desk: Desk, wanted: Filter) -> list[str]:
    """All numbers in order, by sorting everything."""
    with desk.books.read() as reading:
        columns = "id, number, state, path, handed_over"
        rows = reading.rows(
            f"SELECT open, queue_day, 0 AS kind, {columns} FROM request UNION ALL"
            f" SELECT open, queue_day, 1 AS kind, {columns} FROM objection"
        )
    groups = {row.number: row.group for row in desk.requests.rows(desk.requests.queue(), 0, 10_000)}
    kept = [
        row
        for row in rows
        if wanted.group in (None, groups[row[4]])
        and wanted.state in (None, State(row[5]))
        and wanted.path in (None, ServicePath(row[6]))
        and not (wanted.not_handed_over and row[7])
    ]
    kept.sort(key=lambda row: row[2])  # a request before the objection of the same row
    waiting = sorted((row for row in kept if row[0]), key=lambda row: (row[1], row[3]))
    closed = sorted((row for row in kept if not row[0]), key=lambda row: (row[1], row[3]), reverse=True)
    return [row[4] for row in (*waiting, *closed)]


FILTERS = [
    Filter(), *(Filter(group=group) for group in Group), *(Filter(state=state) for state in State),
    Filter(not_handed_over=True), Filter(path=ServicePath.ELECTION), Filter(Group.LATER, not_handed_over=True),
]  # fmt: skip


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_rows_by_position_equal_a_plain_sort(demo: Path, wanted: Filter) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        expected = plainly(desk, wanted)
        standing = desk.requests.queue(wanted)
        assert standing.total == len(expected)
        chance = random.Random(1)
        for _ in range(25):
            first, count = chance.randrange(len(expected) + 1), chance.randrange(1, 120)
            rows = desk.requests.rows(standing, first, count)
            assert [row.number for row in rows] == expected[first : first + count]
        for place in chance.sample(range(len(expected)), min(10, len(expected))):
            assert desk.requests.place(standing, expected[place]) == place


def test_counts_are_those_of_the_rows(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        standing = desk.requests.queue()
        rows = desk.requests.rows(standing, 0, 10_000)
        for group in Group:
            assert standing.counts.by_group[group] == sum(row.group is group for row in rows)
        assert standing.counts.not_handed_over == sum(not row.handed_over for row in rows)
        assert standing.counts.incomplete == sum(row.state is State.INCOMPLETE for row in rows)
        order = [row.group for row in rows]
        assert order == sorted(order, key=list(Group).index)  # sections follow each other


def row_on(desk: Desk, day: date) -> QueueRow:
    return desk.requests.rows(desk.requests.queue(), 0, 1)[0]


@pytest.mark.parametrize(
    ("today", "group", "days"),
    [
        (date(2026, 11, 23), Group.LATER, 10),
        (date(2026, 12, 3), Group.LATER, 2),
        (date(2026, 12, 4), Group.LATER, 1),
        (date(2026, 12, 6), Group.TOMORROW, 1),
        (date(2026, 12, 7), Group.TODAY, 0),
        (date(2026, 12, 8), Group.OVERDUE, -1),
        (date(2026, 12, 13), Group.OVERDUE, -4),
    ],
)
def test_a_day_turns_over(tmp_path: Path, today: date, group: Group, days: int) -> None:
    """Due today is not overdue; what is late counts working days (T39)."""
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        desk.requests.register(asked())
    at = datetime(today.year, today.month, today.day, 0, 0, 1, tzinfo=JAKARTA)
    with Desk.open(tmp_path / "office", Clock.standing(at)) as desk:
        row = row_on(desk, today)
        assert (row.next_date, row.group, row.days_left) == (date(2026, 12, 7), group, days)


def test_this_week_ends_on_sunday(tmp_path: Path) -> None:
    monday = datetime(2026, 11, 30, 8, 0, tzinfo=JAKARTA)
    with Desk.open(tmp_path / "office", Clock.standing(monday)) as desk:
        received = monday - timedelta(days=12)
        desk.requests.register(asked(received_at=received, received_proof="x"))
        assert row_on(desk, monday.date()).group is Group.THIS_WEEK


def test_handing_over_moves_the_count_once(desk: Desk) -> None:
    number = desk.requests.register(asked()).number
    assert desk.requests.counts().not_handed_over == 1
    for _ in range(2):
        desk.requests.hand_over(number)
    assert desk.requests.counts().not_handed_over == 0
    assert [moment.kind for moment in desk.requests.history(desk.requests.get(number))] == [
        "request.registered", "slip.handed_over",
    ]  # fmt: skip
    assert list(desk.faults()) == []


def test_search_finds_by_everything(desk: Desk) -> None:
    wanted = desk.requests.register(asked("Zulaikha Ḥasan", "Rincian anggaran 2025", reference="EP-99/2026")).number
    desk.requests.register(asked("Orang Lain"))
    for text in ("zulaikha", "HASAN", "rincian angg", "EP-99/2026", "3673015508900002 zul", wanted, "0812900 rincian"):
        assert wanted in [row.number for row in desk.requests.search(text)], text
    assert [row.number for row in desk.requests.search("zulaikha orang")] == []


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), '"', "*", "a*b", "(", ")", "^", "NEAR(a b)", "a AND", "-a", ":", "\\"]
)
def test_any_sign_may_be_typed(desk: Desk, text: str) -> None:
    desk.requests.register(asked())
    desk.requests.search(text)
    desk.requests.visitors(text)
    desk.requests.find(text)


def test_numbers_are_found_as_people_say_them(desk: Desk) -> None:
    request = desk.requests.register(asked())
    number, digit = request.number, request.check_digit
    payload = desk.requests.payload(request)
    for text in (
        number,
        number.lower(),
        f" {number} ",
        f"{number}-{digit}",
        f"{number} {digit}",
        "1",
        "0001",
        f"1-{digit}",
        payload,
    ):
        assert desk.requests.find(text) == number, text
    assert desk.requests.find("2") is None
    assert desk.requests.find("0002/PIP/KPU-KS/XI/2026") is None
    wrong = str((int(digit) + 1) % 10)
    for text in (f"{number}-{wrong}", f"1-{wrong}"):
        with pytest.raises(Refusal) as told:
            desk.requests.find(text)
        assert told.value.code == "check_digit_wrong"
    assert check_digit(number) == digit


def test_a_page_is_a_few_questions_however_many_rows(demo: Path) -> None:
    """No query per row, and none that grows with the number of files."""
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        standing = desk.requests.queue()
        for first in (0, 700, standing.total - 100):
            seen: list[str] = []
            with desk.books.read() as reading:
                reading.connection.set_trace_callback(seen.append)
                assert len(desk.requests.rows(standing, first, 100)) == 100
                reading.connection.set_trace_callback(None)
            assert len(seen) <= 3


def test_the_page_needs_no_sorting(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk, desk.books.read() as reading:
        plan = reading.rows(
            "EXPLAIN QUERY PLAN SELECT number FROM request WHERE open = 1 AND queue_day >= '2026-01-01'"
            " AND queue_day <= '2027-01-01' ORDER BY queue_day, id LIMIT 100 OFFSET 5"
        )
    words = " ".join(str(row[-1]) for row in plan)
    assert "request_queue" in words
    assert "TEMP B-TREE" not in words
