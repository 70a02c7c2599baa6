"""PERBAIKAN: a correction that changes what stands on the slip queues the slip again, in its own transaction."""

from __future__ import annotations

from datetime import datetime

from ppid_desk.printing import service as spool
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests.papers import slip_content
from ppid_desk.requests.rules import Request, SlipWanted
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays


def is_other(before: Request, now: Request, settings: Settings, workdays: Workdays) -> bool:
    """Whether the slip of a request says something else than before."""
    first, second = (slip_content(each, settings, workdays, "", demo=False) for each in (before, now))
    return first != second


def queue_mended(
    writing: Writing, request: Request, slip: SlipWanted | None, settings: Settings, at: datetime, officer: str
) -> None:
    """Queue the slip as it is now; without a window (`slip` None) it waits as one that was not printed."""
    wanted = slip or SlipWanted(settings.printing.paper, 0)
    copy_no = spool.next_copy(writing, request.number)
    spool.enqueue(writing, request.id, request.number, copy_no, wanted.paper, wanted.slot, at)
    facts = {"number": request.number, "copy": copy_no, "paper": wanted.paper}
    journal.append(writing, at, officer, spool.MENDED, request.id, facts)
