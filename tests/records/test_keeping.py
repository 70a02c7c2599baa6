"""Copies by a schedule: when one is due, where it goes, which ones stay, and what stands beside a copy."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import look_at_copy, restore
from ppid_desk.records.keeping import Kept, to_drop
from tests.conftest import NOON, asked


def test_a_copy_is_due_when_something_changed(desk: Desk) -> None:
    assert not desk.copies.due(closing=True)
    desk.requests.register(asked())
    assert desk.copies.due(closing=True)
    made = desk.copies.now()
    assert made.copy.requests == 1
    assert not desk.copies.due(closing=True)
    assert made.copy.file.name == f"books-20261123-120000-{desk.changes()}.db"


def test_a_day_later_a_copy_is_due_though_nobody_closes(desk: Desk) -> None:
    desk.requests.register(asked())
    desk.copies.now()
    desk.requests.register(asked("Budi Santoso"))
    assert not desk.copies.due()
    desk.close()
    with Desk.open(desk.places.folder, Clock.standing(NOON + timedelta(days=1))) as tomorrow:
        assert tomorrow.copies.due()


def test_the_second_folder_gets_the_same_file(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.change_settings({"copies.folder": str(stick)})
    made = desk.copies.now()
    assert made.trouble is None
    assert made.second is not None
    assert made.second.read_bytes() == made.copy.file.read_bytes()
    assert [each.file.parent for each in desk.copies.all()] == [desk.places.copies]


def test_a_stick_that_is_not_there_is_said_and_made_nowhere(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    desk.change_settings({"copies.folder": str(stick)})
    made = desk.copies.now()
    assert made.copy.file.exists()
    assert made.trouble is not None
    assert made.trouble.code == "copies_folder_missing"
    assert not stick.exists()


def test_books_that_do_not_verify_replace_no_good_copy(desk: Desk) -> None:
    desk.requests.register(asked())
    good = desk.copies.now().copy.file
    desk.books.write(lambda writing: writing.run("UPDATE journal_head SET hash = ?", (b"\1" * 32,)))
    with pytest.raises(Refusal) as told:
        desk.copies.now()
    assert told.value.code == "copy_damaged"
    assert [each.file for each in desk.copies.all()] == [good]


def _kept(moments: list[datetime]) -> list[Kept]:
    return [Kept(Path(f"{place}.db"), at, place) for place, at in enumerate(sorted(moments))]


def test_a_year_of_daily_copies_is_thinned_to_days_weeks_and_months() -> None:
    every = [datetime(2026, 1, 1, 16, tzinfo=UTC) + timedelta(days=day) for day in range(365)]
    kept: list[Kept] = []
    for place, at in enumerate(every):
        kept.append(Kept(Path(f"{place}.db"), at, place))
        dropped = to_drop(kept, 14, 8, 12)
        kept = [each for each in kept if each not in dropped]
    days = [each.made_at.date() for each in kept]
    assert set(days) >= {date(2026, 12, 31) - timedelta(days=n) for n in range(14)}
    assert {day.month for day in days} == set(range(1, 13))
    assert len(kept) <= 14 + 8 + 12


@given(
    st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), unique=True),  # noqa: DTZ001
    st.integers(1, 9), st.integers(1, 9), st.integers(1, 9),
)  # fmt: skip
def test_the_newest_stay_and_thinning_twice_is_thinning_once(
    moments: list[datetime], days: int, weeks: int, months: int
) -> None:
    kept = _kept(moments)
    dropped = to_drop(kept, days, weeks, months)
    left = [each for each in kept if each not in dropped]
    assert left[-2:] == kept[-2:]
    assert len(left) <= max(2, days + weeks + months + 1)
    assert to_drop(left, days, weeks, months) == ()


def test_what_was_registered_after_a_copy_is_named(desk: Desk) -> None:
    desk.requests.register(asked())
    copy = desk.copies.now().copy.file
    later = [desk.requests.register(asked(name)).number for name in ("Budi Santoso", "Dewi Lestari")]
    standing = look_at_copy(desk.places.folder, copy, None)
    assert (standing.present, standing.foreign, standing.events) == (True, False, 2)
    assert standing.later == tuple(later)


def test_a_copy_of_another_office_is_seen(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other", desk.clock) as other:
        other.requests.register(asked())
        copy = other.copies.now().copy.file
        code = " ".join(other.recovery_groups())
    assert not look_at_copy(desk.places.folder, copy, code).present  # another key: nothing to compare with
    found, kept = restore(tmp_path / "empty", copy, code)
    assert (found.requests, kept) == (1, None)


def test_a_group_of_the_sheet_is_asked_back(desk: Desk) -> None:
    groups = desk.recovery_groups()
    assert not desk.recovery_tested
    with pytest.raises(Refusal) as told:
        desk.test_recovery({3: groups[2], 11: groups[0]})
    assert told.value.values["group"] == 11
    assert not desk.recovery_tested
    desk.test_recovery({3: groups[2].lower(), 11: f" {groups[10]} "})
    assert desk.recovery_tested
