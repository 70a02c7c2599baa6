"""The columns of a checklist's sheets: their headings, their languages, and the cells of a row by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ppid_desk.audits.checklists.book import Sheet
from ppid_desk.audits.checklists.faults import Fault, Faults, letters
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.sheets.cells import text_of
from ppid_desk.sheets.rules import Formula, Line

MOST_SIGNS = 5_000  # in one cell
_WORDS = ("label", "hint", "constraint_message")
_OWN = {
    "legal_basis": "basis", "dasar_hukum": "basis", "evidence": "evidence", "bukti": "evidence", "weight": "weight",
    "bobot": "weight", "computed": "computed", "fakta": "computed", "scope": "scope", "cakupan": "scope",
}  # fmt: skip
FIELDS = {  # heading → field
    "survey": {
        **{each: each for each in ("type", "name", "required", "relevant", "constraint", *_WORDS)}, **_OWN,
        "relevance": "relevant",
    },
    "choices": {"list_name": "list_name", "name": "name", "value": "name", "label": "label", "score": "score",
                "skor": "score"},
    "settings": {"form_title": "form_title", "title": "form_title", "form_id": "form_id", "id_string": "form_id",
                 "version": "version", "default_language": "default_language"},
}  # fmt: skip
NEEDED = {
    "survey": ("type", "name", "label"),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_id", "version"),
}
_LOOKS = ("appearance", "style", "comment", "comments", "catatan")  # how it looks elsewhere, or notes for the writer
_NAMES = {"bahasa indonesia": "id", "indonesia": "id", "indonesian": "id", "english": "en", "inggris": "en"}
_ISO_639 = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
    "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk "
    "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu".split()
)
_SAID = {"id": "Bahasa Indonesia (id)", "en": "English (en)"}
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})  # spreadsheets make them while one types
_NEVER = str.maketrans({"\u00a0": " ", "\ufeff": None, "\ufffe": None, "\uffff": None})
_FORMULA = re.compile(r"[=@+]|-[^\s\d.$]")  # what spreadsheets would reckon when the CSV is opened


def language_code(text: str) -> str:
    """The code of a language as headings name it: "English (en)", "en", "Bahasa Indonesia"; "" for an unknown one."""
    plain = " ".join(text.casefold().split())
    found = re.fullmatch(r"(?:.*\()?([a-z]{2})\)?", plain)
    code = found[1] if found else _NAMES.get(plain, "")
    return code if code in _ISO_639 else ""


def language_name(code: str) -> str:
    """A language as headings name it."""
    return _SAID.get(code, f"{code} ({code})")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands (0 is the first), as it is headed, and what it holds."""

    place: int
    heading: str
    field: str
    language: str


class Row:
    """The cells of one row by field; what does not fit there is told with its place."""

    def __init__(self, sheet: str, line: Line, columns: Sequence[Column], faults: Faults) -> None:
        self._sheet, self._line, self._columns, self._faults = sheet, line, columns, faults
        self._texts = {each: self._read(each) for each in columns}

    def text(self, field: str) -> str:
        """The text of a field; "" when there is none."""
        return next((text for column, text in self._texts.items() if column.field == field), "")

    def condition(self, field: str) -> str:
        """An expression, with the quotation marks that a spreadsheet bent made straight."""
        return self.text(field).translate(_QUOTES)

    def words(self, field: str) -> dict[str, str]:
        """What a field says in each language that says anything."""
        return {each.language: text for each, text in self._texts.items() if each.field == field and text}

    def fault(self, field: str, code: str, **values: object) -> None:
        """Something does not fit in a field of this row."""
        found = next((each for each in self._columns if each.field == field), None)
        heading, cell = (found.heading, f"{letters(found.place)}{self._line.row}") if found else (field, "")
        self._faults.add(Fault(self._sheet, self._line.row, heading, cell, code, values))

    def refused(self, field: str, refusal: Refusal) -> None:
        """A refusal that belongs to a field of this row."""
        self.fault(field, refusal.code, **refusal.values)

    def only(self, *fields: str) -> None:
        """Tell every field that holds something and is none of these."""
        for column, text in self._texts.items():
            if text and column.field not in fields:
                self.fault(column.field, "checklist_group_column", type=self.text("type"))

    def _read(self, column: Column) -> str:
        cell = self._line.cell(column.place)
        text = cell_text(cell)
        code = _unfit(cell, text)
        if code:
            place = f"{letters(column.place)}{self._line.row}"
            self._faults.add(Fault(self._sheet, self._line.row, column.heading, place, code, {"most": MOST_SIGNS}))
        return "" if code else text


def _unfit(cell: Any, text: str) -> str:
    if isinstance(cell, Formula) or _FORMULA.match(text):
        return "checklist_formula"
    return "checklist_cell_long" if len(text) > MOST_SIGNS else ""


def cell_text(cell: Any) -> str:
    """A cell as text, without what neither workbook nor CSV can carry."""
    return text_of(cell).translate(_NEVER).strip()


def columns_of(sheet: Sheet, default: str, faults: Faults) -> tuple[Column, ...]:
    """The columns of a sheet that are understood; words without a language are in the default one.

    Columns that hold nothing are left alone, and so are those that only say how a form looks.
    """
    found: list[Column] = []
    for place in range(max(len(line.cells) for line in (sheet.head, *sheet.lines))):
        heading = cell_text(sheet.head.cell(place))
        filled = next((line for line in sheet.lines if cell_text(line.cell(place))), None)
        column, code = _recognised(sheet.name, place, heading, default)
        if code and filled:
            row = sheet.head.row if heading else filled.row
            known = ", ".join(dict.fromkeys(FIELDS[sheet.name]))
            values = {"heading": heading, "known": known}
            faults.add(Fault(sheet.name, row, heading, f"{letters(place)}{row}", code, values))
        elif column and any((each.field, each.language) == (column.field, column.language) for each in found):
            where = f"{letters(place)}{sheet.head.row}"
            faults.add(
                Fault(sheet.name, sheet.head.row, heading, where, "checklist_column_twice", {"heading": heading})
            )
        elif column:
            found.append(column)
    for field in NEEDED[sheet.name]:
        if not any(each.field == field for each in found):
            faults.add(Fault(sheet.name, sheet.head.row, field, "", "checklist_column_missing", {"heading": field}))
    return tuple(found)


def _recognised(sheet: str, place: int, heading: str, default: str) -> tuple[Column | None, str]:
    """The column of a heading, or the code of what is wrong with it; neither for one that does not matter."""
    title, sign, language = (part.strip() for part in _divided(heading))
    field = FIELDS[sheet].get(re.sub(r"[\s-]+", "_", title.casefold()), "")
    if not field:
        looks = re.sub(r"[\s-]+", "_", title.casefold()) in _LOOKS
        return None, "" if looks else "checklist_column"
    if not sign:
        return Column(place, heading, field, default if field in _WORDS else ""), ""
    if field not in _WORDS:
        return None, "checklist_column"
    code = language_code(language)
    return (Column(place, heading, field, code), "") if code else (None, "checklist_language")


def _divided(heading: str) -> tuple[str, str, str]:
    return heading.partition("::") if "::" in heading else heading.partition(":")
