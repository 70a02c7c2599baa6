"""The lines of the register of requests: what the books hold of each file, by its moves or by its old register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ppid_desk.catalogue.reader import cited
from ppid_desk.handling.casefiles import Filed, stream
from ppid_desk.handling.duties import cost_of
from ppid_desk.handling.item_decisions import Ground
from ppid_desk.handling.rules import Case, Decision, LetterKind, Outcome, Whole
from ppid_desk.papers.books.registers import RequestEntry
from ppid_desk.people.identity import mask_phone
from ppid_desk.people.rules import Requester
from ppid_desk.records.session import Reading
from ppid_desk.reports.old_lines import OldLine
from ppid_desk.reports.rules import BookKind, Period
from ppid_desk.requests.rules import Access, CopyForm, Path, State
from ppid_desk.workdays.service import Workdays

WHOLES = {
    Whole.GRANTED: "Dikabulkan",
    Whole.IN_PART: "Dikabulkan sebagian",
    Whole.REFUSED: "Ditolak",
    Whole.NOT_HELD: "Tidak dikuasai",
    Whole.NOT_REQUESTER: "Bukan pemohon menurut UU",
}
ITEMS = {
    Outcome.GRANTED: "dikabulkan",
    Outcome.IN_PART: "dikabulkan, sebagian dihitamkan",
    Outcome.REFUSED: "ditolak",
    Outcome.NOT_HELD: "tidak dikuasai",
    Outcome.NOT_DOCUMENTED: "belum didokumentasikan",
    Outcome.NOT_REQUESTER: "bukan pemohon menurut UU",
}
ENDS = {State.LAPSED: "Gugur, tidak dilengkapi", State.WITHDRAWN: "Dicabut pemohon", State.CANCELLED: "Dibatalkan"}
_GIVEN = frozenset({Outcome.GRANTED, Outcome.IN_PART})


def condition(kind: BookKind, period: Period) -> tuple[str, tuple[object, ...]]:
    """Which rows of the register stand in a book."""
    where, values = "request.received_on BETWEEN ? AND ?", (period.first.isoformat(), period.last.isoformat())
    if kind is BookKind.ELECTION:
        return f"{where} AND request.path = ?", (*values, Path.ELECTION.value)
    return where, values


def entries(
    reading: Reading, workdays: Workdays, kind: BookKind, period: Period, *, masked: bool = False
) -> Iterator[RequestEntry]:
    """The lines of a period in the order of their numbers, one after another; the reader stays open meanwhile."""
    for filed in stream(reading, workdays, *condition(kind, period)):
        entry = entry_of(filed)
        yield _masked(entry) if masked else entry


def entry_of(filed: Filed) -> RequestEntry:
    """The line of one file."""
    case, request, person = filed.case, filed.case.request, filed.case.request.requester
    old = OldLine.of(filed.old)
    bare = case.state is State.DONE and case.came_closed and filed.old is None
    forms = _forms(case)
    given = case.handovers[-1].on if case.handovers else old.given or (case.ended_on if bare else None)
    cost, payment = _cost(case) if case.answered_on else (old.cost, old.payment)
    return RequestEntry(
        number=case.number, received=request.received_at.date(), name=name_of(person), address=person.address,
        contact=contact_of(person), occupation=person.occupation,
        information=listed(request.items), purpose=request.purpose,
        held=_held(case) if case.decisions else old.held,
        not_documented=old.not_documented or _any(case, Outcome.NOT_DOCUMENTED),
        softcopy=CopyForm.SOFTCOPY in forms or old.softcopy, hardcopy=CopyForm.HARDCOPY in forms or old.hardcopy,
        view=request.access is Access.VIEW, copy=request.access is Access.COPY,
        decision=_decision(case, old.decision), refusal_reason=_reason(case) or old.refusal,
        notice_day=case.answered_on or old.notice, given_day=given, cost=cost, payment=payment,
    )  # fmt: skip


def listed(items: tuple[str, ...]) -> str:
    """What is asked, numbered where it is more than one thing."""
    return items[0] if len(items) == 1 else "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1))


def contact_of(person: Requester) -> str:
    """Phone and e-mail, a line each."""
    return "\n".join(each for each in (person.phone, person.email) if each)


def name_of(person: Requester) -> str:
    """The name, with who speaks for them."""
    power = person.representative
    return f"{person.name} (kuasa: {power.name})" if power and power.name else person.name


def _any(case: Case, outcome: Outcome) -> bool:
    return any(each.outcome is outcome for each in case.decisions.values())


def _held(case: Case) -> bool | None:
    """Under the office's control when anything of it is; None where it only is not documented yet.

    What is given or excluded is held; a refusal for another reason (KIP Ps 6(2)) does not tell.
    """
    if any(each.outcome in _GIVEN or each.is_exclusion for each in case.decisions.values()):
        return True
    return False if _any(case, Outcome.NOT_HELD) else None


def _forms(case: Case) -> set[str]:
    """In which forms something was given: by item, or for all in the notice."""
    notice = case.letter(LetterKind.NOTICE)
    whole = str(notice.facts.get("form") or "") if notice else ""
    gave = [each for each in case.decisions.values() if each.outcome in _GIVEN]
    return {str(each.facts.get("form") or whole) for each in gave}


def _cost(case: Case) -> tuple[int | None, str]:
    """What was set in the notice, and how it was paid; nothing is free until it was given."""
    notice = case.letter(LetterKind.NOTICE)
    if not case.gives_something:
        return None, ""
    paid = next((each.paid for each in reversed(case.handovers) if each.paid), "")
    return cost_of(case), paid or (str(notice.facts.get("payment") or "") if notice else "")


def _decision(case: Case, old: str) -> str:
    if case.state in ENDS:
        return ENDS[case.state]
    if case.answered_on is None or case.outcome is None:
        return old
    words = WHOLES[case.outcome]
    outcomes = {each.outcome for each in case.decisions.values()}
    if len(outcomes) > 1:
        each = (f"butir {place} {ITEMS[found.outcome]}" for place, found in sorted(case.decisions.items()))
        words = f"{words}: {'; '.join(each)}"
    elif outcomes == {Outcome.NOT_DOCUMENTED}:
        words = "Belum didokumentasikan"
    return words + _extended(case)


def _extended(case: Case) -> str:
    return "; diperpanjang" if case.extended_on else ""


def _reason(case: Case) -> str:
    """Why something was not given, item by item, as it was written down."""
    if case.answered_on is None:
        return ""
    said = [(place, _why(each)) for place, each in sorted(case.decisions.items())]
    parts = [(place, why) for place, why in said if why]
    if len(case.decisions) == 1:
        return parts[0][1] if parts else ""
    return "\n".join(f"Butir {place}: {why}" for place, why in parts)


def _why(decision: Decision) -> str:
    facts: Mapping[str, Any] = decision.facts
    if decision.outcome is Outcome.NOT_HELD:
        return f"Dikuasai oleh {facts['holder']}" if facts.get("holder") else ""
    if decision.outcome in (Outcome.NOT_DOCUMENTED, Outcome.NOT_REQUESTER):
        return str(facts.get("explanation") or "")
    if facts.get("ground") == Ground.ARTICLE_17:
        letters = ", ".join(each.value for each in cited(str(facts.get("article") or "")))
        named = (facts.get("dik_decree"), facts.get("dik_words"), facts.get("test_number"))
        return "; ".join(str(each) for each in (f"Pasal 17 huruf {letters}".removesuffix(" huruf "), *named) if each)
    if not facts.get("ground"):
        return ""
    return "; ".join(str(each) for each in ("Pasal 6 ayat (2)", facts.get("explanation")) if each)


def _masked(entry: RequestEntry) -> RequestEntry:
    """The line for somebody who checks the register and need not know who asked."""
    address = "•••" if entry.address else ""
    return replace(entry, name=masked_name(entry.name), address=address, contact=masked_contact(entry.contact))


def masked_name(name: str) -> str:
    """ "S••• R•••"."""
    return " ".join(f"{word[0]}•••" for word in name.split())


def masked_contact(contact: str) -> str:
    """A phone with its middle hidden, no address of e-mail."""
    return "\n".join("•••@•••" if "@" in each else mask_phone(each) for each in contact.split("\n") if each)
