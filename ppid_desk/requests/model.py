"""The tables of requests, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.people.model import RequesterRow
from ppid_desk.records.orm import Table


class Queued(Table):
    """What stands in the queue, a request or an objection: `open`, `queue_day` and `id` give its place there."""

    uuid = peewee.TextField(unique=True)
    register = peewee.TextField()
    office = peewee.TextField()
    year = peewee.IntegerField()
    seq = peewee.BigIntegerField()
    number = peewee.TextField(unique=True)
    requester = peewee.ForeignKeyField(RequesterRow, index=False)
    name = peewee.TextField()
    summary = peewee.TextField()
    purpose = peewee.TextField()
    channel = peewee.TextField()
    path = peewee.TextField()
    received_at = peewee.TextField()
    received_on = peewee.TextField()
    received_proof = peewee.TextField()
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
    duty = peewee.TextField()
    holder = peewee.TextField()
    outcome = peewee.TextField(null=True)
    answered_on = peewee.TextField(null=True)
    late_by = peewee.IntegerField()
    objected = peewee.IntegerField()
    disputed = peewee.IntegerField()
    unconfirmed = peewee.IntegerField()


class RequestRow(Queued):
    """A request."""

    access = peewee.TextField()
    copy_form = peewee.TextField(null=True)
    delivery = peewee.TextField(null=True)
    election = peewee.IntegerField()
    path_note = peewee.TextField()
    documents_seen = peewee.TextField()
    missing = peewee.TextField()
    letter_date = peewee.TextField(null=True)
    complete_on = peewee.TextField(null=True)
    extended_on = peewee.TextField(null=True)

    class Meta:
        table_name = "request"
        indexes = (
            (("register", "office", "year", "seq"), True),
            (("open", "queue_day", "id"), False),
            (("requester", "id"), False),
        )


class ItemRow(Table):
    """One item of information that was asked for."""

    request = peewee.ForeignKeyField(RequestRow, index=False)
    position = peewee.IntegerField()
    text = peewee.TextField()

    class Meta:
        table_name = "item"
        primary_key = peewee.CompositeKey("request", "position")


class LoadRow(Table):
    """How many requests stand at one place of the queue."""

    open = peewee.IntegerField()
    queue_day = peewee.TextField()
    state = peewee.TextField()
    path = peewee.TextField()
    handed_over = peewee.IntegerField()
    n = peewee.BigIntegerField()

    class Meta:
        table_name = "load"
        primary_key = peewee.CompositeKey("open", "queue_day", "state", "path", "handed_over")


class SpokenNumberRow(Table):
    """A number that is spoken for though no request bears it, or that was reserved for paper."""

    register = peewee.TextField()
    office = peewee.TextField()
    year = peewee.IntegerField()
    seq = peewee.BigIntegerField()
    number = peewee.TextField(unique=True)
    state = peewee.TextField()
    reason = peewee.TextField()
    changed_at = peewee.TextField()

    class Meta:
        table_name = "spoken_number"
        primary_key = peewee.CompositeKey("register", "office", "year", "seq")


class OldEntryRow(Table):
    """What an old register says of a request, as it stood there."""

    request = peewee.ForeignKeyField(RequestRow, primary_key=True)
    file = peewee.TextField()
    line = peewee.IntegerField()
    columns = peewee.TextField()

    class Meta:
        table_name = "old_entry"
