"""What stands on the acceptance report (berita acara penerimaan paket audit)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ppid_desk.audits.packs.rules import Acceptance, Line, Outcome
from ppid_desk.audits.rules import RecordKind
from ppid_desk.language import long_date, plain_date, short_date
from ppid_desk.papers.audit.acceptance import AcceptanceContent
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings

_KINDS = {
    RecordKind.ANSWER.value: "Jawaban",
    RecordKind.FINDING.value: "Temuan",
    RecordKind.EVIDENCE.value: "Catatan bukti",
    RecordKind.DECISION.value: "Keputusan",
    "file": "Berkas bukti",
}
_HEADS, _SHARES = ("Urut", "Jenis", "Butir", "Perihal", "Keterangan"), (8, 15, 20, 24, 33)
_TITLES = {
    Outcome.REFUSED: "Ditolak",
    Outcome.LATE: "Terlambat: disimpan, tidak mengubah hasil",
    Outcome.TAKEN: "Diambil",
}


def content(report: Acceptance, settings: Settings, numbers: Mapping[str, str], *, demo: bool) -> AcceptanceContent:
    """The report of a pack; `numbers` are those of the sampled files by UUID."""
    tables = tuple(_table(report, outcome, numbers) for outcome in _TITLES if report.many(outcome))
    pack = report.pack
    return AcceptanceContent(
        letterhead=letterhead(settings), title="Berita Acara Penerimaan Paket Audit", facts=_facts(report),
        remarks=tuple(_remarks(report)), heads=_HEADS, shares=_SHARES, tables=tables,
        foot=f"Paket {pack.id[:8]}, audit {pack.number}; SHA-256 berkas {report.sha256[:16]}…",
        place_date=f"{settings.office.city}, {plain_date(report.taken_at.date(), 'id')}",
        signs=(("Yang menyerahkan (auditor)", pack.owner_name, ""), ("Yang menerima", report.taken_by, "")), demo=demo,
    )  # fmt: skip


def _table(report: Acceptance, outcome: Outcome, numbers: Mapping[str, str]) -> tuple[str, tuple[tuple[str, ...], ...]]:
    rows = tuple(_row(line, numbers) for line in report.lines if line.outcome is outcome)
    return f"{_TITLES[outcome]} ({len(rows)})", rows


def _row(line: Line, numbers: Mapping[str, str]) -> tuple[str, ...]:
    subject = numbers.get(line.subject, line.subject) or "kantor"
    return (str(line.sequence or "–"), _KINDS.get(line.kind, line.kind), line.item or "–", subject, line.reason or "–")


def _facts(report: Acceptance) -> tuple[tuple[str, str], ...]:
    pack, made, at = report.pack, report.made_at, report.taken_at
    counts = " / ".join(
        str(report.many(each)) for each in (Outcome.TAKEN, Outcome.ALREADY, Outcome.LATE, Outcome.REFUSED)
    )
    return (
        ("Audit", pack.number),
        ("Paket", f"{pack.id[:8]}, dibawa sejak {short_date(pack.made_at.date(), 'id')}"),
        ("Pembawa paket", pack.owner_name),
        ("Berlaku sampai", long_date(pack.expires, "id")),
        ("Dibuat di laptop", f"{short_date(made.date(), 'id')} pukul {made:%H.%M}"),
        ("Diterima", f"{long_date(at.date(), 'id')}, pukul {at:%H.%M}, oleh {report.taken_by}"),
        ("Diambil / sudah ada / terlambat / ditolak", counts),
        ("Catatan di laptop", f"{report.laptop.records}; {report.laptop.digest[:16]}"),
        ("Catatan laptop itu di buku kantor", f"{report.office.records}; {report.office.digest[:16]}"),
    )


def _remarks(report: Acceptance) -> Iterable[str]:
    if report.agrees:
        yield "Kedua sisi memegang catatan yang sama."
    else:
        yield "PERHATIAN: catatan di laptop dan di buku kantor TIDAK sama; lihat yang ditolak di bawah ini."
    if report.expired:
        yield f"Paket diterima setelah masa berlakunya ({short_date(report.pack.expires, 'id')}); isinya tetap diambil."
    if report.closed:
        yield "Audit sudah ditutup ketika paket diterima: isinya disimpan sebagai terlambat dan tidak mengubah hasil."
    if report.kept:
        yield "Karena ada yang ditolak, berkas paket disimpan utuh di buku sebagai bukti."
    if ranges := _ranges(line.sequence for line in report.lines if line.outcome is Outcome.ALREADY and line.sequence):
        yield f"Sudah ada di buku, tidak diambil lagi: urut {ranges}."
    if files := sum(line.outcome is Outcome.ALREADY and not line.sequence for line in report.lines):
        yield f"Berkas bukti yang sudah ada: {files}."
    if report.again:
        yield "Berkas paket ini sudah pernah diterima; penerimaan ulang ini tidak mengubah apa pun."


def _ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found)
