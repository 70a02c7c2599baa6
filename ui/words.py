"""Words for choices, states and days, in the language of the screens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ppid_desk.catalogue.rules import Result, Standing
from ppid_desk.desk import Kept
from ppid_desk.handling.rules import Case, Disposition, Duty, ExtensionReason, Outcome, PaperKind, Way, Whole
from ppid_desk.language import current, mark, short_date, tr
from ppid_desk.objections.rules import DECISION_WORDS, DisputeOutcome, Hearing, Reaction
from ppid_desk.objections.rules import Duty as ObjectionDuty
from ppid_desk.people.rules import IdType, Officer, RequesterKind, Role
from ppid_desk.printing.rules import JobState
from ppid_desk.reports.rules import Compared
from ppid_desk.requests.rules import Access, Channel, CopyForm, Delivery, Group, Path, QueueRow
from ppid_desk.text import isolate
from ppid_desk.workdays.rules import DayKind, Wanted, WantedWhy

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
STANDINGS = {
    Standing.IN_FORCE: mark("in force"),
    Standing.FUTURE: mark("not yet in force"),
    Standing.ENDED: mark("ended"),
    Standing.WITHDRAWN: mark("withdrawn"),
}
STANDING_ICONS = {
    Standing.IN_FORCE: "success",
    Standing.FUTURE: "later",
    Standing.ENDED: "ended",
    Standing.WITHDRAWN: "withdrawn",
}
STANDING_COLOURS = {
    Standing.IN_FORCE: "success",
    Standing.FUTURE: "info",
    Standing.ENDED: "muted",
    Standing.WITHDRAWN: "danger",
}
RESULTS = {
    Result.EXCLUDED: mark("excluded"),
    Result.OPEN: mark("open"),
}
FLAGS = {
    "objected": mark("objection"),
    "disputed": mark("dispute"),
    "unconfirmed": mark("correction to be confirmed"),
}
DUTIES: Mapping[str, str] = {
    Duty.TELL: mark("tell what is missing"),
    Duty.TAKE_UP: mark("take up as complete"),
    Duty.WAIT: mark("waits for the requester"),
    Duty.LAPSE: mark("confirm the lapse"),
    Duty.ANSWER: mark("answer"),
    Duty.HAND_OVER: mark("hand over"),
    Duty.NOTHING: mark("nothing to do"),
    ObjectionDuty.ANSWER: mark("answer the objection"),
    ObjectionDuty.CARRY_OUT: mark("carry out the order"),
    ObjectionDuty.REACTION: mark("waits for the objector"),
    ObjectionDuty.CLOSE: mark("close the file"),
    ObjectionDuty.HEARING: mark("attend the hearing"),
    ObjectionDuty.DISPUTE: mark("waits for the commission or the court"),
    ObjectionDuty.DECISION: mark("carry out the decision"),
}
CHOICES: Mapping[str, str] = {
    **COPY_FORMS,
    Way.DIRECT: mark("Handed over directly"),
    Way.EMAIL: mark("E-mail"),
    Way.POST: mark("Post"),
    Way.COURIER: mark("Courier"),
    Way.FAX: mark("Fax"),
    Way.EPPID: mark("e-PPID"),
    ExtensionReason.NOT_HELD_YET: mark("Not held yet"),
    ExtensionReason.NOT_DOCUMENTED_YET: mark("Not documented yet"),
    ExtensionReason.UNDER_TEST: mark("Not decided yet whether it is excluded"),
    Outcome.GRANTED: mark("Granted"),
    Outcome.IN_PART: mark("Granted with parts blackened"),
    Outcome.REFUSED: mark("Refused"),
    Outcome.NOT_HELD: mark("Not held"),
    Outcome.NOT_DOCUMENTED: mark("Not documented yet"),
    Outcome.NOT_REQUESTER: mark("Not a requester by law"),
    "Plh.": mark("Plh. (the PPID is away)"),
    "Plt.": mark("Plt. (there is no PPID)"),
    "a.n.": mark("a.n. (on behalf)"),
    "article_17": mark("Excluded information (KIP article 17)"),
    "not_by_law": mark("Not according to law (KIP article 6(2))"),
    "ruling": mark("Court ruling"),
    "regulation": mark("Decree, decision, regulation, circular, policy"),
    "stopped_case": mark("Order that ends an investigation or prosecution"),
    "spending_plan": mark("Yearly spending plan of law enforcement"),
    "financial_report": mark("Yearly financial report of law enforcement"),
    "returned_money": mark("Report on recovered corruption money"),
    "opened_before": mark("Opened earlier by objection, dispute or court"),
    Reaction.ACCEPTS: mark("Accepts the answer"),
    Reaction.DISPUTES: mark("Goes to the commission"),
    Hearing.EXAMINATION: mark("Preliminary examination"),
    Hearing.MEDIATION: mark("Mediation"),
    Hearing.ADJUDICATION: mark("Adjudication"),
    Hearing.DECISION: mark("Reading of the decision"),
    Hearing.COURT: mark("Court hearing"),
}
PAPERS: Mapping[str, str] = {
    PaperKind.INCOMPLETENESS: mark("Notice of what is missing (PDF)"),
    PaperKind.LAPSE: mark("Notice that it lapses (PDF)"),
    PaperKind.EXTENSION: mark("Extension (PDF)"),
    PaperKind.NOTICE: mark("Written notice (PDF)"),
    PaperKind.REFUSAL: mark("Decree of refusal (PDF)"),
    PaperKind.DISPOSITION: mark("Disposition (PDF)"),
    PaperKind.HANDOVER: mark("Proof of handover (PDF)"),
    PaperKind.CORRECTION: mark("Correction (PDF)"),
}
OBJECTION_DECISIONS: Mapping[str, str] = {each.value: said for each, said in DECISION_WORDS.items()}
DISPUTE_OUTCOMES: Mapping[str, str] = {
    DisputeOutcome.AGREED: mark("agreement in the mediation"),
    DisputeOutcome.GRANTED: mark("petition granted"),
    DisputeOutcome.IN_PART: mark("petition granted in part"),
    DisputeOutcome.REJECTED: mark("petition rejected"),
    DisputeOutcome.DISMISSED: mark("petition dismissed"),
    DisputeOutcome.WITHDRAWN: mark("petition withdrawn"),
}
DIARY: Mapping[str, str] = {
    "open_dispute": mark("petition filed"),
    "register_dispute": mark("registered at the commission"),
    "announce_hearing": mark("hearing announced"),
    "hold_hearing": mark("hearing held"),
    "examine": mark("preliminary examination"),
    "mediate": mark("mediation begins"),
    "extend_mediation": mark("mediation extended"),
    "agree": mark("agreement in the mediation"),
    "adjudicate": mark("adjudication begins"),
    "decide": mark("decision of the commission"),
    "sue": mark("lawsuit filed"),
    "appeal": mark("cassation filed"),
    "court_decision": mark("decision of the court"),
    "carry_out_decision": mark("decision carried out"),
    "close_dispute": mark("dispute closed"),
}
WHOSE: Mapping[str, str] = {
    "office": mark("the office"), "requester": mark("the requester"), "commission": mark("the commission"),
    "both": mark("either party"),
}  # fmt: skip
CHANNEL_OF = {each.value: each for each in Channel}
WHOLES: Mapping[str, str] = {
    Whole.GRANTED: mark("Granted"),
    Whole.IN_PART: mark("Granted in part"),
    Whole.REFUSED: mark("Refused"),
    Whole.NOT_HELD: mark("Not held"),
    Whole.NOT_REQUESTER: mark("Not a requester by law"),
}
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


def days_left(group: Group, days: int, day: date) -> str:
    """ "besok", "terlambat 2 hk", "3 hk lagi"; for a closed file the day on which it was closed."""
    if group is Group.DONE:
        return short_date(day)
    if group is Group.TODAY:
        return tr("today")
    if group is Group.TOMORROW:
        return tr("tomorrow")
    if group is Group.OVERDUE:
        return tr("{n} wd late", n=max(1, -days))
    return tr("{n} wd left", n=days)


def is_at_target(row: QueueRow) -> bool:
    """Whether the office's own target has come: one working day before the limit of an answer (domain 2.3)."""
    still = row.group in (Group.TOMORROW, Group.THIS_WEEK, Group.LATER)
    return still and row.duty == Duty.ANSWER.value and row.days_left <= 1


def urgency(row: QueueRow) -> Group:
    """The section by whose colour and icon a row is told: at its own target it warns as on the day before."""
    return Group.TOMORROW if is_at_target(row) else row.group


def is_passed_on(row: QueueRow) -> bool:
    """Whether a unit or a person was asked by a disposition, and has not replied yet."""
    return row.duty == Duty.ANSWER.value and row.holder not in ROLES


def disposition(case: Case, today: date) -> str:
    """Whose reply to a disposition is awaited by which day, the earliest one; "" where none is."""
    waiting = min((each for each in case.dispositions if each.replied_on is None), key=_due, default=None)
    if waiting is None or not case.is_open:
        return ""
    said = mark("{whom} replies to the disposition by {day}")
    if waiting.due_on < today:
        said = mark("{whom} was to reply to the disposition by {day}: remind them")
    return tr(said, whom=isolate(waiting.person or waiting.unit), day=short_date(waiting.due_on))


def _due(each: Disposition) -> date:
    return each.due_on


def duty(name: str, holder: str) -> str:
    """What must be done next and by whom: "jawab: PPID"."""
    said = tr(DUTIES[name])
    return f"{said}: {isolate(tr(ROLES[holder]) if holder in ROLES else holder)}" if holder else said


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
