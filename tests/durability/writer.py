"""A desk that registers until it is killed, and says each number only once it is registered.

`python -m tests.durability.writer FOLDER [MUTANT]`; the mutants do what must never be done, so that the test that
kills this process can show that it would notice.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.records import numbers, sqlite
from ppid_desk.records.session import Writing
from ppid_desk.requests.registration import Registrar
from ppid_desk.requests.rules import NewRequest, SlipWanted
from tests.conftest import asked


def say(key: str, number: str) -> None:
    sys.stdout.write(f"{key} {number}\n")
    sys.stdout.flush()


def acknowledge_before_commit() -> None:
    honest = Registrar.register

    def hasty(
        self: Registrar, writing: Writing, new: NewRequest, now: datetime, officer: str, slip: SlipWanted | None
    ) -> Any:
        found = honest(self, writing, new, now, officer, slip)
        say(new.idempotency_key, found if isinstance(found, str) else found.number)
        return found

    Registrar.register = hasty  # type: ignore[method-assign]


def number_in_its_own_transaction() -> None:
    honest = numbers.take

    def apart(writing: Writing, *facts: Any) -> int:
        connection = writing.connection
        connection.execute("ROLLBACK")  # what was begun holds only reads so far
        connection.execute("BEGIN IMMEDIATE")
        number = honest(writing, *facts)
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        return number

    numbers.take = apart  # type: ignore[assignment]


MUTANTS: dict[str, Callable[[], None]] = {
    "acknowledge_before_commit": acknowledge_before_commit,
    "number_in_its_own_transaction": number_in_its_own_transaction,
}


def main(folder: Path, mutant: str) -> None:
    if mutant:
        MUTANTS[mutant]()
    assert sqlite.RECIPE
    with Desk.open(folder, Clock.of()) as desk:
        while True:
            key = str(uuid.uuid4())
            request = desk.requests.register(asked(idempotency_key=key))
            if mutant != "acknowledge_before_commit":
                say(key, request.number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
