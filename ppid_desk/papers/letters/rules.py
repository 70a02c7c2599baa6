"""What stands on a letter, part by part, before it is drawn."""

from __future__ import annotations

from enum import StrEnum

from ppid_desk.facts import dataclass
from ppid_desk.papers.rules import Letterhead, Paper


class LetterKind(StrEnum):
    """The letters of a request and of an objection."""

    INCOMPLETE = "incomplete"  # pemberitahuan permohonan belum lengkap
    LAPSE = "lapse"  # pemberitahuan permohonan gugur
    DISPOSITION = "disposition"  # lembar disposisi
    ANSWER = "answer"  # pemberitahuan tertulis (KIP Ps 22(7))
    EXTENSION = "extension"  # pemberitahuan perpanjangan (KIP Ps 22(8))
    REFUSAL = "refusal"  # SK PPID tentang penolakan
    HANDOVER = "handover"  # bukti penyerahan informasi
    OBJECTION_ANSWER = "objection_answer"  # tanggapan atas keberatan (KIP Ps 36)
    OBJECTION_SLIP = "objection_slip"  # tanda bukti keberatan
    CORRECTION = "correction"  # catatan perbaikan tanda bukti


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stays with what follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and values under each other, their colons aligned."""

    rows: tuple[tuple[str, str], ...]
    indent: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list: numbered "1.", lettered "a.", or with marks of its own (as "☑")."""

    items: tuple[str, ...]
    marks: tuple[str, ...] = ()  # as many as items; empty: 1. 2. 3.
    indent: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; `right` names the columns whose cells end at the right; a last row may be bold."""

    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """The decision in large letters between two rules."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled room to write in by hand, with its heading."""

    title: str
    many: int


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with a line beside it."""

    payload: str
    said: str


@dataclass(frozen=True, slots=True)
class Boxed:
    """A date in large type with the reason below it."""

    label: str
    date: str
    reason: str


Part = Words | Heading | Pairs | Points | Grid | Ruling | Lines | Code | Boxed


@dataclass(frozen=True, slots=True)
class Sign:
    """Who signs: what stands above (place and date, or "Mengetahui"), role lines, then name and NIP."""

    role: tuple[str, ...]
    name: str
    nip: str = ""
    above: str = ""
    note: str = ""  # the decree of an acting officer


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A letter as it stands on paper, in order from the top.

    A letter (surat) has `heads` and `to`; a decree or a sheet has a `title` with lines below it. `draft` prints KONSEP,
    `demo` prints CONTOH.
    """

    kind: LetterKind
    letterhead: Letterhead
    title: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    place_date: str
    to: tuple[str, ...]
    body: tuple[Part, ...]
    signs: tuple[Sign, ...]
    copies: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    mark: str = ""  # "PERBAIKAN"
    draft: bool = False
    demo: bool = False
