"""Numbers for emergency paper: reserved, typed in once in any order, given back; nothing is unaccounted for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.numbering import check_digit
from ppid_desk.requests.rules import SpokenState
from tests.conftest import NOON, asked


def states(desk: Desk) -> list[tuple[int, str]]:
    return [(each.seq, each.state.value) for each in desk.requests.reserving.listed()]


def test_a_power_cut_from_reserving_to_typing_in(desk: Desk) -> None:
    desk.requests.register(asked())
    reserved = desk.requests.reserving.reserve(5)
    assert [each.number for each in reserved] == [f"000{n}/PIP/KPU-KS/XI/2026" for n in range(2, 7)]
    assert desk.requests.register(asked("Budi Santoso")).sequence == 7
    earlier = NOON - timedelta(days=3)
    for place, received in ((3, NOON - timedelta(hours=2)), (0, earlier), (1, earlier)):
        new = asked(f"Pemohon {place}", paper_number=reserved[place].number, received_at=received)
        request = desk.requests.register(new)
        assert (request.number, request.received_at) == (reserved[place].number, received)
        assert request.handed_over
        assert request.received_proof == f"formulir darurat {request.number}"
    desk.requests.reserving.give_back(reserved[4].number, "rusak terkena air")
    assert states(desk) == [(2, "used"), (3, "used"), (4, "reserved"), (5, "used"), (6, "unused")]
    assert not list(desk.faults())


def test_a_number_is_typed_in_once(desk: Desk) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    new = asked(
        paper_number=f"{paper.number.lower()}-{check_digit(paper.number)}", received_at=NOON, idempotency_key="a"
    )
    first = desk.requests.register(new)
    assert desk.requests.register(new).number == first.number  # the same form sent twice
    with pytest.raises(Refusal) as told:
        desk.requests.register(asked("Dewi Lestari", paper_number=paper.number, received_at=NOON))
    assert (told.value.code, told.value.field) == ("paper_number_used", "paper_number")
    assert desk.requests.queue().total == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("0009/PIP/KPU-KS/XI/2026", "paper_number_unknown"),
        ("x", "paper_number_unknown"),
        ("{wrong}", "check_digit_wrong"),
    ],
)
def test_a_number_that_was_not_reserved_is_said(desk: Desk, number: str, code: str) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    wrong = f"{paper.number}-{(int(check_digit(paper.number)) + 1) % 10}"
    with pytest.raises(Refusal) as told:
        desk.requests.register(asked(paper_number=number.replace("{wrong}", wrong), received_at=NOON))
    assert told.value.code == code
    assert desk.requests.queue().total == 0


def test_the_papers_own_time_is_needed(desk: Desk) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    with pytest.raises(Refusal) as told:
        desk.requests.register(asked(paper_number=paper.number))
    assert told.value.field == "received_at"


def test_a_number_of_last_year_is_not_for_this_one(desk: Desk) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    desk.close()
    new_year = NOON.replace(year=2027, month=1, day=4)
    with Desk.open(desk.places.folder, Clock.standing(new_year)) as later:
        with pytest.raises(Refusal) as told:
            later.requests.register(asked(paper_number=paper.number, received_at=new_year))
        assert told.value.code == "paper_number_other_year"
        later.requests.register(asked(paper_number=paper.number, received_at=NOON))
        assert not list(later.faults())


def test_giving_back_needs_a_reason_and_holds(desk: Desk) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    with pytest.raises(Refusal):
        desk.requests.reserving.give_back(paper.number, " ")
    desk.requests.reserving.give_back(paper.number, "hilang")
    with pytest.raises(Refusal) as told:
        desk.requests.register(asked(paper_number=paper.number, received_at=NOON))
    assert told.value.code == "paper_number_given_back"


@pytest.mark.parametrize("many", [0, -1, 101])
def test_how_many_is_bounded(desk: Desk, many: int) -> None:
    with pytest.raises(Refusal):
        desk.requests.reserving.reserve(many)
    assert states(desk) == []


def test_two_windows_reserve_different_numbers(desk: Desk) -> None:
    with Desk.open(desk.places.folder, desk.clock) as other:
        mine, others = desk.requests.reserving.reserve(3), other.requests.reserving.reserve(3)
    assert not {each.number for each in mine} & {each.number for each in others}


def test_the_preview_shows_the_papers_number(desk: Desk) -> None:
    (paper,) = desk.requests.reserving.reserve(1)
    preview = desk.requests.preview(asked(paper_number=paper.number, received_at=NOON))
    assert preview.slip.number == paper.number
    assert not preview.refusals


def test_a_reserved_number_that_vanishes_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    desk.requests.reserving.reserve(2)
    desk.requests.register(asked())
    desk.books.write(lambda writing: writing.run("DELETE FROM spoken_number WHERE seq = 2"))
    assert any("gap" in fault or "counter" in fault for fault in desk.faults())
    assert desk.requests.reserving.listed()[0].state is SpokenState.RESERVED
