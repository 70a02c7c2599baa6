"""What several auditors recorded gives the same in any order; who differs is shown, and the lead decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_desk.audits.merging import merged
from ppid_desk.audits.rules import Cell, Record, RecordKind
from tests.audits.made import checklist, item

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC)
LIST = checklist(item("a1"), item("a2"))
VALUES = ("sesuai", "sebagian", "tidak", None)


def record(n: int, author: str, device: str, sequence: int, value: Any, **more: Any) -> Record:
    kind = RecordKind.DECISION if "seen" in more else RecordKind.ANSWER
    minute, name, late = more.pop("minute", n), more.pop("item", "a1"), more.pop("late", False)
    body = {"item": name, "subject": "", "value": value, "note": "catatan", "agrees": None, **more}
    at = BEGIN + timedelta(minutes=minute)
    return Record(f"r{n:03d}", "run", author, device, sequence, kind, body, at, at, late)


def cell(*records: Record, name: str = "a1") -> Cell:
    return merged(records, LIST)[name, ""]


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Records of four devices, each with its own sequence and a clock that may go back."""
    found: list[Record] = []
    sequences = dict.fromkeys(("", "d1", "d2", "d3"), 0)
    for n in range(draw(st.integers(0, 25))):
        device = draw(st.sampled_from(sorted(sequences)))
        sequences[device] += 1
        author = draw(st.sampled_from(("ani", "budi"))) if device == "" else device
        more: dict[str, Any] = {
            "minute": draw(st.integers(0, 40)), "item": draw(st.sampled_from(("a1", "a2", "unknown"))),
            "late": draw(st.booleans()) and draw(st.booleans()),
        }  # fmt: skip
        if found and draw(st.integers(0, 5)) == 0:
            more["seen"] = draw(st.lists(st.sampled_from([each.id for each in found]), max_size=4))
        found.append(record(n, author, device, sequences[device], draw(st.sampled_from(VALUES)), **more))
    return found


@PATIENT
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_twins_give_the_same(records: list[Record], chance: Any) -> None:
    expected = merged(records, LIST)
    shuffled = records + records[::2]
    chance.shuffle(shuffled)
    assert merged(shuffled, LIST) == expected
    assert all(name in ("a1", "a2") for name, _ in expected)


@PATIENT
@given(histories())
def test_nothing_counts_while_auditors_differ_and_nothing_is_lost(records: list[Record]) -> None:
    for found in merged(records, LIST).values():
        assert not (found.conflict and found.counts)
        authors = [each.author for each in found.answers]
        assert len(set(authors)) == len(authors)
        if not found.decision:
            assert found.conflict == (len({each.value for each in found.answers}) > 1)
            assert (found.value is None) == (found.conflict or not found.answers)
        late = {each.id for each in records if each.late and each.place == (found.item, found.subject)}
        assert {each.record for each in found.late} == late
        assert not late & {each.record for each in found.answers}


def test_the_newest_answer_of_an_auditor_is_theirs() -> None:
    found = cell(record(1, "ani", "", 1, "tidak"), record(2, "ani", "", 2, "sesuai"))
    assert (found.value, found.conflict, len(found.answers)) == ("sesuai", False, 1)
    again = cell(record(1, "ani", "", 1, "tidak"), record(2, "ani", "", 2, None))
    assert (again.value, again.answers) == (None, ())


def test_a_clock_that_went_back_does_not_bring_an_old_answer_back() -> None:
    assert cell(record(1, "ani", "d1", 1, "tidak", minute=9), record(2, "ani", "d1", 2, "sesuai", minute=1)).value == (
        "sesuai"
    )


def test_two_who_differ_block_until_the_lead_decides_and_a_later_answer_opens_it_again() -> None:
    both = [record(1, "ani", "d1", 1, "tidak"), record(2, "budi", "d2", 1, "sesuai")]
    assert cell(*both).conflict
    decided = [*both, record(3, "lead", "", 1, "sebagian", seen=["r001", "r002"])]
    assert (cell(*decided).value, cell(*decided).conflict) == ("sebagian", False)
    later = [*decided, record(4, "budi", "d2", 2, "tidak")]
    assert cell(*later).conflict
    assert {each.value for each in cell(*later).answers} == {"tidak"}
    unlike = [*decided, record(4, "budi", "d2", 2, "sebagian")]
    assert not cell(*unlike).conflict
    again: Sequence[Record] = [*later, record(5, "lead", "", 2, "tidak", seen=["r001", "r004"])]
    assert cell(*again).value == "tidak"


def test_the_same_answer_of_two_is_no_conflict() -> None:
    assert cell(record(1, "ani", "d1", 1, "tidak"), record(2, "budi", "d2", 1, "tidak")).value == "tidak"


def test_what_came_after_closing_is_kept_and_changes_nothing() -> None:
    found = cell(record(1, "ani", "", 1, "sesuai"), record(2, "budi", "d2", 1, "tidak", late=True))
    assert (found.value, found.conflict, [each.value for each in found.late]) == ("sesuai", False, ["tidak"])
