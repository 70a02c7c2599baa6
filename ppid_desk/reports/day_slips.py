"""The slips that were asked for on a day beside those of the numbers given, and where each is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from ppid_desk.printing import service as spool
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.records.session import Reading
from ppid_desk.reports.rules import DaySlip

_ASKED = "'objection.registered', 'slip.copied', 'slip.mended', 'addendum.queued'"


def slips_between(reading: Reading, first: int, last: int) -> Iterator[DaySlip]:
    """The slips of objections and of moved dates that events of those numbers asked for, in order of time."""
    rows = reading.rows(
        f"SELECT at, subject, body, kind FROM event WHERE seq BETWEEN ? AND ? AND kind IN ({_ASKED}) ORDER BY seq",
        (first, last),
    )
    for at, subject, body, event in rows:
        told = json.loads(body)
        wanted = JobKind.ADDENDUM if event == spool.ADDENDUM else JobKind.OBJECTION
        number, copy_no = str(told["number"]), int(told.get("copy", 1))
        state = reading.value(
            "SELECT state FROM print_job WHERE number = ? AND kind = ? AND copy_no = ?", (number, wanted.value, copy_no)
        )
        if state is not None:  # else a copy of a request's slip, which the table of numbers tells of
            mark = spool.mark_on(reading, subject, wanted, copy_no)
            yield DaySlip(number, wanted, mark, datetime.fromisoformat(at), JobState(state))
