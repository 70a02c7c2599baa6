"""The traps of counting, each through the whole office: registered on its day, read from the clocks of the books."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest

from ppid_desk.language import long_date
from ppid_desk.requests.rules import Channel, Group, QueueRow, State
from ppid_desk.requests.rules import Path as Way
from ppid_desk.workdays.rules import DayKind
from tests.conftest import JAKARTA
from tests.handling.conftest import HADI, Office

DAY = date.fromisoformat
# trap, path, day of receipt, last day, last day when extended, the naive day
COUNTED = """
T1 normal 2026-03-02 2026-03-16 2026-04-01 2026-03-12
T2 normal 2026-03-10 2026-03-31 2026-04-10 2026-03-24
T3 normal 2026-03-10 2026-03-31 2026-04-10 2026-03-25
T4 normal 2026-11-02 2026-11-16 2026-11-25 2026-11-13
T5 normal 2026-11-22 2026-12-04 2026-12-15 2026-12-07
T6 normal 2026-03-18 2026-04-08 2026-04-17 2026-04-07
T7 normal 2026-03-12 2026-04-02 2026-04-14 2026-03-26
T11 election 2026-03-17 2026-03-27 2026-03-31 2026-03-20
T11 election 2026-03-12 2026-03-17 2026-03-26 2026-03-15
T13 normal 2026-12-17 2027-01-06 2027-01-15 2027-01-04
T14 normal 2026-12-31 2027-01-18 2027-01-27 2027-01-14
T26 normal 2025-08-11 2025-08-26 2025-09-04 2025-08-25
"""


def line(office: Office) -> QueueRow:
    """The only line of the queue."""
    (row,) = office.desk.requests.rows(office.desk.requests.queue(), 0, 2)
    return row


@pytest.mark.parametrize("row", [line.split() for line in COUNTED.strip().splitlines()], ids="-".join)
def test_last_days(office: Office, row: list[str]) -> None:
    _, path, received, due, extended, naive = row
    office.at(received)
    number = office.register(election=path == "election", path=Way(path))
    running = office.handling.case(number).answer_clock
    assert running
    assert (running.start, running.due, running.extended) == (DAY(received), DAY(due), DAY(extended))
    assert running.due != DAY(naive)
    explained = office.handling.explain(number)[0]
    assert DAY(received) not in explained.counted.counted
    assert explained.counted.counted[-1] == DAY(due)
    with pypdfium2.PdfDocument(BytesIO(office.desk.requests.slip(number, "a5"))) as pdf:
        assert long_date(DAY(due)) in pdf[0].get_textpage().get_text_range()


def test_t3_the_date_without_collective_leave_is_a_caution(office: Office) -> None:
    office.at("2026-03-10")
    deadline = office.desk.requests.get(office.register()).deadline
    assert deadline
    assert (deadline.caution.without_collective_leave, deadline.due.date) == (DAY("2026-03-25"), DAY("2026-03-31"))


def test_t4_who_counts_the_day_of_receipt_finds_it_answered(office: Office) -> None:
    """The office's own target is Friday the 13th, the last day Monday the 16th."""
    office.at("2026-11-02")
    assert office.handling.work(office.register()).target == DAY("2026-11-13")


def test_t5_what_came_on_a_sunday_begins_to_count_on_monday(office: Office) -> None:
    office.at("2026-11-23")
    sunday = datetime(2026, 11, 22, 20, 15, tzinfo=JAKARTA)
    number = office.register(channel=Channel.EMAIL, received_at=sunday, received_proof="surel")
    request = office.desk.requests.get(number)
    assert (request.received_at, request.due) == (sunday, DAY("2026-12-04"))
    assert request.deadline
    assert request.deadline.due.counted[0] == DAY("2026-11-23")


def test_t6_post_of_a_day_off_keeps_its_true_day(office: Office) -> None:
    office.at("2026-03-25")
    opened = datetime(2026, 3, 18, 10, 0, tzinfo=JAKARTA)
    number = office.register(channel=Channel.LETTER, received_at=opened, received_proof="cap pos")
    request = office.desk.requests.get(number)
    assert (request.received_at, request.due) == (opened, DAY("2026-04-08"))


def test_t9_t39_late_from_the_first_working_day_after_the_last_one_and_for_ever(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    for day, late in (("2026-04-02", 0), ("2026-04-03", 0), ("2026-04-05", 0), ("2026-04-06", 1), ("2026-04-07", 2)):
        office.at(day)
        assert [each.late for each in office.handling.explain(number)] == [late]
    assert line(office).group is Group.OVERDUE
    facts = {"on": "2026-04-07", "what": "situs", "form": "softcopy", "recipient": "Siti"}
    office.move(number, "answer_on_spot", **facts)
    office.at("2026-11-23")
    assert (line(office).group, line(office).late_by) == (Group.DONE, 2)


def test_t10_a_second_extension_is_refused_and_day_17_is_the_end(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register()
    draft = {"reason": "under_test", "explanation": "uji konsekuensi"}
    office.move(number, "draft_extension", **draft)
    office.move(number, "sign_extension", number="9/HM", on="2026-03-12", signer=HADI.name)
    office.move(number, "extend", **office.sent("2026-03-12"))
    for day in ("2026-03-12", "2026-04-14", "2026-04-15"):
        office.at(day)
        assert office.why_not(number, "draft_extension", **draft) == "extended_already"
        assert office.why_not(number, "extend", **office.sent("2026-03-12")) == "extended_already"
    case = office.handling.case(number)
    assert (case.due_on, office.handling.explain(number)[0].late) == (DAY("2026-04-14"), 1)


def test_t15_a_typed_draft_takes_no_number(office: Office) -> None:
    office.desk.drafts.save(1, "key", {"name": "Siti"})
    assert office.register()[:4] == "0001"
    assert office.by(HADI).move("0001/PIP/KPU-KS/XI/2026", "cancel", reason="dobel").state is State.CANCELLED
    assert office.register()[:4] == "0002"


def test_t26_open_files_are_counted_anew_and_closed_ones_are_not(office: Office) -> None:
    """18 August 2025 became collective leave in August: 25 August before, 26 August after."""
    office.at("2025-08-04")
    eighteenth, decree = DAY("2025-08-18"), "SKB 3 Menteri No. 933/2025"
    office.desk.calendar.apply(office.desk.calendar.withdraw(eighteenth, "belum ditetapkan"))
    office.at("2025-08-11")
    is_open, closed = office.register(), office.register()
    office.move(closed, "withdraw", on="2025-08-11", document="surat")
    assert office.handling.case(is_open).due_on == office.handling.case(closed).due_on == DAY("2025-08-25")
    calendar = office.desk.calendar
    calendar.apply(calendar.declare(eighteenth, DayKind.LEAVE, "Cuti Bersama", decree))
    assert office.handling.case(is_open).due_on == DAY("2025-08-26")
    assert office.handling.case(closed).due_on == DAY("2025-08-25")
    (told,) = [each for each in office.handling.work(is_open).history if each.kind == "request.redated"]
    assert told.at.date() == DAY("2025-08-11")


def test_t38_a_receipt_late_in_the_evening_belongs_to_that_date(office: Office) -> None:
    office.at("2026-11-23", 23)
    assert office.handling.case(office.register()).first_due == DAY("2026-12-07")
