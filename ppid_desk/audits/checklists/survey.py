"""The sheet survey: its rows read into sections and items, one after the other."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ppid_desk.audits.checklists.columns import Row
from ppid_desk.audits.checklists.rules import Item, Kind, Scope, Section

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
RESERVED = "fact_"  # names that conditions use for what is known of a file
_SCOPES = {"": Scope.OFFICE, "kantor": Scope.OFFICE, "berkas": Scope.FILE, "informasi": Scope.INFORMATION} | {
    each.value: each for each in Scope
}
_YES = ("yes", "true", "true()", "ya")
_NO = ("", "no", "false", "false()", "tidak")
_KINDS = {each.value: each for each in Kind if each not in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)}
_SELECTS = {"select_one": Kind.SELECT_ONE, "select_multiple": Kind.SELECT_MULTIPLE}
_MOST_WEIGHT, _DEEPEST = 1_000, 10


class Survey:
    """Takes the rows in their order. `rows` keeps where each name stands, for what is found later."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.items: list[Item] = []
        self.rows: dict[str, Row] = {}
        self._open: list[tuple[str, Row]] = []
        self._at = 1

    def take(self, row: Row) -> None:
        """One row that holds anything."""
        self._at += 1
        words = row.text("type").casefold().split()
        if words in (["begin_group"], ["begin", "group"]):
            self._begin(row)
        elif words in (["end_group"], ["end", "group"]):
            self._end(row)
        else:
            self._item(row)

    def close(self) -> None:
        """After the last row: what was begun must be ended."""
        for _, row in self._open:
            row.fault("type", "checklist_group_open")

    @property
    def _inside(self) -> str:
        return self._open[-1][0] if self._open else ""

    def _begin(self, row: Row) -> None:
        row.only("type", "name", "label", "relevant")
        name = self._named(row)
        label, relevant = row.words("label"), row.condition("relevant")
        self.sections.append(Section(name, label, relevant, self._inside, self._at))
        self._open.append((name, row))
        if len(self._open) == _DEEPEST + 1:
            row.fault("type", "checklist_group_deep", most=_DEEPEST)

    def _end(self, row: Row) -> None:
        row.only("type", "name", "label")
        if self._open:
            self._open.pop()
        else:
            row.fault("type", "checklist_group_end")

    def _item(self, row: Row) -> None:
        kind, choices = _kind(row)
        if kind is Kind.NOTE:
            for field in ("constraint", "computed", "weight"):
                if row.text(field):
                    row.fault(field, "checklist_note")
        constraint, message = row.condition("constraint"), row.words("constraint_message")
        if message and not constraint:
            row.fault("constraint_message", "checklist_message_alone")
        self.items.append(
            Item(
                name=self._named(row), kind=kind, label=row.words("label"), hint=row.words("hint"),
                required=_required(row, kind), relevant=row.condition("relevant"), constraint=constraint,
                constraint_message=message, choices=choices, section=self._inside, basis=row.text("basis"),
                evidence=row.text("evidence"), weight=_weight(row), computed=row.text("computed"), scope=_scope(row),
                row=self._at,
            )
        )  # fmt: skip

    def _named(self, row: Row) -> str:
        name = row.text("name")
        if not name:
            row.fault("name", "checklist_name_missing")
        elif not NAME.fullmatch(name):
            row.fault("name", "checklist_name", name=name)
        elif name.casefold().startswith(RESERVED):
            row.fault("name", "checklist_name_reserved", name=name, start=RESERVED)
        elif name in self.rows:
            row.fault("name", "checklist_name_twice", name=name)
        self.rows.setdefault(name, row)
        return name


def _kind(row: Row) -> tuple[Kind, str]:
    """How an item is answered, and its list of choices."""
    text = row.text("type")
    plain = re.sub(r"^(select)[ _-]+(one|multiple)\b", r"\1_\2", " ".join(text.split()), flags=re.IGNORECASE)
    first, _, rest = plain.partition(" ")
    if first.casefold() in _SELECTS and rest and " " not in rest:
        return _SELECTS[first.casefold()], rest
    if plain.casefold() in _KINDS:
        return _KINDS[plain.casefold()], ""
    known = ", ".join([*(f"{each} LIST" for each in _SELECTS), *_KINDS, "begin_group", "end_group"])
    row.fault("type", "checklist_type" if text else "checklist_type_missing", type=text, known=known)
    return Kind.TEXT, ""


def _required(row: Row, kind: Kind) -> bool:
    text = row.text("required").casefold().replace(" ", "")
    if text not in (*_YES, *_NO):
        row.fault("required", "checklist_required", text=text)
    elif text in _YES and kind is Kind.NOTE:
        row.fault("required", "checklist_note")
    return text in _YES


def _weight(row: Row) -> Decimal:
    text = row.text("weight").replace(",", ".")
    if not text:
        return Decimal(1)
    try:
        weight = Decimal(text if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", text, re.ASCII) else "")
        if not 0 < weight <= _MOST_WEIGHT:
            raise InvalidOperation
    except InvalidOperation:
        row.fault("weight", "checklist_weight", text=row.text("weight"), most=_MOST_WEIGHT)
        return Decimal(1)
    return Decimal(f"{weight.normalize():f}")


def _scope(row: Row) -> Scope:
    text = row.text("scope")
    if text.casefold() not in _SCOPES:
        row.fault("scope", "checklist_scope", text=text)
    return _SCOPES.get(text.casefold(), Scope.OFFICE)
