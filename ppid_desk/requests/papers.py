"""What stands on the papers of a request: the slip (tanda bukti penerimaan) and the request form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from ppid_desk.language import long_date, plain_date
from ppid_desk.numbering import check_digit
from ppid_desk.papers.rights import rights
from ppid_desk.papers.rules import (
    DateBox,
    EmergencyContent,
    FormContent,
    Letterhead,
    RecoveryContent,
    SlipContent,
)
from ppid_desk.people.identity import mask_id
from ppid_desk.people.rules import IdType, Requester, RequesterKind
from ppid_desk.records import key
from ppid_desk.requests.rules import Access, Channel, CopyForm, Delivery, Path, Request, Spoken
from ppid_desk.settings import Settings
from ppid_desk.workdays.rules import Deadline
from ppid_desk.workdays.service import Workdays

_Choice = TypeVar("_Choice")

KINDS = {
    RequesterKind.PERSON: "Perseorangan",
    RequesterKind.GROUP: "Kelompok orang",
    RequesterKind.LEGAL_ENTITY: "Badan hukum",
    RequesterKind.PUBLIC_BODY: "Badan publik",
}
CHANNELS = {
    Channel.WALK_IN: "Datang langsung",
    Channel.LETTER: "Surat",
    Channel.EMAIL: "Surel",
    Channel.PHONE: "Telepon",
    Channel.EPPID: "e-PPID",
    Channel.OTHER: "Lainnya",
}
IDENTITIES = {IdType.KTP: "KTP", IdType.SIM: "SIM", IdType.PASSPORT: "Paspor", IdType.OTHER: "Identitas lain"}
ACCESS = {Access.VIEW: "Melihat/membaca/mendengarkan/mencatat", Access.COPY: "Mendapatkan salinan"}
COPY_FORMS = {CopyForm.SOFTCOPY: "softcopy", CopyForm.HARDCOPY: "hardcopy"}
DELIVERIES = {
    Delivery.PICKUP: "Mengambil langsung",
    Delivery.COURIER: "Kurir",
    Delivery.POST: "Pos",
    Delivery.FAX: "Faksimili",
    Delivery.EMAIL: "E-mail",
}
PATHS = {Path.NORMAL: "Biasa", Path.ELECTION: "Pemilu dan Pemilihan"}


def letterhead(settings: Settings) -> Letterhead:
    """The office's letterhead."""
    return Letterhead((*settings.office.letterhead, settings.office.unit), settings.office.address)


def slip_content(
    request: Request, settings: Settings, workdays: Workdays, qr: str, mark: str = "", *, demo: bool
) -> SlipContent:
    """The slip of a request; `mark` says which copy it is (SALINAN, PERBAIKAN)."""
    title, sentences, source = rights(request.path.value, _numbers(request.deadline_from_first, workdays))
    return SlipContent(
        letterhead=letterhead(settings),
        title="Tanda Bukti Penerimaan Permohonan Informasi Publik",
        number=request.number,
        check_digit=request.check_digit,
        rows=_rows(request),
        items=request.items,
        date_box=date_box(request, workdays),
        rights_title=title,
        rights=sentences,
        rights_source=source,
        place_date=f"{settings.office.city}, {plain_date(request.recorded_at.date(), 'id')}",
        officer=request.officer,
        requester=_signs(request.requester),
        qr=qr,
        event_mark=request.event_mark,
        mark=mark,
        demo=demo,
    )


def _numbers(deadline: Deadline, workdays: Workdays) -> dict[str, int]:
    election = deadline.limit.id == "R-06"
    return {
        "answer_days": deadline.limit.length,
        "extension_days": deadline.extension.length,
        "objection_file_days": workdays.limit("R-08").length,
        "objection_answer_days": workdays.limit("R-10" if election else "R-09").length,
    }


def _signs(requester: Requester) -> str:
    return requester.representative.name if requester.representative else requester.name


def _moment(at: datetime) -> str:
    return f"{long_date(at.date(), 'id')}, pukul {at:%H.%M}"


def _rows(request: Request) -> tuple[tuple[str, str], ...]:
    requester = request.requester
    rows = [("Diterima", _moment(request.received_at))]
    if request.recorded_at.date() != request.received_at.date():
        rows.append(("Dicatat", _moment(request.recorded_at)))
    rows += [("Melalui", CHANNELS[request.channel]), ("Pemohon", requester.name)]
    if requester.kind is not RequesterKind.PERSON:
        rows.append(("Jenis pemohon", KINDS[requester.kind]))
    if requester.representative:
        rows.append(("Diwakili oleh", requester.representative.name))
    if requester.id_number:
        label = IDENTITIES[requester.id_type] if requester.id_type else "Identitas"
        rows.append((label, mask_id(requester.id_number)))
    rows += [("Cara memperoleh", _way(request)), ("Jalur", PATHS[request.path])]
    if request.reference:
        rows.append(("Nomor rujukan", request.reference))
    return tuple(rows)


def _way(request: Request) -> str:
    way = ACCESS[request.access]
    if request.access is Access.COPY and request.copy_form:
        way += f" ({COPY_FORMS[request.copy_form]})"
    return f"{way} · {DELIVERIES[request.delivery]}" if request.delivery else way


def date_box(request: Request, workdays: Workdays) -> DateBox:
    """The legal date and why; for an incomplete request what is missing and by when the office tells it."""
    if request.deadline is None:
        return _incomplete_box(request, workdays)
    due, extended = request.deadline.due, request.deadline.extended
    more = request.deadline.extension.length
    return DateBox(
        label="Paling lambat dijawab",
        date=long_date(due.date, "id"),
        reason=workdays.reason(due),
        extension=f"Bila diperpanjang: {long_date(extended.date, 'id')} (+{more} hari kerja)",
        provisional=_provisional(request.deadline),
    )


def _incomplete_box(request: Request, workdays: Workdays) -> DateBox:
    limit, complete_by = request.deadline_from_first.limit, workdays.limit("R-03").length
    notice = request.notice_due or request.received_at.date()
    return DateBox(
        label="Belum lengkap — harap dilengkapi",
        date=f"{complete_by} hari kerja sejak pemberitahuan",
        reason=f"Pemberitahuan kekurangan paling lambat {long_date(notice, 'id')}. "
        f"Jawaban paling lambat {limit.length} hari kerja sejak permohonan lengkap.",
        extension="",
        provisional=_provisional(request.deadline_from_first),
        missing=request.missing,
    )


def _provisional(deadline: Deadline) -> str:
    if not deadline.provisional:
        return ""
    years = sorted({day.year for each in (deadline.due, deadline.extended) for day in each.counted if each.provisional})
    return f"Sementara: kalender libur {years[-1]} belum ditetapkan; tanggal dapat bergeser."


def qr_fields(request: Request) -> tuple[str, ...]:
    """What the slip's signature says: number, receipt, last day, last day when extended, event mark."""
    due = request.deadline
    days = (due.due.date, due.extended.date) if due else (None, None)
    said = tuple(f"{day:%Y%m%d}" if day else "-" for day in days)
    return (request.number, f"{request.received_at:%Y%m%d%H%M}", *said, request.event_mark)


def form_content(settings: Settings, request: Request | None, *, demo: bool) -> FormContent:
    """The official request form, filled from a request, or blank."""
    stated = request.requester if request else Requester(RequesterKind.PERSON, "")
    power = stated.representative
    items = "\n".join(f"{place}. {item}" for place, item in enumerate(request.items, 1)) if request else ""
    return FormContent(
        letterhead=letterhead(settings),
        number=request.number if request else "",
        fields=(
            ("Nama", stated.name, 1),
            ("NIK / nomor identitas / nomor pengesahan badan hukum", mask_id(stated.id_number), 1),
            ("Alamat", stated.address, 2),
            ("Nomor telepon", stated.phone, 1),
            ("E-mail", stated.email, 1),
            ("Pekerjaan", stated.occupation, 1),
            ("Kuasa (nama dan surat kuasa)", f"{power.name} — {power.power}" if power else "", 1),
            ("Rincian informasi yang dibutuhkan", items, 5),
            ("Tujuan penggunaan informasi", request.purpose if request else "", 2),
        ),
        choices=(
            ("Cara memperoleh informasi", _ticked(ACCESS, request and request.access)),
            ("Bentuk salinan", _ticked(COPY_FORMS, request and request.copy_form)),
            ("Cara mendapatkan salinan", _ticked(DELIVERIES, request and request.delivery)),
        ),
        place_date=f"{settings.office.city}, {plain_date(request.recorded_at.date(), 'id') if request else '…' * 12}",
        officer=request.officer if request else "",
        requester=_signs(stated),
        demo=demo,
    )


def emergency_content(
    paper: Spoken, settings: Settings, workdays: Workdays, qr: str, *, demo: bool
) -> EmergencyContent:
    """The blank form of one reserved number."""
    blank = form_content(settings, None, demo=demo)
    lines = {"Rincian informasi yang dibutuhkan": 5, "Alamat": 1, "Tujuan penggunaan informasi": 1}
    fields = tuple((label, value, lines.get(label, many)) for label, value, many in blank.fields)
    limit, more = workdays.limit("R-04"), workdays.limit("R-05")
    return EmergencyContent(
        form=replace(blank, number=paper.number, fields=fields),
        check_digit=check_digit(paper.number),
        qr=qr,
        promise=f"Jawaban paling lambat {limit.length} hari kerja sejak permohonan diterima lengkap, dapat diperpanjang"
        f" {more.length} hari kerja dengan pemberitahuan tertulis. Tanda bukti resmi dapat diminta setelah dicatat.",
        contact=" ".join(settings.office.address),
        place=settings.office.city,
    )


def reserved_fields(paper: Spoken) -> tuple[str, ...]:
    """What the signature of an emergency form says: that its number is reserved, never that something was received."""
    return (paper.number, "RESERVED", f"{paper.changed_at:%Y%m%d}")


def _ticked(words: Mapping[_Choice, str], chosen: object) -> tuple[tuple[str, bool], ...]:
    return tuple((word, choice == chosen) for choice, word in words.items())


def recovery_content(settings: Settings, today: date, data_key: bytes, *, demo: bool) -> RecoveryContent:
    """The recovery sheet of the books."""
    return RecoveryContent(
        letterhead=letterhead(settings),
        place_date=f"{settings.office.city}, {plain_date(today, 'id')}",
        groups=key.recovery_groups(data_key),
        fingerprint=key.fingerprint(data_key),
        superior=settings.ppid.title or "PPID",
        demo=demo,
    )
