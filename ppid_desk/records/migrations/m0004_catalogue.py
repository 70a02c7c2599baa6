"""Form 4: the exclusion list (DIK): decrees, their entries, and applications for a consequence test."""

from __future__ import annotations

from ppid_desk.records.dialect import Dialect

_TABLES = (
    """CREATE TABLE exclusion_decree (
        id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, title TEXT NOT NULL,
        issuer TEXT NOT NULL CHECK (issuer IN ('kpu_ri', 'kpu_provinsi')), issuer_name TEXT NOT NULL,
        decided_on TEXT NOT NULL, in_force_from TEXT NOT NULL, withdrawn_on TEXT, withdrawn_by TEXT)""",
    "CREATE UNIQUE INDEX exclusion_decree_number ON exclusion_decree (number)",
    """CREATE TABLE exclusion (
        id TEXT NOT NULL PRIMARY KEY, decree TEXT NOT NULL REFERENCES exclusion_decree (id), code TEXT NOT NULL,
        information TEXT NOT NULL, grounds TEXT NOT NULL, consequence TEXT NOT NULL, in_force_from TEXT NOT NULL,
        years INTEGER, until TEXT, other_law TEXT NOT NULL, public_interest TEXT NOT NULL, unit TEXT NOT NULL,
        withdrawn_on TEXT, withdrawn_by TEXT)""",
    "CREATE UNIQUE INDEX exclusion_code ON exclusion (decree, code)",
    # permohonan uji konsekuensi, of one item of a request
    """CREATE TABLE consequence_test (
        id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, sent_on TEXT NOT NULL, request TEXT NOT NULL,
        item INTEGER NOT NULL, result TEXT CHECK (result IN ('excluded', 'open')), result_on TEXT,
        decree TEXT REFERENCES exclusion_decree (id))""",
    "CREATE UNIQUE INDEX consequence_test_number ON consequence_test (number)",
    "CREATE INDEX consequence_test_request ON consequence_test (request)",
)


def statements(dialect: Dialect) -> list[str]:
    """The statements that make this form, in the engine's words."""
    return [dialect.statements(table) for table in _TABLES]
