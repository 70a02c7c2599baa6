"""The console's commands for internal audits: one group, each room with its own commands."""

from __future__ import annotations

from typing import Any

from ppid_desk.cli import audit_findings, audit_packs, audit_papers, audit_plan, audit_runs, checklists


def add(commands: Any) -> None:
    """Add the group with the commands of all its rooms."""
    group = commands.add_parser("audit", help="internal audits and their checklists", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    for room in (checklists, audit_runs, audit_packs, audit_papers, audit_findings, audit_plan):
        room.add(verbs)
