"""An auditor who answers until the process is killed, and says each answer only once it is kept.

`python -m tests.audits.writer FOLDER RUN [MUTANT]`; the mutant says it before, so that the test that kills this process
can show that it would notice.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ppid_desk.audits.rules import OFFICE
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from tests.audits.made import auditor
from tests.conftest import NOON


def say(n: int) -> None:
    sys.stdout.write(f"{n}\n")
    sys.stdout.flush()


def main(folder: Path, run: str, mutant: str) -> None:
    with Desk.open(folder, Clock.standing(NOON)) as desk:
        auditor(desk, "Ade Auditor")
        value = desk.audits.open(run).cell("jumlah").value
        n = int(str(value)) if value is not None else 0
        while True:
            n += 1
            if mutant:
                say(n)
            desk.audits.answer(run, "jumlah", OFFICE, n)
            if not mutant:
                say(n)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
