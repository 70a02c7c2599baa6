"""What was written wrong in an objection is put right: texts by one person, dates and steps by two; all is kept."""

from __future__ import annotations

from datetime import date, datetime

import pypdfium2
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.objections.rules import Ground, ObjectionCase
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.requests.rules import Path, State
from tests.conftest import JAKARTA
from tests.objections.conftest import CLERK, PPID, UNIT, UPHELD, Team

NAME = {"field": "objector.name", "value": "Sitti Rahmawati", "reason": "salah ketik"}
EARLIER = {"field": "received_at", "value": "2026-11-19T10:00:00+07:00", "reason": "cap surat"}


@pytest.fixture
def case(team: Team) -> ObjectionCase:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.answered(request)
    team.on(date(2026, 11, 23))
    return team.objected(request)


def code_of(team: Team, number: str, name: str, **facts: object) -> str:
    before = team.objections.case(number)
    with pytest.raises(Refusal) as refused:
        team.move(number, name, **facts)
    assert team.objections.case(number) == before
    return refused.value.code


def noted(team: Team, number: str) -> str:
    """What stands on the newest note about a correction."""
    with pypdfium2.PdfDocument(team.objections.note(number)) as pdf:
        return " ".join(pdf[0].get_textpage().get_text_range().split())


def test_the_note_shows_days_as_people_read_them_and_no_whole_identity(team: Team, case: ObjectionCase) -> None:
    with pytest.raises(Refusal):
        team.objections.note(case.number)
    team.move(case.number, "correct_text", field="objector.id_number", value="3673015508900003", reason="salah")
    said = noted(team, case.number)
    assert "Nomor identitas" in said
    assert "3673015508900003" not in said
    assert "3673015508900002" not in said
    team.move(case.number, "correct_date", **EARLIER)
    assert "19 November 2026 pukul 10.00" in noted(team, case.number)


def test_a_name_is_mended_by_one_person_and_the_old_one_kept(team: Team, case: ObjectionCase) -> None:
    now = team.move(case.number, "correct_text", **NAME)
    assert now.objection.objector.name == "Sitti Rahmawati"
    (made,) = now.corrections
    assert (made.old, made.new, made.holds, made.waits) == ("Siti Rahmawati", "Sitti Rahmawati", True, False)
    assert team.objections.case(case.number) == now
    assert [row.name for row in team.objections.search("sitti")] == ["Sitti Rahmawati"]
    assert team.desk.requests.get(case.objection.request).requester.name == "Siti Rahmawati"
    assert list(team.desk.faults()) == []


def test_the_mended_slip_waits_marked_perbaikan(team: Team, case: ObjectionCase) -> None:
    team.objections.advance(case.number, "correct_text", NAME, slot=3)
    team.move(case.number, "correct_text", field="objector.phone", value="0812", reason="salah ketik")
    jobs = team.desk.printing.jobs(case.number, JobKind.OBJECTION)
    assert [(job.copy_no, job.mark, job.state) for job in jobs] == [
        (2, "PERBAIKAN", JobState.QUEUED), (1, "", JobState.NOT_PRINTED),
    ]  # fmt: skip
    with pypdfium2.PdfDocument(team.objections.slip(case.number, 2)) as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert "PERBAIKAN" in said
    assert "Sitti Rahmawati" in said


def test_the_reason_is_mended_and_a_needed_one_is_never_emptied(team: Team, case: ObjectionCase) -> None:
    wrong = {"reason": "salah ketik"}
    assert code_of(team, case.number, "correct_text", field="position", value="", **wrong) == "correction_empty"
    same = {"field": "position", "value": case.objection.position, **wrong}
    assert code_of(team, case.number, "correct_text", **same) == "correction_same"
    assert code_of(team, case.number, "correct_text", field="grounds", value="a", **wrong) == "input_choice"
    now = team.move(case.number, "correct_text", field="position", value="Hanya separuh.", **wrong)
    assert now.objection.position == "Hanya separuh."
    said = noted(team, case.number)
    assert "Kasus posisi" in said
    assert "Hanya separuh." in said
    assert list(team.desk.faults()) == []


def test_a_day_moves_its_clock_when_a_second_person_confirms(team: Team, case: ObjectionCase) -> None:
    assert case.due_on == date(2027, 1, 8)
    team.move(case.number, "correct_date", **EARLIER)
    assert team.objections.case(case.number).due_on == date(2027, 1, 8)
    assert team.objections.listed()[0].flags == ("unconfirmed",)
    assert code_of(team, case.number, "confirm", correction=1) == "same_person"
    team.acts = UNIT
    now = team.move(case.number, "confirm", correction=1)
    assert now.objection.received_at == datetime(2026, 11, 19, 10, 0, tzinfo=JAKARTA)
    assert now.due_on == date(2027, 1, 6)
    assert team.objections.listed()[0].flags == ()
    assert team.desk.printing.jobs(case.number, JobKind.OBJECTION)[0].mark == "PERBAIKAN"
    assert list(team.desk.faults()) == []


def test_a_declined_day_moves_nothing(team: Team, case: ObjectionCase) -> None:
    team.move(case.number, "correct_date", **EARLIER)
    team.acts = UNIT
    now = team.move(case.number, "decline", correction=1, reason="cap terbaca 23")
    assert now.objection == case.objection
    assert code_of(team, case.number, "confirm", correction=1) == "no_correction_waits"
    assert list(team.desk.faults()) == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("received_at", "2026-10-30T10:00:00+07:00", "objection_before_request"),
        ("received_at", "2026-11-24T10:00:00+07:00", "on_in_future"),
        ("received_at", "2025-12-30T10:00:00+07:00", "objection_before_request"),
        ("received_at", "2026-11-19", "time_unreadable"),
        ("found_on", "2026-11-24", "ground_found_later"),
        ("found_on", "19 November", "date_unreadable"),
        ("path", "election", "input_choice"),  # follows the request
    ],
)
def test_a_day_that_cannot_be_is_refused(team: Team, case: ObjectionCase, field: str, value: str, code: str) -> None:
    assert code_of(team, case.number, "correct_date", field=field, value=value, reason="salah") == code


def test_the_last_day_of_filing_follows_the_day_on_which_the_ground_was_found(team: Team, case: ObjectionCase) -> None:
    assert case.objection.file_by == date(2026, 12, 14)
    team.move(case.number, "correct_date", field="found_on", value="2026-11-20", reason="keterangan pemohon")
    team.acts = UNIT
    now = team.move(case.number, "confirm", correction=1)
    assert now.objection.file_by == date(2027, 1, 7)
    assert list(team.desk.faults()) == []


def test_without_a_request_the_path_is_corrected(team: Team) -> None:
    from ppid_desk.objections.rules import NewObjection
    from tests.conftest import asked

    team.on(date(2026, 11, 23))
    new = NewObjection((Ground.NOT_PUBLISHED,), "Tidak diumumkan.", objector=asked().requester)
    number = team.objections.register(new).number
    team.move(number, "correct_date", field="path", value="election", reason="tahapan")
    team.acts = UNIT
    now = team.move(number, "confirm", correction=1)
    assert (now.objection.path, now.due_on) == (Path.ELECTION, date(2026, 11, 26))
    assert list(team.desk.faults()) == []


def test_an_answer_is_taken_back_by_two_persons(team: Team, case: ObjectionCase) -> None:
    team.decided(case.number, UPHELD)
    team.move(case.number, "take_back", reason="belum dikirim")
    assert team.objections.case(case.number).state is State.ANSWERED
    team.acts = UNIT
    now = team.move(case.number, "confirm", correction=1)
    assert (now.state, now.answered_on) == (State.IN_PROGRESS, None)
    assert [each.limit for each in now.clocks if each.ended is None] == ["R-09"]
    assert list(team.desk.faults()) == []
    team.acts = CLERK
    again = team.move(case.number, "answer", way="post", proof="resi 7")
    assert again.answered_on == date(2026, 11, 23)
    assert list(team.desk.faults()) == []


def test_a_dispute_that_was_never_filed_is_taken_back(team: Team, case: ObjectionCase) -> None:
    team.decided(case.number, UPHELD)
    team.move(case.number, "open_dispute", document="Surat KI 1/2026")
    assert team.desk.requests.look_up(case.objection.request)[0].flags == ("objected", "disputed")
    team.move(case.number, "take_back", reason="berkas lain")
    team.acts = PPID
    now = team.move(case.number, "confirm", correction=1)
    assert (now.state, now.dispute) == (State.ANSWERED, None)
    assert team.desk.requests.look_up(case.objection.request)[0].flags == ("objected",)
    assert list(team.desk.faults()) == []


def test_a_closed_file_keeps_its_end_while_it_is_corrected(team: Team, case: ObjectionCase) -> None:
    team.decided(case.number, UPHELD)
    team.move(case.number, "react", reaction="accepts")
    closed = team.move(case.number, "close")
    team.on(date(2026, 11, 25))
    now = team.move(case.number, "correct_text", **NAME)
    assert (now.state, now.ended_on) == (State.DONE, closed.ended_on)
    assert list(team.desk.faults()) == []


def test_in_an_office_of_one_it_holds_and_stays_marked(team: Team, case: ObjectionCase) -> None:
    team.objections._officers = lambda: (CLERK,)
    now = team.move(case.number, "correct_date", **EARLIER)
    assert now.due_on == date(2027, 1, 6)
    assert (now.corrections[0].holds, now.corrections[0].waits) == (True, True)
    assert code_of(team, case.number, "confirm", correction=1) == "same_person"
    assert list(team.desk.faults()) == []


def test_nothing_is_taken_back_where_nothing_was_done(team: Team, case: ObjectionCase) -> None:
    assert code_of(team, case.number, "take_back", reason="x") == "objection_not_from_state"
    team.move(case.number, "withdraw", document="Surat 1")
    team.move(case.number, "take_back", reason="orang lain")
    assert code_of(team, case.number, "take_back", reason="") == "fact_missing"
    said = noted(team, case.number)
    assert "dicatat 23 November 2026" in said
    assert "ditarik kembali" in said


def test_a_changed_line_is_found(team: Team, case: ObjectionCase) -> None:
    team.move(case.number, "correct_text", **NAME)
    team.desk.books.write(lambda writing: writing.run("UPDATE objection SET received_on = '2026-11-20'"))
    assert any("does not agree" in each for each in team.desk.faults())
