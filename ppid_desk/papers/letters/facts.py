"""What is known about a letter, as the areas fill it in. Nothing here is worded or drawn yet.

Where a field may be empty it says so; every other empty one is refused by name when the letter is built.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from ppid_desk.facts import dataclass
from ppid_desk.papers.rules import Letterhead


class Acting(StrEnum):
    """How somebody signs for an office that is not his own."""

    PLH = "Plh."  # pelaksana harian: the holder is away
    PLT = "Plt."  # pelaksana tugas: there is no holder
    FOR = "a.n."  # atas nama


@dataclass(frozen=True, slots=True)
class ActingAs:
    """By which decree, from when to when; `own_title` is the signer's own post and stands with "a.n.".

    "Plh." needs both dates; "Plt." may be open at its end; "a.n." needs the own post, decree and dates may be empty.
    """

    kind: Acting
    decree: str = ""
    since: date | None = None
    until: date | None = None
    own_title: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, under which title (jabatan); `nip` may be empty (members of the KPU have none)."""

    title: str
    name: str
    nip: str = ""
    acting: ActingAs | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What every letter has. A draft may lack number and day; `nature`, `attachments`, `copies` have defaults."""

    letterhead: Letterhead
    city: str
    signer: Signer
    number: str = ""
    day: date | None = None
    nature: str = "Biasa"
    attachments: str = "-"
    copies: tuple[str, ...] = ()
    draft: bool = True
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Requester or objector, as typed. `represented_by` may be empty; which of the others a letter needs, it says."""

    name: str
    address: str = ""
    occupation: str = ""
    contact: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that a letter is about."""

    number: str
    received: date | None
    person: Person
    items: tuple[str, ...]
    purpose: str = ""  # may be empty


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Pemberitahuan belum lengkap (R-02, R-03). Both readings of the answer's clock are told.

    `answer_if_last_day`: last day of the answer when the request is completed on `complete_by`; `answer_from_first`:
    last day counted from the first receipt. `notice_day` is the day from which the days to complete are counted.
    """

    frame: Frame
    asked: Asked
    missing: tuple[str, ...]
    notice_day: date | None
    complete_by: date | None
    complete_days: int
    answer_days: int
    answer_if_last_day: date | None
    answer_from_first: date | None


@dataclass(frozen=True, slots=True)
class Lapse:
    """Pemberitahuan gugur (R-03): what was missing, when it was told, the last day that passed."""

    frame: Frame
    asked: Asked
    missing: tuple[str, ...]
    told_on: date | None
    complete_by: date | None
    complete_days: int
    confirmed_by: str  # the officer who confirmed the lapse
    notice_number: str = ""  # the number of the notice; may be empty


@dataclass(frozen=True, slots=True)
class Disposition:
    """Lembar disposisi: one of `unit` and `person` may be empty; `note` and the frame's number too."""

    frame: Frame
    asked: Asked
    unit: str
    person: str
    wanted: tuple[str, ...]
    by: date | None
    legal_last_day: date | None
    note: str = ""


class Outcome(StrEnum):
    """What becomes of one item."""

    GRANTED = "granted"  # dikabulkan
    PARTLY = "partly"  # dikabulkan, sebagian dihitamkan
    REFUSED = "refused"  # ditolak
    NOT_HELD = "not_held"  # tidak dikuasai
    NOT_DOCUMENTED = "not_documented"  # belum didokumentasikan
    NOT_ENTITLED = "not_entitled"  # tidak sesuai ketentuan (KIP Ps 6 ayat (2))


@dataclass(frozen=True, slots=True)
class Blackened:
    """What is made unreadable, and why (KIP Ps 22(7)e)."""

    material: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is refused: letters of article 17 ("h", "h, j"), entry of the exclusion list (DIK) and its decree.

    `other_law` may be empty unless a letter is j. Without an entry `deviation` must hold the PPID's recorded reason.
    """

    letter: str
    entry: str = ""
    decree: str = ""
    other_law: str = ""
    consequence: str = ""  # needed in a decree, not in a notice
    deviation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the request and its answer; which fields are needed depends on the outcome.

    Granted: `material`. Partly: `material`, `blackened`. Refused: `ground`. Not held: `holder`, or `holder_unknown`.
    Not documented: `available_on`, or `available_note` in words. Not entitled: `reason`.
    """

    text: str
    outcome: Outcome
    material: str = ""
    blackened: tuple[Blackened, ...] = ()
    ground: Ground | None = None
    holder: str = ""
    holder_unknown: bool = False
    available_on: date | None = None
    available_note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs, in whole rupiah; `tariff` (decree) and `way` are needed where anything is to be paid."""

    copies: int = 0
    price: int = 0
    postage: int = 0
    other: int = 0
    other_what: str = ""
    tariff: str = ""
    way: str = ""

    @property
    def total(self) -> int:
        """Rupiah to be paid."""
        return self.copies * self.price + self.postage + self.other


@dataclass(frozen=True, slots=True)
class Right:
    """Until when objection or dispute is possible: working days, and the last day (a draft may lack it)."""

    days: int
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Pemberitahuan tertulis, elements a-g of KIP Ps 22(7).

    `form`, `medium`, `cost`, `delivery`, `days_needed` (working days) are needed where anything is granted.
    """

    frame: Frame
    asked: Asked
    items: tuple[Item, ...]
    objection: Right
    form: str = ""
    medium: str = ""
    cost: Cost | None = None
    delivery: str = ""
    days_needed: int | None = None
    superior: str = "Atasan PPID"


@dataclass(frozen=True, slots=True)
class Extension:
    """Pemberitahuan perpanjangan (R-05, R-07): the reason, the day that was the last, and the new one."""

    frame: Frame
    asked: Asked
    reason: str
    first_last_day: date | None
    new_last_day: date | None
    days: int
    source: str  # "Pasal 22 ayat (8) UU Nomor 14 Tahun 2008"


@dataclass(frozen=True, slots=True)
class Refused:
    """One item that a decree refuses."""

    text: str
    ground: Ground
    part: str = ""  # what of it is blackened; empty where the whole item is refused


@dataclass(frozen=True, slots=True)
class RefusalDecree:
    """SK PPID tentang penolakan (PerKI annex). `whole` tells whether all that was asked for is refused."""

    frame: Frame
    asked: Asked
    refused: tuple[Refused, ...]
    objection: Right
    superior: str = "Atasan PPID"
    considerations: str = ""  # may be empty
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Handover:
    """Bukti penyerahan informasi: what, how, to whom, identity seen. The frame's number may be empty.

    `identity_seen` names the document, never its number; `receiver_role` is "Pemohon" or "Kuasa pemohon", empty where
    nothing tells. `paid` in rupiah, None where nothing was due.
    """

    frame: Frame
    asked: Asked
    handed: tuple[str, ...]
    way: str
    receiver: str
    receiver_role: str
    identity_seen: str
    paid: int | None = None
    note: str = ""


class Ruled(StrEnum):
    """What the superior decided."""

    UPHELD = "upheld"  # menguatkan putusan PPID
    GRANTED = "granted"  # mengabulkan keberatan
    PARTLY = "partly"  # mengabulkan sebagian


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """Tanggapan atas keberatan (KIP Ps 36). `order`, `order_by` are needed unless the decision is upheld.

    `grounds` are letters of article 35(1); `asked` may be None where ground b stands alone.
    """

    frame: Frame
    number: str
    received: date | None
    objector: Person
    grounds: tuple[str, ...]
    asked: Asked | None
    considerations: tuple[str, ...]
    ruled: Ruled
    decision: str
    order: str
    order_by: date | None
    dispute: Right
    commission: str = "Komisi Informasi Provinsi Banten"


@dataclass(frozen=True, slots=True)
class ObjectionSlip:
    """Tanda bukti keberatan (A5). `request_number` may be empty for ground b; `reason` tells how the days count."""

    letterhead: Letterhead
    city: str
    number: str
    check_digit: str
    received_at: datetime | None
    objector: Person
    grounds: tuple[str, ...]
    request_number: str
    answer_by: date | None
    answer_days: int
    reason: str
    dispute_days: int
    officer: str
    case: str = ""  # kasus posisi; may be empty
    qr: str = ""
    mark: str = ""
    provisional: str = ""
    copy: str = ""  # SALINAN ke-n or PERBAIKAN; empty: the original
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that stood wrong on a slip."""

    label: str
    old: str  # may be empty: nothing stood there
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Catatan perbaikan tanda bukti (A5), also the addendum when a declared day off moved a date.

    `confirmed_by` may be empty; then the sheet says that the second person's confirmation is still due if
    `needs_second`.
    """

    letterhead: Letterhead
    city: str
    number: str
    name: str
    changes: tuple[Change, ...]
    reason: str
    day: date | None
    officer: str
    confirmed_by: str = ""
    needs_second: bool = False
    demo: bool = False
