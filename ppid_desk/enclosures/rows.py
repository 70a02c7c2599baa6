"""The rows of files: written, read, hidden, emptied; and the facts that the journal holds of them."""

from __future__ import annotations

import hashlib
from datetime import datetime

from ppid_desk.enclosures.rules import Act, Enclosure, Kind, Media
from ppid_desk.errors import Refusal
from ppid_desk.records.journal import commitment
from ppid_desk.records.session import Reading, Row, Writing

COLUMNS = (
    "uuid, register, subject, kind, name, note, media, size, sha256, pages, wide, high, locked, added_at, added_by,"
    " removed_at, removed_by, removed_reason, purged_at, purged_by, purged_reason"
)
_PLACES = ", ".join("?" * (COLUMNS.count(",") + 3))


def facts(made: Enclosure, salt: bytes, original: str) -> dict[str, object]:
    """What the journal says of a file that was added: its name and note only as a commitment."""
    return {
        "enclosure": made.id, "register": made.register, "kind": made.kind.value, "media": made.media.value,
        "size": made.size, "sha256": made.sha256, "original": original, "pages": made.pages,
        "personal": commitment(salt, [made.name, made.note]),
    }  # fmt: skip


def insert(writing: Writing, made: Enclosure, salt: bytes, event: int, content: bytes) -> None:
    """Write a file: its row, and its bytes unless the books hold them already."""
    writing.run(
        "INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (made.sha256, made.size, content),
    )
    values = (
        made.id, made.register, made.subject, made.kind.value, made.name, made.note, made.media.value, made.size,
        made.sha256, made.pages, made.wide, made.high, int(made.locked), made.added_at.isoformat(), made.added_by,
        None, "", "", None, "", "", event, salt,
    )  # fmt: skip
    writing.run(f"INSERT INTO enclosure ({COLUMNS}, event_seq, salt) VALUES ({_PLACES})", values)


def of_subject(reading: Reading, register: str, subject: str) -> tuple[Enclosure, ...]:
    """Every file that was ever added to a subject, in order."""
    rows = reading.rows(
        f"SELECT {COLUMNS} FROM enclosure WHERE register = ? AND subject = ? ORDER BY id", (register, subject)
    )
    return tuple(enclosure_of(row) for row in rows)


def one(reading: Reading, uuid: str) -> Enclosure:
    """The file of an id, or of the beginning of one (at least 6 signs). Raises Refusal."""
    said = uuid.strip().lower()
    plain = len(said) >= 6 and all(sign in "0123456789abcdef-" for sign in said)
    rows = reading.rows(f"SELECT {COLUMNS} FROM enclosure WHERE uuid LIKE ? LIMIT 2", (f"{said}%",)) if plain else []
    if len(rows) > 1:
        raise Refusal("enclosure_id_short", field="id", id=said)
    if not rows:
        raise Refusal("enclosure_unknown_id", field="id", id=said[:40])
    return enclosure_of(rows[0])


def bytes_of(reading: Reading, sha256: str) -> bytes | None:
    """The bytes of a hash, or None."""
    content = reading.value("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
    return None if content is None else bytes(content)


def hash_of(content: bytes) -> str:
    """SHA-256 as it stands in rows and events."""
    return hashlib.sha256(content).hexdigest()


def mark_removed(writing: Writing, found: Enclosure, at: datetime, by: str, reason: str) -> None:
    """Hide a file."""
    writing.run(
        "UPDATE enclosure SET removed_at = ?, removed_by = ?, removed_reason = ? WHERE uuid = ?",
        (at.isoformat(), by, reason, found.id),
    )


def erase(writing: Writing, found: Enclosure, at: datetime, by: str, reason: str) -> None:
    """Empty a row of what is personal, and let the bytes go unless another row holds them."""
    writing.run(
        "UPDATE enclosure SET name = '', note = '', salt = ?, purged_at = ?, purged_by = ?, purged_reason = ?"
        " WHERE uuid = ?",
        (b"", at.isoformat(), by, reason, found.id),
    )
    writing.run(
        "DELETE FROM blob WHERE sha256 = ? AND NOT EXISTS"
        " (SELECT 1 FROM enclosure WHERE enclosure.sha256 = blob.sha256 AND purged_at IS NULL)",
        (found.sha256,),
    )


def kind_of(text: str) -> Kind:
    """A kind by its word. Raises Refusal."""
    try:
        return Kind(text)
    except ValueError:
        raise Refusal("argument_wrong", field="kind", reason=", ".join(Kind)) from None


def enclosure_of(row: Row) -> Enclosure:
    """The file in a row of `COLUMNS`."""
    uuid, register, subject, kind, name, note, media, size, sha256, pages, wide, high, locked, at, by = row[:15]
    return Enclosure(
        uuid, register, subject, Kind(kind), name, note, Media(media), size, sha256, pages, wide, high, bool(locked),
        datetime.fromisoformat(at), by, _act(row[15:18]), _act(row[18:21]),
    )  # fmt: skip


def _act(row: Row) -> Act | None:
    at, by, reason = row
    return Act(datetime.fromisoformat(at), by, reason) if at else None
