"""The population of a sample, out of the books: every file of a period, and what the draw must know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ppid_desk.audits.deadlines import late_by, outcome_of
from ppid_desk.audits.gathering import Around, Dossier, dossiers
from ppid_desk.audits.rules import Candidate, Drawn, Sample
from ppid_desk.audits.sampling import sample
from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Outcome, Whole
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.reports.rules import Period
from ppid_desk.requests.rules import REGISTER

T = TypeVar("T")
_OFTEN = 50  # between two steps
_OF_PERIOD = "request.register = ? AND request.received_on BETWEEN ? AND ?"


def drawn(known: Around, period: Period, unit: str, seed: str, step: Step = nobody) -> Sample:
    """Draw from the files that were received in a period; with a unit, from those that were passed on to it.

    `step(done, all)` raises to stop. Raises Refusal when there are none.
    """
    files = _of_period(known, period, step)
    population = [_candidate(each, known) for each in files if not unit or _passed_to(each, unit)]
    if not population:
        raise Refusal("audit_no_files", field="from", period=period.words, unit=unit or "–")
    return sample(population, period, unit, seed)


def _of_period(known: Around, period: Period, step: Step) -> Iterator[Dossier]:
    values = (REGISTER, period.first.isoformat(), period.last.isoformat())
    every = int(known.reading.value(f"SELECT count(*) FROM request WHERE {_OF_PERIOD}", values))
    return watched(dossiers(known.reading, known.workdays, _OF_PERIOD, values, partial(step, 0, every)), every, step)


def watched(each: Iterable[T], every: int, step: Step) -> Iterator[T]:
    """The same one after another; `step` hears now and then how many of `every` there were, and raises to stop."""
    for done, one in enumerate(each):
        if done % _OFTEN == 0:
            step(done, every)
        yield one


def _passed_to(dossier: Dossier, unit: str) -> bool:
    return any(each.unit.casefold() == unit.casefold() for each in dossier.case.dispositions)


def _candidate(dossier: Dossier, known: Around) -> Candidate:
    decided = {each.outcome for each in dossier.case.decisions.values()}
    refused = Outcome.REFUSED in decided or outcome_of(dossier) is Whole.REFUSED
    uuid, late = dossier.case.request.id, late_by(dossier, known) > 0
    return Candidate(uuid, dossier.number, late=late, refused=refused, objected=bool(dossier.objections))


def files_of(known: Around, files: Sequence[Drawn]) -> list[Dossier]:
    """The sampled files with all that the books hold of them, in the order of the sample."""
    marks = ", ".join("?" * len(files))
    found = dossiers(
        known.reading, known.workdays, f"request.uuid IN ({marks})", tuple(each.request for each in files)
    )  # fmt: skip
    by_id = {each.case.request.id: each for each in found}
    return [by_id[each.request] for each in files]
