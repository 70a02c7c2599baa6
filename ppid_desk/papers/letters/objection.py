"""Tanda bukti keberatan, and the superior's answer to an objection (KIP Ps 35-37)."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.law import GROUNDS
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import ObjectionAnswer, ObjectionSlip, Ruled
from ppid_desk.papers.letters.opening import day, letter, numbered, small
from ppid_desk.papers.letters.rules import (
    Boxed,
    Code,
    Heading,
    LetterContent,
    LetterKind,
    Pairs,
    Part,
    Points,
    Ruling,
    Sign,
    Words,
)

_RULINGS = {
    Ruled.UPHELD: "MENGUATKAN PUTUSAN PPID",
    Ruled.GRANTED: "MENGABULKAN KEBERATAN",
    Ruled.PARTLY: "MENGABULKAN KEBERATAN UNTUK SEBAGIAN",
}


def objection_answer(facts: ObjectionAnswer) -> LetterContent:
    """Tanggapan tertulis: grounds, considerations, decision, order to the PPID, and the way to the commission."""
    check = Checking(LetterKind.OBJECTION_ANSWER)
    frame = check.frame(facts.frame)
    why = check.need(facts.considerations, "considerations", mark("the considerations of the superior"))
    decision = check.need(facts.decision, "decision", mark("the decision in words"))
    return letter(
        LetterKind.OBJECTION_ANSWER, frame, f"Tanggapan atas Keberatan Nomor {facts.number}", facts.objector,
        (
            Words("Berdasarkan keberatan yang Saudara ajukan dengan data sebagai berikut:"),
            _about(check, facts),
            Heading("Alasan keberatan (Pasal 35 ayat (1) UU Nomor 14 Tahun 2008)"),
            _grounds(facts.grounds),
            Heading("Pertimbangan"),
            Points(why, indent=True),
            Heading("Putusan"),
            Words("Berdasarkan pertimbangan tersebut, kami selaku Atasan PPID memutuskan:"),
            Ruling(_RULINGS[facts.ruled]),
            Words(decision),
            *_order(check, facts),
            _dispute(check, facts),
        ),
    )  # fmt: skip


def _about(check: Checking, facts: ObjectionAnswer) -> Pairs:
    number = check.need(facts.number, "number", mark("the number of the objection"))
    received = check.need(facts.received, "received", mark("the day of receipt of the objection"))
    name = check.need(facts.objector.name, "objector.name", mark("the name of who objects"))
    grounds = check.need(_known(facts.grounds), "grounds", mark("the grounds of the objection"))
    asked = check.asked(facts.asked) if facts.asked else None
    if asked is None and set(grounds) != {"b"}:
        check.need(None, "asked", mark("the request that the objection is about"))
    power = (("Diwakili oleh", facts.objector.represented_by),) if facts.objector.represented_by else ()
    about = (("Nomor pendaftaran", asked.number), ("Informasi yang diminta", numbered(asked.items))) if asked else ()
    return Pairs((
        ("Nomor keberatan", number), ("Tanggal diterima", day(received)), ("Yang mengajukan", name), *power, *about
    ), indent=True)  # fmt: skip


def _known(grounds: tuple[str, ...]) -> tuple[str, ...]:
    return grounds if all(each in GROUNDS for each in grounds) else ()


def _grounds(letters: tuple[str, ...]) -> Points:
    return Points(tuple(GROUNDS[each] for each in letters), tuple(f"{each}." for each in letters), indent=True)


def _order(check: Checking, facts: ObjectionAnswer) -> tuple[Part, ...]:
    if facts.ruled is Ruled.UPHELD and not facts.order.strip():
        return ()
    order = check.need(facts.order, "order", mark("the order to the PPID"))
    by = check.need(facts.order_by, "order_by", mark("the day by which the PPID carries the order out"))
    return (
        Heading("Perintah kepada PPID"),
        Pairs((("Perintah", order), ("Dilaksanakan paling lambat", day(by))), indent=True),
    )


def _dispute(check: Checking, facts: ObjectionAnswer) -> Words:
    days = check.positive(facts.dispute.days, "dispute.days", mark("the working days for a dispute"))
    if not facts.frame.draft:
        check.need(facts.dispute.last_day, "dispute.last_day", mark("the last day for a dispute"))
    last = f", yaitu paling lambat {day(facts.dispute.last_day)}" if facts.dispute.last_day else ""
    return Words(
        "Apabila Saudara tidak puas dengan tanggapan ini, Saudara berhak mengajukan permohonan penyelesaian sengketa"
        f" informasi publik kepada {facts.commission} paling lambat {days} hari kerja setelah diterimanya tanggapan"
        f" ini{last} (Pasal 37 ayat (2) UU Nomor 14 Tahun 2008)."
    )


def objection_slip(facts: ObjectionSlip) -> LetterContent:
    """Tanda bukti keberatan: number, grounds, and the last day of the answer in large type."""
    check = Checking(LetterKind.OBJECTION_SLIP)
    number = check.need(facts.number, "number", mark("the number of the objection"))
    at = check.need(facts.received_at, "received_at", mark("the day and time of receipt"))
    name = check.need(facts.objector.name, "objector.name", mark("the name of who objects"))
    grounds = check.need(_known(facts.grounds), "grounds", mark("the grounds of the objection"))
    if set(grounds) != {"b"}:
        check.need(facts.request_number, "request_number", mark("the number of the request"))
    officer = check.need(facts.officer, "officer", mark("the officer who received it"))
    dispute = check.positive(facts.dispute_days, "dispute_days", mark("the working days for a dispute"))
    rows = [
        ("Diterima", f"{day(at.date())}, pukul {at:%H.%M}"), ("Yang mengajukan", name),
        *((("Diwakili oleh", facts.objector.represented_by),) if facts.objector.represented_by else ()),
        ("Nomor permohonan", facts.request_number or "Tanpa permohonan (alasan b)"),
        *((("Kasus posisi", facts.case),) if facts.case.strip() else ()),
    ]  # fmt: skip
    return small(
        LetterKind.OBJECTION_SLIP, facts.letterhead, ("TANDA BUKTI PENERIMAAN KEBERATAN", number),
        (
            *((Words(f"Angka uji {facts.check_digit}", centred=True),) if facts.check_digit else ()),
            _last_day(check, facts),
            Pairs(tuple(rows)),
            Heading("Alasan keberatan (Pasal 35 ayat (1) UU Nomor 14 Tahun 2008)"),
            _grounds(grounds),
            Words("Apabila tanggapan tidak memuaskan, sengketa informasi dapat diajukan ke Komisi Informasi dalam"
                  f" {dispute} hari kerja sejak tanggapan diterima (Pasal 37 ayat (2))."),
            *((Code(facts.qr, facts.mark),) if facts.qr else ()),
        ),
        (Sign(("Yang mengajukan,",), facts.objector.represented_by or name),
         Sign(("Petugas pelayanan informasi,",), officer, above=f"{facts.city}, {day(at.date()).split(', ')[1]}")),
        mark=facts.copy, demo=facts.demo,
    )  # fmt: skip


def _last_day(check: Checking, facts: ObjectionSlip) -> Boxed:
    by = check.need(facts.answer_by, "answer_by", mark("the last day of the answer"))
    days = check.positive(facts.answer_days, "answer_days", mark("the working days of the answer"))
    said = (f"{days} hari kerja", facts.reason, facts.provisional)
    return Boxed("Tanggapan paling lambat", day(by), "; ".join(each for each in said if each))
