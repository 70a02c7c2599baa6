"""Bukti penyerahan informasi, and the note that corrects a slip."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import Correction, Handover
from ppid_desk.papers.letters.opening import about_request, day, money, place_date, sheet, sign_of, small
from ppid_desk.papers.letters.rules import Grid, Heading, LetterContent, LetterKind, Pairs, Points, Sign, Words


def handover(facts: Handover) -> LetterContent:
    """Bukti penyerahan: what, how, to whom, identity seen, and both signatures."""
    check = Checking(LetterKind.HANDOVER)
    frame, asked = check.frame(facts.frame, numbered=False), check.asked(facts.asked)
    handed = check.need(facts.handed, "handed", mark("what was handed over"))
    when = check.need(frame.day, "day", mark("the day of handing over"))
    rows = [
        ("Tanggal penyerahan", day(when)),
        ("Cara penyerahan", check.need(facts.way, "way", mark("the way of handing over"))),
        ("Diterima oleh", check.need(facts.receiver, "receiver", mark("who received it"))),
        *((("Sebagai", facts.receiver_role),) if facts.receiver_role else ()),
        (
            "Identitas yang dilihat",
            check.need(facts.identity_seen, "identity_seen", mark("the identity that was seen")),
        ),
        ("Biaya yang dibayar", money(facts.paid) if facts.paid is not None else "Tidak dipungut biaya"),
        *((("Catatan", facts.note),) if facts.note.strip() else ()),
    ]
    title = ("BUKTI PENYERAHAN INFORMASI PUBLIK", *((f"Nomor {frame.number}",) if frame.number else ()))
    return sheet(
        LetterKind.HANDOVER, frame, title,
        (
            Heading("Permohonan"),
            about_request(asked, indent=False),
            Heading("Informasi yang diserahkan"),
            Points(handed),
            Heading("Penyerahan"),
            Pairs(tuple(rows)),
            Words("Informasi tersebut telah diterima dengan baik dan lengkap."),
        ),
        (Sign(("Yang menerima,",), facts.receiver), sign_of(frame.signer, place_date(frame.city, when))),
    )  # fmt: skip


def correction(facts: Correction) -> LetterContent:
    """Catatan PERBAIKAN: what stood on the slip, what stands now, why, and who says so."""
    check = Checking(LetterKind.CORRECTION)
    number = check.need(facts.number, "number", mark("the registration number"))
    name = check.need(facts.name, "name", mark("the name of the requester"))
    changes = check.need(facts.changes, "changes", mark("what was corrected"))
    for place, each in enumerate(changes):
        check.need(each.label, f"changes.{place}.label", mark("what was corrected"))
        check.need(each.new, f"changes.{place}.new", mark("what is right now"))
    reason = check.need(facts.reason, "reason", mark("the reason of the correction"))
    when = check.need(facts.day, "day", mark("the day of the correction"))
    officer = check.need(facts.officer, "officer", mark("the officer who corrects"))
    second = facts.confirmed_by or ("menunggu konfirmasi petugas kedua" if facts.needs_second else "")
    return small(
        LetterKind.CORRECTION, facts.letterhead, ("CATATAN PERBAIKAN TANDA BUKTI",),
        (
            Pairs((("Nomor pendaftaran", number), ("Pemohon", name))),
            Grid(("Uraian", "Tertulis", "Menjadi"), (26, 37, 37),
                 tuple((each.label, each.old or "—", each.new) for each in changes)),
            Pairs((("Alasan", reason), ("Diperbaiki pada", day(when)),
                   *((("Dikonfirmasi oleh", second),) if second else ()))),
            Words("Catatan ini berlaku bersama tanda bukti dengan nomor yang sama; yang tidak disebut di atas tidak"
                  " berubah."),
        ),
        (Sign(("Petugas pelayanan informasi,",), officer, above=place_date(facts.city, when)),),
        mark="PERBAIKAN", demo=facts.demo,
    )  # fmt: skip
