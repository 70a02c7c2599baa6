"""The slip that goes with a slip whose last day moved: both days, the decree, and nothing of another's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from ppid_desk.errors import Refusal
from ppid_desk.workdays.rules import DayKind
from tests.conftest import asked
from tests.hostile import HOSTILE
from tests.workdays.test_changing import DECREE, EIGHTEENTH, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office", date(2025, 8, 4))
    made.withdraw(EIGHTEENTH)
    made.on(date(2025, 8, 5))
    yield made
    made.desk.close()


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("paper", ["a5", "80mm", "a4"])
def test_it_says_what_moved_and_why(office: Office, paper: str) -> None:
    number = office.desk.requests.register(asked()).number
    office.on(date(2025, 8, 8)).desk.calendar.apply(office.declare(name="Cuti Bersama Proklamasi"))
    (text,) = words(office.desk.moved_slips.pdf([number], paper))
    for said in (
        number, "Siti Rahmawati", "Semula: Selasa, 19 Agustus 2025", "Menjadi: Rabu, 20 Agustus 2025",
        "Bila diperpanjang, paling lambat", "Semula: Kamis, 28 Agustus 2025", "Menjadi: Jumat, 29 Agustus 2025",
        "Senin, 18 Agustus 2025", "Cuti Bersama Proklamasi", "ditetapkan sebagai cuti bersama", DECREE,
        "Serang, 8 Agustus 2025", "Petugas Pelayanan Informasi",
    ):  # fmt: skip
        assert said in text
    assert "3673015508900002" not in text
    document = pypdfium2.PdfDocument(office.desk.moved_slips.pdf([number], paper))
    wide = document[0].get_size()[0]
    assert round(wide * 25.4 / 72) == {"a5": 148, "80mm": 80, "a4": 210}[paper]


def test_it_tells_of_the_newest_change_only(office: Office) -> None:
    number = office.desk.requests.register(asked()).number
    calendar = office.desk.calendar
    calendar.apply(office.declare())
    calendar.apply(calendar.declare(date(2025, 8, 14), DayKind.LOCAL, "Hari Jadi", "SK Wali Kota 7"))
    (text,) = words(office.desk.moved_slips.pdf([number]))
    assert "Semula: Rabu, 20 Agustus 2025" in text
    assert "Menjadi: Kamis, 21 Agustus 2025" in text
    assert "SK Wali Kota 7" in text
    assert DECREE not in text


def test_many_are_one_file_a_page_each(office: Office) -> None:
    found = [office.desk.requests.register(asked(name, text)) for name, text in HOSTILE.items()]
    office.desk.calendar.apply(office.declare(name="x" * 300))
    file = office.desk.addenda([each.number for each in found])
    pages = words(file.read_bytes())
    assert len(pages) == len(found)
    for page, request in zip(pages, found, strict=True):
        assert request.number in page
        assert "Petugas Pelayanan Informasi" in page


def test_what_never_moved_has_none(office: Office) -> None:
    number = office.desk.requests.register(asked()).number
    with pytest.raises(Refusal) as refusal:
        office.desk.moved_slips.pdf([number])
    assert refusal.value.code == "never_redated"
