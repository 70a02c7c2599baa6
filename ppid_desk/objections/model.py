"""The table of objections, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.people.model import RequesterRow
from ppid_desk.records.orm import Table
from ppid_desk.requests.model import RequestRow


class ObjectionRow(Table):
    """An objection; `open`, `queue_day` and `id` give its place in the queue, which it shares with the requests."""

    uuid = peewee.TextField(unique=True)
    register = peewee.TextField()
    office = peewee.TextField()
    year = peewee.IntegerField()
    seq = peewee.BigIntegerField()
    number = peewee.TextField(unique=True)
    request = peewee.ForeignKeyField(RequestRow, index=False, null=True)
    requester = peewee.ForeignKeyField(RequesterRow, index=False)
    name = peewee.TextField()
    summary = peewee.TextField()
    grounds = peewee.TextField()  # "c,g"
    position = peewee.TextField()
    purpose = peewee.TextField()
    channel = peewee.TextField()
    path = peewee.TextField()
    received_at = peewee.TextField()
    received_on = peewee.TextField()
    received_proof = peewee.TextField()
    found_on = peewee.TextField(null=True)
    file_by = peewee.TextField(null=True)
    recorded_at = peewee.TextField()
    reference = peewee.TextField()
    officer = peewee.TextField()
    state = peewee.TextField()
    closed_on = peewee.TextField(null=True)
    open = peewee.IntegerField()
    queue_day = peewee.TextField()
    due_on = peewee.TextField(null=True)
    handed_over = peewee.IntegerField()
    event_seq = peewee.BigIntegerField()
    salt = peewee.BlobField()
    idempotency_key = peewee.TextField(null=True)
    duty = peewee.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    holder = peewee.TextField(constraints=[peewee.SQL("DEFAULT ''")])
    outcome = peewee.TextField(null=True)
    answered_on = peewee.TextField(null=True)
    late_by = peewee.IntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    objected = peewee.IntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    disputed = peewee.IntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    unconfirmed = peewee.IntegerField(constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        table_name = "objection"
        indexes = (
            (("register", "office", "year", "seq"), True),
            (("open", "queue_day", "id"), False),
            (("request",), False),
        )
