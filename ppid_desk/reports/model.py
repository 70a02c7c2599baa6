"""The table of the report's texts, as it is today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class ReportTextRow(Table):
    """A text of the service report of a year, as the office wrote it."""

    year = peewee.IntegerField()
    name = peewee.TextField()
    text = peewee.TextField()
    changed_at = peewee.TextField()
    officer = peewee.TextField()

    class Meta:
        table_name = "report_text"
        primary_key = peewee.CompositeKey("year", "name")
