"""Who asks and who works here: requesters with their identity as they state it, officers with their roles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass


class Role(StrEnum):
    """What an officer may do (the application's roles; PKPU 4/2025 Ps 9 for the first three)."""

    DESK = "petugas"  # petugas pelayanan informasi: registers, checks, drafts, hands over
    UNIT = "ppid_pelaksana"  # PPID pelaksana: replies to dispositions, writes first studies
    PPID = "ppid"  # PPID: decides, extends, signs
    SUPERIOR = "atasan_ppid"  # atasan PPID: answers objections
    AUDITOR = "auditor"  # reads everything, writes only audits
    ADMIN = "admin"  # officers, books, settings; no content


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who works here. `unit` is the office's unit that they belong to; `id` is a UUID.

    `blocked_until` is set after too many wrong passphrases; `codes_left` counts the unused recovery codes.
    """

    id: str
    name: str
    nip: str
    title: str
    unit: str
    roles: frozenset[Role]
    active: bool
    has_passphrase: bool
    blocked_until: datetime | None = None
    codes_left: int = 0

    @property
    def reads(self) -> bool:
        """Whether requests may be read: by everybody but one who is only admin."""
        return bool(self.roles - {Role.ADMIN})


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """What an admin states of an officer; a name is needed."""

    name: str
    nip: str = ""
    title: str = ""
    unit: str = ""
    roles: frozenset[Role] = frozenset()


Who = Callable[[], Officer]  # who acts now; raises Refusal while nobody is signed in


def allow(officer: Officer, *roles: Role) -> None:
    """Let an officer pass who has one of these roles. Raises Refusal otherwise: nothing is allowed that is not said."""
    if not officer.roles.intersection(roles):
        raise Refusal("role_missing", name=officer.name, roles=", ".join(role.replace("_", " ") for role in roles))


class RequesterKind(StrEnum):
    """KIP Ps 1(10) and 1(12): who may ask."""

    PERSON = "person"  # perseorangan
    GROUP = "group"  # kelompok orang
    LEGAL_ENTITY = "legal_entity"  # badan hukum
    PUBLIC_BODY = "public_body"  # badan publik


class IdType(StrEnum):
    """The document that proves who somebody is."""

    KTP = "ktp"
    SIM = "sim"
    PASSPORT = "passport"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Representative:
    """Kuasa: who speaks for the requester; `power` names the power of attorney (surat kuasa)."""

    name: str
    id_type: IdType | None = None
    id_number: str = ""
    power: str = ""


@dataclass(frozen=True, slots=True)
class Requester:
    """A requester as stated at the desk. Every text may be empty but the name (KIP Ps 22: oral requests count)."""

    kind: RequesterKind
    name: str
    id_type: IdType | None = None
    id_number: str = ""
    id_reason: str = ""  # why an impossible NIK is taken all the same
    address: str = ""
    phone: str = ""
    email: str = ""
    occupation: str = ""
    representative: Representative | None = None

    @property
    def masked_id(self) -> str:
        """The identity number as every screen may show it."""
        from ppid_desk.people.identity import mask_id

        return mask_id(self.id_number)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A returning visitor as the desk may show them: masked; `requester` fills the form when one is chosen."""

    requester: Requester
    masked_id: str
    masked_phone: str
    last_number: str
    last_received: str  # YYYY-MM-DD
