"""The figures of a service report, against a plain count over whole cases and against the worked dates of the law."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.handling.duties import late_by
from ppid_desk.handling.rules import CLOSED, Case
from ppid_desk.people.rules import Officer, Role
from ppid_desk.reports.rules import Period, ReportFigures
from ppid_desk.reports.service import ServiceReports
from tests.conftest import JAKARTA, NOON
from tests.reports.conftest import answered, on_spot, received

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
PERIODS = (
    YEAR, Period(date(2025, 1, 1), date(2025, 12, 31)), Period(date(2026, 7, 1), date(2026, 9, 30)),
    Period(date(2026, 10, 5), date(2026, 10, 20)), Period(date(2025, 12, 20), date(2026, 1, 10)),
)  # fmt: skip


def figures(desk: Desk, year: int = 2026) -> ReportFigures:
    return desk.service_reports.figures(Period(date(year, 1, 1), date(year, 12, 31)))


def counted(counts: object) -> dict[str, int]:
    return {each.code: each.n for each in counts}  # type: ignore[attr-defined]


def settled(case: Case) -> date | None:
    return case.answered_on or (case.ended_on if case.state in CLOSED else None)


def every_case(desk: Desk) -> list[Case]:
    with desk.books.read() as reading:
        numbers = [number for (number,) in reading.rows("SELECT number FROM request ORDER BY id")]
    return [desk.handling.case(number) for number in numbers]


@pytest.fixture(scope="module")
def cases(demo_folder: Path) -> list[Case]:
    with Desk.open(demo_folder, Clock.standing(NOON)) as desk:
        return every_case(desk)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.words)
def test_figures_agree_with_a_plain_count_over_all_cases(demo: Desk, cases: list[Case], period: Period) -> None:
    found, calendar = demo.service_reports.figures(period), demo.workdays.calendar
    came = [case for case in cases if case.request.received_at.date() in period]
    done = [case for case in cases if case.answered_on in period]
    ended = [case for case in cases if case.answered_on is None and settled(case) in period]
    until = min(period.last, NOON.date())
    waiting = [
        case
        for case in cases
        if case.request.received_at.date() <= until and ((day := settled(case)) is None or day > until)
    ]
    before = [
        case
        for case in cases
        if case.request.received_at.date() < period.first and ((day := settled(case)) is None or day >= period.first)
    ]
    assert (found.received, found.answered, found.open_at_end) == (len(came), len(done), len(waiting))
    assert found.carried_over == len(before)
    assert sum(each.n for each in found.ended) == len(ended)
    assert found.carried_over + found.received == found.answered + len(ended) + found.open_at_end
    assert found.late == sum(late_by(case, calendar) > 0 for case in done)
    days = sorted(calendar.between(case.complete_on, case.answered_on) for case in done)  # type: ignore[arg-type]
    assert sorted(line.days for line in found.lines) == days
    assert (found.took.longest, found.took.n) == (max(days), len(days))
    assert found.took.mean == pytest.approx(sum(days) / len(days))
    assert sum(month.received or 0 for month in found.months) == found.received
    assert sum(month.answered or 0 for month in found.months) == found.answered
    for counts in (found.channels, found.kinds, found.paths):
        assert sum(each.n for each in counts) == found.received
    for counts in (found.outcomes, found.spread):
        assert sum(each.n for each in counts) == found.answered
    assert counted(found.item_outcomes) == _items(done)
    assert found.extended == sum(case.extended_on in period for case in cases)


def test_a_refusal_is_counted_by_its_letter(demo: Desk) -> None:
    found = demo.service_reports.figures(YEAR)
    assert {each.code for each in found.grounds} == {"17h", "17i", "not_by_law"}
    assert sum(each.n for each in found.grounds) >= demo.service_reports.figures(YEAR).n(found.outcomes, "refused")


def _items(done: list[Case]) -> dict[str, int]:
    outcomes = [each.outcome.value for case in done for each in case.decisions.values()]
    return {outcome: outcomes.count(outcome) for outcome in outcomes}


def test_a_mean_time_is_in_working_days(desk: Desk) -> None:
    """T27: 10 March to 31 March 2026 are 10 working days, not 21; T28: the same day is 0, not 1."""
    on_spot(desk, received(desk, date(2026, 3, 10)), date(2026, 3, 31))
    assert [line.days for line in figures(desk).lines] == [10]
    on_spot(desk, received(desk, date(2026, 11, 23)), date(2026, 11, 23))
    found = figures(desk)
    assert sorted(line.days for line in found.lines) == [0, 10]
    assert (found.took.mean, found.took.median, found.took.longest, found.on_time) == (5.0, 5.0, 10, 2)


def test_a_late_answer_stays_late(desk: Desk) -> None:
    """T39 with T9: due on 2 April, answered on 7 April: late by 2 working days, for ever."""
    on_spot(desk, received(desk, date(2026, 3, 12)), date(2026, 4, 7))
    found = figures(desk)
    assert (found.late, found.on_time, found.on_time_share) == (1, 0, 0.0)
    assert [line.late_by for line in found.lines] == [2]
    assert counted(found.late_by)["2-5"] == 1
    april = found.months[3]
    assert (april.received, april.answered, april.late) == (0, 1, 1)


def test_what_came_and_what_was_answered_are_counted_each_in_its_year(tmp_path: Path) -> None:
    """T14 and T34: received on 31 December 2026, answered in 2027. T13: the year's end in working days."""
    folder = tmp_path / "office"
    new_years_eve = datetime(2026, 12, 31, 10, tzinfo=JAKARTA)
    with Desk.open(folder, Clock.standing(new_years_eve)) as desk:
        number = received(desk, date(2026, 12, 31))
        earlier = received(desk, date(2026, 12, 17))
    with Desk.open(folder, Clock.standing(datetime(2027, 1, 18, 10, tzinfo=JAKARTA))) as desk:
        on_spot(desk, number, date(2027, 1, 18))
        on_spot(desk, earlier, date(2027, 1, 6))
        old, new = figures(desk, 2026), figures(desk, 2027)
    assert (old.received, old.answered, old.open_at_end, old.took.median) == (2, 0, 2, None)
    assert (new.received, new.carried_over, new.answered, new.open_at_end) == (0, 2, 2, 0)
    assert {line.number: (line.days, line.late_by) for line in new.lines} == {number: (10, 0), earlier: (10, 0)}
    assert [line.number for line in old.oldest] == [earlier, number]


def test_not_held_is_never_refused_and_a_mixed_request_is_granted_in_part(desk: Desk) -> None:
    """T29 and T30."""
    first, second = received(desk, date(2026, 11, 2)), received(desk, date(2026, 11, 2), "Dewi", "Satu", "Dua")
    answered(desk, first, date(2026, 11, 10), {"item": 1, "outcome": "not_held", "holder": "Bawaslu"})
    answered(
        desk, second, date(2026, 11, 11), {"item": 1, "outcome": "granted", "form": "softcopy"},
        {"item": 2, "outcome": "not_held"},
    )  # fmt: skip
    found = figures(desk)
    assert counted(found.outcomes) == {"not_held": 1, "in_part": 1}
    assert counted(found.item_outcomes) == {"not_held": 2, "granted": 1}
    assert found.grounds == ()


def test_an_empty_year_and_an_empty_month_are_empty_and_not_nought_per_cent(desk: Desk) -> None:
    empty = figures(desk, 2020)
    assert (empty.received, empty.answered, empty.open_at_end, empty.on_time_share) == (0, 0, 0, None)
    assert (empty.took.mean, empty.took.median, empty.took.longest) == (None, None, None)
    on_spot(desk, received(desk, date(2026, 3, 10)), date(2026, 3, 31))
    months = figures(desk).months
    assert [month.median for month in months] == [None, None, 10.0, *[None] * 9]
    assert [month.answered for month in months] == [0, 0, 1, *[0] * 8, None]  # December lies ahead


def test_an_election_request_and_an_extension_are_counted(desk: Desk) -> None:
    number, day = received(desk, date(2026, 11, 20)), "2026-11-23"
    reason = {"reason": "under_test", "explanation": "uji konsekuensi"}
    desk.handling.advance(number, "draft_extension", reason)
    desk.handling.advance(number, "sign_extension", {"number": "2", "on": day, "signer": desk.who().name})
    desk.handling.advance(number, "extend", {"on": day, "way": "direct", "proof": "tanda terima"})
    found = figures(desk)
    assert (found.extended, counted(found.extension_reasons)) == (1, {"under_test": 1})
    assert (found.open_at_end, found.overdue_at_end) == (1, 0)
    assert found.oldest[0].due == date(2026, 12, 15)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Period(date(2026, 2, 1), date(2026, 1, 1))
    assert refused.value.field == "to"


def test_quarter_and_month_hold_their_last_days() -> None:
    assert Period.quarter(date(2026, 11, 23)) == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert Period.month(date(2028, 2, 3)) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert Period.year(date(2026, 5, 5)) == YEAR


def test_who_only_keeps_the_program_sees_no_figures(desk: Desk) -> None:
    admin = Officer("a", "Admin", "", "", "", frozenset({Role.ADMIN}), active=True, has_passphrase=False)
    reports = ServiceReports(desk.books, desk.settings, desk.workdays, lambda: admin, demo=False)
    with pytest.raises(Refusal):
        reports.figures(YEAR)


def test_stopping_stops(demo: Desk) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.service_reports.figures(YEAR, stop)
