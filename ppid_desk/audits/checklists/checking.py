"""What only the whole checklist shows: lists, names in conditions, who sees whom, and circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ppid_desk.audits.checklists.columns import Row
from ppid_desk.audits.checklists.expressions import Expression, parse
from ppid_desk.audits.checklists.faults import Faults
from ppid_desk.audits.checklists.rules import COMPUTED, FACTS, VERDICTS, Checklist, Item, Kind, Scope, Section
from ppid_desk.audits.checklists.showing import needs
from ppid_desk.errors import Refusal

_SELECTS = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


def check_whole(checklist: Checklist, rows: Mapping[str, Row], faults: Faults) -> None:
    """Tell everything that does not hang together, each at its row. `rows` says where each name stands."""
    before = len(faults.found)
    whole = _Whole(checklist, rows)
    for section in checklist.sections:
        whole.section(section)
    for item in checklist.items:
        whole.item(item)
    if len(faults.found) == before:
        _no_circle(checklist, rows)


def _no_circle(checklist: Checklist, rows: Mapping[str, Row]) -> None:
    try:
        TopologicalSorter(needs(checklist)).prepare()
    except CycleError as error:
        around: list[str] = error.args[1]
        sections = {each.name for each in checklist.sections}
        first = next((name for name in around if name not in sections), around[0])
        asked = next((name for name in (first, *around) if rows[name].text("relevant")), first)
        rows[asked].fault("relevant", "checklist_circle", names=" → ".join(reversed(around)))


class _Whole:
    """One checklist, looked through part by part."""

    def __init__(self, checklist: Checklist, rows: Mapping[str, Row]) -> None:
        self._rows, self._language, self._lists = rows, checklist.language, checklist.choices
        self._items = {each.name: each for each in checklist.items}
        self._sections = {each.name: each for each in checklist.sections}

    def section(self, section: Section) -> None:
        """A section's condition; who may see what is looked at from its items."""
        self._condition(section.name, "relevant", section.relevant)

    def item(self, item: Item) -> None:
        """Everything about one item."""
        row = self._rows[item.name]
        if not item.label.get(self._language):
            row.fault("label", "checklist_label", language=self._language)
        if item.kind in _SELECTS and not self._lists.get(item.choices):
            row.fault("type", "checklist_list", list=item.choices, known=", ".join(self._lists))
        if item.computed:
            self._computed(item)
        self._condition(item.name, "relevant", item.relevant)
        self._condition(item.name, "constraint", item.constraint)
        for name, field, source in self._around(item):
            for asked in sorted(_names(source)):
                self._seen(item, asked, self._rows[name], field)

    def _around(self, item: Item) -> Iterator[tuple[str, str, str]]:
        """The conditions under which an item is asked and answered: whose, in which field, and how it reads."""
        yield item.name, "relevant", item.relevant
        yield item.name, "constraint", item.constraint
        name, seen = item.section, set[str]()
        while name in self._sections and name not in seen:
            seen.add(name)
            yield name, "relevant", self._sections[name].relevant
            name = self._sections[name].parent

    def _computed(self, item: Item) -> None:
        row, scope = self._rows[item.name], COMPUTED.get(item.computed)
        if scope is None:
            row.fault("computed", "checklist_computed", name=item.computed, known=", ".join(COMPUTED))
        elif scope is not item.scope:
            row.fault("computed", "checklist_computed_scope", name=item.computed, scope=scope.value)
        names = {each.name for each in self._lists.get(item.choices, ())}
        if item.kind is not Kind.SELECT_ONE or not names >= set(VERDICTS):
            row.fault("computed", "checklist_computed_list", verdicts=", ".join(VERDICTS))

    def _condition(self, name: str, field: str, source: str) -> None:
        row = self._rows[name]
        try:
            expression = parse(source) if source else None
        except Refusal as refusal:
            row.refused(field, refusal)
            return
        if not expression:
            return
        if expression.this and field == "relevant":
            row.fault(field, "checklist_this")
        for asked in sorted(expression.names - self._items.keys() - FACTS.keys()):
            code = "checklist_asks_section" if asked in self._sections else "checklist_asks_unknown"
            row.fault(field, code, name=asked)
        self._compared(row, field, expression)

    def _compared(self, row: Row, field: str, expression: Expression) -> None:
        """A text that no answer can ever be is a slip of the pen."""
        for name, text in expression.compared:
            known: tuple[str, ...] = ()
            if name in FACTS:
                known = FACTS[name].values
            elif name in self._items and self._items[name].kind is Kind.SELECT_ONE:
                known = tuple(each.name for each in self._lists.get(self._items[name].choices, ()))
            if text and known and text not in known:
                row.fault(
                    field, "checklist_never", name=name, text=text, known=", ".join(each for each in known if each)
                )

    def _seen(self, item: Item, asked: str, row: Row, field: str) -> None:
        """A file sees its own answers and those of the office; the office sees only its own."""
        if asked in FACTS:
            scope = FACTS[asked].scope
        elif asked in self._items:
            scope = self._items[asked].scope
        else:
            return
        if scope not in (item.scope, Scope.OFFICE):
            row.fault(field, "checklist_not_seen", name=asked, of=scope.value, item=item.name, scope=item.scope.value)


def _names(source: str) -> frozenset[str]:
    try:
        return parse(source).names if source else frozenset()
    except Refusal:
        return frozenset()
