"""What every letter begins and ends with: its heads, whom it goes to, and who signs."""

from __future__ import annotations

from datetime import date

from ppid_desk.language import long_date, plain_date
from ppid_desk.papers.letters.facts import Acting, Asked, Frame, Person, Right, Signer
from ppid_desk.papers.letters.rules import LetterContent, LetterKind, Pairs, Part, Sign, Words
from ppid_desk.papers.rules import Letterhead, Paper

UNKNOWN = "………………"  # a draft's number and day only


def day(when: date) -> str:
    """ "Senin, 6 April 2026"."""
    return long_date(when, "id")


def place_date(city: str, when: date | None) -> str:
    """ "Serang, 6 April 2026"."""
    return f"{city}, {plain_date(when, 'id') if when else UNKNOWN}"


def money(rupiah: int) -> str:
    """ "Rp1.250.000"."""
    return "Rp" + f"{rupiah:,}".replace(",", ".")


def sign_of(signer: Signer, above: str = "") -> Sign:
    """The signature of an officer, with "Plh.", "Plt." or "a.n." and the decree below it."""
    acting = signer.acting
    if acting is None:
        return Sign((f"{signer.title},",), signer.name, signer.nip, above)
    if acting.kind is Acting.FOR:
        return Sign((f"a.n. {signer.title}", f"{acting.own_title},"), signer.name, signer.nip, above, _decree(signer))
    return Sign((f"{acting.kind} {signer.title},",), signer.name, signer.nip, above, _decree(signer))


def _decree(signer: Signer) -> str:
    acting = signer.acting
    if acting is None or not acting.decree:
        return ""
    first = plain_date(acting.since, "id") if acting.since else ""
    last = plain_date(acting.until, "id") if acting.until else ""
    span = f"{first} s.d. {last}" if first and last else f"sejak {first}" if first else ""
    return f"{acting.decree}, {span}" if span else acting.decree


def letter(
    kind: LetterKind, frame: Frame, about: str, person: Person, body: tuple[Part, ...], *, nature: str = ""
) -> LetterContent:
    """A letter (surat) to a person."""
    return LetterContent(
        kind=kind,
        letterhead=frame.letterhead,
        title=(),
        heads=(
            ("Nomor", frame.number or UNKNOWN),
            ("Sifat", nature or frame.nature),
            ("Lampiran", frame.attachments or "-"),
            ("Hal", about),
        ),
        place_date=place_date(frame.city, frame.day),
        to=("Yth.", person.name, *(person.address.split("\n") if person.address else ())),
        body=body,
        signs=(sign_of(frame.signer),),
        copies=frame.copies,
        draft=frame.draft,
        demo=frame.demo,
    )


def sheet(
    kind: LetterKind, frame: Frame, title: tuple[str, ...], body: tuple[Part, ...], signs: tuple[Sign, ...]
) -> LetterContent:
    """A decree or a sheet: a title instead of an address."""
    return LetterContent(
        kind=kind, letterhead=frame.letterhead, title=title, heads=(), place_date="", to=(), body=body, signs=signs,
        copies=frame.copies, draft=frame.draft, demo=frame.demo,
    )  # fmt: skip


def small(
    kind: LetterKind, letterhead: Letterhead, title: tuple[str, ...], body: tuple[Part, ...], signs: tuple[Sign, ...],
    *, mark: str = "", demo: bool = False,
) -> LetterContent:  # fmt: skip
    """A sheet of A5."""
    return LetterContent(
        kind=kind, letterhead=letterhead, title=title, heads=(), place_date="", to=(), body=body, signs=signs,
        paper=Paper.A5, mark=mark, demo=demo,
    )  # fmt: skip


def numbered(items: tuple[str, ...]) -> str:
    """Items on lines of their own, numbered when there are several."""
    return items[0] if len(items) == 1 else "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1))


def about_request(asked: Asked, *, indent: bool = True) -> Pairs:
    """Number, receipt, requester and what was asked, as pairs."""
    assert asked.received is not None
    rows = [
        ("Nomor pendaftaran", asked.number), ("Tanggal diterima", day(asked.received)), ("Pemohon", asked.person.name)
    ]  # fmt: skip
    if asked.person.represented_by:
        rows.append(("Diwakili oleh", asked.person.represented_by))
    return Pairs((*rows, ("Informasi yang diminta", numbered(asked.items))), indent=indent)


def right_to_object(right: Right, superior: str, what: str) -> Words:
    """Hak mengajukan keberatan (KIP Ps 35 dan 36 ayat (1))."""
    last = f", yaitu paling lambat {day(right.last_day)}" if right.last_day else ""
    return Words(
        f"Apabila Saudara berkeberatan atas {what} ini, Saudara berhak mengajukan keberatan secara tertulis kepada"
        f" {superior} dalam jangka waktu {right.days} hari kerja setelah ditemukannya alasan keberatan{last} (Pasal 35"
        " dan Pasal 36 ayat (1) UU Nomor 14 Tahun 2008)."
    )


def closing() -> Words:
    """The last sentence of a letter."""
    return Words("Demikian disampaikan, atas perhatian Saudara diucapkan terima kasih.")
