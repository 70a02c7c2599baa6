"""The acceptance report as a paper: every line that matters stands on it, in words that fit."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from ppid_desk.audits.packs import books
from ppid_desk.audits.packs.papers import _ranges
from ppid_desk.clock import Clock
from ppid_desk.founding import is_pack, look_at_pack, open_pack, packs_here
from tests.audits.packs.office import LEAD, PASSPHRASE, Audited, Device, laptop


def said(pdf: bytes) -> str:
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_the_report_tells_what_was_refused_and_why(office: Audited, tmp_path: Path, clock: Clock) -> None:
    office.out(tmp_path / "a.ppid-audit")
    with laptop(tmp_path / "a.ppid-audit", tmp_path / "laptop", clock) as opened:
        device = Device(opened)
    rows = [device.record(1), device.record(2, item="b1", subject=office.files[0]), device.record(3, item="z9")]
    (tmp_path / "a.ppid-return").write_bytes(device.pack(*rows))
    report = office.packs.check_in(tmp_path / "a.ppid-return")
    text = said(office.packs.paper(report))
    with office.desk.books.read() as reading:
        number = books.numbers(reading, office.run.id)[office.files[0]]
    for each in (office.run.number, LEAD, "Ditolak (1)", "z9", "tidak ada dalam daftar periksa", "Diambil (2)", number,
                 "2 / 0 / 0 / 1", "TIDAK sama", "disimpan utuh di buku sebagai bukti", "Yang menerima"):  # fmt: skip
        assert each in text, each
    again = office.packs.check_in(tmp_path / "a.ppid-return")
    assert "Sudah ada di buku, tidak diambil lagi: urut 1–2." in said(office.packs.paper(again))
    assert office.packs.paper(office.packs.reports(report.pack.id)[0]) == office.packs.paper(report)


def test_a_long_report_goes_over_pages(office: Audited, tmp_path: Path, clock: Clock) -> None:
    office.out(tmp_path / "a.ppid-audit")
    with laptop(tmp_path / "a.ppid-audit", tmp_path / "laptop", clock) as opened:
        device = Device(opened)
    content = device.pack(*(device.record(number, item="a2", value=f"isi {number}") for number in range(1, 201)))
    (tmp_path / "a.ppid-return").write_bytes(content)
    pdf = office.packs.paper(office.packs.check_in(tmp_path / "a.ppid-return"))
    text = said(pdf)
    assert "Halaman 1 dari" in text
    assert len(pypdfium2.PdfDocument(pdf)) > 3
    assert text.count("Jawaban a2 kantor") == 200


def test_numbers_are_told_as_ranges() -> None:
    assert _ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"
    assert _ranges([]) == ""


def test_a_pack_is_opened_without_an_office(office: Audited, tmp_path: Path, clock: Clock) -> None:
    file, root = tmp_path / "AUD.PPID-AUDIT", tmp_path / "laptop"
    office.out(file)
    assert is_pack(file)
    assert not is_pack(tmp_path / "x.ppid-return")
    assert look_at_pack(file).number == office.run.number
    with open_pack(file, PASSPHRASE, root, clock) as opened:
        assert opened.who().name == LEAD
    assert [head for head, _ in packs_here(root)] == [look_at_pack(file)]
