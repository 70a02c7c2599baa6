"""A day off that is declared late moves open objections and their queue; what was answered keeps what it was."""

from __future__ import annotations

from datetime import date

from ppid_desk.objections.rules import Duty, Ground
from ppid_desk.workdays.rules import DayKind
from tests.objections.conftest import UPHELD, Team


def declare(team: Team, day: date) -> list[tuple[str, str, str]]:
    proposal = team.desk.calendar.declare(day, DayKind.LOCAL, "Libur daerah", "SK Wali Kota 1/2026")
    team.desk.calendar.apply(proposal)
    return [(move.number[:8], move.limit_id, move.due_to.isoformat()) for move in proposal.moves]


def test_an_open_objection_moves_with_its_clock(team: Team) -> None:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.answered(request)
    team.on(date(2026, 11, 23))
    number = team.objected(request, Ground.NOT_AS_ASKED).number
    assert declare(team, date(2026, 11, 30)) == [("0001/KIP", "R-09", "2027-01-11")]
    (row,) = team.objections.listed()
    assert (row.number, row.due, row.next_date) == (number, date(2027, 1, 11), date(2027, 1, 11))
    assert list(team.desk.faults()) == []


def test_what_waits_for_the_objector_moves_too(team: Team) -> None:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.answered(request)
    team.on(date(2026, 11, 23))
    number = team.objected(request).number
    team.decided(number, UPHELD)
    team.on(date(2026, 11, 24))
    assert team.objections.work(number).duty.day == date(2026, 12, 14)
    assert declare(team, date(2026, 12, 14)) == []  # the limit itself ends on Friday the 11th
    work = team.objections.work(number)
    assert (work.duty.duty, work.duty.day) == (Duty.REACTION, date(2026, 12, 15))
    assert team.objections.listed()[0].next_date == date(2026, 12, 15)
    assert list(team.desk.faults()) == []


def test_an_answer_stays_as_late_as_it_was(team: Team) -> None:
    team.on(date(2026, 3, 2))
    request = team.request()
    team.answered(request)
    number = team.objected(request).number
    late = team.objections.case(number).due_on
    team.on(late.replace(day=late.day + 7) if late.day < 20 else date(late.year, late.month + 1, 10))
    team.decided(number, UPHELD)
    before = team.objections.work(number).late_by
    assert before > 0
    between = next(
        day for day in (date.fromordinal(late.toordinal() + n) for n in range(1, 8))
        if team.desk.workdays.calendar.is_working(day)
    )  # fmt: skip
    declare(team, between)
    assert team.objections.work(number).late_by == before
    assert list(team.desk.faults()) == []
