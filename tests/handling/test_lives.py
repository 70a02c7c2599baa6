"""Lives of requests with the dates of the law: completeness, extension, lateness, decisions, corrections."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ppid_desk.errors import Refusal
from ppid_desk.founding import restore
from ppid_desk.handling.guards import GUARDS
from ppid_desk.handling.moves import MOVES, check, drawn
from ppid_desk.handling.rules import Outcome, Whole, whole_of
from ppid_desk.records.session import Writing
from ppid_desk.requests.rules import Path as Way
from ppid_desk.requests.rules import State
from tests.handling.conftest import ADE, HADI, MAYA, RINA, List17, Office, officer

DAY = date.fromisoformat
GRANTED = {"item": 1, "outcome": "granted", "material": "PDF"}
BLACK = {"outcome": "in_part", "material": "daftar", "blackened": "NIK", "ground": "article_17", "dik": "1"}


def test_the_table_of_moves_hangs_together() -> None:
    check(set(GUARDS))
    with pytest.raises(ValueError, match="no guard told"):
        check(set(GUARDS) - {"told"})
    assert "incomplete → registered: complete, take_up" in drawn()
    house = (Path(__file__).parents[2] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert all(f"    {line}\n" in house for line in drawn().splitlines())
    assert {guard.partition(":")[0] for move in MOVES for guard in move.guards} == set(GUARDS)


def test_from_receipt_to_handover(office: Office) -> None:
    number = office.register()
    office.granted(number)
    assert office.why_not(number, "hand_over", on="2026-11-23", way="direct", what="PDF", recipient="S", proof="ttd")
    answered = office.move(number, "answer", **office.sent("2026-11-23"))
    assert (answered.state, answered.outcome, answered.answered_on) == (
        State.ANSWERED,
        Whole.GRANTED,
        DAY("2026-11-23"),
    )
    office.at("2026-11-25")
    done = office.move(
        number, "hand_over", on="2026-11-25", way="direct", what="PDF", recipient="Siti Rahmawati", proof="tanda tangan"
    )
    assert (done.state, done.ended_on) == (State.DONE, DAY("2026-11-25"))
    assert (done.answered_on, done.handovers[0].on) == (DAY("2026-11-23"), DAY("2026-11-25"))


def test_drafted_signed_and_sent_are_three_facts(office: Office) -> None:
    number = office.register()
    assert office.why_not(number, "answer", **office.sent("2026-11-23")) == "items_undecided"
    assert office.why_not(number, "draft_notice", delivery="email") == "items_undecided"
    office.move(number, "decide", items=[GRANTED])
    assert office.why_not(number, "answer", **office.sent("2026-11-23")) == "letter_not_drafted"
    office.move(number, "draft_notice", form="softcopy", delivery="email")
    assert office.why_not(number, "answer", **office.sent("2026-11-23")) == "letter_not_signed"
    signed = office.move(number, "sign_notice", number="1/HM", on="2026-11-23", signer=HADI.name)
    clock = signed.answer_clock
    assert clock is not None
    assert (signed.state, clock.ended) == (State.IN_PROGRESS, None)
    answered = office.move(number, "answer", **office.sent("2026-11-23"))
    assert answered.answer_clock is not None
    assert answered.answer_clock.ended == DAY("2026-11-23")


def test_t12_the_clock_starts_when_the_request_is_complete(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("KTP",))
    telling = office.handling.case(number).clock("R-02")
    assert telling is not None
    assert telling.due == DAY("2026-03-17")
    office.at("2026-03-17")
    told = office.move(number, "tell_incomplete", **office.sent("2026-03-17"))
    waiting = told.clock("R-03")
    assert waiting is not None
    assert waiting.due == DAY("2026-03-27")
    office.at("2026-03-26")
    complete = office.move(number, "complete", on="2026-03-26", brought="KTP")
    assert complete.answer_clock is not None
    assert (complete.first_due, complete.answer_clock.extended) == (DAY("2026-04-10"), DAY("2026-04-21"))
    assert complete.request.deadline_from_first.due.date == DAY("2026-04-02")  # the stricter reading stays to be seen


def test_not_told_in_time_means_complete_from_the_first_receipt(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("KTP",))
    assert office.why_not(number, "take_up") == "telling_runs"
    office.at("2026-03-25")
    assert office.why_not(number, "tell_incomplete", **office.sent("2026-03-25")) == "told_too_late"
    taken = office.move(number, "take_up")
    assert (taken.state, taken.complete_on, taken.first_due) == (State.REGISTERED, DAY("2026-03-12"), DAY("2026-04-02"))


def test_completed_though_never_told_in_time_counts_from_the_first_receipt(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("KTP",))
    office.at("2026-03-26")
    assert office.move(number, "complete", on="2026-03-26", brought="KTP").first_due == DAY("2026-04-02")


def test_a_lapse_is_confirmed_with_its_letter_and_never_by_itself(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("KTP",))
    assert office.why_not(number, "draft_lapse") == "not_told_yet"
    office.move(number, "tell_incomplete", **office.sent("2026-03-12"))
    assert office.why_not(number, "draft_lapse") == "completion_runs"
    office.at("2026-04-20")
    case = office.handling.case(number)
    assert case.state is State.INCOMPLETE
    row = office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0]
    assert (row.duty, row.next_date) == ("lapse", DAY("2026-03-25"))  # the first working day after the limit of R-03
    assert office.why_not(number, "lapse", **office.sent("2026-04-20")) == "letter_not_drafted"
    office.move(number, "draft_lapse")
    office.move(number, "sign_lapse", number="3/HM", on="2026-04-20", signer=HADI.name)
    lapsed = office.move(number, "lapse", **office.sent("2026-04-20"))
    assert (lapsed.state, lapsed.ended_on) == (State.LAPSED, DAY("2026-04-20"))


def test_a_file_that_waits_for_its_requester_is_not_overdue(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("KTP",))
    office.move(number, "tell_incomplete", **office.sent("2026-03-12"))
    office.at("2026-03-24")  # collective leave, the day before the officer may confirm the lapse
    row = office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0]
    assert (row.group.value, row.duty) == ("tomorrow", "wait")


def _extension(office: Office, number: str, on: str) -> None:
    office.move(number, "draft_extension", reason="not_documented_yet", explanation="Dokumen sedang dihimpun")
    office.move(number, "sign_extension", number="9/HM", on=on, signer=HADI.name)


def test_t8_t10_an_extension_counts_on_from_the_first_limit_and_is_possible_once(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    office.at("2026-03-17")
    _extension(office, number, "2026-03-17")
    extended = office.move(number, "extend", **office.sent("2026-03-17"))
    assert (extended.state, extended.due_on) == (State.EXTENDED, DAY("2026-04-14"))
    row = office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0]
    assert (row.due, row.next_date) == (DAY("2026-04-14"), DAY("2026-04-14"))
    names = {each.name: each.refusal for each in office.handling.moves(number)}
    assert names["draft_extension"] is not None
    assert office.why_not(number, "extend", **office.sent("2026-03-17")) == "extended_already"


def test_t9_t39_an_extension_after_the_end_is_refused_and_the_file_stays_late(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    office.at("2026-04-02")
    _extension(office, number, "2026-04-02")
    office.at("2026-04-06")
    assert office.why_not(number, "extend", **office.sent("2026-04-06")) == "limit_over"
    assert office.why_not(number, "extend", **office.sent("2026-04-02")) == "limit_over"
    office.at("2026-04-07")
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-04-07"))
    office.at("2026-05-04")
    office.move(number, "hand_over", on="2026-05-04", way="direct", what="PDF", recipient="S", proof="ttd")
    row = office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0]
    assert (row.state, row.late_by) == (State.DONE, 2)


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [("2026-03-17", "2026-03-27", "2026-03-31"), ("2026-03-12", "2026-03-17", "2026-03-26")],
)
def test_t11_election_information(office: Office, received: str, due: str, extended: str) -> None:
    office.at(received)
    number = office.register(election=True, path=Way.ELECTION)
    assert office.handling.case(number).first_due == DAY(due)
    office.at(due)
    _extension(office, number, due)
    assert office.move(number, "extend", **office.sent(due)).due_on == DAY(extended)


def test_t13_t14_the_turn_of_the_year(office: Office) -> None:
    office.at("2026-12-17")
    first = office.handling.case(office.register())
    assert first.answer_clock is not None
    assert (first.first_due, first.answer_clock.extended) == (DAY("2027-01-06"), DAY("2027-01-15"))
    office.at("2026-12-31")
    last = office.register()
    assert office.handling.case(last).first_due == DAY("2027-01-18")
    office.at("2027-01-04")
    assert (last[:4], office.register()[:4]) == ("0002", "0001")


def test_t15_a_withdrawn_file_keeps_its_number(office: Office) -> None:
    number = office.register()
    assert office.why_not(number, "withdraw", on="2026-11-24", document="surat") == "on_in_future"
    gone = office.move(number, "withdraw", on="2026-11-23", document="Surat 23 November 2026")
    assert (gone.state, office.register()[:4]) == (State.WITHDRAWN, "0002")
    assert office.why_not(number, "decide", items=[GRANTED]) == "move_not_from_state"


def test_only_the_ppid_cancels(office: Office) -> None:
    number = office.register()
    assert office.why_not(number, "cancel", reason="dobel") == "role_missing"
    assert office.by(HADI).move(number, "cancel", reason="Terdaftar dua kali").state is State.CANCELLED


@pytest.mark.parametrize("who", [MAYA, ADE], ids=["superior", "auditor"])
def test_others_make_no_move_at_all(office: Office, who: object) -> None:
    number = office.register()
    office.by(who)  # type: ignore[arg-type]
    assert {each.refusal.code for each in office.handling.moves(number) if each.refusal} == {"role_missing"}
    assert all(each.refusal for each in office.handling.moves(number))


def test_t29_t30_one_decision_for_each_item(office: Office) -> None:
    number = office.register(items=("Laporan", "Daftar pemilih", "Arsip 1999"))
    decided = office.move(
        number,
        "decide",
        items=[
            GRANTED,
            {
                "item": 2,
                "outcome": "in_part",
                "material": "daftar",
                "blackened": "NIK",
                "ground": "article_17",
                "dik": "1",
            },
            {"item": 3, "outcome": "not_held", "holder": "KPU Provinsi Banten"},
        ],
    )
    assert decided.outcome is Whole.IN_PART
    assert whole_of([Outcome.NOT_HELD]) is Whole.NOT_HELD
    assert whole_of([Outcome.NOT_HELD, Outcome.REFUSED]) is Whole.REFUSED
    assert whole_of([Outcome.NOT_REQUESTER]) is Whole.NOT_REQUESTER


REFUSED = [{"item": 1, "outcome": "refused", "ground": "article_17", "dik": "1"}]


def test_whoever_drafts_a_refusal_does_not_sign_it(office: Office) -> None:
    number = office.register()
    office.by(HADI).move(number, "decide", items=REFUSED)
    office.by(RINA).move(number, "draft_refusal")
    facts = {"number": "1/SK", "on": "2026-11-23", "signer": HADI.name}
    assert office.why_not(number, "sign_refusal", **facts) == "signer_drafted"
    office.move(number, "decide", items=REFUSED)
    assert office.why_not(number, "sign_refusal", **facts) == "letter_not_drafted"  # the new decision voids the draft
    office.move(number, "draft_refusal")
    office.move(number, "sign_refusal", **facts)
    office.signed_notice(number)
    done = office.move(number, "answer_and_close", **office.sent("2026-11-23"))
    assert (done.state, done.outcome) == (State.DONE, Whole.REFUSED)


def test_a_refusal_needs_its_signed_decree_and_an_entry_in_force_on_the_day(office: Office) -> None:
    number = office.register()
    assert office.why_not(number, "decide", items=[{"item": 1, "outcome": "refused"}]) == "fact_missing"
    assert office.why_not(number, "decide", items=[{**REFUSED[0], "dik": ""}]) == "dik_missing"
    office.move(number, "decide", items=REFUSED)
    office.signed_notice(number)
    assert office.why_not(number, "answer_and_close", **office.sent("2026-11-23")) == "refusal_not_signed"
    office.move(number, "draft_refusal")
    office.move(number, "sign_refusal", number="1/SK", on="2026-11-23", signer=HADI.name)
    office.exclusions = List17(until=DAY("2026-11-24"))
    office.at("2026-11-24")
    assert office.why_not(number, "answer_and_close", **office.sent("2026-11-24")) == "dik_missing"


def test_not_a_requester_is_an_outcome_of_the_whole(office: Office) -> None:
    number = office.register(items=("A", "B"))
    one = {"outcome": "not_requester", "explanation": "Warga negara asing"}
    assert office.why_not(number, "decide", items=[{"item": 1, **one}, {**GRANTED, "item": 2}])
    decided = office.move(number, "decide", items=[{"item": 1, **one}, {"item": 2, **one}])
    assert decided.outcome is Whole.NOT_REQUESTER


def test_answered_on_the_spot_takes_no_working_day(office: Office) -> None:
    number = office.register()
    done = office.move(
        number, "answer_on_spot", on="2026-11-23", what="LKjIP 2025, situs KPU", form="softcopy", recipient="Siti"
    )
    assert (done.state, done.outcome, done.answered_on) == (State.DONE, Whole.GRANTED, DAY("2026-11-23"))
    assert (
        office.desk.workdays.calendar.between(done.request.received_at.date(), done.answered_on or DAY("2000-01-01"))
        == 0
    )


def test_a_typing_error_is_mended_by_one_person_and_the_old_value_kept(office: Office) -> None:
    number = office.register()
    mended = office.move(number, "correct_text", field="requester.name", value="Sitti Rahmawati", reason="salah ketik")
    assert (mended.request.requester.name, mended.corrections[0].old) == ("Sitti Rahmawati", "Siti Rahmawati")
    assert [row.number for row in office.desk.requests.search("sitti")] == [number]
    assert office.why_not(number, "correct_text", field="requester.name", value="", reason="x") == "correction_empty"
    assert office.why_not(number, "correct_text", field="state", value="x", reason="x") == "input_choice"


def test_what_moves_a_date_needs_a_second_person(office: Office) -> None:
    number = office.register()
    office.move(number, "correct_date", field="received_at", value="2026-11-20T10:00:00+07:00", reason="cap pos 20 Nov")
    case = office.handling.case(number)
    assert (case.first_due, case.corrections[0].waits) == (DAY("2026-12-07"), True)
    assert office.why_not(number, "confirm", correction=1) == "same_person"
    confirmed = office.by(HADI).move(number, "confirm", correction=1)
    assert (confirmed.first_due, confirmed.corrections[0].confirmed_by) == (DAY("2026-12-04"), HADI.id)
    assert office.why_not(number, "confirm", correction=1) == "no_correction_waits"


def test_a_declined_correction_moves_nothing(office: Office) -> None:
    number = office.register()
    office.move(number, "correct_date", field="path", value="election", reason="tahapan")
    office.by(HADI).move(number, "decline", correction=1, reason="bukan tahapan")
    case = office.handling.case(number)
    assert (case.request.path.value, case.first_due, case.corrections[0].waits) == ("normal", DAY("2026-12-07"), False)


def test_in_an_office_of_one_it_holds_at_once_and_stays_marked(office: Office) -> None:
    office.people = (RINA, ADE)
    number = office.register()
    office.move(number, "correct_date", field="path", value="election", reason="tahapan berjalan")
    case = office.handling.case(number)
    assert (case.first_due, case.corrections[0].holds, case.corrections[0].waits) == (DAY("2026-11-26"), True, True)
    assert "unconfirmed" in office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0].flags
    office.people = (RINA, officer("Baru", *RINA.roles))
    office.by(office.people[1]).move(number, "confirm", correction=1)
    assert office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0].flags == ()


def test_the_year_of_a_number_does_not_change(office: Office) -> None:
    number = office.register()
    facts = {"field": "received_at", "value": "2025-12-30T10:00:00+07:00", "reason": "x"}
    assert office.why_not(number, "correct_date", **facts) == "received_other_year"


def test_nothing_was_received_after_it_was_written_down(office: Office) -> None:
    """A late answer is not made timely by a receipt that the program itself knows to be wrong."""
    number = office.register()
    office.at("2026-12-16")
    facts = {"field": "received_at", "value": "2026-12-15T09:00:00+07:00", "reason": "x"}
    assert office.why_not(number, "correct_date", **facts) == "received_after_record"


def test_what_began_the_clock_cannot_come_after_its_end(office: Office) -> None:
    number = office.register()
    office.at("2026-11-25")
    facts = {"on": "2026-11-24", "what": "situs", "form": "softcopy", "recipient": "Siti"}
    office.move(number, "answer_on_spot", **facts)
    wrong = {"field": "complete_on", "value": "2026-11-25", "reason": "x"}
    assert office.why_not(number, "correct_date", **wrong) == "correction_after_end"
    office.move(number, "correct_date", **{**wrong, "value": "2026-11-24"})


def test_a_step_is_taken_back_with_a_second_person(office: Office) -> None:
    number = office.register()
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-11-23"))
    office.move(number, "take_back", reason="surel salah alamat")
    assert office.handling.case(number).state is State.ANSWERED
    back = office.by(HADI).move(number, "confirm", correction=1)
    assert (back.state, back.answered_on, back.first_due) == (State.IN_PROGRESS, None, DAY("2026-12-07"))
    assert back.answer_clock is not None
    assert back.answer_clock.ended is None
    office.by(RINA).move(number, "answer", **office.sent("2026-11-23"))


def test_a_step_that_others_were_built_on_is_not_taken_back(office: Office) -> None:
    number = office.register()
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-11-23"))
    office.move(number, "take_back", reason="surel salah alamat")
    handed = {"on": "2026-11-23", "way": "direct", "what": "PDF", "recipient": "Siti", "proof": "tanda tangan"}
    office.move(number, "hand_over", **handed)
    office.by(HADI)
    assert office.why_not(number, "confirm", correction=1) == "step_built_on"
    possible = {each.name: each.refusal for each in office.handling.work(number).possible}
    assert possible["confirm"] is not None
    assert possible["confirm"].code == "step_built_on"
    assert possible["decline"] is None
    office.move(number, "decline", correction=1, reason="sudah diserahkan")
    assert office.handling.case(number).state is State.DONE


def test_a_disposition_says_who_must_act(office: Office) -> None:
    number = office.register()
    assert office.handling.suggested(number, "dispose")["by"] == "2026-12-03"  # two working days before the limit
    assert office.why_not(number, "dispose", unit="Hukum", task="x", by="2026-11-20") == "task_in_past"
    assert office.why_not(number, "dispose", unit="Hukum", task="x", by="2026-12-31") == "task_after_due"
    office.move(number, "dispose", unit="Subbagian Hukum", person="Dewi", task="Siapkan salinan", by="2026-12-03")
    assert office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0].holder == "Dewi"
    assert office.handling.work(number).target == DAY("2026-12-04")
    office.move(number, "reply", disposition=1, on="2026-11-23", reply="Terlampir")
    assert office.desk.requests.rows(office.desk.requests.queue(), 0, 1)[0].holder == "ppid"
    assert office.why_not(number, "reply", disposition=1, on="2026-11-23", reply="x") == "no_open_disposition"


def test_a_fee_needs_its_tariff_and_is_paid_before_the_handover(office: Office) -> None:
    number = office.register()
    office.move(number, "decide", items=[{"item": 1, "outcome": "granted", "form": "hardcopy", "material": "salinan"}])
    assert office.why_not(number, "draft_notice", delivery="direct", copies=10, price="500") == "cost_without_tariff"
    office.move(number, "draft_notice", delivery="direct", copies=10, price=500, tariff="SK 12/2026", payment="tunai")
    office.move(number, "sign_notice", number="1/HM", on="2026-11-23", signer=HADI.name)
    office.move(number, "answer", **office.sent("2026-11-23"))
    given = {"on": "2026-11-23", "way": "direct", "what": "salinan", "recipient": "Siti", "proof": "ttd"}
    assert office.why_not(number, "hand_over", **given) == "fee_not_paid"
    assert office.why_not(number, "hand_over", **given, fee=6000, paid="tunai") == "fee_without_tariff"
    assert office.move(number, "hand_over", **given, fee=5000, paid="tunai").handovers[0].fee == 5000


def test_two_who_work_on_one_file_are_told_apart(office: Office) -> None:
    number = office.register()
    office.handling.advance(number, "decide", {"items": [GRANTED]}, seen=0)
    with pytest.raises(Refusal, match="Orang lain"):
        office.handling.advance(number, "decide", {"items": [{"item": 1, "outcome": "not_held"}]}, seen=0)


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ([], "input_not_object", None),
        ({"x": 1}, "input_unknown", "x"),
        ({"on": "23/11", "way": "email", "proof": "x"}, "date_unreadable", "on"),
        ({"on": "2026-11-23", "way": "pigeon", "proof": "x"}, "input_choice", "way"),
        ({"on": "2026-11-23", "way": "email"}, "fact_missing", "proof"),
        ({"on": "2026-11-23", "way": "email", "proof": 3}, "input_type", "proof"),
        ({"on": "2026-11-23", "way": "email", "proof": "x" * 20_001}, "text_too_long", "proof"),
    ],
)
def test_bad_facts_are_refused_at_their_name(office: Office, facts: object, code: str, field: str | None) -> None:
    number = office.register(missing=("KTP",))
    with pytest.raises(Refusal) as caught:
        office.handling.advance(number, "tell_incomplete", facts)
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE request SET late_by = 0, answered_on = '2026-11-24'",
        "UPDATE request SET outcome = 'refused'",
        "UPDATE clock SET ended_on = NULL",
        "DROP TRIGGER move_no_update; UPDATE move SET facts = replace(facts, 'PDF', 'CD')",
        "DROP TRIGGER move_no_delete; DELETE FROM move WHERE name = 'answer'",
    ],
)
def test_what_was_changed_outside_is_found(office: Office, change: str) -> None:
    number = office.register()
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-11-23"))
    before = office.folder / "kept.db"
    office.desk.copy(before)

    def meddle(writing: Writing) -> None:
        for each in change.split(";"):
            writing.run(each)

    office.desk.books.write(meddle)
    assert list(office.desk.faults())
    office.desk.close()
    restore(office.folder, before, None, office.desk.clock)
    office.at("2026-11-23")


def test_who_waits_in_vain_acts_again(office: Office) -> None:
    """Once a limit of an incomplete request has passed, its next duty is the desk's: in the queue too."""
    office.at("2026-03-12")
    untold, told = office.register(missing=("KTP",)), office.register(missing=("KTP",))
    office.move(told, "tell_incomplete", **office.sent("2026-03-12"))

    def duties(day: str) -> list[tuple[str, str]]:
        office.at(day)
        rows = office.desk.requests.rows(office.desk.requests.queue(), 0, 2)
        shown = {row.number: (row.duty, row.holder) for row in rows}
        works = [office.handling.work(number).duty for number in (untold, told)]
        found = [(work.duty.value, work.holder) for work in works]
        assert found == [shown[untold], shown[told]]
        return found

    assert duties("2026-03-17") == [("tell", "petugas"), ("wait", "")]
    assert duties("2026-03-25") == [("take_up", "petugas"), ("lapse", "petugas")]
    office.move(untold, "take_up")
    office.move(told, "draft_lapse")


def test_a_disposition_without_a_day_is_due_two_days_before_the_limit(office: Office) -> None:
    office.at("2026-03-02")
    number = office.register()
    case = office.move(number, "dispose", unit="Subbagian Hukum", task="Siapkan salinan")
    assert (case.due_on, case.dispositions[0].due_on) == (DAY("2026-03-16"), DAY("2026-03-12"))
