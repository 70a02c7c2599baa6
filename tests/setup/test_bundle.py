"""The frozen program: its spec is read as the builder reads it, with the builder's own words standing in."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "installer.spec"


def _submodules(package: str) -> list[str]:
    if package == "tzdata":
        return []
    places = import_module(package).__path__
    return [package, *(found.name for found in pkgutil.walk_packages(places, package + "."))]


@pytest.fixture
def analyses(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the spec asks the builder to look at: the windows, then the console."""
    asked: list[dict[str, Any]] = []

    def analysis(scripts: list[str], **facts: Any) -> SimpleNamespace:
        asked.append({"scripts": scripts, **facts})
        return SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])

    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(collect_data_files=lambda _: [], collect_submodules=_submodules)
    monkeypatch.setitem(sys.modules, "PyInstaller", ModuleType("PyInstaller"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils", ModuleType("PyInstaller.utils"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "path", sys.path[:])
    words = {name: lambda *_, **__: None for name in ("PYZ", "EXE", "COLLECT")}
    code = compile(SPEC.read_text(encoding="utf-8"), SPEC, "exec")
    exec(code, {"SPECPATH": str(ROOT), "Analysis": analysis, **words})
    return asked


def test_every_resource_is_in_both_programs(analyses: list[dict[str, Any]]) -> None:
    there = {path for path in (ROOT / "resources").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    there = {path for path in there if path.suffix != ".py"}
    assert len(there) > 10
    for asked in analyses:
        assert {Path(source) for source, _ in asked["datas"]} == there


def test_a_resource_keeps_its_folder(analyses: list[dict[str, Any]]) -> None:
    for source, folder in analyses[0]["datas"]:
        assert Path(source) == ROOT / folder / Path(source).name


def test_what_is_loaded_late_is_named(analyses: list[dict[str, Any]]) -> None:
    windows, console = analyses
    for asked in analyses:
        assert "ppid_desk.records.migrations.m0001_the_desk_opens" in asked["hiddenimports"]
        assert "resources" in asked["hiddenimports"]
    pages = {f"ui.pages.{path.stem}" for path in (ROOT / "ui" / "pages").glob("[a-z]*.py")}
    assert pages <= set(windows["hiddenimports"])
    assert "PySide6" in console["excludes"]


def test_the_programs_first_files_exist(analyses: list[dict[str, Any]]) -> None:
    assert all(Path(asked["scripts"][0]).is_file() for asked in analyses)
