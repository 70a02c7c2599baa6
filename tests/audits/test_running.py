"""An audit from its start to its closing, in real encrypted books: frozen, masked, answered, closed, verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.audits import recording
from ppid_desk.audits.checklists.rules import Scope, Value
from ppid_desk.audits.rules import OFFICE, Cell, Reason, RecordKind, Run, RunState, Work
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from tests.audits.made import auditing, auditor, checklist, item, of_facts, ordinary
from tests.enclosures.samples import photo

WHOLE = Period(date(2025, 1, 1), date(2026, 11, 23))


def why_not(act: Callable[[], object]) -> str:
    """The code with which something is refused; its sentence can be said."""
    with pytest.raises(Refusal) as told:
        act()
    assert str(told.value)
    return told.value.code


def started(desk: Desk, used: Any = None) -> Run:
    return desk.audits.start(used or ordinary(), WHOLE, "2026-11")


def values(work: Work) -> dict[tuple[str, str], Value]:
    return {place: cell.value for place, cell in work.cells.items()}


def test_an_audit_starts_with_what_it_will_look_at(audited: Desk) -> None:
    run = started(audited)
    assert (run.number, run.state, run.title) == ("AUD-2026-0001", RunState.OPEN, "Daftar uji")
    work = audited.audits.open("aud-2026-0001")
    sample = audited.audits.sample(WHOLE, run.seed)
    assert [(each.request, each.position, each.number, each.reason) for each in work.files] == [
        (each.request, each.position, each.number, each.reason) for each in sample.files
    ]
    assert (run.population, run.digest) == (sample.population, sample.digest)
    assert {each.reason for each in work.files} >= {Reason.RANDOM, Reason.LATE, Reason.REFUSED}
    assert work.checklist == ordinary()
    assert started(audited).number == "AUD-2026-0002"
    assert [each.number for each in audited.audits.runs()] == ["AUD-2026-0002", "AUD-2026-0001"]


def test_frozen_facts_hold_nothing_personal(audited: Desk) -> None:
    run = audited.audits.start(of_facts(), WHOLE, "1", with_texts=False)
    with audited.books.read() as reading:
        frozen = " ".join(text for (text,) in reading.rows("SELECT facts FROM audit_file WHERE run = ?", (run.id,)))
        frozen += " ".join(text for (text,) in reading.rows("SELECT evidence FROM audit_computed"))
        officers = {name for (name,) in reading.rows("SELECT name FROM officer")}
        people = reading.rows("SELECT name, id_number, address, phone, email, representative FROM requester")
        items = [text for (text,) in reading.rows("SELECT DISTINCT text FROM item")]
    for name, *others in people:
        assert name in officers or name not in frozen
        for each in others:
            assert not each or each not in frozen
    assert not [text for text in items if text in frozen]
    told = audited.audits.start(of_facts(), WHOLE, "1", with_texts=True)
    assert audited.audits.open(told.id).files[0].facts["texts"]["items"][0] in items
    with audited.books.read() as reading:
        body = reading.value("SELECT body FROM event WHERE subject = ? ORDER BY seq", (told.id,))
    assert json.loads(body)["with_texts"] is True


def test_what_was_frozen_stays_whatever_becomes_of_the_file(audited: Desk) -> None:
    run = started(audited)
    before = audited.audits.open(run.id).files
    waiting = next(each for each in before if each.facts["state"] in ("registered", "in_progress"))
    first = audited.officers.all()[0].name
    audited.officers.choose(first)
    audited.handling.advance(waiting.number, "withdraw", {"on": "2026-11-23", "document": "Surat"})
    auditor(audited, "Ade Auditor")
    assert audited.audits.open(run.id).files == before


def test_only_auditors_write_and_only_some_read(audited: Desk) -> None:
    run = started(audited)
    audited.officers.choose(audited.officers.all()[0].name)  # desk and administration
    assert why_not(lambda: audited.audits.answer(run.id, "a1", OFFICE, "sesuai")) == "role_missing"
    assert why_not(lambda: started(audited)) == "role_missing"
    assert why_not(lambda: audited.audits.open(run.id)) == "role_missing"
    ppid = next(each for each in audited.officers.all() if Role.PPID in each.roles)
    audited.officers.choose(ppid.name)
    assert audited.audits.open(run.id).own
    assert why_not(lambda: audited.audits.answer(run.id, "a1", OFFICE, "sesuai")) == "role_missing"


def test_answers_are_kept_and_taken_back(audited: Desk) -> None:
    run, audits = started(audited), audited.audits
    file = audits.open(run.id).files[0]
    assert audits.answer(run.id, "a1", OFFICE, "sesuai").value == "sesuai"
    assert audits.answer(run.id, "b1", file.number, "tidak", " Tidak ada. ").counts is not None
    assert audits.answer_typed(run.number, "jumlah", OFFICE, "12").value == 12
    assert audits.answer(run.id, "c1", "B01", "tb").value == "tb"
    found = audits.open(run.id)
    assert values(found) == {
        ("a1", ""): "sesuai", ("b1", file.request): "tidak", ("jumlah", ""): 12, ("c1", "B01"): "tb",
    }  # fmt: skip
    answer = found.cell("b1", file.request).counts
    assert answer is not None
    assert (answer.note, answer.author) == ("Tidak ada.", audited.officers.who().id)
    audits.answer(run.id, "a1", OFFICE, None)
    assert audits.open(run.id).cell("a1").value is None


def test_what_does_not_fit_is_refused_and_nothing_is_written(audited: Desk) -> None:
    run, audits = started(audited), audited.audits
    number = audits.open(run.id).files[0].number
    before = audited.changes()
    for code, act in {
        "audit_item_unknown": lambda: audits.answer(run.id, "zz", OFFICE, "sesuai"),
        "audit_subject_unknown": lambda: audits.answer(run.id, "a1", number, "sesuai"),
        "audit_subject_needed": lambda: audits.answer(run.id, "b1", OFFICE, "sesuai"),
        "audit_item_hidden": lambda: audits.answer(run.id, "a2", OFFICE, "sesuai"),
        "input_choice": lambda: audits.answer(run.id, "a1", OFFICE, "mungkin"),
        "audit_no_select_one": lambda: audits.answer(run.id, "a1", OFFICE, 3),
        "audit_no_integer": lambda: audits.answer_typed(run.id, "jumlah", OFFICE, "dua"),
        "audit_constraint": lambda: audits.answer(run.id, "jumlah", OFFICE, 101),
        "audit_note_missing": lambda: audits.answer(run.id, "a1", OFFICE, "sebagian"),
        "text_too_long": lambda: audits.answer(run.id, "a1", OFFICE, "tidak", "x" * 10_001),
        "audit_unknown": lambda: audits.answer("AUD-2026-0009", "a1", OFFICE, "sesuai"),
        "audit_no_conflict": lambda: audits.decide(run.id, "a1", OFFICE, "sesuai", "sama"),
    }.items():
        assert why_not(act) == code, code
    assert why_not(lambda: audits.answer(run.id, "a1", "B99", "sesuai")) == "audit_subject_unknown"
    assert audited.changes() == before


def test_an_answer_agrees_with_what_the_program_found_or_says_why_not(audited: Desk) -> None:
    used = checklist(item("x", computed="extension_lawful", scope=Scope.FILE, required=False))
    run, audits = started(audited, used), audited.audits
    work = audits.open(run.id)
    file = next(each for each in work.files if work.computed["x", each.request].verdict == "tb")

    def counted(cell: Cell) -> bool | None:
        return cell.counts.agrees if cell.counts else None

    assert counted(audits.answer(run.id, "x", file.number, "tb")) is True
    assert why_not(lambda: audits.answer(run.id, "x", file.number, "sesuai")) == "audit_note_disagrees"
    assert why_not(lambda: audits.answer(run.id, "x", file.number, "sesuai", "ada", agrees=True)) == "audit_agrees"
    assert counted(audits.answer(run.id, "x", file.number, "sesuai", "Surat ada di map.")) is False
    assert audits.open(run.id).computed == work.computed


def finished(desk: Desk) -> Run:
    """An audit of few items, all answered."""
    run = started(desk, checklist(item("a1"), item("a2", required=False)))
    desk.audits.answer(run.id, "a1", OFFICE, "sesuai")
    return run


def test_closing_waits_for_what_is_required_and_for_those_who_differ(audited: Desk) -> None:
    run, audits = started(audited, checklist(item("a1"), item("a2", required=False))), audited.audits
    assert why_not(lambda: audits.close(run.id)) == "audit_unanswered"
    audits.answer(run.id, "a1", OFFICE, "sesuai")
    auditor(audited, "Budi Auditor")
    assert audits.answer(run.id, "a1", OFFICE, "tidak", "Tidak ada register lisan.").conflict
    assert why_not(lambda: audits.close(run.id)) == "audit_not_lead"
    assert why_not(lambda: audits.decide(run.id, "a1", OFFICE, "tidak", "ya")) == "audit_not_lead"
    auditor(audited, "Ade Auditor")
    assert why_not(lambda: audits.close(run.id)) == "audit_conflicts"
    assert why_not(lambda: audits.decide(run.id, "a1", OFFICE, "sebagian", "")) == "audit_note_missing"
    assert audits.decide(run.id, "a1", OFFICE, "sebagian", "Dicatat sejak Maret.").value == "sebagian"
    score = audits.close(run.id)
    assert (score.all.points, score.all.most) == (Decimal(1), Decimal(2))
    closed = audits.open(run.id)
    assert (closed.run.state, closed.run.closed_at) == (RunState.CLOSED, audited.clock.now())
    assert why_not(lambda: audits.answer(run.id, "a2", OFFICE, "sesuai")) == "audit_closed"
    assert why_not(lambda: audits.close(run.id)) == "audit_closed"
    assert [each.choice.name for each in audits.proposed_findings(run.id)] == ["sebagian"]


def test_a_record_that_comes_after_closing_is_late(audited: Desk) -> None:
    run = finished(audited)
    audited.audits.close(run.id)
    body = {"item": "a1", "subject": "", "value": "tidak", "note": "terlambat", "agrees": None}

    def take(writing: Writing) -> None:
        kind = RecordKind.ANSWER
        record = recording.fresh(writing, run.id, "x", kind, body, audited.clock.now(), device="d1")
        recording.write(writing, record, "Ade Auditor")

    audited.books.write(take)
    cell = audited.audits.open(run.id).cell("a1")
    assert (cell.value, [each.value for each in cell.late], cell.conflict) == ("sesuai", ["tidak"], False)
    assert audited.audits.score(run.id).all.points == 2


def test_one_version_of_a_checklist_is_one_checklist(audited: Desk) -> None:
    started(audited, checklist(item("a1")))
    assert why_not(lambda: started(audited, checklist(item("a1", required=False)))) == "audit_version_taken"
    started(audited, checklist(item("a1", required=False), version="2"))


def test_evidence_lies_with_its_cell(audited: Desk, tmp_path: Path) -> None:
    run, audits = started(audited), audited.audits
    file = audits.open(run.id).files[0]
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(photo())
    kept = audits.attach(run.id, "b1", file.number, picture, "papan informasi")
    assert [each.id for each in audits.evidence(run.id, "b1", file.number)] == [kept.id]
    assert audits.evidence(run.id, "a1") == ()
    audits.detach(run.id, kept.id, "salah berkas")
    assert audits.evidence(run.id, "b1", file.number) == ()


CHANGES = {
    "UPDATE audit_file SET facts = replace(facts, 'normal', 'election')": "sampled files",
    "UPDATE audit_computed SET verdict = 'sesuai' WHERE verdict = 'tidak'": "computed facts",
    "UPDATE audit_record SET body = replace(body, 'sesuai', 'tidak')": "changed outside",
    "DELETE FROM audit_record WHERE sequence = 1": "the journal tells of",
    "UPDATE audit_run SET seed = 'mine'": "seed",
    "UPDATE audit_run SET state = 'closed', closed_at = started_at": "whether it is closed",
    "UPDATE audit_checklist SET body = body || ' '": "checklist",
}


@pytest.mark.parametrize("change", CHANGES)
def test_verify_finds_what_was_changed_outside(folder: Path, change: str) -> None:
    with auditing(folder) as desk:
        run = started(desk, of_facts())
        desk.audits.answer(run.id, "x_number_gaps", OFFICE, "sesuai")
        desk.audits.answer(run.id, "x_slip_given", OFFICE, "sesuai")
        assert list(desk.faults()) == []

        def forge(writing: Writing) -> None:
            for (name,) in writing.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
            ):
                writing.run(f"DROP TRIGGER {name}")
            writing.run(change)

        desk.books.write(forge)
        assert any(CHANGES[change] in fault for fault in desk.faults())


def deleted(writing: Writing, table: str) -> None:
    writing.run(f"DELETE FROM {table}")


def test_the_tables_only_grow(audited: Desk) -> None:
    finished(audited)
    for table in ("audit_file", "audit_record", "audit_checklist"):
        with pytest.raises(Refusal, match="only grows"):
            audited.books.write(partial(deleted, table=table))


def test_an_officer_who_worked_on_a_file_is_told_which(audited: Desk) -> None:
    run = started(audited)
    both = next(each for each in audited.officers.all() if Role.PPID in each.roles)
    audited.officers.choose(audited.officers.all()[0].name)
    audited.officers.change(
        both.id, OfficerFacts(both.name, both.nip, both.title, both.unit, both.roles | {Role.AUDITOR})
    )
    audited.officers.choose(both.name)
    work = audited.audits.open(run.id)
    assert work.own == tuple(each.number for each in work.files if both.id in each.officers) != ()


def test_the_first_look_reads_what_its_first_item_needs(audited: Desk) -> None:
    run = audited.audits.start(ordinary(), WHOLE, "1")
    work = audited.audits.open(run.id)
    first, second = (each.request for each in work.files[:2])
    for subject in (first, second):
        audited.audits.answer(run.id, "b1", subject, "sesuai")
    look = audited.audits.open_first(run.id)
    assert look.files == work.files
    assert look.cell("b1", first).value == "sesuai"
    assert look.cell("b1", second).value is None
