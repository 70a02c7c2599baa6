"""A correction that changes the slip prints it again, marked PERBAIKAN, in the same transaction; no other one does."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from ppid_desk.desk import Filter, SlipWanted
from ppid_desk.printing.rules import JobState, Outcome, PrintJob
from ppid_desk.requests.rules import State
from tests.handling.conftest import ADE, HADI, RINA, Office

NAME = {"field": "requester.name", "value": "Sitti Rahmawati", "reason": "salah ketik"}


def jobs(office: Office, number: str) -> list[tuple[int, str, JobState]]:
    """Copies, marks and states, the newest first."""
    return [(job.copy_no, job.mark, job.state) for job in office.desk.printing.jobs(number)]


def printed(office: Office, number: str, copy_no: int) -> str:
    """What stands on a copy of a slip."""
    with pypdfium2.PdfDocument(BytesIO(office.desk.requests.slip(number, "a5", copy_no))) as pdf:
        return str(pdf[0].get_textpage().get_text_range())


def claimed(office: Office, slot: int) -> PrintJob:
    job = office.desk.printing.claim(slot)
    assert job is not None
    return job


def out(office: Office, slot: int, state: JobState = JobState.PRINTED) -> None:
    """The oldest waiting slip of a window came out, or not."""
    office.desk.printing.report(claimed(office, slot), Outcome(state))


def waiting(office: Office) -> int:
    """How many slips are not handed over, by the counts and by the rows of the queue."""
    desk = office.desk
    queue = desk.requests.queue(Filter(not_handed_over=True))
    assert len(desk.requests.rows(queue, 0, 9)) == desk.requests.counts().not_handed_over
    return desk.requests.counts().not_handed_over


def mended(office: Office, number: str, name: str, slot: int = 1) -> None:
    office.handling.advance(number, "correct_text", {**NAME, "value": name}, slip=SlipWanted("a5", slot))


def test_a_mended_name_queues_the_slip_for_the_window_that_mended_it(office: Office) -> None:
    number = office.register()
    office.handling.advance(number, "correct_text", NAME, slip=SlipWanted("80mm", 3))
    assert jobs(office, number)[0] == (2, "PERBAIKAN", JobState.QUEUED)
    job = claimed(office, 3)
    assert (job.copy_no, job.paper) == (2, "80mm")
    said = printed(office, number, 2)
    assert "PERBAIKAN" in said
    assert "SALINAN" not in said
    assert "Sitti Rahmawati" in said
    assert "dicetak ulang sesuai perbaikan" in [each.sentence for each in office.handling.work(number).history][-1]


def test_copies_are_counted_without_the_mended_ones(office: Office) -> None:
    number = office.register()
    office.desk.requests.reprint(number, SlipWanted("a5", 1))
    out(office, 1)
    office.move(number, "correct_text", **NAME)
    office.desk.requests.reprint(number, SlipWanted("a5", 1))
    marks = [mark for _, mark, _ in jobs(office, number)]
    assert marks == ["SALINAN ke-2", "PERBAIKAN", "SALINAN ke-1", ""]
    assert "SALINAN ke-2" in printed(office, number, 4)


def test_without_a_window_it_waits_as_not_printed(office: Office) -> None:
    number = office.register()
    office.move(number, "correct_text", **NAME)
    assert jobs(office, number)[0] == (2, "PERBAIKAN", JobState.NOT_PRINTED)


@pytest.mark.parametrize("field", ["purpose", "requester.address", "requester.phone"])
def test_what_does_not_stand_on_the_slip_prints_nothing(office: Office, field: str) -> None:
    number = office.register()
    office.move(number, "correct_text", field=field, value="lain", reason="salah ketik")
    assert len(jobs(office, number)) == 1


def test_a_date_prints_when_it_is_confirmed_and_never_when_declined(office: Office) -> None:
    number, facts = office.register(), {"field": "received_at", "value": "2026-11-20T10:00:00+07:00", "reason": "cap"}
    office.move(number, "correct_date", **facts)
    office.by(HADI).move(number, "decline", correction=1, reason="tidak")
    office.by(RINA).move(number, "correct_date", **facts)
    assert len(jobs(office, number)) == 1
    office.by(HADI).move(number, "confirm", correction=2)
    assert jobs(office, number)[0][1] == "PERBAIKAN"
    assert "4 Desember 2026" in printed(office, number, 2)


def test_in_an_office_of_one_it_prints_at_once_and_not_again_when_confirmed(office: Office) -> None:
    office.people = (RINA, ADE)
    number = office.register()
    office.move(number, "correct_date", field="path", value="election", reason="tahapan")
    assert len(jobs(office, number)) == 2
    office.people = (RINA, HADI)
    office.by(HADI).move(number, "confirm", correction=1)
    assert len(jobs(office, number)) == 2


def test_a_refused_correction_prints_nothing(office: Office) -> None:
    number = office.register()
    office.why_not(number, "correct_text", field="requester.name", value="", reason="x")
    assert len(jobs(office, number)) == 1


def test_a_mended_slip_is_handed_over_anew(office: Office) -> None:
    number = office.register()
    office.desk.requests.hand_over(number)
    assert waiting(office) == 0
    mended(office, number, "Sitti Rahmawati")
    assert waiting(office) == 1
    assert not office.desk.requests.get(number).handed_over
    out(office, 1)
    office.desk.requests.hand_over(number)
    assert (waiting(office), jobs(office, number)[0]) == (0, (2, "PERBAIKAN", JobState.HANDED_OVER))
    events = office.desk.changes()
    office.desk.requests.hand_over(number)  # twice changes nothing
    assert office.desk.changes() == events


def test_a_closed_file_waits_for_nobody_and_its_new_copy_can_still_be_handed_over(office: Office) -> None:
    number = office.register()
    office.desk.requests.hand_over(number)
    facts = {"on": "2026-11-23", "what": "LKjIP", "form": "softcopy", "recipient": "Siti"}
    assert office.move(number, "answer_on_spot", **facts).state is State.DONE
    mended(office, number, "Sitti Rahmawati")
    assert waiting(office) == 0
    out(office, 1)
    office.desk.requests.hand_over(number)
    assert jobs(office, number)[0] == (2, "PERBAIKAN", JobState.HANDED_OVER)
    assert "slip.handed_over" in [each.kind for each in office.handling.work(number).history][-1]


def test_a_copy_that_still_waits_says_the_newest_and_is_the_only_one(office: Office) -> None:
    number = office.register()
    mended(office, number, "Sitti Rahmawati", 3)
    mended(office, number, "Situ Rahmawati", 4)
    assert jobs(office, number) == [(2, "PERBAIKAN", JobState.QUEUED), (1, "", JobState.NOT_PRINTED)]
    assert office.desk.printing.claim(3) is None
    out(office, 4)
    assert "Situ Rahmawati" in printed(office, number, 2)
    mended(office, number, "Siti Rahma", 4)
    assert jobs(office, number)[0] == (3, "PERBAIKAN", JobState.QUEUED)


def test_an_original_that_never_came_out_needs_no_mark(office: Office) -> None:
    from tests.conftest import asked

    number = office.desk.requests.register(asked(), SlipWanted("a5", 1)).number
    mended(office, number, "Sitti Rahmawati", 2)
    assert jobs(office, number) == [(1, "", JobState.QUEUED)]
    out(office, 2, JobState.FAILED)
    mended(office, number, "Situ Rahmawati", 2)
    assert jobs(office, number) == [(1, "", JobState.QUEUED)]
    office.move(number, "correct_text", **{**NAME, "value": "Sita Rahmawati"})  # without a window it stays where it is
    out(office, 2)
    said = printed(office, number, 1)
    assert "Sita Rahmawati" in said
    assert "PERBAIKAN" not in said


def test_a_copy_that_was_asked_for_and_waits_becomes_the_mended_one(office: Office) -> None:
    number = office.register()
    office.desk.requests.reprint(number, SlipWanted("a5", 1))
    mended(office, number, "Sitti Rahmawati")
    assert jobs(office, number) == [(2, "PERBAIKAN", JobState.QUEUED), (1, "", JobState.NOT_PRINTED)]


def test_what_may_have_come_out_is_followed_by_another(office: Office) -> None:
    number = office.register()
    mended(office, number, "Sitti Rahmawati")
    out(office, 1, JobState.UNCERTAIN)
    mended(office, number, "Situ Rahmawati")
    assert [mark for _, mark, _ in jobs(office, number)] == ["PERBAIKAN", "PERBAIKAN", ""]


def test_without_any_window_one_copy_waits(office: Office) -> None:
    number = office.register()
    for name in ("Sitti Rahmawati", "Situ Rahmawati"):
        office.move(number, "correct_text", **{**NAME, "value": name})
    assert jobs(office, number)[0] == (2, "PERBAIKAN", JobState.NOT_PRINTED)
    assert len(jobs(office, number)) == 2


def test_a_step_that_is_taken_back_prints_what_holds_again(office: Office) -> None:
    number = office.register(missing=("KTP",))
    first = printed(office, number, 1)
    office.move(number, "complete", on="2026-11-23", brought="KTP")
    assert "7 Desember 2026" in printed(office, number, 1)
    office.move(number, "take_back", reason="KTP orang lain")
    assert len(jobs(office, number)) == 1
    office.by(HADI).move(number, "confirm", correction=1)
    assert jobs(office, number)[0][:2] == (2, "PERBAIKAN")
    assert printed(office, number, 2).replace("PERBAIKAN", "").split() == first.split()


def test_in_an_office_of_one_a_step_taken_back_prints_at_once(office: Office) -> None:
    office.people = (RINA, ADE)
    number = office.register(missing=("KTP",))
    office.move(number, "complete", on="2026-11-23", brought="KTP")
    office.handling.advance(number, "take_back", {"reason": "KTP orang lain"}, slip=SlipWanted("a5", 2))
    assert jobs(office, number)[0] == (2, "PERBAIKAN", JobState.QUEUED)


def test_a_step_that_changes_no_slip_prints_nothing_when_taken_back(office: Office) -> None:
    office.people = (RINA, ADE)
    number = office.register()
    office.move(number, "withdraw", on="2026-11-23", document="surat")
    office.move(number, "take_back", reason="salah berkas")
    assert office.handling.case(number).state is State.REGISTERED
    assert len(jobs(office, number)) == 1
