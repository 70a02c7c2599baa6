"""The locks: everything pinned and hashed, no address in them, and what is installed is what they say."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM, TESTS = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _blocks(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Name -> version and hashes."""
    found = {}
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        head = re.match(r"([A-Za-z0-9_.-]+)(?:\[[a-z]+\])?==(\S+)", block)
        assert head, block
        found[_plain(head[1])] = (head[2], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block)))
    return found


def _asked(requirements: list[object]) -> dict[str, str]:
    """Name -> version of what the project asks for by itself."""
    pins = [re.fullmatch(r"([\w.-]+)(?:\[\w+\])?==(\S+)", each) for each in requirements if isinstance(each, str)]
    assert all(pins), requirements
    return {_plain(pin[1]): pin[2] for pin in pins if pin}


@pytest.mark.parametrize("lock", [PROGRAM, TESTS], ids=lambda path: path.name)
def test_a_lock_names_no_address_and_sets_no_option(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


@pytest.mark.parametrize("lock", [PROGRAM, TESTS], ids=lambda path: path.name)
def test_every_package_is_hashed(lock: Path) -> None:
    assert [name for name, (_, hashes) in _blocks(lock).items() if not hashes] == []


def test_the_tests_lock_holds_the_programs_whole_lock() -> None:
    assert _blocks(PROGRAM).items() <= _blocks(TESTS).items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    program = _asked([*PROJECT["project"]["dependencies"], *groups["build"], *PROJECT["build-system"]["requires"]])
    tests = _asked(list(chain.from_iterable(groups.values())))
    for asked, lock in ((program, PROGRAM), (tests, TESTS)):
        assert asked.items() <= {name: version for name, (version, _) in _blocks(lock).items()}.items()


def test_the_program_carries_no_test_tools() -> None:
    assert not {"pytest", "mypy", "numpy", "psycopg"} & _blocks(PROGRAM).keys()


def test_what_is_installed_is_what_the_lock_says() -> None:
    installed = {_plain(each.metadata["Name"]): each.version for each in distributions()}
    wrong = {
        name: (version, installed[name])
        for name, (version, _) in _blocks(TESTS).items()
        if name in installed and installed[name] != version
    }
    assert wrong == {}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_qt_for_python_is_older_than_the_one_that_loses_none() -> None:
    from PySide6 import __version__

    assert tuple(int(part) for part in __version__.split(".")[:2]) < (6, 12)
