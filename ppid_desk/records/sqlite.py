"""Opening the encrypted file by one recipe whose every setting is read back.

`synchronous=FULL` in WAL mode is what kept every acknowledged registration through real power cuts; SQLite's defaults
did not. sqlcipher3 is the only SQLite library in the process: two of them drop each other's locks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ppid_desk.errors import Refusal, Trouble

Connection = Any  # sqlcipher3 ships no types
DatabaseError = dbapi2.Error

# SQLite below 3.51.3 can lose committed pages when two connections check-point at once (the WAL-reset bug).
_OLDEST_SQLITE = (3, 51, 3)

RECIPE: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "1", 1),
    ("busy_timeout", "20000", 20000),
    ("trusted_schema", "OFF", 0),
    ("recursive_triggers", "ON", 1),  # without it INSERT OR REPLACE walks around the append-only triggers
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
)

_TROUBLES = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "books_read_only",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_CORRUPT": "books_damaged",
    "SQLITE_NOTADB": "books_wrong_key",
    "SQLITE_BUSY": "books_busy",
    "SQLITE_CANTOPEN": "books_cannot_open",
}


def connect(path: Path, key: bytes, *, read_only: bool = False, create: bool = False) -> Connection:
    """Open the file, set and read back the recipe. Raises Trouble or Refusal with the reason."""
    if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
        raise Refusal("sqlite_too_old", version=dbapi2.sqlite_version)
    if not create and not path.exists():
        raise Refusal("books_missing", file=path)
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
        try:
            _follow_recipe(connection, key)
            if read_only:
                connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
    except dbapi2.Error as error:
        raise explained(error, path) from error
    return connection


def connect_copy(path: Path, key: bytes) -> Connection:
    """Open a copy to look at it: read-only, whatever its journal mode, and without leaving a file beside it."""
    if not path.is_file():
        raise Refusal("copy_missing", file=path)
    address = f"file:{path.resolve().as_posix().replace('%', '%25').replace('?', '%3f').replace('#', '%23')}"
    connection = dbapi2.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    _unlock(connection, key)
    return connection


def _unlock(connection: Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")  # its own lines on stderr would stand beside our one sentence
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")


def _follow_recipe(connection: Connection, key: bytes) -> None:
    _unlock(connection, key)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first read tells a wrong key
    for pragma, value, expected in RECIPE:
        connection.execute(f"PRAGMA {pragma}={value}").fetchall()
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != expected:
            raise Trouble("books_setting_refused", setting=pragma, wanted=expected, found=found)


def explained(error: BaseException, path: Path) -> Trouble:
    """The trouble behind a database error, by SQLite's own code wherever it hides in the chain of causes."""
    link: BaseException | None = error
    while link is not None:
        name = getattr(link, "sqlite_errorname", None) or ""
        for known, code in _TROUBLES.items():
            if name.startswith(known):
                return Trouble(code, file=path)
        link = link.__cause__ or link.__context__
    return Trouble("books_error", file=path, reason=error)
