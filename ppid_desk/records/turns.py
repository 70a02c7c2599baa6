"""Who may write now: a fair queue between the processes of one PC, and who is present at all.

SQLite's own wait is a lottery that can starve one window for seconds; a blocking lock on a file beside the books is a
queue. The operating system releases it when a process dies.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _NO_WAIT, _EXCLUSIVE = 1, 2

    class _Overlapped(ctypes.Structure):
        _fields_ = (
            ("Internal", ctypes.c_void_p),
            ("InternalHigh", ctypes.c_void_p),
            ("Offset", wintypes.DWORD),
            ("OffsetHigh", wintypes.DWORD),
            ("hEvent", wintypes.HANDLE),
        )

    def _lock(handle: int, *, shared: bool, wait: bool) -> bool:
        flags = (0 if shared else _EXCLUSIVE) | (0 if wait else _NO_WAIT)
        where = wintypes.HANDLE(msvcrt.get_osfhandle(handle))
        return bool(ctypes.windll.kernel32.LockFileEx(where, flags, 0, 1, 0, ctypes.byref(_Overlapped())))

    def _unlock(handle: int) -> None:
        where = wintypes.HANDLE(msvcrt.get_osfhandle(handle))
        ctypes.windll.kernel32.UnlockFileEx(where, 0, 1, 0, ctypes.byref(_Overlapped()))

else:
    import fcntl

    def _lock(handle: int, *, shared: bool, wait: bool) -> bool:
        how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        try:
            fcntl.flock(handle, how)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class FileLock:
    """A lock between processes on a file of its own (never on the books)."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self, *, shared: bool = False) -> None:
        """Wait for one's turn and take the lock."""
        if not _lock(self._handle, shared=shared, wait=True):
            raise OSError("the lock file could not be locked")

    def try_take(self, *, shared: bool = False, seconds: float = 0.0) -> bool:
        """Take the lock if it is free, or becomes so within `seconds`."""
        end = time.monotonic() + seconds
        while not _lock(self._handle, shared=shared, wait=False):
            if time.monotonic() >= end:
                return False
            time.sleep(0.02)
        return True

    def give(self) -> None:
        """Release the lock."""
        _unlock(self._handle)

    def close(self) -> None:
        """Release the lock and its file for good; twice does no harm."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class Presence:
    """Every process that has the books open is present; only one that is alone may migrate or restore."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / "presence.lock")

    def enter(self, seconds: float = 30.0) -> bool:
        """Be present among others; False when somebody has been migrating or restoring all the time."""
        return self._lock.try_take(shared=True, seconds=seconds)

    def alone(self, seconds: float = 2.0) -> bool:
        """Become the only one; on False one is not even present any more."""
        self._lock.give()
        return self._lock.try_take(seconds=seconds)

    def leave(self) -> None:
        """Be gone."""
        self._lock.close()


class Slot:
    """The place of one window at this PC, 1, 2, …: what a dead window left behind is found by its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.number, self._lock = self._first_free()

    def _first_free(self) -> tuple[int, FileLock]:
        number = 0
        while True:
            number += 1
            lock = FileLock(self._folder / f"window-{number}.lock")
            if lock.try_take():
                return number, lock
            lock.close()

    def is_dead(self, number: int) -> bool:
        """Whether nobody sits at place `number` (one's own counts as dead: whoever sat there before is gone)."""
        if number == self.number:
            return True
        lock = FileLock(self._folder / f"window-{number}.lock")
        try:
            return lock.try_take()
        finally:
            lock.close()

    def leave(self) -> None:
        """Free the place."""
        self._lock.close()
