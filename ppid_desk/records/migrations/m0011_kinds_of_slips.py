"""Form 11: print jobs of other slips than a request's: of objections, and those that go with a moved date."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    "ALTER TABLE print_job ADD COLUMN kind TEXT NOT NULL DEFAULT 'slip'",
    "DROP INDEX print_job_copy",
    "CREATE UNIQUE INDEX print_job_copy ON print_job (number, kind, copy_no)",
    "CREATE INDEX print_job_troubled ON print_job (id) WHERE state IN ('failed', 'uncertain')",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(each) for each in _STATEMENTS]
