"""SK PPID tentang penolakan permohonan informasi (annex of PerKI 1/2021)."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.letters.answer import ground_rows
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import RefusalDecree, Refused
from ppid_desk.papers.letters.opening import UNKNOWN, day, numbered, place_date, right_to_object, sheet, sign_of
from ppid_desk.papers.letters.rules import Heading, LetterContent, LetterKind, Pairs, Part, Ruling, Words


def refusal(facts: RefusalDecree) -> LetterContent:
    """The decree: whose request, what, on which ground, what opening it would cause, and the right to object."""
    check = Checking(LetterKind.REFUSAL)
    frame = check.frame(facts.frame)
    refused = check.need(facts.refused, "refused", mark("the items that are refused"))
    check.positive(facts.objection.days, "objection.days", mark("the working days for an objection"))
    if not frame.draft:
        check.need(facts.objection.last_day, "objection.last_day", mark("the last day for an objection"))
    body: list[Part] = [_about(check, facts)]
    if facts.considerations.strip():
        body.append(Pairs((("Pertimbangan", facts.considerations),)))
    for place, each in enumerate(refused):
        body += _one(check, each, place, single=len(refused) == 1)
    return sheet(
        LetterKind.REFUSAL, frame,
        ("SURAT KEPUTUSAN", "PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI", f"Nomor {frame.number or UNKNOWN}",
         "TENTANG", "PENOLAKAN PERMOHONAN INFORMASI PUBLIK"),
        (
            *body,
            Words("Dengan demikian menyatakan bahwa:"),
            Ruling("PERMOHONAN INFORMASI DITOLAK" if facts.whole else "PERMOHONAN INFORMASI DITOLAK SEBAGIAN"),
            right_to_object(facts.objection, facts.superior, "penolakan"),
        ),
        (sign_of(frame.signer, place_date(frame.city, frame.day)),),
    )  # fmt: skip


def _about(check: Checking, facts: RefusalDecree) -> Pairs:
    asked = check.asked(facts.asked)
    person = asked.person
    address = check.need(person.address, "asked.person.address", mark("the address of the requester"))
    job = check.need(person.occupation, "asked.person.occupation", mark("the occupation of the requester"))
    contact = check.need(person.contact, "asked.person.contact", mark("the phone or e-mail of the requester"))
    assert asked.received is not None
    power = (("Diwakili oleh", person.represented_by),) if person.represented_by else ()
    return Pairs((
        ("Nomor pendaftaran", asked.number), ("Tanggal diterima", day(asked.received)), ("Nama", person.name),
        *power, ("Alamat", address), ("Pekerjaan", job), ("Telepon / surel", contact),
        ("Informasi yang diminta", numbered(asked.items)),
    ))  # fmt: skip


def _one(check: Checking, each: Refused, place: int, *, single: bool) -> list[Part]:
    where = f"refused.{place}"
    text = check.need(each.text, f"{where}.text", mark("the words of an item"))
    harm = check.need(each.ground.consequence, f"{where}.ground.consequence", mark("the consequence of opening it"))
    head = "PPID memutuskan bahwa informasi berikut dikecualikan:"
    return [
        *((Words(head),) if place == 0 else ()),
        Heading(text if single else f"{place + 1}. {text}"),
        Pairs((
            *((("Bagian yang dihitamkan", each.part),) if each.part else ()),
            *ground_rows(check, each.ground, f"{where}.ground"), ("Konsekuensi bila dibuka", harm),
        ), indent=True),
    ]  # fmt: skip
