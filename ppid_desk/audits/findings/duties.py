"""What somebody has to do next with findings: carry out an action, mend, verify; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ppid_desk.audits.findings.guards import mends
from ppid_desk.audits.findings.rules import UNDONE, VERIFY_WITHIN, AuditDuty, Finding, State, Task
from ppid_desk.people.rules import Officer, Role
from ppid_desk.text import one_line
from ppid_desk.workdays.calendar import Calendar

_JUDGES = {Role.AUDITOR, Role.PPID, Role.SUPERIOR}


def of(findings: Iterable[Finding], officer: Officer, today: date, calendar: Calendar) -> tuple[AuditDuty, ...]:
    """The duties of an officer, the most urgent first.

    A waiting action is its owner's; a finding without a waiting action is its owner's; a claim is for the auditor who
    leads the audit to verify, or for any other who may, where the lead mended it too.
    """
    found = (duty for each in findings for duty in _of(each, officer, today, calendar))
    return tuple(sorted(found, key=lambda each: (each.day, each.subject, each.action)))


def _of(found: Finding, officer: Officer, today: date, calendar: Calendar) -> Iterator[AuditDuty]:
    def duty(task: Task, text: str, day: date, holder: str, action: int = 0) -> AuditDuty:
        left = calendar.between(today, day)
        if day < today:
            left = min(left, -1)
        return AuditDuty(task, found.number, one_line(text), day, left, holder, action)

    if found.state in UNDONE:
        waiting = [each for each in found.actions if each.waits]
        for each in waiting:
            if mends(officer, each.owner, each.unit):
                yield duty(Task.ACT, each.text, each.due_on, found.holder(each), each.n)
        if not waiting and mends(officer, found.owner, found.unit):
            yield duty(Task.MEND, found.text, found.due_on, found.holder())
    elif found.state is State.DONE and _verifies(found, officer):
        day = calendar.add(found.claims[-1].on, VERIFY_WITHIN).date
        yield duty(Task.VERIFY, found.text, day, found.names.get(found.lead, found.lead))


def _verifies(found: Finding, officer: Officer) -> bool:
    if officer.id in found.hands:
        return False
    return officer.id == found.lead or (found.lead in found.hands and bool(officer.roles & _JUDGES))


def late_by(found: Finding, today: date, calendar: Calendar) -> int:
    """By how many working days a finding is late, or was when it was claimed to be mended; 0 in time."""
    end = found.done_on or (today if found.state in UNDONE else None)
    return max(1, calendar.between(found.due_on, end)) if end and end > found.due_on else 0
