"""What was done with files on a day: answers, handovers, extensions, objections, disputes; from the journal alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from ppid_desk.records.session import Reading
from ppid_desk.reports.rules import DayStep, StepKind

_KINDS = {
    "request.answer": StepKind.ANSWERED,
    "request.answer_and_close": StepKind.ANSWERED,
    "request.answer_on_spot": StepKind.ON_SPOT,
    "request.hand_over": StepKind.HANDED_OVER,
    "request.extend": StepKind.EXTENDED,
    "objection.registered": StepKind.OBJECTION,
    "objection.answer": StepKind.OBJECTION_ANSWERED,
    "objection.carry_out": StepKind.OBJECTION_CARRIED_OUT,
    "objection.open_dispute": StepKind.DISPUTE,
    "objection.carry_out_decision": StepKind.DECISION_CARRIED_OUT,
}


def steps_between(reading: Reading, first: int, last: int) -> Iterator[DayStep]:
    """The steps among the events of those numbers, in order of time."""
    marks = ", ".join("?" * len(_KINDS))
    rows = reading.rows(
        f"SELECT at, kind, body FROM event WHERE seq BETWEEN ? AND ? AND kind IN ({marks}) ORDER BY seq",
        (first, last, *_KINDS),
    )
    for at, kind, body in rows:
        told = json.loads(body)
        day = told.get("facts", {}).get("on")
        on = date.fromisoformat(day) if day else datetime.fromisoformat(at).date()
        yield DayStep(str(told["number"]), _KINDS[kind], on, datetime.fromisoformat(at))
