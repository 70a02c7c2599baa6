"""The empty exclusion list, to be filled in: headings, and what belongs under them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ppid_desk.catalogue.columns import TEMPLATE
from ppid_desk.errors import Refusal


def template(file: Path) -> bytes:
    """The template in the format that a file's name asks for: .xlsx or .csv. Raises Refusal for another."""
    makers = {".xlsx": _workbook, ".csv": _text}
    try:
        return makers[file.suffix.lower()]()
    except KeyError:
        raise Refusal("dik_template", field="--out", file=file.name) from None


def _text() -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerow([heading for heading, _ in TEMPLATE.values()])
    return stream.getvalue().encode("utf-8-sig")


def _workbook() -> bytes:
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"num_format": "@"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        rows, about = book.add_worksheet("DIK"), book.add_worksheet("Petunjuk")
        rows.freeze_panes(1, 0)
        rows.set_column(0, len(TEMPLATE) - 1, 22, plain)
        about.set_column(0, 0, 28)
        about.set_column(1, 1, 90)
        for place, (heading, meaning) in enumerate(TEMPLATE.values()):
            rows.write_string(0, place, heading, head)
            about.write_string(place, 0, heading, head)
            about.write_string(place, 1, meaning, wrapped)
    return stream.getvalue()
