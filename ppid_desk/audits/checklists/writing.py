"""A checklist written as it can be read again: as a workbook, or as CSV with all its sheets in one file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from ppid_desk.audits.checklists.columns import language_name
from ppid_desk.audits.checklists.rules import Checklist, Item, Scope, Section, Words
from ppid_desk.audits.checklists.showing import parts_of
from ppid_desk.errors import Refusal

_Rows = list[list[str]]
_WIDE = {"type": 24, "name": 18, "list_name": 18, "required": 9, "weight": 8, "bobot": 8, "scope": 12,
         "cakupan": 12, "score": 8, "skor": 8}  # fmt: skip
_OWN = ("legal_basis", "evidence", "weight", "computed", "scope")
_OWN_ID = ("dasar_hukum", "bukti", "bobot", "fakta", "cakupan")  # how an Indonesian checklist heads them
_LEFT = 48  # of texts, as wide as they read well


def written(checklist: Checklist, file: Path) -> bytes:
    """The checklist in the format that a file's name asks for: .xlsx or .csv. Raises Refusal for another."""
    makers = {".xlsx": as_workbook, ".csv": as_text}
    try:
        return makers[file.suffix.lower()](checklist)
    except KeyError:
        raise Refusal("checklist_format", field="--out", file=file.name) from None


def sheets(checklist: Checklist) -> dict[str, _Rows]:
    """The rows of the three sheets, headings first; own columns stand only where they say something."""
    languages = checklist.languages
    survey = [_survey_head(languages, checklist.language), *_survey(checklist)]
    choices = [["list_name", "name", *_heads("label", languages), "skor" if checklist.language == "id" else "score"]]
    for name, listed in checklist.choices.items():
        for each in listed:
            score = "" if each.score is None else str(each.score)
            choices.append([name, each.name, *_said(each.label, languages), score])
    settings = [
        ["form_title", "form_id", "version", "default_language"],
        [checklist.title, checklist.form_id, checklist.version, language_name(checklist.language)],
    ]
    found = {"survey": survey, "choices": choices, "settings": settings}
    return {name: _without_empty(rows) for name, rows in found.items() if len(rows) > 1}


def as_text(checklist: Checklist) -> bytes:
    """CSV whose first column names the sheet, as XLSForm tools write it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for name, rows in sheets(checklist).items():
        writer.writerow([name, *[""] * len(rows[0])])
        writer.writerows(["", *row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_workbook(checklist: Checklist) -> bytes:
    """A workbook of the sheets survey, choices and settings; every cell is text, none a formula."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for name, rows in sheets(checklist).items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(rows[0]):
                sheet.set_column(column, column, _WIDE.get(heading, _LEFT), plain)
            for down, row in enumerate(rows):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(down, column, text, head if down == 0 else plain)
    return stream.getvalue()


def _survey_head(languages: Sequence[str], language: str) -> list[str]:
    words = [head for field in ("label", "hint") for head in _heads(field, languages)]
    checks = ["required", "relevant", "constraint", *_heads("constraint_message", languages)]
    return ["type", "name", *words, *checks, *(_OWN_ID if language == "id" else _OWN)]


def _survey(checklist: Checklist) -> Iterator[list[str]]:
    """The rows in their order; a group ends where the next row stands outside of it."""
    width, open_ = len(_survey_head(checklist.languages, checklist.language)), list[str]()
    for each in sorted(parts_of(checklist), key=lambda part: part.row):
        inside = each.section if isinstance(each, Item) else each.parent
        while open_ and open_[-1] != inside:
            open_.pop()
            yield ["end_group", *[""] * (width - 1)]
        if isinstance(each, Section):
            open_.append(each.name)
            yield _group(each, checklist.languages, width)
        else:
            yield _item(each, checklist.languages)
    for _ in open_:
        yield ["end_group", *[""] * (width - 1)]


def _group(section: Section, languages: Sequence[str], width: int) -> list[str]:
    row = ["begin_group", section.name, *_said(section.label, languages), *[""] * len(languages), "", section.relevant]
    return [*row, *[""] * (width - len(row))]


def _item(item: Item, languages: Sequence[str]) -> list[str]:
    kind = f"{item.kind} {item.choices}".strip()
    return [
        kind, item.name, *_said(item.label, languages), *_said(item.hint, languages), "yes" if item.required else "",
        item.relevant, item.constraint, *_said(item.constraint_message, languages), item.basis, item.evidence,
        "" if item.weight == 1 else str(item.weight), item.computed,
        "" if item.scope is Scope.OFFICE else item.scope.value,
    ]  # fmt: skip


def _heads(field: str, languages: Sequence[str]) -> list[str]:
    return [f"{field}::{language_name(each)}" for each in languages]


def _said(words: Words, languages: Sequence[str]) -> list[str]:
    return [words.get(each, "") for each in languages]


def _without_empty(rows: _Rows) -> _Rows:
    """Without the columns that say nothing below their heading, but for those that are always there."""
    always = ("type", "name", "list_name", "version", "form_id")
    kept = [
        place
        for place, heading in enumerate(rows[0])
        if heading in always or heading.startswith("label") or any(row[place] for row in rows[1:])
    ]
    return [[row[place] for place in kept] for row in rows]
