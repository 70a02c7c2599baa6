"""The yearly programme: planned, approved, due, late, never audited first, and results over time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_desk.audits.findings.rules import Task
from ppid_desk.audits.programme.audit import faults
from ppid_desk.audits.programme.rules import (
    Entry,
    Known,
    NewPlan,
    Planned,
    Ran,
    Standing,
    coverage,
    matched,
    standing_of,
)
from ppid_desk.audits.programme.shipped import shipped
from ppid_desk.reports.rules import Period
from tests.audits.findings.conftest import CHIEF, CLERK, LEAD, OTHER, PPID, Team, officer
from tests.audits.findings.test_obstacles import tried

PERIOD = Period(date(2026, 1, 1), date(2026, 1, 31))


def plan(team: Team, first: int, last: int, **changes: Any) -> Entry:
    facts: dict[str, Any] = {"year": 2026, "checklist": "uji", "auditor": LEAD.name, **changes}
    team.acts = LEAD
    return team.programme.add(NewPlan(first_month=first, last_month=last, **facts))


def standings(team: Team) -> list[Standing]:
    team.acts = LEAD
    return [each.standing for each in team.programme.listed(2026)]


def test_a_plan_becomes_due_then_runs_then_is_done(team: Team) -> None:
    team.requests()
    entry = plan(team, 4, 6)
    assert (entry.plan.title, entry.standing, entry.waits, entry.auditor) == (
        "Daftar uji",
        Standing.LATER,
        True,
        LEAD.name,
    )
    assert team.why_not(lambda: team.by(LEAD).programme.approve(2026)) == "role_missing"
    approved = team.by(PPID).programme.approve(2026)[0]
    assert (approved.plan.approved_by, approved.plan.approved_on, approved.waits) == (PPID.name, team.today, False)
    assert team.why_not(lambda: team.programme.approve(2026)) == "plan_nothing_to_approve"
    team.audit()  # before its months: another one
    assert standings(team) == [Standing.LATER]
    team.on("2026-04-01")
    assert standings(team) == [Standing.DUE]
    team.on("2026-07-01")
    assert standings(team) == [Standing.LATE]
    assert [each.standing for each in team.programme.due()] == [Standing.LATE]
    run = team.audit()
    entry = team.programme.listed(2026)[0]
    assert entry.audit
    assert (entry.standing, entry.audit.number) == (Standing.DONE, run.number)
    assert team.programme.due() == ()


def test_duties_of_auditor_and_approver(team: Team) -> None:
    entry = plan(team, 3, 3)
    team.on("2026-03-27")

    def tasks() -> dict[str, list[tuple[Task, str, int]]]:
        people = (LEAD, OTHER, PPID, CHIEF, CLERK)
        duties = team.programme.duties
        return {who.id: [(e.task, e.subject, e.days_left) for e in duties(who)] for who in people if duties(who)}

    waits = [(Task.APPROVE, "2026", -15)]
    assert tasks() == {"ppid": waits, "chief": waits}
    team.by(CHIEF).programme.approve(2026)
    assert tasks() == {"lead": [(Task.AUDIT, entry.plan.id, 2)]}
    team.on("2026-04-01")
    assert tasks() == {"lead": [(Task.AUDIT, entry.plan.id, -1)]}
    team.by(CHIEF).programme.drop(entry.plan.id[:8], "Digabung")
    assert tasks() == {}


def test_nobody_approves_their_own_audit(team: Team) -> None:
    both = officer("both", *PPID.roles, *LEAD.roles)
    team.programme._officers = lambda: (LEAD, both)
    plan(team, 4, 4, auditor=both.name)
    assert team.why_not(lambda: team.by(both).programme.approve(2026)) == "plan_own_audit"
    assert team.programme.duties(both) == ()
    plan(team, 5, 5)
    assert [each.waits for each in team.by(both).programme.approve(2026)] == [True, False]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"checklist": "asing"}, "plan_checklist_unknown"),
        ({"auditor": "Siapa"}, "officer_unknown"),
        ({"auditor": CLERK.name}, "plan_auditor"),
        ({"year": 2025}, "plan_year"),
        ({"year": 2032}, "plan_year"),
        ({"first": 0}, "plan_months"),
        ({"last": 13}, "plan_months"),
        ({"first": 7}, "plan_months"),
        ({"unit": "HUKUM"}, "plan_twice"),
    ],
)
def test_what_cannot_be_planned(team: Team, changes: dict[str, Any], code: str) -> None:
    plan(team, 4, 6, unit="Hukum")
    facts = {"first": 4, "last": 6, **changes}
    assert team.why_not(lambda: plan(team, facts.pop("first"), facts.pop("last"), **facts)) == code


def test_taking_out(team: Team) -> None:
    entry = plan(team, 4, 6)
    assert team.why_not(lambda: team.programme.drop(entry.plan.id, " ")) == "plan_reason_missing"
    assert team.why_not(lambda: team.programme.drop("abcdef12", "x")) == "plan_unknown"
    team.by(PPID).programme.approve(2026)
    assert team.why_not(lambda: team.by(LEAD).programme.drop(entry.plan.id, "x")) == "role_missing"
    assert team.by(PPID).programme.drop(entry.plan.id, "Digabung").standing is Standing.DROPPED
    assert team.why_not(lambda: team.programme.drop(entry.plan.id, "x")) == "plan_dropped"
    assert plan(team, 4, 6).standing is Standing.LATER  # there is room again


def test_what_was_never_audited_comes_first(team: Team) -> None:
    team.requests()
    rows = [(each.form_id, each.unit, each.last) for each in team.by(LEAD).programme.coverage()]
    assert rows == [
        ("lain", "", None),
        ("lain", "Subbagian Hukum", None),
        ("uji", "", None),
        ("uji", "Subbagian Hukum", None),
    ]
    run = team.audit()
    rows_now = [(each.form_id, each.unit, each.last.number if each.last else "") for each in team.programme.coverage()]
    assert rows_now == [
        ("lain", "", ""), ("lain", "Subbagian Hukum", ""), ("uji", "", run.number),
        ("uji", "Subbagian Hukum", run.number),
    ]  # fmt: skip


def test_results_over_time(team: Team) -> None:
    team.requests()
    team.audit(worst="tidak")
    team.on("2026-06-01").audit(worst="sesuai")
    results = team.programme.results("uji")
    assert [each.number for each in results] == ["AUD-2026-0001", "AUD-2026-0002"]
    assert [each.share for each in results] == [Decimal("3.5") / 6, Decimal(1)]
    assert team.programme.results("lain") == ()


def test_what_comes_along_can_be_planned() -> None:
    assert len({each.form_id for each in shipped()}) == 4
    assert all(each.title for each in shipped())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_plan SET last_month = 12",
        "UPDATE audit_plan SET approved_by = 'Orang lain'",
        "UPDATE audit_plan SET approved_at = NULL, approved_by = NULL",
        "UPDATE audit_plan SET dropped = 'x'",
        "DELETE FROM audit_plan",
    ],
)
def test_what_is_changed_outside_shows(team: Team, sql: str) -> None:
    plan(team, 4, 6)
    team.by(PPID).programme.approve(2026)
    assert list(team.programme.faults()) == []
    assert tried(team, sql, faults)


FORMS, UNITS = ("a", "b", "c"), ("", "X", "Y")


@st.composite
def ran(draw: st.DrawFn) -> Ran:
    start = date(2026, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    closed = start if draw(st.booleans()) else None
    number = f"AUD-{draw(st.integers(0, 9999))}"
    form, unit = draw(st.sampled_from(FORMS)), draw(st.sampled_from(UNITS))
    return Ran(number, number, form, form, "1", unit, PERIOD, start, closed, None)


@given(st.lists(ran(), max_size=12, unique_by=lambda each: each.id))
def test_never_audited_is_always_first_then_the_oldest(audits: list[Ran]) -> None:
    rows = coverage([Known(each, each) for each in FORMS], UNITS, audits)
    assert len(rows) == 9
    for before, after in pairwise(rows):
        assert before.last is None or (
            after.last and (before.last.closed_on or date.min) <= (after.last.closed_on or date.min)
        )
    for row in rows:
        fits = [
            each for each in audits if each.closed_on and each.form_id == row.form_id and each.unit in ("", row.unit)
        ]
        assert (row.last is None) == (not fits)
        assert row.last is None or row.last.closed_on == max(each.closed_on for each in fits if each.closed_on)


@st.composite
def planned(draw: st.DrawFn) -> Planned:
    first = draw(st.integers(1, 12))
    last = draw(st.integers(first, 12))
    form, unit = draw(st.sampled_from(FORMS)), draw(st.sampled_from(UNITS))
    gone = draw(st.sampled_from(["", "", "x"]))
    return Planned(f"{draw(st.integers(0, 9999))}", 2026, form, form, unit, first, last, "", "", None, "", gone)


@given(st.lists(planned(), max_size=8, unique_by=lambda e: e.id), st.lists(ran(), max_size=8, unique_by=lambda e: e.id))
def test_each_audit_fulfils_at_most_one_plan(plans: list[Planned], audits: list[Ran]) -> None:
    found = matched(plans, audits)
    assert len({each.id for each in found.values()}) == len(found)
    for each in plans:
        audit = found.get(each.id)
        if audit:
            assert not each.dropped
            assert audit.of == each.of
            assert audit.started_on >= each.begins
        assert standing_of(each, audit, date(2026, 1, 1)) is not Standing.LATE
    free = [each for each in audits if each.id not in {audit.id for audit in found.values()}]
    for audit in free:
        fits = [each for each in plans if each.of == audit.of and not each.dropped and each.begins <= audit.started_on]
        assert all(each.id in found for each in fits)
