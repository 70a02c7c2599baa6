"""Findings from what an audit proposes to what somebody else verifies; every refusal writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ppid_desk.audits.findings.moves import drawn
from ppid_desk.audits.findings.rules import REGISTER, NewAction, NewFinding, Noted, Severity, State, Task, Wanted
from ppid_desk.audits.rules import Run
from ppid_desk.enclosures.rules import Kind, NewEnclosure
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from tests.audits.findings.conftest import ADMIN, CHIEF, CLERK, LEAD, LEGAL, LEGAL_HEAD, OTHER, PPID, Team, short
from tests.enclosures.samples import photo


def test_one_finding_is_proposed_for_each_item_with_its_files(team: Team, run: Run) -> None:
    office, files = team.by(LEAD).findings.proposals("aud-2026-0001")
    assert (office.item, office.severity, office.basis) == ("a1", Severity.MAJOR, "UU 14/2008 Ps 7")
    assert office.text == "Butir a1 (Tidak)\npapan kosong"
    assert office.subjects == ()
    first = team.audits.open(run.id).files[0]
    assert (files.item, files.severity, files.subjects) == ("b1", Severity.MINOR, (first.request,))
    assert f"{first.number}: tanpa paraf" in files.text
    found = team.findings.open(replace(files, owner=CLERK.name))[0]
    assert (found.number, found.state, found.due_on) == ("AUD-2026-0001-T01", State.OPEN, date(2026, 4, 7))
    assert [each.number for each in found.about] == [first.number]
    assert [each.item for each in team.findings.proposals(run.id)] == ["a1"]
    assert team.why_not(lambda: team.findings.open(replace(files, owner=CLERK.name))) == "finding_item_twice"


def test_what_was_noted_while_the_audit_ran_is_proposed_with_its_item(team: Team) -> None:
    team.requests()
    run = team.by(LEAD).audits.start(short(), Period(date(2026, 1, 1), team.today), "1")
    file = team.audits.open(run.id).files[1]
    note = team.findings.note
    note(Noted(run.id, "b1", "map robek", file.number, Severity.CRITICAL))
    note(Noted(run.number, "b1", "sudah lama", file.request))
    note(Noted(run.id, "a2", "kursi kurang"))
    assert team.why_not(lambda: note(Noted(run.id, "z9", "x"))) == "audit_item_unknown"
    assert team.why_not(lambda: note(Noted(run.id, "b1", "x"))) == "audit_subject_needed"
    assert team.why_not(lambda: note(Noted(run.id, "a2", " "))) == "finding_text_missing"
    assert team.why_not(lambda: note(Noted(run.id, "a2", "x" * 10_001))) == "text_too_long"
    assert team.why_not(lambda: team.by(PPID).findings.note(Noted(run.id, "a2", "x"))) == "role_missing"
    team.by(LEAD).audits.answer(run.id, "a1", "", "sesuai")
    team.audits.answer(run.id, "a2", "", "sesuai")
    for each in team.audits.open(run.id).files:
        team.audits.answer(run.id, "b1", each.request, "sebagian", "tanpa paraf")
    office, files = team.findings.proposals(run.id)
    assert (office.item, office.text, office.severity) == ("a2", "Butir a2\nkursi kurang", Severity.MINOR)
    assert (files.item, files.severity, len(files.subjects)) == ("b1", Severity.CRITICAL, 2)
    assert files.text.endswith(f"{file.number}: map robek\n{file.number}: sudah lama")
    team.audits.close(run.id)
    assert team.why_not(lambda: note(Noted(run.id, "a2", "x"))) == "audit_closed"
    assert len(team.findings.proposals(run.id)) == 2


def test_a_withdrawn_finding_makes_room_for_another(team: Team, run: Run) -> None:
    found = team.opened(run)
    assert team.refused(OTHER, found.number, "withdraw", reason="x") == "finding_lead_only"
    assert team.refused(PPID, found.number, "withdraw", reason="x") == "role_missing"
    assert team.refused(LEAD, found.number, "withdraw", reason=" ") == "fact_missing"
    gone = team.move(LEAD, found.number, "withdraw", reason="Papan ternyata ada di loket lain")
    assert (gone.state, gone.withdrawn, gone.closed_on) == (
        State.WITHDRAWN,
        "Papan ternyata ada di loket lain",
        team.today,
    )
    assert team.opened(run).number == "AUD-2026-0001-T02"
    assert team.refused(CLERK, found.number, "take_up") == "finding_not_from_state"


def test_the_whole_way(team: Team, run: Run) -> None:
    found = team.opened(run)
    assert found.due_on == date(2026, 3, 16)  # major: 10 working days
    team.move(CLERK, found.number, "take_up")
    assert team.refused(CLERK, found.number, "claim", on=team.day(), what="x", proof="y") == "actions_wait"
    assert team.refused(PPID, found.number, "carry_out", action=1, on=team.day(), what="x") == "action_not_owner"
    done = team.move(CLERK, found.number, "carry_out", action=1, on=team.day(), what="Dipasang", proof="foto")
    assert (done.actions[0].what, done.actions[0].done_by, done.actions[0].waits) == ("Dipasang", CLERK.id, False)
    assert team.refused(CLERK, found.number, "carry_out", action=1, on=team.day(), what="x") == "actions_none_wait"
    assert team.refused(CLERK, found.number, "claim", on=team.day(), what="Selesai") == "finding_proof_missing"
    claimed = team.move(CLERK, found.number, "claim", on=team.day(), what="Selesai", proof="BA 1")
    assert (claimed.state, claimed.done_on) == (State.DONE, team.today)
    assert team.refused(CLERK, found.number, "verify", on=team.day(), note="x") == "role_missing"
    verified = team.move(OTHER, found.number, "verify", on=team.day(), note="Dilihat di loket")
    assert verified.verified
    assert (verified.state, verified.verified.by, verified.closed_on) == (State.VERIFIED, OTHER.id, team.today)
    assert [step.name for step in verified.steps] == ["take_up", "carry_out", "claim", "verify"]


def test_a_file_is_a_proof_and_the_claim_says_which(team: Team, run: Run) -> None:
    found = team.opened(run)
    team.move(CLERK, found.number, "carry_out", action=1, on=team.day(), what="Dipasang")
    kept = team.enclosures.add(NewEnclosure(REGISTER, found.id, Kind.OTHER, "papan.jpg", photo()))
    assert [each.sha256 for each in team.findings.work(found.number).proofs] == [kept.sha256]
    claimed = team.move(CLERK, found.number, "claim", on=team.day(), what="Selesai")
    assert claimed.claims[0].files == (kept.sha256,)


def test_whoever_mends_it_does_not_verify_it(team: Team, run: Run) -> None:
    own = team.opened(run, PPID)
    team.mended(own.number, PPID)
    assert team.refused(PPID, own.number, "verify", on=team.day(), note="x") == "finding_own_verified"
    again = {"on": team.day(), "reason": "x", "due_on": "2026-03-30"}
    assert team.refused(PPID, own.number, "reopen", **again) == "finding_own_verified"
    assert team.move(CHIEF, own.number, "verify", on=team.day(), note="x").verified


def test_one_of_the_unit_does_not_verify_what_the_unit_mends(team: Team, run: Run) -> None:
    found = team.opened(run, None, "Subbagian Hukum")
    assert found.holder() == "Subbagian Hukum"
    assert team.refused(CLERK, found.number, "take_up") == "finding_not_owner"
    team.mended(found.number, LEGAL)
    assert team.refused(LEGAL_HEAD, found.number, "verify", on=team.day(), note="x") == "finding_own_verified"
    assert team.move(CHIEF, found.number, "verify", on=team.day(), note="x").state is State.VERIFIED


def test_one_who_carried_out_an_action_does_not_verify(team: Team, run: Run) -> None:
    actions = (NewAction("Tulis", owner=CHIEF.nip), NewAction("Pasang", due_on=date(2026, 3, 9)))
    found = team.opened(run, actions=actions)
    assert [(each.owner, each.due_on) for each in found.actions] == [
        (CHIEF.id, date(2026, 3, 16)), (CLERK.id, date(2026, 3, 9)),
    ]  # fmt: skip
    team.move(CHIEF, found.number, "carry_out", action=1, on=team.day(), what="Ditulis", proof="x")
    team.mended(found.number)
    assert team.refused(CHIEF, found.number, "verify", on=team.day(), note="x") == "finding_own_verified"


def test_what_does_not_hold_is_reopened(team: Team, run: Run) -> None:
    found = team.mended(team.opened(run).number)
    team.on("2026-03-20")
    late = {"on": team.day(), "reason": "Papan jatuh", "due_on": "2026-03-19"}
    assert team.refused(OTHER, found.number, "reopen", **late) == "finding_due_past"
    assert team.by(OTHER).findings.suggested(found.number, "reopen") == {"on": "2026-03-20", "due_on": "2026-04-08"}
    again = team.move(OTHER, found.number, "reopen", **{**late, "due_on": "2026-03-27"})
    assert (again.state, again.due_on, again.done_on) == (State.REOPENED, date(2026, 3, 27), None)
    assert [(each.holds, each.note) for each in again.judged] == [(False, "Papan jatuh")]
    team.move(CLERK, found.number, "plan", text="Sekrup papan")
    team.mended(found.number)
    assert len(team.move(OTHER, found.number, "verify", on=team.day(), note="ok").claims) == 2
    back = team.move(PPID, found.number, "reopen", on=team.day(), reason="Jatuh lagi", due_on="2026-03-30")
    assert (back.state, back.closed_on, back.verified) == (State.REOPENED, None, None)


def test_owners_do_not_move_their_own_day(team: Team, run: Run) -> None:
    found = team.opened(run, PPID)
    later = {"due_on": "2026-03-30", "reason": "Menunggu anggaran"}
    assert team.refused(PPID, found.number, "assign", **later) == "finding_own_change"
    assert team.refused(PPID, found.number, "drop", action=1, reason="x") == "action_own"
    assert team.refused(CHIEF, found.number, "assign", reason="x") == "finding_nothing_changed"
    moved = team.move(CHIEF, found.number, "assign", **later)
    assert (moved.due_on, moved.actions[0].due_on, moved.owner) == (date(2026, 3, 30), date(2026, 3, 30), PPID.id)
    given = team.move(LEAD, found.number, "assign", owner=CLERK.id, reason="Tugas loket")
    assert (given.owner, given.actions[0].owner) == (CLERK.id, CLERK.id)
    assert team.refused(LEAD, found.number, "assign", owner="Siapa", reason="x") == "officer_unknown"
    assert team.refused(LEAD, found.number, "assign", owner=OTHER.name, reason="x") == "finding_owner_reads_only"
    dropped = team.move(LEAD, found.number, "drop", action=1, reason="Papan baru dikirim KPU Provinsi")
    assert not dropped.actions[0].waits
    team.move(CLERK, found.number, "take_up")
    assert team.refused(CLERK, found.number, "claim", on=team.day(), what="x", proof="x") == "finding_without_action"


def test_late_and_due(team: Team, run: Run) -> None:
    found = team.opened(run)
    team.on("2026-03-16").acts = LEAD
    assert team.findings.listed(Wanted(only_late=True)) == ()
    team.on("2026-03-17")
    assert [each.number for each in team.findings.listed(Wanted(only_late=True))] == [found.number]
    assert team.findings.work(found.number).late_by == 1
    team.mended(found.number)
    assert team.by(LEAD).findings.listed(Wanted(only_late=True)) == ()
    assert team.findings.work(found.number).late_by == 1  # it stays for ever


def test_duties_go_to_whom_they_belong(team: Team, run: Run) -> None:
    found = team.opened(run, CLERK, actions=(NewAction("Tulis", unit="subbagian HUKUM", due_on=date(2026, 3, 4)),))
    duties = team.findings.duties

    def tasks() -> dict[str, list[tuple[Task, int]]]:
        people = (CLERK, LEGAL, LEAD, OTHER, PPID, ADMIN)
        return {who.id: [(each.task, each.days_left) for each in duties(who)] for who in people if duties(who)}

    assert tasks() == {"legal": [(Task.ACT, 2)]}
    team.on("2026-03-07")  # a Saturday: late all the same
    assert tasks() == {"legal": [(Task.ACT, -2)]}
    team.on("2026-03-09").move(LEGAL, found.number, "carry_out", action=1, on="2026-03-04", what="Ditulis")
    assert tasks() == {"clerk": [(Task.MEND, 5)]}
    team.mended(found.number)
    assert tasks() == {"lead": [(Task.VERIFY, 5)]}
    team.move(LEAD, found.number, "verify", on=team.day(), note="ok")
    assert tasks() == {}


def test_who_sees_what(team: Team, run: Run) -> None:
    found = team.opened(run)
    other = team.by_hand(run, PPID)
    assert [each.number for each in team.by(CLERK).findings.listed()] == [found.number]
    assert team.why_not(lambda: team.by(CLERK).findings.get(other.number)) == "finding_not_yours"
    assert len(team.by(CHIEF).findings.listed(Wanted(run=run.number))) == 2
    assert team.why_not(team.by(ADMIN).findings.listed) == "role_missing"
    assert team.why_not(lambda: team.by(PPID).findings.open(NewFinding(run.id, "x", Severity.MINOR))) == "role_missing"
    request = team.by(LEAD).audits.open(run.id).files[0]
    about = team.by_hand(run, subjects=(request.number,))
    assert [each.number for each in team.findings.listed(Wanted(request=request.request))] == [about.number]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " \n"}, "finding_text_missing"),
        ({"text": "x" * 20_001}, "text_too_long"),
        ({"run": "AUD-1999-0001"}, "audit_unknown"),
        ({"item": "z9"}, "finding_item_unknown"),
        ({"owner": ""}, "finding_owner_missing"),
        ({"owner": ADMIN.name}, "finding_owner_reads_only"),
        ({"owner": "Siapa"}, "officer_unknown"),
        ({"subjects": ("9999/PIP",)}, "finding_file_unknown"),
        ({"due_on": date(2026, 3, 1)}, "finding_due_past"),
        ({"actions": (NewAction(" "),)}, "action_text_missing"),
        ({"actions": (NewAction("x", due_on=date(2030, 1, 1)),)}, "action_after_finding"),
        ({"actions": (NewAction("x"),) * 51}, "actions_too_many"),
    ],
)
def test_what_cannot_be_opened(team: Team, run: Run, changes: dict[str, object], code: str) -> None:
    good = NewFinding(run.id, "Map tidak berlabel", Severity.MINOR, owner=CLERK.name)
    team.acts = LEAD
    assert team.why_not(lambda: team.findings.open(good, replace(good, **changes))) == code  # type: ignore[arg-type]


def test_somebody_elses_step_is_not_overtaken(team: Team, run: Run) -> None:
    found = team.opened(run)
    team.move(CLERK, found.number, "take_up")
    facts = {"text": "Lagi"}
    assert team.why_not(lambda: team.findings.advance(found.number, "plan", facts, seen=0)) == "finding_changed"
    assert team.refused(CLERK, found.number, "fly") == "move_unknown"


def test_texts_are_only_committed_to(team: Team, run: Run) -> None:
    found = team.mended(team.opened(run).number)
    with team.desk.books.read() as reading:
        bodies = [body for (body,) in reading.rows("SELECT body FROM event WHERE subject = ?", (found.id,))]
    assert len(bodies) == 3
    assert not [text for text in ("papan kosong", "Dipasang", "BA 1/2026", "Pasang maklumat") if text in str(bodies)]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE audit_finding SET state = 'verified'", "“state”"),
        ("UPDATE audit_finding SET due_on = '2030-01-01'", "“due_on”"),
        ("UPDATE audit_finding SET item = 'a2'", "“item”"),
        ("UPDATE audit_finding SET opened = replace(opened, 'papan', 'rak')", "what was found"),
        (
            "DROP TRIGGER move_no_update; UPDATE move SET facts = replace(facts, 'foto', 'video')",
            "the facts of carry_out",
        ),
        (
            "DROP TRIGGER move_no_delete; DELETE FROM move WHERE name = 'claim'",
            "the journal tells of 2, the books hold 1",
        ),
    ],
)
def test_what_is_changed_outside_shows(team: Team, run: Run, sql: str, said: str) -> None:
    team.mended(team.opened(run).number)
    assert list(team.findings.faults()) == []
    assert any(said in fault for fault in _faults_after(team, sql))


def _faults_after(team: Team, sql: str) -> list[str]:
    class Undone(Exception):
        """Takes the change back."""

    found: list[str] = []

    def change(writing: Writing) -> None:
        from ppid_desk.audits.findings.audit import faults

        for each in sql.split("; "):
            writing.run(each)
        found.extend(faults(writing))
        raise Undone

    with pytest.raises(Undone):
        team.desk.books.write(change)
    return found


def test_a_file_that_leaves_a_finding_shows(team: Team, run: Run) -> None:
    files = team.by(LEAD).findings.proposals(run.id)[1]
    team.findings.open(replace(files, owner=CLERK.name))
    sql = "DROP TRIGGER audit_finding_file_no_delete; DELETE FROM audit_finding_file"
    assert any("“files”" in fault for fault in _faults_after(team, sql))


def test_the_table_can_be_drawn() -> None:
    assert "done → verified: verify" in drawn()
