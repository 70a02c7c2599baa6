"""Pemberitahuan tertulis with the elements a-g of KIP Ps 22(7), item by item."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.law import EXCLUSIONS, article_17
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import Answer, Cost, Ground, Item, Outcome
from ppid_desk.papers.letters.opening import about_request, closing, day, letter, money, right_to_object
from ppid_desk.papers.letters.rules import Grid, Heading, LetterContent, LetterKind, Pairs, Part, Words

_GIVEN = (Outcome.GRANTED, Outcome.PARTLY)
_DECISIONS = {
    Outcome.GRANTED: "Dikabulkan",
    Outcome.PARTLY: "Dikabulkan sebagian; bagian yang dikecualikan dihitamkan",
    Outcome.REFUSED: "Ditolak",
    Outcome.NOT_HELD: "Tidak dapat diberikan karena tidak dikuasai",
    Outcome.NOT_DOCUMENTED: "Belum dapat diberikan karena belum didokumentasikan",
    Outcome.NOT_ENTITLED: "Ditolak karena tidak sesuai dengan ketentuan (Pasal 6 ayat (2) UU Nomor 14 Tahun 2008)",
}
_Rows = list[tuple[str, str]]


def answer(facts: Answer) -> LetterContent:
    """The written notice. What is needed follows from what each item became."""
    check = Checking(LetterKind.ANSWER)
    frame, asked = check.frame(facts.frame), check.asked(facts.asked)
    items = check.need(facts.items, "items", mark("the decision on each item"))
    days = check.positive(facts.objection.days, "objection.days", mark("the working days for an objection"))
    if not frame.draft:
        check.need(facts.objection.last_day, "objection.last_day", mark("the last day for an objection"))
    parts: list[Part] = [
        Words("Berdasarkan permohonan informasi publik Saudara dengan data sebagai berikut:"),
        about_request(asked),
        Words("bersama ini kami sampaikan pemberitahuan tertulis sesuai Pasal 22 ayat (7) Undang-Undang Nomor 14 Tahun"
              " 2008 tentang Keterbukaan Informasi Publik sebagai berikut."),
    ]  # fmt: skip
    for place, item in enumerate(items):
        parts += [Heading(f"{place + 1}. {item.text}"), Pairs(tuple(_item(check, item, place)), indent=True)]
    if any(item.outcome in _GIVEN for item in items):
        parts += _delivery(check, facts)
    assert days
    parts += [right_to_object(facts.objection, facts.superior, "pemberitahuan"), closing()]
    return letter(
        LetterKind.ANSWER, frame, f"Pemberitahuan Tertulis atas Permohonan Informasi Nomor {asked.number}",
        asked.person, tuple(parts),
    )  # fmt: skip


def _item(check: Checking, item: Item, place: int) -> _Rows:
    where = f"items.{place}"
    check.need(item.text, f"{where}.text", mark("the words of an item"))
    rows: _Rows = [("Keputusan", _DECISIONS[item.outcome])]
    if item.outcome in _GIVEN:
        material = check.need(item.material, f"{where}.material", mark("the material that is given"))
        rows = [("Penguasaan", "Dikuasai"), *rows, ("Materi yang diberikan", material)]
    if item.outcome is Outcome.PARTLY:
        rows += _blackened(check, item, where)
    elif item.outcome is Outcome.REFUSED:
        ground = check.need(item.ground, f"{where}.ground", mark("the ground of the refusal"))
        rows = [("Penguasaan", "Dikuasai"), *rows, *ground_rows(check, ground, f"{where}.ground")]
    elif item.outcome is Outcome.NOT_HELD:
        holder = item.holder or ("Tidak diketahui" if item.holder_unknown else "")
        holder = check.need(holder, f"{where}.holder", mark("the public body that holds the information"))
        rows = [("Penguasaan", "Tidak dikuasai"), *rows, ("Dikuasai oleh", holder)]
    elif item.outcome is Outcome.NOT_DOCUMENTED:
        when = item.available_note or (day(item.available_on) if item.available_on else "")
        when = check.need(when, f"{where}.available_on", mark("when the information will be available"))
        rows = [("Penguasaan", "Dikuasai, belum didokumentasikan"), *rows, ("Tersedia pada", when)]
    elif item.outcome is Outcome.NOT_ENTITLED:
        rows.append(("Alasan", check.need(item.reason, f"{where}.reason", mark("the reason of the refusal"))))
    return rows


def _blackened(check: Checking, item: Item, where: str) -> _Rows:
    parts = check.need(item.blackened, f"{where}.blackened", mark("what is blackened"))
    for place, each in enumerate(parts):
        check.need(each.material, f"{where}.blackened.{place}.material", mark("the material that is blackened"))
        check.need(each.reason, f"{where}.blackened.{place}.reason", mark("the reason of blackening"))
    return [("Dihitamkan", f"{each.material}\nAlasan: {each.reason}") for each in parts]


def ground_rows(check: Checking, ground: Ground, where: str) -> _Rows:
    """The legal ground of a refusal as labels and values, with its entry of the exclusion list."""
    known = ground.letter if set(ground.letter.split(", ")) <= set(EXCLUSIONS) else ""
    cited = check.need(known, f"{where}.letter", mark("the letter of article 17"))
    rows = [("Alasan penolakan", article_17(cited))]
    other = ground.other_law
    if "j" in cited.split(", "):
        other = check.need(other, f"{where}.other_law", mark("the other law that forbids it"))
    if other:
        rows.append(("Peraturan lain", other))
    if ground.deviation and not ground.entry:
        return [*rows, ("Catatan PPID", f"Belum ada penetapan pengecualian. {ground.deviation}")]
    entry = check.need(ground.entry, f"{where}.entry", mark("the entry of the exclusion list (DIK)"))
    decree = check.need(ground.decree, f"{where}.decree", mark("the decree of the exclusion list"))
    return [*rows, ("Daftar Informasi Dikecualikan", f"{entry}\n{decree}")]


def _delivery(check: Checking, facts: Answer) -> list[Part]:
    form = check.need(facts.form, "form", mark("the form of the information"))
    medium = check.need(facts.medium, "medium", mark("the medium of the information"))
    cost = check.need(facts.cost, "cost", mark("the cost"))
    way = check.need(facts.delivery, "delivery", mark("the way of delivery"))
    needed = check.need(facts.days_needed, "days_needed", mark("the days that are needed"))
    return [
        Heading("Bentuk, biaya, dan penyampaian"),
        Pairs((
            ("Bentuk informasi", form), ("Media", medium), ("Cara penyampaian", way),
            ("Waktu yang dibutuhkan", f"{needed} hari kerja" if needed else "Diserahkan bersama pemberitahuan ini"),
            *(() if cost.total else (("Biaya", "Tidak dipungut biaya"),)),
        ), indent=True),
        *(_bill(check, cost) if cost.total else ()),
    ]  # fmt: skip


def _bill(check: Checking, cost: Cost) -> list[Part]:
    tariff = check.need(cost.tariff, "cost.tariff", mark("the decree of the tariff"))
    way = check.need(cost.way, "cost.way", mark("the way of payment"))
    rows = []
    if cost.copies * cost.price:
        rows.append(("Penyalinan", f"{cost.copies} lembar × {money(cost.price)}", money(cost.copies * cost.price)))
    if cost.postage:
        rows.append(("Pengiriman", "", money(cost.postage)))
    if cost.other:
        what = check.need(cost.other_what, "cost.other_what", mark("what the other cost is for"))
        rows.append(("Lain-lain", what, money(cost.other)))
    grid = Grid(
        ("Biaya", "Perhitungan", "Jumlah"), (30, 45, 25), (*rows, ("Jumlah", "", money(cost.total))), (2,), total=True
    )
    return [grid, Pairs((("Dasar tarif", tariff), ("Cara pembayaran", way)), indent=True)]
