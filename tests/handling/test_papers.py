"""Letters of a case as PDFs that are read back: nothing on them but what was recorded."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pypdfium2
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import PaperKind
from ppid_desk.requests.rules import CopyForm
from tests.handling.conftest import HADI, RINA, List17, Office


class AsTyped(List17):
    """A list whose entry leaves the letters as somebody typed them."""

    def described(self, decision: Any) -> dict[str, Any]:
        return {
            "dik_words": "7: Data pribadi", "dik_decree": "Keputusan KPU 1/2026", "other_law": "UU 27/2022",
            "consequence": "Dapat disalahgunakan", "article": decision.get("article", "h"),
        }  # fmt: skip


class OnATest(List17):
    """A list on which a pending test is enough."""

    def refusal(self, decision: Any, day: date) -> Refusal | None:  # noqa: ARG002
        return None


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
    office.move(number, "draft_notice", form="softcopy", delivery="email")
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


def test_the_decree_cites_the_letters_that_were_meant(office: Office) -> None:
    """What was typed in words ("Pasal 17 huruf h") is read as the list reads it, never letter by letter."""
    number = office.register(items=("Daftar riwayat hidup", "Jadwal tahapan"))
    told = {"ground": "article_17", "dik": "1", "article": "Pasal 17 huruf h dan huruf j"}
    office.exclusions = AsTyped()
    office.move(number, "decide", items=[
        {"item": 1, "outcome": "in_part", "form": "hardcopy", "material": "CV", "blackened": "NIK, alamat", **told},
        {"item": 2, "outcome": "granted", "form": "softcopy", "material": "PDF"},
    ])  # fmt: skip
    office.move(number, "draft_refusal", explanation="Pemilik data belum menyetujui")
    decree = text_of(office.handling.paper(number, "refusal"))
    for words in (
        "huruf h UU", "huruf j UU", "UU 27/2022", "Bagian yang dihitamkan : NIK, alamat", "DITOLAK SEBAGIAN",
        "Pertimbangan : Pemilik data belum menyetujui",
    ):  # fmt: skip
        assert words in decree, words
    assert "huruf a UU" not in decree
    office.move(number, "draft_notice", delivery="direct")
    notice = text_of(office.handling.paper(number, "notice"))
    assert "huruf a UU" not in notice
    assert "Softcopy dan Hardcopy" in notice


def test_a_refusal_of_everything_is_a_whole_one(office: Office) -> None:
    number = office.register()
    office.move(number, "decide", items=[{"item": 1, "outcome": "refused", "ground": "article_17", "dik": "1"}])
    office.move(number, "draft_refusal")
    decree = text_of(office.handling.paper(number, "refusal"))
    assert "DITOLAK" in decree
    assert "SEBAGIAN" not in decree


def test_the_form_is_never_guessed(office: Office) -> None:
    granted = [{"item": 1, "outcome": "granted", "material": "Laporan"}]
    number = office.register()
    office.move(number, "decide", items=granted)
    assert office.why_not(number, "draft_notice", delivery="direct") == "letter_fact_missing"
    printed = office.register(copy_form=CopyForm.HARDCOPY)
    office.move(printed, "decide", items=granted)
    office.move(printed, "draft_notice", delivery="direct")
    assert "Bentuk informasi : Hardcopy Media : Cetakan" in text_of(office.handling.paper(printed, "notice"))


@pytest.mark.parametrize(("recipient", "came_as"), [("siti rahmawati", "Pemohon"), ("Tukang pos", "")])
def test_nobody_is_called_a_representative_who_was_not_recorded(office: Office, recipient: str, came_as: str) -> None:
    number = office.register()
    office.granted(number)
    office.move(number, "answer", **office.sent("2026-11-23"))
    office.move(number, "hand_over", on="2026-11-23", way="direct", what="PDF", recipient=recipient, proof="ttd")
    said = text_of(office.handling.paper(number, "handover"))
    assert "Kuasa" not in said
    assert (f"Sebagai : {came_as}" in said) == bool(came_as)


def test_a_refusal_on_a_pending_test_tells_letter_and_consequence_itself(office: Office) -> None:
    """No entry tells them there, so the decision must; then the decree can be made (domain 2.9)."""
    office.exclusions = OnATest()
    number, told = office.register(), {"ground": "article_17", "test_number": "77/UK", "deviation": "Mendesak"}
    one = {"item": 1, "outcome": "refused", **told}
    office.by(HADI)
    assert office.why_not(number, "decide", items=[one]) == "fact_missing"
    assert office.why_not(number, "decide", items=[{**one, "article": "h"}]) == "fact_missing"
    office.move(number, "decide", items=[{**one, "article": "h", "consequence": "Membuka rahasia pribadi"}])
    office.move(number, "draft_refusal")
    decree = text_of(office.handling.paper(number, "refusal"))
    assert "Membuka rahasia pribadi" in decree
    assert "Belum ada penetapan pengecualian. Mendesak" in decree
