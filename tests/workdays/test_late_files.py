"""A change of the calendar makes late files more or less late, also where their last day stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.workdays.rules import Proposal
from tests.conftest import asked
from tests.workdays.test_changing import EIGHTEENTH, Office, moved

TWENTIETH, FIRST = date(2025, 8, 20), date(2025, 9, 1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office", date(2025, 8, 1))
    made.withdraw(EIGHTEENTH)
    yield made
    assert list(made.desk.faults()) == []
    made.desk.close()


def late(proposal: Proposal) -> list[tuple[str, str, int, int]]:
    return [(each.number[:4], each.limit_id, each.late_before, each.late_after) for each in proposal.late]


def test_a_late_file_whose_last_day_stays_is_listed_with_both_counts(office: Office) -> None:
    number = office.on(date(2025, 8, 5)).desk.requests.register(asked()).number  # due on the 19th, extended to the 28th
    office.on(date(2025, 9, 4))
    proposal = office.declare(FIRST)
    assert (moved(proposal), late(proposal)) == ([], [("0001", "R-04", 12, 11)])
    (file,) = proposal.late
    assert (file.due_from, file.due_to) == (date(2025, 8, 19), date(2025, 8, 19))
    assert proposal.ageing == proposal.late
    events = office.desk.changes()
    office.desk.calendar.apply(proposal)
    assert office.desk.changes() == events + 1  # the day itself: the file's clock was not moved
    assert office.events("request.redated") == []
    assert [each.late for each in office.desk.handling.explain(number)] == [11]
    back = office.desk.calendar.withdraw(FIRST, "SKB pencabutan")
    assert (moved(back), late(back)) == ([], [("0001", "R-04", 11, 12)])


def test_what_is_not_late_or_stays_as_late_is_not_listed(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    office.on(FIRST)
    for day in (date(2025, 9, 2), date(2025, 8, 30), date(2025, 7, 31)):  # tomorrow, a Saturday, before the receipt
        assert office.declare(day).late == ()
    assert len(office.declare(FIRST).late) == 1
    office.on(date(2025, 8, 19))
    assert office.declare(FIRST).late == ()


def test_a_file_that_moves_and_is_late_stands_once(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    office.on(date(2025, 8, 21))
    proposal = office.declare()
    assert (len(proposal.moves), proposal.late) == (1, ())
    assert proposal.ageing == proposal.moves


def test_what_was_answered_or_waits_for_its_requester_is_nobodys_lateness(office: Office) -> None:
    desk = office.on(date(2025, 8, 1)).desk
    answered = desk.requests.register(asked()).number
    waits = desk.requests.register(asked(missing=("KTP",))).number
    desk.handling.advance(waits, "tell_incomplete", {"on": "2025-08-01", "way": "direct", "proof": "lisan"})
    office.on(date(2025, 8, 19))
    spot = {"on": "2025-08-19", "what": "LKjIP", "form": "softcopy", "recipient": "Siti"}
    desk.handling.advance(answered, "answer_on_spot", spot)
    office.on(date(2025, 9, 4))
    for day in (EIGHTEENTH, TWENTIETH, FIRST):
        assert (office.declare(day).late, office.declare(day).moves) == ((), ())


def test_an_extended_file_is_late_by_its_extension(office: Office) -> None:
    desk = office.on(date(2025, 8, 1)).desk
    number = desk.requests.register(asked()).number  # due on the 15th, extended to the 26th
    facts = {"reason": "under_test", "explanation": "uji konsekuensi"}
    signed = {"number": "1/PY", "on": "2025-08-01", "signer": desk.handling.signers()[0].name}
    desk.handling.advance(number, "draft_extension", facts)
    desk.handling.advance(number, "sign_extension", signed)
    desk.handling.advance(number, "extend", {"on": "2025-08-01", "way": "direct", "proof": "tanda terima"})
    assert desk.handling.case(number).due_on == date(2025, 8, 26)
    office.on(date(2025, 8, 21))
    (move,) = office.declare(TWENTIETH).moves
    assert (move.due_to, move.extended_to) == (date(2025, 8, 15), date(2025, 8, 27))
    assert (move.late_before, move.late_after) == (0, 0)
    office.on(date(2025, 8, 29))
    (move,) = office.declare(TWENTIETH).moves
    assert (move.late_before, move.late_after) == (3, 2)
    assert late(office.declare(date(2025, 8, 28))) == [("0001", "R-04", 3, 2)]


def test_an_answer_that_is_taken_back_lets_its_clock_run_by_the_calendar_that_holds(office: Office) -> None:
    desk = office.on(date(2025, 8, 5)).desk
    number = desk.requests.register(asked()).number
    spot = {"on": "2025-08-05", "what": "LKjIP", "form": "softcopy", "recipient": "Siti"}
    desk.handling.advance(number, "answer_on_spot", spot)
    desk.calendar.apply(office.declare())
    assert desk.handling.case(number).due_on == date(2025, 8, 19)
    mended = {"field": "received_at", "value": "2025-08-04T10:00:00+07:00", "reason": "buku tamu"}
    desk.handling.advance(number, "correct_date", mended)
    assert desk.handling.case(number).due_on == date(2025, 8, 18)  # judged by the calendar that it was answered under
    desk.handling.advance(number, "take_back", {"reason": "salah berkas"})
    assert desk.handling.case(number).due_on == date(2025, 8, 19)  # the 18th does not count any more
    (row,) = desk.requests.rows(desk.requests.queue(), 0, 2)
    assert row.due == date(2025, 8, 19)
