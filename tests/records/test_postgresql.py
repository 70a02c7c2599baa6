"""The same forms and statements on a real PostgreSQL server: migrations, numbers, a registration, the queue."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ppid_desk import settings
from ppid_desk.enclosures import audit, rows
from ppid_desk.enclosures.rules import Enclosure, Kind, Media
from ppid_desk.records import journal, numbers
from ppid_desk.records.dialect import POSTGRESQL
from ppid_desk.records.migrations import MIGRATIONS
from ppid_desk.records.session import Writing
from ppid_desk.requests.queue import Queue
from ppid_desk.requests.registration import Registrar
from ppid_desk.requests.rules import Group, Request
from ppid_desk.workdays.service import Workdays
from tests.conftest import NOON, asked
from tests.records.test_books import MODELS

pytestmark = pytest.mark.xdist_group("postgresql")


def programs() -> Path | None:
    """Where PostgreSQL's server programs are."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    where = programs()
    if where is None:
        assert not os.environ.get("CI"), "PostgreSQL's server is missing"
        pytest.skip("PostgreSQL's server is not on this PC")
    folder = tmp_path_factory.mktemp("pg")
    as_root = sys.platform != "win32" and os.geteuid() == 0
    who: dict[str, Any] = {"user": "postgres", "cwd": "/"} if as_root else {}
    if as_root:  # the server refuses to run as root, and must reach its folder
        shutil.chown(folder, "postgres")
        for above in (folder, *folder.parents)[:4]:
            if above.stat().st_uid == 0 and above != Path("/tmp"):
                above.chmod(above.stat().st_mode | 0o011)
    data = str(folder / "data")
    subprocess.run(
        [str(where / "initdb"), "-D", data, "-U", "desk", "-A", "trust"], check=True, capture_output=True, **who
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    start = [str(where / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)
    yield f"host={folder} user=desk dbname=postgres"
    stop = [str(where / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"]
    subprocess.run(stop, check=True, capture_output=True, **who)


class Speaks:
    """A PostgreSQL connection that is spoken to like the embedded one: "?" stands for a value."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Any = ()) -> Any:
        return self._connection.execute(sql.replace("?", "%s"), values)

    def executemany(self, sql: str, many: Any) -> None:
        for values in many:
            self.execute(sql, values)


@pytest.fixture
def books(server: str) -> Iterator[Writing]:
    """Fresh books in a schema of their own."""
    with psycopg.connect(server) as connection:
        connection.execute("DROP SCHEMA IF EXISTS office CASCADE; CREATE SCHEMA office; SET search_path = office")
        for step in MIGRATIONS:
            for statement in step(POSTGRESQL):
                connection.execute(statement)
        writing = Writing(Speaks(connection))
        journal.start(writing)
        yield writing
        connection.rollback()


def test_the_tables_are_those_of_the_models(books: Writing) -> None:
    for model in MODELS:
        meta: Any = model._meta
        keys = {field.column_name for field in meta.get_primary_keys()}
        expected = {(f.column_name, not f.null or f.column_name in keys) for f in meta.sorted_fields}
        rows = books.rows(
            "SELECT column_name, is_nullable = 'NO' FROM information_schema.columns"
            " WHERE table_schema = 'office' AND table_name = ?",
            (meta.table_name,),
        )
        assert set(rows) == expected, meta.table_name


def registered(books: Writing, **changes: Any) -> Request | str:
    registrar = Registrar(settings.parse(settings.prefilled()), Workdays.shipped())
    return registrar.register(books, asked(**changes), NOON, "Rina Kusuma", None)


def test_registering_and_the_queue(books: Writing) -> None:
    requests = [registered(books, idempotency_key=f"key{n}") for n in range(3)]
    assert all(isinstance(request, Request) for request in requests)
    assert registered(books, idempotency_key="key1") == "0002/PIP/KPU-KS/XI/2026"
    calendar = Workdays.shipped().calendar
    standing = Queue(books, NOON.date(), calendar)
    rows = standing.rows(books, calendar, 1, 10)
    assert [row.number[:4] for row in rows] == ["0002", "0003"]
    assert standing.counts.by_group[Group.LATER] == 3
    assert list(journal.broken_links(books)) == []
    assert books.value("SELECT last FROM counter") == 3


def test_the_journal_only_grows(books: Writing) -> None:
    registered(books)
    with pytest.raises(psycopg.errors.RaiseException, match="only grows"):
        books.run("UPDATE event SET actor = 'x'")


def test_numbers_have_no_gaps_after_a_rollback(server: str, books: Writing) -> None:
    assert numbers.take(books, "PIP", "X", 2026, 1) == 1
    books.run("SAVEPOINT here")
    assert numbers.take(books, "PIP", "X", 2026, 1) == 2
    books.run("ROLLBACK TO SAVEPOINT here")
    assert numbers.take(books, "PIP", "X", 2026, 1) == 2


def test_files_are_kept_found_and_erased(books: Writing) -> None:
    request = registered(books)
    assert isinstance(request, Request)
    content = b"%PDF-1.4"
    made = Enclosure(
        str(uuid.uuid4()), "PIP", request.id, Kind.LETTER, "surat.pdf", "", Media.PDF, len(content),
        rows.hash_of(content), 1, 0, 0, False, NOON, "Rina",
    )  # fmt: skip
    event = journal.append(books, NOON, "Rina", "enclosure.added", request.id, rows.facts(made, b"salt", made.sha256))
    for _ in range(2):
        rows.insert(books, made, b"salt", event.seq, content)
        assert rows.of_subject(books, "PIP", request.id) == (made,)
        assert (rows.one(books, made.id[:8]), rows.bytes_of(books, made.sha256)) == (made, content)
        assert list(audit.faults(books)) == []
        books.run("SAVEPOINT here")
        rows.erase(books, made, NOON, "Rina", "retensi")
        assert rows.bytes_of(books, made.sha256) is None
        books.run("ROLLBACK TO SAVEPOINT here")
        books.run("DELETE FROM enclosure")  # the bytes stay and are used again


def test_words_are_found_by_their_beginnings(books: Writing) -> None:
    registered(books)
    found = books.rows(
        "SELECT rowid FROM request_words WHERE to_tsvector('simple',"
        " number || ' ' || name || ' ' || contact || ' ' || content) @@ to_tsquery('simple', 'rahma:* & lapor:*')"
    )
    assert len(found) == 1
