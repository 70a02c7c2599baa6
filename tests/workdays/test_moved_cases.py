"""Files that were worked on: what waits moves with its limit, what was answered keeps what it was judged by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import asked
from tests.workdays.test_changing import EIGHTEENTH, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office", date(2025, 8, 1))
    made.withdraw(EIGHTEENTH)
    yield made
    made.desk.close()


def test_a_file_that_waits_is_due_the_working_day_after_its_limit(office: Office) -> None:
    desk = office.on(date(2025, 8, 11)).desk
    number = desk.requests.register(asked(missing=("Fotokopi KTP",))).number
    office.on(date(2025, 8, 12))
    desk.handling.advance(number, "tell_incomplete", {"on": "2025-08-12", "way": "direct", "proof": "lisan"})
    (row,) = desk.requests.rows(desk.requests.queue(), 0, 9)
    assert (row.duty, row.next_date) == ("wait", date(2025, 8, 18))
    proposal = office.declare()
    assert proposal.moves == ()  # the limit itself ends on Friday the 15th
    desk.calendar.apply(proposal)
    (row,) = desk.requests.rows(desk.requests.queue(), 0, 9)
    assert row.next_date == date(2025, 8, 19)
    assert list(desk.faults()) == []


def test_an_answered_file_stays_as_late_as_it_was(office: Office) -> None:
    desk = office.on(date(2025, 8, 1)).desk
    request = desk.requests.register(asked())
    number = request.number
    assert request.due == date(2025, 8, 15)
    office.on(date(2025, 8, 19))
    desk.handling.advance(number, "answer_on_spot", {"on": "2025-08-19", "what": "LKjIP", "form": "softcopy",
                                                     "recipient": "Siti"})  # fmt: skip
    before, explained = desk.handling.work(number), desk.handling.explain(number)
    assert before.late_by == 2  # Monday the 18th and Tuesday
    proposal = office.declare()
    assert proposal.moves == ()
    desk.calendar.apply(proposal)
    assert desk.handling.work(number).late_by == 2
    assert desk.handling.explain(number) == explained
    mended = {"field": "purpose", "value": "riset tesis", "reason": "salah ketik"}
    desk.handling.advance(number, "correct_text", mended)
    assert desk.handling.work(number).late_by == 2
    assert list(desk.faults()) == []


def test_a_file_at_work_moves_with_its_duty(office: Office) -> None:
    desk = office.on(date(2025, 8, 5)).desk
    number = desk.requests.register(asked()).number
    desk.handling.advance(
        number, "dispose", {"unit": "Subbagian Teknis", "task": "Siapkan laporan", "by": "2025-08-14"}
    )
    desk.calendar.apply(office.declare())
    (row,) = desk.requests.rows(desk.requests.queue(), 0, 9)
    assert (row.due, row.next_date, row.holder) == (date(2025, 8, 20), date(2025, 8, 20), "Subbagian Teknis")
    assert desk.handling.case(number).due_on == date(2025, 8, 20)
    assert EIGHTEENTH in [day.date for day in desk.handling.explain(number)[0].counted.skipped]
    assert list(desk.faults()) == []
