"""The list of follow-up: each action, what was done, by whom it was verified, how late it is."""

from __future__ import annotations

from datetime import date

import pytest

from ppid_desk.audits.obstacles.rules import Cause, NewObstacle
from ppid_desk.audits.papers.service import AuditPapers
from ppid_desk.audits.rules import Run
from tests.audits.findings.conftest import CLERK, LEAD, OFFICERS, OTHER, Team


@pytest.fixture
def papers(team: Team) -> AuditPapers:
    desk, areas = team.desk, (team.audits, team.findings, team.obstacles)
    return AuditPapers(desk.books, desk.settings, desk.workdays, lambda: OFFICERS, areas, demo=False)


def test_an_action_from_late_to_verified(team: Team, run: Run, papers: AuditPapers) -> None:
    found = team.opened(run)
    (line,) = papers.follow_up(run.number).lines
    assert (line.finding, line.action, line.owner, line.due) == ("T01", "Pasang maklumat", CLERK.name, found.due_on)
    assert (line.state, line.late, line.done) == ("belum dilaksanakan", 0, "")
    team.on("2026-03-26").by(LEAD)
    (line,) = papers.follow_up(run.number).lines
    late = team.desk.workdays.calendar.between(found.due_on, date(2026, 3, 26))
    assert line.late == late > 0
    team.mended(found.number)
    team.move(OTHER, found.number, "verify", on=team.day(), note="Dilihat")
    action, whole = papers.follow_up(run.number).lines
    assert (action.done, action.proofs, action.state, action.late) == ("Dipasang", ("foto",), "terverifikasi", late)
    assert (whole.done, whole.proofs) == ("Semua terpasang", ("BA 1/2026",))
    assert (whole.verified_by, whole.verified_on, whole.state) == (OTHER.name, team.today, "terverifikasi")
    assert whole.late == late


def test_a_finding_without_an_action_is_a_line(team: Team, run: Run, papers: AuditPapers) -> None:
    by_hand = team.by_hand(run)
    (line,) = papers.follow_up(run.number).lines
    assert line.action == f"Menyelesaikan temuan: {by_hand.text}"
    assert (line.severity, line.state, line.owner) == ("Saran", "disampaikan", CLERK.name)
    assert papers.follow_up().lines == (line,)
    assert not papers.follow_up(run.number).draft


def test_obstacles_that_delayed_its_files_stand_in_the_report(team: Team, run: Run, papers: AuditPapers) -> None:
    first = team.audits.open(run.id).files[0].number
    team.by(CLERK).obstacles.add(NewObstacle(Cause.UNIT, "Unit rapat", date(2026, 2, 23), None, (first,)))
    team.obstacles.add(NewObstacle(Cause.STAFF, "Tidak bersangkut paut", date(2026, 2, 23)))
    team.by(LEAD)
    (line,) = papers.report(run.number).obstacles
    assert (line.text, line.cause, line.files) == ("Unit rapat", "Unit belum menjawab", (first,))
