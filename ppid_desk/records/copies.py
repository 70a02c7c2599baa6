"""Verified copies of the books, and putting one back.

A copy is made by the database engine itself (`VACUUM INTO`), never by copying the file, and is opened and checked
before it gets its name.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.paths import Places
from ppid_desk.records import journal, key, migrations, sqlite
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.records.turns import Presence


@dataclass(frozen=True, slots=True)
class Copy:
    """What a verified copy holds."""

    file: Path
    requests: int
    events: int
    newest_at: str  # RFC 3339, of the newest event; "" for empty books
    newest_number: str
    head: str  # hash of the newest event, hexadecimal


def beside(books: Path) -> tuple[Path, ...]:
    """The engine's own files beside a database file."""
    return tuple(books.with_name(books.name + ending) for ending in ("-wal", "-shm", "-journal"))


def copy_books(books: Books, target: Path) -> Copy:
    """Make a verified copy at `target`. Raises Refusal when that is the books themselves, Trouble when it fails."""
    if target.resolve() in (books.places.books.resolve(), books.places.key.resolve()):
        raise Refusal("copy_onto_books", file=target)
    unfinished = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _vacuum_into(books.places.books, books.key, unfinished)
        made = verified(unfinished, books.key)
        _settle(unfinished, target)
    except OSError as error:
        raise Trouble("copy_not_written", file=target, reason=error.strerror or error) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Copy(target, made.requests, made.events, made.newest_at, made.newest_number, made.head)


def _vacuum_into(source: Path, data_key: bytes, target: Path) -> None:
    _written_out(sqlite.connect(source, data_key), target)


def _written_out(connection: sqlite.Connection, target: Path) -> None:
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite.DatabaseError as error:
        raise sqlite.explained(error, target) from error
    finally:
        connection.close()


def _settle(unfinished: Path, target: Path) -> None:
    with unfinished.open("rb+") as stream:
        os.fsync(stream.fileno())
    unfinished.replace(target)


def verified(file: Path, data_key: bytes) -> Copy:
    """Open a copy with the key and check it wholly. Raises Refusal that says what is wrong with it."""
    connection = sqlite.connect_copy(file, data_key)
    try:
        reading = Reading(connection)
        version = reading.value("PRAGMA user_version")
        if version > migrations.version():
            raise Refusal("books_newer", found=version, known=migrations.version())
        for fault in faults_of_file(reading):
            raise Refusal("copy_damaged", file=file, fault=fault)
        return _described(file, reading)
    except sqlite.DatabaseError as error:
        raise Refusal("copy_unreadable", file=file) from error
    finally:
        connection.close()


def _described(file: Path, reading: Reading) -> Copy:
    events, head = journal.head(reading)
    at = reading.value("SELECT at FROM journal_head WHERE id = 1")
    requests = reading.value("SELECT count(*) FROM request")
    newest = reading.value("SELECT number FROM request ORDER BY id DESC LIMIT 1")
    return Copy(file, requests, events, at, newest or "", head.hex())


@dataclass(frozen=True, slots=True)
class Standing:
    """A verified copy beside the books that stand there now.

    `present` says whether there are books that the same key opens; `later` are the newest numbers that they hold and
    the copy does not (at most 200), `events` how many events more; `foreign` that their histories do not fit.
    """

    copy: Copy
    present: bool
    foreign: bool
    events: int
    later: tuple[str, ...]


_MOST_NAMED = 200


def compared(places: Places, source: Path, data_key: bytes) -> Standing:
    """Verify a copy and say what the books that stand there hold besides. Raises Refusal; changes nothing."""
    found = verified(source, data_key)
    if not places.books.exists():
        return Standing(found, False, False, 0, ())
    try:
        connection = sqlite.connect(places.books, data_key, read_only=True)
    except (Refusal, sqlite.DatabaseError):
        return Standing(found, False, False, 0, ())
    try:
        reading = Reading(connection)
        at_copy = reading.value("SELECT hash FROM event WHERE seq = ?", (found.events,))
        events, _ = journal.head(reading)
        later = reading.rows(
            "SELECT request.number FROM event JOIN request ON request.uuid = event.subject AND request.event_seq ="
            " event.seq WHERE event.seq > ? ORDER BY event.seq DESC LIMIT ?",
            (found.events, _MOST_NAMED),
        )
        foreign = at_copy is not None and bytes(at_copy).hex() != found.head
        return Standing(found, True, foreign, events - found.events, tuple(number for (number,) in reversed(later)))
    except sqlite.DatabaseError:
        return Standing(found, False, False, 0, ())
    finally:
        connection.close()


def faults_of_file(reading: Reading) -> Iterator[str]:
    """What the engine and the journal find wrong in a file, one line each."""
    for (fault,) in reading.rows("PRAGMA cipher_integrity_check"):
        yield f"file: {fault}"
    for (fault,) in reading.rows("PRAGMA integrity_check"):
        if fault != "ok":
            yield f"file: {fault}"
    for table, row, parent, _ in reading.rows("PRAGMA foreign_key_check"):
        yield f"file: row {row} of {table} points at a missing {parent}"
    yield from journal.broken_links(reading)


def restore(places: Places, source: Path, data_key: bytes, now: datetime, actor: str) -> tuple[Copy, Path | None]:
    """Put a copy in the place of the books; what stood there is kept. Returns the copy and where the old books went.

    Needs the folder for itself: raises Trouble while any window has the books open, Refusal for a copy that does not
    verify; in both cases nothing is changed.
    """
    found = verified(source, data_key)
    presence = Presence(places.folder)
    try:
        if not presence.alone():
            raise Trouble("books_in_use", folder=places.folder)
        fresh = places.books.with_suffix(".restored")
        for leftover in (fresh, *beside(fresh)):
            leftover.unlink(missing_ok=True)
        _written_out(sqlite.connect_copy(source, data_key), fresh)
        _note_restore(fresh, data_key, now, actor, found)
        kept = _keep_present(places, now)
        key.write_key(places.key, data_key)
        _settle(fresh, places.books)
    finally:
        presence.leave()
    return found, kept


def _note_restore(fresh: Path, data_key: bytes, now: datetime, actor: str, found: Copy) -> None:
    connection: Any = sqlite.connect(fresh, data_key)
    try:
        connection.execute("BEGIN IMMEDIATE")
        writing = Writing(connection)
        at = max(now, datetime.fromisoformat(found.newest_at)) if found.newest_at else now
        office = writing.value("SELECT uuid FROM office WHERE id = 1")
        journal.append(writing, at, actor, "books.restored", office, {"events": found.events, "head": found.head})
        connection.execute("COMMIT")
    finally:
        connection.close()


def _keep_present(places: Places, now: datetime) -> Path | None:
    if not places.books.exists():
        return None
    kept = _free_name(places.copies, f"before-restore-{now:%Y%m%d-%H%M%S}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    if places.key.exists():
        key.write_key(kept.with_suffix(".key"), key.read_key(places.key))
        with contextlib.suppress(Refusal):  # books that cannot be read are kept as they are, below
            _vacuum_into(places.books, key.read_key(places.key), kept)
    whole = kept.exists()
    for there in beside(places.books):
        # A log left beside other books would be read into them.
        if there.exists():
            there.replace(kept.with_name(kept.name + there.name.removeprefix(places.books.name)))
    if not whole:
        places.books.replace(kept)
    return kept


def _free_name(folder: Path, name: str) -> Path:
    number = 1
    while (file := folder / (f"{name}.db" if number == 1 else f"{name}-{number}.db")).exists():
        number += 1
    return file
