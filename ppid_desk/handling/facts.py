"""What a move must be told: facts as data, read from JSON or a form by one reader, each refused at its own name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Fact, Kind
from ppid_desk.language import tr
from ppid_desk.text import clean

LONGEST = 20_000  # characters of one text
MOST_MONEY = 1_000_000_000  # rupiah


def read(facts: tuple[Fact, ...], given: object) -> dict[str, Any]:
    """The facts of a move from a JSON object: checked, cleaned, days as dates. Raises Refusal at the field."""
    if not isinstance(given, Mapping):
        raise Refusal("input_not_object")
    known = {fact.name for fact in facts}
    for name in given:
        if name not in known:
            raise Refusal("input_unknown", field=str(name), known=", ".join(sorted(known)) or "–")
    return {fact.name: _value(fact, given.get(fact.name)) for fact in facts}


def _value(fact: Fact, given: object) -> Any:
    if given is None or (isinstance(given, str) and not given.strip() and fact.kind is not Kind.FLAG):
        if fact.needed and fact.kind is not Kind.FLAG:
            raise Refusal("fact_missing", field=fact.name, fact=tr(fact.words))
        return EMPTY.get(fact.kind)
    return _READERS[fact.kind](fact, given)


EMPTY: dict[Kind, Any] = {Kind.TEXT: "", Kind.LONG: "", Kind.OFFICER: "", Kind.FLAG: False, Kind.MONEY: 0}


def _text(fact: Fact, given: object) -> str:
    if not isinstance(given, str):
        raise Refusal("input_type", field=fact.name, wanted="“…”")
    text = clean(given).text.strip("\n") if fact.kind is Kind.LONG else " ".join(clean(given).text.split("\n")).strip()
    if len(text) > LONGEST:
        raise Refusal("text_too_long", field=fact.name, length=len(text), longest=LONGEST)
    return text


def _day(fact: Fact, given: object) -> date:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else _raise(given)
    except ValueError:
        raise Refusal("date_unreadable", field=fact.name, text=str(given)) from None


def _raise(given: object) -> date:
    raise ValueError(given)


def _choice(fact: Fact, given: object) -> str:
    assert fact.choices is not None
    if given not in list(fact.choices):
        raise Refusal("input_choice", field=fact.name, found=given, known=", ".join(fact.choices))
    return str(given)


def _flag(fact: Fact, given: object) -> bool:
    if not isinstance(given, bool):
        raise Refusal("input_type", field=fact.name, wanted="true | false")
    return given


def _whole(fact: Fact, given: object) -> int:
    text = str(given).strip().replace(".", "") if isinstance(given, str) else given
    if isinstance(text, str) and text.isascii() and text.isdigit():
        text = int(text)
    if not isinstance(text, int) or isinstance(text, bool) or not 0 <= text <= MOST_MONEY:
        raise Refusal("number_unreadable", field=fact.name, text=str(given))
    return text


def _items(fact: Fact, given: object) -> list[Any]:
    if not isinstance(given, list):
        raise Refusal("input_type", field=fact.name, wanted="[{…}, …]")
    return given


_READERS: dict[Kind, Callable[[Fact, object], Any]] = {
    Kind.TEXT: _text, Kind.LONG: _text, Kind.OFFICER: _text, Kind.DAY: _day, Kind.CHOICE: _choice,
    Kind.FLAG: _flag, Kind.MONEY: _whole, Kind.NUMBER: _whole, Kind.ITEMS: _items,
}  # fmt: skip


def as_json(found: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as the books keep them: days as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def from_json(facts: tuple[Fact, ...], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they were kept, days as dates again."""
    days = {fact.name for fact in facts if fact.kind is Kind.DAY}
    return {name: date.fromisoformat(value) if name in days and value else value for name, value in kept.items()}


def told_openly(facts: tuple[Fact, ...], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the journal says of the facts in words; the rest it only commits to."""
    return {fact.name: kept[fact.name] for fact in facts if fact.open and kept.get(fact.name) not in (None, "")}
