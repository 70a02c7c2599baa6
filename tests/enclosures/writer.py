"""A desk that adds files until it is killed, and says each only once it is kept: `writer FOLDER SUBJECT`."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.enclosures.rules import Kind, NewEnclosure
from tests.enclosures import samples


def main(folder: Path, subject: str) -> None:
    with Desk.open(folder, Clock.of()) as desk:
        while True:
            content = samples.pdf(1, str(uuid.uuid4())) + b"%" + b"x" * 300_000 + b"\n%%EOF\n"
            made = desk.enclosures.add(NewEnclosure("PIP", subject, Kind.LETTER, "x.pdf", content))
            desk.enclosures.remove(made.id, "tempat untuk yang berikut")
            sys.stdout.write(made.id + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
