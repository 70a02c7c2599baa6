"""The values of answers: as JSON, as somebody types them, and whether they fit their item; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ppid_desk.audits.checklists.rules import Checklist, Item, Kind, Value
from ppid_desk.errors import Refusal
from ppid_desk.text import clean

LONGEST = 10_000  # characters of a text or a note
_MOST_DIGITS = 18
_CHOSEN = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


def as_json(value: Value) -> Any:
    """A value as the books keep it: decimals and days as text, choices as a list."""
    if isinstance(value, Decimal | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def from_json(kind: Kind, kept: Any) -> Value:
    """A value as it was kept. Raises ValueError for one that does not fit its kind."""
    if kept is None:
        return None
    if kind is Kind.SELECT_MULTIPLE:
        return tuple(map(str, kept if isinstance(kept, list) else _unfit(kept)))
    if kind is Kind.INTEGER:
        return kept if isinstance(kept, int) and not isinstance(kept, bool) else _unfit(kept)
    text = kept if isinstance(kept, str) else _unfit(kept)
    if kind is Kind.DECIMAL:
        return _decimal(text)
    return date.fromisoformat(text) if kind is Kind.DATE else text


def _unfit(kept: object) -> Any:
    raise ValueError(kept)


def _decimal(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    return found if found.is_finite() else _unfit(text)


def typed(item: Item, text: str) -> Value:
    """A value as somebody types it: choices by their names, several with commas; a decimal comma is one too.

    Raises Refusal that says what is expected.
    """
    said = clean(text).text.strip()
    if not said:
        return None
    if item.kind is Kind.SELECT_MULTIPLE:
        return tuple(part.strip() for part in said.split(",") if part.strip())
    try:
        found: Value = _READERS.get(item.kind, str)(said)
    except ValueError:
        raise Refusal(f"audit_no_{item.kind.value}", field="value", text=said[:60]) from None
    return found


def _whole(text: str) -> int:
    if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()):
        raise ValueError(text)
    return int(text) if len(text) <= _MOST_DIGITS else _unfit(text)


def _with_comma(text: str) -> Decimal:
    if len(text) > _MOST_DIGITS or not text.isascii() or set(text) - set("-0123456789.,"):
        raise ValueError(text)
    return _decimal(text.replace(",", "."))


def _day(text: str) -> date:
    return date.fromisoformat(text) if len(text) == len("2026-01-31") else _unfit(text)


_READERS: Mapping[Kind, Any] = {Kind.INTEGER: _whole, Kind.DECIMAL: _with_comma, Kind.DATE: _day}
_TYPES: Mapping[Kind, type] = {
    Kind.SELECT_ONE: str, Kind.SELECT_MULTIPLE: tuple, Kind.TEXT: str, Kind.INTEGER: int, Kind.DECIMAL: Decimal,
    Kind.DATE: date,
}  # fmt: skip


def checked(checklist: Checklist, item: Item, value: Value) -> Value:
    """A value that fits the kind of its item and its list of choices, cleaned. Raises Refusal."""
    if item.kind is Kind.NOTE:
        raise Refusal("audit_note_item", field="item", item=item.name)
    if isinstance(value, bool) or not isinstance(value, _TYPES[item.kind]):
        raise Refusal(f"audit_no_{item.kind.value}", field="value", text=str(value)[:60])
    if item.kind in _CHOSEN:
        return _chosen(checklist, item, value)
    return text_of(value, "value") if isinstance(value, str) else value


def _chosen(checklist: Checklist, item: Item, value: Value) -> Value:
    known = [each.name for each in checklist.choices[item.choices]]
    found = value if isinstance(value, tuple) else (value,)
    for each in found:
        if each not in known:
            raise Refusal("input_choice", field="value", found=str(each)[:60], known=", ".join(known))
    if isinstance(value, tuple):  # in the order of the list, each once
        return tuple(name for name in known if name in value)
    return value


def text_of(text: str, field: str) -> str:
    """A text as it is kept. Raises Refusal for one that is too long."""
    cleaned = clean(text).text.strip()
    if len(cleaned) > LONGEST:
        raise Refusal("text_too_long", field=field, length=len(cleaned), longest=LONGEST)
    return cleaned
