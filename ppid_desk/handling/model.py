"""The table of moves, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class MoveRow(Table):
    """One move of a case with all its facts; the event of the same number commits to them."""

    event_seq = peewee.BigIntegerField(primary_key=True)
    register = peewee.TextField()
    subject = peewee.TextField()
    name = peewee.TextField()
    before = peewee.TextField()
    after = peewee.TextField()
    officer = peewee.TextField()
    facts = peewee.TextField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "move"
        indexes = ((("subject", "event_seq"), False),)
