"""What stands on a paper, before it is drawn. The areas fill these; `papers` draws them."""

from __future__ import annotations

from enum import StrEnum

from ppid_desk.facts import dataclass


class Paper(StrEnum):
    """The papers that a slip fits on."""

    A4 = "a4"
    F4 = "f4"  # 215 × 330 mm, the usual office paper
    A5 = "a5"
    ROLL80 = "80mm"


_POINTS = 72 / 25.4
# Width and height in points; a roll is as long as what stands on it.
SIZES: dict[Paper, tuple[float, float]] = {
    Paper.A4: (210 * _POINTS, 297 * _POINTS),
    Paper.F4: (215 * _POINTS, 330 * _POINTS),
    Paper.A5: (148 * _POINTS, 210 * _POINTS),
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Kop surat: the institution's name in one or more lines, then address and contacts."""

    lines: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateBox:
    """The legal date in large type with the reason in one line; for an incomplete request what is missing instead."""

    label: str  # "Paling lambat dijawab"
    date: str  # "Senin, 6 April 2026"
    reason: str  # "10 hari kerja; dilewati: 3 Apr (Wafat Yesus Kristus)"
    extension: str  # "Bila diperpanjang: Rabu, 15 April 2026 (+7 hari kerja)"; may be empty
    provisional: str  # the sentence that says why the date is provisional; may be empty
    missing: tuple[str, ...] = ()  # what the requester still has to bring


@dataclass(frozen=True, slots=True)
class SlipContent:
    """Tanda bukti penerimaan (KIP Ps 22(4)): everything that stands on it, in order."""

    letterhead: Letterhead
    title: str
    number: str
    check_digit: str
    rows: tuple[tuple[str, str], ...]  # label, value: received, channel, name, identity (masked), ...
    items: tuple[str, ...]  # what was asked
    date_box: DateBox
    rights_title: str
    rights: tuple[str, ...]
    rights_source: str
    place_date: str  # "Serang, 23 November 2026"
    officer: str
    requester: str
    qr: str  # the signed payload
    event_mark: str
    mark: str  # "SALINAN ke-1", "PERBAIKAN"; the original has none
    demo: bool = False


@dataclass(frozen=True, slots=True)
class AddendumContent:
    """Slip tambahan: the last days of a request moved; each with the day before and the day now, and the decrees."""

    letterhead: Letterhead
    title: str
    number: str
    check_digit: str
    rows: tuple[tuple[str, str], ...]  # label, value: name, received, path
    moves: tuple[tuple[str, str, str], ...]  # what ends, the day before, the day now
    days: tuple[tuple[str, str], ...]  # the days that were declared, corrected or withdrawn; each with its decree
    remark: str
    place_date: str
    officer: str
    mark: str = ""  # SALINAN ke-n
    demo: bool = False


@dataclass(frozen=True, slots=True)
class FormContent:
    """Formulir permohonan (PerKI): the fields in order, filled or empty; choices with what is ticked."""

    letterhead: Letterhead
    number: str
    fields: tuple[tuple[str, str, int], ...]  # label, value, lines to leave when empty
    choices: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]  # label, options with their tick
    place_date: str
    officer: str
    requester: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class EmergencyContent:
    """Formulir darurat: the blank form of one reserved number, with the visitor's stub at its foot."""

    form: FormContent
    check_digit: str
    qr: str
    promise: str  # when the answer comes, in words; the limit with its unit
    contact: str
    place: str  # city, before the line for the date


@dataclass(frozen=True, slots=True)
class ClosingContent:
    """Lembar penutupan hari: facts as label and value, tables as heads, widths' shares and rows, two to sign."""

    letterhead: Letterhead
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]], ...]
    remarks: tuple[str, ...]
    journal: tuple[str, ...]
    qr: str
    place_date: str
    signs: tuple[tuple[str, str, str], ...]  # role, name, NIP
    demo: bool = False


@dataclass(frozen=True, slots=True)
class OpenFilesContent:
    """Daftar berkas terbuka: counts as label and value, a table for each unit, a remark on what did not fit."""

    letterhead: Letterhead
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]], ...]
    remark: str
    foot: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryContent:
    """Lembar pemulihan: the key of the books on paper, for the safe of the PPID."""

    letterhead: Letterhead
    place_date: str
    groups: tuple[str, ...]
    fingerprint: str
    superior: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class CodesContent:
    """Lembar kode pemulihan: the recovery codes of one officer, shown once."""

    letterhead: Letterhead
    place_date: str
    name: str
    nip: str
    codes: tuple[str, ...]
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels, four bytes each (blue, green, red, unused), lines `stride` bytes apart."""

    width: int
    height: int
    stride: int
    pixels: bytes
