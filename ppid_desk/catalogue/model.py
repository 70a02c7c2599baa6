"""The tables of the catalogue, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class DecreeRow(Table):
    """A decree that excludes."""

    id = peewee.TextField(primary_key=True)
    number = peewee.TextField(unique=True)
    title = peewee.TextField()
    issuer = peewee.TextField()
    issuer_name = peewee.TextField()
    decided_on = peewee.TextField()
    in_force_from = peewee.TextField()
    withdrawn_on = peewee.TextField(null=True)
    withdrawn_by = peewee.TextField(null=True)

    class Meta:
        table_name = "exclusion_decree"


class ExclusionRow(Table):
    """An entry of the exclusion list; `grounds` are letters, such as "hj"."""

    id = peewee.TextField(primary_key=True)
    decree = peewee.ForeignKeyField(DecreeRow, column_name="decree", index=False)
    code = peewee.TextField()
    information = peewee.TextField()
    grounds = peewee.TextField()
    consequence = peewee.TextField()
    in_force_from = peewee.TextField()
    years = peewee.IntegerField(null=True)
    until = peewee.TextField(null=True)
    other_law = peewee.TextField()
    public_interest = peewee.TextField()
    unit = peewee.TextField()
    withdrawn_on = peewee.TextField(null=True)
    withdrawn_by = peewee.TextField(null=True)

    class Meta:
        table_name = "exclusion"
        indexes = ((("decree", "code"), True),)


class ConsequenceTestRow(Table):
    """An application for a consequence test."""

    id = peewee.TextField(primary_key=True)
    number = peewee.TextField(unique=True)
    sent_on = peewee.TextField()
    request = peewee.TextField(index=True)
    item = peewee.IntegerField()
    result = peewee.TextField(null=True)
    result_on = peewee.TextField(null=True)
    decree = peewee.ForeignKeyField(DecreeRow, column_name="decree", null=True, index=False)

    class Meta:
        table_name = "consequence_test"
