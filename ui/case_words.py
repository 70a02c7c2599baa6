"""Words for what happens to a request and an objection after they were registered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ppid_desk.handling.rules import (
    Case,
    Correction,
    Disposition,
    Duty,
    Explained,
    ExtensionReason,
    Outcome,
    PaperKind,
    Way,
    Whole,
    Work,
)
from ppid_desk.language import mark, short_date, tr
from ppid_desk.objections.rules import DECISION_WORDS, DisputeOutcome, Hearing, Reaction
from ppid_desk.objections.rules import Duty as ObjectionDuty
from ppid_desk.requests.rules import Path, QueueRow
from ppid_desk.text import isolate
from ppid_desk.workdays.rules import Counted
from ui.words import COPY_FORMS, PATHS, ROLES

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
    "Plh.": mark("Plh. (the holder is away)"),
    "Plt.": mark("Plt. (there is no holder)"),
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
WHOLES: Mapping[str, str] = {
    Whole.GRANTED: mark("Granted"),
    Whole.IN_PART: mark("Granted in part"),
    Whole.REFUSED: mark("Refused"),
    Whole.NOT_HELD: mark("Not held"),
    Whole.NOT_REQUESTER: mark("Not a requester by law"),
}


def duty(name: str, holder: str) -> str:
    """What must be done next and by whom: "jawab: PPID"."""
    said = tr(DUTIES[name])
    return f"{said}: {isolate(tr(ROLES[holder]) if holder in ROLES else holder)}" if holder else said


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


def corrections(made: Sequence[Correction]) -> list[str]:
    """Each correction in a line: what stood there and what stands now, and whether it holds."""
    said = []
    for each in made:
        state = tr("to be confirmed") if each.waits else tr("declined") if each.declined else tr("in force")
        shown = each.new and not each.field.endswith(".id_number")  # the whole number is for one logged act only
        old, new = (_as_read(each.field, value) for value in (each.old, each.new))
        what = f"{old} → {new}" if shown else each.reason
        said.append(f"{each.place}. {isolate(what)} ({state})")
    return said


def _as_read(field: str, value: str) -> str:
    """A corrected value as people read it: days in words, the path by its name, nothing as a dash."""
    if field == "path":
        return tr(PATHS[Path(value)])
    if value and field in ("received_at", "complete_on", "found_on"):
        return short_date(date.fromisoformat(value[:10]))
    return value or "–"


def _due(each: Disposition) -> date:
    return each.due_on


def shown_clock(work: Work) -> tuple[Explained | None, Counted | None]:
    """The clock that a case is looked at by, the one that runs before those that ended, and its days as they hold."""
    running = next((each for each in reversed(work.clocks) if each.ended is None), None)
    shown = running or (work.clocks[-1] if work.clocks else None)
    if shown is None:
        return None, None
    return shown, shown.extended if shown.extended and work.case.extended_on else shown.counted
