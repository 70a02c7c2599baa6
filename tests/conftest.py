"""What every test has: an office in a folder of its own, and a clock that stands still."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ppid_desk import language
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.people.rules import IdType, Requester, RequesterKind
from ppid_desk.requests.rules import NewRequest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

JAKARTA = ZoneInfo("Asia/Jakarta")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=JAKARTA)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long torture runs too")
    parser.addoption("--frozen", action="store_true", help="build the frozen program and try it")
    parser.addoption("--frozen-folder", metavar="DIR", default="", help="try this one instead of building")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        items[:] = [item for item in items if "long" not in item.keywords]
    if not (config.getoption("--frozen") or config.getoption("--frozen-folder")):
        items[:] = [item for item in items if "frozen" not in item.keywords]


@pytest.fixture(autouse=True)
def _nothing_is_logged_as_wrong(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a fault as much as one on the screen; a test that means it calls `caplog.clear()`."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [each.getMessage() for each in records if each.levelno >= logging.WARNING] == []


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    language.use("id")
    yield
    language.use("id")


@pytest.fixture
def clock() -> Clock:
    """Monday, 23 November 2026, 12:00 in Serang."""
    return Clock.standing(NOON)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A real office in real encrypted books."""
    with Desk.open(tmp_path / "office", clock) as opened:
        yield opened


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """argon2 with small parameters: for tests to which the time of a hash does not matter."""
    import argon2

    made = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr("argon2.PasswordHasher", lambda: made)


def asked(name: str = "Siti Rahmawati", *items: str, **changes: object) -> NewRequest:
    """An ordinary request of a synthetic person."""
    person = Requester(RequesterKind.PERSON, name, IdType.KTP, "3673015508900002", phone="081290000001")
    facts: dict[str, object] = {"requester": person, "items": items or ("Laporan kinerja 2025",), "purpose": "riset"}
    return NewRequest(**{**facts, **changes})  # type: ignore[arg-type]
