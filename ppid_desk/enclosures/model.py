"""The tables of enclosures, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class BlobRow(Table):
    """The bytes of a file, under their hash: the same bytes are kept once, however many subjects hold them."""

    sha256 = peewee.TextField(primary_key=True)
    size = peewee.BigIntegerField()
    content = peewee.BlobField()

    class Meta:
        table_name = "blob"


class EnclosureRow(Table):
    """A file on a subject of a register. Nothing takes the row away: removing hides it, purging empties it."""

    uuid = peewee.TextField(unique=True)
    register = peewee.TextField()
    subject = peewee.TextField()
    kind = peewee.TextField()
    name = peewee.TextField()
    note = peewee.TextField()
    media = peewee.TextField()
    size = peewee.BigIntegerField()
    sha256 = peewee.TextField(index=True)
    pages = peewee.IntegerField()
    wide = peewee.IntegerField()
    high = peewee.IntegerField()
    locked = peewee.IntegerField()
    added_at = peewee.TextField()
    added_by = peewee.TextField()
    removed_at = peewee.TextField(null=True)
    removed_by = peewee.TextField()
    removed_reason = peewee.TextField()
    purged_at = peewee.TextField(null=True)
    purged_by = peewee.TextField()
    purged_reason = peewee.TextField()
    event_seq = peewee.BigIntegerField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "enclosure"
        indexes = ((("register", "subject", "id"), False),)
