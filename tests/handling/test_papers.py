"""Letters of a case as PDFs that are read back: nothing on them but what was recorded."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from ppid_desk.handling.rules import PaperKind
from tests.handling.conftest import HADI, RINA, Office


def text_of(pdf: bytes) -> str:
    """The words of a PDF on one line, blanks folded."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_notice_tells_its_elements(office: Office) -> None:
    number = office.register(items=("Laporan kinerja", "Daftar pegawai", "Arsip 1999"))
    office.move(number, "decide", items=[
        {"item": 1, "outcome": "granted", "form": "softcopy", "material": "LKjIP 2025, 48 halaman"},
        {"item": 2, "outcome": "in_part", "material": "Daftar nama", "blackened": "NIK pegawai",
         "ground": "article_17", "dik": "1"},
        {"item": 3, "outcome": "not_held", "holder": "Arsip Daerah Kota Serang"},
    ])  # fmt: skip
    office.move(number, "draft_notice", form="hardcopy", delivery="direct", copies=48, price=250, tariff="SK 3/2026",
                payment="Tunai", ready_on="2026-11-25")  # fmt: skip
    draft = text_of(office.handling.paper(number, "notice"))
    assert "KONSEP" in draft
    office.move(number, "sign_notice", number="045/PP.08/2026", on="2026-11-23", signer=HADI.name)
    said = text_of(office.handling.paper(number, "notice"))
    assert "KONSEP" not in said
    for words in (
        number, "Siti Rahmawati", "045/PP.08/2026", "LKjIP 2025, 48 halaman", "NIK pegawai", "huruf h",
        "Arsip Daerah Kota Serang", "Rp12.000", "SK 3/2026", "Tunai", "Hadi Nugroho", "30 hari kerja",
    ):  # fmt: skip
        assert words in said, words


def test_every_paper_of_a_life(office: Office) -> None:
    office.at("2026-03-12")
    number = office.register(missing=("Fotokopi KTP",))
    office.move(number, "draft_incompleteness")
    office.move(number, "sign_incompleteness", number="1/HM", on="2026-03-12", signer=HADI.name)
    office.move(number, "tell_incomplete", **office.sent("2026-03-12"))
    assert "Fotokopi KTP" in text_of(office.handling.paper(number, "incompleteness"))
    office.move(number, "complete", on="2026-03-12", brought="KTP")
    office.move(number, "dispose", unit="Subbagian Hukum", task="Siapkan salinan", by="2026-03-31")
    assert "Subbagian Hukum" in text_of(office.handling.paper(number, "disposition"))
    office.move(number, "draft_extension", reason="under_test", explanation="menunggu KPU Provinsi")
    office.move(number, "sign_extension", number="2/HM", on="2026-03-12", signer=HADI.name)
    extension = text_of(office.handling.paper(number, "extension"))
    assert "Selasa, 14 April 2026" in extension
    assert "menunggu KPU Provinsi" in extension
    office.move(number, "extend", **office.sent("2026-03-12"))
    refused = {"item": 1, "outcome": "refused", "ground": "article_17", "dik": "1"}
    office.move(number, "decide", items=[refused])
    office.move(number, "draft_refusal")
    office.move(number, "sign_refusal", number="3/SK", on="2026-03-12", signer=HADI.name)
    decree = text_of(office.handling.paper(number, "refusal"))
    for words in ("Keputusan KPU 1/2026", "7: Data pribadi", "Dapat disalahgunakan", "Guru", "Jl. Melati 1"):
        assert words in decree
    office.signed_notice(number)
    office.move(number, "correct_text", field="requester.name", value="Sitti Rahmawati", reason="salah ketik")
    assert "Siti Rahmawati" in text_of(office.handling.paper(number, "correction"))
    office.move(number, "answer_and_close", **office.sent("2026-03-12"))
    other = office.register()
    office.granted(other)
    office.move(other, "answer", **office.sent("2026-03-12"))
    office.move(other, "hand_over", on="2026-03-12", way="direct", what="PDF", recipient="Wati", proof="ttd")
    assert "Wati" in text_of(office.handling.paper(other, "handover"))
    late = office.register(missing=("KTP",))
    office.move(late, "tell_incomplete", **office.sent("2026-03-12"))
    office.at("2026-04-20")
    office.move(late, "draft_lapse")
    assert "gugur" in text_of(office.handling.paper(late, "lapse"))
    assert set(PaperKind) == {kind for n in (number, other, late) for kind, _ in
                                            office.handling.work(n).papers}  # fmt: skip


def test_whoever_stands_in_does_so_by_a_decree(office: Office) -> None:
    number = office.register()
    office.by(HADI).move(number, "decide", items=[{"item": 1, "outcome": "granted", "material": "PDF"}])
    office.move(number, "draft_notice", delivery="email")
    facts = {"number": "1/HM", "on": "2026-11-23", "signer": RINA.name}
    assert office.why_not(number, "sign_notice", **facts) == "signer_not_ppid"
    acting = {**facts, "acting": "Plh.", "acting_decree": "SK Sekretaris 12/2026"}
    assert office.why_not(number, "sign_notice", **acting) == "fact_missing"
    over = {**acting, "acting_since": "2026-11-01", "acting_until": "2026-11-20"}
    assert office.why_not(number, "sign_notice", **over) == "acting_not_then"
    office.move(number, "sign_notice", **{**over, "acting_until": "2026-11-30"})
    said = text_of(office.handling.paper(number, "notice"))
    assert "Plh." in said
    assert "SK Sekretaris 12/2026" in said


@pytest.mark.parametrize("kind", ["refusal", "handover", "disposition", "nothing"])
def test_a_paper_that_is_not_there_is_said(office: Office, kind: str) -> None:
    from ppid_desk.errors import Refusal

    with pytest.raises(Refusal, match=re.compile("dokumen|harus salah satu|salah satu")):
        office.handling.paper(office.register(), kind)


def test_a_missing_fact_stops_the_draft_by_name(office: Office) -> None:
    from dataclasses import replace

    from ppid_desk.errors import Refusal
    from tests.conftest import asked

    new = asked()
    bare = replace(new, requester=replace(new.requester, occupation="", address=""))
    number = office.desk.requests.register(bare).number
    office.move(number, "decide", items=[{"item": 1, "outcome": "refused", "ground": "article_17", "dik": "1"}])
    with pytest.raises(Refusal) as caught:
        office.move(number, "draft_refusal")
    assert caught.value.code == "letter_fact_missing"
    office.move(number, "correct_text", field="requester.address", value="Jl. Melati 1", reason="belum dicatat")
    office.move(number, "correct_text", field="requester.occupation", value="Guru", reason="belum dicatat")
    office.move(number, "draft_refusal")
