"""The table of benchmarks can be made, and says what it must; how quick anything is, no test decides."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("action", ["start", "register", "search", "slip", "screen", "book", "audit"])
def test_the_quick_run_gives_json_and_nothing_else(action: str) -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--json", action]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = json.loads(done.stdout)
    assert lines
    for line in lines:
        assert set(line) == {"action", "floor", "ours", "unit", "ratio", "goal", "holds"}
        assert line["ours"] >= 0
        assert (line["floor"] is None) == (line["ratio"] is None)


def test_an_unknown_action_is_said() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "fly"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 2
