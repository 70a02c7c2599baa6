"""From recorded facts to what stands on the letter."""

from __future__ import annotations

from functools import singledispatch

from ppid_desk.papers.letters import answer, decree, disposition, facts, handover, notices, objection
from ppid_desk.papers.letters.rules import LetterContent

Facts = (
    facts.Incomplete
    | facts.Lapse
    | facts.Disposition
    | facts.Answer
    | facts.Extension
    | facts.RefusalDecree
    | facts.Handover
    | facts.ObjectionAnswer
    | facts.ObjectionSlip
    | facts.Correction
)


@singledispatch
def build(found: Facts) -> LetterContent:
    """The letter of these facts.

    Raises Refusal "letter_fact_missing" (letter, fact in words, field) when one that it needs is not there.
    """
    raise TypeError(type(found).__name__)


build.register(facts.Incomplete, notices.incomplete)
build.register(facts.Lapse, notices.lapse)
build.register(facts.Extension, notices.extension)
build.register(facts.Disposition, disposition.disposition)
build.register(facts.Answer, answer.answer)
build.register(facts.RefusalDecree, decree.refusal)
build.register(facts.Handover, handover.handover)
build.register(facts.ObjectionAnswer, objection.objection_answer)
build.register(facts.ObjectionSlip, objection.objection_slip)
build.register(facts.Correction, handover.correction)
