"""Synthetic papers of an audit; tests and pictures change them where they need to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ppid_desk.papers.audit.rules import (
    BOXES,
    ActionLine,
    AuditFacts,
    AuditPaper,
    AuditReport,
    BlankContent,
    BlankGrid,
    BlankItem,
    BlankSection,
    DifferenceLine,
    Entry,
    FindingLine,
    FollowUpContent,
    FollowUpLine,
    Given,
    ObstacleLine,
    OpenLine,
    Proof,
    SampledFile,
    SampleFacts,
    SectionLine,
    WorkingContent,
    WorkingItem,
    WorkingSection,
)
from ppid_desk.papers.letters.rules import Sign
from tests.papers.samples import HEAD, SIGNS

FACTS = AuditFacts(
    HEAD, "AUD-2026-0001", "B. Register dan jangka waktu", "2026.1", "1 Januari 2026 s.d. 30 Juni 2026", "",
    ("Rina Auditor Contoh", "Agus Auditor Contoh"), date(2026, 7, 6), date(2026, 7, 10),
)  # fmt: skip
DRAFT = replace(FACTS, closed=None, draft=True)
_REASONS = ("terpilih acak", "terpilih acak", "terlambat", "terpilih acak", "ditolak", "ada keberatan")


def number(n: int) -> str:
    """The number of the n-th file."""
    return f"{n:04d}/PIP/KPU-KS/{'I II III IV V VI'.split()[n % 6]}/2026"


def sample(many: int) -> SampleFacts:
    """A sample of so many files."""
    files = tuple(SampledFile(n, number(n * 3), _REASONS[n % 6]) for n in range(1, many + 1))
    how = (
        "30 berkas dipilih acak dari populasi dengan benih di bawah ini, ditambah semua berkas yang terlambat, ditolak,"
        " atau berkeberatan. Periode, unit, dan benih yang sama menghasilkan sampel yang sama."
    )
    return SampleFacts(many * 6, "7f3a-19c2-44d1", "9b74c9897bac770ffc029102a200c5de" * 2, how, files)


SAMPLE = sample(12)
_ASKED = (
    ("B1", "Setiap permohonan diberi satu nomor; deret nomor tidak terputus dan celahnya dijelaskan",
     "Pasal 22 ayat (4) UU Nomor 14 Tahun 2008", "buku register, catatan nomor"),
    ("B4", "Jangka waktu yang dihitung ulang sama dengan yang tercatat", "PerKI 1/2021, SKB hari libur", "hitungan"),
    ("B5", "Jawaban dikirim tepat waktu dan ada bukti pengiriman", "Pasal 22 ayat (7) UU Nomor 14 Tahun 2008",
     "surel, tanda terima"),
    ("B8", "Penolakan menyebut huruf Pasal 17 dan entri DIK yang berlaku pada hari itu", "Pasal 17 dan 19 UU Nomor 14"
     " Tahun 2008", "surat keputusan, DIK"),
    ("B11", "Penyerahan informasi terbukti: siapa, kapan, dan bagaimana", "PerKI 1/2021", "tanda terima"),
)  # fmt: skip


def blank_items() -> tuple[BlankItem, ...]:
    """One item of every kind."""
    usual = tuple(BlankItem(*each) for each in _ASKED)
    return (
        BlankItem("B0", "Bacalah lembar ini sampai selesai sebelum mulai memeriksa.", remark=True),
        *usual,
        BlankItem("B15", "Jalur permohonan", "PerKI 1/2019", "berkas", "Pilih satu.", ("Biasa", "Pemilu"), False, True),
        BlankItem("B16", "Jumlah hari kerja sejak diterima sampai dijawab", hint="Tulis angka.", choices=()),
    )


BLANK = BlankContent(
    FACTS, (BlankSection("B. Register", blank_items()), BlankSection("B. Berkas", blank_items()[1:4], "Nomor berkas")),
    (BlankGrid("B. Register dan jangka waktu: tiap berkas", "Butir",
               tuple((number, question, f"Dasar: {basis}") for number, question, basis, _ in _ASKED),
               tuple(each.number for each in sample(16).files),
               "Isi tiap kotak: S (sesuai), Sb (sebagian), T (tidak), atau TB (tidak berlaku)."),),
    (Sign(("Auditor,",), "", above="Serang, ……………………"),),
)  # fmt: skip


def _entries() -> tuple[tuple[Entry, ...], ...]:
    plain = tuple(Entry(each.number, "Sesuai") for each in SAMPLE.files)
    proofs = (Proof("tanda-terima-0012.pdf", "3f2a" * 16), Proof("foto register halaman 4.jpg", "b1c9" * 16))
    late = Entry(
        number(9), "Tidak", "Jawaban dikirim dua hari setelah jangka waktu berakhir; surat dibuat tepat waktu.", proofs,
        "Tidak", ("jatuh tempo 30 Maret 2026", "dikirim 1 April 2026, terlambat 2 hari kerja"), agrees=True,
    )  # fmt: skip
    objected = replace(late, subject=number(12), answer="Sesuai", note="Bukti kirim ada di surel.", agrees=False)
    two = (Given("Rina Auditor Contoh", "Sesuai"), Given("Agus Auditor Contoh", "Sebagian", "entri DIK sudah dicabut"))
    differ = Entry(number(15), "", given=two, conflict=True)
    decided = Entry(number(18), "Sebagian", "Entri dicabut sehari sebelumnya.", given=two, decided=True)
    computed = tuple(
        replace(each, computed="Sesuai", found=("dihitung ulang: sama",), agrees=True) for each in plain[:7]
    )
    return (
        (Entry("Kantor", "Sesuai", "Celah 0041 dijelaskan pada formulir darurat.", proofs[:1]),),
        (*computed, *plain[7:]),
        (late, objected, *plain[4:]),
        (differ, decided, *plain[6:], Entry(number(36), "")),
        plain[:1],
    )


WORKING = WorkingContent(
    FACTS, SAMPLE,
    (WorkingSection("B. Register dan jangka waktu", tuple(
        WorkingItem(number, question, basis, 1 + n % 2, None if n == 4 else (2, 1.9, 1.7, 1.5, 2)[n], entries)
        for n, ((number, question, basis, _), entries) in enumerate(zip(_ASKED, _entries(), strict=True))
    )),),
    SIGNS,
)  # fmt: skip
ACTIONS = (
    ActionLine("Menyurati pemohon dan mencatat bukti pengiriman pada berkas", "Kasubbag Hukum dan SDM",
               date(2026, 7, 31), "dikerjakan"),
    ActionLine("Memasang pengingat jatuh tempo pada antrean petugas", "Koordinator meja layanan", None, "terbuka"),
)  # fmt: skip
REPORT = AuditReport(
    FACTS, SAMPLE,
    ("Audit memeriksa pelayanan permohonan informasi publik pada meja layanan PPID Pelaksana KPU Kota Serang.",),
    ("Daftar periksa menurut UU Nomor 14 Tahun 2008 dan PerKI Nomor 1 Tahun 2021; jawaban Sesuai bernilai 2,"
     " Sebagian 1, Tidak 0, dan tidak berlaku tidak dihitung.",
     "Butir untuk tiap berkas bernilai rata-rata berkas yang dijawab.",
     "Fakta yang dapat dihitung dari buku diisi oleh program; auditor menyatakan setuju atau tidak."),
    (SectionLine("Permohonan dan tanda bukti", 11.5, 14, 24, 26), SectionLine("Jangka waktu", 9.2, 16, 60, 60),
     SectionLine("Penolakan dan informasi yang dikecualikan", 6, 6, 4, 4), SectionLine("Sengketa", 0, 0, 0, 0)),
    SectionLine("Seluruhnya", 26.7, 36, 88, 90),
    (FindingLine("T1", "B5", _ASKED[2][1], "Berat", "Tidak", "Satu jawaban dikirim dua hari kerja setelah jangka waktu"
                 " berakhir, sedangkan register mencatatnya tepat waktu.", _ASKED[2][2], (number(9),), ACTIONS),
     FindingLine("T2", "B8", _ASKED[3][1], "Sedang", "Sebagian", "Dua penolakan menyebut entri DIK yang sudah dicabut.",
                 _ASKED[3][2], (number(15), number(18)))),
    (ObstacleLine("Pindai arsip lama tersendat", "Satu pemindai untuk tiga bagian", (number(9), number(12))),),
    (OpenLine("B11", _ASKED[4][1], (number(33), number(36))), OpenLine("B1", _ASKED[0][1])),
    (DifferenceLine("B8", number(15), (("Rina Auditor Contoh", "Sesuai"), ("Agus Auditor Contoh", "Sebagian"))),
     DifferenceLine("B8", number(18), (("Rina Auditor Contoh", "Sesuai"), ("Agus Auditor Contoh", "Sebagian")),
                    "Sebagian")),
    (DifferenceLine("B5", number(12), (("Fakta terhitung", "Tidak"), ("Auditor", "Sesuai"))),),
    (Sign(("Auditor utama,",), "Rina Auditor Contoh", "198501012010122001"),
     Sign(("Pejabat Pengelola Informasi dan Dokumentasi,",), "Bagus Prasetya Contoh", "197604012003121001"),
     Sign(("Atasan PPID,",), "Dewi Atasan Contoh", "197001011995032001", "Serang, 10 Juli 2026")),
)  # fmt: skip
FOLLOW_UP = FollowUpContent(
    HEAD, "Audit AUD-2026-0001", date(2026, 8, 14),
    (FollowUpLine("AUD-2026-0001", "T1", "Berat", ACTIONS[0].action, ACTIONS[0].owner, ACTIONS[0].due,
                  "Pemohon disurati dan bukti kirim ditempel pada berkas.", ("surat 051/PP.08-SD/3673/2026",),
                  "Dewi Atasan Contoh", date(2026, 8, 3), "diverifikasi"),
     FollowUpLine("AUD-2026-0001", "T1", "Berat", ACTIONS[1].action, ACTIONS[1].owner, date(2026, 8, 1), "", (), "",
                  None, "terbuka", 13),
     FollowUpLine("AUD-2026-0001", "T2", "Sedang", "Memutakhirkan daftar informasi yang dikecualikan", "PPID", None,
                  "Usulan disampaikan.", ("DIK-2026.pdf", "berita acara"), "", None, "dibuka kembali")),
    SIGNS,
)  # fmt: skip
PAPERS: dict[str, AuditPaper] = {"blank": BLANK, "working": WORKING, "report": REPORT, "follow-up": FOLLOW_UP}


def in_draft(content: AuditPaper) -> AuditPaper:
    """The same paper while the audit is open, of a sample office."""
    if isinstance(content, FollowUpContent):
        return replace(content, draft=True, demo=True)
    return replace(content, facts=replace(DRAFT, demo=True))


def empty(content: AuditPaper) -> AuditPaper:
    """The same paper with nothing on it."""
    if isinstance(content, FollowUpContent):
        return replace(content, lines=())
    if isinstance(content, BlankContent):
        return replace(content, sections=(), grids=())
    nothing = replace(SAMPLE, population=0, files=())
    if isinstance(content, WorkingContent):
        return replace(content, sample=nothing, sections=())
    return replace(
        content, sample=nothing, sections=(), total=SectionLine("Seluruhnya", 0, 0, 0, 0), findings=(), obstacles=(),
        unanswered=(), differences=(), objected=(),
    )  # fmt: skip


def large() -> tuple[AuditPaper, ...]:
    """300 items of 30 files on the blank checklist, the working paper, and the report."""
    thirty = sample(30)
    names = tuple(each.number for each in thirty.files)
    asked = [(f"B{n}", f"{_ASKED[n % 5][1]} ({n})", _ASKED[n % 5][2]) for n in range(300)]
    grid = replace(BLANK.grids[0], rows=tuple((n, said, f"Dasar: {basis}") for n, said, basis in asked), columns=names)
    items = tuple(
        WorkingItem(n, said, basis, 1, 1.5, tuple(
            Entry(name, BOXES[(place + at) % 4], f"catatan {place}.{at}" if at % 3 == 0 else "")
            for at, name in enumerate(names)
        ))
        for place, (n, said, basis) in enumerate(asked)
    )  # fmt: skip
    findings = tuple(replace(REPORT.findings[0], number=f"T{n}", item=f"B{n}", files=names) for n in range(300))
    return (
        replace(BLANK, sections=(BlankSection("B", tuple(BlankItem(*each) for each in asked)),), grids=(grid,)),
        replace(WORKING, sample=thirty, sections=(WorkingSection("B", items),)),
        replace(REPORT, sample=thirty, findings=findings),
    )
