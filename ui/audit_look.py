"""An audit as the runner shows it, read off the screen's thread."""

from __future__ import annotations

from ppid_desk.audits.rules import Hindered, Work
from ppid_desk.desk import Desk
from ppid_desk.facts import dataclass
from ui import audit_walk
from ui.audit_walk import Line


@dataclass(frozen=True, slots=True)
class Look:
    """One audit at one moment: what is asked of the parts that were read, in lines, and whether it can be answered."""

    work: Work
    shown: audit_walk.Shown
    lines: tuple[Line, ...]
    names: dict[str, str]  # of auditors, by id
    hindered: Hindered


def looked(desk: Desk, run: str, *, whole: bool) -> Look:
    """Read an audit; of the whole of it, or only as much as its first item needs."""
    audits = desk.audits
    work = audits.open(run) if whole else audits.open_first(run)
    wanted = audit_walk.parts(work) if whole else audit_walk.first_parts(work)
    shown = {part: audits.shown(work, *part) for part in wanted}
    names = {each.id: each.name for each in desk.officers.all()}
    return Look(work, shown, audit_walk.lines(work, shown), names, audits.hindered(work.run))
