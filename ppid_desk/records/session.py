"""What the areas speak to the books with: plain statements, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ppid_desk.errors import Refusal

Row = tuple[Any, ...]


class Reading:
    """Statements that read, on one connection."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        found: list[Row] = self.connection.execute(sql, values).fetchall()
        return found

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        found: Row | None = self.connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterable[Row]:
        """The rows one after another, for what does not fit into memory."""
        return self.connection.execute(sql, values)  # type: ignore[no-any-return]


class Writing(Reading):
    """Statements inside the one write transaction; they all hold, or none does."""

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Change something."""
        self.connection.execute(sql, values)

    def run_many(self, sql: str, many: Iterable[Sequence[object]]) -> None:
        """The same change for many rows."""
        self.connection.executemany(sql, many)

    def one(self, sql: str, values: Sequence[object] = ()) -> Row:
        """The one row that a change with RETURNING gives back."""
        row = self.row(sql, values)
        if row is None:
            raise Refusal("record_missing")
        return row
