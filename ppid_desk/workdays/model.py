"""The table of all clocks, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class ClockRow(Table):
    """A time limit that runs or ran: of which register and row, by which rule and calendar, and its dates."""

    register = peewee.TextField()
    subject = peewee.BigIntegerField()
    limit_id = peewee.TextField()
    limit_version = peewee.TextField()
    start_on = peewee.TextField()
    due_on = peewee.TextField()
    extended_on = peewee.TextField(null=True)
    provisional = peewee.IntegerField()
    calendar_version = peewee.TextField()
    ended_on = peewee.TextField(null=True)

    class Meta:
        table_name = "clock"
        indexes = ((("register", "subject"), False),)
