"""Commands about the papers of an audit: audit report, audit paper."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

from ppid_desk.audits.papers.rules import PaperKind
from ppid_desk.cli.answer import Answer, add_command
from ppid_desk.cli.door import opened
from ppid_desk.reports.rules import Form

_PAPERS = (PaperKind.BLANK, PaperKind.WORKING, PaperKind.FOLLOW_UP)


def add(verbs: Any) -> None:
    """Add this room's commands to those of `audit`."""
    report = add_command(verbs, "report", _report, "write the report of an audit")
    report.add_argument("run_number", metavar="RUN", help="its number (AUD-2026-0001)")
    paper = add_command(verbs, "paper", _paper, "write another paper of an audit")
    paper.add_argument("run_number", metavar="RUN", help="its number (AUD-2026-0001)")
    paper.add_argument("kind", choices=[each.value for each in _PAPERS])
    for command in (report, paper):
        command.add_argument("--format", choices=[Form.PDF.value, Form.XLSX.value], required=True)
        command.add_argument("--out", metavar="FILE", type=Path, required=True)


def _report(chosen: argparse.Namespace, answer: Answer) -> int:
    return _write(PaperKind.REPORT, chosen, answer)


def _paper(chosen: argparse.Namespace, answer: Answer) -> int:
    return _write(PaperKind(chosen.kind), chosen, answer)


def _write(kind: PaperKind, chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        workbook = chosen.format == Form.XLSX
        desk.audit_papers.write(kind, chosen.run_number, chosen.out, workbook=workbook)
    digest = hashlib.sha256(chosen.out.read_bytes()).hexdigest()
    document = {
        "number": chosen.run_number, "paper": kind.value, "format": chosen.format, "file": str(chosen.out),
        "sha256": digest,
    }  # fmt: skip
    answer.say(document, f"{chosen.out}  SHA-256 {digest}")
    return 0
