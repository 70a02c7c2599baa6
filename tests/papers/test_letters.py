"""Letters read back: every fact stands on them, none is missing unnoticed, and no text can become anything else."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from ppid_desk.errors import Refusal
from ppid_desk.papers import ink
from ppid_desk.papers.letters import facts
from ppid_desk.papers.letters.build import Facts, build
from ppid_desk.papers.letters.sheet import render_letter
from ppid_desk.papers.picture import page_sizes
from tests.hostile import HOSTILE
from tests.papers import samples
from tests.papers.test_slip import bounds_of_text, squeezed, text_of

A5 = {"objection-slip", "correction"}
FRAMED = sorted(set(samples.LETTERS) - A5)


def pdf_of(found: Facts) -> bytes:
    return render_letter(build(found))


def unbroken(pdf: bytes) -> str:
    """The text without blanks and page numbers: a sentence may go on over a page."""
    return re.sub(r"–\d+–", "", squeezed(text_of(pdf)))


def read(found: Facts) -> str:
    return unbroken(pdf_of(found))


def changed(found: Any, path: str, value: object) -> Any:
    """The facts with one of them changed: "frame.signer.name", "items.0.material"."""
    name, _, rest = path.partition(".")
    if name.isdigit():
        place = int(name)
        return (*found[:place], changed(found[place], rest, value) if rest else value, *found[place + 1 :])
    return replace(found, **{name: changed(getattr(found, name), rest, value) if rest else value})


@pytest.mark.parametrize("name", samples.LETTERS)
def test_paper_and_fonts(name: str) -> None:
    pdf = pdf_of(samples.LETTERS[name])
    assert pdf == pdf_of(samples.LETTERS[name])
    for wide, high in page_sizes(pdf):
        assert (round(wide * 25.4 / 72), round(high * 25.4 / 72)) == ((148, 210) if name in A5 else (210, 297))
    fonts = set(re.findall(rb"/BaseFont /([A-Za-z+-]+)", pdf))
    assert fonts
    assert all(b"PPIDSans" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)


SAYS = {
    "incomplete": (
        "belum lengkap", "1. Surat kuasa khusus", "2. Fotokopi KTP pemberi kuasa", "paling lambat Jumat, 27 Maret 2026",
        "Jumat, 10 April 2026", "Kamis, 2 April 2026",
    ),
    "lapse": ("dinyatakan gugur", "Selasa, 17 Maret 2026 melalui surat Nomor 041/SD/2026", "Jumat, 27 Maret 2026",
              "berhak mengajukan permohonan baru", "Petugas Satu"),
    "disposition": ("LEMBAR DISPOSISI", "Subbagian Keuangan, Umum, dan Logistik — Rina Contoh", "Jumat, 27 Maret 2026",
                    "Menyiapkan salinan rincian realisasi anggaran", "Selasa, 31 Maret 2026", "Jawaban unit"),
    "answer": (
        "Dikuasai", "Tidak dikuasai", "KPU Kabupaten Serang",  # a, b
        "Dikabulkan", "Ditolak", "Pasal 17 huruf h UU Nomor 14 Tahun 2008: dapat mengungkap rahasia pribadi",  # c
        "Nomor 7: Data pribadi pegawai", "Keputusan KPU Nomor 1 Tahun 2026",
        "Rincian realisasi anggaran per kegiatan, 24 halaman",  # d
        "Nomor telepon saksi pada halaman 3", "Alasan: Pasal 17 huruf h",  # e
        "Softcopy dan hardcopy", "Surel dan cetakan",  # f
        "24 lembar × Rp250", "Rp6.000", "Rp12.000", "Rp3.000", "Rp21.000", "Tunai di meja layanan",  # g
        "Senin, 1 Juni 2026", "Diambil langsung", "2 hari kerja", "paling lambat Selasa, 19 Mei 2026",
    ),
    "extension": ("diperpanjang 7 hari kerja", "Selasa, 31 Maret 2026", "Jumat, 10 April 2026",
                  "Pasal 22 ayat (8) UU Nomor 14 Tahun 2008", "belum dapat diputuskan"),
    "refusal": (
        "SURAT KEPUTUSAN", "Jalan Melati Nomor 1", "Guru", "0812 9000 0001", "Undang-Undang Nomor 27 Tahun 2022",
        "disalahgunakan oleh pihak lain", "PERMOHONAN INFORMASI DITOLAK", "30 hari kerja", "Selasa, 19 Mei 2026",
        "Serang, 31 Maret 2026",
    ),
    "handover": ("BUKTI PENYERAHAN", "Berita acara 5 dan 6 (softcopy)", "Diambil langsung di meja layanan", "KTP",
                 "Rp21.000", "Selasa, 31 Maret 2026", "Yang menerima,"),
    "objection-answer": (
        "0003/KIP/KPU-KS/IV/2026", "a. Penolakan atas permintaan", "d. Permintaan informasi ditanggapi tidak",
        "Bahwa data pribadi tetap dilindungi.", "MENGABULKAN KEBERATAN UNTUK SEBAGIAN", "Menyerahkan daftar pegawai",
        "Jumat, 29 Mei 2026", "14 hari kerja", "Jumat, 12 Juni 2026", "Komisi Informasi Provinsi Banten",
    ),
    "objection-slip": ("0003/KIP/KPU-KS/IV/2026", "Angka uji 4", "Jumat, 29 Mei 2026", "30 hari kerja", "pukul 09.05",
                       "a. Penolakan atas permintaan", "14 hari kerja"),
    "correction": ("PERBAIKAN", "Siti Rahmawti", "0812 9000 0001", "Salah ketik saat pendaftaran",
                   "Rabu, 11 Maret 2026", "menunggu konfirmasi petugas kedua"),
}  # fmt: skip


@pytest.mark.parametrize("name", samples.LETTERS)
def test_every_fact_stands_on_it(name: str) -> None:
    found = read(samples.LETTERS[name])
    for text in (*SAYS[name], *samples.HEAD.lines, *samples.HEAD.address):
        assert squeezed(text) in found, text
    if name in FRAMED:
        for text in ("045/PP.08-SD/3673/2026", "0012/PIP/KPU-KS/III/2026", "Siti Rahmawati"):
            assert squeezed(text) in found, text


MISSING = {
    "incomplete": "frame.city frame.number frame.day frame.signer.title frame.signer.name asked.number asked.received "
    "asked.person.name asked.items missing missing.0 notice_day complete_by complete_days answer_days "
    "answer_if_last_day answer_from_first",
    "lapse": "frame.number asked.number missing told_on complete_by complete_days confirmed_by",
    "disposition": "frame.day frame.signer.name wanted wanted.1 by legal_last_day asked.received",
    "answer": "items items.0.text items.0.material items.1.blackened items.1.blackened.0.reason items.2.ground "
    "items.1.blackened.0.material items.2.ground.letter items.2.ground.entry items.2.ground.decree items.3.holder "
    "items.4.available_on form medium cost cost.tariff cost.way cost.other_what delivery days_needed objection.days "
    "objection.last_day frame.number",
    "extension": "reason first_last_day new_last_day days source frame.number frame.day",
    "refusal": "frame.number frame.day asked.person.address asked.person.occupation asked.person.contact refused "
    "refused.0.text refused.0.ground.letter refused.0.ground.entry refused.0.ground.decree "
    "refused.0.ground.consequence objection.days objection.last_day",
    "handover": "frame.day handed way receiver identity_seen",
    "objection-answer": "frame.number number received objector.name grounds asked considerations decision order "
    "order_by dispute.days dispute.last_day",
    "objection-slip": "number received_at objector.name grounds request_number officer dispute_days answer_by "
    "answer_days",
    "correction": "number name changes changes.0.label changes.0.new reason day officer",
}
NOTHING: dict[type, object] = {str: " ", int: 0, tuple: ()}
CASES = [(name, path) for name, paths in MISSING.items() for path in paths.split()]


def without(found: Facts, path: str) -> Facts:
    old: Any = found
    for part in path.split("."):
        old = old[int(part)] if part.isdigit() else getattr(old, part)
    empty = None if path == "days_needed" else NOTHING.get(type(old))
    result: Facts = changed(found, path, empty)
    return result


@pytest.mark.parametrize(("name", "path"), CASES)
def test_a_missing_fact_is_refused_by_its_name(name: str, path: str) -> None:
    with pytest.raises(Refusal) as refused:
        build(without(samples.LETTERS[name], path))
    assert refused.value.code == "letter_fact_missing"
    assert refused.value.field in {path, path.removeprefix("frame."), path.rpartition(".")[0]}  # a list is named whole
    assert "{" not in str(refused.value)
    assert str(refused.value.values["fact"]) in str(refused.value)


def test_one_of_unit_and_person_is_enough() -> None:
    build(replace(samples.DISPOSITION, unit=""))
    build(replace(samples.DISPOSITION, person=""))
    with pytest.raises(Refusal, match="unit"):
        build(replace(samples.DISPOSITION, unit="", person=" "))


@pytest.mark.parametrize("path", ["decree", "since", "until"])
def test_an_acting_officer_has_a_decree_and_dates(path: str) -> None:
    frame = replace(samples.FRAME, signer=samples.ACTING)
    found = read(replace(samples.EXTENSION, frame=frame))
    for text in ("Plh. Pejabat Pengelola", "SK Sekretaris Nomor 12 Tahun 2026, 30 Maret 2026 s.d. 3 April 2026"):
        assert squeezed(text) in found
    with pytest.raises(Refusal) as refused:
        build(replace(samples.EXTENSION, frame=without(frame, f"signer.acting.{path}")))  # type: ignore[arg-type]
    assert refused.value.field == f"signer.acting.{path}"


def test_who_signs_for_another_says_so() -> None:
    acting = facts.ActingAs(facts.Acting.FOR, own_title="Kepala Subbagian Hukum")
    frame = replace(samples.FRAME, signer=replace(samples.PPID, acting=acting))
    found = read(replace(samples.EXTENSION, frame=frame))
    assert squeezed("a.n. Pejabat Pengelola Informasi dan Dokumentasi KPU Kota Serang Kepala Subbagian Hukum,") in found
    with pytest.raises(Refusal):
        build(replace(samples.EXTENSION, frame=changed(frame, "signer.acting.own_title", "")))


def test_a_ground_is_a_letter_of_the_law() -> None:
    with pytest.raises(Refusal):
        build(changed(samples.REFUSAL, "refused.0.ground.letter", "k"))
    with pytest.raises(Refusal):
        build(replace(samples.OBJECTION_SLIP, grounds=("a", "z")))
    with pytest.raises(Refusal) as refused:  # letter j forbids by another law, which must be named
        build(changed(changed(samples.REFUSAL, "refused.0.ground.letter", "j"), "refused.0.ground.other_law", ""))
    assert refused.value.field == "refused.0.ground.other_law"


def test_a_deviation_is_told_instead_of_an_entry() -> None:
    ground = replace(samples.GROUND, entry="", decree="", deviation="Permohonan uji konsekuensi 5/2026 belum diputus.")
    found = read(replace(samples.REFUSAL, refused=(facts.Refused("Daftar pegawai", ground),)))
    assert squeezed("Permohonan uji konsekuensi 5/2026 belum diputus.") in found
    assert squeezed("Belum ada penetapan pengecualian") in found


def test_ground_b_needs_no_request() -> None:
    slip = replace(samples.OBJECTION_SLIP, grounds=("b",), request_number="")
    assert squeezed("Tanpa permohonan (alasan b)") in read(slip)
    build(replace(samples.OBJECTION_ANSWER, grounds=("b",), asked=None))


def test_nothing_granted_needs_no_delivery_and_nothing_due_no_tariff() -> None:
    refused = replace(samples.ANSWER, items=samples.ANSWER.items[2:3], form="", medium="", cost=None, delivery="")
    assert "Biaya" not in read(refused)
    free = replace(samples.ANSWER, cost=facts.Cost(copies=3), days_needed=0)
    assert squeezed("Tidak dipungut biaya") in read(free)
    assert squeezed("Diserahkan bersama pemberitahuan ini") in read(free)


def test_who_holds_it_may_be_unknown_but_is_said() -> None:
    item = facts.Item("Peta", facts.Outcome.NOT_HELD, holder_unknown=True)
    assert squeezed("Dikuasai oleh : Tidak diketahui") in read(replace(samples.ANSWER, items=(item,)))
    item = facts.Item("Peta", facts.Outcome.NOT_ENTITLED, reason="Pemohon bukan warga negara Indonesia.")
    assert squeezed("Pemohon bukan warga negara Indonesia.") in read(replace(samples.ANSWER, items=(item,)))


def test_an_upheld_answer_gives_no_order() -> None:
    upheld = replace(samples.OBJECTION_ANSWER, ruled=facts.Ruled.UPHELD, order="", order_by=None)
    found = read(upheld)
    assert squeezed("MENGUATKAN PUTUSAN PPID") in found
    assert "Perintah" not in found


@pytest.mark.parametrize("name", FRAMED)
def test_a_draft_says_so_on_each_page_and_may_lack_number_and_day(name: str) -> None:
    pdf = pdf_of(samples.in_draft(samples.LETTERS[name]))
    found = squeezed(text_of(pdf))
    assert found.count("KONSEP—belumberlaku") == len(page_sizes(pdf))
    assert "CONTOH" in found
    assert "BUKANDOKUMENRESMI" in found
    assert "045/PP.08" not in found
    if name not in {"disposition", "handover"}:
        assert "Nomor:………" in found or "Nomor………" in found
    final = read(samples.LETTERS[name])
    assert "KONSEP" not in final
    assert "CONTOH" not in final
    assert "Nomor:………" not in final


def test_a_draft_needs_no_last_day_that_begins_with_sending() -> None:
    draft = samples.in_draft(samples.REFUSAL)
    assert isinstance(draft, facts.RefusalDecree)
    assert squeezed("30 hari kerja setelah") in read(replace(draft, objection=facts.Right(30, None)))


HOSTILE_CASES = [(name, text) for name in samples.LETTERS for text in HOSTILE]


@pytest.mark.parametrize(("name", "kind"), HOSTILE_CASES)
def test_hostile_text_stays_text_and_inside(name: str, kind: str) -> None:
    text = HOSTILE[kind]
    pdf = pdf_of(samples.filled(samples.LETTERS[name], text))
    found = unbroken(pdf)
    assert found.count(squeezed(ink.drawable(text))) >= 5
    small = name in A5
    for left, bottom, right, top, wide, high in bounds_of_text(pdf):
        assert left >= (11 if small else 24) * ink.MM
        assert right <= wide - (11 if small else 19) * ink.MM
        assert bottom >= (11 if small else 16) * ink.MM
        assert top <= high - 8 * ink.MM


def test_long_letters_flow_over_pages_with_numbers_from_the_second() -> None:
    long = replace(samples.ASKED, items=tuple(f"Butir {n}: " + "rincian dokumen yang diminta " * 40 for n in range(12)))
    pdf = pdf_of(replace(samples.ANSWER, asked=long))
    pages = len(page_sizes(pdf))
    assert pages > 4
    found = text_of(pdf)
    assert "– 1 –" not in found
    assert all(f"– {page} –" in found for page in range(2, pages + 1))
    assert all(f"Butir {n}: rincian" in found for n in range(12))


@pytest.mark.parametrize("many", range(1, 30))
def test_a_signature_never_stands_alone(many: int) -> None:
    missing = tuple(f"Dokumen kurang nomor {n}" for n in range(many))
    pdf = pdf_of(replace(samples.INCOMPLETE, missing=missing))
    last = _pages(pdf)[-1]
    assert "Bagus Prasetya Contoh" in last
    assert "Demikian disampaikan" in last


def _pages(pdf: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_a_day_is_never_invented() -> None:
    """No date stands on a letter that is not among its facts."""
    known: set[date] = set()
    _dates(samples.ANSWER, known)
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
    written = re.findall(r"(\d{1,2}) (" + "|".join(months) + r") (\d{4})", text_of(pdf_of(samples.ANSWER)))
    assert {date(int(year), months.index(month) + 1, int(day)) for day, month, year in written} <= known


def _dates(found: Any, known: set[date]) -> None:
    if isinstance(found, date):
        known.add(found)
    for each in found if isinstance(found, tuple) else ():
        _dates(each, known)
    if is_dataclass(found):
        for each in fields(found):
            _dates(getattr(found, each.name), known)
