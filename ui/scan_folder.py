"""The folder in which a scanner puts its files: what arrives whole is told once, what was there before is left alone.

A file has arrived when its size stood still between two looks and it ends as it should; one that stands still and never
ends so is told after a while, so that its refusal is read. The same bytes under another name are not told again.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ppid_desk.enclosures.rules import MOST_BYTES, is_whole
from ppid_desk.facts import dataclass
from ui.jobs import Jobs
from ui.widgets.drop_zone import Incoming

_EVERY = 1500  # ms between two looks: a shared folder does not say when it changes
_PATIENCE = 8  # looks at a file that stands still and is not whole
_MOST_FILES = 2000  # of one folder that are looked at
_UNFINISHED = (".tmp", ".part", ".crdownload")

_State = tuple[int, int]  # bytes, time of change in ns


@dataclass(frozen=True, slots=True)
class _Looked:
    folder: Path
    there: dict[str, _State]
    read: dict[str, tuple[str, bool]]  # of those that stood still: digest, whether it is whole


class ScanFolder(QObject):
    """Watches one folder while it is asked to; `came` tells what arrived."""

    came = Signal(tuple)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder: Path | None = None
        self._before: dict[str, _State] | None = None
        self._done: dict[str, _State] = {}
        self._digests: set[str] = set()
        self._still: dict[str, int] = {}
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: str) -> None:
        """Begin to watch a folder; "" watches none. What is there now is not told."""
        self.rest()
        if not folder.strip():
            return
        self._folder, self._before = Path(folder), None
        self._watcher.addPath(folder)
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = None

    def look(self) -> None:
        """Look now; the answer comes later."""
        if self._folder is not None and not self._looking:
            self._looking = True
            folder, before, done = self._folder, self._before, dict(self._done)
            self._jobs.run(self, lambda: _looked(folder, before, done), self._told, self._failed)

    def _failed(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, OSError):
            raise error

    def _told(self, found: _Looked) -> None:
        self._looking = False
        if found.folder != self._folder:
            return
        if self._before is None:
            self._done = dict(found.there)
        self._before = found.there
        arrived = [name for name in found.read if self._has_arrived(name, *found.read[name])]
        for name in arrived:
            self._done[name] = found.there[name]
            self._still.pop(name, None)
        news = [name for name in arrived if found.read[name][0] not in self._digests]
        self._digests.update(found.read[name][0] for name in arrived)
        if news:
            self.came.emit(tuple(Incoming(name, found.folder / name) for name in news))

    def _has_arrived(self, name: str, _digest: str, whole: bool) -> bool:
        self._still[name] = self._still.get(name, 0) + 1
        return whole or self._still[name] >= _PATIENCE


def _looked(folder: Path, before: dict[str, _State] | None, done: dict[str, _State]) -> _Looked:
    there = dict(_files(folder))
    read = {}
    for name, state in there.items():
        if before is not None and before.get(name) == state and done.get(name) != state:
            with contextlib.suppress(OSError), (folder / name).open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
                read[name] = (hashlib.sha256(content).hexdigest(), is_whole(content))
    return _Looked(folder, there, read)


def _files(folder: Path) -> list[tuple[str, _State]]:
    """The files of a folder, the oldest first."""
    found = []
    for file in list(folder.iterdir())[:_MOST_FILES]:
        if file.name.startswith((".", "~")) or file.suffix.lower() in _UNFINISHED:
            continue
        with contextlib.suppress(OSError):
            if file.is_file():
                seen = file.stat()
                found.append((file.name, (seen.st_size, seen.st_mtime_ns)))
    return sorted(found, key=lambda each: (each[1][1], each[0]))
