"""B14: what was changed after the fact, from the journal: rows that differ, dates before their record, corrections.

A correction with its reason and its second person is evidence that the office works as it should, not a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ppid_desk.audits.deadlines import due_of
from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.audits.verdicts import Lines, Verdict, day
from ppid_desk.handling.done import Done
from ppid_desk.handling.moves import BY_NAME
from ppid_desk.handling.rules import CLOSED, Correction
from ppid_desk.records import journal
from ppid_desk.requests.registration import personal_facts

_FIELDS = {
    "received_at": "tanggal terima", "complete_on": "tanggal lengkap", "path": "jalur", "purpose": "tujuan",
    "requester.name": "nama", "requester.id_number": "nomor identitas", "requester.address": "alamat",
    "requester.phone": "telepon", "requester.email": "surel", "requester.occupation": "pekerjaan",
}  # fmt: skip
_DATED = ("extend", "answer", "answer_and_close", "answer_on_spot")


def edits_after_the_fact(dossier: Dossier, known: Around) -> Verdict:
    """B14: everything of a file that is not as the journal tells it."""
    lines = Lines()
    lines.bad += _registration(dossier)
    lines.bad += _moves(dossier)
    lines.bad += _days(dossier)
    lines.weak += _recorded_after_the_limit(dossier, known)
    for each in dossier.case.corrections:
        _correction(lines, each, known)
    if not (lines.bad or lines.weak or lines.good):
        lines.good.append("Tanggal dan isi berkas sama dengan jurnal; tidak ada perubahan setelah kejadian.")
    return lines.verdict("")


def _registration(dossier: Dossier) -> Iterator[str]:
    """The row of the register against the event of its registration."""
    told, row = dossier.told, dossier.filed.columns
    if told is None:
        yield "Jurnal tidak mencatat pendaftaran berkas ini."
        return
    received = dossier.case.request.received_at
    if row["received_at"] != received.isoformat():
        yield f"Tanggal terima dalam register {_moment(row['received_at'])}, menurut jurnal {_at(received)}."
    if row["path"] != dossier.case.request.path.value:
        yield f"Jalur dalam register {row['path']}, menurut jurnal {dossier.case.request.path.value}."
    if row["recorded_at"] != told.at.isoformat():
        yield f"Waktu pencatatan dalam register {_moment(row['recorded_at'])}, menurut jurnal {_at(told.at)}."
    if row["officer"] != told.actor:
        yield f"Pencatat dalam register {row['officer']}, menurut jurnal {told.actor}."
    if told.body.get("number") != dossier.number:
        yield f"Nomor dalam register {dossier.number}, menurut jurnal {told.body.get('number')}."
    if not _same_texts(dossier):
        yield "Data pemohon, rincian informasi, atau teks lain diubah di luar program."
    before = received.date() < told.at.date() and told.kind == "request.registered"
    if before and not row["received_proof"].strip():
        yield f"Diterima {day(received.date())}, dicatat {day(told.at.date())}, tanpa alasan tanggal lebih awal."


def _moment(text: str) -> str:
    return _at(datetime.fromisoformat(text))


def _at(moment: datetime) -> str:
    return f"{day(moment.date())} pukul {moment:%H.%M}"


def _same_texts(dossier: Dossier) -> bool:
    told: Any = dossier.told.body.get("personal") if dossier.told else None
    for event in dossier.events:
        told = event.body.get("personal_now", told)
    return bool(told == journal.commitment(dossier.salt, personal_facts(dossier.filed.case.request)))


def _moves(dossier: Dossier) -> Iterator[str]:
    """The moves against their events: changed, left out, put in."""
    named = {each.seq: each.name for each in dossier.case.moves}
    for seq in dossier.forged:
        yield f"Langkah {named.get(seq, seq)} (kejadian {seq}) diubah di luar program."
    kinds = {f"request.{name}" for name in BY_NAME}
    for event in dossier.events:
        if event.kind in kinds and event.seq not in named:
            yield f"Langkah {event.kind.removeprefix('request.')} (kejadian {event.seq}) dihapus dari register."


def _days(dossier: Dossier) -> Iterator[str]:
    """The days in the row against those that its moves give."""
    case, row = dossier.case, dossier.filed.columns
    if not case.moves:
        return
    ended = case.ended_on if case.state in CLOSED else None
    wanted: tuple[tuple[str, str, date | None], ...] = (
        ("answered_on", "Tanggal jawaban", case.answered_on), ("extended_on", "Tanggal perpanjangan", case.extended_on),
        ("complete_on", "Tanggal lengkap", case.complete_on), ("closed_on", "Tanggal selesai", ended),
    )  # fmt: skip
    for column, words, found in wanted:
        if row[column] != (found.isoformat() if found else None):
            yield f"{words} dalam register {row[column] or '–'}, menurut langkah-langkahnya {found or '–'}."


def _recorded_after_the_limit(dossier: Dossier, known: Around) -> Iterator[str]:
    """Steps that are dated within the limit and were only recorded after it had ended."""
    due = due_of(dossier, known)
    for done in dossier.case.moves if due else ():
        on = done.facts.get("on")
        limit = due.first.date if due and done.name == "extend" else due.holds if due else None
        if done.name in _DATED and isinstance(on, date) and limit and on <= limit < done.at.date():
            yield _backdated(done, on, limit)


def _backdated(done: Done, on: date, limit: date) -> str:
    return (
        f"Langkah {done.name} bertanggal {day(on)} baru dicatat {day(done.at.date())}, setelah batas {day(limit)}:"
        " periksa buktinya."
    )


def _correction(lines: Lines, each: Correction, known: Around) -> None:
    by = known.officers[each.by].name if each.by in known.officers else "petugas"
    what = _FIELDS.get(each.field, each.field) if each.field else "langkah terakhir dibatalkan"
    said = f"Perbaikan {day(each.on)} oleh {by}: {what}"
    if each.declined:
        lines.good.append(f"{said}; ditolak orang kedua.")
    elif not each.reason.strip():
        lines.bad.append(f"{said}, tanpa alasan.")
    elif each.move != "correct_text" and not each.confirmed_by:
        lines.weak.append(f"{said}, dengan alasan, belum dikonfirmasi orang kedua.")
    else:
        confirmed = known.officers.get(each.confirmed_by)
        second = f", dikonfirmasi {confirmed.name}" if confirmed else ""
        lines.good.append(f"{said}, dengan alasan{second}.")
