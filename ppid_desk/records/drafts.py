"""What was typed and not yet registered: kept in the books, so that it survives a crash and stays encrypted."""

from __future__ import annotations

import json
from typing import Any

from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing


class Drafts:
    """One draft per window of this PC (`slot`). A draft is no event: nothing happened yet."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def save(self, slot: int, key: str, body: dict[str, Any]) -> None:
        """Keep what stands in the form; `key` is the idempotency key that was made when the form opened."""
        at = self._books.clock.now().isoformat()
        values = (slot, key, json.dumps(body, ensure_ascii=False), at)

        def put(writing: Writing) -> None:
            writing.run(
                "INSERT INTO draft (slot, idempotency_key, body, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (slot) DO"
                " UPDATE SET idempotency_key = excluded.idempotency_key, body = excluded.body,"
                " saved_at = excluded.saved_at",
                values,
            )

        self._books.write(put)

    def load(self, slot: int) -> tuple[str, dict[str, Any]] | None:
        """The key and the body of a draft, or None."""
        with self._books.read() as reading:
            row = reading.row("SELECT idempotency_key, body FROM draft WHERE slot = ?", (slot,))
        return (row[0], json.loads(row[1])) if row else None

    def drop(self, slot: int) -> None:
        """Forget a draft."""
        self._books.write(lambda writing: writing.run("DELETE FROM draft WHERE slot = ?", (slot,)))
