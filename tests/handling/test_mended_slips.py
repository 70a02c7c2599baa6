"""A correction that changes the slip prints it again, marked PERBAIKAN, in the same transaction; no other one does."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from ppid_desk.desk import SlipWanted
from ppid_desk.printing.rules import JobState, PrintJob
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
