"""The checklists that come along, as they can be planned."""

from __future__ import annotations

from ppid_desk.audits.checklists.shipped import NAMES, shipped_checklist
from ppid_desk.audits.programme.rules import Known


def shipped() -> tuple[Known, ...]:
    """The four checklists A to D, by their form_id."""
    found = (shipped_checklist(name) for name in NAMES)
    return tuple(Known(each.form_id, each.title) for each in found)
