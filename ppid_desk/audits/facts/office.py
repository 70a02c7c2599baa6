"""A2, A4, A5, B1, D12: slips, identities, notices of what is missing, the numbers of the year, earlier findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from ppid_desk.audits.deadlines import calendar_of
from ppid_desk.audits.findings.earlier import previous_findings_closed
from ppid_desk.audits.gathering import REGISTERED, Around, Dossier
from ppid_desk.audits.verdicts import CONFORMS, NOT, Verdict, day, of_files
from ppid_desk.numbering import Template
from ppid_desk.people.rules import Requester, RequesterKind
from ppid_desk.requests.reserving import spoken
from ppid_desk.requests.rules import DOCUMENTS, REGISTER, SpokenState
from ppid_desk.settings import Numbers

_SPOKEN = {
    SpokenState.RESERVED: "dicadangkan untuk formulir kertas", SpokenState.USED: "terpakai dari formulir kertas",
    SpokenState.UNUSED: "tidak terpakai", SpokenState.LEFT_OUT: "tercatat pada register lama saja",
}  # fmt: skip
_MOST_LOST = 1000  # numbers of a counter that are listed one by one


def slip_given(files: Sequence[Dossier]) -> Verdict:
    """A2: every file of the sample has its slip (tanda bukti)."""
    own = [each for each in files if each.told is None or each.told.kind == "request.registered"]
    bad = [f"{each.number}: tidak ada tanda bukti." for each in own if not _has_slip(each)]
    return of_files(bad, len(own), "Tanda bukti dibuat", "Tidak ada berkas yang didaftarkan di sini.")


def _has_slip(dossier: Dossier) -> bool:
    return bool(dossier.slips or dossier.filed.columns["handed_over"])


def identity_on_file(files: Sequence[Dossier]) -> Verdict:
    """A4: the documents that prove who asks, by kind of requester (PerKI 1/2013 Ps 11(1))."""
    checked = [each for each in files if each.filed.old is None and (not _lacks(each) or each.case.complete_on)]
    bad = [f"{each.number}: {', '.join(found)}." for each in checked if (found := list(_unproven(each)))]
    return of_files(bad, len(checked), "Identitas sesuai jenis pemohon", "Tidak ada berkas yang lengkap.")


def _lacks(dossier: Dossier) -> bool:
    return bool(dossier.case.request.missing)


def _unproven(dossier: Dossier) -> Iterator[str]:
    request, who = dossier.case.request, dossier.case.request.requester
    seen = bool(request.documents_seen) or (_lacks(dossier) and dossier.case.complete_on is not None)
    if not seen and not _stated(who):
        yield f"tidak tercatat bukti identitas ({DOCUMENTS[who.kind][0]})"
    if who.representative and not who.representative.power.strip():
        yield "surat kuasa wakil pemohon tidak tercatat"


def _stated(who: Requester) -> bool:
    return who.kind is RequesterKind.PERSON and bool(who.id_type and (who.id_number.strip() or who.id_reason.strip()))


def incomplete_told(files: Sequence[Dossier], known: Around) -> Verdict:
    """A5: who brought too little was told within the limit (R-02)."""
    lacking = [each for each in files if _lacks(each)]
    bad = [line for each in lacking for line in _told_late(each, known)]
    return of_files(bad, len(lacking), "Diberitahu kekurangannya tepat waktu", "Tidak ada permohonan tidak lengkap.")


def _told_late(dossier: Dossier, known: Around) -> Iterator[str]:
    case = dossier.case
    calendar = calendar_of(case.clock("R-02"), known)
    limit = calendar.add(case.request.received_at.date(), known.workdays.limit("R-02").length).date
    told = case.told.on if case.told else None
    if told is None and _until(dossier, known) <= limit:
        return  # completed, ended, or still within the limit, before anybody had to be told
    if told is None or told > limit:
        yield f"{case.number}: {f'diberitahu {day(told)}' if told else 'tidak diberitahu'}, batas {day(limit)}."


def _until(dossier: Dossier, known: Around) -> date:
    """Until when nobody was told: the step by which the request became complete or ended, else today."""
    for done in dossier.case.moves:
        if done.name in ("complete", "take_up", "withdraw", "cancel", "lapse"):
            on = done.facts.get("on")
            return on if isinstance(on, date) else done.at.date()
    return known.now.date()


def number_gaps(known: Around, numbers: Numbers, years: Sequence[int]) -> Verdict:
    """B1: between the first number of a year and its counter each is a request's, or stands as spoken for."""
    bad = [line for year in years for line in _lost(known, numbers, year)]
    told = [
        f"Nomor {each.number}: {_SPOKEN[each.state]}{f' ({each.reason})' if each.reason else ''}."
        for year in years
        for each in spoken(known.reading, year)
        if each.state is not SpokenState.USED
    ]
    if bad:
        return Verdict(NOT, (*bad, *told))
    return Verdict(CONFORMS, (f"Nomor tahun {', '.join(map(str, years))} tidak terputus.", *told))


def _lost(known: Around, numbers: Numbers, year: int) -> Iterator[str]:
    reading = known.reading
    rows = reading.rows(
        "SELECT seq FROM request WHERE register = ? AND office = ? AND year = ? UNION"
        " SELECT seq FROM spoken_number WHERE register = ? AND office = ? AND year = ?",
        (REGISTER, numbers.office, year) * 2,
    )
    taken = {seq for (seq,) in rows}
    counter = reading.value(
        "SELECT last FROM counter WHERE register = ? AND office = ? AND year = ?", (REGISTER, numbers.office, year)
    )
    if not taken and counter is None:
        return
    first = min([numbers.first_of(year), *taken])
    last = max([first - 1, *taken])
    every = range(first, max(last, min(int(counter or 0), last + _MOST_LOST)) + 1)
    lost = [seq for seq in every if seq not in taken]
    told = list(_told_of(known)) if lost else []
    template = Template(numbers.template)
    for seq in lost:
        found = (line for number, on, line in told if on.year == year and template.number(seq, on) == number)
        yield next(found, f"Nomor urut {seq} tahun {year} tidak ada dalam register dan tidak dijelaskan.")


def _told_of(known: Around) -> Iterator[tuple[str, date, str]]:
    """What the journal tells of requests that the register does not hold any more: number, day of receipt, words."""
    marks = ", ".join("?" * len(REGISTERED))
    sql = (
        f"SELECT seq, at, body FROM event WHERE kind IN ({marks}) AND subject NOT IN (SELECT uuid FROM request)"
        " ORDER BY seq"
    )
    for event, at, body in known.reading.rows(sql, REGISTERED):
        told = json.loads(body)
        number, on = str(told["number"]), day(date.fromisoformat(at[:10]))
        line = f"Nomor {number} tidak ada dalam register; jurnal mencatatnya {on} (kejadian {event})."
        yield number, date.fromisoformat(str(told["received"])[:10]), line


def earlier_findings_closed(known: Around) -> Verdict:
    """D12: the findings of earlier audits are verified."""
    return previous_findings_closed(known.reading, known.now.date())
