"""The worked dates of objections and disputes (T17 to T21, T24), whatever the machine's time zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date

import pytest

from ppid_desk.objections.rules import Ground
from ppid_desk.requests.rules import Path
from tests.objections.conftest import UPHELD, Team

ZONES = ("UTC", "Asia/Jakarta", "Asia/Jayapura", "America/New_York")


@pytest.fixture(params=ZONES, autouse=True)
def _zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.__setitem__("TZ", before)
    time.tzset()


def dated(team: Team, number: str) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for each in team.objections.work(number).limits:
        found.setdefault(each.limit.id, []).append(each.day)
    return found


def test_t17_the_window_opens_when_silence_is_found(team: Team) -> None:
    """Both countings are shown; the later one holds."""
    team.on(date(2026, 11, 2))
    request = team.request()
    assert team.handling.case(request).due_on == date(2026, 11, 16)
    team.on(date(2026, 12, 31))
    case = team.objected(request, Ground.NOT_ANSWERED)
    assert dated(team, case.number)["R-08"] == [date(2026, 12, 30), date(2026, 12, 31)]
    assert case.objection.file_by == date(2026, 12, 31)
    assert not case.objection.filed_late


def test_t18_thirty_working_days_are_no_month(team: Team) -> None:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.on(date(2026, 11, 23))
    case = team.objected(request, Ground.NOT_ANSWERED)
    assert case.due_on == date(2027, 1, 8)
    assert case.objection.answer.provisional is False


def test_t19_silence_opens_the_way_to_the_commission_too(team: Team) -> None:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.on(date(2026, 11, 23))
    number = team.objected(request, Ground.NOT_ANSWERED).number
    assert dated(team, number)["R-11b"] == [date(2027, 1, 28)]
    assert "R-11a" not in dated(team, number)


def test_t20_election_objections_are_answered_in_three_days(team: Team) -> None:
    team.on(date(2026, 3, 2))
    request = team.request(path=Path.ELECTION)
    team.on(date(2026, 3, 17))
    case = team.objected(request, Ground.NOT_ANSWERED)
    assert case.due_on == date(2026, 3, 27)
    assert "R-10" in dated(team, case.number)


def test_t21_the_window_counts_from_the_answer(team: Team) -> None:
    """Filed on collective leave for an answer of 2 April: the last day is 20 May, so it is in time."""
    team.on(date(2026, 3, 12))
    request = team.request()
    team.on(date(2026, 4, 2))
    team.answered(request)
    team.on(date(2026, 5, 15))
    case = team.objected(request)
    assert case.objection.file_by == date(2026, 5, 20)
    assert not case.objection.filed_late


def test_t24_cassation_counts_calendar_days(team: Team) -> None:
    team.on(date(2026, 1, 5))
    request = team.request()
    team.on(date(2026, 1, 20))
    team.answered(request)
    number = team.objected(request).number
    team.decided(number, UPHELD)
    team.move(number, "open_dispute", document="Panggilan 1")
    team.move(number, "decide", outcome="granted", document="Putusan 1")
    team.move(number, "sue", party="Badan Publik", document="1/G/KI/2026/PTUN.SRG")
    team.on(date(2026, 6, 30))
    team.move(number, "court_decision", outcome="granted", document="Putusan 2")
    assert dated(team, number)["R-14b"] == [date(2026, 7, 14)]
    assert dated(team, number)["R-14a"] == [date(2026, 2, 9)]
