"""The unexpected: every stray exception ends in one crash file without anybody's data, and one calm message."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from ppid_desk.clock import Clock


class Faults(QObject):
    """Catches what nobody expected, on any thread; `happened` tells the window on its own thread."""

    happened = Signal(str)
    _from_thread = Signal(str)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._fatal: Any = None
        self._from_thread.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the one who is told of stray exceptions and of crashes of the process."""
        self._logs.mkdir(parents=True, exist_ok=True)
        self._fatal = (self._logs / "crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._fatal)
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self.note(told.exc_value)

    def remove(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fatal:
            faulthandler.disable()
            self._fatal.close()
            self._fatal = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.note(error)

    def note(self, error: BaseException | None) -> None:
        """Write a fault down and tell it. Its message is left out: it could hold a name or a number."""
        if error is None:
            return
        at = Clock.of().now()
        file = self._logs / f"fault-{at:%Y%m%d-%H%M%S}-{id(error):x}.txt"
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            file.write_text(described(error, at), encoding="utf-8")
        except OSError:
            sys.stderr.write(described(error, at))
        self._from_thread.emit(str(file))


def described(error: BaseException, at: datetime) -> str:
    """Kind of error and places in the code; no values."""
    lines = [f"{at:%Y-%m-%d %H:%M:%S%z}", sys.version]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(link.__traceback__)]
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"
