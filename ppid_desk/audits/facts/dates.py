"""B2, B4, B5, B7: the register's columns, its dates counted anew, the answer in time, the extension."""

from __future__ import annotations

from collections.abc import Iterator

from ppid_desk.audits.deadlines import calendar_of, due_of, late_by, owes, settled_on
from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.audits.verdicts import NOT_APPLICABLE, Lines, Verdict, day
from ppid_desk.handling.done import Running
from ppid_desk.handling.projecting import wanted_clocks
from ppid_desk.handling.rules import LetterKind


def register_columns(dossier: Dossier) -> Verdict:
    """B2: the columns of the official register (domain 2.6) that are empty though they should be filled by now."""
    empty = [name for name, filled in _columns(dossier) if not filled]
    lines = Lines()
    if empty:
        (lines.bad if len(empty) > _MANY else lines.weak).append(f"Kolom kosong: {', '.join(empty)}.")
    else:
        lines.good.append("Semua kolom register yang wajib pada tahap ini terisi.")
    return lines.verdict("")


_MANY = 3


def _columns(dossier: Dossier) -> Iterator[tuple[str, bool]]:
    case, request = dossier.case, dossier.case.request
    who = request.requester
    yield "Nama", bool(who.name.strip())
    yield "Alamat", bool(who.address.strip())
    yield "Nomor kontak", bool(who.phone.strip() or who.email.strip())
    yield "Pekerjaan", bool(who.occupation.strip())
    yield "Informasi yang diminta", bool(request.items)
    yield "Tujuan penggunaan", bool(request.purpose.strip())
    if case.answered_on:
        yield "Keputusan", case.outcome is not None
    if case.handovers:
        yield "Tanggal pemberian informasi", all(each.on for each in case.handovers)


def deadline_recomputed(dossier: Dossier, known: Around) -> Verdict:
    """B4: every stored clock against one that is counted anew, by the calendar by which it was judged."""
    case, lines = dossier.case, Lines()
    stored = {each.limit: each for each in case.clocks}
    for wanted in wanted_clocks(case):
        clock = stored.get(wanted.limit)
        if clock is None:
            lines.bad.append(f"{wanted.limit}: batas waktu sejak {day(wanted.start)} tidak tersimpan.")
        elif clock.start != wanted.start:
            lines.bad.append(f"{wanted.limit}: tersimpan sejak {day(clock.start)}, seharusnya {day(wanted.start)}.")
        else:
            _recount(lines, dossier, clock, known)
    _row_against_clock(lines, dossier, known)
    return lines.verdict("Tidak ada batas waktu yang berjalan pada berkas ini.")


def _recount(lines: Lines, dossier: Dossier, clock: Running, known: Around) -> None:
    limit = known.workdays.limit(clock.limit)
    version = dossier.limits.get(clock.limit, limit.version)
    if version != limit.version:
        lines.good.append(f"{clock.limit}: dihitung menurut batas versi {version}, tidak dihitung ulang.")
        return
    calendar = calendar_of(clock, known)
    counted = calendar.add(clock.start, limit.length).date
    more = known.workdays.limit(limit.extension).length if limit.extension else 0
    longer = calendar.add(clock.start, limit.length + more).date if more else None
    said = f"{clock.limit}: {limit.length} hari kerja sejak {day(clock.start)} = {day(counted)}"
    if clock.due != counted:
        lines.bad.append(f"{said}, tersimpan {day(clock.due)} (kalender {clock.calendar}).")
    elif more and clock.extended != longer:
        lines.bad.append(f"{said}; dengan perpanjangan {day(longer)}, tersimpan {day(clock.extended)}.")
    else:
        lines.good.append(f"{said}, sama dengan yang tersimpan (kalender {clock.calendar}).")


def _row_against_clock(lines: Lines, dossier: Dossier, known: Around) -> None:
    """The last day as the register shows it."""
    case, due = dossier.case, due_of(dossier, known)
    shown = dossier.filed.columns["due_on"]
    if due is None or not case.moves or dossier.limits.get(due.limit) != known.workdays.limit(due.limit).version:
        return
    wanted = due.extended.date if case.extended_on else due.first.date
    if shown != wanted.isoformat():
        lines.bad.append(f"Register memuat jatuh tempo {shown or '–'}, menurut hitungan ulang {day(wanted)}.")


def answered_in_time(dossier: Dossier, known: Around) -> Verdict:
    """B5: the answer against the last day that is counted anew; an extension after expiry leaves the first one."""
    case, due, settled = dossier.case, due_of(dossier, known), settled_on(dossier)
    if due is None or not (settled or owes(case)):
        return Verdict(NOT_APPLICABLE, ("Tidak ada kewajiban menjawab: berkas berakhir tanpa jawaban.",))
    late, lines = late_by(dossier, known), Lines()
    binding = f"jatuh tempo {day(due.holds)} (lengkap {day(due.start)}, {due.limit})"
    if settled is None and not late:
        return Verdict(NOT_APPLICABLE, (f"Belum dijawab; {binding}.",))
    said = f"Dijawab {day(settled)}" if settled else "Belum dijawab"
    if late:
        lines.bad.append(f"{said}, {late} hari kerja setelah {binding}.")
        if settled and not dossier.filed.columns["late_by"]:
            lines.bad.append(f"Register menandai tepat waktu, padahal terlambat {late} hari kerja.")
        if due.void:
            lines.weak.append(f"Perpanjangan {day(case.extended_on)} batal karena dikirim setelah batas pertama.")
    else:
        lines.good.append(f"{said}; {binding}.")
        _proof(lines, dossier)
    return lines.verdict("")


def _proof(lines: Lines, dossier: Dossier) -> None:
    notice = dossier.case.letter(LetterKind.NOTICE)
    if notice and notice.sent:
        proof = notice.sent.proof.strip()
        text = f"Bukti pengiriman tercatat ({notice.sent.way.value})." if proof else "Bukti pengiriman tidak tercatat."
        (lines.good if proof else lines.weak).append(text)


def extension_lawful(dossier: Dossier, known: Around) -> Verdict:
    """B7: once, in writing, with its reason, and sent before the first limit ended."""
    case, due, lines = dossier.case, due_of(dossier, known), Lines()
    if case.extended_on is None or due is None:
        return Verdict(NOT_APPLICABLE, ("Tidak ada perpanjangan.",))
    first = f"batas pertama {day(due.first.date)}"
    if due.void:
        lines.bad.append(f"Perpanjangan dikirim {day(case.extended_on)}, setelah {first} berakhir: batal.")
    else:
        lines.good.append(f"Perpanjangan dikirim {day(case.extended_on)}, sebelum {first} berakhir.")
    gone = {each.old for each in case.corrections if each.move == "take_back" and each.holds}
    sent = [each for each in case.moves if each.name == "extend" and str(each.seq) not in gone]
    if len(sent) > 1:
        lines.bad.append(f"Diperpanjang {len(sent)} kali; hanya satu kali dibolehkan.")
    letter = case.letter(LetterKind.EXTENSION)
    if letter is None or letter.signature is None:
        lines.bad.append("Surat perpanjangan yang ditandatangani tidak ada.")
    elif not letter.facts.get("reason"):
        lines.bad.append("Alasan perpanjangan tidak tercatat.")
    elif letter.signature.on > case.extended_on:
        lines.bad.append(f"Surat ditandatangani {day(letter.signature.on)}, setelah dikirim.")
    return lines.verdict("")
