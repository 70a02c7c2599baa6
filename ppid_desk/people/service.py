"""Keeping requesters and finding returning visitors."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import Any

from ppid_desk.people.identity import mask_id, mask_phone
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind, Visitor
from ppid_desk.records.journal import canonical
from ppid_desk.records.session import Row, Writing

COLUMNS = "kind, name, id_type, id_number, id_reason, address, phone, email, occupation, representative"

_STATED = tuple(each.name for each in fields(Requester))
_STATED_FOR = tuple(each.name for each in fields(Representative))


def keep(writing: Writing, requester: Requester) -> int:
    """Keep a requester's statement and return its row; one that was made before is used again."""
    facts = stated(requester)
    power = facts.pop("representative")
    statement = hashlib.sha256(canonical([facts, power]).encode()).digest()
    (row,) = writing.one(
        f"INSERT INTO requester (statement, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (statement) DO UPDATE SET statement = excluded.statement RETURNING id",
        (statement, *facts.values(), canonical(power) if power else None),
    )
    return int(row)


def stated(requester: Requester) -> dict[str, Any]:
    """A statement by its names, with that of the representative in it: as `asdict`, which copies every text."""
    facts: dict[str, Any] = {name: getattr(requester, name) for name in _STATED}
    power = requester.representative
    facts["representative"] = {name: getattr(power, name) for name in _STATED_FOR} if power else None
    return facts


def requester_of(row: Row) -> Requester:
    """The requester in a row of `COLUMNS`."""
    kind, name, id_type, *texts, representative = row
    id_number, id_reason, address, phone, email, occupation = texts
    return Requester(
        RequesterKind(kind),
        name,
        IdType(id_type) if id_type else None,
        id_number,
        id_reason,
        address,
        phone,
        email,
        occupation,
        _representative(representative),
    )


def _representative(text: str | None) -> Representative | None:
    if not text:
        return None
    said: dict[str, Any] = json.loads(text)
    said["id_type"] = IdType(said["id_type"]) if said["id_type"] else None
    return Representative(**said)


def visitor(requester: Requester, number: str, received_on: str) -> Visitor:
    """A returning visitor as the desk may show them."""
    return Visitor(requester, mask_id(requester.id_number), mask_phone(requester.phone), number, received_on)
