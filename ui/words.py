"""Words for choices, states and days, in the language of the screens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from ppid_desk.language import current, mark, short_date, tr
from ppid_desk.people.rules import IdType, Officer, RequesterKind, Role
from ppid_desk.printing.rules import JobKind, JobState, PrintJob
from ppid_desk.requests.rules import Access, Channel, CopyForm, Delivery, Group, Path, QueueRow
from ppid_desk.workdays.rules import DayKind, Wanted, WantedWhy

if TYPE_CHECKING:
    from ppid_desk.desk import Kept
    from ppid_desk.reports.rules import Compared

_NAMED = 10
KINDS: Mapping[str, str] = {
    RequesterKind.PERSON: mark("Person"),
    RequesterKind.GROUP: mark("Group"),
    RequesterKind.LEGAL_ENTITY: mark("Legal entity"),
    RequesterKind.PUBLIC_BODY: mark("Public body"),
}
ROLES: Mapping[str, str] = {
    Role.DESK: mark("Desk officer"),
    Role.UNIT: mark("PPID of a unit"),
    Role.PPID: mark("PPID"),
    Role.SUPERIOR: mark("Superior of the PPID"),
    Role.AUDITOR: mark("Auditor"),
    Role.ADMIN: mark("Admin"),
}
IDENTITIES: Mapping[str, str] = {
    IdType.KTP: mark("KTP"),
    IdType.SIM: mark("SIM"),
    IdType.PASSPORT: mark("Passport"),
    IdType.OTHER: mark("Other"),
}
CHANNELS: Mapping[str, str] = {
    Channel.WALK_IN: mark("Walk-in"),
    Channel.LETTER: mark("Letter"),
    Channel.EMAIL: mark("E-mail"),
    Channel.PHONE: mark("Phone"),
    Channel.EPPID: mark("e-PPID"),
    Channel.OTHER: mark("Other"),
}
ACCESS: Mapping[str, str] = {Access.COPY: mark("Get a copy"), Access.VIEW: mark("See or hear")}
COPY_FORMS: Mapping[str, str] = {CopyForm.SOFTCOPY: mark("Softcopy"), CopyForm.HARDCOPY: mark("Hardcopy")}
DELIVERIES: Mapping[str, str] = {
    Delivery.PICKUP: mark("Pick up"),
    Delivery.EMAIL: mark("E-mail"),
    Delivery.POST: mark("Post"),
    Delivery.COURIER: mark("Courier"),
    Delivery.FAX: mark("Fax"),
}
PATHS = {Path.NORMAL: mark("Normal"), Path.ELECTION: mark("Election")}
GROUPS = {
    Group.OVERDUE: mark("Overdue"),
    Group.TODAY: mark("Today"),
    Group.TOMORROW: mark("Tomorrow"),
    Group.THIS_WEEK: mark("This week"),
    Group.LATER: mark("Later"),
    Group.DONE: mark("Done"),
}
GROUP_ICONS = {
    Group.OVERDUE: "overdue",
    Group.TODAY: "soon",
    Group.TOMORROW: "soon",
    Group.THIS_WEEK: "later",
    Group.LATER: "later",
    Group.DONE: "done",
}
GROUP_COLOURS = {
    Group.OVERDUE: "danger",
    Group.TODAY: "warning",
    Group.TOMORROW: "warning",
    Group.THIS_WEEK: "text",
    Group.LATER: "muted",
    Group.DONE: "success",
}
FLAGS = {
    "objected": mark("objection"),
    "disputed": mark("dispute"),
    "unconfirmed": mark("correction to be confirmed"),
}
CHANNEL_OF = {each.value: each for each in Channel}
DAY_KINDS: Mapping[str, str] = {
    DayKind.PUBLIC: mark("public holiday"),
    DayKind.LEAVE: mark("collective leave"),
    DayKind.LOCAL: mark("local day off"),
}
DAY_SIGNS = {DayKind.PUBLIC: "L", DayKind.LEAVE: "CB", DayKind.LOCAL: "LD"}
JOBS = {
    JobState.QUEUED: mark("waiting for the printer"),
    JobState.PRINTING: mark("printing"),
    JobState.PRINTED: mark("printed"),
    JobState.FAILED: mark("the printer failed"),
    JobState.UNCERTAIN: mark("uncertain: look whether it came out"),
    JobState.NOT_PRINTED: mark("not printed; the PDF is there"),
    JobState.HANDED_OVER: mark("handed over"),
}


SLIPS = {
    JobKind.SLIP: mark("Slip"),
    JobKind.OBJECTION: mark("Slip"),
    JobKind.ADDENDUM: mark("Addendum slip"),
}
AT_PRINTER = {
    JobKind.SLIP: mark("Slip of {number}"),
    JobKind.OBJECTION: mark("Slip of objection {number}"),
    JobKind.ADDENDUM: mark("Addendum slip of {number}"),
}


def slip(job: PrintJob) -> str:
    """A copy of a slip and where it is: "Slip tambahan: tercetak"."""
    name = tr(SLIPS[job.kind])
    copy = tr("{slip} marked {mark}", slip=name, mark=job.mark) if job.mark else name
    troubled = job.reason and job.state in (JobState.FAILED, JobState.UNCERTAIN)
    return f"{copy}: {tr(JOBS[job.state])}" + (f" — {job.reason}" if troubled else "")


def at_printer(job: PrintJob) -> str:
    """What did not surely come out, by the name of the paper and its number."""
    copy = f", {job.mark}" if job.mark else ""
    return f"{tr(AT_PRINTER[job.kind], number=job.number)}{copy}: {tr(JOBS[job.state])}"


def days_left(row: QueueRow) -> str:
    """ "besok", "terlambat 2 hk", "3 hk lagi", on a day off "terlambat mulai 6 Apr 2026"; for a closed file its day."""
    if row.group is Group.DONE:
        return short_date(row.next_date)
    if row.late_from:
        return tr("late from {day}", day=short_date(row.late_from, year=False))
    if row.group is Group.TODAY:
        return tr("today")
    if row.group is Group.TOMORROW:
        return tr("tomorrow")
    if row.group is Group.OVERDUE:
        return tr("{n} wd late", n=-row.days_left)
    return tr("{n} wd left", n=row.days_left)


def is_at_target(row: QueueRow) -> bool:
    """Whether the office's own target has come: one working day before the limit of an answer (domain 2.3)."""
    still = row.group in (Group.TOMORROW, Group.THIS_WEEK, Group.LATER)
    return still and row.duty == "answer" and row.days_left <= 1


def urgency(row: QueueRow) -> Group:
    """The section by whose colour and icon a row is told: at its own target it warns as on the day before."""
    return Group.TOMORROW if is_at_target(row) else row.group


def english() -> bool:
    """Whether the screens speak English."""
    return current() == "en"


def grouped(n: int) -> str:
    """A number with its thousands set apart: "1.234"."""
    return f"{n:,}".replace(",", ".")


def moment(at: datetime) -> str:
    """ "24 Nov 2026 16.05"."""
    return f"{short_date(at.date())} {at:%H.%M}"


def copy_age(newest: Kept | None, today: date) -> str:
    """How old the newest copy of the books is."""
    if newest is None:
        return tr("no copy yet")
    days = (today - newest.made_at.date()).days
    if days <= 0:
        return tr("copy today {time}", time=f"{newest.made_at:%H.%M}")
    return tr("copy yesterday") if days == 1 else tr("copy {n} days old", n=days)


def compared(found: Compared) -> tuple[str, str]:
    """What comparing a closing sheet found: kind of message, and the sentence."""
    day = short_date(found.day)
    if found.changed:
        return "error", tr("The journal up to {day} is another one than on the sheet. Tell the PPID.", day=day)
    if found.missing:
        numbers = ", ".join(found.missing[:_NAMED]) + (" …" if len(found.missing) > _NAMED else "")
        said = tr(
            "The sheet of {day} knows {n} numbers that are not in the books: {numbers}. Type them in from their "
            "slips, in this order.",
            day=day,
            n=len(found.missing),
            numbers=numbers,
        )
        return "warning", said
    if found.behind:
        return "warning", tr("The books lack {n} entries of the journal of {day}; no number.", n=found.behind, day=day)
    return "success", tr("The books hold all that the sheet of {day} tells of.", day=day)


def roles(officer: Officer) -> str:
    """An officer's roles, side by side."""
    return ", ".join(tr(words) for role, words in ROLES.items() if role in officer.roles)


_WANTED = {
    WantedWhy.NOW: mark("This year, {year}, has no list of days off: every date in it is provisional."),
    WantedWhy.OPEN: mark("Open files run into {year}, whose days off are not declared: their dates are provisional."),
    WantedWhy.AUTUMN: mark("The list of days off of {year} is usually out by now: take it in soon."),
}


def wanted(found: Wanted) -> str:
    """Why the list of a year is asked for."""
    return tr(_WANTED[found.why], year=found.year)
