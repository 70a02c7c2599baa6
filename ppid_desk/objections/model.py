"""The table of objections, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.requests.model import Queued, RequestRow


class ObjectionRow(Queued):
    """An objection."""

    request = peewee.ForeignKeyField(RequestRow, index=False, null=True)
    grounds = peewee.TextField()  # "c,g"
    position = peewee.TextField()
    found_on = peewee.TextField(null=True)
    file_by = peewee.TextField(null=True)

    class Meta:
        table_name = "objection"
        indexes = (
            (("register", "office", "year", "seq"), True),
            (("open", "queue_day", "id"), False),
            (("request",), False),
        )
