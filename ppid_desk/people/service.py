"""Keeping requesters and finding returning visitors."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from ppid_desk.people.identity import mask_id, mask_phone
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind, Visitor
from ppid_desk.records.journal import canonical
from ppid_desk.records.session import Row, Writing

COLUMNS = "kind, name, id_type, id_number, id_reason, address, phone, email, occupation, representative"


def keep(writing: Writing, requester: Requester) -> int:
    """Keep a requester's statement and return its row; one that was made before is used again."""
    facts = asdict(requester)
    power = facts.pop("representative")
    statement = hashlib.sha256(canonical([facts, power]).encode()).digest()
    (row,) = writing.one(
        f"INSERT INTO requester (statement, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (statement) DO UPDATE SET statement = excluded.statement RETURNING id",
        (statement, *facts.values(), canonical(power) if power else None),
    )
    return int(row)


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
