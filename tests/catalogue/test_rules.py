"""When an entry may be cited, and what article 18 says: pure."""

from __future__ import annotations

from datetime import date

import pytest

from ppid_desk.catalogue.lawful import is_deviation, issuer_of, refusal_of, refusal_on_test, supports_extension
from ppid_desk.catalogue.reader import grounds_of
from ppid_desk.catalogue.rules import (
    NEVER_EXCLUDED,
    ConsequenceTest,
    Decree,
    Entry,
    Ground,
    Issuer,
    Result,
    Standing,
    Withdrawal,
)
from ppid_desk.errors import Refusal
from ppid_desk.sheets.rules import Unfit

TENTH = date(2025, 9, 10)
DECREE = Decree("731 Tahun 2025", "", Issuer.NATIONAL, "KPU RI", TENTH, TENTH, id="d")
ENTRY = Entry("1", "Ijazah", (Ground.H, Ground.J), "x", TENTH, 5, id="e", decree=DECREE)
SENT = ConsequenceTest("t", "12/UK", date(2026, 3, 2), "0001", 1)


def code(refusal: Refusal | None) -> str:
    if refusal is not None:
        assert str(refusal)
    return refusal.code if refusal else ""


def test_the_last_day_of_a_period_is_the_day_before_its_anniversary() -> None:
    assert ENTRY.ends_on == date(2030, 9, 9)
    leap = Entry("1", "x", (Ground.H,), "x", date(2024, 2, 29), 1, id="e", decree=DECREE)
    assert leap.ends_on == date(2025, 2, 28)
    both = Entry("1", "x", (Ground.H,), "x", TENTH, 5, date(2026, 1, 1), id="e", decree=DECREE)
    assert both.ends_on == date(2026, 1, 1)
    needed = Entry("1", "x", (Ground.H,), "x", TENTH, id="e", decree=DECREE)
    assert needed.ends_on is None
    assert needed.standing(date(2190, 1, 1)) is Standing.IN_FORCE


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2025-09-09", Standing.FUTURE), ("2025-09-10", Standing.IN_FORCE), ("2030-09-09", Standing.IN_FORCE),
        ("2030-09-10", Standing.ENDED),
    ],
)  # fmt: skip
def test_how_an_entry_stands(day: str, standing: Standing) -> None:
    assert ENTRY.standing(date.fromisoformat(day)) is standing


def test_the_earlier_withdrawal_holds() -> None:
    gone = Decree(
        "1", "", Issuer.NATIONAL, "KPU RI", TENTH, TENTH, id="d", withdrawal=Withdrawal(date(2026, 1, 1), "B")
    )
    entry = Entry("1", "x", (Ground.H,), "x", TENTH, id="e", decree=gone, withdrawal=Withdrawal(date(2027, 1, 1), "C"))
    assert entry.withdrawn == gone.withdrawal
    assert entry.standing(date(2025, 12, 31)) is Standing.IN_FORCE
    assert entry.standing(date(2026, 1, 1)) is Standing.WITHDRAWN


def test_every_letter_has_the_words_of_the_law() -> None:
    assert [each.value for each in Ground] == list("abcdefghij")
    assert "rahasia pribadi" in Ground.H.wording
    assert all(len(each.wording) > 40 for each in Ground)


def test_article_18_1_is_never_excluded() -> None:
    assert [each.letter for each in NEVER_EXCLUDED] == list("abcdefg")
    for never in NEVER_EXCLUDED:
        found = refusal_of(ENTRY, Ground.H, consent=False, public_office=False, never_excluded=never)
        assert code(found) == "dik_never"
        assert never.source in str(found)


@pytest.mark.parametrize(
    ("ground", "consent", "office", "expected"),
    [
        (Ground.H, False, False, ""), (Ground.H, True, False, "dik_consent"),
        (Ground.H, False, True, "dik_public_office"), (Ground.J, True, True, ""),
        (Ground.G, True, False, "dik_consent"), (Ground.A, False, False, "dik_other_ground"),
    ],
)  # fmt: skip
def test_article_18_2_lifts_g_and_h(ground: Ground, consent: bool, office: bool, expected: str) -> None:
    assert code(refusal_of(ENTRY, ground, consent=consent, public_office=office, never_excluded=None)) == expected


def test_a_refusal_needs_an_entry() -> None:
    assert code(refusal_of(None, Ground.J, consent=False, public_office=False, never_excluded=None)) == "dik_needed"


def test_a_pending_test_supports_an_extension_only() -> None:
    assert supports_extension(SENT)
    assert code(refusal_on_test(SENT, " ")) == "dik_test_pending"
    assert refusal_on_test(SENT, "Batas waktu berakhir, hasil belum diterima") is None
    assert is_deviation(None, SENT)
    opened = ConsequenceTest("t", "12/UK", date(2026, 3, 2), "0001", 1, Result.OPEN, date(2026, 3, 9))
    excluded = ConsequenceTest("t", "12/UK", date(2026, 3, 2), "0001", 1, Result.EXCLUDED, date(2026, 3, 9), "900")
    assert [code(refusal_on_test(each, "x")) for each in (opened, excluded)] == ["dik_test_open", "dik_test_decided"]
    assert not supports_extension(opened)
    assert not is_deviation(ENTRY, SENT)


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        ("KPU", Issuer.NATIONAL), ("KPU RI", Issuer.NATIONAL), ("Komisi Pemilihan Umum", Issuer.NATIONAL),
        ("Ketua Komisi Pemilihan Umum Republik Indonesia", Issuer.NATIONAL), ("K.P.U. R.I.", None),
        ("KPU Provinsi Banten", Issuer.PROVINCE), ("Komisi Pemilihan Umum Provinsi Banten", Issuer.PROVINCE),
        ("KPU Kota Serang", None), ("KPU Kabupaten Serang", None), ("Bawaslu RI", None), ("PPID KPU Kota Serang", None),
        ("", None), ("KPU Provinsi", None), ("KPU RI <b>", None),
    ],
)  # fmt: skip
def test_who_may_exclude(name: str, issuer: Issuer | None) -> None:
    if issuer:
        assert issuer_of(name) is issuer
        return
    with pytest.raises(Refusal) as told:
        issuer_of(name)
    assert told.value.code == "dik_issuer"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("h", "h"), ("H, J", "hj"), ("huruf a dan huruf i", "ai"), ("Pasal 17 huruf h UU 14/2008", "h"),
        ("Ps. 17 huruf g, h dan/atau j", "ghj"), ("P17c", "c"), ("17 j", "j"), ("Pasal 17 huruf h angka 3 dan j", "hj"),
        ("h; h", "h"), ("(b)", "b"),
    ],
)  # fmt: skip
def test_letters_as_offices_write_them(text: str, letters: str) -> None:
    assert "".join(each.value for each in grounds_of(text)) == letters


@pytest.mark.parametrize("text", ["", "-", "k", "rahasia", "Pasal 17", "h x", "=h", "Pasal 17 huruf z"])
def test_other_letters_are_refused(text: str) -> None:
    with pytest.raises(Unfit):
        grounds_of(text)
