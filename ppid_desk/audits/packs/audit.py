"""Packs against the journal: one that was changed, revived or taken in outside the program shows here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ppid_desk.records.session import Reading

_OUT, _REVOKED = "audit.pack_out", "audit.pack_revoked"
_RETURNS = {"taken": "audit.pack_in", "refused": "audit.pack_refused"}
_FACTS = ("run", "owner", "public_key", "expires_at")


def faults(reading: Reading) -> Iterator[str]:
    """Everything about packs that does not agree with the journal, one line each."""
    yield from _packs(reading)
    yield from _returns(reading)


def _packs(reading: Reading) -> Iterator[str]:
    revoked = {
        subject: (at, json.loads(body)["reason"])
        for subject, at, body in reading.rows("SELECT subject, at, body FROM event WHERE kind = ?", (_REVOKED,))
    }
    rows = reading.rows(
        f"SELECT id, {', '.join(_FACTS)}, device, made_at, revoked_at, revoked_reason, event.kind, event.subject,"
        " event.body FROM audit_pack LEFT JOIN event ON event.seq = audit_pack.event ORDER BY audit_pack.event"
    )
    for id_, *held in rows:
        facts, (device, _, at, reason, kind, subject, body) = held[: len(_FACTS)], held[len(_FACTS) :]
        if (kind, subject) != (_OUT, id_):
            yield f"audit pack {id_}: the journal does not tell of it"
        elif device != id_ or [json.loads(body)[name] for name in _FACTS] != facts:
            yield f"audit pack {id_}: changed outside the program"
        if revoked.get(id_) != ((at, reason) if at else None):
            yield f"audit pack {id_}: whether it is revoked does not agree with the journal"
    yield from _many(reading, (_OUT,), len(rows), "audit packs")


def _returns(reading: Reading) -> Iterator[str]:
    rows = reading.rows(
        "SELECT pack, sha256, size, outcome, taken_at, length(content), report, event.kind, event.subject, event.body,"
        " event.at FROM audit_return LEFT JOIN event ON event.seq = audit_return.event ORDER BY audit_return.id"
    )
    for pack, sha256, size, outcome, taken, *more in rows:
        kept, report, kind, subject, body, at = more
        told: dict[str, Any] = json.loads(body) if body else {}
        wrong = (kind, subject, at) != (_RETURNS[outcome], pack, taken) or (told["sha256"], told["size"]) != (
            sha256,
            size,
        )
        if wrong or kept not in (None, size) or (report and json.loads(report)["sha256"] != sha256):
            yield f"audit pack {pack}: what came back does not agree with the journal"
    yield from _many(reading, tuple(_RETURNS.values()), len(rows), "audit packs that came back")


def _many(reading: Reading, kinds: tuple[str, ...], there: int, what: str) -> Iterator[str]:
    marks = ", ".join("?" * len(kinds))
    told = reading.value(f"SELECT count(*) FROM event WHERE kind IN ({marks})", kinds)
    if told != there:
        yield f"{what}: the journal tells of {told}, the books hold {there}"
