"""PERBAIKAN: a correction that changes what stands on the slip queues the slip again, in its own transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ppid_desk.printing import service as spool
from ppid_desk.records import journal
from ppid_desk.records.session import Writing
from ppid_desk.requests import queue
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
    """Queue the slip as it is now; without a window (`slip` None) it waits as one that was not printed.

    A copy that surely is on no paper yet will say what is right by itself: it is sent where the newest is wanted, and
    no other is made. What comes out is to be handed over anew, as long as the file is open.
    """
    wanted, waiting = slip or SlipWanted(settings.printing.paper, 0), spool.unprinted(writing, request.number)
    copy_no = waiting or spool.next_copy(writing, request.number)
    if waiting is None:
        spool.enqueue(writing, request.id, request.number, copy_no, wanted.paper, wanted.slot, at)
    elif slip:
        spool.redirect(writing, request.number, waiting, slip.paper, slip.slot, at)
    if copy_no > 1 and copy_no not in spool.mended(writing, request.id):
        facts = {"number": request.number, "copy": copy_no, "paper": wanted.paper}
        journal.append(writing, at, officer, spool.MENDED, request.id, facts)
    _wait_for_handover(writing, request.number)


def _wait_for_handover(writing: Writing, number: str) -> None:
    """An open file whose older slip was handed over waits again until the mended one is."""
    place = queue.Place(
        *writing.one("SELECT open, queue_day, state, path, handed_over FROM request WHERE number = ?", (number,))
    )
    if place.open and place.handed_over:
        writing.run("UPDATE request SET handed_over = 0 WHERE number = ?", (number,))
        queue.leave(writing, place)
        queue.enter(writing, replace(place, handed_over=0))
