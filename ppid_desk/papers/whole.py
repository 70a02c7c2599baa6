"""Long work on papers: a file appears when it is complete, or not at all, and the screen goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from ppid_desk.errors import Trouble


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A new file beside `file` to write to; it takes the name at the end, and goes when anything is raised.

    Raises Trouble "output_unwritable" when the folder takes nothing or the disk is full.
    """
    new = file.with_name(f".{uuid4().hex}{file.suffix}")
    try:
        yield new
        new.replace(file)
    except OSError as error:
        raise Trouble("output_unwritable", file=file, reason=error.strerror or error) from error
    finally:
        new.unlink(missing_ok=True)


def give_way() -> None:
    """Let the screen's thread go on: Python would hold it for 5 ms each time that it wants to run."""
    time.sleep(0)
