"""What stands in the way of a move: each guard gives a refusal or None, from the case, the facts and the day.

A guard is asked twice: without facts, when the lawful next steps are shown, and with them, when the move is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.confirming import another_person, correction_proposed, correction_waits, step_still_newest
from ppid_desk.handling.day_guards import not_before, on_not_in_future
from ppid_desk.handling.duties import cost_of
from ppid_desk.handling.rules import LETTER_WORDS, Case, Letter, LetterKind, Outcome
from ppid_desk.handling.signing import may_sign, officer_named
from ppid_desk.language import short_date, tr
from ppid_desk.people.rules import Officer, Role
from ppid_desk.workdays.calendar import Calendar


class Exclusions(Protocol):
    """The exclusion list as guards ask it."""

    def refusal(self, decision: Mapping[str, Any], day: date) -> Refusal | None:
        """Why an item may not be kept secret on that ground on that day, or None."""

    def described(self, decision: Mapping[str, Any]) -> dict[str, Any]:
        """What the cited entry says, to be kept with the decision: words, decree, letters, consequence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a guard is asked with: `facts` is empty while only the state is asked about."""

    case: Case
    today: date
    officer: Officer
    officers: tuple[Officer, ...]
    calendar: Calendar
    exclusions: Exclusions
    facts: Mapping[str, Any]
    of: str  # what stands behind the colon of the guard's name

    @property
    def on(self) -> date | None:
        """The day that the move is about."""
        found = self.facts.get("on")
        return found if isinstance(found, date) else None

    @property
    def letter(self) -> Letter | None:
        """The letter that the guard is about."""
        return self.case.letter(LetterKind(self.of))


Guard = Callable[[Asked], Refusal | None]


def _named(asked: Asked) -> str:
    return tr(LETTER_WORDS[LetterKind(asked.of)])


def _on_not_before_receipt(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.request.received_at.date(), "on_before_receipt")


def _on_not_before_complete(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.complete_on, "on_before_complete")


def _on_not_before_told(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.told.on if asked.case.told else None, "on_before_told")


def _on_not_before_answer(asked: Asked) -> Refusal | None:
    return not_before(asked, asked.case.answered_on, "on_before_answer")


def _on_not_before_signature(asked: Asked) -> Refusal | None:
    signature = asked.letter.signature if asked.letter else None
    return not_before(asked, signature.on if signature else None, "on_before_signature")


def _drafted(asked: Asked) -> Refusal | None:
    if asked.letter is None:
        return Refusal("letter_not_drafted", letter=_named(asked))
    return Refusal("letter_signed_already", letter=_named(asked)) if asked.letter.sent else None


def _signed(asked: Asked) -> Refusal | None:
    if asked.letter is None:
        return Refusal("letter_not_drafted", letter=_named(asked))
    return Refusal("letter_not_signed", letter=_named(asked)) if asked.letter.signature is None else None


def _if_drafted_signed(asked: Asked) -> Refusal | None:
    return None if asked.letter is None else _signed(asked)


def _signed_if_excluding(asked: Asked) -> Refusal | None:
    if not any(each.is_exclusion for each in asked.case.decisions.values()):
        return None
    letter = asked.case.letter(LetterKind.REFUSAL)
    if letter is None or letter.signature is None:
        return Refusal("refusal_not_signed")
    return None


def _signer_may(asked: Asked) -> Refusal | None:
    """The PPID signs, or somebody who stands in by a decree that holds on that day."""
    if "signer" not in asked.facts:
        return None
    return may_sign(signer(asked), Role.PPID, asked.facts, "signer_not_ppid")


def signer(asked: Asked) -> Officer:
    """The officer who is named as signing. Raises Refusal."""
    return officer_named(asked.officers, str(asked.facts["signer"]))


def _signer_did_not_draft(asked: Asked) -> Refusal | None:
    """Whoever drafts a refusal does not sign it; a letter that refuses nothing may be signed by its drafter."""
    letter = asked.letter
    refuses = any(each.is_exclusion or each.outcome is Outcome.REFUSED for each in asked.case.decisions.values())
    if letter is None or "signer" not in asked.facts or not refuses or letter.kind in _WITHOUT_DECISION:
        return None
    drafters = {letter.drafted_by, *(each.drafted_by for each in asked.case.decisions.values())}
    found = signer(asked)
    return Refusal("signer_drafted", field="signer", name=found.name) if found.id in drafters else None


_WITHOUT_DECISION = (LetterKind.INCOMPLETENESS, LetterKind.LAPSE, LetterKind.EXTENSION)


def _not_told(asked: Asked) -> Refusal | None:
    told = asked.case.told
    return Refusal("told_already", day=short_date(told.on)) if told else None


def _told(asked: Asked) -> Refusal | None:
    return None if asked.case.told else Refusal("not_told_yet")


def _told_in_time(asked: Asked) -> Refusal | None:
    running = asked.case.clock("R-02")
    if running and (asked.on or asked.today) > running.due:
        return Refusal("told_too_late", field="on", day=short_date(running.due))
    return None


def _telling_over(asked: Asked) -> Refusal | None:
    running = asked.case.clock("R-02")
    if running and asked.today <= running.due:
        return Refusal("telling_runs", day=short_date(running.due))
    return None


def _completion_over(asked: Asked) -> Refusal | None:
    running = asked.case.clock("R-03")
    if running and asked.today <= running.due:
        return Refusal("completion_runs", day=short_date(running.due))
    return None


def _task_day(asked: Asked) -> Refusal | None:
    by = asked.facts.get("by")
    if not by:
        return None
    if by < asked.today:
        return Refusal("task_in_past", field="by", day=short_date(by))
    due = asked.case.due_on
    if due and by > due and due >= asked.today:
        return Refusal("task_after_due", field="by", day=short_date(by), due=short_date(due))
    return None


def _open_disposition(asked: Asked) -> Refusal | None:
    waiting = {each.place for each in asked.case.dispositions if each.replied_on is None}
    if not waiting:
        return Refusal("no_open_disposition")
    place = asked.facts.get("disposition")
    if place is not None and place not in waiting:
        return Refusal("disposition_unknown", field="disposition", place=place, known=", ".join(map(str, waiting)))
    return None


def _items_lawful(asked: Asked) -> Refusal | None:
    decided = asked.facts.get("items", ())
    outcomes = {each["outcome"] for each in decided}
    if Outcome.NOT_REQUESTER in outcomes and (outcomes != {Outcome.NOT_REQUESTER} or len(decided) < _many(asked)):
        return Refusal("not_requester_for_all", field="items")
    for each in decided:
        if each.get("ground") == "article_17":
            found = asked.exclusions.refusal(each, asked.today)
            if found:
                return Refusal(found.code, field=f"items[{each['item']}].{found.field or 'dik'}", **found.values)
            if each.get("test_number") and not each.get("dik") and Role.PPID not in asked.officer.roles:
                return Refusal("deviation_by_ppid", field=f"items[{each['item']}].deviation")
            missing = _untold_of_deviation(each)
            if missing:
                return missing
    return None


def _untold_of_deviation(decision: Mapping[str, Any]) -> Refusal | None:
    """Without an entry that tells them, the decree takes letter and consequence from the decision itself."""
    needed = {"article": tr("Letters of article 17"), "consequence": tr("What opening it would cause")}
    missing = [] if decision.get("dik") else [name for name in needed if not decision.get(name)]
    if not missing:
        return None
    return Refusal("fact_missing", field=f"items[{decision['item']}].{missing[0]}", fact=needed[missing[0]])


def _many(asked: Asked) -> int:
    return len(asked.case.request.items)


def _not_extended(asked: Asked) -> Refusal | None:
    day = asked.case.extended_on
    return Refusal("extended_already", day=short_date(day)) if day else None


def _first_limit_runs(asked: Asked) -> Refusal | None:
    due = asked.case.first_due
    if due and asked.today > due:
        return Refusal("limit_over", day=short_date(due), today=short_date(asked.today))
    return None


def _on_within_first_limit(asked: Asked) -> Refusal | None:
    due = asked.case.first_due
    if due and asked.on and asked.on > due:
        return Refusal("limit_over", field="on", day=short_date(due), today=short_date(asked.on))
    return _first_limit_runs(asked)


def _excludes_something(asked: Asked) -> Refusal | None:
    if any(each.is_exclusion for each in asked.case.decisions.values()):
        return None
    return Refusal("nothing_excluded")


def _entries_in_force(asked: Asked) -> Refusal | None:
    for each in asked.case.decisions.values():
        found = asked.exclusions.refusal(each.facts, asked.on or asked.today) if each.is_exclusion else None
        if found:
            return found
    return None


def _all_decided(asked: Asked) -> Refusal | None:
    open_items = [place for place in range(1, _many(asked) + 1) if place not in asked.case.decisions]
    return Refusal("items_undecided", items=", ".join(map(str, open_items))) if open_items else None


def _cost_has_tariff(asked: Asked) -> Refusal | None:
    costs = any(asked.facts.get(name) for name in ("copies", "price", "postage"))
    if costs and not asked.facts.get("tariff"):
        return Refusal("cost_without_tariff", field="tariff")
    return None


def _fee_lawful(asked: Asked) -> Refusal | None:
    fee = asked.facts.get("fee")
    cost = cost_of(asked.case)
    if fee is None:
        return None
    if fee > cost:
        return Refusal("fee_without_tariff", field="fee", fee=fee, cost=cost)
    if cost and fee < cost:
        return Refusal("fee_not_paid", field="fee", cost=cost)
    return (
        Refusal("fact_missing", field="paid", fact=tr("How it was paid"))
        if fee and not asked.facts.get("paid")
        else None
    )


def _gives_something(asked: Asked) -> Refusal | None:
    return _all_decided(asked) or (None if asked.case.gives_something else Refusal("nothing_to_give"))


def _gives_nothing(asked: Asked) -> Refusal | None:
    return _all_decided(asked) or (Refusal("something_to_give") if asked.case.gives_something else None)


def _nothing_refused(asked: Asked) -> Refusal | None:
    granted = all(each.outcome is Outcome.GRANTED for each in asked.case.decisions.values())
    return None if granted else Refusal("spot_needs_granted")


def _something_to_take_back(asked: Asked) -> Refusal | None:
    from ppid_desk.handling.correcting import last_step

    return None if last_step(asked.case) else Refusal("nothing_to_take_back")


def _text_changes(asked: Asked) -> Refusal | None:
    from ppid_desk.handling.correcting import text_refusal

    return text_refusal(asked.case, asked.facts) if asked.facts else None


def _date_changes(asked: Asked) -> Refusal | None:
    from ppid_desk.handling.correcting import date_refusal

    return date_refusal(asked.case, asked.facts, asked.today) if asked.facts else None


def _still_newest(asked: Asked) -> Refusal | None:
    from ppid_desk.handling.correcting import last_step

    return step_still_newest(asked, last_step(asked.case))


GUARDS: dict[str, Guard] = {
    "on_not_in_future": on_not_in_future,
    "on_not_before_receipt": _on_not_before_receipt,
    "on_not_before_complete": _on_not_before_complete,
    "on_not_before_told": _on_not_before_told,
    "on_not_before_answer": _on_not_before_answer,
    "on_not_before_signature": _on_not_before_signature,
    "drafted": _drafted,
    "signed": _signed,
    "if_drafted_signed": _if_drafted_signed,
    "signed_if_excluding": _signed_if_excluding,
    "signer_may": _signer_may,
    "signer_did_not_draft": _signer_did_not_draft,
    "not_told": _not_told,
    "told": _told,
    "told_in_time": _told_in_time,
    "telling_over": _telling_over,
    "completion_over": _completion_over,
    "task_day": _task_day,
    "open_disposition": _open_disposition,
    "items_lawful": _items_lawful,
    "not_extended": _not_extended,
    "first_limit_runs": _first_limit_runs,
    "on_within_first_limit": _on_within_first_limit,
    "excludes_something": _excludes_something,
    "entries_in_force": _entries_in_force,
    "all_decided": _all_decided,
    "cost_has_tariff": _cost_has_tariff,
    "fee_lawful": _fee_lawful,
    "gives_something": _gives_something,
    "gives_nothing": _gives_nothing,
    "nothing_refused": _nothing_refused,
    "something_to_take_back": _something_to_take_back,
    "text_changes": _text_changes,
    "date_changes": _date_changes,
    "correction_waits": correction_waits,
    "correction_proposed": correction_proposed,
    "another_person": another_person,
    "still_newest": _still_newest,
}
