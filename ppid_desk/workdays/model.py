"""The tables of days off and of all clocks, as they are today."""

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


class HolidayRow(Table):
    """A dated fact of the office's calendar; a later one of the same day and kind takes its place."""

    seq = peewee.BigIntegerField(primary_key=True)
    date = peewee.TextField()
    kind = peewee.TextField()
    name = peewee.TextField()
    basis = peewee.TextField()
    declared_on = peewee.TextField(null=True)
    status = peewee.TextField()
    source = peewee.TextField()
    recorded_at = peewee.TextField()
    officer = peewee.TextField()

    class Meta:
        table_name = "holiday"


class CalendarVersionRow(Table):
    """Up to which row of `holiday` a version of the calendar reaches."""

    version = peewee.TextField(primary_key=True)
    until = peewee.BigIntegerField()

    class Meta:
        table_name = "calendar_version"
