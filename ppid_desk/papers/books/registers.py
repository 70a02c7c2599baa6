"""The two official registers with their columns (annex of PerKI 1/2021), and the entries that areas fill."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.papers.books.rules import Book, Column, Kind, Row
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.papers.rules import Letterhead

_STATUS, _FORM, _WAY = "Status Informasi", "Bentuk Informasi yang Dikuasai", "Jenis Permohonan"
_DAYS, _COST = "Hari dan Tanggal", "Biaya dan Cara Pembayaran"
REQUEST_COLUMNS = (
    Column("No. Pendaftaran", 21),
    Column("Tanggal", 14, Kind.DATE),
    Column("Nama", 23),
    Column("Alamat", 24),
    Column("Nomor Kontak", 22.5),
    Column("Pekerjaan", 18),
    Column("Informasi yang Diminta", 34),
    Column("Tujuan Penggunaan Informasi", 20),
    Column("Di bawah penguasaan: Ya", 6, Kind.TICK, _STATUS, turned=True),
    Column("Di bawah penguasaan: Tidak", 6, Kind.TICK, _STATUS, turned=True),
    Column("Belum didokumentasikan", 6, Kind.TICK, _STATUS, turned=True),
    Column("Softcopy", 7, Kind.TICK, _FORM, turned=True),
    Column("Hardcopy", 7, Kind.TICK, _FORM, turned=True),
    Column("Melihat/Mengetahui", 9.4, Kind.TICK, _WAY, turned=True),
    Column("Meminta Salinan", 9.4, Kind.TICK, _WAY, turned=True),
    Column("Keputusan", 21),
    Column("Alasan Penolakan", 19.5),
    Column("Pemberitahuan Tertulis", 21.5, Kind.DAY, _DAYS),
    Column("Pemberian Informasi", 19.5, Kind.DAY, _DAYS),
    Column("Biaya", 15, Kind.MONEY, _COST, summed=True),
    Column("Cara", 13, Kind.TEXT, _COST),
)
_GROUNDS = "Alasan Pengajuan Keberatan (Pasal 35 ayat (1) UU 14/2008)"
OBJECTION_COLUMNS = (
    Column("No. Keberatan", 21),
    Column("Tanggal", 14, Kind.DATE),
    Column("Nama", 23),
    Column("Alamat", 26),
    Column("Nomor Kontak", 20),
    Column("Pekerjaan", 18),
    Column("No. Pendaftaran Permohonan", 21),
    Column("Informasi yang Diminta", 34),
    Column("Tujuan Penggunaan Informasi", 20),
    *(Column(letter, 6, Kind.TICK, _GROUNDS) for letter in "abcdefg"),
    Column("Keputusan Atasan PPID", 24),
    Column("Hari dan Tanggal Pemberian Tanggapan", 19, Kind.DAY),
    Column("Nama dan Posisi Atasan PPID", 24),
    Column("Tanggapan Pemohon", 20),
)
_GROUND_NOTE = (
    "Alasan keberatan: a penolakan karena pengecualian (Pasal 17); b informasi berkala tidak disediakan; c permintaan"
    " tidak ditanggapi; d ditanggapi tidak sebagaimana diminta; e tidak dipenuhi; f biaya tidak wajar; g terlambat."
)


@dataclass(frozen=True, slots=True)
class RequestEntry:
    """A line of the register of requests. What is not known yet is None or empty, never a guess.

    `held`: under the office's control, None while nobody has said so. `notice_day` and `given_day` are two facts.
    `cost` in whole rupiah, 0 for free, None while nothing was set.
    """

    number: str
    received: date
    name: str
    address: str
    contact: str
    occupation: str
    information: str
    purpose: str
    held: bool | None = None
    not_documented: bool = False
    softcopy: bool = False
    hardcopy: bool = False
    view: bool = False
    copy: bool = False
    decision: str = ""
    refusal_reason: str = ""
    notice_day: date | None = None
    given_day: date | None = None
    cost: int | None = None
    payment: str = ""

    def row(self) -> Row:
        """The cells in the order of `REQUEST_COLUMNS`."""
        return (
            self.number, self.received, self.name, self.address, self.contact, self.occupation, self.information,
            self.purpose, self.held is True, self.held is False, self.not_documented, self.softcopy, self.hardcopy,
            self.view, self.copy, self.decision, self.refusal_reason, self.notice_day, self.given_day, self.cost,
            self.payment,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ObjectionEntry:
    """A line of the register of objections. `grounds` are letters a-g; `request_number` may be empty for ground b."""

    number: str
    received: date
    name: str
    address: str
    contact: str
    occupation: str
    request_number: str
    information: str
    purpose: str
    grounds: frozenset[str]
    decision: str = ""
    answered_on: date | None = None
    superior: str = ""  # name and post
    response: str = ""  # what the requester said to the answer

    def row(self) -> Row:
        """The cells in the order of `OBJECTION_COLUMNS`."""
        return (
            self.number, self.received, self.name, self.address, self.contact, self.occupation, self.request_number,
            self.information, self.purpose, *(letter in self.grounds for letter in "abcdefg"), self.decision,
            self.answered_on, self.superior, self.response,
        )  # fmt: skip


def request_book(
    entries: Iterable[RequestEntry], count: int, period: str, letterhead: Letterhead, signs: tuple[Sign, ...],
    *, election: bool = False, notes: tuple[str, ...] = (), demo: bool = False,
) -> Book:  # fmt: skip
    """Buku register permintaan informasi publik; `election` gives it the title of PerKI 1/2019 Ps 11."""
    title = "Buku Register Permintaan Informasi Publik"
    if election:
        title = "Buku Register Layanan Informasi Pemilu dan Pemilihan"
    rows = _Rows(entries)
    return Book(title, period, letterhead, REQUEST_COLUMNS, rows, count, "permohonan", signs, notes, demo)


def objection_book(
    entries: Iterable[ObjectionEntry], count: int, period: str, letterhead: Letterhead, signs: tuple[Sign, ...],
    *, notes: tuple[str, ...] = (), demo: bool = False,
) -> Book:  # fmt: skip
    """Buku register keberatan."""
    rows, notes = _Rows(entries), (_GROUND_NOTE, *notes)
    title = "Buku Register Keberatan"
    return Book(title, period, letterhead, OBJECTION_COLUMNS, rows, count, "keberatan", signs, notes, demo)


class _Rows(Iterable[Row]):
    """The entries as rows, made one by one while the book is written."""

    def __init__(self, entries: Iterable[RequestEntry | ObjectionEntry]) -> None:
        self._entries = entries

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        return (entry.row() for entry in self._entries)
