"""A checklist as canonical JSON, and read again: the version that an audit began with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Any

from ppid_desk.audits.checklists.rules import Checklist, Choice, Item, Kind, Scope, Section
from ppid_desk.errors import Refusal


def written(checklist: Checklist) -> str:
    """Keys sorted, no spaces, everything as it is: equal checklists give equal text."""
    parts = {**asdict(checklist), "items": [_item(each) for each in checklist.items]}
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _item(item: Item) -> dict[str, Any]:
    return {**asdict(item), "weight": str(item.weight)}


def kept(text: str) -> Checklist:
    """The checklist of a text that `written` made. Raises Refusal for any other."""
    try:
        parts: dict[str, Any] = json.loads(text)
        return Checklist(
            **{name: str(parts[name]) for name in ("form_id", "version", "title", "language")},
            languages=tuple(map(str, parts["languages"])),
            sections=tuple(Section(**each) for each in parts["sections"]),
            items=tuple(_read_item(each) for each in parts["items"]),
            choices={name: tuple(Choice(**each) for each in found) for name, found in parts["choices"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError) as error:
        raise Refusal("checklist_not_kept", reason=type(error).__name__) from error


def _read_item(parts: Mapping[str, Any]) -> Item:
    typed = {"kind": Kind(parts["kind"]), "scope": Scope(parts["scope"]), "weight": Decimal(parts["weight"])}
    return Item(**{**parts, **typed})
