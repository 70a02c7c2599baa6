"""A file read into a checklist, or into everything that is wrong with it: each with sheet, row and column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ppid_desk.audits.checklists.book import SHEETS, Sheet, read_book
from ppid_desk.audits.checklists.checking import check_whole
from ppid_desk.audits.checklists.columns import Column, Row, cell_text, columns_of, language_code
from ppid_desk.audits.checklists.faults import Fault, Faults
from ppid_desk.audits.checklists.rules import Checklist, Choice
from ppid_desk.audits.checklists.survey import NAME, Survey
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.sheets.rules import Line

_MOST_TITLE = 300
_SCORES = {"": None, "0": 0, "1": 1, "2": 2}
_PLAIN = "id"  # the language of words that name none


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds: the checklist when it can be used, else its faults (200 at most)."""

    checklist: Checklist | None
    faults: tuple[Fault, ...]


def read(file: Path) -> Checklist:
    """The checklist of a file (XLSX, CSV). Raises Refusal for its first fault, or when it cannot be read at all."""
    found = check(file)
    if found.checklist is None:
        raise found.faults[0].refusal
    return found.checklist


def check(file: Path) -> Checked:
    """Read a file and find everything that is wrong. Raises Refusal or Trouble when it is no book of sheets at all."""
    book = read_book(file)
    if "survey" not in book:
        raise Refusal("checklist_no_survey", file=file.name)
    faults = Faults()
    found = _Reading(book, faults).checklist()
    return Checked(None if faults else found, tuple(sorted(faults.found, key=_place)))


def _place(fault: Fault) -> tuple[int, int, int, str]:
    return SHEETS.index(fault.sheet), fault.row, len(fault.cell), fault.cell


class _Reading:
    """One file on its way to a checklist."""

    def __init__(self, book: dict[str, Sheet], faults: Faults) -> None:
        self._faults = faults
        empty = Line(1, ())
        self._sheets = {name: book.get(name) or Sheet(name, empty, ()) for name in ("survey", "choices", "settings")}
        self._without_choices = "choices" not in book

    def checklist(self) -> Checklist:
        """The checklist; what it says only holds while there are no faults."""
        form_id, version, title, language = self._settings()
        columns = columns_of(self._sheets["survey"], language or _PLAIN, self._faults)
        language = language or _first_language(columns)
        survey = Survey()
        for row in self._rows("survey", columns):
            survey.take(row)
        survey.close()
        if not survey.items:
            self._fault("survey", "type", "checklist_empty")
        listed = self._columns_of_choices(language)
        choices = self._choices(listed, language)
        sections, items = tuple(survey.sections), tuple(survey.items)
        words = [part for each in items for part in (each.label, each.hint, each.constraint_message)]
        words += [each.label for each in sections] + [each.label for many in choices.values() for each in many]
        spoken = {language, *(code for each in words for code in each)}
        order = dict.fromkeys([language, *(each.language for each in (*columns, *listed) if each.language in spoken)])
        found = Checklist(form_id, version, title, language, tuple(order), sections, items, choices)
        check_whole(found, survey.rows, self._faults)
        return found

    def _rows(self, sheet: str, columns: Sequence[Column]) -> list[Row]:
        lines = self._sheets[sheet].lines
        asked = [line for line in lines if any(cell_text(line.cell(each.place)) for each in columns)]
        return [Row(sheet, line, columns, self._faults) for line in asked]

    def _fault(self, sheet: str, column: str, code: str, **values: object) -> None:
        row = self._sheets[sheet].head.row
        self._faults.add(Fault(sheet, row, column, "", code, values))

    def _settings(self) -> tuple[str, str, str, str]:
        """Name, version and title of the form, and the code of its language or ""."""
        rows = self._rows("settings", columns_of(self._sheets["settings"], _PLAIN, self._faults))
        if not rows:
            self._fault("settings", "form_id", "checklist_settings")
            return "", "", "", ""
        for row in rows[1:]:
            row.fault("form_id", "checklist_settings_more")
        row = rows[0]
        form_id, version = row.text("form_id"), row.text("version")
        title, spoken = row.text("form_title") or form_id, row.text("default_language")
        if not NAME.fullmatch(form_id):
            row.fault("form_id", "checklist_name", name=form_id)
        if not 0 < len(version) <= 64 or "\n" in version:
            row.fault("version", "checklist_version")
        if len(title) > _MOST_TITLE or "\n" in title:
            row.fault("form_title", "checklist_title", most=_MOST_TITLE)
        language = language_code(spoken)
        if spoken and spoken.casefold() != "default" and not language:
            row.fault("default_language", "checklist_language", heading=spoken)
        return form_id, version, title, language

    def _columns_of_choices(self, language: str) -> tuple[Column, ...]:
        if self._without_choices:
            return ()
        return columns_of(self._sheets["choices"], language, self._faults)

    def _choices(self, columns: Sequence[Column], language: str) -> dict[str, tuple[Choice, ...]]:
        found: dict[str, dict[str, Choice]] = {}
        for row in self._rows("choices", columns):
            name, label, score = row.text("name"), row.words("label"), row.text("score")
            choices = found.setdefault(row.text("list_name"), {})
            if not NAME.fullmatch(row.text("list_name")):
                row.fault("list_name", "checklist_name", name=row.text("list_name"))
            if not NAME.fullmatch(f"_{name}") or not name:
                row.fault("name", "checklist_name", name=name)
            elif name in choices:
                row.fault("name", "checklist_choice_twice", name=name, list=row.text("list_name"))
            if not label.get(language):
                row.fault("label", "checklist_label", language=language)
            if score not in _SCORES:
                row.fault("score", "checklist_score", text=score)
            choices[name] = Choice(name, label, _SCORES.get(score))
        return {name: tuple(each.values()) for name, each in found.items()}


def _first_language(columns: Sequence[Column]) -> str:
    """Where the settings name none: Indonesian if there is any, else the first that there is."""
    spoken = [each.language for each in columns if each.field == "label"]
    return _PLAIN if _PLAIN in spoken or not spoken else spoken[0]
