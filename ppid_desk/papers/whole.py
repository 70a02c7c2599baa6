"""A file that appears when it is complete, or not at all."""

from __future__ import annotations

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
