"""A paper of an audit written to a file, as PDF or XLSX: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ppid_desk.papers.audit import blank, follow_up, report, working
from ppid_desk.papers.audit.rules import AuditPaper, AuditReport, BlankContent, WorkingContent
from ppid_desk.papers.audit.sheet import Laid, render
from ppid_desk.papers.books.rules import Step
from ppid_desk.papers.report.rules import Table
from ppid_desk.papers.report.writing import write_tables
from ppid_desk.papers.whole import whole


def _nobody(_done: int, _all: int) -> None:
    """Nobody watches."""


def laid(content: AuditPaper) -> Laid:
    """The paper before it is painted."""
    if isinstance(content, BlankContent):
        return blank.laid(content)
    if isinstance(content, WorkingContent):
        return working.laid(content)
    return report.laid(content) if isinstance(content, AuditReport) else follow_up.laid(content)


def tables(content: AuditPaper) -> Iterator[Table]:
    """What the paper holds as tables, in order."""
    if isinstance(content, BlankContent):
        return blank.tables(content)
    if isinstance(content, WorkingContent):
        return working.tables(content)
    return report.tables(content) if isinstance(content, AuditReport) else follow_up.tables(content)


def pdf_of(content: AuditPaper, step: Step = _nobody) -> bytes:
    """The paper as PDF on A4, the same bytes for the same content; `step(done, all)` raises to stop."""
    return render(laid(content), step)


def write_audit_paper(content: AuditPaper, file: Path, *, workbook: bool = False, step: Step = _nobody) -> None:
    """Write the paper as PDF, or its tables as XLSX; the file appears when it is complete.

    `step(done, all)` hears of each part and raises to stop: nothing is left behind. Raises Trouble "output_unwritable".
    """
    with whole(file) as new:
        if workbook:
            found = laid(content)
            write_tables(found.title, _subject(found), tuple(tables(content)), new, step)
        else:
            new.write_bytes(pdf_of(content, step))


def _subject(found: Laid) -> str:
    """What stands beside the title in a workbook; it says what the marks of the pages say."""
    marks = (("KONSEP, audit belum ditutup", found.draft), ("CONTOH, bukan dokumen resmi", found.demo))
    return " · ".join((found.foot, *(said for said, holds in marks if holds)))
