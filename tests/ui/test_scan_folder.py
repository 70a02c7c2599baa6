"""The scanner's folder: a scan is offered once it is whole, once only, and never what was there before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ppid_desk.enclosures.rules import is_whole
from tests.conftest import asked
from tests.enclosures import samples
from tests.ui.conftest import settled
from ui.app import Program
from ui.jobs import Jobs
from ui.pages.enclosures import EnclosuresPage
from ui.scan_folder import ScanFolder


class Watched:
    """A folder that is watched by hand: each `look` is one look."""

    def __init__(self, folder: Path, jobs: Jobs, owner: QObject) -> None:
        self.folder, self._jobs = folder, jobs
        self.told: list[str] = []
        self.scans = ScanFolder(jobs, owner)
        self.scans._timer.setInterval(3_600_000)
        self.scans.came.connect(self._came)
        self.begin()

    def _came(self, came: tuple[object, ...]) -> None:
        self.told += [each.name for each in came]  # type: ignore[attr-defined]

    def begin(self) -> None:
        self.scans.watch(str(self.folder))
        if self.scans._watcher.directories():
            self.scans._watcher.removePaths(self.scans._watcher.directories())
        assert self._jobs.settle()

    def look(self, times: int = 1) -> list[str]:
        """What is told in so many looks."""
        self.told.clear()
        for _ in range(times):
            self.scans.look()
            assert self._jobs.settle()
        return list(self.told)


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path) -> Iterator[Watched]:
    def unexpected(error: BaseException) -> None:
        raise error

    jobs, owner = Jobs(unexpected), QObject()
    (tmp_path / "lama.pdf").write_bytes(samples.pdf())
    yield Watched(tmp_path, jobs, owner)
    jobs.close()


def test_what_arrives_is_told_once_and_what_was_there_is_not(watched: Watched) -> None:
    assert watched.look(3) == []
    (watched.folder / "scan1.pdf").write_bytes(samples.pdf(2))
    (watched.folder / "scan2.jpg").write_bytes(samples.photo())
    (watched.folder / ".hidden.pdf").write_bytes(samples.pdf(3))
    (watched.folder / "half.pdf.part").write_bytes(samples.pdf(4))
    (watched.folder / "folder").mkdir()
    assert watched.look() == []  # they may still grow
    assert sorted(watched.look()) == ["scan1.pdf", "scan2.jpg"]
    assert watched.look(3) == []


def test_a_file_that_grows_is_waited_for(watched: Watched) -> None:
    whole = samples.pdf(3)
    scan = watched.folder / "scan.pdf"
    for much in (100, len(whole) // 2, len(whole) - 10):
        scan.write_bytes(whole[:much])
        assert watched.look() == []
    assert watched.look(2) == []  # it stands still, and has no end
    scan.write_bytes(whole)
    assert watched.look(2) == ["scan.pdf"]


def test_a_file_that_never_ends_is_told_after_a_while(watched: Watched) -> None:
    (watched.folder / "scan.pdf").write_bytes(samples.pdf(3)[:-20])
    assert watched.look(7) == []
    assert watched.look(7) == ["scan.pdf"]


def test_the_same_scan_under_another_name_is_not_told_again(watched: Watched) -> None:
    (watched.folder / "a.pdf").write_bytes(samples.pdf(2))
    assert watched.look(2) == ["a.pdf"]
    (watched.folder / "b.pdf").write_bytes(samples.pdf(2))
    assert watched.look(3) == []
    (watched.folder / "a.pdf").write_bytes(samples.pdf(5))  # the scanner used its name again
    assert watched.look(3) == ["a.pdf"]


def test_a_folder_that_is_gone_is_waited_for(watched: Watched, tmp_path: Path) -> None:
    watched.folder = tmp_path / "later"
    watched.begin()
    assert watched.look(2) == []
    watched.folder.mkdir()
    assert watched.look(2) == []
    (watched.folder / "a.pdf").write_bytes(samples.pdf(2))
    assert watched.look(3) == ["a.pdf"]


@pytest.mark.parametrize("content", [samples.pdf(), samples.photo(), samples.scan(), samples.photo(form="TIFF")])
def test_whole_files_end_as_they_should(content: bytes) -> None:
    assert is_whole(content)
    assert not is_whole(content[: len(content) // 2]) or content[:2] in (b"II", b"MM")


def test_a_scan_is_offered_on_the_card_while_it_is_looked_at(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    number = program.desk.requests.register(asked()).number
    (tmp_path / "scans").mkdir()
    program.desk.change_settings({"scan.folder": str(tmp_path / "scans")})
    program.window.go("files", number)
    page = program.window.page
    assert isinstance(page, EnclosuresPage)
    qtbot.waitUntil(page.files.isVisible)
    settled(qtbot, program)
    (tmp_path / "scans" / "KTP_0001.pdf").write_bytes(samples.pdf())
    qtbot.waitUntil(page.files.question.isVisible, timeout=10_000)
    assert "KTP_0001.pdf" in page.files.question.name.text()
    program.window.go("queue")
    assert page.files._scans._folder is None
    settled(qtbot, program)
