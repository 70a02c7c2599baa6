"""One registration through the service against the same rows written plainly by the same engine without a key."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ppid_desk.desk import Desk
from ppid_desk.people.rules import IdType, Requester, RequesterKind
from ppid_desk.records.dialect import SQLITE
from ppid_desk.records.migrations import MIGRATIONS
from ppid_desk.requests.rules import NewRequest, SlipWanted
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds

GOAL = 2.5
_SYNCED = (
    "import sys\nfrom pathlib import Path\nfrom ppid_desk.desk import Desk\n"
    "from tests.benchmarks.registering import new\n"
    "with Desk.open(Path(sys.argv[1])) as desk:\n"
    "    for n in range(int(sys.argv[2])):\n        desk.requests.register(new(n))\n"
)


def new(n: int) -> NewRequest:
    """An ordinary request of a synthetic person."""
    person = Requester(
        RequesterKind.PERSON, f"Pemohon Uji {n}", IdType.KTP, "3673015508900002", phone=f"0812{n:08d}",
        address="Jl. Melati 1, Serang", occupation="Guru",
    )  # fmt: skip
    return NewRequest(person, ("Laporan kinerja 2025",), "Penelitian", idempotency_key=f"uji-{n}")


def run(plan: Plan, _few: Path, _many: Path) -> list[Line]:
    """The ratio, and how often the disk is waited for."""
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "office") as desk:
        plain, numbers = _plain(Path(folder) / "plain.db"), count(1)
        rows = _rows(desk, next(numbers))

        def floor() -> float:
            return milliseconds(lambda: _write(plain, rows, next(numbers)))

        def ours() -> float:
            wanted = new(next(numbers))
            return milliseconds(lambda: desk.requests.register(wanted, SlipWanted("a5", 1)))

        lines = [Line("one registration", *in_turn(floor, ours, plan.turns * 20), "ms", GOAL)]
        plain.close()
    return lines + _syncs()


def _plain(file: Path) -> Any:
    connection = dbapi2.connect(str(file), isolation_level=None, cached_statements=256)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    for step in MIGRATIONS:
        for statement in step(SQLITE):
            if not any(word in statement for word in ("UNIQUE", "TRIGGER", "DROP INDEX")):
                connection.execute(statement)
    return connection


_TABLES = ("requester", "event", "request", "item", "request_words", "clock", "load", "print_job", "counter")


def _rows(desk: Desk, n: int) -> list[tuple[str, tuple[Any, ...]]]:
    """What one registration writes, table by table, as plain inserts with the keys left to the engine."""
    desk.requests.register(new(n), SlipWanted("a5", 1))
    found = []
    with desk.books.read() as reading:
        for table in _TABLES:
            names = [name for _, name, *_ in reading.rows(f"PRAGMA table_info({table})") if name not in ("id", "seq")]
            columns = [name for name in names if table != "counter" or name != "last"]
            order = "rowid" if table != "load" else "n"
            row = reading.row(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order} DESC LIMIT 1")
            if row:
                marks = ", ".join("?" * len(columns))
                found.append((f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})", row))
    return found


def _write(connection: Any, rows: list[tuple[str, tuple[Any, ...]]], n: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in rows:
        if " event " in sql:
            connection.execute(sql.replace("(at", "(seq, at").replace("VALUES (", "VALUES (?, "), (n, *values))
        elif " request " in sql:
            connection.execute(sql.replace("(uuid", "(seq, uuid").replace("VALUES (", "VALUES (?, "), (n, *values))
        elif " item " in sql:
            connection.execute(sql, (n, *values[1:]))
        elif " counter " in sql:
            connection.execute(sql.replace("year)", "year, last)").replace("?)", "?, ?)"), (*values, n))
        else:
            connection.execute(sql, values)
    connection.execute("COMMIT")


def _syncs() -> list[Line]:
    if not shutil.which("strace"):
        return []
    few, many = (_counted(n) for n in (20, 120))
    return [Line("fdatasync per registration", None, round((many - few) / 100, 3), "calls", 1.1)]


def _counted(n: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        command = ["strace", "-f", "-e", "trace=fdatasync,fsync", "-o", str(log)]
        subprocess.run([*command, sys.executable, "-c", _SYNCED, f"{folder}/office", str(n)], check=True)
        return sum("sync(" in line for line in log.read_text(encoding="utf-8").splitlines())
