"""What an auditor sees of a sampled file: its days, letters, decisions and handovers, in lines; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.audits.rules import AuditFile
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate
from ui import case_words

_LETTERS = {
    "incompleteness": mark("Notice of what is missing"), "lapse": mark("Notice that it lapses"),
    "extension": mark("Extension"), "notice": mark("Written notice"),
    "refusal": mark("Decree of refusal"), "correction": mark("Correction"),
}  # fmt: skip


def lines(file: AuditFile) -> tuple[str, ...]:
    """The facts of a file as they were when the audit began."""
    facts = file.facts
    return (_days(facts), *map(_letter, facts["letters"]), *map(_decision, facts["decisions"]),
            *map(_handover, facts["handovers"]), *map(_objection, facts["objections"]), *_texts(facts))  # fmt: skip


def _day(said: object) -> str:
    if not isinstance(said, str) or not said:
        return "–"
    return short_date(datetime.fromisoformat(said).date() if "T" in said else date.fromisoformat(said))


def _days(facts: Mapping[str, Any]) -> str:
    told = [tr("received {day}", day=_day(facts["received_at"]))]
    for name, words in (
        ("complete_on", tr("complete")), ("due_on", tr("last day")), ("extended_on", tr("extended")),
        ("answered_on", tr("answered")), ("ended_on", tr("ended")),
    ):  # fmt: skip
        if facts[name]:
            told.append(f"{words} {_day(facts[name])}")
    if facts["late_by"]:
        told.append(tr("{n} working days late", n=facts["late_by"]))
    said = " · ".join(told)
    return said[:1].upper() + said[1:]


def _letter(each: Mapping[str, Any]) -> str:
    name = tr(_LETTERS.get(each["kind"], each["kind"]))
    number = f" {isolate(each['number'])}" if each["number"] else ""
    sent = each["sent"]
    if not sent:
        return f"{name}{number}: {tr('not sent')}"
    way = tr(case_words.CHOICES.get(sent["way"], sent["way"]))
    proof = tr("with proof") if sent["proof"] else tr("without proof")
    return f"{name}{number}: {tr('sent {day}', day=_day(sent['on']))}, {way}, {proof}"


def _decision(each: Mapping[str, Any]) -> str:
    outcome = tr(case_words.CHOICES.get(each["outcome"], each["outcome"]))
    letters = ", ".join(map(str, each["article"]))
    cited = [tr("Article 17 letter {letters}", letters=isolate(letters))] if letters else []
    cited += [isolate(str(each[name])) for name in ("entry", "decree") if each[name]]
    return f"{tr('Item {n}', n=each['item'])}: {outcome}{' · ' if cited else ''}{', '.join(cited)}"


def _handover(each: Mapping[str, Any]) -> str:
    way = tr(case_words.CHOICES.get(each["way"], each["way"]))
    proof = tr("with proof") if each["proof"] or each["recipient"] else tr("without proof")
    return f"{tr('Handed over {day}', day=_day(each['on']))}, {way}, {proof}"


def _objection(each: Mapping[str, Any]) -> str:
    told = f"{tr('Objection')} {each['number']}: {tr('received {day}', day=_day(each['received']))}"
    return f"{told}, {tr('answered')} {_day(each['answered_on'])}" if each["answered_on"] else told


def _texts(facts: Mapping[str, Any]) -> Iterator[str]:
    for place, text in enumerate(facts.get("texts", {}).get("items", ()), 1):
        yield f"{place}. {isolate(str(text))}"
