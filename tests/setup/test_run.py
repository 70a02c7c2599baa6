"""The start script: what it decides, told what the machine is like; and what it says when something is in the way."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import run

DEBIAN_12 = {"libglib2.0-0", "libgl1", "libcups2"}
DEBIAN_13 = {"libglib2.0-0t64", "libgl1", "libcups2t64"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with the files that an environment is made from."""
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def _stamp(folder: Path, lock: Path = run.LOCK, version: tuple[int, int] = (3, 11)) -> str:
    return run.stamp(lock, folder, version)


def test_an_older_python_can_read_the_script() -> None:
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_older_python_is_told_so() -> None:
    with pytest.raises(run.Stop, match=r"needs Python 3\.11 or newer; this is 3\.9\."):
        run.refuse_old_python((3, 9))
    run.refuse_old_python((3, 11))
    run.refuse_old_python((4, 0))


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_the_stamp_differs_when_what_it_is_made_from_does(folder: Path, changed: str) -> None:
    before = _stamp(folder)
    assert _stamp(folder) == before
    (folder / changed).write_text("other", encoding="utf-8")
    assert _stamp(folder) != before


def test_the_stamp_differs_by_python_and_by_place(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = tmp_path_factory.mktemp("moved")
    for name in folder.iterdir():
        (moved / name.name).write_bytes(name.read_bytes())
    assert len({_stamp(folder), _stamp(folder, version=(3, 12)), _stamp(moved)}) == 3


def test_what_is_to_be_done_with_an_environment(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    program, tests = run.stamp(run.LOCK), run.stamp(run.TEST_LOCK)
    other = _stamp(folder, version=sys.version_info[:2])
    older = program.replace(program.split(maxsplit=1)[0], "3.10", 1)
    assert run.state_of(True, program, program, run.LOCK) == "ready"
    assert run.state_of(True, tests, program, run.LOCK) == "ready"  # the tests' environment serves the program
    assert run.state_of(True, program, tests, run.TEST_LOCK) == "place"
    assert run.state_of(True, other, program, run.LOCK) == "place"
    assert run.state_of(True, "", program, run.LOCK) == "anew"  # half-made
    assert run.state_of(False, program, program, run.LOCK) == "anew"  # its Python is gone
    assert run.state_of(True, older, program, run.LOCK) == "anew"


def test_missing_libraries_are_named_by_their_packages() -> None:
    there = set(run.LIBRARIES) - {"libGL.so.1", "libxcb-icccm.so.4"}
    assert run.lacking(run.LIBRARIES, there.__contains__) == ["libgl1", "libxcb-icccm4"]
    assert run.lacking(run.LIBRARIES, lambda _: True) == []


@pytest.mark.parametrize(
    ("known", "named"),
    [
        (DEBIAN_12, ["libglib2.0-0", "libgl1", "libcups2"]),
        (DEBIAN_13, ["libglib2.0-0t64", "libgl1", "libcups2t64"]),
        (set(), ["libglib2.0-0", "libgl1", "libcups2"]),  # apt's lists were never fetched
    ],
)
def test_packages_have_the_names_of_the_release(known: set[str], named: list[str]) -> None:
    def names(prefix: str) -> list[str]:
        return [name for name in known if name.startswith(prefix)]

    assert run.todays_names(["libglib2.0-0", "libgl1", "libcups2"], names) == named


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_environments(absent: str) -> None:
    assert run.venv_wanted(lambda name: name != absent) == ["python3-venv"]
    assert run.venv_wanted(lambda _: True) == []


@pytest.mark.skipif(not run.LINUX, reason="apt-get")
def test_a_user_gets_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda _: "apt-get")
    monkeypatch.setattr(run, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(run, "apt_names", lambda _: [])
    monkeypatch.setattr(run, "apt", lambda _: pytest.fail("a user installs nothing"))
    with pytest.raises(run.Stop, match=r"\n  sudo apt-get install -y --no-install-recommends libegl1$"):
        run.see_to_system(run.LIBRARIES)


@pytest.mark.skipif(not run.LINUX, reason="apt-get")
def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[list[str]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda _: "apt-get")
    monkeypatch.setattr(run, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(run, "apt_names", lambda _: [])
    monkeypatch.setattr(run, "apt", done.append)
    run.see_to_system(run.LIBRARIES, ["postgresql"])
    assert done == [
        ["update", "-q"],
        ["install", "-y", "--no-install-recommends", "libegl1", "postgresql"],
    ]


def test_another_system_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(run, "find_module", lambda _: False)
    with pytest.raises(run.Stop, match="install its own: python3-venv"):
        run.see_to_system({})


def test_no_display_where_none_is_named() -> None:
    assert not run.has_display({}, linux=True)
    assert not run.has_display({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, linux=True)
    assert run.has_display({"QT_QPA_PLATFORM": "vnc:size=800x600"}, linux=True)
    assert run.has_display({}, linux=False)  # Windows and macOS always have one


@pytest.mark.skipif(not run.LINUX, reason="X11")
def test_no_display_where_nobody_answers() -> None:
    assert not run.has_display({"DISPLAY": ":7001"}, linux=True)
    assert not run.has_display({"DISPLAY": "nonsense"}, linux=True)


@pytest.mark.skipif(not run.LINUX, reason="Wayland")
def test_a_display_where_a_compositor_listens(tmp_path: Path) -> None:
    surroundings = {"WAYLAND_DISPLAY": "w-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not run.has_display(surroundings, linux=True)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w-0"))
        compositor.listen()
        assert run.has_display(surroundings, linux=True)


def _pip(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--dry-run", *arguments]


def test_a_package_that_is_not_the_locked_one_is_refused_in_words(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ppid_sample-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("ppid_sample-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: ppid-sample\nVersion: 1\n")
        wheel.writestr("ppid_sample-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("ppid_sample-1.dist-info/RECORD", "")
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"ppid-sample==1 --hash=sha256:{hashlib.sha256(b'other').hexdigest()}\n", encoding="utf-8")
    with pytest.raises(run.Stop, match=r"its hash differs\)\. Nothing of it was installed\."):
        run.quietly(_pip("--no-index", "--find-links", str(tmp_path), "--require-hashes", "-r", str(lock)))


def test_a_network_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{port}/simple")
    with pytest.raises(run.Stop, match="no network, or the package index does not answer"):
        run.quietly(_pip("--retries", "1", "ppid-sample"))


def test_an_unknown_failure_shows_its_last_lines_only() -> None:
    told = run.explained("\n".join(f"line {n}" for n in range(100)))
    assert told.startswith("line 92\n")
    assert "The set-up did not succeed." in told


@pytest.mark.parametrize(("words", "code"), [(["nonsense"], 2), (["--help"], 0)])
def test_a_word_that_is_no_verb_shows_what_there_is(words: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, run.__file__, *words], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert "python3 run.py setup" in done.stderr


def test_every_check_runs_and_the_tests_come_last(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def failing(name: str, _: list[str]) -> int:
        asked.append(name)
        return {"ruff format": 1, "mypy": 2}.get(name, 0)

    monkeypatch.setattr(run, "see_to_system", lambda *_: None)
    monkeypatch.setattr(run, "set_up", lambda _: None)
    monkeypatch.setattr(run, "timed", failing)
    assert run.test(["-k", "word"]) == 1
    assert asked == ["ruff check", "ruff format", "import-linter", "mypy", "pytest"]
    assert run.checks(["-k", "word"])[-1][1][-2:] == ["-k", "word"]
