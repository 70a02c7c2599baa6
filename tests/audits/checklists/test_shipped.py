"""The checklists that come along: complete, in both languages, and true to what they are asked of."""

from __future__ import annotations

import re

import pytest

from ppid_desk.audits.checklists.rules import COMPUTED, FACTS, VERDICTS, Scope, said
from ppid_desk.audits.checklists.shipped import NAMES, mandatory_information, shipped_checklist
from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Whole
from ppid_desk.requests.rules import Channel, Path

MANY = {"a_petugas": 12, "b_register": 14, "c_dip": 12, "d_pengaduan": 12}


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_complete(name: str) -> None:
    checklist = shipped_checklist(name)
    letter = name[0]
    assert {each.name for each in checklist.items} == {f"{letter}{n}" for n in range(1, MANY[name] + 1)}
    assert (checklist.form_id, checklist.language, checklist.languages) == (name, "id", ("id", "en"))
    for item in checklist.items:
        for words in (item.label, item.hint):
            assert set(words) == {"id", "en"}, item.name
        assert item.basis, item.name
        assert item.evidence, item.name
        assert (item.required, item.choices) == (True, "penilaian")
        assert item.section in {each.name for each in checklist.sections}
    assert [each.name for each in checklist.choices["penilaian"]] == list(VERDICTS)
    assert [each.score for each in checklist.choices["penilaian"]] == [2, 1, 0, None]


def test_what_is_asked_of_whom() -> None:
    scopes = {each.name: each.scope for name in NAMES for each in shipped_checklist(name).items}
    files = {f"b{n}" for n in range(2, 15)}
    information = {f"c{n}" for n in (1, 2, 3, 4, 5, 6, 10)}
    assert {name for name, scope in scopes.items() if scope is Scope.FILE} == files
    assert {name for name, scope in scopes.items() if scope is Scope.INFORMATION} == information


def test_every_fact_that_is_computed_answers_one_item() -> None:
    items = [each for name in NAMES for each in shipped_checklist(name).items]
    assert sorted(each.computed for each in items if each.computed) == sorted(COMPUTED)


def test_what_the_program_cannot_know_says_so() -> None:
    for name in ("a11", "c1", *(f"d{n}" for n in range(1, 12))):
        (item,) = [each for key in NAMES for each in shipped_checklist(key).items if each.name == name]
        assert "belum dihitung" in item.hint["id"]
        assert not item.computed


def test_the_facts_of_a_file_speak_as_the_areas_do() -> None:
    assert FACTS["fact_path"].values == tuple(Path)
    assert FACTS["fact_channel"].values == tuple(Channel)
    assert FACTS["fact_outcome"].values == ("", *Whole)


def test_the_list_of_mandatory_information_is_whole() -> None:
    found = mandatory_information()
    codes = [f"B{n:02d}" for n in range(1, 20)] + ["M01", "M02", "M03"] + [f"S{n:02d}" for n in range(1, 11)] + ["D01"]
    assert [each.code for each in found] == codes
    for each in found:
        assert each.category in FACTS["fact_category"].values
        assert each.item
        assert each.frequency
        assert re.search(r"\[[TQSMD]\]$", each.source), each.code
    starts = {"B": "berkala", "M": "serta_merta", "S": "setiap_saat", "D": "dikecualikan"}
    assert all(each.category == starts[each.code[0]] for each in found)


def test_words_fall_back_to_the_language_of_the_checklist() -> None:
    assert said({"id": "ya", "en": "yes"}, "en") == "yes"
    assert said({"id": "ya"}, "en") == "ya"
    assert said({"en": "yes"}, "id", default="en") == "yes"
    assert said({"jv": "nggih"}, "id") == "nggih"
    assert said({}, "id") == ""


def test_another_name_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        shipped_checklist("../settings")
    assert refused.value.code == "checklist_unknown"
