"""What tests of officers have: passphrases, facts of a synthetic officer, quick hashes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from tests.conftest import NOON

FIRST, OTHER = "kuda laut menari pelan", "gerobak hujan tujuh belas"
FACTS = OfficerFacts("Rina Kusuma", "199001012015012001", "Pengelola data", "Subbag Hukum", frozenset({Role.DESK}))


@dataclass
class Hands:
    """A clock that is moved by hand."""

    moment: datetime = NOON
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = Clock(ZoneInfo("Asia/Jakarta"), lambda: self.moment)

    def wait(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def office(tmp_path: Path, hands: Hands) -> Iterator[Desk]:
    with Desk.open(tmp_path / "office", hands.clock) as opened:
        yield opened


def code_of(act: Callable[[], Any]) -> str:
    with pytest.raises(Refusal) as told:
        act()
    assert str(told.value)
    return told.value.code


def events(desk: Desk, kind: str = "officer%") -> list[tuple[str, str, dict[str, Any]]]:
    with desk.books.read() as reading:
        rows = reading.rows("SELECT kind, actor, body FROM event WHERE kind LIKE ? ORDER BY seq", (kind,))
    return [(kind, actor, json.loads(body)) for kind, actor, body in rows]


def guarded(desk: Desk) -> Officer:
    """The first officer with a passphrase."""
    return desk.officers.set_passphrase(desk.who().id, FIRST)
