"""What an old register brought as closed stays closed, whatever is corrected in it, with its dates and its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ppid_desk.desk import Desk
from ppid_desk.handling.moves import MOVES
from ppid_desk.handling.rules import CLOSED
from ppid_desk.reports.rules import Period
from ppid_desk.requests.rules import State
from tests.handling.conftest import HADI, RINA, Office
from tests.requests.test_old_register import as_text, row

NAME = {"field": "requester.name", "value": "Pemohon Uji Lima", "reason": "salah ketik di register lama"}
CORRECTIONS = {"correct_text", "correct_date", "confirm", "decline", "take_back"}


def taken_in(office: Office, tmp_path: Path) -> str:
    """A file of March that was closed on 11 March, and one that is open still."""
    rows = [row(5, date(2026, 3, 5), closed=True), row(6, date(2026, 11, 16), closed=False)]
    assert office.desk.requests.taking_in.apply(as_text(rows, tmp_path / "old.csv")).closed == 1
    return str(rows[0][0])


def standing(desk: Desk, number: str) -> tuple[object, ...]:
    """Where a file stands for everybody who looks: register, queue, counts, clocks, books and figures."""
    with desk.books.read() as reading:
        columns = "state, open, closed_on, queue_day, due_on, handed_over, late_by, answered_on, path, received_on"
        stored = reading.row(f"SELECT {columns} FROM request WHERE number = ?", (number,))
        loads = sorted(reading.rows("SELECT * FROM load"))
        clocks = reading.rows("SELECT limit_id, start_on, due_on, ended_on, calendar_version FROM clock ORDER BY id")
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    figures = desk.service_reports.figures(period)
    case = desk.handling.case(number)
    return stored, loads, clocks, desk.requests.counts(), figures, case.ended_on, case.state


def test_a_corrected_text_leaves_it_closed(office: Office, tmp_path: Path) -> None:
    number = taken_in(office, tmp_path)
    assert list(office.desk.faults()) == []
    before = standing(office.desk, number)
    for value in ("Pemohon Uji Lima", "Pemohon Uji V"):
        case = office.move(number, "correct_text", **{**NAME, "value": value})
        assert (case.state, case.ended_on, case.is_open) == (State.DONE, date(2026, 3, 11), False)
        assert case.request.requester.name == value
        assert standing(office.desk, number) == before
        assert list(office.desk.faults()) == []
    place = office.desk.requests.position(office.desk.requests.queue(), number)
    assert office.desk.requests.rows(office.desk.requests.queue(), place, 1)[0].state is State.DONE


def test_no_other_move_is_lawful_then(office: Office, tmp_path: Path) -> None:
    number = taken_in(office, tmp_path)
    office.move(number, "correct_text", **NAME)
    for who in (RINA, HADI):
        lawful = {each.name for each in office.by(who).handling.moves(number) if each.refusal is None}
        assert lawful <= CORRECTIONS
    refused = {each.name: each.refusal.code for each in office.handling.moves(number) if each.refusal}
    assert {refused[move.name] for move in MOVES if not set(move.steps) & CLOSED} == {"move_not_from_state"}
    facts = {"on": "2026-11-23", "document": "surat"}
    assert office.why_not(number, "withdraw", **facts) == "move_not_from_state"
    assert office.why_not(number, "take_back", reason="dibuka lagi") == "nothing_to_take_back"


def test_a_corrected_date_moves_its_clock_and_nothing_else(office: Office, tmp_path: Path) -> None:
    number = taken_in(office, tmp_path)
    facts = {"field": "received_at", "value": "2026-03-12T10:00:00+07:00", "reason": "cap pos"}
    assert office.why_not(number, "correct_date", **facts) == "correction_after_end"
    facts["value"] = "2026-03-02T10:00:00+07:00"
    office.move(number, "correct_date", **facts)
    case = office.by(HADI).move(number, "confirm", correction=1)
    assert (case.state, case.ended_on, case.due_on) == (State.DONE, date(2026, 3, 11), date(2026, 3, 16))
    assert [each.ended for each in case.clocks] == [date(2026, 3, 11)]


def test_the_open_one_goes_on(office: Office, tmp_path: Path) -> None:
    taken_in(office, tmp_path)
    number = "0006/PIP/KPU-KS/XI/2026"
    office.move(number, "correct_text", **NAME)
    office.granted(number)
    assert office.move(number, "answer", **office.sent("2026-11-23")).state is State.ANSWERED


@pytest.mark.parametrize("moved", [False, True], ids=["as it came", "after a correction"])
def test_its_day_cannot_be_changed_unseen(office: Office, tmp_path: Path, moved: bool) -> None:
    number = taken_in(office, tmp_path)
    if moved:
        office.move(number, "correct_text", **NAME)
    change = "UPDATE {} SET {} = '{}' WHERE {} = '{}'"

    def meddle(day: str, before: str) -> list[str]:
        def work(writing: object) -> None:
            for table, column in (("request", "closed_on"), ("request", "queue_day"), ("load", "queue_day")):
                writing.run(change.format(table, column, day, column, before))  # type: ignore[attr-defined]
            writing.run(change.format("clock", "ended_on", day, "ended_on", before))  # type: ignore[attr-defined]

        office.desk.books.write(work)
        return list(office.desk.faults())

    assert meddle("2026-03-12", "2026-03-11") == [f"{number}: closed on 2026-03-12, the journal says 2026-03-11"]
    assert meddle("2026-03-11", "2026-03-12") == []
