"""What stands in the way of confirming or declining a correction; the same for requests and for objections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from ppid_desk.errors import Refusal
from ppid_desk.handling.done import Done
from ppid_desk.handling.rules import Correction
from ppid_desk.people.rules import Officer


class Corrected(Protocol):
    """A case with its corrections."""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All of them, in order."""


class Correcting(Protocol):
    """What a guard of corrections is asked with, of whichever table of moves."""

    @property
    def case(self) -> Corrected:
        """The case."""

    @property
    def officer(self) -> Officer:
        """Who acts."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is told."""


def correction_waits(asked: Correcting) -> Refusal | None:
    """Whether a correction waits for somebody else's word, and the one that is named does."""
    return _correction(asked, {each.place for each in asked.case.corrections if each.waits})


def correction_proposed(asked: Correcting) -> Refusal | None:
    """Whether it may still be declined: one that holds already may not."""
    return _correction(asked, {each.place for each in asked.case.corrections if each.waits and not each.holds})


def _correction(asked: Correcting, known: set[int]) -> Refusal | None:
    if not known:
        return Refusal("no_correction_waits")
    place = asked.facts.get("correction")
    if place is not None and place not in known:
        return Refusal("correction_unknown", field="correction", place=place, known=", ".join(map(str, sorted(known))))
    return None


def another_person(asked: Correcting) -> Refusal | None:
    """Whoever proposed a correction does not confirm it."""
    waiting = [each for each in asked.case.corrections if each.waits]
    place = asked.facts.get("correction")
    mine = [each for each in waiting if each.by == asked.officer.id and place in (None, each.place)]
    if mine and (place is not None or len(mine) == len(waiting)):
        return Refusal("same_person", name=asked.officer.name)
    return None


def step_still_newest(asked: Correcting, step: Done | None) -> Refusal | None:
    """Whether the step that was to be taken back is still the newest, `step`; not where another was built on it."""
    place = asked.facts.get("correction")
    waits = [each for each in asked.case.corrections if each.waits and each.by != asked.officer.id]
    waiting = [each for each in waits if place in (None, each.place)]
    newest = str(step.seq) if step else ""
    stale = [each for each in waiting if each.move == "take_back" and not each.holds and each.old != newest]
    return Refusal("step_built_on", field="correction") if stale and len(stale) == len(waiting) else None
