"""Findings, obstacles and the programme from the console: every answer fits its schema, every refusal is one line."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ppid_desk.audits.findings.rules import Noted
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item
from tests.cli.test_contract import SCHEMA, Console, console
from tests.conftest import asked
from tests.enclosures.samples import photo

__all__ = ["console"]
ADE, BUDI, HADI = "Ade Auditor", "Budi Auditor", "Hadi PPID"
CLERK = "Rina Petugas"
TODAY = Clock.of(OFFICE_ZONE).today()


@pytest.fixture
def audited(console: Console) -> str:
    """The number of a closed audit that found one thing."""
    with Desk.open(console.folder) as desk:
        for name, role in ((ADE, Role.AUDITOR), (BUDI, Role.AUDITOR), (HADI, Role.PPID), (CLERK, Role.DESK)):
            desk.officers.choose(desk.officers.all()[0].name)
            desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
        desk.requests.register(asked())
        desk.officers.choose(ADE)
        day = desk.clock.today()
        run = desk.audits.start(checklist(item("a1")), Period(day, day), "1")
        desk.audits.answer(run.id, "a1", "", "sebagian", "papan kosong")
        desk.findings.note(Noted(run.id, "a1", "papan pudar"))
        desk.audits.close(run.id)
        return run.number


def said(console: Console, who: str, kind: str, *words: str, given: Any = None) -> list[dict[str, Any]]:
    """The answers of a command that succeeds."""
    text = "" if given is None else json.dumps(given)
    assert console("--as", who, "audit", *words, "--json", given=text) == 0, console.err
    return console.lines(kind)


def refused(console: Console, who: str, *words: str, given: Any = None) -> str:
    text = given if isinstance(given, str) else json.dumps(given or {})
    assert console("--as", who, "audit", *words, given=text) == 2
    assert console.out == ""
    assert len(console.err.splitlines()) == 1, console.err
    return console.err


def test_a_finding_from_proposal_to_verification(console: Console, audited: str, tmp_path: Path) -> None:
    (proposed,) = said(console, ADE, "audit_finding_input", "finding", "proposed", audited)
    assert (proposed["item"], proposed["severity"]) == ("a1", "minor")
    assert "papan pudar" in proposed["text"]
    assert refused(console, ADE, "finding", "note", audited, "a1", "terlambat")
    assert "owner" in refused(console, ADE, "finding", "open", "-", given=proposed)
    new = {**proposed, "owner": CLERK, "actions": [{"text": "Isi papan"}]}
    jsonschema.validate(new, {**SCHEMA, "$ref": "#/$defs/audit_finding_input"})
    (found,) = said(console, ADE, "audit_finding", "finding", "open", "-", given=new)
    number = found["number"]
    assert number == f"{audited}-T01"
    assert [each["task"] for each in said(console, CLERK, "audit_duty", "duties")] == ["act"]
    today = TODAY.isoformat()
    done = {"action": 1, "on": today, "what": "Diisi"}
    said(console, CLERK, "audit_finding", "finding", "advance", number, "carry_out", "--facts", "-", given=done)
    claim = {"on": today, "what": "Sudah diisi"}
    assert "proof" in refused(console, CLERK, "finding", "advance", number, "claim", "--facts", "-", given=claim)
    (tmp_path / "papan.jpg").write_bytes(photo())
    said(console, CLERK, "audit_proof", "finding", "attach", number, str(tmp_path / "papan.jpg"))
    said(console, CLERK, "audit_finding", "finding", "advance", number, "claim", "--facts", "-", given=claim)
    verify = ("finding", "advance", number, "verify", "--facts", "-")
    looked = {"on": today, "note": "Dilihat"}
    assert refused(console, CLERK, *verify, given=looked)
    (verified,) = said(console, BUDI, "audit_finding", *verify, given=looked)
    assert (verified["state"], verified["verified_by"]) == ("verified", BUDI)
    (shown,) = said(console, HADI, "audit_finding_show", "finding", "show", number)
    assert [each["move"] for each in shown["history"]] == ["carry_out", "claim", "verify"]
    assert [each["name"] for each in shown["possible"] if each["lawful"]] == ["reopen"]
    assert len(said(console, HADI, "audit_finding", "finding", "list", "--run", audited, "--state", "verified")) == 1
    assert said(console, HADI, "audit_finding", "finding", "list", "--late") == []
    assert console("verify") == 0, console.out


def test_a_note_while_the_audit_runs(console: Console, audited: str) -> None:
    with Desk.open(console.folder) as desk:
        desk.officers.choose(ADE)
        day = desk.clock.today()
        number = desk.audits.start(checklist(item("a1")), Period(day, day), "1").number
    words = ("finding", "note", number, "a1", "papan kosong", "--severity", "kritis")
    (noted,) = said(console, ADE, "audit_finding_note", *words)
    assert (noted["item"], noted["subject"]) == ("a1", "")
    (proposed,) = said(console, ADE, "audit_finding_input", "finding", "proposed", number)
    assert proposed["severity"] == "kritis"


def test_the_programme(console: Console, audited: str) -> None:
    year = str(TODAY.year)
    add = ("plan", "add", "uji", "--year", year, "--months", "12", "--auditor", ADE)
    (entry,) = said(console, ADE, "audit_plan", *add)
    assert (entry["approved_on"], entry["first_month"], entry["last_month"]) == (None, 12, 12)
    assert [each["task"] for each in said(console, HADI, "audit_duty", "duties")] == ["approve"]
    (entry,) = said(console, HADI, "audit_plan", "plan", "approve", year)
    assert entry["approved_by"] == HADI
    assert refused(console, HADI, "plan", "approve", year)
    assert len(said(console, ADE, "audit_plan", "plan", "list", year)) == 1
    said(console, HADI, "audit_plan", "plan", "drop", entry["id"], "--reason", "Digabung")
    covered = said(console, ADE, "audit_coverage", "plan", "coverage")
    assert [each["audit"] for each in covered if each["checklist"] == "uji" and not each["unit"]] == [audited]
    assert covered[0]["audit"] is None
    assert [each["share"] for each in said(console, ADE, "audit_result", "plan", "results")] == [0.5]
    assert console("verify") == 0, console.out


def test_obstacles(console: Console, audited: str) -> None:
    today = TODAY
    first = (today - timedelta(days=3)).isoformat()
    add = ("obstacle", "add", "--cause", "equipment", "--text", "Listrik padam", "--from", first)
    assert console("queue", "--json") == 0
    (request,) = console.lines("queue")
    (found,) = said(console, CLERK, "audit_obstacle", *add, "--request", request["number"])
    assert (found["requests"], found["to"]) == ([request["number"]], None)
    cure = ("obstacle", "cure", found["number"], "--on", today.isoformat(), "--how", "Menyala")
    (cured,) = said(console, CLERK, "audit_obstacle", *cure)
    assert cured["to"] == today.isoformat()
    assert len(said(console, HADI, "audit_obstacle", "obstacle", "list", "--from", first, "--to", first)) == 1
    (count,) = said(console, HADI, "audit_obstacle_count", "obstacle", "counts")
    assert count == {"cause": "equipment", "obstacles": 1, "cured": 1, "requests": 1}
    said(console, HADI, "audit_obstacle", "obstacle", "withdraw", found["number"], "--reason", "Salah catat")
    assert said(console, HADI, "audit_obstacle_count", "obstacle", "counts") == []


WRONG: dict[str, tuple[tuple[str, ...], Any]] = {
    "open a list": (("finding", "open", "-"), []),
    "open what is no JSON": (("finding", "open", "-"), "{"),
    "open with an unknown fact": (("finding", "open", "-"), {"run": "x", "text": "x", "severity": "minor", "wat": 1}),
    "open of a severity": (("finding", "open", "-"), {"run": "x", "text": "x", "severity": "besar"}),
    "open an action that is none": (
        ("finding", "open", "-"), {"run": "x", "text": "x", "severity": "minor", "actions": [1]}
    ),
    "open files that are none": (
        ("finding", "open", "-"), {"run": "x", "text": "x", "severity": "minor", "subjects": [1]}
    ),
    "show nothing": (("finding", "show", "AUD-1-T01"), None),
    "a state": (("finding", "list", "--state", "lost"), None),
    "of an audit": (("finding", "list", "--run", "AUD-1"), None),
    "months": (("plan", "add", "uji", "--year", "2026", "--months", "x-y", "--auditor", "Ade Auditor"), None),
    "year": (("plan", "list", "26"), None),
    "drop nothing": (("plan", "drop", "abcdef12", "--reason", "x"), None),
    "a cause": (("obstacle", "add", "--cause", "sihir", "--text", "x", "--from", "2026-01-01"), None),
    "a day": (("obstacle", "add", "--cause", "other", "--text", "x", "--from", "kemarin"), None),
    "half a period": (("obstacle", "list", "--from", "2026-01-01"), None),
}  # fmt: skip


def test_what_is_wrong_gets_one_line(console: Console, audited: str) -> None:
    for words, given in WRONG.values():
        assert refused(console, ADE, *words, given=given)
    action = {"text": "y", "due_on": "besok"}
    new = {"run": "x", "text": "x", "severity": "minor", "actions": [action]}
    assert "actions[1].due_on" in refused(console, ADE, "finding", "open", "-", given=new)
