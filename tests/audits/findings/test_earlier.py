"""D12: how the findings of earlier audits stand is found out when the next audit begins."""

from __future__ import annotations

from datetime import date

from ppid_desk.audits.findings.rules import NewAction
from ppid_desk.audits.rules import Run
from ppid_desk.reports.rules import Period
from tests.audits.findings.conftest import CLERK, LEAD, OTHER, Team
from tests.audits.made import checklist, item


def d12(team: Team) -> tuple[str, tuple[str, ...]]:
    """What an audit that begins now finds out."""
    team.acts = LEAD
    used = checklist(item("d12", computed="earlier_findings_closed"), version="d12")
    run = team.audits.start(used, Period(date(2026, 1, 1), team.today), "1")
    found = team.audits.open(run.id).computed["d12", ""]
    return found.verdict, found.evidence


def test_nothing_to_look_at(team: Team) -> None:
    team.requests()
    assert d12(team) == ("tb", ("Belum ada audit terdahulu yang ditutup.",))
    team.audit(worst="sesuai")
    assert d12(team) == ("tb", ("Audit terdahulu tidak meninggalkan temuan.",))


def test_open_late_waiting_verified(team: Team, run: Run) -> None:
    found = team.opened(run, CLERK, actions=(NewAction("Pasang maklumat"),))
    verdict, lines = d12(team)
    assert verdict == "sebagian"
    assert lines == (
        "Temuan audit terdahulu: 1 (1 ditindaklanjuti).",
        "AUD-2026-0001-T01 (mayor, clerk): belum selesai, batas 16 Maret 2026.",
    )
    assert "papan kosong" not in str(lines)
    team.on("2026-03-17")
    assert d12(team) == (
        "tidak",
        (
            "Temuan audit terdahulu: 1 (1 terlambat atau dibuka kembali).",
            "AUD-2026-0001-T01 (mayor, clerk): terlambat, batas 16 Maret 2026.",
        ),
    )
    team.mended(found.number)
    verdict, lines = d12(team)
    assert verdict == "sebagian"
    assert lines[1].endswith("dinyatakan selesai 17 Maret 2026, belum diverifikasi; batas 16 Maret 2026.")
    team.move(OTHER, found.number, "verify", on=team.day(), note="ok")
    verdict, lines = d12(team)
    assert verdict == "sesuai"
    assert lines[1].endswith("terverifikasi 17 Maret 2026.")
    team.move(OTHER, found.number, "reopen", on=team.day(), reason="Jatuh", due_on="2026-04-30")
    verdict, lines = d12(team)
    assert verdict == "tidak"
    assert lines[1].endswith("dibuka kembali, batas 30 April 2026.")
    withdrawn = team.by_hand(run)
    team.move(LEAD, withdrawn.number, "withdraw", reason="Keliru")
    assert d12(team)[1][0].startswith("Temuan audit terdahulu: 1 ")
