"""The books of one office, open: one thread that writes, readers with connections of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from ppid_desk.clock import Clock
from ppid_desk.paths import Places
from ppid_desk.records import sqlite
from ppid_desk.records.session import Reading, Writing
from ppid_desk.records.turns import FileLock

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Books:
    """Open books. `write` runs work in one transaction on the writing thread; `read` never waits for a writer."""

    def __init__(self, places: Places, key: bytes, clock: Clock) -> None:
        self.places = places
        self.clock = clock
        self.key = key
        self._turn = FileLock(places.folder / "turn.lock")
        self._thread: ThreadPoolExecutor | None = None
        self._beginning = threading.Lock()
        self._writer: Any = None
        self._local = threading.local()
        self._readers: list[Any] = []

    def write(self, work: Callable[[Writing], T]) -> T:
        """Run `work` in one transaction and return its answer after the commit is on disk.

        What `work` raises undoes everything. Raises Trouble for what the machine did (disk full, file damaged).
        """
        return self._writing_thread().submit(self._transaction, work).result()

    def _writing_thread(self) -> ThreadPoolExecutor:
        with self._beginning:
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor  # nothing is written before the first paint

                self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="books")
            return self._thread

    def _transaction(self, work: Callable[[Writing], T]) -> T:
        if self._writer is None:
            self._writer = sqlite.connect(self.places.books, self.key)
        self._turn.take()
        try:
            return self._within(self._writer, work)
        finally:
            self._turn.give()

    def _within(self, connection: Any, work: Callable[[Writing], T]) -> T:
        try:
            connection.execute("BEGIN IMMEDIATE")
            answer = work(Writing(connection))
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite.DatabaseError):
                raise sqlite.explained(error, self.places.books) from error
            raise
        return answer

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """A reader on this thread's own connection; what it reads inside one `with` belongs together."""
        connection = self._reader()
        nested = connection.in_transaction
        try:
            if not nested:
                connection.execute("BEGIN")
            yield Reading(connection)
        except sqlite.DatabaseError as error:
            raise sqlite.explained(error, self.places.books) from error
        finally:
            if not nested and connection.in_transaction:
                connection.execute("ROLLBACK")

    @contextmanager
    def read_afresh(self) -> Iterator[Reading]:
        """A reader on a new connection, for checking the whole file.

        One that is older keeps pieces of the word index that were merged meanwhile, and takes that for damage.
        """
        connection = sqlite.connect(self.places.books, self.key, read_only=True)
        try:
            connection.execute("BEGIN")
            yield Reading(connection)
        finally:
            connection.close()

    def _reader(self) -> Any:
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite.connect(self.places.books, self.key, read_only=True)
            self._readers.append(self._local.connection)
        return self._local.connection

    def changes(self) -> int:
        """The number of the newest event: it differs when anything was written, in this process or another."""
        with self.read() as reading:
            return int(reading.value("SELECT seq FROM journal_head WHERE id = 1"))

    def close(self) -> None:
        """Finish what is being written and close every connection."""
        self._writing_thread().shutdown(wait=True)
        for connection in [*self._readers, self._writer]:
            if connection is not None:
                connection.close()
        self._turn.close()
