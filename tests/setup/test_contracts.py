"""The contracts of pyproject.toml hold the house: each is broken here once, in a copy, and must notice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the packages that may be spoilt."""
    for package in ("ppid_desk", "ui", "resources"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _broken(house: Path) -> set[str]:
    """The contracts that do not hold in a house, by the first words of their names."""
    command = [sys.executable, "-c", LINT]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    listed = done.stdout.split("Broken contracts")[0].splitlines()
    broken = {" ".join(line.split()[:3]) for line in listed if "BROKEN" in line}
    assert bool(broken) == bool(done.returncode)
    return broken


def test_the_house_stands(house: Path) -> None:
    assert _broken(house) == set()


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("ppid_desk/papers/spoilt.py", "from ppid_desk.requests import rules", "Nothing points up"),
        ("ppid_desk/errors.py", "from ppid_desk import clock", "Nothing points up"),
        ("ppid_desk/spoilt/__init__.py", "", "Nothing points up"),  # an area without a place
        ("ppid_desk/requests/spoilt.py", "from PySide6 import QtCore", "No area knows"),
        ("ppid_desk/cli/spoilt.py", "import ui.words", "No area knows"),
        ("ppid_desk/requests/rules.py", "import peewee", "Database engines only"),
        ("ppid_desk/people/spoilt.py", "from sqlcipher3 import dbapi2", "Database engines only"),
        ("ui/spoilt.py", "import sqlite3", "Database engines only"),
        ("ui/spoilt.py", "from ppid_desk.requests import queue", "The screens know"),
        ("ui/widgets/spoilt.py", "from ppid_desk.records.books import Books", "The screens know"),
    ],
)
def test_a_wrong_import_is_noticed(house: Path, module: str, line: str, contract: str) -> None:
    path = house / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert any(contract.startswith(name) or name.startswith(contract) for name in _broken(house))


def test_pages_that_know_each_other_are_noticed(house: Path) -> None:
    (house / "ui" / "pages" / "one.py").write_text("from ui.pages import two\n", encoding="utf-8")
    (house / "ui" / "pages" / "two.py").write_text("", encoding="utf-8")
    assert _broken(house) == {"Pages do not"}
