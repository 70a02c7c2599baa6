"""The calendar changes under open files: first shown, then moved as one; what is closed keeps what it was judged by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer, Role
from ppid_desk.records.session import Writing
from ppid_desk.requests.rules import State
from ppid_desk.workdays import clocks, days_off
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday, Proposal
from tests.conftest import JAKARTA, asked

EIGHTEENTH = date(2025, 8, 18)
DECREE = "SKB 3 Menteri No. 933/2025, 1/2025, 3/2025"


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), JAKARTA)


class Office:
    """A desk whose day can be set."""

    def __init__(self, folder: Path, day: date) -> None:
        self.now = at(day)
        self.desk = Desk.open(folder, Clock(JAKARTA, lambda: self.now))

    def on(self, day: date) -> Office:
        self.now = at(day)
        return self

    def withdraw(self, day: date, basis: str = "SKB perubahan") -> Proposal:
        return self.desk.calendar.apply(self.desk.calendar.withdraw(day, basis))

    def declare(self, day: date = EIGHTEENTH, kind: DayKind = DayKind.LEAVE, name: str = "Cuti Bersama") -> Proposal:
        return self.desk.calendar.declare(day, kind, name, DECREE)

    def events(self, kind: str) -> list[dict[str, object]]:
        with self.desk.books.read() as reading:
            rows = reading.rows("SELECT body FROM event WHERE kind = ? ORDER BY seq", (kind,))
        return [json.loads(body) for (body,) in rows]


def end_all(writing: Writing, row: int, on: date) -> None:
    """End what runs of a request."""
    sql = "UPDATE clock SET ended_on = ? WHERE register = 'PIP' AND subject = ? AND ended_on IS NULL"
    writing.run(sql, (on.isoformat(), row))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """4 August 2025, in books that do not know of 18 August yet."""
    made = Office(tmp_path / "office", date(2025, 8, 4))
    made.withdraw(EIGHTEENTH)
    yield made
    made.desk.close()


def moved(proposal: Proposal) -> list[tuple[str, str, str, str]]:
    return [(m.number[:4], m.limit_id, m.due_from.isoformat(), m.due_to.isoformat()) for m in proposal.moves]


def test_declaring_a_day_moves_what_is_open(office: Office) -> None:
    first = office.on(date(2025, 8, 5)).desk.requests.register(asked())
    second = office.on(date(2025, 8, 11)).desk.requests.register(asked("Budi"))
    assert (first.due, second.due) == (date(2025, 8, 19), date(2025, 8, 25))
    proposal = office.declare()
    expected = [("0001", "R-04", "2025-08-19", "2025-08-20"), ("0002", "R-04", "2025-08-25", "2025-08-26")]
    assert moved(proposal) == expected
    assert proposal.moves[0].extended_from == date(2025, 8, 28)
    assert proposal.moves[0].extended_to == date(2025, 8, 29)
    assert office.desk.requests.get(first.number) == first  # nothing is written by looking
    assert office.desk.calendar.apply(proposal) == proposal
    for number, due in ((first.number, 20), (second.number, 26)):
        again = office.desk.requests.get(number)
        assert again.due == date(2025, 8, due)
        assert again.deadline is not None
        assert EIGHTEENTH in [day.date for day in again.deadline.due.skipped]
    rows = office.desk.requests.rows(office.desk.requests.queue(), 0, 9)
    assert [(row.number, row.due, row.next_date) for row in rows] == [
        (first.number, date(2025, 8, 20), date(2025, 8, 20)), (second.number, date(2025, 8, 26), date(2025, 8, 26))
    ]  # fmt: skip
    told = office.events("request.redated")
    assert [(each["number"], each["from"], each["to"], each["basis"]) for each in told] == [
        (first.number, "2025-08-19", "2025-08-20", DECREE), (second.number, "2025-08-25", "2025-08-26", DECREE)
    ]  # fmt: skip
    assert list(office.desk.faults()) == []
    assert "request.redated" in [each.kind for each in office.desk.requests.history(first)]
    assert office.desk.requests.register(asked("Cici")).due == date(2025, 8, 26)


def test_a_withdrawn_day_moves_back(office: Office) -> None:
    number = office.on(date(2025, 8, 5)).desk.requests.register(asked()).number
    office.desk.calendar.apply(office.declare())
    proposal = office.desk.calendar.withdraw(EIGHTEENTH, "SKB pencabutan")
    assert moved(proposal) == [("0001", "R-04", "2025-08-20", "2025-08-19")]
    office.desk.calendar.apply(proposal)
    request = office.desk.requests.get(number)
    assert request.due == date(2025, 8, 19)
    assert request.deadline is not None
    assert EIGHTEENTH in request.deadline.due.counted
    assert list(office.desk.faults()) == []
    with pytest.raises(Refusal) as refusal:
        office.desk.calendar.withdraw(EIGHTEENTH, "SKB pencabutan")
    assert refusal.value.code == "day_not_off"


def test_a_late_open_file_moves_too_and_its_lateness_with_it(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    office.on(date(2025, 8, 21))
    (move,) = office.declare().moves
    assert (move.late_before, move.late_after) == (2, 1)
    office.on(date(2025, 8, 20))
    (move,) = office.declare().moves
    assert (move.late_before, move.late_after) == (1, 0)


def test_lateness_is_counted_by_the_calendar_that_would_hold(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    office.on(date(2025, 8, 22))
    days = [Holiday(day, DayKind.LEAVE, "Cuti", DECREE, None, DayStatus.DECLARED)
            for day in (EIGHTEENTH, date(2025, 8, 21))]  # fmt: skip
    (move,) = office.desk.calendar.propose(days).moves
    assert (move.due_from, move.due_to) == (date(2025, 8, 19), date(2025, 8, 20))
    assert (move.late_before, move.late_after) == (3, 1)


def test_an_incomplete_file_moves_by_its_notice(office: Office) -> None:
    request = office.on(date(2025, 8, 14)).desk.requests.register(asked(missing=("Fotokopi KTP",)))
    assert request.notice_due == date(2025, 8, 19)  # 17 August was a Sunday
    proposal = office.declare()
    assert moved(proposal) == [("0001", "R-02", "2025-08-19", "2025-08-20")]
    office.desk.calendar.apply(proposal)
    again = office.desk.requests.get(request.number)
    assert (again.notice_due, again.due) == (date(2025, 8, 20), None)
    assert again.deadline_from_first.due.date == date(2025, 8, 29)
    (row,) = office.desk.requests.rows(office.desk.requests.queue(), 0, 9)
    assert (row.next_date, row.due) == (date(2025, 8, 20), None)
    assert list(office.desk.faults()) == []


def test_closed_files_keep_the_calendar_they_were_judged_by(office: Office) -> None:
    request = office.on(date(2025, 8, 5)).desk.requests.register(asked())
    closing = date(2025, 8, 19)

    def close(writing: object) -> None:  # as the day on which it will be closed writes it
        sql = "UPDATE request SET state = ?, closed_on = ?, open = 0, queue_day = ? WHERE number = ?"
        day = closing.isoformat()
        writing.run(sql, (State.DONE.value, day, day, request.number))  # type: ignore[attr-defined]
        end_all(writing, 1, closing)  # type: ignore[arg-type]

    office.desk.books.write(close)
    before = office.desk.requests.get(request.number)
    proposal = office.declare()
    assert proposal.moves == ()
    office.desk.calendar.apply(proposal)
    after = office.desk.requests.get(request.number)
    assert after == before
    assert after.deadline is not None
    assert after.due == date(2025, 8, 19)
    assert EIGHTEENTH in after.deadline.due.counted


def test_what_changed_in_between_is_looked_at_again(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    proposal = office.declare()
    office.desk.requests.register(asked("Budi"))
    with pytest.raises(Refusal) as refusal:
        office.desk.calendar.apply(proposal)
    assert refusal.value.code == "calendar_moved_on"
    assert office.desk.requests.get("0001/PIP/KPU-KS/VIII/2025").due == date(2025, 8, 19)
    office.desk.calendar.apply(office.declare())
    assert [each["number"][:4] for each in office.events("request.redated")] == ["0001", "0002"]  # type: ignore[index]


def test_stopping_half_way_leaves_everything(office: Office) -> None:
    for name in ("Siti", "Budi", "Cici"):
        office.on(date(2025, 8, 5)).desk.requests.register(asked(name))
    before = office.desk.changes()

    def stop(done: int, whole: int) -> None:
        assert whole == 3
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        office.desk.calendar.apply(office.declare(), stop)
    assert office.desk.changes() == before
    assert moved(office.declare())[0] == ("0001", "R-04", "2025-08-19", "2025-08-20")
    assert list(office.desk.faults()) == []


def test_only_who_may_changes_the_calendar(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_officer = Officer("1", "Rina", "", "", "", frozenset({Role.DESK, Role.AUDITOR}), True, True)
    monkeypatch.setattr(office.desk, "who", lambda: desk_officer)
    proposal = office.declare()
    with pytest.raises(Refusal) as refusal:
        office.desk.calendar.apply(proposal)
    assert refusal.value.code == "role_missing"
    assert office.declare() == proposal


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": " \t"}, "day_text_missing", "--name"),
        ({"basis": ""}, "day_text_missing", "--basis"),
        ({"name": "x" * 301}, "day_text_long", "--name"),
        ({"declared_on": date(2025, 8, 5)}, "day_declared_later", "--declared-on"),
        ({"day": date(1800, 1, 1)}, "date_out_of_range", "DATE"),
        ({"kind": DayKind.WEEKEND}, "day_kind_unknown", "--kind"),
    ],
)
def test_what_no_day_off_can_be(office: Office, changes: dict[str, object], code: str, field: str) -> None:
    facts: dict[str, object] = {"day": EIGHTEENTH, "kind": DayKind.LOCAL, "name": "Hari jadi", "basis": "SK Wali Kota"}
    with pytest.raises(Refusal) as refusal:
        office.desk.calendar.declare(**{**facts, **changes})  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_declaring_what_holds_already_changes_nothing(office: Office) -> None:
    office.desk.calendar.apply(office.declare())
    before = office.desk.changes()
    proposal = office.declare()
    assert (proposal.changes, len(proposal.already), proposal.moves) == ((), 1, ())
    office.desk.calendar.apply(proposal)
    assert office.desk.changes() == before
    corrected = office.declare(name="Cuti Bersama Hari Kemerdekaan")
    office.desk.calendar.apply(corrected)
    assert [fact.name for fact in office.desk.calendar.held() if fact.date == EIGHTEENTH] == [
        "Cuti Bersama Hari Kemerdekaan"
    ]
    assert list(office.desk.faults()) == []


def test_another_window_follows(office: Office, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "office", office.desk.clock) as other:
        office.desk.calendar.apply(office.declare())
        seen = other.requests.register(asked())  # counted by what holds, though it has not looked yet
        assert seen.deadline is not None
        assert seen.deadline.due.calendar_version == office.desk.workdays.calendar.version
        office.desk.calendar.apply(office.desk.calendar.withdraw(EIGHTEENTH, "SKB"))
        assert other.follow_settings()
        assert not other.follow_settings()
        assert other.workdays.calendar.version == office.desk.workdays.calendar.version


def test_what_was_changed_outside_is_found(office: Office) -> None:
    office.on(date(2025, 8, 5)).desk.requests.register(asked())
    office.desk.calendar.apply(office.declare())

    def fault(*statements: str) -> list[str]:
        def work(writing: object) -> None:
            for each in statements:
                writing.run(each)  # type: ignore[attr-defined]

        office.desk.books.write(work)
        return list(office.desk.faults())

    back = "UPDATE request SET due_on = '2025-08-19', queue_day = '2025-08-19'"
    there = "UPDATE request SET due_on = '2025-08-20', queue_day = '2025-08-20'"
    load = "UPDATE load SET queue_day = '2025-08-{}'"
    found = fault(back, load.format("19"))
    assert any("the journal says 2025-08-20" in each for each in found)
    assert any("its clock ends on 2025-08-20" in each for each in found)
    assert fault(there, load.format("20")) == []
    assert fault("UPDATE clock SET calendar_version = 'x'") == [
        "calendar: 1 running clocks were not counted by the calendar that holds"
    ]
    version = office.desk.workdays.calendar.version
    assert fault(f"UPDATE clock SET calendar_version = '{version}'") == []
    found = fault("DROP TRIGGER holiday_no_update", "UPDATE holiday SET name = 'x' WHERE seq = 1")
    assert "calendar: the list that it began with was changed outside the program" in found


DAYS = st.dates(date(2025, 7, 28), date(2025, 10, 31))
KINDS = st.sampled_from([DayKind.PUBLIC, DayKind.LEAVE, DayKind.LOCAL])
STATUS = st.sampled_from(list(DayStatus))
FACT = st.builds(Holiday, DAYS, KINDS, st.just("Hari"), st.just("SK"), st.none(), STATUS)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FACT, min_size=1, max_size=6, unique_by=lambda fact: (fact.date, fact.kind)), st.data())
def test_any_change_is_the_same_as_counting_anew(
    tmp_path_factory: pytest.TempPathFactory, facts: list[Holiday], data: st.DataObject
) -> None:
    office = Office(tmp_path_factory.mktemp("any") / "office", date(2025, 8, 4))
    numbers = count(1)
    with office.desk as desk:
        for back in sorted(data.draw(st.lists(st.integers(0, 20), min_size=1, max_size=5)), reverse=True):
            office.on(date(2025, 8, 25) - timedelta(days=back))
            missing = ("KTP",) if data.draw(st.booleans()) else ()
            desk.requests.register(asked(f"Orang {next(numbers)}", missing=missing))
        closed = data.draw(st.integers(0, 5))
        desk.books.write(lambda writing: end_all(writing, closed, date(2025, 8, 25)))
        with desk.books.read() as reading:
            kept = [clocks.of(reading, "PIP", row) for row in range(1, 6)]
        proposal = desk.calendar.propose(facts)
        desk.calendar.apply(proposal)
        moves = {move.clock: move for move in proposal.moves}
        with desk.books.read() as reading:
            today = days_off.calendar(reading, days_off.newest(reading))
            assert today.version == desk.workdays.calendar.version == proposal.after
            for (before,) in (each for each in kept if each):
                (clock,) = clocks.of(reading, "PIP", before.subject)
                if before.ended_on:
                    assert clock == before
                    continue
                length = desk.workdays.limit(clock.limit_id).length
                assert clock.due_on == today.add(clock.start_on, length).date
                assert clock.extended_on in (None, today.add(clock.start_on, 17).date)
                assert (clock.id in moves) == ((clock.due_on, clock.extended_on) != (before.due_on, before.extended_on))
                row = reading.row("SELECT queue_day, due_on FROM request WHERE id = ?", (clock.subject,))
                assert row == (clock.ends, clock.ends if clock.limit_id == "R-04" else None)
        assert list(desk.faults()) == []


def test_books_from_before_the_calendar_get_the_shipped_lists_once(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(days_off, "begin", lambda _books, _officer: None)
        with Desk.open(tmp_path / "office", clock) as old:
            number = old.requests.register(asked()).number
            due = old.requests.get(number).due
    with Desk.open(tmp_path / "office", clock) as desk:
        assert desk.requests.get(number).due == due
        assert list(desk.faults()) == []
        events = desk.changes()
        desk.calendar.apply(desk.calendar.declare(date(2026, 11, 30), DayKind.LOCAL, "Libur", "SK"))
        assert desk.requests.get(number).due == date(2026, 12, 8)
        assert list(desk.faults()) == []
        assert desk.changes() == events + 2
    with Desk.open(tmp_path / "office", clock) as desk:
        assert desk.changes() == events + 2
        assert desk.workdays.calendar.day_off(date(2026, 11, 30)) is not None
