"""Form 7: the moves of a request, and what they make of its row: duty, holder, outcome, days."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_STATEMENTS = (
    "ALTER TABLE request ADD COLUMN duty TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE request ADD COLUMN holder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE request ADD COLUMN outcome TEXT",
    "ALTER TABLE request ADD COLUMN complete_on TEXT",
    "ALTER TABLE request ADD COLUMN extended_on TEXT",
    "ALTER TABLE request ADD COLUMN answered_on TEXT",
    "ALTER TABLE request ADD COLUMN late_by INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE request ADD COLUMN objected INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE request ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE request ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0",
    # what was done, with all its facts as JSON; the journal's event of the same number commits to them
    """CREATE TABLE move (
        event_seq BIGINT NOT NULL PRIMARY KEY REFERENCES event (seq), register TEXT NOT NULL, subject TEXT NOT NULL,
        name TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, officer TEXT NOT NULL, facts TEXT NOT NULL,
        salt «bytes» NOT NULL)""",
    "CREATE INDEX move_subject ON move (subject, event_seq)",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [*(dialect.statements(each) for each in _STATEMENTS), *dialect.grows_only("move")]
