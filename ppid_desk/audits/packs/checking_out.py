"""An audit goes out: its rows, masked as they are, and fresh keys, sealed with the auditor's passphrase."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from ppid_desk.audits import reading as audits
from ppid_desk.audits.packs import books, envelope, keys, records
from ppid_desk.audits.packs.envelope import Content, Kind
from ppid_desk.audits.packs.headers import Header
from ppid_desk.audits.packs.records import OutPack, Row, Shape
from ppid_desk.audits.packs.rules import MOST_DAYS
from ppid_desk.audits.rules import RunState
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.people import passphrases
from ppid_desk.people.rules import Officer, Role
from ppid_desk.records import journal, signing
from ppid_desk.records.session import Reading, Writing
from ppid_desk.settings import Settings, flat


@dataclass(frozen=True, slots=True)
class Going:
    """A pack that is sealed and not written into the books yet."""

    pack: str
    run: str
    owner: str
    device: str  # public key, hexadecimal
    made_at: datetime
    expires: date
    content: bytes


def check(owner: Officer, passphrase: str, expires: date, today: date) -> None:
    """Raises Refusal for an owner who is no auditor, a day that is not possible, a passphrase that is too weak."""
    if not owner.active or Role.AUDITOR not in owner.roles:
        raise Refusal("pack_owner", field="owner", name=owner.name)
    last = today + timedelta(days=MOST_DAYS)
    if not today <= expires <= last:
        raise Refusal("pack_expires", field="expires", last=f"{last:%d/%m/%Y}")
    passphrases.check(passphrase, owner.name, owner.nip)


def sealed(
    reading: Reading, run: str, owner: Officer, passphrase: str, expires: date, made_at: datetime,
    settings: Settings, *, demo: bool,
) -> Going:  # fmt: skip
    """The pack of an audit for its owner. Raises Refusal for an audit that is unknown or closed."""
    about = audits.run(reading, run)
    if about.state is RunState.CLOSED:
        raise Refusal("pack_run_closed", field="RUN", number=about.number)
    office, seed = books.office_of(reading)
    pack, device = str(uuids.uuid4()), keys.new_seed()
    said = OutPack(
        pack, owner.id, office, demo, _settings(settings, owner), keys.office_box(seed), device, keys.new_seed(),
        *_rows(reading, about.id, owner.id),
    )  # fmt: skip
    document = said.document()
    records.read_out(document)  # what the laptop would refuse does not leave
    salt, cost = keys.new_salt(), keys.COST
    lock = {"salt": salt.hex(), "time": cost.time, "memory": cost.memory, "lanes": cost.lanes}
    header = Header(pack, about.number, settings.office.name, owner.name, made_at.isoformat(), expires, lock)
    key = keys.of_passphrase(passphrase, salt, cost)
    content = envelope.sealed(Kind.OUT, seed, header.written(), key, Content(document))
    return Going(pack, about.id, owner.id, signing.public_key(device).hex(), made_at, expires, content)


def _settings(settings: Settings, owner: Officer) -> Mapping[str, str | tuple[str, ...]]:
    """What the laptop must know of the office; the officer in charge there is the owner."""
    said = flat(settings)
    own = {"officer.name": owner.name, "officer.title": owner.title}
    texts = {name: own.get(name, str(said[name])) for name in records.SETTINGS}
    return {**texts, **{name: tuple(map(str, said[name])) for name in records.LISTS}}  # type: ignore[call-overload]


def _rows(reading: Reading, run: str, owner: str) -> tuple[Row, Row, tuple[Row, ...], tuple[Row, ...], tuple[Row, ...],
                                                           tuple[Row, ...]]:  # fmt: skip
    (about,) = _of(reading, "audit_run", records.RUN, "id = ?", run)
    (checklist,) = _of(reading, "audit_checklist", records.CHECKLIST, "digest = ?", about["checklist"])
    known = _of(reading, "audit_record", records.RECORD, "run = ? ORDER BY event, device, sequence", run)
    people = {owner, about["auditor"], *(row["author"] for row in known)}
    return (
        checklist, about, _of(reading, "audit_file", records.FILE, "run = ? ORDER BY position", run),
        _of(reading, "audit_computed", records.COMPUTED, "run = ? ORDER BY item, subject", run), known,
        tuple(row for row in _people(reading) if row["id"] in people),
    )  # fmt: skip


def _of(reading: Reading, table: str, shape: Shape, where: str, value: str) -> tuple[Row, ...]:
    rows = reading.rows(f"SELECT {', '.join(shape)} FROM {table} WHERE {where}", (value,))
    return tuple(dict(zip(shape, row, strict=True)) for row in rows)


def _people(reading: Reading) -> tuple[Row, ...]:
    rows = reading.rows("SELECT uuid, name, title FROM officer ORDER BY id")
    return tuple(dict(zip(records.PERSON, row, strict=True)) for row in rows)


def note(writing: Writing, going: Going, officer: Officer, now: datetime) -> None:
    """Write a pack that goes out into the books: its row, its event, and that the audit is out."""
    at = journal.moment_of_record(writing, now)
    facts = {
        "run": going.run, "owner": going.owner, "public_key": going.device, "expires_at": going.expires.isoformat(),
        "sha256": envelope.digest(going.content), "size": len(going.content),
    }  # fmt: skip
    event = journal.append(writing, at, officer.name, "audit.pack_out", going.pack, facts)
    writing.run(
        "INSERT INTO audit_pack (id, run, owner, device, public_key, made_at, expires_at, revoked_at, revoked_reason,"
        " returned_at, event) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, '', NULL, ?)",
        (going.pack, going.run, going.owner, going.pack, going.device, going.made_at.isoformat(),
         going.expires.isoformat(), event.seq),
    )  # fmt: skip
    writing.run("UPDATE audit_run SET state = 'out' WHERE id = ? AND state = 'open'", (going.run,))


def revoke(writing: Writing, pack: str, reason: str, officer: Officer, now: datetime) -> None:
    """Take a pack's right to come back. Raises Refusal for one that has lost it before."""
    found = books.named(writing, pack)
    if found.revoked_at:
        before = f"{found.revoked_at:%d/%m/%Y %H.%M}"
        raise Refusal("pack_revoked_before", field="PACK", at=before, reason=found.revoked_reason)
    at = journal.moment_of_record(writing, now)
    journal.append(writing, at, officer.name, "audit.pack_revoked", found.id, {"run": found.run, "reason": reason})
    writing.run(
        "UPDATE audit_pack SET revoked_at = ?, revoked_reason = ? WHERE id = ?", (at.isoformat(), reason, found.id)
    )
    settle(writing, found.run)


def settle(writing: Writing, run: str) -> None:
    """An audit of which no pack is out any more is at home again."""
    writing.run(
        "UPDATE audit_run SET state = 'open' WHERE id = ? AND state = 'out' AND NOT EXISTS"
        " (SELECT 1 FROM audit_pack WHERE run = audit_run.id AND revoked_at IS NULL AND returned_at IS NULL)",
        (run,),
    )
