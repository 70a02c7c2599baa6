"""The tables and charts of the service report; nothing in them is about a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ppid_desk.papers.law import GROUNDS as OBJECTION_GROUNDS
from ppid_desk.papers.report.charts import said
from ppid_desk.papers.report.rules import Bars, Figure, Medians, Ranked, Stacked, Table, Value
from ppid_desk.reports import words
from ppid_desk.reports.rules import Count, FileLine, ReportFigures
from ppid_desk.reports.words import percent


def number(value: float | None) -> str:
    """ "7,5"; "–" for nothing."""
    return said(round(value, 1) if value is not None else None)


def ground(code: str) -> str:
    """A ground in a few words."""
    return words.GROUNDS.get(code, code)


def _counted(
    title: str, head: str, counts: tuple[Count, ...], names: Mapping[str, str], sheet: str, *, every: bool = True
) -> Table:
    """A table of counts with shares; `every` shows also what did not occur."""
    found = {each.code: each.n for each in counts}
    codes = [*names, *(code for code in found if code not in names)] if every else list(found)
    whole = sum(found.values())
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (names.get(code, code), found.get(code, 0), percent(found.get(code, 0) / whole) if whole else None)
        for code in codes
    )
    total: tuple[Value, ...] = ("Jumlah", whole, 100.0 if whole else None)
    return Table(title, (head, "Jumlah", "Bagian (%)"), (60, 18, 22), (*rows, total) if rows else (), bool(rows), sheet)


def balance(figures: ReportFigures) -> Table:
    """What came, what was settled, what is open: the two sides are equal."""
    ended = tuple(
        (f"Berakhir tanpa jawaban: {words.ENDED.get(each.code, each.code)}", each.n) for each in figures.ended
    )
    rows: tuple[tuple[Value, ...], ...] = (
        ("Belum dijawab dari periode sebelumnya", figures.carried_over),
        ("Diterima pada periode ini", figures.received),
        ("Dijawab pada periode ini", figures.answered),
        *ended,
        ("Belum dijawab pada akhir periode", figures.open_at_end),
        ("… di antaranya telah lewat waktu", figures.overdue_at_end),
    )
    return Table("Neraca permohonan", ("Keterangan", "Jumlah"), (78, 22), rows, sheet="Neraca")


def _month_names(figures: ReportFigures) -> Iterator[str]:
    several = figures.period.first.year != figures.period.last.year
    for each in figures.months:
        yield f"{words.MONTHS[each.month - 1]}{f' {each.year}' if several else ''}"


def months(figures: ReportFigures) -> Table:
    """Month by month; a month without answers has no share and no median."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, each.received, each.answered, each.on_time if each.answered else None,
         each.late if each.answered else None, percent(each.on_time / each.answered) if each.answered else None,
         each.median)
        for name, each in zip(_month_names(figures), figures.months, strict=True)
    )  # fmt: skip
    total: tuple[Value, ...] = (
        "Jumlah", figures.received, figures.answered, figures.on_time, figures.late, percent(figures.on_time_share),
        figures.took.median,
    )  # fmt: skip
    heads = ("Bulan", "Diterima", "Dijawab", "Tepat waktu", "Terlambat", "% tepat waktu", "Median (hari kerja)")
    return Table("Permohonan per bulan", heads, (18, 13, 13, 13, 13, 15, 15), (*rows, total), total=True, sheet="Bulan")


def month_charts(figures: ReportFigures) -> tuple[Figure, ...]:
    """What came and was answered each month, and how long it took; long periods are not drawn."""
    if len(figures.months) > 18:
        return ()
    labels = tuple(_month_names(figures))
    took, came = tuple(each.median for each in figures.months), tuple(each.received for each in figures.months)
    return (
        Bars("Permohonan yang diterima per bulan", labels, came, "permohonan"),
        Stacked(
            "Permohonan yang dijawab per bulan", labels,
            (("Tepat waktu", tuple(each.on_time if each.answered else None for each in figures.months)),
             ("Terlambat", tuple(each.late if each.answered else None for each in figures.months))),
            "permohonan",
        ),
        Medians("Median waktu jawaban per bulan", labels, took, "hari kerja", 10, "batas jalur biasa: 10 hari kerja"),
    )  # fmt: skip


def intake(figures: ReportFigures) -> tuple[Table, ...]:
    """Through which channel, by whom, on which path."""
    return (
        _counted("Menurut saluran", "Saluran", figures.channels, words.CHANNEL_WORDS, "Saluran"),
        _counted("Menurut jenis pemohon", "Jenis pemohon", figures.kinds, words.KIND_WORDS, "Jenis pemohon"),
        _counted("Menurut jalur layanan", "Jalur", figures.paths, words.PATH_WORDS, "Jalur"),
    )


def channel_chart(figures: ReportFigures) -> Figure:
    """The channels, the busiest first."""
    rows = tuple((words.CHANNEL_WORDS.get(each.code, each.code), float(each.n)) for each in figures.channels)
    return Ranked("Saluran permohonan", rows, "permohonan")


def outcomes(figures: ReportFigures) -> Table:
    """What became of the requests that were answered."""
    found = {each.code for each in figures.outcomes}
    names = {code: name for code, name in words.OUTCOMES.items() if code != "unrecorded" or code in found}
    return _counted("Hasil permohonan yang dijawab", "Hasil", figures.outcomes, names, "Hasil")


def items(figures: ReportFigures) -> Table:
    """What was decided of each thing that was asked for."""
    return _counted("Hasil per informasi yang diminta", "Hasil", figures.item_outcomes, words.ITEMS, "Hasil per butir")


def outcome_chart(figures: ReportFigures) -> Figure:
    """Outcomes, the most frequent first."""
    rows = tuple((words.OUTCOMES.get(each.code, each.code), float(each.n)) for each in figures.outcomes)
    return Ranked("Hasil permohonan", rows, "permohonan")


def grounds(figures: ReportFigures) -> Table:
    """Why something was refused, by article and letter."""
    return _counted(
        "Alasan penolakan", "Dasar (UU 14/2008)", figures.grounds, words.GROUNDS, "Alasan penolakan", every=False
    )


def spread(figures: ReportFigures) -> Table:
    """How many working days answers took."""
    return _counted("Waktu sampai jawaban", "Waktu", figures.spread, words.SPREAD, "Sebaran waktu")


def late(figures: ReportFigures) -> Table:
    """By how much answers were late."""
    return _counted("Lama keterlambatan", "Terlambat", figures.late_by, words.LATE, "Keterlambatan")


def extensions(figures: ReportFigures) -> Table:
    """Extensions by their reason."""
    found = {each.code for each in figures.extension_reasons}
    names = {code: name for code, name in words.EXTENSIONS.items() if code != "unrecorded" or code in found}
    return _counted("Perpanjangan yang dikirim", "Alasan", figures.extension_reasons, names, "Perpanjangan")


def oldest(figures: ReportFigures) -> Table:
    """The oldest files that wait for their answer, by number."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (each.number, each.received, each.due, each.days) for each in figures.oldest
    )
    heads = ("Nomor", "Diterima", "Batas jawaban", "Hari kerja berjalan")
    return Table("Sepuluh berkas terlama yang belum dijawab", heads, (40, 20, 20, 20), rows, sheet="Berkas terlama")


def lines(figures: ReportFigures) -> Table:
    """The time that each request needed (KIP Ps 12), by number."""
    heads = ("Nomor", "Diterima", "Dijawab", "Hari kerja", "Terlambat", "Hasil")
    rows = tuple(_line(each) for each in figures.lines)
    return Table("Waktu setiap permohonan", heads, (28, 15, 15, 11, 11, 20), rows, sheet="Waktu per permohonan")


def _line(line: FileLine) -> tuple[Value, ...]:
    outcome = words.OUTCOMES.get(line.outcome, line.outcome)
    return (line.number, line.received, line.answered, line.days, line.late_by, outcome)


def objections(figures: ReportFigures) -> Table:
    """What came, what was answered, what is open."""
    found = figures.objections
    share = percent(found.received / figures.received) if figures.received else None
    rows: tuple[tuple[Value, ...], ...] = (
        ("Belum ditanggapi dari periode sebelumnya", found.carried_over),
        ("Diterima pada periode ini", found.received),
        ("Diajukan lewat waktu (tetap dicatat)", found.filed_late),
        ("Ditanggapi pada periode ini", found.answered),
        ("Ditanggapi terlambat", found.late),
        ("Berakhir tanpa tanggapan (dicabut, dibatalkan)", found.ended_otherwise),
        ("Belum ditanggapi pada akhir periode", found.open_at_end),
        ("Keberatan per 100 permohonan", share),
    )
    return Table("Keberatan", ("Keterangan", "Jumlah"), (78, 22), rows, sheet="Keberatan")


def objection_grounds(figures: ReportFigures) -> Table:
    """By ground of KIP Ps 35(1); one objection may have several."""
    names = {letter: f"{letter}. {text}" for letter, text in OBJECTION_GROUNDS.items()}
    found = figures.objections.grounds
    return _counted("Alasan keberatan (Pasal 35 ayat (1))", "Alasan", found, names, "Alasan keberatan")


def objection_outcomes(figures: ReportFigures) -> Table:
    """What the superior decided."""
    found = figures.objections.outcomes
    return _counted("Keputusan atasan PPID", "Keputusan", found, words.OBJECTION_OUTCOMES, "Keputusan keberatan")


def disputes(figures: ReportFigures) -> Table:
    """Disputes by the stage that they reached."""
    return _counted("Sengketa menurut tahap", "Tahap", figures.objections.disputes, words.STAGES, "Sengketa")
