"""Copies are verified, and one brings everything back: on the same PC, and on another with the recovery sheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.founding import restore
from ppid_desk.records import copies, key
from ppid_desk.records.turns import Presence
from tests.conftest import asked


def test_a_copy_of_books_in_use(desk: Desk, tmp_path: Path) -> None:
    numbers = [desk.requests.register(asked()).number for _ in range(3)]
    made = desk.copy(tmp_path / "stick" / "copy.db")
    assert (made.requests, made.newest_number) == (3, numbers[-1])
    desk.requests.register(asked())
    assert copies.verified(made.file, desk.books.key).requests == 3
    assert sorted(file.name for file in (tmp_path / "stick").iterdir()) == ["copy.db"]


def test_restoring_keeps_what_was_there(desk: Desk, tmp_path: Path) -> None:
    first = desk.requests.register(asked("Satu")).number
    made = desk.copy(tmp_path / "copy.db")
    second = desk.requests.register(asked("Dua")).number
    desk.close()
    found, kept = restore(desk.places.folder, made.file, None, desk.clock)
    assert (found.requests, kept is not None) == (1, True)
    with Desk.open(desk.places.folder, desk.clock) as again:
        assert again.requests.get(first).requester.name == "Satu"
        with pytest.raises(Refusal):
            again.requests.get(second)
        assert list(again.faults()) == []
        with again.books.read() as reading:
            assert reading.value("SELECT kind FROM event ORDER BY seq DESC LIMIT 1") == "books.restored"
    assert kept is not None
    assert copies.verified(kept, desk.books.key).requests == 2


def test_on_another_pc_with_the_sheet(desk: Desk, tmp_path: Path) -> None:
    request = desk.requests.register(asked())
    payload = desk.requests.payload(request)
    made = desk.copy(tmp_path / "copy.db")
    code = " ".join(desk.recovery_groups())
    other = tmp_path / "other" / "office"
    with pytest.raises(Refusal) as told:
        restore(other, made.file, None, desk.clock)
    assert told.value.code == "restore_needs_code"
    restore(other, made.file, code, desk.clock)
    with Desk.open(other, desk.clock) as found:
        assert found.requests.check_slip(payload)["in_books"]  # the old slip still verifies
        assert found.requests.register(asked()).sequence == 2
        assert found.settings == desk.settings


def test_a_damaged_copy_is_refused_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.requests.register(asked())
    made = desk.copy(tmp_path / "copy.db").file
    whole = made.read_bytes()
    desk.close()
    before = desk.places.books.read_bytes()
    for place in range(64, len(whole), len(whole) // 40):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(Refusal):
            restore(desk.places.folder, made, None, desk.clock)
    made.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refusal):
        restore(desk.places.folder, made, None, desk.clock)
    assert desk.places.books.read_bytes() == before


def test_a_copy_of_another_office_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = desk.copy(tmp_path / "copy.db").file
    desk.close()
    with pytest.raises(Refusal) as told:
        restore(desk.places.folder, made, " ".join(key.recovery_groups(key.new_key())), desk.clock)
    assert told.value.code == "copy_unreadable"


def test_restoring_under_an_open_window_is_refused(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.copy(tmp_path / "copy.db").file
    real = Presence.alone
    monkeypatch.setattr(Presence, "alone", lambda self: real(self, 0.1))
    with pytest.raises(Trouble) as told:
        restore(desk.places.folder, made, None, desk.clock)
    assert told.value.code == "books_in_use"


def test_restoring_over_destroyed_books(desk: Desk, tmp_path: Path) -> None:
    number = desk.requests.register(asked()).number
    made = desk.copy(tmp_path / "copy.db").file
    desk.close()
    desk.places.books.write_bytes(b"destroyed" * 1000)
    _, kept = restore(desk.places.folder, made, None, desk.clock)
    assert kept is not None
    assert kept.read_bytes().startswith(b"destroyed")
    with Desk.open(desk.places.folder, desk.clock) as again:
        assert again.requests.get(number).number == number


def test_a_log_left_behind_is_not_read_into_other_books(desk: Desk, tmp_path: Path) -> None:
    """A -wal file beside the books belongs to the books that were there, and goes away with them."""
    made = desk.copy(tmp_path / "copy.db").file
    for _ in range(5):
        desk.requests.register(asked())
    log = desk.places.books.with_name("books.db-wal")
    stale = log.read_bytes()
    desk.close()
    log.write_bytes(stale)
    restore(desk.places.folder, made, None, desk.clock)
    with Desk.open(desk.places.folder, desk.clock) as again:
        assert again.requests.queue().total == 0
        assert list(again.faults()) == []


def test_a_copy_is_never_made_onto_the_books(desk: Desk) -> None:
    with pytest.raises(Refusal) as told:
        desk.copy(desk.places.books)
    assert told.value.code == "copy_onto_books"


def test_a_folder_moved_to_another_place_opens(desk: Desk, tmp_path: Path) -> None:
    number = desk.requests.register(asked()).number
    desk.close()
    shutil.move(desk.places.folder, tmp_path / "moved")
    with Desk.open(tmp_path / "moved", desk.clock) as found:
        assert found.requests.get(number).number == number
