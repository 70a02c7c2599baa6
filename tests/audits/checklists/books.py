"""Checklists as files: the same rows written as one CSV and as a workbook, by hand and not by the program's writer."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]

SETTINGS: Rows = [["form_title", "form_id", "version"], ["Uji", "uji", "1"]]
ANSWERS: Rows = [
    ["list_name", "name", "label", "score"],
    ["penilaian", "sesuai", "Sesuai", 2],
    ["penilaian", "sebagian", "Sebagian", 1],
    ["penilaian", "tidak", "Tidak", 0],
    ["penilaian", "tb", "Tidak berlaku", ""],
]


def book(*survey: Sequence[Any], heads: Sequence[str] = ("type", "name", "label", "relevant")) -> dict[str, Rows]:
    """A small checklist around some rows of the sheet survey."""
    return {"survey": [heads, *survey], "choices": ANSWERS, "settings": SETTINGS}


def as_csv(file: Path, sheets: Mapping[str, Rows], separator: str = ",", encoding: str = "utf-8") -> Path:
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=separator)
        for name, rows in sheets.items():
            writer.writerow([name, *[""] * len(rows[0])])
            writer.writerows(["", *row] for row in rows)
    return file


def as_xlsx(file: Path, sheets: Mapping[str, Rows]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
    made.save(file)
    return file
