"""The books' numbered forms. A migration writes its own SQL and never uses today's tables, so that it stays true.

They are named here one by one: nothing is searched on disk, so the frozen program has them too.
"""

from __future__ import annotations

from collections.abc import Callable

from ppid_desk.records.dialect import Dialect
from ppid_desk.records.migrations import (
    m0001_the_desk_opens,
    m0002_at_home,
    m0003_officers,
    m0004_catalogue,
    m0005_calendar,
    m0006_files,
    m0007_handling,
    m0008_objections,
    m0009_report_texts,
    m0010_audits,
    m0011_kinds_of_slips,
    m0012_audit_findings,
)

Step = Callable[[Dialect], list[str]]

MIGRATIONS: tuple[Step, ...] = (
    m0001_the_desk_opens.statements,
    m0002_at_home.statements,
    m0003_officers.statements,
    m0004_catalogue.statements,
    m0005_calendar.statements,
    m0006_files.statements,
    m0007_handling.statements,
    m0008_objections.statements,
    m0009_report_texts.statements,
    m0010_audits.statements,
    m0011_kinds_of_slips.statements,
    m0012_audit_findings.statements,
)


def version() -> int:
    """The form that this program writes and reads."""
    return len(MIGRATIONS)
