"""peewee over a connection that is already open: for reading what needs names more than speed.

Registering and the pages of the queue are plain SQL (a model costs three times as much); the tables' models stand in
each area's `model.py` and are compared with the migrated books by a test.
"""

from __future__ import annotations

from typing import Any

import peewee

from ppid_desk.records.session import Reading


class _Opened(peewee.SqliteDatabase):
    """A peewee database that speaks through somebody else's connection and never closes it."""

    def __init__(self, connection: Any) -> None:
        super().__init__(None, autoconnect=False)
        self._given = connection

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        return self._given.execute(sql, params or ())


class Table(peewee.Model):
    """The root of all tables' models; bound to no database: each query is handed the connection that it runs on."""

    class Meta:
        legacy_table_names = False


def records(reading: Reading, query: Any) -> list[dict[str, Any]]:
    """The rows of a peewee query, each as column → value."""
    return list(query.dicts().execute(_Opened(reading.connection)))
