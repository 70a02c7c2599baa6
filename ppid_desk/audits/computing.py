"""Computed facts: what the program would answer itself, by the names of `checklists.rules.COMPUTED`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ppid_desk.audits.checklists.rules import Checklist, Scope
from ppid_desk.audits.facts import dates, edits, letters, objected, office
from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.audits.rules import OFFICE, Computed
from ppid_desk.audits.verdicts import Verdict
from ppid_desk.reports.rules import Period
from ppid_desk.settings import Numbers

OfFile = Callable[[Dossier, Around], Verdict | None]
OfOffice = Callable[["Looked"], Verdict | None]

FILE: Mapping[str, OfFile] = {
    "register_columns": lambda dossier, _: dates.register_columns(dossier),
    "deadline_recomputed": dates.deadline_recomputed,
    "answered_in_time": dates.answered_in_time,
    "extension_lawful": dates.extension_lawful,
    "letter_elements": letters.letter_elements,
    "refusal_cites_valid": letters.refusal_cites_valid,
    "blackened_not_refused": lambda dossier, _: letters.blackened_not_refused(dossier),
    "holder_named": lambda dossier, _: letters.holder_named(dossier),
    "handover_proven": lambda dossier, _: letters.handover_proven(dossier),
    "objection_answered_by_superior": objected.objection_answered_by_superior,
    "order_carried_out": objected.order_carried_out,
    "edits_after_the_fact": edits.edits_after_the_fact,
}


class Looked:
    """What an audit looks at: the sampled files, the years of its period, and how numbers are given."""

    def __init__(self, files: Sequence[Dossier], known: Around, period: Period, numbers: Numbers) -> None:
        self.files, self.known, self.numbers = files, known, numbers
        self.years = range(period.first.year, min(period.last, known.now.date()).year + 1)


OFFICE_FACTS: Mapping[str, OfOffice] = {
    "slip_given": lambda looked: office.slip_given(looked.files),
    "identity_on_file": lambda looked: office.identity_on_file(looked.files),
    "incomplete_told": lambda looked: office.incomplete_told(looked.files, looked.known),
    "number_gaps": lambda looked: office.number_gaps(looked.known, looked.numbers, looked.years),
    "earlier_findings_closed": lambda looked: office.earlier_findings_closed(looked.known),
}


def computed(checklist: Checklist, looked: Looked) -> Iterator[Computed]:
    """The computed facts of a checklist, where there are any; what the program cannot judge is left to be asked."""
    for item in checklist.items:
        if item.scope is Scope.FILE and item.computed in FILE:
            for dossier in looked.files:
                found = FILE[item.computed](dossier, looked.known)
                if found:
                    yield Computed(item.name, dossier.case.request.id, found.choice, found.lines)
        elif item.scope is Scope.OFFICE and item.computed in OFFICE_FACTS:
            found = OFFICE_FACTS[item.computed](looked)
            if found:
                yield Computed(item.name, OFFICE, found.choice, found.lines)
