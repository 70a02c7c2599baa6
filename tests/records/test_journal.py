"""Tampering shows: every attack on the file with its key in hand is named by `faults`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.records import journal, sqlite
from tests.conftest import NOON, asked

Attack = Callable[[Any], object]


def without_guards(connection: Any) -> None:
    connection.execute("DROP TRIGGER event_no_update")
    connection.execute("DROP TRIGGER event_no_delete")


def rechain(connection: Any) -> None:
    """What somebody with the program in hand can do: make the chain fit again."""
    previous = b"\0" * 32
    for row in connection.execute("SELECT seq, at, actor, kind, subject, body FROM event ORDER BY seq").fetchall():
        event = journal.chained(previous, *row)
        connection.execute("UPDATE event SET hash = ? WHERE seq = ?", (event.hash, event.seq))
        previous = event.hash
    connection.execute("UPDATE journal_head SET hash = ?", (previous,))


def edit_event(connection: Any) -> None:
    without_guards(connection)
    connection.execute("UPDATE event SET at = '2026-01-01T08:00:00+07:00' WHERE seq = 5")


def edit_and_rechain(connection: Any) -> None:
    without_guards(connection)
    (body,) = connection.execute("SELECT body FROM event WHERE seq = 5").fetchone()
    changed = {**json.loads(body), "received": "2026-01-01T08:00:00+07:00"}
    connection.execute("UPDATE event SET body = ? WHERE seq = 5", (journal.canonical(changed),))
    rechain(connection)


def remove_event(connection: Any) -> None:
    without_guards(connection)
    connection.execute("DELETE FROM event WHERE seq = 5")


def remove_tail(connection: Any) -> None:
    without_guards(connection)
    connection.execute("DELETE FROM event WHERE seq > 5")


def edit_row(column: str, value: str) -> Attack:
    return lambda connection: connection.execute(f"UPDATE request SET {column} = ? WHERE id = 2", (value,))


ATTACKS: dict[str, Attack] = {
    "an event is edited": edit_event,
    "an event is edited and the chain made to fit": edit_and_rechain,
    "an event is removed": remove_event,
    "the newest events are cut off": remove_tail,
    "a received day is moved": edit_row("received_on", "2026-11-01"),
    "a received time is moved": edit_row("received_at", "2026-11-23T07:00:00+07:00"),
    "a recorded time is moved": edit_row("recorded_at", "2026-11-23T07:00:00+07:00"),
    "a due day is moved": edit_row("due_on", "2027-01-01"),
    "a purpose is changed": edit_row("purpose", "lain"),
    "a reference is changed": edit_row("reference", "lain"),
    "a path is changed": edit_row("path", "election"),
    "an officer is changed": edit_row("officer", "Orang Lain"),
    "a state is changed": edit_row("state", "done"),
    "an item is changed": lambda c: c.execute("UPDATE item SET text = 'lain' WHERE request_id = 2"),
    "a name is changed": lambda c: c.execute("UPDATE requester SET name = 'Orang Lain'"),
    "a counter is set back": lambda c: c.execute("UPDATE counter SET last = 1"),
    "a request is deleted": lambda c: [
        c.execute("DELETE FROM item WHERE request_id = 3"),
        c.execute("DELETE FROM request WHERE id = 3"),
    ],
}


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_are_found(desk: Desk, name: str) -> None:
    for _ in range(4):
        desk.requests.register(asked())
    assert list(desk.faults()) == []
    connection = sqlite.connect(desk.places.books, desk.books.key)
    ATTACKS[name](connection)
    connection.close()
    assert list(desk.faults())


def test_the_journal_only_grows(desk: Desk) -> None:
    desk.requests.register(asked())
    connection = sqlite.connect(desk.places.books, desk.books.key)
    for change in (
        "UPDATE event SET actor = 'x'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
    ):
        with pytest.raises(sqlite.DatabaseError, match="only grows"):
            connection.execute(change)
    connection.close()


def test_no_personal_data_in_the_journal(desk: Desk) -> None:
    desk.requests.register(asked("Zulaikha Tersembunyi", "dokumen sangat rahasia"))
    with desk.books.read() as reading:
        bodies = " ".join(body for (body,) in reading.rows("SELECT body FROM event"))
    for secret in ("Zulaikha", "3673015508900002", "081290000001", "rahasia", "riset"):
        assert secret not in bodies


def test_the_same_person_has_no_same_commitment(desk: Desk) -> None:
    numbers = [desk.requests.register(asked()).number for _ in range(2)]
    with desk.books.read() as reading:
        bodies = [json.loads(body) for (body,) in reading.rows("SELECT body FROM event WHERE kind LIKE 'request.%'")]
    assert [body["number"] for body in bodies] == numbers
    assert bodies[0]["personal"] != bodies[1]["personal"]


def at(moment: datetime) -> Clock:
    return Clock.standing(moment)


def test_a_clock_a_little_back_is_bridged(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "office", at(NOON)) as desk:
        desk.requests.register(asked())
    with Desk.open(tmp_path / "office", at(NOON - timedelta(seconds=90))) as desk:
        assert desk.requests.register(asked()).recorded_at == NOON


@pytest.mark.parametrize("back", [timedelta(minutes=3), timedelta(days=1), timedelta(days=5900)])
def test_a_clock_far_back_is_refused(tmp_path: Path, back: timedelta) -> None:
    """T38: a desktop's clock that jumps back would make every date wrong."""
    with Desk.open(tmp_path / "office", at(NOON)) as desk:
        desk.requests.register(asked())
    with Desk.open(tmp_path / "office", at(NOON - back)) as desk:
        with pytest.raises(Refusal) as told:
            desk.requests.register(asked())
        assert told.value.code == "clock_went_back"
        assert desk.requests.queue().total == 1
