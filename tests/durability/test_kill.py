"""The process dies at any moment: nothing acknowledged is lost, nothing is there twice, no number is missing."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ppid_desk.desk import Desk
from ppid_desk.founding import found_office
from tests.durability.writer import MUTANTS

KILLS = 50
ROOT = Path(__file__).parents[2]


def killed_once(folder: Path, chance: random.Random, mutant: str = "") -> dict[str, str]:
    """Run a writer, kill it at a random moment, and return what it acknowledged: key → number."""
    command = [sys.executable, "-m", "tests.durability.writer", str(folder), mutant]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
        rest = process.stdout.read()
    lines = [line.split() for line in (first + rest).decode().splitlines(keepends=True) if line.endswith("\n")]
    return {line[0]: line[1] for line in lines if len(line) == 2}


def wrong(folder: Path, acknowledged: dict[str, str]) -> list[str]:
    """Everything that is wrong with the books after the kills."""
    with Desk.open(folder) as desk:
        found = list(desk.faults())
        with desk.books.read() as reading:
            held: dict[str, str] = dict(reading.rows("SELECT idempotency_key, number FROM request"))
            numbers = [seq for (seq,) in reading.rows("SELECT seq FROM request ORDER BY seq")]
            last = reading.value("SELECT last FROM counter")
    found += [f"{number} is lost" for key, number in acknowledged.items() if held.get(key) != number]
    if numbers != list(range(1, len(numbers) + 1)) or last not in (None, len(numbers)):
        found.append(f"{len(numbers)} requests, counter {last}: numbers are missing or twice")
    return found


def test_fifty_kills(tmp_path: Path) -> None:
    chance = random.Random(50)
    found_office(tmp_path / "office").close()
    acknowledged: dict[str, str] = {}
    for _ in range(KILLS):
        acknowledged |= killed_once(tmp_path / "office", chance)
    assert len(acknowledged) >= KILLS
    assert wrong(tmp_path / "office", acknowledged) == []


@pytest.mark.long
def test_five_hundred_kills_of_three_at_once(tmp_path: Path) -> None:
    """Three desks register against each other while they die; about a minute."""
    chance = random.Random(500)
    folder = tmp_path / "office"
    found_office(folder).close()
    acknowledged: dict[str, str] = {}
    for _ in range(170):
        with ThreadPoolExecutor(3) as desks:
            for found in desks.map(lambda _: killed_once(folder, chance), range(3)):
                acknowledged |= found
    assert wrong(folder, acknowledged) == []


@pytest.mark.parametrize("mutant", sorted(MUTANTS))
def test_the_test_notices(tmp_path: Path, mutant: str) -> None:
    """A writer that acknowledges too early, or takes the number apart, is caught by the same check."""
    chance = random.Random(7)
    found_office(tmp_path / "office").close()
    acknowledged: dict[str, str] = {}
    for _ in range(40):
        acknowledged |= killed_once(tmp_path / "office", chance, mutant)
        if wrong(tmp_path / "office", acknowledged):
            return
    pytest.fail("the mutant was not noticed")


def test_two_processes_make_a_thousand_numbers(tmp_path: Path) -> None:
    """T16: two who press at once get consecutive numbers, none twice and none left out."""
    folder = tmp_path / "office"
    found_office(folder).close()
    person = {"requester": {"kind": "person", "name": "Rina"}, "items": ["Laporan"], "purpose": "riset"}
    (tmp_path / "requests.jsonl").write_text((json.dumps(person) + "\n") * 500, encoding="utf-8")
    command = [sys.executable, "-m", "ppid_desk", "--data", str(folder), "register", "-", "--json"]
    processes = []
    for _ in range(2):
        with (tmp_path / "requests.jsonl").open("rb") as stream:
            processes.append(subprocess.Popen(command, stdin=stream, stdout=subprocess.PIPE, cwd=ROOT))
    answers = [process.communicate()[0].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    numbers = sorted(int(json.loads(line)["number"][:4]) for answer in answers for line in answer.splitlines())
    assert numbers == list(range(1, 1001))
    assert wrong(folder, {}) == []


def test_a_killed_window_of_the_mutex_frees_its_turn(tmp_path: Path) -> None:
    """The queue between processes is not blocked by one that died while it was writing."""
    found_office(tmp_path / "office").close()
    for _ in range(5):
        killed_once(tmp_path / "office", random.Random(3))
        with Desk.open(tmp_path / "office") as desk:
            before = desk.changes()
            desk.drafts.save(1, "key", {"a": 1})
            assert desk.changes() == before
