"""A small exclusion list of invented decrees, as facts and as files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ppid_desk.catalogue.area import Catalogue
from ppid_desk.catalogue.rules import Decree, DecreeFacts, EntryFacts, Ground, Issuer
from ppid_desk.desk import Desk
from ppid_desk.people.rules import Officer, Role

HEADS = (
    "No", "Nomor Keputusan", "Tanggal Keputusan", "Penerbit", "Kode", "Informasi", "Pasal 17 huruf",
    "Dasar hukum lain", "Konsekuensi", "Jangka waktu", "Berlaku dari", "Berlaku sampai", "Dicabut pada",
    "Keputusan pencabut", "Unit",
)  # fmt: skip
Row = list[Any]


def officer(*roles: Role) -> Officer:
    return Officer("1", "Petugas Uji", "", "", "", frozenset(roles), active=True, has_passphrase=False)


def decree_facts(number: str = "731 Tahun 2025", decided: date = date(2025, 9, 10)) -> DecreeFacts:
    return DecreeFacts(number, "Informasi yang dikecualikan", Issuer.NATIONAL, "KPU RI", decided, decided)


def entry_facts(code: str = "1", **changes: Any) -> EntryFacts:
    facts: dict[str, Any] = {
        "code": code, "information": "Daftar riwayat hidup calon", "grounds": (Ground.H, Ground.J),
        "consequence": "Rahasia pribadi terungkap", "in_force_from": date(2025, 9, 10), "years": 5,
    }  # fmt: skip
    return EntryFacts(**{**facts, **changes})


def row(code: str, **changes: Any) -> Row:
    """One row of a list; `changes` by heading."""
    cells: dict[str, Any] = dict.fromkeys(HEADS, "")
    cells |= {
        "No": code, "Nomor Keputusan": "900 Tahun 2026", "Tanggal Keputusan": date(2026, 1, 12),
        "Penerbit": "Komisi Pemilihan Umum Republik Indonesia", "Kode": f"D{code}",
        "Informasi": f"Dokumen uji {code}", "Pasal 17 huruf": "h, j", "Konsekuensi": "Rahasia pribadi terungkap",
        "Jangka waktu": "5 (lima) tahun", "Unit": "Subbagian Hukum",
    }  # fmt: skip
    return [{**cells, **changes}[head] for head in HEADS]


def as_workbook(rows: list[Row], file: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DAFTAR INFORMASI YANG DIKECUALIKAN"])
    for each in (HEADS, *rows):
        sheet.append(list(each))
    book.save(file)
    return file


def as_text(rows: list[Row], file: Path) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["DAFTAR INFORMASI YANG DIKECUALIKAN"])
        writer.writerow(HEADS)
        for each in rows:
            writer.writerow([cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in each])
    return file


@pytest.fixture
def catalogue(desk: Desk) -> Iterator[Catalogue]:
    yield desk.catalogue
    assert list(desk.faults()) == []


@pytest.fixture
def decree(catalogue: Catalogue) -> Decree:
    return catalogue.exclusions.add_decree(decree_facts())
