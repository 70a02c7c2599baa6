"""A demo office, founded once and copied for each test: 200 files with lives, and an auditor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from tests.audits.made import auditing
from tests.audits.planted import honest_list
from tests.conftest import NOON

FILES = 200


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audits") / "office"
    found_demo(folder, FILES, clock=Clock.standing(NOON))
    with Desk.open(folder, Clock.standing(NOON)) as desk:
        honest_list(desk)
    return folder


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    """The books of a demo office of this test's own."""
    return Path(shutil.copytree(founded, tmp_path / "office"))


@pytest.fixture
def audited(folder: Path) -> Iterator[Desk]:
    """A demo office with an auditor who acts; its books agree with its journal at the end."""
    with auditing(folder) as desk:
        yield desk
        assert list(desk.faults()) == []
