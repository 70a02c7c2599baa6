"""Slips of objections and of moved dates go through the print spool, and the closing sheet tells where each is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.objections.rules import Ground, NewObjection, ObjectionCase
from ppid_desk.objections.service import Objections
from ppid_desk.printing.rules import JobKind, JobState, Outcome, PrintJob
from ppid_desk.reports.rules import StepKind
from ppid_desk.requests.rules import SlipWanted
from ppid_desk.workdays.rules import DayKind
from tests.conftest import asked
from tests.objections.conftest import CHIEF, GRANTED, OFFICERS, Team

SLOT = 2


@pytest.fixture
def case(team: Team) -> ObjectionCase:
    team.on(date(2026, 11, 2))
    request = team.request()
    team.answered(request)
    team.on(date(2026, 11, 23))
    return team.objections.register(_about(request), SLOT)


def _about(request: str) -> NewObjection:
    return NewObjection((Ground.NOT_AS_ASKED,), "Jawaban tidak sesuai.", request)


def claimed(team: Team) -> PrintJob:
    job = team.desk.printing.claim(SLOT)
    assert job is not None
    return job


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def moved(team: Team) -> None:
    """A day off that is declared late moves every open file by a day."""
    calendar = team.desk.calendar
    calendar.apply(calendar.declare(date(2026, 11, 30), DayKind.LOCAL, "Libur daerah", "SK Wali Kota 1/2026"))


def test_registering_queues_the_slip_and_it_is_followed_to_the_hand(team: Team, case: ObjectionCase) -> None:
    job = claimed(team)
    assert (job.number, job.kind, job.copy_no, job.mark) == (case.number, JobKind.OBJECTION, 1, "")
    said = words(team.desk.job_pdf(job))
    assert "TANDA BUKTI PENERIMAAN KEBERATAN" in said
    assert "SALINAN" not in said
    team.desk.printing.report(job, Outcome(JobState.PRINTED))
    history = [each.sentence for each in team.objections.work(case.number).history]
    assert history[-1] == "tanda bukti tercetak"
    team.move(case.number, "hand_slip", way="direct")
    assert [each.state for each in team.objections.slips(case.number)] == [JobState.HANDED_OVER]
    assert list(team.desk.faults()) == []


def test_a_refused_registration_queues_nothing(team: Team, case: ObjectionCase) -> None:
    claimed(team)
    with pytest.raises(Refusal):
        team.objections.register(_about("9999/PPID"), SLOT)
    assert team.desk.printing.claim(SLOT) is None


def test_without_a_window_it_waits_as_not_printed(team: Team, case: ObjectionCase) -> None:
    number = team.objected(case.objection.request).number
    assert [each.state for each in team.objections.slips(number)] == [JobState.NOT_PRINTED]


def test_a_reprint_is_marked_and_a_failed_one_is_the_same_copy(team: Team, case: ObjectionCase) -> None:
    team.desk.objections = team.objections
    with pytest.raises(Refusal):
        team.desk.print_again(case.number, SLOT, JobKind.OBJECTION)  # it is under way
    team.desk.printing.report(claimed(team), Outcome(JobState.FAILED, "kertas habis"))
    (troubled,) = team.desk.printing.troubled()
    assert (troubled.number, troubled.kind, troubled.reason) == (case.number, JobKind.OBJECTION, "kertas habis")
    team.desk.print_again(case.number, SLOT, JobKind.OBJECTION)
    job = claimed(team)
    assert job.copy_no == 1
    team.desk.printing.report(job, Outcome(JobState.UNCERTAIN, "?"))
    team.desk.print_again(case.number, SLOT, JobKind.OBJECTION)
    job = claimed(team)
    assert "SALINAN ke-1" in words(team.desk.job_pdf(job))
    assert [each.mark for each in team.objections.slips(case.number)] == ["SALINAN ke-1", ""]
    assert list(team.desk.faults()) == []


def test_what_a_dead_window_was_printing_is_uncertain(team: Team, case: ObjectionCase) -> None:
    claimed(team)
    assert team.desk.printing.recover(lambda slot: slot == SLOT) == 1
    assert team.objections.slips(case.number)[0].state is JobState.UNCERTAIN


def test_addenda_of_both_registers_are_queued_and_told_apart(team: Team, case: ObjectionCase) -> None:
    claimed(team)
    request = team.desk.requests.register(asked(), SlipWanted("a5", 9)).number
    with pytest.raises(Refusal):
        team.desk.moved_slips.queue([case.number], SLOT)  # the calendar moved nothing yet
    moved(team)
    assert team.desk.moved_slips.queue([request, case.number], SLOT) == 2
    first, second = claimed(team), claimed(team)
    assert [(job.number, job.kind, job.copy_no) for job in (first, second)] == [
        (request, JobKind.ADDENDUM, 1), (case.number, JobKind.ADDENDUM, 1),
    ]  # fmt: skip
    said = words(team.desk.job_pdf(second))
    for text in (case.number, "Semula: Jumat, 8 Januari 2027", "Menjadi: Senin, 11 Januari 2027", "Libur daerah"):
        assert text in said, text
    assert "SALINAN" not in said
    assert [job.copy_no for job in team.desk.printing.jobs(request)] == [1]  # the slip itself stays the only one
    assert list(team.desk.faults()) == []


def test_an_unknown_number_queues_none_of_them(team: Team, case: ObjectionCase) -> None:
    claimed(team)
    moved(team)
    with pytest.raises(Refusal):
        team.desk.moved_slips.queue([case.number, "9999/PPID"], SLOT)
    assert team.desk.printing.claim(SLOT) is None


def test_the_same_change_again_is_a_copy_and_another_change_is_not(team: Team, case: ObjectionCase) -> None:
    moved(team)
    team.desk.moved_slips.queue([case.number], SLOT)
    team.desk.moved_slips.queue([case.number], SLOT)
    calendar = team.desk.calendar
    calendar.apply(calendar.declare(date(2026, 12, 1), DayKind.LOCAL, "Hari Jadi", "SK Wali Kota 2/2026"))
    team.desk.moved_slips.queue([case.number], SLOT)
    jobs = team.desk.printing.jobs(case.number, JobKind.ADDENDUM)
    assert [(job.copy_no, job.mark) for job in jobs] == [(3, ""), (2, "SALINAN ke-1"), (1, "")]
    old, new = (words(team.desk.job_pdf(jobs[place])) for place in (1, 0))
    assert "Libur daerah" in old
    assert "SALINAN ke-1" in old
    assert "Hari Jadi" in new
    assert "Hari Jadi" not in old


def test_handing_over_takes_the_addendum_along(team: Team, case: ObjectionCase) -> None:
    request = team.desk.requests.register(asked()).number
    moved(team)
    team.desk.moved_slips.queue([request], 0)
    team.desk.hand_over(request)
    kinds = (JobKind.SLIP, JobKind.ADDENDUM)
    assert {team.desk.printing.jobs(request, kind)[0].state for kind in kinds} == {JobState.HANDED_OVER}
    events = team.desk.changes()
    team.desk.hand_over(request)
    assert team.desk.changes() == events
    assert list(team.desk.faults()) == []


def test_the_closing_sheet_tells_of_objections_their_slips_and_what_was_carried_out(
    team: Team, case: ObjectionCase
) -> None:
    team.desk.printing.report(claimed(team), Outcome(JobState.PRINTED))
    team.move(case.number, "hand_slip", way="direct")
    moved(team)
    team.desk.moved_slips.queue([case.number], SLOT)
    team.decided(case.number, {**GRANTED, "order_by": "2026-12-04"}, CHIEF)
    team.move(case.number, "carry_out", what="Salinan diserahkan.", proof="tanda terima")
    sheet = team.desk.closing.close()
    assert [(each.kind, each.state) for each in sheet.other_slips] == [
        (JobKind.OBJECTION, JobState.HANDED_OVER), (JobKind.ADDENDUM, JobState.QUEUED),
    ]  # fmt: skip
    steps = [each.kind for each in sheet.steps if each.number == case.number]
    assert steps == [StepKind.OBJECTION, StepKind.OBJECTION_ANSWERED, StepKind.OBJECTION_CARRIED_OUT]
    assert sheet.last_objection == 1
    page = words(team.desk.closing.paper(sheet, demo=False))
    for said in (
        "Keberatan dicatat / ditanggapi 1 / 1", "Sengketa dicatat / perintah dan putusan dilaksanakan 0 / 1",
        "Tanda bukti keberatan: diserahkan / tercetak / belum 1 / 0 / 0",
        "Slip tambahan: diserahkan / tercetak / belum 0 / 0 / 1",
        "keberatan dicatat", "keberatan ditanggapi", "perintah atasan dilaksanakan", case.number,
    ):  # fmt: skip
        assert said in page, said
    assert list(team.desk.faults()) == []


def test_the_day_after_tells_only_of_itself(team: Team, case: ObjectionCase) -> None:
    team.on(date(2026, 11, 24))
    sheet = team.desk.closing.look()
    assert (sheet.other_slips, sheet.steps, sheet.last_objection) == ((), (), 1)


SHEETS = {"a5": (148, 210), "a4": (210, 297), "f4": (215, 330)}


@pytest.mark.parametrize("paper", ["a5", "a4", "f4", "80mm"])
def test_a_slip_comes_on_the_paper_of_the_settings(team: Team, case: ObjectionCase, paper: str) -> None:
    claimed(team)
    settings = replace(team.desk.settings, printing=replace(team.desk.settings.printing, paper=paper))
    team.desk.objections = Objections(
        team.desk.books, settings, team.desk.workdays, lambda: team.acts, lambda: OFFICERS, demo=False
    )
    team.desk.objections.reprint(case.number, SLOT)
    job = claimed(team)
    assert job.paper == paper
    pdf = team.desk.job_pdf(job)
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        assert len(document) == 1
        wide, high = (each * 25.4 / 72 for each in document[0].get_size())
    said = words(pdf)
    many = 2 if paper in ("a4", "f4") else 1  # halves of a sheet: for who objects, and for the office
    assert said.count(case.number) == many
    assert said.count("Jumat, 8 Januari 2027") == many
    assert ("LEMBAR ARSIP" in said) is (many == 2)
    if paper == "80mm":
        assert round(wide) == 80
    else:
        assert (round(wide), round(high)) == SHEETS[paper]


def test_a_slip_that_is_too_long_for_a_half_takes_the_whole_sheet(team: Team, case: ObjectionCase) -> None:
    long = "Jawaban yang diberikan tidak memuat lampiran. " * 60
    number = team.objections.register(replace(_about(case.objection.request), position=long), SLOT).number
    for paper in ("a4", "80mm"):
        pdf = team.objections.slip(number, 1, paper)
        assert "LEMBAR" not in words(pdf)
        assert words(pdf).count("tidak memuat lampiran") == 60
