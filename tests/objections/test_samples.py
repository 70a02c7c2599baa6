"""The demo's objections: one at each place on the way, told in the journal as real ones; its list is there to cite."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from ppid_desk.objections.moves import BY_NAME
from ppid_desk.objections.rules import Duty
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.requests.rules import State
from tests.conftest import NOON


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("objected") / "office"
    found_demo(folder, 700, clock=Clock.standing(NOON))
    return folder


def test_there_is_one_at_each_place(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        works = [desk.objections.work(row.number) for row in desk.objections.listed()]
        assert list(desk.faults()) == []
    states = Counter(work.case.state for work in works)
    assert states == {
        State.REGISTERED: 2, State.IN_PROGRESS: 2, State.ANSWERED: 2, State.DISPUTED: 2, State.WITHDRAWN: 1,
        State.DONE: 2,
    }  # fmt: skip
    duties = {work.duty.duty for work in works if work.duty.day >= NOON.date()}
    assert {Duty.DECISION, Duty.HEARING, Duty.CARRY_OUT, Duty.ANSWER, Duty.REACTION} <= duties
    assert [work.late_by > 0 for work in works if work.case.state is State.DONE].count(True) == 1
    overdue = [work for work in works if work.duty.duty is Duty.ANSWER and work.duty.day < NOON.date()]
    assert len(overdue) == 1


def test_what_was_done_follows_the_table_each_on_its_day(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        cases = [desk.objections.case(row.number) for row in desk.objections.listed()]
    for case in cases:
        days = [done.at.date() for done in case.moves]
        assert days == sorted(days)
        assert all(day < NOON.date() for day in days)
        for done in case.moves:
            assert BY_NAME[done.name].steps[done.before] is done.after
            assert set(done.facts) >= {fact.name for fact in BY_NAME[done.name].facts}
        assert case.answer is None or case.answer.signer_id not in case.answerers


def test_their_slips_and_answers_can_be_made(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        slips = {row.number: desk.objections.slips(row.number) for row in desk.objections.listed()}
        assert {jobs[0].kind for jobs in slips.values()} == {JobKind.OBJECTION}
        assert Counter(jobs[0].state for jobs in slips.values()) == {JobState.HANDED_OVER: 10, JobState.NOT_PRINTED: 1}
        for number in slips:
            assert desk.objections.slip(number)[:4] == b"%PDF"
            if desk.objections.case(number).answer:
                assert desk.objections.letter(number)[:4] == b"%PDF"


def test_the_next_objection_goes_on_from_their_numbers(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk, desk.books.read() as reading:
        counted = reading.value("SELECT last FROM counter WHERE register = 'KIP' AND year = 2026")
        assert counted == len(desk.objections.listed()) == 11
        assert desk.objections.search("Komisi") == ()
        assert len(desk.objections.search("kelurahan")) >= 1


def test_every_ground_that_is_cited_stands_in_the_list(demo: Path) -> None:
    with Desk.open(demo, Clock.standing(NOON)) as desk:
        with desk.books.read() as reading:
            rows = reading.rows("SELECT facts FROM move WHERE register = 'PIP' AND name = 'decide'")
        cited = [item for (facts,) in rows for item in json.loads(facts)["items"] if item.get("ground") == "article_17"]
        assert cited
        for item in cited:
            assert desk.catalogue.exclusions.entry(item["dik"], NOON.date()).decree.number == item["dik_decree"]
            told = {name: value for name, value in item.items() if name.startswith("dik")}
            assert desk.catalogue.citing.described(item).items() >= told.items()
            assert desk.catalogue.citing.refusal(item, NOON.date()) is None
            assert desk.catalogue.citing.described({"dik": "DIK-CONTOH-01"})["dik_decree"] == item["dik_decree"]


@pytest.mark.parametrize("files", [1, 12, 90])
def test_a_small_demo_has_what_its_files_allow(tmp_path: Path, files: int) -> None:
    found_demo(tmp_path / "office", files, clock=Clock.standing(NOON))
    with Desk.open(tmp_path / "office", Clock.standing(NOON)) as desk:
        assert list(desk.faults()) == []
        assert len(desk.objections.listed()) <= files
        assert all(row.next_date > date(2025, 1, 1) for row in desk.objections.listed())
