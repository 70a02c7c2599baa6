"""The rows of officers and how the journal tells of them: every event holds the whole state, its secrets committed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.records.session import Reading, Row, Writing
from ppid_desk.settings import Official, Settings

FOUNDED = "officers.founded"
SET, RECOVERED = "officer.passphrase_set", "officer.recovered"
_COLUMNS = (
    "uuid, name, nip, title, unit, roles, active, origin, passphrase, failed, blocked_until, salt,"
    " (SELECT count(*) FROM recovery_code WHERE officer_id = officer.id AND used_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An officer as the books keep them. `secret` is the hash of the passphrase; `origin` a person of the settings."""

    officer: Officer
    origin: str
    secret: str
    failed: int
    salt: bytes

    def with_facts(self, facts: OfficerFacts) -> Kept:
        """The same officer with other facts."""
        officer = replace(
            self.officer, name=facts.name, nip=facts.nip, title=facts.title, unit=facts.unit, roles=facts.roles
        )
        return replace(self, officer=officer)

    def unblocked(self) -> Kept:
        """The same officer with the wrong passphrases forgotten."""
        return replace(self, officer=replace(self.officer, blocked_until=None), failed=0)

    def failed_again(self, now: datetime) -> Kept:
        """The same officer after one more wrong passphrase, and how long that makes wait."""
        from ppid_desk.people.passphrases import wait_after

        wait = wait_after(self.failed + 1)
        until = now + wait if wait else None
        return replace(self, officer=replace(self.officer, blocked_until=until), failed=self.failed + 1)


def fresh(facts: OfficerFacts, origin: str = "", seed: bytes = b"") -> Kept:
    """A new officer; a seed makes them the same each time, for a demo."""
    import hashlib
    import uuid

    chance = hashlib.sha256(seed + origin.encode()).digest() if seed else os.urandom(32)
    id_ = str(uuid.UUID(bytes=chance[:16], version=4))
    officer = Officer(id_, facts.name, facts.nip, facts.title, facts.unit, facts.roles, True, False)
    return Kept(officer, origin, "", 0, chance[16:])


def all_of(reading: Reading) -> tuple[Kept, ...]:
    """Every officer, the first one first; nobody is ever deleted."""
    return tuple(_kept(row) for row in reading.rows(f"SELECT {_COLUMNS} FROM officer ORDER BY id"))


def one(reading: Reading, id_: str) -> Kept:
    """The officer of an id who is known to be there."""
    (row,) = reading.rows(f"SELECT {_COLUMNS} FROM officer WHERE uuid = ?", (id_,))
    return _kept(row)


def _kept(row: Row) -> Kept:
    id_, name, nip, title, unit, roles, active, origin, secret, failed, blocked, salt, codes = row
    held = frozenset(Role(role) for role in roles.split())
    until = datetime.fromisoformat(blocked) if blocked else None
    officer = Officer(id_, name, nip, title, unit, held, bool(active), bool(secret), until, codes)
    return Kept(officer, origin, secret, failed, bytes(salt))


def add(writing: Writing, kept: Kept) -> None:
    """Write a new officer."""
    writing.run(
        "INSERT INTO officer (name, nip, title, unit, roles, active, passphrase, failed, blocked_until, uuid, origin,"
        " salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(kept), kept.officer.id, kept.origin, kept.salt),
    )


def put(writing: Writing, kept: Kept) -> None:
    """Write an officer who is there already."""
    writing.run(
        "UPDATE officer SET name = ?, nip = ?, title = ?, unit = ?, roles = ?, active = ?, passphrase = ?, failed = ?,"
        " blocked_until = ? WHERE uuid = ?",
        (*_values(kept), kept.officer.id),
    )


def _values(kept: Kept) -> tuple[object, ...]:
    who, until = kept.officer, kept.officer.blocked_until
    return (
        who.name, who.nip, who.title, who.unit, " ".join(_ordered(who.roles)), int(who.active), kept.secret,
        kept.failed, until.isoformat() if until else "",
    )  # fmt: skip


def _ordered(roles: frozenset[Role]) -> list[str]:
    return [role.value for role in Role if role in roles]


def put_codes(writing: Writing, id_: str, digests: tuple[bytes, ...]) -> None:
    """Take new recovery codes in place of all older ones."""
    (row,) = writing.one("SELECT id FROM officer WHERE uuid = ?", (id_,))
    writing.run("DELETE FROM recovery_code WHERE officer_id = ?", (row,))
    writing.run_many("INSERT INTO recovery_code (officer_id, digest) VALUES (?, ?)", ((row, each) for each in digests))


def use_code(writing: Writing, id_: str, digest: bytes, at: datetime) -> bool:
    """Use up a recovery code; False when it is none of this officer's, or was used."""
    found = writing.row(
        "UPDATE recovery_code SET used_at = ? WHERE digest = ? AND used_at IS NULL"
        " AND officer_id = (SELECT id FROM officer WHERE uuid = ?) RETURNING officer_id",
        (at.isoformat(), digest, id_),
    )
    return found is not None


def set_on(reading: Reading, id_: str) -> date | None:
    """The day on which an officer's passphrase was set, as the journal tells."""
    sql = "SELECT at FROM event WHERE subject = ? AND kind IN (?, ?) ORDER BY seq DESC LIMIT 1"
    at = reading.value(sql, (id_, SET, RECOVERED))
    return datetime.fromisoformat(at).date() if at else None


def state(reading: Reading, kept: Kept) -> dict[str, Any]:
    """What the journal says of an officer: facts openly, number, passphrase and codes as commitments."""
    from ppid_desk.records import journal

    who = kept.officer
    codes = reading.rows(
        "SELECT digest, used_at FROM recovery_code JOIN officer ON officer.id = officer_id WHERE uuid = ?"
        " ORDER BY digest",
        (who.id,),
    )
    return {
        "name": who.name,
        "title": who.title,
        "unit": who.unit,
        "roles": _ordered(who.roles),
        "active": who.active,
        "nip": journal.commitment(kept.salt, who.nip),
        "passphrase": journal.commitment(kept.salt, kept.secret) if kept.secret else None,
        "codes": journal.commitment(kept.salt, [bytes(each).hex() for each, used in codes if not used]),
        "failed": kept.failed,
    }


def first_of(settings: Settings, seed: bytes = b"") -> tuple[Kept, ...]:
    """The officers that new books begin with: those whom the settings name; what nobody holds, the first one does."""
    first = settings.officer
    roles, others = {Role.DESK, Role.UNIT, Role.ADMIN}, []
    for origin, person, role in (("ppid", settings.ppid, Role.PPID), ("superior", settings.superior, Role.SUPERIOR)):
        if person.name.strip() and person.name.casefold() != first.name.casefold():
            others.append(fresh(_facts(person, "", frozenset({role})), origin, seed))
        else:
            roles.add(role)
    return (fresh(_facts(first, settings.office.unit, frozenset(roles)), "officer", seed), *others)


def _facts(person: Official, unit: str, roles: frozenset[Role]) -> OfficerFacts:
    return OfficerFacts(person.name.strip(), person.nip, person.title, unit, roles)


def renamed(before: Settings, after: Settings) -> dict[str, Official]:
    """The persons whom the settings tell of differently now, by origin."""
    pairs = (
        ("officer", before.officer, after.officer),
        ("ppid", before.ppid, after.ppid),
        ("superior", before.superior, after.superior),
    )
    return {origin: new for origin, old, new in pairs if new != old and new.name.strip()}


def faults(reading: Reading) -> Iterator[str]:
    """Officers that the journal does not tell of as they stand."""
    import json

    told: dict[str, Any] = {}
    sql = "SELECT kind, subject, body FROM event WHERE kind LIKE 'officer%' ORDER BY seq"
    for kind, subject, body in reading.rows(sql):
        facts = json.loads(body)
        told |= facts["officers"] if kind == FOUNDED else {subject: facts["state"]}
    kept = {each.officer.id: each for each in all_of(reading)}
    for id_, each in kept.items():
        if told.get(id_) != state(reading, each):
            yield f"officers: {each.officer.name} is not as the journal says"
    for id_ in told.keys() - kept.keys():
        yield f"officers: {told[id_]['name']} is missing"
