"""The frozen program, built or given, from an empty environment and another home: the office's whole way once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.requests.test_old_register import as_workbook, row

ROOT = Path(__file__).parents[2]
_MOST = 170_000_000
pytestmark = pytest.mark.frozen


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen program in a folder where nothing of the checkout is."""
    built = request.config.getoption("--frozen-folder")
    place = tmp_path_factory.mktemp("frozen")
    if built:
        return Path(shutil.copytree(built, place / "program", symlinks=True))
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", str(place), "--workpath",
        str(place / "work"), str(ROOT / "installer.spec"),
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return place / "ppid-desk"


def run(program: Path, home: Path, *words: str, given: str = "") -> str:
    """Run a frozen program as a PC that knows nothing would."""
    home.mkdir(exist_ok=True)
    kept = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "USERNAME", "USERDOMAIN")
    surroundings = {name: os.environ[name] for name in kept if name in os.environ}
    surroundings |= {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [str(program), *words], env=surroundings, cwd=home, input=given, capture_output=True, text=True,
        encoding="utf-8", timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _program(folder: Path, name: str) -> Path:
    return folder / (f"{name}.exe" if sys.platform == "win32" else name)


def test_the_folder_is_small(folder: Path) -> None:
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    assert size <= _MOST, f"{size / 1e6:.0f} MB"


def test_register_print_and_restore(folder: Path, tmp_path: Path) -> None:
    desk, home = _program(folder, "ppid-deskctl"), tmp_path / "home"
    office, fresh = str(tmp_path / "office"), str(tmp_path / "fresh")
    run(desk, home, "--data", office, "init")
    request = {"requester": {"name": "Siti Rahmawati"}, "items": ["Laporan kinerja"], "purpose": "riset"}
    said = json.loads(run(desk, home, "--data", office, "register", "-", "--json", given=json.dumps(request)))
    number = said["number"]
    run(desk, home, "--data", office, "slip", number, "--out", str(tmp_path / "slip.pdf"))
    assert number in _text(tmp_path / "slip.pdf")
    run(desk, home, "--data", office, "backup", str(tmp_path / "copy.db"))
    run(desk, home, "--data", office, "recovery-sheet", "--out", str(tmp_path / "sheet.pdf"))
    code = _code(_text(tmp_path / "sheet.pdf"))
    run(desk, home, "--data", fresh, "restore", str(tmp_path / "copy.db"), "--code", code)
    assert number in run(desk, home, "--data", fresh, "queue")
    run(desk, home, "--data", fresh, "verify")


def test_an_old_register_is_taken_in(folder: Path, tmp_path: Path) -> None:
    desk, home = _program(folder, "ppid-deskctl"), tmp_path / "home"
    office = str(tmp_path / "office")
    run(desk, home, "--data", office, "init")
    file = as_workbook([row(1, date(2026, 4, 6), closed=True)], tmp_path / "old.xlsx")
    assert "1 baris" in run(desk, home, "--data", office, "import", "register", str(file), "--apply")


def test_the_windows_do_the_main_job(folder: Path, tmp_path: Path) -> None:
    run(_program(folder, "ppid-desk"), tmp_path / "home", "--tour", str(tmp_path / "tour"))
    summary = json.loads((tmp_path / "tour" / "summary.json").read_text(encoding="utf-8"))
    assert len(summary) == 3
    assert (tmp_path / "tour" / "registration.png").stat().st_size > 10_000


def _text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _code(text: str) -> str:
    groups: dict[int, str] = {}
    words = text.split()
    for place, word in enumerate(words[:-1]):
        if word.isdigit() and 1 <= int(word) <= 13 and len(words[place + 1]) == 5 and words[place + 1].isalnum():
            groups.setdefault(int(word), words[place + 1])
    assert len(groups) == 13, groups
    return " ".join(groups[place] for place in range(1, 14))
