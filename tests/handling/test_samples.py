"""The demo's files live as real ones: the journal replays, duties stay apart, chance comes from the seed alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from ppid_desk.handling.moves import BY_NAME
from ppid_desk.people.rules import Role
from ppid_desk.requests import samples
from tests.conftest import NOON

FILES = 700


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lives") / "office"
    found_demo(folder, FILES, clock=Clock.standing(NOON))
    return folder


def head_of(folder: Path) -> str:
    with Desk.open(folder, Clock.standing(NOON)) as desk:
        return desk.closing.look().head


def test_the_journal_replays_to_the_same_lives(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        assert list(desk.faults()) == []
        with desk.books.read() as reading:
            states = {state for (state,) in reading.rows("SELECT DISTINCT state FROM request")}
            outcomes = {outcome for (outcome,) in reading.rows("SELECT DISTINCT outcome FROM request")}
            late = reading.value("SELECT count(*) FROM request WHERE late_by > 0")
            paths = {path for (path,) in reading.rows("SELECT DISTINCT path FROM request")}
    assert {"registered", "in_progress", "done", "lapsed", "withdrawn", "cancelled"} <= states
    assert {"granted", "in_part", "refused", "not_held"} <= outcomes
    assert 0 < late < FILES / 10
    assert paths == {"normal", "election"}


def test_every_move_is_one_of_the_table_and_lies_in_the_past(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk, desk.books.read() as reading:
        rows = reading.rows("SELECT name, before, after, facts FROM move WHERE register = 'PIP'")
    assert len(rows) > FILES
    for name, before, after, facts in rows:
        assert BY_NAME[name].steps[before] == after
        assert set(json.loads(facts)) >= {fact.name for fact in BY_NAME[name].facts}
        if day := json.loads(facts).get("on"):
            assert date.fromisoformat(day) < NOON.date()


def test_whoever_drafts_a_refusal_does_not_sign_it(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        with desk.books.read() as reading:
            numbers = reading.rows("SELECT number FROM request WHERE outcome = 'refused' ORDER BY id LIMIT 12")
        assert numbers
        for (number,) in numbers:
            case = desk.handling.case(number)
            drafters = {each.drafted_by for each in case.decisions.values()}
            signers = {each.officer for each in case.moves if each.name.startswith("sign_")}
            assert drafters.isdisjoint(signers)
            assert all(Role.DESK in BY_NAME[each.name].roles for each in case.moves if each.officer in drafters)


def test_the_same_number_and_date_give_the_same_books(demo: Path, tmp_path: Path) -> None:
    found_demo(tmp_path / "office", FILES, clock=Clock.standing(NOON))
    assert head_of(tmp_path / "office") == head_of(demo)


def test_only_the_newest_files_of_a_large_demo_have_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "LIVED", 100)
    found_demo(tmp_path / "office", 300, clock=Clock.standing(NOON))
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        assert list(desk.faults()) == []
        with desk.books.read() as reading:
            lived = reading.rows("SELECT id FROM request WHERE uuid IN (SELECT subject FROM move) ORDER BY id")
    assert 201 <= lived[0][0] <= 210
    assert len(lived) > 60
