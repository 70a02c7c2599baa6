"""Where the books, the key, the settings and the logs lie; and why some folders are refused."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass

_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "box sync", "nextcloud")
_NETWORK_FILESYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs", "fuse.sshfs", "fuse.davfs2"}
)


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one office on this PC, all below one folder."""

    folder: Path

    @property
    def books(self) -> Path:
        """The encrypted database. Never opened but by the database engine."""
        return self.folder / "books.db"

    @property
    def key(self) -> Path:
        """The key of the books; also on the recovery sheet."""
        return self.folder / "books.key"

    @property
    def settings(self) -> Path:
        """The settings file, to be read and edited by people."""
        return self.folder / "settings.toml"

    @property
    def slips(self) -> Path:
        """Slips that were made as PDF because there is no printer."""
        return self.folder / "slips"

    @property
    def copies(self) -> Path:
        """Verified copies of the books."""
        return self.folder / "copies"

    @property
    def recovery_sheet(self) -> Path:
        """The recovery sheet that the first start makes, to be printed and put into the safe."""
        return self.folder / "lembar-pemulihan.pdf"

    @property
    def logs(self) -> Path:
        """Crash files; no personal data."""
        return self.folder / "logs"


def default_folder() -> Path:
    """The folder of the books when none is named: the user's own data folder, never a roaming one."""
    from platformdirs import user_data_path

    return Path(user_data_path("PPID Desk", appauthor=False, roaming=False))


def prepare(folder: Path) -> Places:
    """Make the folder and prove that it is a local one which takes, renames and gives back a file.

    Raises Refusal for network and cloud-synced folders (a database there loses data silently), Trouble where the
    folder cannot be written.
    """
    folder = Path(os.path.abspath(folder))
    _refuse_cloud(folder)
    _refuse_network(folder)
    _probe(folder)
    return Places(folder)


def _refuse_cloud(folder: Path) -> None:
    synced = [Path(os.environ[name]) for name in ("OneDrive", "OneDriveCommercial") if os.environ.get(name)]
    names = [part.casefold() for part in folder.parts]
    by_name = any(name == cloud or name.startswith(f"{cloud} - ") for name in names for cloud in _CLOUD)
    if by_name or any(root in (folder, *folder.parents) for root in synced):
        raise Refusal("folder_cloud", folder=folder)


def _refuse_network(folder: Path) -> None:
    if str(folder).startswith(("\\\\", "//")) or filesystem(folder) in _NETWORK_FILESYSTEMS | {"remote"}:
        raise Refusal("folder_network", folder=folder)


def filesystem(folder: Path) -> str:
    """The kind of file system a folder lies on: "remote" for a network drive of Windows, "" where unknown."""
    if sys.platform == "win32":
        import ctypes

        return "remote" if ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == 4 else ""
    mounts = Path("/proc/self/mountinfo")
    return _mounted(folder.resolve(), mounts.read_text(encoding="utf-8")) if mounts.exists() else ""


def _mounted(folder: Path, mountinfo: str) -> str:
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        point = Path(left.split()[4].encode().decode("unicode_escape"))
        if point in (folder, *folder.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), right.split()[0]
    return kind


def _probe(folder: Path) -> None:
    first, second = folder / f".probe-{os.getpid()}", folder / f".probe-{os.getpid()}-renamed"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        first.write_bytes(b"probe")
        first.replace(second)
        second.unlink()
    except OSError as error:
        raise Trouble("folder_unusable", folder=folder, reason=error.strerror or error) from error


def write_whole(target: Path, content: bytes) -> None:
    """Write a file wholly or not at all. Raises Trouble."""
    unfinished = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Trouble("output_unwritable", file=target, reason=error.strerror or error) from error
