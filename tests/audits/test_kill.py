"""The process dies at any moment while an auditor answers: at most the answer that was being typed is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ppid_desk.audits.checklists.rules import Kind
from ppid_desk.desk import Desk
from ppid_desk.reports.rules import Period
from tests.audits.made import auditing, checklist, item
from tests.conftest import NOON

ROOT = Path(__file__).parents[2]
KILLS = 12


@pytest.fixture
def run(folder: Path) -> str:
    with auditing(folder) as desk:
        day = NOON.date()
        period = Period(day.replace(month=1, day=1), day)
        return desk.audits.start(checklist(item("jumlah", Kind.INTEGER)), period, "1").number


def killed_once(folder: Path, run: str, chance: random.Random, mutant: str = "") -> int:
    """Answer, be killed at a random moment, and return the last answer that was said to be kept."""
    command = [sys.executable, "-m", "tests.audits.writer", str(folder), run, mutant]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        rest = process.stdout.read()
    said = [int(line) for line in (first + rest).decode().splitlines(keepends=True) if line.endswith("\n")]
    return said[-1]


def kept(folder: Path, run: str) -> int:
    """The answer that is kept."""
    with auditing(folder) as desk:
        return int(str(desk.audits.open(run).cell("jumlah").value))


def many_kills(folder: Path, run: str, kills: int) -> None:
    chance = random.Random(kills)
    for _ in range(kills):
        said = killed_once(folder, run, chance)
        assert kept(folder, run) in (said, said + 1)
    with auditing(folder) as desk:
        assert list(desk.faults()) == []


def test_twelve_kills(folder: Path, run: str) -> None:
    many_kills(folder, run, KILLS)


@pytest.mark.long
def test_two_hundred_kills(folder: Path, run: str) -> None:
    """About five minutes."""
    many_kills(folder, run, 200)


def test_the_test_notices(folder: Path, run: str) -> None:
    """An answer that is acknowledged before it is kept is missed by the same check."""
    chance = random.Random(3)
    for _ in range(20):
        said = killed_once(folder, run, chance, "early")
        with Desk.open(folder) as desk, desk.books.read() as reading:
            newest = reading.value("SELECT body FROM audit_record ORDER BY event DESC LIMIT 1") or "0"
        if f'"value":{said}' not in newest:
            return
    pytest.fail("the mutant was not noticed")
