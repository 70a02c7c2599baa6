"""The table of requesters, as it is today."""

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
