"""What must be done next with a case, by when and by whom; pure."""

from __future__ import annotations

from datetime import date

from ppid_desk.handling.rules import CLOSED, Case, Disposition, Duty, LetterKind, NextDuty
from ppid_desk.people.rules import Role
from ppid_desk.requests import queue
from ppid_desk.requests.rules import State
from ppid_desk.workdays.calendar import Calendar

DISPOSITION_AHEAD = 2  # working days before the limit by which a unit replies
INTERNAL_AHEAD = 1  # working days before the limit: the office's own target


def next_duty(case: Case, calendar: Calendar) -> NextDuty:
    """The next duty of a case; a file that waits for its requester is due when that limit is over."""
    if case.state in CLOSED:
        return NextDuty(Duty.NOTHING, case.ended_on or case.request.received_at.date(), "")
    if case.state is State.INCOMPLETE:
        return _incomplete(case, calendar)
    if case.state is State.ANSWERED:
        return NextDuty(Duty.HAND_OVER, ready_on(case), Role.DESK.value)
    waiting = open_disposition(case)
    holder = Role.PPID.value if waiting is None else waiting.person or waiting.unit
    return NextDuty(Duty.ANSWER, case.due_on or case.request.deadline_from_first.due.date, holder)


def duty_today(duty: NextDuty, today: date) -> NextDuty:
    """The duty as it stands today: once a limit has passed, waiting or telling becomes what the desk must do."""
    name, holder = queue.turned(duty.duty, duty.holder, duty.day, today)
    return duty if name == duty.duty else NextDuty(type(duty.duty)(name), duty.day, holder)


def _incomplete(case: Case, calendar: Calendar) -> NextDuty:
    wait = case.clock("R-03")
    if case.told is None or wait is None:
        telling = case.clock("R-02")
        day = telling.due if telling else case.request.next_date
        return NextDuty(Duty.TELL, day, Role.DESK.value)
    return NextDuty(Duty.WAIT, calendar.add(wait.due, 1).date, "")


def ready_on(case: Case) -> date:
    """The day from which an answered request is to be handed over."""
    notice = case.letter(LetterKind.NOTICE)
    ready = notice.facts.get("ready_on") if notice else None
    return ready or case.answered_on or case.request.received_at.date()


def open_disposition(case: Case) -> Disposition | None:
    """The disposition that waits for a reply, the earliest one first."""
    waiting = [each for each in case.dispositions if each.replied_on is None]
    return min(waiting, key=lambda each: each.due_on, default=None)


def internal_target(case: Case, calendar: Calendar) -> date | None:
    """One working day before the limit, so that even a reader who counts the day of receipt finds it answered."""
    return calendar.add(case.due_on, -INTERNAL_AHEAD).date if case.due_on else None


def disposition_day(case: Case, calendar: Calendar, today: date) -> date:
    """By when a unit is asked by default: two working days before the limit, and never in the past."""
    due = case.due_on or case.request.deadline_from_first.due.date
    return max(today, calendar.add(due, -DISPOSITION_AHEAD).date)


def late_by(case: Case, calendar: Calendar) -> int:
    """By how many working days a case was answered late; 0 in time or not answered yet. It stays for ever.

    `calendar` is the one by which it was judged: that of its clock (`casefile.judged_by`).
    """
    if case.answered_on is None or case.due_on is None or case.answered_on <= case.due_on:
        return 0
    return max(1, calendar.between(case.due_on, case.answered_on))


def cost_of(case: Case) -> int:
    """What the notice asks for in rupiah: copies by their price, and postage; 0 where it is free."""
    notice = case.letter(LetterKind.NOTICE)
    told = notice.facts if notice else {}
    return int(told.get("copies") or 0) * int(told.get("price") or 0) + int(told.get("postage") or 0)
