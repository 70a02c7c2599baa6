"""NIKs, masks and phone numbers of the domain brief; all synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from ppid_desk.people.identity import check_nik, international, mask_id, mask_phone

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("nik", "impossible", "odd"),
    [
        ("3673011508900001", False, ""),
        ("3673015508900002", False, ""),  # a woman: day + 40
        ("3604015508900003", False, ""),  # registered elsewhere: anyone in Indonesia may ask
        ("3673 0115 0890 0001", False, ""),
        ("3673013102900004", False, "31-02"),
        ("9973011508900001", False, "99"),
        ("3673011508150001", False, "17"),  # a child
        ("3673013208900001", True, "32"),
        ("3673017208900001", True, "72"),
        ("3673011513900001", True, "13"),
        ("3673011508900000", True, "0000"),
        ("367301150890001", True, "16"),
        ("36730115089000011", True, "16"),
        ("7777777777777777", True, "16"),
        ("٣٦٧٣٠١١٥٠٨٩٠٠٠٠١", True, "16"),
        ("", True, "16"),
    ],
)
def test_niks(nik: str, impossible: bool, odd: str) -> None:
    found = check_nik(nik, TODAY)
    assert any(each.impossible for each in found) is impossible
    if odd:
        assert odd in found[0].sentence
    else:
        assert found == ()


def test_the_century_of_a_birthday() -> None:
    assert check_nik("3673011508260001", TODAY)  # 2026: a baby
    assert check_nik("3673011508270001", TODAY) == ()  # 1927: nobody is born next year


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("3673011508900001", "3673••••••••0001"),
        ("A1234567", "••••••67"),
        ("12", "••"),
        ("", ""),
        (" 3673011508900001 ", "3673••••••••0001"),
    ],
)
def test_masks_never_show_a_birthday(number: str, masked: str) -> None:
    assert mask_id(number) == masked
    if len(number.strip()) > 2:
        assert "150890" not in mask_id(number)


@pytest.mark.parametrize(
    ("phone", "masked", "dialled"),
    [
        ("0812-9000-0789", "0812•••••789", "+6281290000789"),
        ("+62 812 9000 0789", "+628•••••••789", "+6281290000789"),
        ("(0254) 200374", "(025••••••374", "+62254200374"),
        ("123", "•23", ""),
        ("hubungi ibu", "hubu•••ibu", ""),
        ("", "", ""),
    ],
)
def test_phones(phone: str, masked: str, dialled: str) -> None:
    assert mask_phone(phone).endswith(masked[-3:])
    assert len(mask_phone(phone)) <= len(phone)
    assert international(phone) == dialled
