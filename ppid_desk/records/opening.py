"""Opening the books of a folder: new ones are founded, older ones migrated after a copy, newer ones refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from ppid_desk import settings
from ppid_desk.clock import Clock
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.paths import Places
from ppid_desk.records import key, migrations, sqlite
from ppid_desk.records.books import Books
from ppid_desk.records.dialect import SQLITE
from ppid_desk.records.session import Writing
from ppid_desk.records.turns import Presence

REAL, DEMO, LAPTOP = "real", "demo", "laptop"  # laptop: one audit that was taken along, and nothing else


@dataclass(frozen=True, slots=True)
class Founding:
    """What new books begin with: whose they are, and, for a demo, the seed that makes them the same each time."""

    kind: str
    settings: str  # the text of the settings file
    actor: str
    seed: bytes = b""


def open_books(
    places: Places,
    clock: Clock,
    founding: Founding,
    secret: bytes = b"",
    first: Callable[[Writing], None] | None = None,
) -> tuple[Books, Presence]:
    """Open the books, or found them where there are none. Raises Refusal or Trouble with the reason.

    `secret` is their key where it does not lie in a file beside them; `first` is written with the first page of new
    ones: both are there or neither.
    """
    presence = Presence(places.folder)
    try:
        if not presence.enter():
            raise Trouble("books_taken", folder=places.folder)
        if not places.books.exists():
            _alone(presence, places, lambda: _found(places, clock, founding, secret, first))
        opened = Books(places, secret or _key(places), clock)
        try:
            _bring_up_to_date(opened, presence)
        except BaseException:
            opened.close()
            raise
    except BaseException:
        presence.leave()
        raise
    return opened, presence


def keep_settings(books: Books, text: str, actor: str) -> None:
    """Note in the books that the settings were changed, and how; nothing when they were not."""
    with books.read() as reading:
        known, office = reading.rows("SELECT settings, uuid FROM office WHERE id = 1")[0]
    if known == text:
        return
    import hashlib

    from ppid_desk.records import journal

    changes = _changes(known, text)

    def note(writing: Writing) -> None:
        at = journal.moment_of_record(writing, books.clock.now())
        writing.run("UPDATE office SET settings = ? WHERE id = 1", (text,))
        digest = hashlib.sha256(text.encode()).hexdigest()
        journal.append(writing, at, actor, "settings.changed", office, {"sha256": digest, "changed": changes})

    books.write(note)


def tell(books: Books, actor: str, kind: str, facts: dict[str, Any]) -> None:
    """Note something about the office itself in the journal."""
    from ppid_desk.records import journal

    def note(writing: Writing) -> None:
        at = journal.moment_of_record(writing, books.clock.now())
        journal.append(writing, at, actor, kind, writing.value("SELECT uuid FROM office WHERE id = 1"), facts)

    books.write(note)


def was_told(books: Books, kind: str) -> bool:
    """Whether the journal tells something of this kind about the office itself."""
    with books.read() as reading:
        sql = "SELECT 1 FROM event WHERE subject = (SELECT uuid FROM office WHERE id = 1) AND kind = ? LIMIT 1"
        return reading.row(sql, (kind,)) is not None


def _changes(before: str, after: str) -> dict[str, object]:
    try:
        found = settings.differences(settings.parse(before), settings.parse(after))
    except Refusal:  # what stood there is not readable any more; the digest says that it changed
        return {}
    return {name: [repr(old), repr(new)] for name, (old, new) in found.items()}


def _alone(presence: Presence, places: Places, work: Any) -> None:
    if not presence.alone(seconds=10):
        raise Trouble("books_taken", folder=places.folder)
    try:
        work()
    finally:
        presence.enter()


def _key(places: Places) -> bytes:
    if not places.key.exists():
        raise Refusal("key_missing", file=places.key)
    return key.read_key(places.key)


def _found(
    places: Places, clock: Clock, founding: Founding, secret: bytes, first: Callable[[Writing], None] | None
) -> None:
    if places.books.exists():  # somebody else was quicker
        return
    if not secret and not places.key.exists():
        key.write_key(places.key, key.new_key())
    from ppid_desk.records import copies

    unfinished = places.books.with_suffix(".new")
    for leftover in (unfinished, *copies.beside(unfinished)):
        leftover.unlink(missing_ok=True)
    connection = sqlite.connect(unfinished, secret or key.read_key(places.key), create=True)
    try:
        migrate(connection, migrations.MIGRATIONS)
        connection.execute("BEGIN IMMEDIATE")
        _first_page(Writing(connection), clock.now(), founding)
        if first:
            first(Writing(connection))
        connection.execute("COMMIT")
    finally:
        connection.close()  # the last connection: moves everything from the -wal into the file
    unfinished.replace(places.books)


def _first_page(writing: Writing, now: datetime, founding: Founding) -> None:
    import uuid

    from ppid_desk.records import journal, signing

    journal.start(writing)
    office = str(uuid.UUID(bytes=founding.seed[:16]) if founding.seed else uuid.uuid4())
    seed = founding.seed or os.urandom(32)
    writing.run(
        "INSERT INTO office (id, uuid, kind, opened_at, signing_key, settings) VALUES (1, ?, ?, ?, ?, ?)",
        (office, founding.kind, now.isoformat(), seed, founding.settings),
    )
    facts = {"kind": founding.kind, "public_key": signing.public_key(seed).hex()}
    journal.append(writing, now, founding.actor, "books.opened", office, facts)


def migrate(connection: Any, steps: tuple[Any, ...]) -> None:
    """Bring a file to the form of `steps`, in one transaction: all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in steps[version:]:
            for statement in step(SQLITE):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _bring_up_to_date(books: Books, presence: Presence) -> None:
    with books.read() as reading:
        version = reading.value("PRAGMA user_version")
    if version > migrations.version():
        raise Refusal("books_newer", found=version, known=migrations.version())
    if version < migrations.version():
        _alone(presence, books.places, lambda: _migrate_after_copy(books, version))


def _migrate_after_copy(books: Books, version: int) -> None:
    from ppid_desk.records import copies

    copies.copy_books(books, books.places.copies / f"before-form-{version + 1}.db")
    connection = sqlite.connect(books.places.books, books.key)
    try:
        migrate(connection, migrations.MIGRATIONS)
    finally:
        connection.close()
