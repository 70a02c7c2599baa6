"""The tables of audits, as they are today."""

from __future__ import annotations

import peewee

from ppid_desk.records.orm import Table


class AuditChecklistRow(Table):
    """A version of a checklist that an audit began with, whole."""

    digest = peewee.TextField(primary_key=True)
    form_id = peewee.TextField()
    version = peewee.TextField()
    title = peewee.TextField()
    body = peewee.TextField()
    taken_at = peewee.TextField()
    officer = peewee.TextField()

    class Meta:
        table_name = "audit_checklist"
        indexes = ((("form_id", "version"), True),)


class AuditRunRow(Table):
    """An audit; its population is drawn again from period, unit and seed."""

    id = peewee.TextField(primary_key=True)
    year = peewee.IntegerField()
    seq = peewee.BigIntegerField()
    number = peewee.TextField(unique=True)
    checklist = peewee.ForeignKeyField(AuditChecklistRow, column_name="checklist", index=False)
    period_from = peewee.TextField()
    period_to = peewee.TextField()
    unit = peewee.TextField()
    seed = peewee.TextField()
    population = peewee.BigIntegerField()
    digest = peewee.TextField()
    information = peewee.TextField()
    with_texts = peewee.IntegerField()
    auditor = peewee.TextField()
    state = peewee.TextField()
    started_at = peewee.TextField()
    closed_at = peewee.TextField(null=True)
    started_event = peewee.BigIntegerField()
    closed_event = peewee.BigIntegerField(null=True)

    class Meta:
        table_name = "audit_run"
        indexes = ((("year", "seq"), True),)


class AuditFileRow(Table):
    """A sampled file with its masked facts."""

    run = peewee.ForeignKeyField(AuditRunRow, column_name="run", index=False)
    request = peewee.TextField()
    position = peewee.IntegerField()
    number = peewee.TextField()
    reason = peewee.TextField()
    facts = peewee.TextField()

    class Meta:
        table_name = "audit_file"
        primary_key = peewee.CompositeKey("run", "request")


class AuditComputedRow(Table):
    """What the program found out itself."""

    run = peewee.ForeignKeyField(AuditRunRow, column_name="run", index=False)
    item = peewee.TextField()
    subject = peewee.TextField()
    verdict = peewee.TextField()
    evidence = peewee.TextField()

    class Meta:
        table_name = "audit_computed"
        primary_key = peewee.CompositeKey("run", "item", "subject")


class AuditRecordRow(Table):
    """One record; the event of the same number commits to it."""

    id = peewee.TextField(primary_key=True)
    run = peewee.ForeignKeyField(AuditRunRow, column_name="run", index=False)
    author = peewee.TextField()
    device = peewee.TextField()
    sequence = peewee.BigIntegerField()
    item = peewee.TextField()
    subject = peewee.TextField()
    kind = peewee.TextField()
    body = peewee.TextField()
    made_at = peewee.TextField()
    taken_at = peewee.TextField()
    event = peewee.BigIntegerField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "audit_record"
        indexes = ((("run", "device", "sequence"), True), (("run", "subject"), False))


class AuditPackRow(Table):
    """A pack that was checked out for a device."""

    id = peewee.TextField(primary_key=True)
    run = peewee.ForeignKeyField(AuditRunRow, column_name="run", index=True)
    owner = peewee.TextField()
    device = peewee.TextField(unique=True)
    public_key = peewee.TextField()
    made_at = peewee.TextField()
    expires_at = peewee.TextField()
    revoked_at = peewee.TextField(null=True)
    revoked_reason = peewee.TextField()
    returned_at = peewee.TextField(null=True)
    event = peewee.BigIntegerField()

    class Meta:
        table_name = "audit_pack"


class AuditReturnRow(Table):
    """A file that came back from a laptop, and what became of it."""

    pack = peewee.ForeignKeyField(AuditPackRow, column_name="pack", index=False)
    sha256 = peewee.TextField()
    size = peewee.BigIntegerField()
    outcome = peewee.TextField()
    reason = peewee.TextField()
    report = peewee.TextField()
    content = peewee.BlobField(null=True)
    taken_at = peewee.TextField()
    officer = peewee.TextField()
    event = peewee.BigIntegerField()

    class Meta:
        table_name = "audit_return"
        indexes = ((("pack", "sha256"), False),)


class AuditFindingRow(Table):
    """A finding; its columns from `severity` on follow from what was opened and from its moves."""

    id = peewee.TextField(primary_key=True)
    run = peewee.ForeignKeyField(AuditRunRow, column_name="run", index=False)
    seq = peewee.IntegerField()
    number = peewee.TextField(unique=True)
    item = peewee.TextField()
    opened = peewee.TextField()
    severity = peewee.TextField()
    state = peewee.TextField()
    owner = peewee.TextField()
    unit = peewee.TextField()
    due_on = peewee.TextField()
    done_on = peewee.TextField(null=True)
    closed_on = peewee.TextField(null=True)
    event_seq = peewee.BigIntegerField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "audit_finding"
        indexes = ((("run", "seq"), True),)


class AuditFindingFileRow(Table):
    """A file, or an item of mandatory information, that a finding concerns."""

    finding = peewee.ForeignKeyField(AuditFindingRow, column_name="finding", index=False)
    subject = peewee.TextField(index=True)
    number = peewee.TextField()

    class Meta:
        table_name = "audit_finding_file"
        primary_key = peewee.CompositeKey("finding", "subject")


class AuditObstacleRow(Table):
    """What hindered the service, from when to when."""

    id = peewee.TextField(primary_key=True)
    year = peewee.IntegerField()
    seq = peewee.IntegerField()
    number = peewee.TextField(unique=True)
    cause = peewee.TextField()
    text = peewee.TextField()
    began_on = peewee.TextField()
    ended_on = peewee.TextField(null=True)
    cured_on = peewee.TextField(null=True)
    cure = peewee.TextField()
    withdrawn = peewee.TextField()
    event_seq = peewee.BigIntegerField()
    salt = peewee.BlobField()

    class Meta:
        table_name = "audit_obstacle"
        indexes = ((("year", "seq"), True),)


class AuditObstacleLinkRow(Table):
    """A request that an obstacle delayed, or a finding that it belongs to."""

    obstacle = peewee.ForeignKeyField(AuditObstacleRow, column_name="obstacle", index=False)
    kind = peewee.TextField()
    subject = peewee.TextField(index=True)
    number = peewee.TextField()

    class Meta:
        table_name = "audit_obstacle_link"
        primary_key = peewee.CompositeKey("obstacle", "kind", "subject")


class AuditPlanRow(Table):
    """An audit that is planned."""

    id = peewee.TextField(primary_key=True)
    year = peewee.IntegerField(index=True)
    form_id = peewee.TextField()
    title = peewee.TextField()
    unit = peewee.TextField()
    first_month = peewee.IntegerField()
    last_month = peewee.IntegerField()
    auditor = peewee.TextField()
    note = peewee.TextField()
    approved_at = peewee.TextField(null=True)
    approved_by = peewee.TextField(null=True)
    dropped = peewee.TextField()
    event_seq = peewee.BigIntegerField()

    class Meta:
        table_name = "audit_plan"
