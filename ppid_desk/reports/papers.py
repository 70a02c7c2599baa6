"""What stands on the closing sheet."""

from __future__ import annotations

from ppid_desk.language import long_date, plain_date, short_date
from ppid_desk.papers.rules import ClosingContent
from ppid_desk.printing.rules import JobKind, JobState
from ppid_desk.reports.rules import ClosingSheet, StepKind
from ppid_desk.requests.papers import PATHS, letterhead
from ppid_desk.requests.rules import Group, Spoken, SpokenState
from ppid_desk.settings import Official, Settings

_Table = tuple[str, tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]]
SLIPS = {
    JobState.QUEUED: "antre cetak",
    JobState.PRINTING: "sedang dicetak",
    JobState.PRINTED: "tercetak",
    JobState.FAILED: "gagal dicetak",
    JobState.UNCERTAIN: "belum pasti tercetak",
    JobState.NOT_PRINTED: "belum dicetak (PDF)",
    JobState.HANDED_OVER: "diserahkan",
}
STEPS = {
    StepKind.ANSWERED: "jawaban dikirim",
    StepKind.ON_SPOT: "dijawab dan diserahkan di tempat",
    StepKind.HANDED_OVER: "informasi diserahkan",
    StepKind.EXTENDED: "perpanjangan dikirim",
    StepKind.OBJECTION: "keberatan dicatat",
    StepKind.OBJECTION_ANSWERED: "keberatan ditanggapi",
    StepKind.OBJECTION_CARRIED_OUT: "perintah atasan dilaksanakan",
    StepKind.DISPUTE: "permohonan sengketa dicatat",
    StepKind.DECISION_CARRIED_OUT: "putusan atau kesepakatan dilaksanakan",
}
KINDS = {JobKind.OBJECTION: "tanda bukti keberatan", JobKind.ADDENDUM: "slip tambahan"}
_SPOKEN = {
    SpokenState.RESERVED: "dicadangkan pada formulir darurat, belum dicatat",
    SpokenState.UNUSED: "tidak terpakai",
    SpokenState.LEFT_OUT: "ada dalam register lama, tidak diambil",
}


def closing_content(sheet: ClosingSheet, settings: Settings, *, demo: bool) -> ClosingContent:
    """The closing sheet of a day."""
    again = f" (lembar ke-{sheet.nth})" if sheet.nth > 1 else ""
    return ClosingContent(
        letterhead=letterhead(settings),
        title="Lembar Penutupan Hari" + again,
        facts=_facts(sheet),
        tables=(_given(sheet), *_other_slips(sheet), _steps(sheet), _spoken(sheet)),
        remarks=_remarks(sheet),
        journal=(
            f"Jurnal: {sheet.events} peristiwa; kepala {sheet.mark}",
            f"SHA-256 {sheet.head}",
        ),
        qr=sheet.qr,
        place_date=f"{settings.office.city}, {plain_date(sheet.day, 'id')}",
        signs=(_closed_by(sheet), _sign("PPID", settings.ppid)),
        demo=demo,
    )


def _closed_by(sheet: ClosingSheet) -> tuple[str, str, str]:
    who = sheet.officer
    return _sign("Petugas pelayanan informasi", Official(who.name, who.nip, who.title) if who else Official())


def _sign(role: str, official: Official) -> tuple[str, str, str]:
    return (official.title or role, official.name, official.nip)


def _facts(sheet: ClosingSheet) -> tuple[tuple[str, str], ...]:
    counts = sheet.counts.by_group
    return (
        ("Hari", f"{long_date(sheet.day, 'id')}, ditutup pukul {sheet.made_at:%H.%M}"),
        ("Nomor diberikan hari ini", str(len(sheet.given))),
        ("Nomor terakhir tahun ini: permohonan / keberatan", f"{sheet.last} / {sheet.last_objection}"),
        ("Tanda bukti hari ini: diserahkan", str(sheet.slips(JobState.HANDED_OVER))),
        ("Tanda bukti hari ini: tercetak, belum diserahkan", str(sheet.slips(JobState.PRINTED))),
        (
            "Tanda bukti hari ini: gagal, belum pasti, belum dicetak",
            str(sheet.slips(JobState.FAILED, JobState.UNCERTAIN, JobState.NOT_PRINTED, JobState.QUEUED)),
        ),
        *(
            (f"{KINDS[kind].capitalize()}: diserahkan / tercetak / belum", _stand(sheet, kind))
            for kind in KINDS
        ),
        ("Belum diserahkan, semua hari", str(sheet.counts.not_handed_over)),
        ("Jawaban dikirim / dijawab di tempat / diperpanjang", " / ".join(
            str(sheet.many(kind)) for kind in (StepKind.ANSWERED, StepKind.ON_SPOT, StepKind.EXTENDED)
        )),
        ("Informasi diserahkan", str(sheet.many(StepKind.HANDED_OVER, StepKind.ON_SPOT))),
        ("Keberatan dicatat / ditanggapi", " / ".join(
            str(sheet.many(kind)) for kind in (StepKind.OBJECTION, StepKind.OBJECTION_ANSWERED)
        )),
        ("Sengketa dicatat / perintah dan putusan dilaksanakan", " / ".join((
            str(sheet.many(StepKind.DISPUTE)),
            str(sheet.many(StepKind.OBJECTION_CARRIED_OUT, StepKind.DECISION_CARRIED_OUT)),
        ))),
        ("Terlambat / jatuh tempo hari ini / besok", " / ".join(
            str(counts[group]) for group in (Group.OVERDUE, Group.TODAY, Group.TOMORROW)
        )),
    )  # fmt: skip


_WAITING = (JobState.FAILED, JobState.UNCERTAIN, JobState.NOT_PRINTED, JobState.QUEUED, JobState.PRINTING)


def _stand(sheet: ClosingSheet, kind: JobKind) -> str:
    states = ((JobState.HANDED_OVER,), (JobState.PRINTED,), _WAITING)
    return " / ".join(str(sheet.others(kind, *each)) for each in states)


def _other_slips(sheet: ClosingSheet) -> tuple[_Table, ...]:
    """Slips of objections and of moved dates; no table where there were none."""
    rows = tuple(
        (each.number, f"{each.asked_at:%H.%M}", f"{KINDS[each.kind]} {each.mark}".strip(), SLIPS[each.state])
        for each in sheet.other_slips
    )
    title = "Tanda bukti keberatan dan slip tambahan"
    return ((title, ("Nomor", "Dicatat", "Lembar", "Keadaan"), (34, 12, 34, 20), rows),) if rows else ()


def _given(sheet: ClosingSheet) -> _Table:
    rows = tuple(
        (
            each.number, f"{each.recorded_at:%H.%M}", f"{short_date(each.received_at.date(), 'id')} "
            f"{each.received_at:%H.%M}", PATHS[each.path], SLIPS[each.slip],
        )
        for each in sheet.given
    )  # fmt: skip
    return (
        "Nomor yang diberikan",
        ("Nomor", "Dicatat", "Diterima", "Jalur", "Tanda bukti"),
        (34, 12, 22, 14, 18),
        rows,
    )


def _steps(sheet: ClosingSheet) -> _Table:
    rows = tuple((each.number, f"{each.at:%H.%M}", STEPS[each.kind], short_date(each.on, "id")) for each in sheet.steps)
    return ("Jawaban, penyerahan, perpanjangan, dan keberatan", ("Nomor", "Dicatat", "Langkah", "Tanggal"),
            (34, 12, 36, 18), rows)  # fmt: skip


def _spoken(sheet: ClosingSheet) -> _Table:
    rows = tuple((each.number, _said(each), short_date(each.changed_at.date(), "id")) for each in sheet.spoken)
    return ("Nomor tanpa permohonan tahun ini", ("Nomor", "Keterangan", "Sejak"), (34, 50, 16), rows)


def _said(each: Spoken) -> str:
    return _SPOKEN[each.state] + (f": {each.reason}" if each.reason else "")


def _remarks(sheet: ClosingSheet) -> tuple[str, ...]:
    lost = ", ".join(sheet.faults), ", ".join(sheet.objection_faults)
    none = (
        "Tidak ada celah nomor: setiap nomor tahun ini ada permohonannya atau keterangannya.",
        "Tidak ada celah nomor keberatan: setiap nomor tahun ini ada keberatannya." if sheet.last_objection else "",
    )
    some = (
        f"CELAH NOMOR tanpa keterangan: {lost[0]}. Jalankan Periksa buku.",
        f"CELAH NOMOR KEBERATAN: {lost[1]}. Jalankan Periksa buku.",
    )
    said = (some[place] if gaps else none[place] for place, gaps in enumerate(lost))
    return tuple(each for each in said if each)
