"""The table of print jobs, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class PrintJobRow(Table):
    """One copy of one slip, and where it is on its way to the visitor."""

    subject = peewee.TextField()
    number = peewee.TextField()
    copy_no = peewee.IntegerField()
    state = peewee.TextField()
    paper = peewee.TextField()
    slot = peewee.IntegerField()
    reason = peewee.TextField()
    changed_at = peewee.TextField()
    kind = peewee.TextField()

    class Meta:
        table_name = "print_job"
        indexes = ((("number", "kind", "copy_no"), True),)
