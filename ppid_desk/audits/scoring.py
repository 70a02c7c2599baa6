"""What an audit is worth: 2, 1 or 0 a cell, by weight; what does not apply leaves the denominator; pure.

An item that is asked of many subjects scores the mean of those that were answered and apply. What a condition hides
never counts, and neither does a cell in which auditors differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ppid_desk.audits.checklists.rules import Checklist, Choice, Item, Kind, Scope, Value
from ppid_desk.audits.checklists.showing import Showing
from ppid_desk.audits.rules import FULL, OFFICE, InTime, ItemScore, Place, Proposed, Scored, SectionScore, Work
from ppid_desk.audits.verdicts import NOT, NOT_APPLICABLE


def shown(work: Work, today: date) -> frozenset[Place]:
    """Every cell that is asked now."""
    ready = work.showing or Showing(work.checklist)
    scopes = {item.scope for item in work.checklist.items}
    places: set[Place] = set()
    for scope in (each for each in Scope if each in scopes):
        for subject in work.subjects(scope):
            places |= {(name, subject) for name in asked(work, scope, subject, today, ready)}
    return frozenset(places)


def asked(work: Work, scope: Scope, subject: str, today: date, showing: Showing | None = None) -> frozenset[str]:
    """The items that are asked of one subject, by name: notes too."""
    ready: Showing = showing or work.showing or Showing(work.checklist)
    values = {**values_of(work, scope, subject), **work.known(scope, subject)}
    outer = values_of(work, Scope.OFFICE, OFFICE) if scope is not Scope.OFFICE else None
    return ready.shown(scope, values, outer, today=today)


def values_of(work: Work, scope: Scope, subject: str) -> dict[str, Value]:
    """The values that count of a subject, by item."""
    items = (item for item in work.checklist.items if item.scope is scope)
    return {item.name: work.cell(item.name, subject).value for item in items}


def choice_of(checklist: Checklist, item: Item, value: Value) -> Choice | None:
    """The choice that a value names; None for items that are answered otherwise."""
    if item.kind is not Kind.SELECT_ONE:
        return None
    return next((each for each in checklist.choices[item.choices] if each.name == value), None)


def scored(work: Work, today: date) -> Scored:
    """The score of an audit as it stands."""
    visible = shown(work, today)
    asked_of = [item for item in work.checklist.items if item.kind is not Kind.NOTE]
    items = tuple(_item(work, item, visible) for item in asked_of)
    cells = [(item, (item.name, subject)) for item in asked_of for subject in work.subjects(item.scope)]
    open_cells = [(item, place) for item, place in cells if place in visible]
    conflicts = tuple(place for _, place in open_cells if work.cell(*place).conflict)
    unanswered = tuple(
        place
        for item, place in open_cells
        if item.required and not work.cell(*place).conflict and work.cell(*place).value is None
    )
    return Scored(items, _sections(work.checklist, items), _sum("", items), unanswered, conflicts, visible)


def _item(work: Work, item: Item, visible: frozenset[Place]) -> ItemScore:
    subjects = [each for each in work.subjects(item.scope) if (item.name, each) in visible]
    given = [(subject, value) for subject in subjects if (value := work.cell(item.name, subject).value) is not None]
    points = {subject: _points(work.checklist, item, value) for subject, value in given}
    counted = {subject: score for subject, score in points.items() if score is not None}
    mean = Decimal(sum(counted.values())) / len(counted) if counted else None
    short = tuple(subject for subject, score in counted.items() if score < FULL)
    return ItemScore(item.name, item.section, mean, item.weight, len(given), len(subjects), short)


def _points(checklist: Checklist, item: Item, value: Value) -> int | None:
    choice = choice_of(checklist, item, value)
    return choice.score if choice else None


def _sections(checklist: Checklist, items: Iterable[ItemScore]) -> tuple[SectionScore, ...]:
    """Each section with what lies in it and in the sections within it."""
    parents = {each.name: each.parent for each in checklist.sections}
    inside: dict[str, list[ItemScore]] = {each.name: [] for each in checklist.sections}
    for item in items:
        for name in _around(item.section, parents):
            inside[name].append(item)
    return tuple(_sum(each.name, inside[each.name]) for each in checklist.sections)


def _around(section: str, parents: Mapping[str, str]) -> Iterator[str]:
    while section in parents:
        yield section
        section = parents[section]


def _sum(section: str, items: Iterable[ItemScore]) -> SectionScore:
    counted = [(each.weight, each.score) for each in items if each.score is not None]
    points = sum((weight * score for weight, score in counted), Decimal(0))
    return SectionScore(section, points, sum((weight * FULL for weight, _ in counted), Decimal(0)))


def proposed(work: Work, score: Scored) -> Iterator[Proposed]:
    """One finding for each item that has less than the highest score somewhere, with its subjects."""
    by_name = {item.name: item for item in work.checklist.items}
    for each in score.items:
        if not each.short:
            continue
        item = by_name[each.item]
        found = [(subject, work.cell(item.name, subject)) for subject in each.short]
        choices = [choice_of(work.checklist, item, cell.value) for _, cell in found]
        lowest = min((choice for choice in choices if choice), key=_score_of)
        notes = {subject: cell.counts.note for subject, cell in found if cell.counts and cell.counts.note}
        numbers = tuple(work.named(item.scope, subject) for subject in each.short if item.scope is not Scope.OFFICE)
        yield Proposed(item, lowest, each.short, numbers, notes)


def _score_of(choice: Choice) -> int:
    return FULL if choice.score is None else choice.score


def in_time(work: Work) -> InTime:
    """The share of sampled files that were answered in time, as the program counts (domain section 7, B5).

    Files that owe no answer, or not yet, are left out.
    """
    items = {each.name for each in work.checklist.items if each.computed == "answered_in_time"}
    found = [each.verdict for each in work.computed.values() if each.item in items]
    judged = [each for each in found if each != NOT_APPLICABLE]
    return InTime(sum(each != NOT for each in judged), len(judged))
