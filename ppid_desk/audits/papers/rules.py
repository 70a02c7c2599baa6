"""The papers that an audit has."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """The papers of an audit."""

    BLANK = "blank"  # daftar periksa kosong
    WORKING = "working"  # kertas kerja
    REPORT = "report"  # laporan hasil audit
    FOLLOW_UP = "follow-up"  # daftar tindak lanjut
