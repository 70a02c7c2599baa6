"""Obstacles with their causes, the files that they delayed, and what cured them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ppid_desk.audits.obstacles.audit import faults
from ppid_desk.audits.obstacles.rules import Cause, Cure, NewObstacle
from ppid_desk.audits.rules import Run
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from tests.audits.findings.conftest import ADMIN, CLERK, LEAD, LEGAL, PPID, Team


def test_an_obstacle_with_what_it_delayed(team: Team, run: Run) -> None:
    finding = team.opened(run)
    first, second = [each.number for each in team.audits.open(run.id).files]
    new = NewObstacle(
        Cause.UNIT,
        "Subbagian Hukum rapat di Jakarta",
        date(2026, 2, 23),
        None,
        (first, first),
        (finding.number.lower(),),
    )
    found = team.by(CLERK).obstacles.add(new)
    assert (found.number, found.cure, found.last) == ("KEN-2026-0001", None, None)
    assert [each.number for each in found.requests] == [first]
    assert [each.subject for each in found.findings] == [finding.id]
    assert team.obstacles.of(first) == team.obstacles.of(finding.id) == (found,)
    assert team.obstacles.of(second) == ()
    team.on("2026-03-06")
    cured = team.by(LEGAL).obstacles.cure(found.number, Cure(date(2026, 3, 5), "Jawaban dikirim"))
    assert (cured.last, cured.cure) == (date(2026, 3, 5), Cure(date(2026, 3, 5), "Jawaban dikirim"))
    again = Cure(date(2026, 3, 5), "x")
    assert team.why_not(lambda: team.obstacles.cure(found.number, again)) == "obstacle_cured"


def test_counts_by_cause(team: Team, run: Run) -> None:
    first, second = [each.number for each in team.by(LEAD).audits.open(run.id).files]

    def add(cause: Cause, month: int, *requests: str) -> str:
        on = date(2026, month, 1)
        return team.obstacles.add(NewObstacle(cause, "x", on, on, requests)).number

    add(Cause.STAFF, 1, first)
    add(Cause.STAFF, 2, first, second)
    team.obstacles.cure(add(Cause.EQUIPMENT, 2), Cure(date(2026, 2, 2), "Diganti"))
    mistake = add(Cause.FORCE, 2)
    assert team.why_not(lambda: team.by(CLERK).obstacles.withdraw(mistake, "x")) == "role_missing"
    assert team.why_not(lambda: team.by(PPID).obstacles.withdraw(mistake, " ")) == "obstacle_reason_missing"
    team.obstacles.withdraw(mistake, "Salah catat")
    counts = {each.cause: (each.obstacles, each.cured, each.requests) for each in team.obstacles.counts()}
    assert counts == {Cause.STAFF: (2, 0, 2), Cause.EQUIPMENT: (1, 1, 0)}
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert [(each.cause, each.requests) for each in team.obstacles.counts(january)] == [(Cause.STAFF, 1)]
    assert len(team.obstacles.listed(withdrawn=True)) == len(team.obstacles.listed()) + 1
    assert team.why_not(lambda: team.obstacles.cure(mistake, Cure(date(2026, 2, 2), "x"))) == "obstacle_withdrawn"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " "}, "obstacle_text_missing"),
        ({"text": "x" * 20_001}, "text_too_long"),
        ({"first": date(2026, 3, 3)}, "obstacle_future"),
        ({"last": date(2026, 3, 3)}, "obstacle_future"),
        ({"last": date(2026, 1, 1)}, "obstacle_backwards"),
        ({"requests": ("9999/PIP",)}, "obstacle_request_unknown"),
        ({"findings": ("AUD-1-T01",)}, "finding_unknown"),
    ],
)
def test_what_cannot_be_written(team: Team, changes: dict[str, Any], code: str) -> None:
    good: dict[str, Any] = {"cause": Cause.OTHER, "text": "Listrik padam", "first": date(2026, 3, 1)}
    assert team.why_not(lambda: team.obstacles.add(NewObstacle(**{**good, **changes}))) == code


def test_an_admin_writes_none(team: Team) -> None:
    new = NewObstacle(Cause.OTHER, "x", date(2026, 3, 1))
    assert team.why_not(lambda: team.by(ADMIN).obstacles.add(new)) == "role_missing"
    assert team.why_not(lambda: team.by(CLERK).obstacles.get("KEN-2026-0009")) == "obstacle_unknown"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_obstacle SET text = 'lain'",
        "UPDATE audit_obstacle SET cause = 'force'",
        "UPDATE audit_obstacle SET ended_on = '2026-03-01'",
        "UPDATE audit_obstacle SET cure = 'lain'",
        "UPDATE audit_obstacle SET withdrawn = 'x'",
        "DROP TRIGGER audit_obstacle_link_no_update; UPDATE audit_obstacle_link SET number = 'x'",
    ],
)
def test_what_is_changed_outside_shows(team: Team, sql: str) -> None:
    number = team.requests(1)[0]
    found = team.obstacles.add(NewObstacle(Cause.OTHER, "Listrik padam", date(2026, 2, 1), None, (number,)))
    team.obstacles.cure(found.number, Cure(date(2026, 2, 3), "Menyala"))
    assert list(team.obstacles.faults()) == []
    assert tried(team, sql, faults)


def tried(team: Team, sql: str, faults_of: Callable[[Writing], Any]) -> list[str]:
    """What `verify` finds after a change from outside, which is taken back."""

    class Undone(Exception):
        pass

    found: list[str] = []

    def change(writing: Writing) -> None:
        for each in sql.split("; "):
            writing.run(each)
        found.extend(faults_of(writing))
        raise Undone

    with pytest.raises(Undone):
        team.desk.books.write(change)
    return found
