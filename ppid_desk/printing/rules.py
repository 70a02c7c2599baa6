"""States of a print job and what a printer may answer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ppid_desk.facts import dataclass


class JobKind(StrEnum):
    """What is printed."""

    SLIP = "slip"  # tanda bukti permohonan
    OBJECTION = "objection"  # tanda bukti keberatan
    ADDENDUM = "addendum"  # slip tambahan, when the calendar moved a date


class JobState(StrEnum):
    """Where a slip is on its way to the visitor."""

    QUEUED = "queued"  # antre
    PRINTING = "printing"  # sedang dicetak
    PRINTED = "printed"  # tercetak
    FAILED = "failed"  # gagal: surely nothing on paper
    UNCERTAIN = "uncertain"  # belum pasti: look whether it came out
    NOT_PRINTED = "not_printed"  # belum dicetak: a PDF was made, no printer
    HANDED_OVER = "handed_over"  # diserahkan


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One copy of one slip. `copy_no` 1 is the original; `reason` says why it failed or is unsure.

    `mark` is what stands on it beside the number, where the copies were read together.
    """

    id: int
    number: str
    copy_no: int
    state: JobState
    paper: str
    reason: str
    changed_at: datetime
    kind: JobKind = JobKind.SLIP
    mark: str = ""


def mark_of(copy_no: int, mended: frozenset[int]) -> str:
    """What marks a copy of a slip: nothing, PERBAIKAN for one of the copies `mended`, else the count of SALINAN."""
    if copy_no in mended:
        return "PERBAIKAN"
    copy = copy_no - 1 - sum(each < copy_no for each in mended)
    return f"SALINAN ke-{copy}" if copy else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a printer says of one job: one of PRINTED, FAILED, UNCERTAIN, NOT_PRINTED, with a reason."""

    state: JobState
    reason: str = ""


class Printer(Protocol):
    """The seam to paper: the system's printer, a PDF that opens, later a receipt printer."""

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        """Bring the document to paper; never raises for what a printer can do wrong, but answers an `Outcome`."""
        ...
