"""Files in the shape of XLSForm: the same from CSV and workbook, and what does not fit is named by its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ppid_desk.audits.checklists.reading import check, read
from ppid_desk.audits.checklists.rules import Checklist, Kind, Scope
from ppid_desk.errors import Refusal
from tests.audits.checklists.books import ANSWERS, SETTINGS, Rows, as_csv, as_xlsx, book

Sheets = dict[str, Rows]


def both(tmp_path: Path, sheets: Sheets) -> Checklist:
    """Read from both formats, which must agree."""
    found = read(as_csv(tmp_path / "a.csv", sheets))
    assert read(as_xlsx(tmp_path / "a.xlsx", sheets)) == found
    return found


def test_everything_that_an_item_can_say(tmp_path: Path) -> None:
    heads = ("type", "name", "label::Bahasa Indonesia (id)", "label::English (en)", "hint", "hint::English (en)",
             "required", "relevant", "constraint", "constraint_message", "dasar_hukum", "bukti", "bobot", "fakta",
             "cakupan")  # fmt: skip
    sheets = book(
        ["begin_group", "g", "Bagian", "Part", *[""] * 11],
        ["select_one penilaian", "b4", "Tenggat?", "Date?", "Lihat.", "Look.", "yes", "${n} > 2", "", "", "KIP 22",
         "Berkas", "1,5", "deadline_recomputed", "berkas"],
        ["end_group", *[""] * 14],
        ["integer", "n", "Berapa?", "", "", "", "", "", ". >= 0", "Tidak kurang dari 0.", "", "", "", "", ""],
        heads=heads,
    )  # fmt: skip
    found = both(tmp_path, sheets)
    (b4, n), (g,) = found.items, found.sections
    assert (found.form_id, found.version, found.title, found.language) == ("uji", "1", "Uji", "id")
    assert found.languages == ("id", "en")
    assert (g.name, g.label, g.parent, g.row) == ("g", {"id": "Bagian", "en": "Part"}, "", 2)
    assert (b4.kind, b4.choices, b4.section, b4.row) == (Kind.SELECT_ONE, "penilaian", "g", 3)
    assert (b4.label, b4.hint) == ({"id": "Tenggat?", "en": "Date?"}, {"id": "Lihat.", "en": "Look."})
    assert (b4.required, b4.relevant, b4.basis, b4.evidence) == (True, "${n} > 2", "KIP 22", "Berkas")
    assert (b4.weight, b4.computed, b4.scope) == (Decimal("1.5"), "deadline_recomputed", Scope.FILE)
    assert (n.weight, n.scope, n.required, n.row) == (Decimal(1), Scope.OFFICE, False, 5)
    assert (n.constraint, n.constraint_message) == (". >= 0", {"id": "Tidak kurang dari 0."})
    assert [each.score for each in found.choices["penilaian"]] == [2, 1, 0, None]


def test_older_spellings_are_understood(tmp_path: Path) -> None:
    """As forms of ten years ago are written, in any case and with the old colon."""
    sheets: Sheets = {
        " Survey ": [
            ["Type", " NAME ", "Label:English", "Relevance", "appearance"],
            ["begin group", "g", "Group", "", "field-list"],
            ["select one yn", "a", "A?", "", "minimal"],
            ["Select multiple yn", "b", "B?", "", ""],
            ["end group", "", "", "", ""],
            ["note", "n", "Thanks", "${a} = ‘y’", ""],
        ],
        "CHOICES": [["list name", "value", "label"], ["yn", "y", "Yes"], ["yn", 0, "No"]],
        "settings": [["title", "id_string", "version", "default_language"], ["T", "t", 20261124, "English"]],
        "petunjuk": [["Baca ini dahulu"]],
    }
    found = both(tmp_path, sheets)
    assert [each.kind for each in found.items] == [Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.NOTE]
    assert (found.language, found.version, found.items[0].label) == ("en", "20261124", {"en": "A?"})
    assert found.items[2].relevant == "${a} = 'y'"
    assert [each.name for each in found.choices["yn"]] == ["y", "0"]


def test_without_settings_of_language_the_words_speak_for_themselves(tmp_path: Path) -> None:
    heads = ("type", "name", "label::English (en)")
    found = both(tmp_path, {**book(["text", "a", "A?"], heads=heads), "choices": [["list_name", "name", "label::en"]]})
    assert (found.language, found.languages) == ("en", ("en",))


def test_groups_stand_in_groups(tmp_path: Path) -> None:
    rows = [["begin group", "g", "", ""], ["begin group", "h", "", "${b} = 'ya'"], ["text", "a", "x", ""]]
    rows += [["end group", "", "", ""], ["text", "b", "x", ""], ["end group", "", "", ""], ["text", "c", "x", ""]]
    found = both(tmp_path, book(*rows))
    assert [(each.name, each.parent) for each in found.sections] == [("g", ""), ("h", "g")]
    assert [(each.name, each.section) for each in found.items] == [("a", "h"), ("b", "g"), ("c", "")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_as_spreadsheets_save_it(tmp_path: Path, separator: str, encoding: str) -> None:
    sheets = book(["text", "a", "Kafé, bila ada; apa?\nDua baris", "selected(${b}, 'x')"], ["text", "b", "x", ""])
    found = read(as_csv(tmp_path / "a.csv", sheets, separator, encoding))
    assert found.items[0].label == {"id": "Kafé, bila ada; apa?\nDua baris"}


def test_rows_that_are_empty_do_not_count(tmp_path: Path) -> None:
    found = both(tmp_path, book(["", "", "", ""], ["text", "a", "x", ""], ["", " ", "", ""], ["text", "b", "x", ""]))
    assert [each.row for each in found.items] == [2, 3]


def _changed(sheet: str, rows: Rows) -> Sheets:
    return {**book(["text", "q", "x", ""]), sheet: rows}


OUTSIDE: dict[str, tuple[Sheets, str, int, str, str]] = {
    **{
        f"type {kind}": (book(["text", "q", "x", ""], [kind, "r", "x", ""]), "survey", 3, "type", "checklist_type")
        for kind in ("begin repeat", "end repeat", "calculate", "image", "geopoint", "range", "rank x", "select_one",
                     "select_one a b", "select_one_from_file a.csv", "barcode", "start",
                     "select_one penilaian or_other", "hidden", "audio", "acknowledge", "xml-external")
    },
    "no type": (book(["", "q", "x", ""]), "survey", 2, "type", "checklist_type_missing"),
    "choice_filter": (
        book(["text", "q", "x", "a=1"], heads=("type", "name", "label", "choice_filter")),
        "survey", 1, "choice_filter", "checklist_column",
    ),
    "an unknown column": (
        book(["text", "q", "x", "y"], heads=("type", "name", "label", "default")), "survey", 1, "default",
        "checklist_column",
    ),
    "media": (
        book(["text", "q", "x", "a.png"], heads=("type", "name", "label", "media::image")), "survey", 1, "media::image",
        "checklist_column",
    ),
    "a column without heading": (
        book(["text", "q", "x", "y"], heads=("type", "name", "label", "")), "survey", 2, "", "checklist_column"
    ),
    "a column twice": (
        book(["text", "q", "x", "y"], heads=("type", "name", "label", "label::id")), "survey", 1, "label::id",
        "checklist_column_twice",
    ),
    "a language": (
        book(["text", "q", "x", "y"], heads=("type", "name", "label", "label::Klingon (tlh)")), "survey", 1,
        "label::Klingon (tlh)", "checklist_language",
    ),
    "no column of names": (book(["text", "x", "", ""], heads=("type", "label", "hint", "relevant")), "survey", 1,
                           "name", "checklist_column_missing"),
    "a group that is not ended": (
        book(["begin group", "g", "", ""], ["text", "q", "x", ""]), "survey", 2, "type", "checklist_group_open"
    ),
    "an end too many": (book(["text", "q", "x", ""], ["end group", "", "", ""]), "survey", 3, "type",
                        "checklist_group_end"),
    "a group that is asked": (
        book(["begin group", "g", "", "yes"], ["text", "q", "x", ""], ["end group", "", "", ""],
             heads=("type", "name", "label", "required")),
        "survey", 2, "required", "checklist_group_column",
    ),
    "groups too deep": (
        book(*[["begin group", f"g{n}", "", ""] for n in range(11)], ["text", "q", "x", ""],
             *[["end group", "", "", ""]] * 11),
        "survey", 12, "type", "checklist_group_deep",
    ),
    "no name": (book(["text", "", "x", ""]), "survey", 2, "name", "checklist_name_missing"),
    "a name with spaces": (book(["text", "q 1", "x", ""]), "survey", 2, "name", "checklist_name"),
    "a name of a digit": (book(["text", "1q", "x", ""]), "survey", 2, "name", "checklist_name"),
    "a name of a fact": (book(["text", "fact_late", "x", ""]), "survey", 2, "name", "checklist_name_reserved"),
    "a name twice": (book(["text", "q", "x", ""], ["text", "q", "y", ""]), "survey", 3, "name", "checklist_name_twice"),
    "a name of a group twice": (
        book(["begin group", "q", "", ""], ["text", "q", "y", ""], ["end group", "", "", ""]), "survey", 3, "name",
        "checklist_name_twice",
    ),
    "no label": (book(["text", "q", "", ""]), "survey", 2, "label", "checklist_label"),
    "a list that is missing": (book(["select_one yn", "q", "x", ""]), "survey", 2, "type", "checklist_list"),
    "required by a condition": (
        book(["text", "q", "x", "${a} = 1"], heads=("type", "name", "label", "required")), "survey", 2, "required",
        "checklist_required",
    ),
    **{
        f"weight {weight}": (
            book(["text", "q", "x", weight], heads=("type", "name", "label", "weight")), "survey", 2, "weight",
            "checklist_weight",
        )
        for weight in ("0", "berat", "1e3", "1001", "1.2345", "0x1", "٣", "NaN", "1,2,3")
    },
    "a scope": (
        book(["text", "q", "x", "kota"], heads=("type", "name", "label", "cakupan")), "survey", 2, "cakupan",
        "checklist_scope",
    ),
    "a fact that nobody computes": (
        book(["select_one penilaian", "q", "x", "weather"], heads=("type", "name", "label", "fakta")), "survey", 2,
        "fakta", "checklist_computed",
    ),
    "a fact of another scope": (
        book(["select_one penilaian", "q", "x", "letter_elements"], heads=("type", "name", "label", "fakta")),
        "survey", 2, "fakta", "checklist_computed_scope",
    ),
    "a fact that cannot answer": (
        book(["text", "q", "x", "number_gaps"], heads=("type", "name", "label", "fakta")), "survey", 2, "fakta",
        "checklist_computed_list",
    ),
    "a note that is computed": (
        book(["note", "q", "x", "3"], heads=("type", "name", "label", "bobot")), "survey", 2, "bobot", "checklist_note"
    ),
    "a message alone": (
        book(["text", "q", "x", "Salah"], heads=("type", "name", "label", "constraint_message")), "survey", 2,
        "constraint_message", "checklist_message_alone",
    ),
    "a condition that asks for nobody": (
        book(["text", "q", "x", "${r} = 1"]), "survey", 2, "relevant", "checklist_asks_unknown"
    ),
    "a condition that asks for a group": (
        book(["begin group", "g", "", ""], ["text", "a", "x", ""], ["end group", "", "", ""],
             ["text", "q", "x", "${g} = 1"]),
        "survey", 5, "relevant", "checklist_asks_section",
    ),
    "a condition that asks for itself": (book(["text", "q", "x", ". = 1"]), "survey", 2, "relevant", "checklist_this"),
    "a condition that breaks off": (book(["text", "q", "x", "1 ="]), "survey", 2, "relevant", "expression_unfinished"),
    "a condition of a group that breaks off": (
        book(["begin group", "g", "", "("], ["text", "a", "x", ""], ["end group", "", "", ""]), "survey", 2, "relevant",
        "expression_unfinished",
    ),
    "an unknown function": (
        book(["text", "q", "x", "once(1)"]), "survey", 2, "relevant", "expression_function"
    ),
    "a constraint that breaks off": (
        book(["text", "q", "x", ". >"], heads=("type", "name", "label", "constraint")), "survey", 2, "constraint",
        "expression_unfinished",
    ),
    "a choice that does not exist": (
        book(["select_one penilaian", "a", "x", ""], ["text", "q", "x", "${a} = 'sesuia'"]), "survey", 3, "relevant",
        "checklist_never",
    ),
    "a fact that is never so": (
        book(["text", "q", "x", "berkas", "${fact_outcome} = 'ditolak'"],
             heads=("type", "name", "label", "scope", "relevant")),
        "survey", 2, "relevant", "checklist_never",
    ),
    "the office asks a fact of a file": (
        book(["text", "q", "x", "${fact_late} = 'yes'"]), "survey", 2, "relevant", "checklist_not_seen"
    ),
    "the office asks a file": (
        book(["text", "a", "x", "berkas", ""], ["text", "q", "x", "", "${a} = 'x'"],
             heads=("type", "name", "label", "scope", "relevant")),
        "survey", 3, "relevant", "checklist_not_seen",
    ),
    "the office in a group of files": (
        book(["begin group", "g", "", "", "${fact_late} = 'yes'"], ["text", "q", "x", "", ""],
             ["end group", "", "", "", ""], heads=("type", "name", "label", "scope", "relevant")),
        "survey", 2, "relevant", "checklist_not_seen",
    ),
    "a formula": (book(["text", "q", "=1+1", ""]), "survey", 2, "label", "checklist_formula"),
    "a formula of another program": (book(["text", "q", "@SUM(1)", ""]), "survey", 2, "label", "checklist_formula"),
    "a cell too long": (book(["text", "q", "x" * 5001, ""]), "survey", 2, "label", "checklist_cell_long"),
    "a circle": (
        book(["text", "a", "x", ""], ["text", "q", "x", "${r} = 1"], ["text", "r", "x", "${q} = 1"]), "survey", 3,
        "relevant", "checklist_circle",
    ),
    "a circle of one": (book(["text", "q", "x", "${q} = 1"]), "survey", 2, "relevant", "checklist_circle"),
    "a circle over a group": (
        book(["begin group", "g", "", "${q} = 1"], ["text", "q", "x", ""], ["end group", "", "", ""]), "survey", 2,
        "relevant", "checklist_circle",
    ),
    "a circle over two groups": (
        book(["begin group", "g", "", "${r} = 1"], ["text", "q", "x", ""], ["end group", "", "", ""],
             ["begin group", "h", "", "${q} = 1"], ["text", "r", "x", ""], ["end group", "", "", ""]),
        "survey", 2, "relevant", "checklist_circle",
    ),
    "no question": (book(), "survey", 1, "type", "checklist_empty"),
    "a choice twice": (
        _changed("choices", [*ANSWERS, ["penilaian", "tb", "x", ""]]), "choices", 6, "name", "checklist_choice_twice"
    ),
    "a choice without name": (_changed("choices", [ANSWERS[0], ["p", "", "x", ""]]), "choices", 2, "name",
                              "checklist_name"),
    "a choice with a space": (_changed("choices", [ANSWERS[0], ["p", "a b", "x", ""]]), "choices", 2, "name",
                              "checklist_name"),
    "a choice without list": (_changed("choices", [ANSWERS[0], ["", "a", "x", ""]]), "choices", 2, "list_name",
                              "checklist_name"),
    "a choice without label": (_changed("choices", [ANSWERS[0], ["p", "a", "", ""]]), "choices", 2, "label",
                               "checklist_label"),
    "a score": (_changed("choices", [ANSWERS[0], ["p", "a", "x", 3]]), "choices", 2, "score", "checklist_score"),
    "a column of choices": (
        _changed("choices", [["list_name", "name", "label", "kota"], ["p", "a", "x", "serang"]]), "choices", 1, "kota",
        "checklist_column",
    ),
    "settings without rows": (_changed("settings", SETTINGS[:1]), "settings", 1, "form_id", "checklist_settings"),
    "settings of two rows": (_changed("settings", [*SETTINGS, SETTINGS[1]]), "settings", 3, "form_id",
                             "checklist_settings_more"),
    "settings without version": (
        _changed("settings", [SETTINGS[0], ["Uji", "uji", ""]]), "settings", 2, "version", "checklist_version"
    ),
    "settings of a form with spaces": (
        _changed("settings", [SETTINGS[0], ["Uji", "uji coba", "1"]]), "settings", 2, "form_id", "checklist_name"
    ),
    "settings of a language": (
        _changed("settings", [[*SETTINGS[0], "default_language"], [*SETTINGS[1], "Klingon"]]), "settings", 2,
        "default_language", "checklist_language",
    ),
    "settings that change more": (
        _changed("settings", [[*SETTINGS[0], "submission_url"], [*SETTINGS[1], "https://contoh.invalid"]]), "settings",
        1, "submission_url", "checklist_column",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_is_outside_is_refused_by_its_cell(tmp_path: Path, name: str) -> None:
    sheets, sheet, row, column, code = OUTSIDE[name]
    before = sum(len(sheets[each]) + 1 for each in list(sheets)[: list(sheets).index(sheet)]) + 1  # rows of the CSV
    for file, shift in ((as_xlsx(tmp_path / "a.xlsx", sheets), 0), (as_csv(tmp_path / "a.csv", sheets), before)):
        found = check(file)
        assert found.checklist is None
        told = [(each.sheet, each.row - shift, each.column, each.code) for each in found.faults]
        assert (sheet, row, column, code) in told, told
        assert len(told) <= 2, told
        with pytest.raises(Refusal) as refused:
            read(file)
        assert f"baris {found.faults[0].row}" in str(refused.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    sheets = book(["range", "a", "x", ""], ["text", "b b", "x", ""], ["text", "c", "", "${z} = 1"])
    faults = check(as_xlsx(tmp_path / "a.xlsx", sheets)).faults
    assert [(each.row, each.cell) for each in faults] == [(2, "A2"), (3, "B3"), (4, "C4"), (4, "D4")]
    many = book(*[["range", f"a{n}", "", ""] for n in range(900)])
    assert len(check(as_csv(tmp_path / "a.csv", many)).faults) == 200


def test_a_circle_is_named(tmp_path: Path) -> None:
    sheets = book(["text", "a", "x", "${b} = 1"], ["text", "b", "x", "${c} = 1"], ["text", "c", "x", "${a} = 1"])
    (fault,) = check(as_csv(tmp_path / "a.csv", sheets)).faults
    assert "a → b → c → a" in str(fault.values["names"]) + " → " + str(fault.values["names"]).partition(" → ")[2]
