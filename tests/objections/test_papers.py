"""The papers of an objection, read back: the slip, and the answer as a draft and signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.objections import casefile
from ppid_desk.objections.rules import Ground, ObjectionCase
from ppid_desk.papers.rules import SIZES, Paper
from tests.objections.conftest import CHIEF, GRANTED, PPID, UNIT, UPHELD, Team


@pytest.fixture
def case(team: Team) -> ObjectionCase:
    team.on(date(2026, 11, 16))
    request = team.request(name="Siti <b>& Rahmawati</b>")
    team.on(date(2026, 11, 23))
    team.answered(request)
    team.desk.change_settings({"superior.name": CHIEF.name})
    team.objections._settings = team.desk.settings
    return team.objected(request, Ground.NOT_AS_ASKED, Ground.TOO_LATE)


def read(pdf: bytes, paper: Paper) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_size() == pytest.approx(SIZES[paper], abs=1)
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_slip_says_by_when_the_answer_comes(team: Team, case: ObjectionCase) -> None:
    text = read(team.objections.slip(case.number), Paper.A5)
    for said in (case.number, case.objection.request, "Jumat, 8 Januari 2027", "30 hari kerja", "Siti <b>& Rahmawati",
                 "Permintaan informasi ditanggapi tidak sebagaimana yang diminta"):  # fmt: skip
        assert said in text, said
    assert "3673015508900002" not in text


def test_the_slips_code_finds_its_objection(team: Team, case: ObjectionCase) -> None:
    from ppid_desk.objections import papers
    from ppid_desk.records import signing

    code = signing.sign(team.objections._key, papers.qr_fields(case.objection))
    assert team.desk.scanned(code) == ("objection", case.number)
    assert not team.objections.is_slip(code[:-4] + "AAAA")
    assert not team.objections.is_slip(team.desk.requests.payload(team.desk.requests.get(case.objection.request)))


def test_the_answer_is_a_draft_until_it_is_signed(team: Team, case: ObjectionCase) -> None:
    with pytest.raises(Refusal, match=r"."):
        team.objections.letter(case.number)
    team.move(case.number, "draft_answer", **GRANTED, order_by="2026-11-30")
    draft = read(team.objections.letter(case.number), Paper.A4)
    assert "KONSEP" in draft
    team.move(case.number, "sign_answer", number="7/PY.01/3673/2026", signer=CHIEF.name)
    letter = read(team.objections.letter(case.number), Paper.A4)
    assert "KONSEP" not in letter
    for said in ("7/PY.01/3673/2026", CHIEF.name, "MENGABULKAN KEBERATAN", "Senin, 30 November 2026",
                 "Jumat, 11 Desember 2026"):  # fmt: skip
        assert said in letter, said


ACTING = {
    "number": "7/PY.01/3673/2026", "signer": UNIT.name, "acting": "Plh.", "acting_decree": "SK Ketua 12/2026",
    "acting_since": "2026-11-01", "acting_until": "2026-11-30",
}  # fmt: skip


def test_an_acting_superior_signs_by_a_decree_that_covers_the_day(team: Team, case: ObjectionCase) -> None:
    team.move(case.number, "draft_answer", **GRANTED, order_by="2026-11-30")
    for code, changes in (
        ("signer_not_superior", {"acting": ""}), ("fact_missing", {"acting_decree": ""}),
        ("fact_missing", {"acting_since": None}), ("fact_missing", {"acting_until": None}),
        ("acting_not_then", {"acting_until": "2026-11-22"}), ("acting_not_then", {"acting_since": "2026-11-24"}),
        ("input_choice", {"acting": "Plh. SK 1/2026"}), ("signer_answered_request", {"signer": PPID.name}),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            team.move(case.number, "sign_answer", **{**ACTING, **changes})
        assert refused.value.code == code, changes
    team.move(case.number, "sign_answer", **ACTING)
    letter = read(team.objections.letter(case.number), Paper.A4)
    title = team.desk.settings.superior.title
    for said in (f"Plh. {title},", UNIT.name, "SK Ketua 12/2026, 1 November 2026 s.d. 30 November 2026"):
        assert said in letter, said


def test_an_answer_that_was_signed_with_a_line_of_text_is_still_read(team: Team, case: ObjectionCase) -> None:
    team.move(case.number, "draft_answer", **GRANTED, order_by="2026-11-30")
    team.move(case.number, "sign_answer", number="7/2026", signer=CHIEF.name)
    now = team.objections.case(case.number)
    old = replace(now.moves[-1], facts={**now.moves[-1].facts, "acting": "Plh. SK 1/2026"})
    answer = casefile.case_of(now.objection, now.answerers, (*now.moves[:-1], old)).answer
    assert answer is not None
    assert answer.signature is not None
    assert (answer.signature.acting, answer.signature.decree) == ("Plh.", "SK 1/2026")


def test_a_letter_whose_facts_are_missing_is_not_drafted(team: Team, case: ObjectionCase) -> None:
    team.desk.change_settings({"superior.title": ""})
    team.objections._settings = team.desk.settings
    with pytest.raises(Refusal) as refused:
        team.move(case.number, "draft_answer", **UPHELD)
    assert refused.value.code == "letter_fact_missing"
    assert team.objections.case(case.number).answer is None
