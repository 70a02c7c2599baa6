"""NIKs, masks and phone numbers of the domain brief; all synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from ppid_desk.people.identity import check_nik, international, mask_id, mask_phone

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("nik", "impossible", "code", "told"),
    [
        ("3673011508900001", False, "", ""),
        ("3673015508900002", False, "", ""),  # a woman: day + 40
        ("3604015508900003", False, "", ""),  # registered elsewhere: anyone in Indonesia may ask
        ("3673 0115 0890 0001", False, "", ""),
        ("367301.150890.0001", False, "", ""),
        ("367301–150890–0001", False, "", ""),  # a word processor's dashes
        ("3673013102900004", False, "date", "31-02"),
        ("3673017102900004", False, "date", "31-02"),
        ("9973011508900001", False, "province", "99"),
        ("1073011508900001", False, "province", "10"),
        ("3673011508150001", False, "age", "17"),  # a child
        ("3673013208900001", True, "day", "32"),
        ("3673014008900001", True, "day", "40"),
        ("3673010008900001", True, "day", "00"),
        ("3673017208900001", True, "day", "72"),
        ("3673011513900001", True, "month", "13"),
        ("3673011500900001", True, "month", "00"),
        ("3673011508900000", True, "serial", "0000"),
        ("367301150890001", True, "length", "16"),
        ("36730115089000011", True, "length", "16"),
        ("7777777777777777", True, "repeated", "16"),
        ("٣٦٧٣٠١١٥٠٨٩٠٠٠٠١", True, "length", "16"),
        ("", True, "length", "16"),
    ],
)
def test_niks(nik: str, impossible: bool, code: str, told: str) -> None:
    """T35: a woman's day + 40 is ordinary. T36: so is any region, since anyone in Indonesia may ask."""
    found = check_nik(nik, TODAY)
    assert [(each.code, each.impossible) for each in found] == ([(code, impossible)] if code else [])
    assert all(told in each.sentence for each in found)


def test_both_oddities_are_told() -> None:
    assert [each.code for each in check_nik("9973013102900004", TODAY)] == ["province", "date"]


@pytest.mark.parametrize("women", [0, 40])
@pytest.mark.parametrize(
    ("born", "codes"),
    [
        ("230926", ["age"]),  # born two months ago
        ("231109", []),  # 17 today
        ("241109", ["age"]),  # 17 tomorrow
        ("241126", []),  # tomorrow of this year: it was 1926
        ("150827", []),  # 1927: nobody is born next year
        ("290200", []),  # 2000 was a leap year, 1900 was not
        ("290228", []),  # 1928
        ("290227", ["date"]),
    ],
)
def test_the_century_of_a_birthday(born: str, codes: list[str], women: int) -> None:
    nik = f"367301{int(born[:2]) + women}{born[2:]}0001"
    assert [each.code for each in check_nik(nik, TODAY)] == codes


def test_all_38_provinces_are_known() -> None:
    known = [n for n in range(100) if not check_nik(f"{n:02d}73011508900001", TODAY)]
    assert len(known) == 38
    assert {11, 36, 91, 96} <= set(known)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("3673011508900001", "3673••••••••0001"),
        ("3673 0115 0890 0001", "3673••••••••0001"),
        (" 3673011508900001 ", "3673••••••••0001"),
        ("900812340012", "••••••••0012"),  # a driving licence begins with year and month of birth
        ("199008152015031001", "••••••••••••••1001"),  # a civil servant's number with the whole date
        ("A1234567", "••••••67"),
        ("123", "••3"),
        ("12", "••"),
        ("", ""),
    ],
)
def test_masks_never_show_a_birthday(number: str, masked: str) -> None:
    assert mask_id(number) == masked


@pytest.mark.parametrize(
    ("phone", "masked", "dialled"),
    [
        ("081290000789", "0812•••••789", "+6281290000789"),
        ("0812-9000-0789", "0812•••••789", "+6281290000789"),
        ("+62 812 9000 0789", "+628•••••••789", "+6281290000789"),
        ("+62 (0)812 9000 0789", "+620••••••••789", "+6281290000789"),
        ("0062 812 9000 0789", "0062••••••••789", "+6281290000789"),
        ("6281290000789", "6281••••••789", "+6281290000789"),
        ("(0254) 200374", "•••••••374", "+62254200374"),
        ("+65 6123 4567", "+656••••567", "+6561234567"),
        ("٠٨١٢٩٠٠٠٠٧٨٩", "٠٨١٢•••••٧٨٩", ""),
        ("123", "••3", ""),
        ("hubungi ibu", "•••••••ibu", ""),
        ("", "", ""),
    ],
)
def test_phones(phone: str, masked: str, dialled: str) -> None:
    assert mask_phone(phone) == masked
    assert international(phone) == dialled
