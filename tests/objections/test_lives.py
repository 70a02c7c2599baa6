"""The lives of objections: who may object and answer, what is asked for, and what the journal can replay."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ppid_desk.errors import Refusal
from ppid_desk.objections.rules import About, Decision, Duty, Ground, NewObjection, Reaction, Stage
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind
from ppid_desk.requests.rules import State
from tests.conftest import JAKARTA
from tests.objections.conftest import BOTH, CHIEF, CLERK, GRANTED, PPID, UNIT, UPHELD, Team

MONDAY = date(2026, 11, 23)
OTHER = Requester(RequesterKind.PERSON, "Orang Lain", IdType.KTP, "3673014101900003")


def refused(code: str, do: Any, *args: Any, **facts: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        do(*args, **facts)
    assert told.value.code == code, str(told.value)
    assert "{" not in str(told.value)
    return told.value


@pytest.fixture
def answered(team: Team) -> str:
    """A request that was answered on Monday, 23 November."""
    team.on(date(2026, 11, 16))
    number = team.request()
    team.on(MONDAY)
    team.answered(number)
    return number


def nothing_written(team: Team) -> bool:
    with team.desk.books.read() as reading:
        return not reading.rows("SELECT 1 FROM objection UNION ALL SELECT 1 FROM counter WHERE register = 'KIP'")


def test_a_whole_life_and_its_replay(team: Team, answered: str) -> None:
    case = team.objected(answered, Ground.NOT_AS_ASKED, Ground.TOO_LATE)
    assert (case.number, case.due_on) == ("0001/KIP/KPU-KS/XI/2026", date(2027, 1, 8))
    assert case.objection.grounds == (Ground.NOT_AS_ASKED, Ground.TOO_LATE)
    team.move(case.number, "hand_slip", way="direct")
    sent = team.decided(case.number, {**GRANTED, "order_by": "2026-11-30"})
    assert (sent.state, sent.answered_on, sent.has_order) == (State.ANSWERED, MONDAY, True)
    work = team.objections.work(case.number)
    assert (work.duty.duty, work.duty.day, work.duty.holder) == (Duty.CARRY_OUT, date(2026, 11, 30), "ppid")
    team.acts = PPID
    team.move(case.number, "carry_out", what="Diberikan", proof="surel")
    team.acts = CLERK
    team.move(case.number, "react", reaction="accepts")
    done = team.move(case.number, "close")
    assert (done.state, done.ended_on, done.reaction) == (State.DONE, MONDAY, Reaction.ACCEPTS)
    again = team.objections.case(case.number)
    assert dataclasses.replace(again, moves=()) == dataclasses.replace(done, moves=())
    assert list(team.desk.faults()) == []
    assert [each.sentence for each in team.objections.work(case.number).history][:2] == [
        "didaftarkan", "Tanda bukti diserahkan",
    ]  # fmt: skip


def test_the_flags_stand_at_the_request(team: Team, answered: str) -> None:
    def flags() -> tuple[str, ...]:
        return team.desk.requests.look_up(answered)[0].flags

    assert flags() == ()
    number = team.objected(answered).number
    assert flags() == ("objected",)
    team.decided(number, UPHELD)
    team.move(number, "open_dispute", document="Panggilan")
    assert flags() == ("objected", "disputed")
    assert [each.number for each in team.objections.of_request(answered)] == [number]


def test_a_cancelled_registration_keeps_its_number_and_lifts_the_flag(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    refused("role_missing", team.move, number, "cancel", reason="x")  # only the superior may
    team.acts = CHIEF
    team.move(number, "cancel", reason="Keliru dicatat")
    assert team.desk.requests.look_up(answered)[0].flags == ()
    team.acts = CLERK
    assert team.objected(answered).number.startswith("0002/")
    assert list(team.desk.faults()) == []


def test_a_stranger_is_refused(team: Team, answered: str) -> None:
    told = refused("objector_stranger", team.objected, answered, objector=OTHER)
    assert told.field == "objector.name"
    assert str(told).count(".") <= 2
    assert "kuasa" in str(told)
    assert nothing_written(team)


def test_a_representative_needs_a_power_of_attorney(team: Team, answered: str) -> None:
    power = Representative("Kuasa Contoh")
    refused("power_missing", team.objected, answered, representative=power)
    case = team.objected(answered, representative=dataclasses.replace(power, power="Surat kuasa 1/2026"))
    assert case.objection.objector.name == "Siti Rahmawati"
    assert case.objection.objector.representative is not None


def test_the_requester_may_come_with_another_spelling_or_phone(team: Team, answered: str) -> None:
    said = Requester(RequesterKind.PERSON, "SITI  rahmawati", phone="081290000099")
    case = team.objected(answered, objector=said)
    assert (case.objection.objector.name, case.objection.objector.phone) == ("Siti Rahmawati", "081290000099")


def test_ground_b_needs_no_request_and_every_other_does(team: Team) -> None:
    team.on(MONDAY)
    refused("request_needed", team.objected, "", Ground.NOT_PUBLISHED, Ground.NOT_ANSWERED, objector=OTHER)
    refused("objector_missing", team.objected, "", Ground.NOT_PUBLISHED)
    case = team.objected("", Ground.NOT_PUBLISHED, objector=OTHER)
    assert (case.objection.request, case.objection.file_by) == ("", None)
    assert list(team.desk.faults()) == []


def test_what_is_about_the_service_is_a_complaint(team: Team, answered: str) -> None:
    refused("about_service", team.objected, answered, about=About.SERVICE)
    refused("grounds_missing", team.objections.register, NewObjection((), "x", answered))
    refused("position_missing", team.objected, answered, position=" ")
    assert nothing_written(team)


def test_a_late_one_is_warned_about_and_taken(team: Team, answered: str) -> None:
    team.on(date(2027, 3, 1))
    new = NewObjection((Ground.NOT_AS_ASKED,), "Terlambat", answered)
    seen = team.objections.preview(new)
    assert seen.refusals == ()
    assert [each.field for each in seen.warnings] == ["received_at"]
    assert seen.filing is not None
    assert seen.filing.last.date == date(2027, 1, 8)
    assert team.objections.register(new).objection.filed_late


def test_days_that_cannot_be(team: Team, answered: str) -> None:
    ahead = datetime(2026, 11, 24, 8, 0, tzinfo=JAKARTA)
    refused("received_in_future", team.objected, answered, received_at=ahead)
    refused("received_without_proof", team.objected, answered, received_at=ahead - timedelta(days=5))
    early = datetime(2026, 11, 2, 8, 0, tzinfo=JAKARTA)
    refused("objection_before_request", team.objected, answered, received_at=early, received_proof="cap")
    refused("ground_found_later", team.objected, answered, found_on=date(2026, 11, 24))
    refused("number_unknown", team.objected, "0099/PIP/KPU-KS/XI/2026")
    assert nothing_written(team)


def test_whoever_answered_does_not_answer_the_objection(team: Team) -> None:
    """By the officer's own number, whatever roles they have."""
    team.on(date(2026, 11, 16))
    request = team.request()
    team.answered(request, BOTH)
    number = team.objected(request).number
    told = refused("signer_answered_request", team.decided, number, UPHELD, BOTH)
    assert told.field == "signer"
    refused("signer_not_superior", team.decided, number, UPHELD, PPID)
    assert team.objections.suggested(number, "sign_answer")["signer"] == CHIEF.name
    assert team.decided(number, UPHELD, CHIEF).answered_on is not None


def test_three_facts_of_the_answer(team: Team, answered: str) -> None:
    """Drafted, signed and sent; the clock stops at sent, and a new draft must be signed again."""
    number = team.objected(answered).number
    team.move(number, "discuss")
    refused("objection_answer_not_drafted", team.move, number, "answer", way="direct", proof="x")
    team.move(number, "draft_answer", **UPHELD)
    refused("objection_answer_not_signed", team.move, number, "answer", way="direct", proof="x")
    signing = {"number": "1/A/2026", "signer": CHIEF.name}
    team.objections.advance(number, "sign_answer", {"on": "2026-11-23", **signing})
    assert team.objections.case(number).clocks[0].ended is None
    team.move(number, "draft_answer", **UPHELD)
    refused("objection_answer_not_signed", team.move, number, "answer", way="direct", proof="x")
    team.objections.advance(number, "sign_answer", {"on": "2026-11-23", **signing})
    sent = team.move(number, "answer", way="post", proof="resi 1")
    assert {each.limit: each.ended for each in sent.clocks} == {"R-09": MONDAY, "R-11a": None}
    refused("objection_not_from_state", team.move, number, "draft_answer", **UPHELD)


def test_what_is_granted_is_ordered_by_a_day(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.move(number, "discuss")
    draft = team.objections.advance
    refused("order_missing", draft, number, "draft_answer", {**GRANTED, "order": "", "order_by": "2026-11-30"})
    refused("order_day_missing", draft, number, "draft_answer", GRANTED)
    refused("task_in_past", draft, number, "draft_answer", {**GRANTED, "order_by": "2026-11-20"})
    refused("upheld_orders_nothing", draft, number, "draft_answer", {**UPHELD, "order": "Berikan"})


def test_the_objector_has_fourteen_working_days(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.decided(number, UPHELD)
    refused("reaction_runs", team.move, number, "close")
    work = team.objections.work(number)
    assert (work.duty.duty, work.duty.day) == (Duty.REACTION, date(2026, 12, 14))
    team.on(date(2026, 12, 11))
    refused("reaction_runs", team.move, number, "close")
    team.on(date(2026, 12, 14))
    assert team.move(number, "close").state is State.DONE


def test_the_window_follows_the_day_of_delivery(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.decided(number, UPHELD)
    team.on(date(2026, 11, 26))
    case = team.move(number, "delivered", proof="resi")
    assert [(each.limit, each.start) for each in case.clocks] == [
        ("R-09", MONDAY), ("R-11a", date(2026, 11, 26)),
    ]  # fmt: skip
    assert list(team.desk.faults()) == []


def test_answered_late_stays_late(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.on(date(2027, 1, 12))
    team.decided(number, UPHELD)
    assert team.objections.work(number).late_by == 2
    team.move(number, "react", reaction="accepts")
    team.move(number, "close")
    assert team.objections.search(number)[0].late_by == 2


def test_a_dispute_after_silence(team: Team, answered: str) -> None:
    number = team.objected(answered, Ground.EXCLUDED).number
    refused("answer_still_runs", team.move, number, "open_dispute", document="x")
    team.on(date(2027, 1, 11))
    case = team.move(number, "open_dispute", document="Panggilan 2/2027")
    assert case.dispute is not None
    assert case.dispute.stage is Stage.PETITIONED
    team.move(number, "register_dispute", number="003/I/KIP-BTN/2027")
    refused("no_mediation_for_a", team.move, number, "mediate")
    refused("dispute_not_from_stage", team.move, number, "agree", document="x")
    assert team.decided(number, UPHELD).state is State.DISPUTED  # the late answer is still recorded
    assert list(team.desk.faults()) == []


def test_the_diary_of_a_dispute_with_its_duty(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.decided(number, UPHELD)
    team.on(date(2026, 12, 1))
    team.move(number, "open_dispute", document="Panggilan 1")
    team.move(number, "register_dispute", number="001/XII/KIP-BTN/2026")
    team.objections.advance(number, "announce_hearing", {"hearing_on": "2026-12-10", "hearing": "examination"})
    work = team.objections.work(number)
    assert (work.duty.duty, work.duty.day, work.duty.holder) == (Duty.HEARING, date(2026, 12, 10), "atasan_ppid")
    team.on(date(2026, 12, 10))
    team.move(number, "hold_hearing", note="Kedua pihak hadir")
    team.move(number, "mediate")
    assert team.objections.work(number).duty.day == date(2027, 1, 4)
    team.move(number, "extend_mediation")
    refused("mediation_longer_already", team.move, number, "extend_mediation")
    refused("duty_day_missing", team.move, number, "agree", document="Kesepakatan 1", duty="Berikan salinan")
    team.move(number, "agree", document="Kesepakatan 1", duty="Berikan salinan", duty_by="2026-12-18")
    refused("decision_not_carried_out", team.move, number, "close_dispute")
    work = team.objections.work(number)
    assert (work.duty.duty, work.duty.day, work.duty.holder) == (Duty.DECISION, date(2026, 12, 18), "ppid")
    team.move(number, "carry_out_decision", note="Diserahkan", document="BA 1")
    done = team.move(number, "close_dispute")
    assert done.state is State.DONE
    assert done.dispute is not None
    assert [each.name for each in done.dispute.entries] == [
        "open_dispute", "register_dispute", "announce_hearing", "hold_hearing", "mediate", "extend_mediation", "agree",
        "carry_out_decision", "close_dispute",
    ]  # fmt: skip
    assert list(team.desk.faults()) == []


def test_a_lawsuit_suspends_what_was_decided(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.decided(number, UPHELD)
    team.move(number, "open_dispute", document="Panggilan 1")
    team.move(number, "decide", outcome="granted", document="Putusan 1", duty="Berikan", duty_by="2026-12-18")
    team.move(number, "sue", party="Badan Publik", document="1/G")
    refused("dispute_undecided", team.move, number, "close_dispute")
    refused("court_undecided", team.move, number, "appeal", party="x", document="y")
    team.move(number, "court_decision", outcome="rejected", document="Putusan 2")
    refused("court_decided_already", team.move, number, "court_decision", outcome="rejected", document="Putusan 2")
    assert team.move(number, "close_dispute").state is State.DONE


def test_a_right_that_is_not_had_is_refused(team: Team, answered: str) -> None:
    team.acts = UNIT
    refused("role_missing", team.objected, answered)
    team.acts = CLERK
    number = team.objected(answered).number
    team.acts = UNIT
    refused("role_missing", team.move, number, "discuss")
    lawful = {each.name for each in team.objections.moves(number) if each.refusal is None}
    assert lawful == {"draft_answer"}


def test_the_same_key_registers_once(team: Team, answered: str) -> None:
    first = team.objected(answered, idempotency_key="k1")
    assert team.objected(answered, idempotency_key="k1").number == first.number
    assert team.objected(answered, idempotency_key="k2").number.startswith("0002/")


def test_a_stale_screen_is_told(team: Team, answered: str) -> None:
    number = team.objected(answered).number
    team.move(number, "discuss")
    refused("case_changed", team.objections.advance, number, "draft_answer", UPHELD, 0)


def test_numbers_begin_anew_with_the_year(team: Team, answered: str) -> None:
    team.on(date(2026, 12, 31))
    assert team.objected(answered).number == "0001/KIP/KPU-KS/XII/2026"
    team.on(date(2027, 1, 4))
    assert team.objected(answered).number == "0001/KIP/KPU-KS/I/2027"
    assert team.objections.find("1") == "0001/KIP/KPU-KS/I/2027"


TAMPERED = [
    "UPDATE objection SET name = 'X'", "UPDATE objection SET position = 'X'", "UPDATE objection SET grounds = 'a'",
    "UPDATE objection SET state = 'done', open = 0", "UPDATE objection SET due_on = '2030-01-01'",
    "UPDATE objection SET answered_on = '2026-11-24'", "UPDATE objection SET received_at = '2026-11-23T10:00:00+07:00'",
    "UPDATE objection SET seq = 5", "UPDATE objection SET file_by = '2030-01-01'", "UPDATE request SET objected = 0",
    "UPDATE request SET disputed = 1", "UPDATE clock SET ended_on = NULL WHERE register = 'KIP'",
    "UPDATE counter SET last = 9 WHERE register = 'KIP'", "DELETE FROM clock WHERE register = 'KIP'",
    "UPDATE objection SET queue_day = '2030-01-01'", "UPDATE objection SET late_by = 3",
    "UPDATE objection SET officer = 'X'", "UPDATE objection SET summary = 'X'",
]  # fmt: skip


@pytest.mark.parametrize("sql", TAMPERED)
def test_what_was_changed_outside_is_found(team: Team, answered: str, sql: str) -> None:
    team.decided(team.objected(answered).number, UPHELD)
    assert list(team.desk.faults()) == []
    team.desk.books.write(lambda writing: writing.run(sql))
    assert list(team.desk.faults()) != []


def test_a_changed_fact_of_a_move_is_found(team: Team, answered: str) -> None:
    team.decided(team.objected(answered).number, UPHELD)

    def change(writing: Any) -> None:
        writing.run("DROP TRIGGER move_no_update")
        writing.run("UPDATE move SET facts = replace(facts, 'Menguatkan', 'Mengabulkan') WHERE register = 'KIP'")

    team.desk.books.write(change)
    assert any("facts of draft_answer" in each for each in team.desk.faults())


def test_the_decision_says_what_it_is(team: Team, answered: str) -> None:
    sent = team.decided(team.objected(answered).number, UPHELD)
    assert sent.answer is not None
    assert sent.answer.decision is Decision.UPHELD
    assert sent.answer.signer_id == CHIEF.id
