"""Lembar disposisi: to whom a request goes, what is asked of them, by when, and room for the reply."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import Disposition
from ppid_desk.papers.letters.opening import about_request, day, place_date, sheet, sign_of
from ppid_desk.papers.letters.rules import Heading, LetterContent, LetterKind, Lines, Pairs, Points, Sign


def disposition(facts: Disposition) -> LetterContent:
    """The sheet that goes round in the office with the request."""
    check = Checking(LetterKind.DISPOSITION)
    frame, asked = check.frame(facts.frame, numbered=False), check.asked(facts.asked)
    receiver = " — ".join(part for part in (facts.unit.strip(), facts.person.strip()) if part)
    receiver = check.need(receiver, "unit", mark("the unit or person that the request goes to"))
    wanted = check.need(facts.wanted, "wanted", mark("what is asked of the unit"))
    by = check.need(facts.by, "by", mark("the day by which the unit replies"))
    legal = check.need(facts.legal_last_day, "legal_last_day", mark("the last day of the answer"))
    note: tuple[tuple[str, str], ...] = (("Catatan", facts.note),) if facts.note.strip() else ()
    return sheet(
        LetterKind.DISPOSITION, frame, ("LEMBAR DISPOSISI", *((f"Nomor {frame.number}",) if frame.number else ())),
        (
            Heading("Permohonan informasi publik"),
            about_request(asked, indent=False),
            Heading("Disposisi"),
            Pairs((
                ("Diteruskan kepada", receiver), ("Sifat", frame.nature), ("Dijawab paling lambat", day(by)),
                ("Batas jawaban pemohon", day(legal)), *note,
            )),
            Heading("Yang diminta"),
            Points(wanted),
            Lines("Jawaban unit (diisi penerima disposisi)", 6),
        ),
        (Sign(("Penerima disposisi,",), "", above=f"{frame.city}, …………………………"),
         sign_of(frame.signer, place_date(frame.city, frame.day))),
    )  # fmt: skip
