"""Synthetic facts for every letter, book and report; tests and pictures change them where they need to."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from ppid_desk.clock import OFFICE_ZONE
from ppid_desk.papers.books.registers import ObjectionEntry, RequestEntry, objection_book, request_book
from ppid_desk.papers.books.rules import Book
from ppid_desk.papers.letters import facts
from ppid_desk.papers.letters.build import Facts
from ppid_desk.papers.letters.rules import Points, Sign, Words
from ppid_desk.papers.report.rules import Bars, Chapter, Medians, Ranked, ReportContent, Section, Stacked, Table
from ppid_desk.papers.rules import Letterhead

HEAD = Letterhead(
    ("KOMISI PEMILIHAN UMUM", "KOTA SERANG", "Desk Pelayanan Informasi PPID Pelaksana"),
    ("Jalan KH. Abdul Fatah Hasan No. 247, Serang 42118", "Telp. (0254) 200374, 217334 · Faks. (0254) 217323"),
)
PPID = facts.Signer(
    "Pejabat Pengelola Informasi dan Dokumentasi KPU Kota Serang", "Bagus Prasetya Contoh", "197604012003121001"
)
ACTING = replace(
    PPID,
    acting=facts.ActingAs(facts.Acting.PLH, "SK Sekretaris Nomor 12 Tahun 2026", date(2026, 3, 30), date(2026, 4, 3)),
)
FRAME = facts.Frame(
    HEAD, "Serang", PPID, "045/PP.08-SD/3673/2026", date(2026, 3, 31), draft=False,
    copies=("Ketua KPU Kota Serang (sebagai laporan)", "Arsip"),
)  # fmt: skip
PERSON = facts.Person("Siti Rahmawati", "Jalan Melati Nomor 1, Kelurahan Contoh\nKota Serang", "Guru", "0812 9000 0001")
ASKED = facts.Asked(
    "0012/PIP/KPU-KS/III/2026", date(2026, 3, 10), PERSON,
    ("Rincian realisasi anggaran tahun 2025", "Berita acara rapat pleno bulan Februari 2026", "Daftar pegawai"),
)  # fmt: skip
GROUND = facts.Ground(
    "h", "Nomor 7: Data pribadi pegawai", "Keputusan KPU Nomor 1 Tahun 2026 tentang Informasi yang Dikecualikan",
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    "Terungkapnya data pribadi pegawai yang dapat disalahgunakan oleh pihak lain.",
)  # fmt: skip
RIGHT = facts.Right(30, date(2026, 5, 19))

INCOMPLETE = facts.Incomplete(
    FRAME, ASKED, ("Surat kuasa khusus", "Fotokopi KTP pemberi kuasa"), date(2026, 3, 17), date(2026, 3, 27), 3, 10,
    date(2026, 4, 10), date(2026, 4, 2),
)  # fmt: skip
LAPSE = facts.Lapse(
    FRAME, ASKED, ("Surat kuasa khusus",), date(2026, 3, 17), date(2026, 3, 27), 3, "Petugas Satu", "041/SD/2026"
)
DISPOSITION = facts.Disposition(
    replace(FRAME, copies=()), ASKED, "Subbagian Keuangan, Umum, dan Logistik", "Rina Contoh",
    ("Menyiapkan salinan rincian realisasi anggaran", "Menyatakan apakah ada bagian yang dikecualikan"),
    date(2026, 3, 27), date(2026, 3, 31), "Pemohon menunggu kabar melalui telepon.",
)  # fmt: skip
ANSWER = facts.Answer(
    FRAME, ASKED,
    (
        facts.Item(ASKED.items[0], facts.Outcome.GRANTED, "Rincian realisasi anggaran per kegiatan, 24 halaman"),
        facts.Item(ASKED.items[1], facts.Outcome.PARTLY, "Berita acara nomor 5 dan 6",
                   (facts.Blackened("Nomor telepon saksi pada halaman 3", "Pasal 17 huruf h UU Nomor 14 Tahun 2008"),)),
        facts.Item(ASKED.items[2], facts.Outcome.REFUSED, ground=GROUND),
        facts.Item("Daftar pemilih tetap kecamatan tetangga", facts.Outcome.NOT_HELD, holder="KPU Kabupaten Serang"),
        facts.Item("Foto kegiatan 2024", facts.Outcome.NOT_DOCUMENTED, available_on=date(2026, 6, 1)),
    ),
    RIGHT, "Softcopy dan hardcopy", "Surel dan cetakan",
    facts.Cost(24, 250, 12000, 3000, "Map", "SK Sekretaris Nomor 3 Tahun 2026", "Tunai di meja layanan"),
    "Diambil langsung", 2, "Sekretaris KPU Kota Serang selaku Atasan PPID",
)  # fmt: skip
EXTENSION = facts.Extension(
    FRAME, ASKED, "Informasi yang diminta belum dapat diputuskan apakah termasuk informasi yang dikecualikan",
    date(2026, 3, 31), date(2026, 4, 10), 7, "Pasal 22 ayat (8) UU Nomor 14 Tahun 2008",
)  # fmt: skip
REFUSAL = facts.RefusalDecree(
    FRAME, ASKED, (facts.Refused(ASKED.items[2], GROUND),), RIGHT, "Sekretaris KPU Kota Serang selaku Atasan PPID"
)
HANDOVER = facts.Handover(
    FRAME, ASKED, ("Rincian realisasi anggaran, 24 halaman (hardcopy)", "Berita acara 5 dan 6 (softcopy)"),
    "Diambil langsung di meja layanan", "Siti Rahmawati", "Pemohon", "KTP", 21000,
)  # fmt: skip
SUPERIOR = facts.Signer("Sekretaris KPU Kota Serang selaku Atasan PPID", "Dewi Atasan Contoh", "197001011995032001")
OBJECTION_ANSWER = facts.ObjectionAnswer(
    replace(FRAME, signer=SUPERIOR),
    "0003/KIP/KPU-KS/IV/2026", date(2026, 4, 13), PERSON, ("a", "d"), ASKED,
    ("Bahwa sebagian daftar pegawai bersifat terbuka.", "Bahwa data pribadi tetap dilindungi."), facts.Ruled.PARTLY,
    "Memberikan daftar pegawai tanpa nomor induk kependudukan dan alamat rumah.",
    "Menyerahkan daftar pegawai yang telah dihitamkan kepada pemohon", date(2026, 5, 29),
    facts.Right(14, date(2026, 6, 12)),
)  # fmt: skip
NINE = datetime(2026, 4, 13, 9, 5, tzinfo=ZoneInfo(OFFICE_ZONE))
OBJECTION_SLIP = facts.ObjectionSlip(
    HEAD, "Serang", "0003/KIP/KPU-KS/IV/2026", "4", NINE, PERSON, ("a", "d"),
    ASKED.number, date(2026, 5, 29), 30, "dilewati: 1 Mei (Hari Buruh), 14 Mei (Kenaikan Yesus Kristus)", 14,
    "Petugas Satu", "Daftar pegawai ditolak seluruhnya.", "PPID1*0003*" + "A2B3" * 25, "Tanda peristiwa ABCD EFGH",
)  # fmt: skip
CORRECTION = facts.Correction(
    HEAD, "Serang", ASKED.number, "Siti Rahmawati",
    (facts.Change("Nama", "Siti Rahmawti", "Siti Rahmawati"), facts.Change("Telepon", "", "0812 9000 0001")),
    "Salah ketik saat pendaftaran", date(2026, 3, 11), "Petugas Satu", needs_second=True,
)  # fmt: skip
LETTERS: dict[str, Facts] = {
    "incomplete": INCOMPLETE,
    "lapse": LAPSE,
    "disposition": DISPOSITION,
    "answer": ANSWER,
    "extension": EXTENSION,
    "refusal": REFUSAL,
    "handover": HANDOVER,
    "objection-answer": OBJECTION_ANSWER,
    "objection-slip": OBJECTION_SLIP,
    "correction": CORRECTION,
}

FIXED = {"letter", "grounds", "copy"}  # words of the law and of the program, which are not free text


def filled(found: Any, text: str) -> Any:
    """The same facts with every free text replaced."""
    if isinstance(found, str) and not isinstance(found, Enum):
        return text
    if isinstance(found, tuple):
        return tuple(filled(each, text) for each in found)
    if is_dataclass(found) and not isinstance(found, type):
        kept = {each.name: getattr(found, each.name) for each in fields(found)}
        kept = {name: value if name in FIXED else filled(value, text) for name, value in kept.items()}
        return type(found)(**kept)
    return found


def in_draft(found: Facts) -> Facts:
    """The same letter before it has a number, of a sample office; slips have no draft."""
    if isinstance(found, facts.ObjectionSlip | facts.Correction):
        return replace(found, demo=True)
    day = found.frame.day if isinstance(found, facts.Handover) else None
    return replace(found, frame=replace(found.frame, number="", day=day, draft=True, demo=True))


SIGNS = (
    Sign(("Mengetahui,", "Atasan PPID,"), "Dewi Atasan Contoh", "197001011995032001"),
    Sign(("PPID,",), "Bagus Prasetya Contoh", "197604012003121001", "Serang, 31 Maret 2026"),
)
_NAMES = ("Siti Rahmawati", "Budi Santoso Wirakusuma", "Yayasan Contoh Transparansi Banten", "Ahmad Fauzi")
_ASKS = (
    "Rincian realisasi anggaran tahun 2025",
    "Berita acara rapat pleno rekapitulasi hasil penghitungan suara tingkat kota beserta lampirannya",
    "Daftar pemilih tetap per kecamatan (agregat)",
)


def request_entry(n: int) -> RequestEntry:
    """The n-th line of a register."""
    refused, open_ = n % 7 == 3, n % 11 == 5
    first = date(2026, 1, 5) + timedelta(days=n % 80)
    return RequestEntry(
        f"{n:04d}/PIP/KPU-KS/III/2026", first, _NAMES[n % 4], f"Jalan Melati Nomor {n}, Kota Serang",
        f"0812 9000 {n % 10000:04d}", "Guru" if n % 2 else "Wiraswasta", _ASKS[n % 3], "Penelitian skripsi",
        None if open_ else not refused, False, n % 2 == 0, n % 3 == 0, n % 5 == 0, n % 5 != 0,
        "" if open_ else "Ditolak" if refused else "Dikabulkan",
        "Pasal 17 huruf h UU 14/2008" if refused else "", None if open_ else first + timedelta(days=9),
        None if open_ or refused else first + timedelta(days=12), None if open_ else 250 * (n % 40),
        "Tunai" if n % 40 else "",
    )  # fmt: skip


def objection_entry(n: int) -> ObjectionEntry:
    """The n-th line of a register of objections."""
    return ObjectionEntry(
        f"{n:04d}/KIP/KPU-KS/IV/2026", date(2026, 4, 1) + timedelta(days=n % 30), _NAMES[n % 4], "Kota Serang",
        "0812 9000 0001", "Guru", f"{n + 3:04d}/PIP/KPU-KS/III/2026", _ASKS[n % 3], "Penelitian",
        frozenset("abcdefg"[n % 7]), "Menguatkan putusan PPID", date(2026, 5, 8), "Dewi Atasan Contoh, Sekretaris",
        "Menerima",
    )  # fmt: skip


def register(many: int, *, demo: bool = False) -> Book:
    """A register of that many requests."""
    entries = (request_entry(n) for n in range(1, many + 1))
    return request_book(entries, many, "1 Januari 2026 s.d. 31 Maret 2026", HEAD, SIGNS, demo=demo)


def objections(many: int) -> Book:
    """A register of that many objections."""
    entries = (objection_entry(n) for n in range(1, many + 1))
    return objection_book(entries, many, "1 Januari 2026 s.d. 30 Juni 2026", HEAD, SIGNS)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
RECEIVED: tuple[float | None, ...] = (12, 9, 17, 4, None, 23, 31, 8, 6, 14, 11, 1250)
BARS = Bars("Permohonan per bulan", MONTHS, RECEIVED, "permohonan")
STACKED = Stacked(
    "Hasil permohonan per triwulan", ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
    (("Dikabulkan", (20, 18, 33, 21)), ("Sebagian", (6, 3, 7, None)), ("Ditolak", (2, 1, 4, 2)),
     ("Tidak dikuasai", (5, 2, 0, 1))), "permohonan",
)  # fmt: skip
MEDIANS = Medians(
    "Median waktu jawaban", MONTHS, (4, 5.5, 6, 3, None, 7, 7.5, 6, 5, 4, 4, 9), "hari kerja", 10, "batas 10 hari kerja"
)
RANKED = Ranked(
    "Alasan keberatan",
    (("a. Penolakan berdasarkan alasan pengecualian (Pasal 17)", 7), ("c. Tidak ditanggapinya permintaan", 2),
     ("g. Penyampaian melebihi waktu", 0)), "keberatan",
)  # fmt: skip
PER_MONTH = Table(
    "Permohonan diterima dan dijawab per bulan", ("Bulan", "Diterima", "Dijawab", "Median (hari kerja)"),
    (40, 20, 20, 20),
    (*((month, many, many, each) for month, many, each in zip(MONTHS, RECEIVED, MEDIANS.values, strict=True)),
     ("Jumlah", 1386, 1386, 5.5)), total=True, sheet="Per bulan",
)  # fmt: skip
DISPUTES = Table("Sengketa informasi", ("Nomor", "Tahap", "Tanggal"), (40, 40, 20),
                 (("=1+1", "Mediasi", date(2026, 5, 4)), ("002/KI", "Ajudikasi <b>", None)))  # fmt: skip
_TEXT = (
    "PPID Pelaksana melayani permohonan informasi publik di meja layanan, melalui surat, surel, dan e-PPID. Layanan"
    " dilaksanakan berdasarkan Undang-Undang Nomor 14 Tahun 2008 dan Peraturan Komisi Informasi Nomor 1 Tahun 2021."
)
REPORT = ReportContent(
    HEAD, "Laporan Layanan Informasi Publik", "PPID Pelaksana KPU Kota Serang",
    "1 Januari s.d. 31 Desember 2026", "2026",
    (
        Chapter("Gambaran Umum Kebijakan Pelayanan Informasi Publik", (Words(_TEXT), Words(_TEXT))),
        Chapter("Gambaran Umum Pelaksanaan Pelayanan Informasi Publik", (), (
            Section("Sarana dan prasarana", (Words(_TEXT), Points(("Meja layanan", "Komputer dan pemindai")))),
            Section("Sumber daya manusia", (Words(_TEXT),)), Section("Anggaran", (Words(_TEXT),)),
        )),
        Chapter("Rincian Pelayanan Informasi Publik", (Words(_TEXT),), (
            Section("Jumlah permohonan", (BARS, PER_MONTH)), Section("Waktu", (MEDIANS,)),
            Section("Hasil", (STACKED,)),
        )),
        Chapter("Rincian Penyelesaian Sengketa Informasi Publik", (), (
            Section("Keberatan", (RANKED,)), Section("Sengketa", (DISPUTES,))
        )),
        Chapter("Kendala Internal dan Eksternal", (Points(("Ruang layanan sempit", "Arsip lama belum didigitalkan")),)),
        Chapter("Rekomendasi dan Rencana Tindak Lanjut", (Points(("Menambah lemari arsip", "Pelatihan petugas")),)),
    ), SIGNS,
)  # fmt: skip
