"""The unexpected: every stray exception ends in one crash file without anybody's data, and one calm message."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from ppid_desk.clock import Clock

_SEEN = "-seen.txt"
_OF_QT = re.compile(r"Q\w+(::\w+)?(?=:)")  # "QPainter::begin: …": who complains; the rest could hold a name


class Faults(QObject):
    """Catches what nobody expected, on any thread; `happened` tells the window on its own thread.

    The same fault at the same place is written and told once: one that comes with every repaint would bury the desk.
    """

    happened = Signal(str)
    _from_thread = Signal(str)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._told: set[str] = set()
        self._fatal: Any = None
        self._from_thread.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the one who is told of stray exceptions, of crashes of the process and of Qt's complaints."""
        sys.excepthook = self._hook
        sys.unraisablehook = lambda told: self.note(told.exc_value)
        threading.excepthook = lambda told: self.note(told.exc_value)
        qInstallMessageHandler(self._of_qt)
        with contextlib.suppress(OSError):  # without room for logs the program runs all the same
            self._logs.mkdir(parents=True, exist_ok=True)
            self._fatal = (self._logs / f"crash-{os.getpid()}.txt").open("a", encoding="utf-8")
            faulthandler.enable(self._fatal)

    def remove(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._fatal:
            faulthandler.disable()
            self._fatal.close()
            file = Path(self._fatal.name)
            self._fatal = None
            with contextlib.suppress(OSError):
                if file.stat().st_size:  # Windows tells of faults here that its own parts then put right
                    file.replace(file.with_name(file.stem + _SEEN))
                else:
                    file.unlink()

    def last_crash(self) -> str:
        """The note of a process that died without a word, "" where there is none; each is told once."""
        found = ""
        for file in sorted(self._logs.glob("crash-*.txt")):
            with contextlib.suppress(OSError):
                if not file.name.endswith(_SEEN) and file.stat().st_size:
                    found = str(file.replace(file.with_name(file.stem + _SEEN)))
        return found

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.note(error)

    def note(self, error: BaseException | None) -> None:
        """Write a fault down and tell it. Its message is left out: it could hold a name or a number."""
        if error is not None and self._is_new(places := described(error)):
            at = Clock.of().now()
            file = self._write(f"fault-{at:%Y%m%d-%H%M%S}-{id(error):x}.txt", _head(at) + places)
            self._from_thread.emit(str(file))

    def _of_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Keep who complained; these are for us, nobody at the counter can do anything about them."""
        said = _OF_QT.match(message)
        line = f"{kind.name} {said[0] if said else context.category or 'Qt'}\n"
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and self._is_new(line):
            self._write("qt.txt", line)

    def _is_new(self, what: str) -> bool:
        known = what in self._told
        self._told.add(what)
        return not known

    def _write(self, name: str, text: str) -> Path:
        file = self._logs / name
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as stream:
                stream.write(text)
        except OSError:
            if sys.stderr:  # a windowed program of Windows has none
                sys.stderr.write(text)
        return file


def _head(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S%z}\n{sys.version}\n"


def described(error: BaseException) -> str:
    """Kind of error and places in the code, through its causes; no values."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(link.__traceback__)]
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"
