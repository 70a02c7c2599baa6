"""The tables of requesters and officers, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class RequesterRow(Table):
    """What somebody stated at the desk; `statement` is the hash of all of it, so that the same is kept once."""

    statement = peewee.BlobField(unique=True)
    kind = peewee.TextField()
    name = peewee.TextField()
    id_type = peewee.TextField(null=True)
    id_number = peewee.TextField()
    id_reason = peewee.TextField()
    address = peewee.TextField()
    phone = peewee.TextField()
    email = peewee.TextField()
    occupation = peewee.TextField()
    representative = peewee.TextField(null=True)

    class Meta:
        table_name = "requester"


class OfficerRow(Table):
    """Somebody who works here; `roles` are separated by blanks, `passphrase` is an argon2 hash or empty."""

    uuid = peewee.TextField(unique=True)
    name = peewee.TextField()
    nip = peewee.TextField()
    title = peewee.TextField()
    unit = peewee.TextField()
    roles = peewee.TextField()
    active = peewee.IntegerField()
    origin = peewee.TextField()
    passphrase = peewee.TextField()
    failed = peewee.IntegerField()
    blocked_until = peewee.TextField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "officer"


class RecoveryCodeRow(Table):
    """The SHA-256 of a recovery code; `used_at` once it was used."""

    officer = peewee.ForeignKeyField(OfficerRow, column_name="officer_id")
    digest = peewee.BlobField()
    used_at = peewee.TextField(null=True)

    class Meta:
        table_name = "recovery_code"
        primary_key = peewee.CompositeKey("officer", "digest")
