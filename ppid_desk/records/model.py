"""The tables of the cellar itself, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class OfficeRow(Table):
    """Whose books these are."""

    uuid = peewee.TextField()
    kind = peewee.TextField()
    opened_at = peewee.TextField()
    signing_key = peewee.BlobField()
    settings = peewee.TextField()

    class Meta:
        table_name = "office"


class JournalHeadRow(Table):
    """The newest event."""

    id = peewee.IntegerField(primary_key=True)
    seq = peewee.BigIntegerField()
    hash = peewee.BlobField()
    at = peewee.TextField()

    class Meta:
        table_name = "journal_head"


class EventRow(Table):
    """One line of the journal."""

    seq = peewee.BigIntegerField(primary_key=True)
    at = peewee.TextField()
    actor = peewee.TextField()
    kind = peewee.TextField()
    subject = peewee.TextField()
    body = peewee.TextField()
    hash = peewee.BlobField()

    class Meta:
        table_name = "event"
        indexes = ((("subject", "seq"), False),)


class CounterRow(Table):
    """The last number given, per register, office and year."""

    register = peewee.TextField()
    office = peewee.TextField()
    year = peewee.IntegerField()
    last = peewee.BigIntegerField()

    class Meta:
        table_name = "counter"
        primary_key = peewee.CompositeKey("register", "office", "year")


class DraftRow(Table):
    """What was typed at one window and not yet registered."""

    slot = peewee.IntegerField(primary_key=True)
    idempotency_key = peewee.TextField(index=True)
    body = peewee.TextField()
    saved_at = peewee.TextField()

    class Meta:
        table_name = "draft"
