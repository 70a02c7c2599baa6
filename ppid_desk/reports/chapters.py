"""The service report in its six parts (PerKI 1/2021 Ps 56), from figures and the office's own texts."""

from __future__ import annotations

from ppid_desk.papers.letters.rules import Pairs, Points, Sign, Words
from ppid_desk.papers.report.rules import Chapter, ReportContent, ReportPart, Section
from ppid_desk.papers.rules import Letterhead
from ppid_desk.reports import tables
from ppid_desk.reports.rules import ReportFigures, ReportTexts
from ppid_desk.reports.words import percent

_LAW = (
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
    "Peraturan Pemerintah Nomor 61 Tahun 2010 tentang Pelaksanaan Undang-Undang Nomor 14 Tahun 2008",
    "Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik",
    "Peraturan Komisi Informasi Nomor 1 Tahun 2019 tentang Standar Layanan Informasi Pemilu dan Pemilihan",
    "Peraturan Komisi Pemilihan Umum tentang pengelolaan dan pelayanan informasi publik yang berlaku",
)
_MOST_LINES = 400  # requests that the paper lists one by one; the workbook lists all


def report_content(
    figures: ReportFigures, texts: ReportTexts, office: str, letterhead: Letterhead, signs: tuple[Sign, ...], *,
    demo: bool, full: bool = False,
) -> ReportContent:  # fmt: skip
    """The whole report; `full` lists every request with its time, however many there are (for the workbook)."""
    return ReportContent(
        letterhead=letterhead,
        title="Laporan Layanan Informasi Publik",
        subtitle=office,
        period=figures.period.words,
        year=str(figures.period.last.year),
        chapters=(
            Chapter("Gambaran umum kebijakan pelayanan informasi publik", _policy(texts)),
            Chapter("Gambaran umum pelaksanaan pelayanan informasi publik", (), _means(texts)),
            Chapter("Rincian pelayanan informasi publik", (), _service(figures, full=full)),
            Chapter("Rincian keberatan dan penyelesaian sengketa informasi publik", (), _disputes(figures)),
            Chapter("Kendala pelaksanaan pelayanan informasi publik", (), (
                Section("Kendala internal", _own(texts, "internal")),
                Section("Kendala eksternal", _own(texts, "external")),
            )),
            Chapter("Rekomendasi dan rencana tindak lanjut", _own(texts, "recommendations")),
        ),
        signs=signs,
        demo=demo,
    )  # fmt: skip


def _own(texts: ReportTexts, name: str) -> tuple[ReportPart, ...]:
    """What the office wrote, paragraph by paragraph, or that it did not write it yet."""
    said = texts.texts.get(name, "")
    found = tuple(Words(line) for line in said.splitlines() if line.strip())
    return found or (Words(f"Belum diisi untuk tahun {texts.year}."),)


def _policy(texts: ReportTexts) -> tuple[ReportPart, ...]:
    return (Words("Pelayanan informasi publik dilaksanakan berdasarkan:"), Points(_LAW), *_own(texts, "policy"))


def _means(texts: ReportTexts) -> tuple[Section, ...]:
    return (
        Section("Sarana dan prasarana", _own(texts, "facilities")),
        Section("Sumber daya manusia", _own(texts, "staff")),
        Section("Anggaran dan penggunaannya", _own(texts, "budget")),
    )


def _service(figures: ReportFigures, *, full: bool) -> tuple[Section, ...]:
    return (
        Section("Statistik menurut Pasal 12 Undang-Undang Nomor 14 Tahun 2008", _four(figures)),
        Section("Permohonan yang diterima dan diselesaikan", (tables.balance(figures),)),
        Section("Perkembangan per bulan", (tables.months(figures), *tables.month_charts(figures))),
        Section("Saluran, jenis pemohon, dan jalur", (*tables.intake(figures), tables.channel_chart(figures))),
        Section("Hasil permohonan", (tables.outcomes(figures), tables.items(figures), tables.outcome_chart(figures))),
        Section("Alasan penolakan", (*_grounds_note(), tables.grounds(figures))),
        Section("Ketepatan waktu", (*_punctual(figures), tables.spread(figures), tables.late(figures))),
        Section("Perpanjangan waktu", (tables.extensions(figures),)),
        Section("Berkas terlama yang belum dijawab", (tables.oldest(figures),)),
        Section("Waktu yang diperlukan setiap permohonan", _lines(figures, full=full)),
    )


def _four(figures: ReportFigures) -> tuple[ReportPart, ...]:
    took, n = figures.took, figures.n
    time = "tidak ada permohonan yang dijawab"
    if took.n:
        time = (
            f"rata-rata {tables.number(took.mean)}, median {tables.number(took.median)}, terlama"
            f" {took.longest} hari kerja"
        )
    reasons = "; ".join(f"{tables.ground(each.code)} ({each.n})" for each in figures.grounds) or "tidak ada penolakan"
    return (
        Pairs((
            ("Jumlah permohonan yang diterima", str(figures.received)),
            ("Waktu yang diperlukan untuk memenuhi setiap permohonan", time),
            ("Jumlah yang dikabulkan", _granted(figures)),
            ("Jumlah yang ditolak", str(n(figures.outcomes, "refused"))),
            ("Alasan penolakan (per informasi yang diminta)", reasons),
        )),
        Words(
            "Informasi yang tidak dikuasai atau belum didokumentasikan dihitung tersendiri dan bukan penolakan. Waktu"
            " setiap permohonan tercantum pada bagian akhir bab ini."
        ),
    )  # fmt: skip


def _granted(figures: ReportFigures) -> str:
    whole, part = figures.n(figures.outcomes, "granted"), figures.n(figures.outcomes, "in_part")
    return f"{whole + part}: seluruhnya {whole}, sebagian {part}"


def _grounds_note() -> tuple[ReportPart, ...]:
    return (Words("Dihitung per informasi yang ditolak atau dihitamkan sebagian dalam permohonan yang dijawab."),)


def _punctual(figures: ReportFigures) -> tuple[ReportPart, ...]:
    share = figures.on_time_share
    if share is None:
        return (Words("Tidak ada permohonan yang dijawab pada periode ini."),)
    in_time = f"{figures.on_time} dijawab tepat waktu ({tables.number(percent(share))} %)"
    return (
        Words(
            f"Dari {figures.answered} permohonan yang dijawab, {in_time} dan {figures.late} terlambat. Jawaban yang"
            " terlambat tetap dihitung terlambat."
        ),
    )


def _lines(figures: ReportFigures, *, full: bool) -> tuple[ReportPart, ...]:
    if full or len(figures.lines) <= _MOST_LINES:
        return (tables.lines(figures),)
    return (Words(f"{len(figures.lines)} permohonan dirinci satu per satu dalam berkas XLSX laporan ini."),)


def _disputes(figures: ReportFigures) -> tuple[Section, ...]:
    return (
        Section("Keberatan", (tables.objections(figures), tables.objection_grounds(figures),
                              tables.objection_outcomes(figures))),
        Section("Sengketa di Komisi Informasi dan pengadilan", (tables.disputes(figures),)),
    )  # fmt: skip
