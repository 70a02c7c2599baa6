"""Who asks: the kinds of requester, their identity as they state it, and what may be shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Visitor:
    """A returning visitor as the desk may show them: masked; `requester` fills the form when one is chosen."""

    requester: Requester
    masked_id: str
    masked_phone: str
    last_number: str
    last_received: str  # YYYY-MM-DD
