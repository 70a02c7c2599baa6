"""The first page of a laptop's books: one audit with its sample, and who may write in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ppid_desk.audits import recording
from ppid_desk.audits.packs import records
from ppid_desk.audits.packs.records import OutPack, Row
from ppid_desk.audits.packs.rules import PackHead
from ppid_desk.people import roster
from ppid_desk.people.roster import Kept
from ppid_desk.people.rules import Officer, Role
from ppid_desk.records import journal, signing
from ppid_desk.records.session import Writing


def fill(head: PackHead, out: OutPack, now: datetime, writing: Writing) -> None:
    """Write what a pack holds into new books."""
    at, run = journal.moment_of_record(writing, now), out.run["id"]
    _officers(writing, out, at)
    facts = {"run": run, "number": head.number, "office": out.office, "made_at": head.made_at.isoformat()}
    event = journal.append(writing, at, head.owner, "audit.pack_opened", out.pack, facts).seq
    _put(writing, "audit_checklist", [out.checklist])
    _put(writing, "audit_run", [out.run], state="open", started_event=event)
    _put(writing, "audit_file", out.files, run=run)
    _put(writing, "audit_computed", out.computed, run=run)
    _pack(writing, head, out, event)
    for row in out.records:
        recording.write(writing, records.record_of(row, run, row["device"], at), head.owner)


def _officers(writing: Writing, out: OutPack, at: datetime) -> None:
    """The owner first, who acts; the others only have names here."""
    people = sorted(out.people, key=lambda row: row["id"] != out.owner)
    kept = [_kept(row, acts=row["id"] == out.owner) for row in people]
    for each in kept:
        roster.add(writing, each)
    facts = {"officers": {each.officer.id: roster.state(writing, each) for each in kept}}
    office = writing.value("SELECT uuid FROM office WHERE id = 1")
    journal.append(writing, at, kept[0].officer.name, roster.FOUNDED, office, facts)


def _kept(row: Row, *, acts: bool) -> Kept:
    roles = frozenset({Role.AUDITOR}) if acts else frozenset()
    officer = Officer(row["id"], row["name"], "", row["title"], "", roles, acts, has_passphrase=False)
    return Kept(officer, "", "", 0, os.urandom(16))


def _put(writing: Writing, table: str, rows: Iterable[Row], **more: Any) -> None:
    for row in rows:
        values = {**row, **more}
        places = ", ".join("?" * len(values))
        writing.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values()))


def _pack(writing: Writing, head: PackHead, out: OutPack, event: int) -> None:
    writing.run(
        "INSERT INTO audit_pack (id, run, owner, device, public_key, made_at, expires_at, revoked_at, revoked_reason,"
        " returned_at, event) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', NULL, ?)",
        (out.pack, out.run["id"], out.owner, out.pack, signing.public_key(out.device).hex(), head.made_at.isoformat(),
         head.expires.isoformat(), event),
    )  # fmt: skip
