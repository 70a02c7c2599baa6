"""Each computed fact on files that lived: what conforms, and what does not, by real moves or by a changed row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.rules import OFFICE, Work
from ppid_desk.audits.service import Audits
from ppid_desk.desk import Desk
from ppid_desk.objections.rules import Ground
from ppid_desk.people.rules import Officer
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from ppid_desk.requests.rules import CopyForm
from tests.audits.made import of_facts
from tests.handling.conftest import ADE, HADI, RINA, Office
from tests.objections.conftest import BOTH, GRANTED, OFFICERS, PPID, Team
from tests.requests.test_old_register import as_workbook, register

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
OBJECTED = ("objection_answered_by_superior", "order_carried_out")


def looked_at(desk: Desk, people: tuple[Officer, ...]) -> Work:
    """An audit of all facts, by an auditor of this office."""
    audits = Audits(desk.books, lambda: desk.settings, desk.workdays, lambda: ADE, lambda: people, desk.enclosures)
    return audits.open(audits.start(of_facts(), YEAR, "1").number)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path / "objections")
    yield made
    made.desk.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office")
    yield made
    made.desk.close()


def found(work: Work, fact: str) -> str:
    """The one verdict of a fact."""
    (verdict,) = {each.verdict for each in work.computed.values() if each.item == f"x_{fact}"}
    return verdict


def evidence(work: Work, fact: str) -> str:
    return " ".join(line for each in work.computed.values() if each.item == f"x_{fact}" for line in each.evidence)


def by_sql(desk: Desk, *statements: str) -> None:
    def work(writing: Writing) -> None:
        for name, _ in writing.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'move'"):
            writing.run(f"DROP TRIGGER {name}")
        for each in statements:
            writing.run(each)

    desk.books.write(work)


def answered(office: Office) -> str:
    """Received 12 March, granted and sent on 25 March, handed over on 26 March 2026."""
    office.at("2026-03-12")
    number = office.register(copy_form=CopyForm.SOFTCOPY)
    office.at("2026-03-25")
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-03-25"))
    office.at("2026-03-26")
    facts = {"what": "PDF", "recipient": "Siti Rahmawati", "identity_seen": "KTP"}
    office.move(number, "hand_over", **office.sent("2026-03-26"), **facts)
    return number


def test_a_file_as_it_should_be(office: Office) -> None:
    answered(office)
    work = looked_at(office.desk, office.people)
    verdicts = {each.item.removeprefix("x_"): each.verdict for each in work.computed.values()}
    conform = {
        "slip_given", "identity_on_file", "number_gaps", "register_columns", "deadline_recomputed", "answered_in_time",
        "letter_elements", "handover_proven", "edits_after_the_fact",
    }  # fmt: skip
    assert {name for name, verdict in verdicts.items() if verdict == "sesuai"} == conform
    assert {verdict for name, verdict in verdicts.items() if name not in conform} == {"tb"}
    assert "2 April 2026" in evidence(work, "deadline_recomputed")
    (file,) = work.files
    assert file.known == {
        "fact_path": "normal", "fact_channel": "walk_in", "fact_outcome": "granted", "fact_answered": "yes",
        "fact_handed_over": "yes", "fact_late": "no", "fact_incomplete": "no", "fact_extended": "no",
        "fact_objected": "no", "fact_disputed": "no",
    }  # fmt: skip


def test_a_date_that_two_corrected_is_evidence_and_no_fault(office: Office) -> None:
    office.at("2026-03-16")
    number = office.register()
    moment = "2026-03-12T10:00:00+07:00"
    office.move(number, "correct_date", field="received_at", value=moment, reason="cap pos 12 Maret")
    waiting = looked_at(office.desk, office.people)
    assert found(waiting, "edits_after_the_fact") == "sebagian"
    office.by(HADI).move(number, "confirm", correction=1)
    work = looked_at(office.desk, office.people)
    assert "dikonfirmasi Hadi Nugroho" in evidence(work, "edits_after_the_fact")
    assert "tanggal terima" in evidence(work, "edits_after_the_fact")
    assert "2 April 2026" in evidence(work, "deadline_recomputed")
    assert found(work, "deadline_recomputed") == "sesuai"


CHANGED = {
    "deadline_recomputed": ("UPDATE clock SET due_on = '2026-04-09'", "2 April 2026, tersimpan 9 April 2026"),
    "edits_after_the_fact": (
        "UPDATE move SET facts = replace(facts, '2026-03-25', '2026-03-24') WHERE name = 'answer'", "diubah di luar",
    ),
    "slip_given": ("DELETE FROM print_job", "tidak ada tanda bukti"),
    "number_gaps": ("UPDATE counter SET last = last + 1", "Nomor urut 2 tahun 2026 tidak ada"),
    "register_columns": ("UPDATE requester SET address = ' '", "Kolom kosong: Alamat"),
}  # fmt: skip


@pytest.mark.parametrize("fact", CHANGED)
def test_a_changed_row_is_named_by_its_fact(office: Office, fact: str) -> None:
    answered(office)
    statement, words = CHANGED[fact]
    by_sql(office.desk, statement)
    work = looked_at(office.desk, office.people)
    assert found(work, fact) in ("tidak", "sebagian")
    assert words in evidence(work, fact)


def test_steps_that_were_taken_out_of_the_register(office: Office) -> None:
    answered(office)
    by_sql(office.desk, "DELETE FROM move WHERE name = 'hand_over'")
    assert "Langkah hand_over" in evidence(looked_at(office.desk, office.people), "edits_after_the_fact")


def test_an_answer_that_is_recorded_after_its_limit_with_an_earlier_day(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    office.at("2026-03-30")
    office.granted(number)
    office.at("2026-04-07")
    office.move(number, "answer", **office.sent("2026-03-31"))
    work = looked_at(office.desk, office.people)
    assert (found(work, "answered_in_time"), found(work, "edits_after_the_fact")) == ("sesuai", "sebagian")
    assert "baru dicatat 7 April 2026, setelah batas 2 April 2026" in evidence(work, "edits_after_the_fact")


def test_a_late_answer_counts_its_working_days(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    office.at("2026-04-07")
    assert found(looked_at(office.desk, office.people), "answered_in_time") == "tidak"
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-04-07"))
    work = looked_at(office.desk, office.people)
    assert "Dijawab 7 April 2026, 2 hari kerja setelah jatuh tempo 2 April 2026" in evidence(work, "answered_in_time")
    assert "menandai" not in evidence(work, "answered_in_time")


def test_an_extension_within_its_limit_moves_the_last_day(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    office.at("2026-03-31")
    office.move(number, "draft_extension", reason="under_test", explanation="Diuji")
    office.move(number, "sign_extension", number="9/HM.02", on="2026-03-31", signer=HADI.name)
    office.move(number, "extend", **office.sent("2026-03-31"))
    office.at("2026-04-13")
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-04-13"))
    work = looked_at(office.desk, office.people)
    assert (found(work, "extension_lawful"), found(work, "answered_in_time")) == ("sesuai", "sesuai")
    assert "jatuh tempo 14 April 2026" in evidence(work, "answered_in_time")


def test_a_letter_that_the_wrong_person_signed(office: Office) -> None:
    answered(office)
    no_ppid = tuple(each for each in office.people if each is not HADI)
    clerk = Officer(HADI.id, HADI.name, "", "", "", RINA.roles, active=True, has_passphrase=False)
    assert found(looked_at(office.desk, (*no_ppid, clerk)), "letter_elements") == "tidak"
    assert found(looked_at(office.desk, no_ppid), "letter_elements") == "sebagian"


def test_who_was_not_told_in_time_what_is_missing(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("Fotokopi KTP",))
    office.at("2026-03-13")
    assert found(looked_at(office.desk, office.people), "incomplete_told") == "sesuai"
    office.at("2026-03-30")
    office.move(number, "take_up")
    work = looked_at(office.desk, office.people)
    assert found(work, "incomplete_told") == "tidak"
    assert f"{number}: tidak diberitahu, batas 17 Maret 2026" in evidence(work, "incomplete_told")


def test_numbers_that_are_spoken_for_are_no_gap(office: Office) -> None:
    office.at("2026-03-12")
    office.register()
    first, second = office.desk.requests.reserving.reserve(2)
    office.desk.requests.reserving.give_back(second.number, "formulir rusak")
    office.register()
    work = looked_at(office.desk, office.people)
    assert found(work, "number_gaps") == "sesuai"
    told = evidence(work, "number_gaps")
    assert f"{first.number}: dicadangkan" in told
    assert f"{second.number}: tidak terpakai (formulir rusak)" in told


def test_refusals_and_holders(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(items=("Data pemilih", "Data lain"))
    refused = {"item": 1, "outcome": "refused", "ground": "article_17", "dik": "tidak-ada"}
    office.move(number, "decide", items=[refused, {"item": 2, "outcome": "not_held"}])
    work = looked_at(office.desk, office.people)
    assert found(work, "refusal_cites_valid") == "tidak"
    assert "entri tidak-ada tidak ada dalam daftar" in evidence(work, "refusal_cites_valid")
    assert found(work, "holder_named") == "sebagian"
    assert [each for each in work.computed.values() if each.item == "x_blackened_not_refused"] == []


@pytest.mark.parametrize(("by", "verdict"), [(None, "sesuai"), (BOTH, "tidak")])
def test_an_objection_and_its_order(team: Team, by: Officer | None, verdict: str) -> None:
    """Whoever answered the request may not answer the objection to it; its order has a day."""
    team.on(date(2026, 11, 2))
    number = team.request()
    team.answered(number, by or PPID)
    team.on(date(2026, 11, 9))
    case = team.objected(number, Ground.NOT_AS_ASKED)
    team.decided(case.number, {**GRANTED, "order_by": "2026-11-16"})
    if by:
        chief = "UPDATE move SET facts = replace(facts, '\"chief\"', '\"both\"') WHERE name = 'sign_answer'"
        by_sql(team.desk, chief)
    work = looked_at(team.desk, OFFICERS)
    assert [found(work, fact) for fact in OBJECTED] == [verdict, "sesuai"]
    team.on(date(2026, 11, 17))
    assert found(looked_at(team.desk, OFFICERS), "order_carried_out") == "tidak"
    team.acts = PPID
    team.move(case.number, "carry_out", what="Diberikan", proof="surel")
    assert found(looked_at(team.desk, OFFICERS), "order_carried_out") == "sebagian"


def test_every_fact_names_its_subject(office: Office) -> None:
    answered(office)
    work = looked_at(office.desk, office.people)
    for each in work.checklist.items:
        there = {place[1] for place in work.computed if place[0] == each.name}
        wanted = {OFFICE} if each.scope is Scope.OFFICE else {work.files[0].request}
        assert there == wanted, each.name


def test_files_of_an_old_register_are_read_as_it_tells(office: Office, tmp_path: Path) -> None:
    """Nothing was moved here: no letter is missing, no slip, and a late answer is late by the old register's days."""
    rows, _ = register()
    office.desk.requests.taking_in.apply(as_workbook(rows, tmp_path / "old.xlsx"))
    work = looked_at(office.desk, office.people)
    assert work.run.population == 370
    for fact in ("slip_given", "letter_elements", "extension_lawful", "handover_proven"):
        assert found(work, fact) == "tb", fact
    for fact in ("identity_on_file", "number_gaps", "register_columns", "deadline_recomputed", "edits_after_the_fact"):
        assert found(work, fact) in ("sesuai", "tb"), (fact, evidence(work, fact))
    late = {
        place[1] for place, each in work.computed.items() if each.item.endswith("in_time") and each.verdict == "tidak"
    }
    assert all(each.facts["state"] == "registered" for each in work.files if each.request in late)
    assert {each.known["fact_outcome"] for each in work.files} == {"", "granted"}
