"""Which items are asked: those whose own condition and those of all sections around them hold.

A hidden answer never counts: while conditions are looked at it is empty, however long the chain is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from graphlib import TopologicalSorter

from ppid_desk.audits.checklists.expressions import Expression, holds, parse
from ppid_desk.audits.checklists.rules import FACTS, Checklist, Item, Scope, Section, Value


def parts_of(checklist: Checklist) -> tuple[Section | Item, ...]:
    """Its sections, then its items."""
    return (*checklist.sections, *checklist.items)


def needs(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """For every section and item, the items and sections that must be known before it is asked."""
    known = {each.name for each in checklist.items}
    found = {}
    for each in parts_of(checklist):
        around = each.section if isinstance(each, Item) else each.parent
        names = sorted(parse(each.relevant).names & known) if each.relevant else []
        found[each.name] = (*names, *([around] if around else []))
    return found


class Showing:
    """The conditions of one checklist, made ready: for each subject, what is asked there."""

    def __init__(self, checklist: Checklist) -> None:
        self._scopes = {each.name: each.scope for each in checklist.items}
        self._around = {each.name: each.section for each in checklist.items}
        self._around |= {each.name: each.parent for each in checklist.sections}
        parts = parts_of(checklist)
        self._conditions: dict[str, Expression] = {e.name: parse(e.relevant) for e in parts if e.relevant}
        self._order = tuple(TopologicalSorter(needs(checklist)).static_order())

    def shown(
        self, scope: Scope, values: Mapping[str, Value], outer: Mapping[str, Value] | None = None, *, today: date
    ) -> frozenset[str]:
        """The names of the items of a scope that are asked of one subject.

        `values` are its answers by item, and its facts (`FACTS`); `outer` are the answers of the office, which
        conditions of files and information see as well: those that are hidden there count as empty here.
        """
        known: dict[str, Value] = {}
        if scope is not Scope.OFFICE and outer:
            kept = self.shown(Scope.OFFICE, outer, today=today)
            known = {name: outer[name] for name in outer if name in kept}
        return frozenset(self._walked(scope, values, known, today))

    def _walked(self, scope: Scope, values: Mapping[str, Value], known: dict[str, Value], today: date) -> list[str]:
        known |= {name: values[name] for name in FACTS if name in values}
        open_, found = {""}, []
        for name in self._order:
            if self._scopes.get(name, scope) is not scope or self._around[name] not in open_:
                continue
            condition = self._conditions.get(name)
            if condition and not holds(condition, known, today=today):
                continue
            if name not in self._scopes:
                open_.add(name)
                continue
            found.append(name)
            if name in values:
                known[name] = values[name]
        return found


def shown(
    checklist: Checklist,
    values: Mapping[str, Value],
    outer: Mapping[str, Value] | None = None,
    *,
    scope: Scope = Scope.OFFICE,
    today: date,
) -> frozenset[str]:
    """`Showing.shown` for one subject; who asks for many makes one `Showing`."""
    return Showing(checklist).shown(scope, values, outer, today=today)
