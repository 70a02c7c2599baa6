"""Forms as people write them for other XLSForm tools, each in one shape that is usual there; the words are our own."""

from __future__ import annotations

from tests.audits.checklists.books import Rows

YES_NO: Rows = [["list_name", "name", "label"], ["yes_no", "yes", "Yes"], ["yes_no", "no", "No"]]
ENGLISH: Rows = [
    ["form_title", "form_id", "version", "default_language"],
    ["Visit", "visit", "2026-11", "English (en)"],
]
_PLAIN: Rows = [["form_title", "form_id", "version"], ["Kunjungan", "kunjungan", "1"]]

TAKEN: dict[str, dict[str, Rows]] = {
    "questions and one list": {
        "survey": [
            ["type", "name", "label", "hint"],
            ["text", "guide", "Who showed you round?", "Full name"],
            ["integer", "seats", "How many seats are there?", ""],
            ["decimal", "wide", "How wide is the door (m)?", ""],
            ["date", "opened", "Since when is it open?", ""],
            ["select_one yes_no", "ramp", "Is there a ramp?", ""],
            ["note", "thanks", "Thank the guide.", ""],
        ],
        "choices": YES_NO, "settings": ENGLISH,
    },
    "one answer leads to the next": {
        "survey": [
            ["type", "name", "label", "relevant"],
            ["select_one yes_no", "board", "Is there a board?", ""],
            ["select_one yes_no", "filled", "Is anything on it?", "${board} = 'yes'"],
            ["date", "newest", "When was it filled last?", "${filled} = 'yes' and ${board} = 'yes'"],
            ["text", "why", "Why not?", "${board}='no' or ${filled}='no'"],
        ],
        "choices": YES_NO, "settings": ENGLISH,
    },
    "limits with their messages": {
        "survey": [
            ["type", "name", "label", "constraint", "constraint message", "required"],
            ["integer", "age", "How old is the chair (years)?", ".>=0 and .<=60", "Between 0 and 60.", "yes"],
            ["text", "code", "Code of the room", "regex(., '^[A-Z]{2}[0-9]{3}$')", "Two letters, 3 digits.", "TRUE"],
            ["date", "on", "Day of the visit", ". <= today()", "Not in the future.", ""],
            ["select_multiple tools", "has", "What is there?",
             "not(selected(., 'none') and count-selected(.) > 1)", "“None” stands alone.", "no"],
        ],
        "choices": [["list name", "name", "label"], ["tools", "pc", "Computer"], ["tools", "scanner", "Scanner"],
                    ["tools", "none", "None"]],
        "settings": ENGLISH,
    },
    "groups in groups": {
        "survey": [
            ["type", "name", "label", "relevant", "appearance"],
            ["begin_group", "building", "Building", "", "field-list"],
            ["text", "street", "Street", "", ""],
            ["begin_group", "hall", "Hall", "${street} != ''", ""],
            ["select_one yes_no", "warm", "Warm?", "", "minimal"],
            ["end_group", "hall", "", "", ""],
            ["integer", "floors", "Floors", "", ""],
            ["end_group", "building", "", "", ""],
            ["begin group", "people", "People", "${floors} > 1", ""],
            ["integer", "staff", "Staff", "", ""],
            ["end group", "", "", "", ""],
        ],
        "choices": YES_NO, "settings": ENGLISH,
    },
    "two languages": {
        "survey": [
            ["type", "name", "label::English (en)", "label::Bahasa Indonesia (id)", "hint::English (en)",
             "hint::Bahasa Indonesia (id)"],
            ["select_one yes_no", "open", "Is it open?", "Apakah buka?", "Try the door.", "Coba pintunya."],
        ],
        "choices": [["list_name", "name", "label::English (en)", "label::Bahasa Indonesia (id)"],
                    ["yes_no", "yes", "Yes", "Ya"], ["yes_no", "no", "No", "Tidak"]],
        "settings": [["form_title", "form_id", "version", "default_language"],
                     ["Pintu", "pintu", "3", "Bahasa Indonesia (id)"]],
    },
    "capitals and spaces": {
        "SURVEY  ": [[" TYPE  ", " NAME ", "LABEL::EN "], [" select_one c1 ", " q1 ", " Are you well? "]],
        "CHOICES ": [["LIST_NAME ", "NAME", "LABEL::EN"], ["c1", "fine", "Fine"], ["c1", "so-so", "So so"]],
        "SETTINGS ": [["FORM_TITLE", "FORM_ID", "VERSION", "DEFAULT_LANGUAGE"], ["Q", "q", "7", "EN"]],
    },
    "many from a list, and what follows from it": {
        "survey": [
            ["type", "name", "label", "relevant"],
            ["select_multiple ways", "how", "How can one ask?", ""],
            ["text", "address", "At which address?", "selected(${how}, 'mail') or selected(${how}, 'site')"],
            ["integer", "desks", "How many desks?", "selected(${how}, 'desk')"],
            ["note", "few", "Few ways.", "count-selected(${how}) < 2"],
        ],
        "choices": [["list_name", "name", "label"], ["ways", "mail", "Mail"], ["ways", "site", "Site"],
                    ["ways", "desk", "Desk"]],
        "settings": ENGLISH,
    },
    "numbers as names of choices": {
        "survey": [
            ["type", "name", "label", "relevant"],
            ["select_one stars", "rating", "How many stars?", ""],
            ["text", "why", "Why so few?", "${rating} <= 2"],
        ],
        "choices": [["list_name", "name", "label"], ["stars", 1, "One"], ["stars", 2, "Two"], ["stars", 3, "Three"]],
        "settings": _PLAIN,
    },
    "notes for the writer, empty rows and sheets of instructions": {
        "instructions": [["Read me first"], ["and then this"]],
        "survey": [
            ["type", "name", "label", "comments", "", "style"],
            ["text", "a", "A?", "ask gently", "", ""],
            ["", "", "", "", "", ""],
            ["text", "b", "B?", "", "", ""],
        ],
        "choices": YES_NO, "settings": ENGLISH,
    },
    "weights, scores and legal grounds": {
        "survey": [
            ["type", "name", "label", "relevant", "legal_basis", "evidence", "weight", "scope"],
            ["begin_group", "desk", "Meja layanan", "", "", "", "", ""],
            ["select_one conformity", "a1", "Maklumat terpasang?", "", "YANLIK 22", "Foto", "2.5", "office"],
            ["select_one conformity", "a2", "Sampai halaman akhir?", "${a1} != 'tidak'", "YANLIK 22", "", "0,5", ""],
            ["select_one conformity", "b1", "Tanda bukti ada?", "", "KIP 22(4)", "Salinan", "", "file"],
            ["end_group", "", "", "", "", "", "", ""],
        ],
        "choices": [["list_name", "name", "label", "score"], ["conformity", "sesuai", "Sesuai", 2],
                    ["conformity", "sebagian", "Sebagian", 1], ["conformity", "tidak", "Tidak", 0],
                    ["conformity", "tb", "Tidak berlaku", ""]],
        "settings": _PLAIN,
    },
}  # fmt: skip


def _outside(kind: str, *more: object, heads: tuple[str, ...] = ()) -> dict[str, Rows]:
    """A form that fits but for one row, the third of its sheet."""
    survey: Rows = [
        ["type", "name", "label", *heads], ["text", "a", "A?", *[""] * len(heads)], [kind, "b", "B?", *more],
        ["text", "c", "C?", *[""] * len(heads)],
    ]  # fmt: skip
    return {"survey": survey, "choices": YES_NO, "settings": ENGLISH}


_TYPES = (
    "begin repeat", "begin_repeat", "end_repeat", "calculate", "geopoint", "geotrace", "geoshape", "image", "audio",
    "video", "file", "barcode", "range", "rank yes_no", "time", "dateTime", "acknowledge", "trigger", "hidden", "start",
    "end", "deviceid", "username", "audit", "xml-external", "csv-external", "select_one_from_file a.csv",
    "select_multiple_from_file a.csv", "select_one_external yes_no", "select_one yes_no or_other", "osm yes_no",
    "select one from yes_no", "select all that apply from yes_no", "string", "int",
)  # fmt: skip
_COLUMNS = {
    "choice_filter": "city=${a}", "calculation": "${a} + 1", "default": "x", "read_only": "yes", "readonly": "true()",
    "repeat_count": "3", "parameters": "start=1 end=5", "trigger": "${a}", "media::image": "a.png", "image": "a.png",
    "audio": "a.mp3", "guidance_hint": "x", "required_message": "x", "bind::odk:length": "3", "body::accuracy": "1",
    "instance::x": "1", "noAppErrorString": "x", "autoplay": "audio", "save_to": "x",
}  # fmt: skip

# each with the sheet, the row in it (1 is the headings) and the column that are told
REFUSED: dict[str, tuple[dict[str, Rows], str, int, str]] = {
    **{f"type {kind}": (_outside(kind), "survey", 3, "type") for kind in _TYPES},
    **{
        f"column {heading}": (_outside("text", cell, heads=(heading,)), "survey", 1, heading)
        for heading, cell in _COLUMNS.items()
    },
    "a cascade of lists": (
        {**_outside("text"), "choices": [["list_name", "name", "label", "state"], ["city", "serang", "Serang", "b"]]},
        "choices", 1, "state",
    ),
    "pictures of choices": (
        {**_outside("text"), "choices": [["list_name", "name", "label", "media::image"], ["l", "a", "A", "a.png"]]},
        "choices", 1, "media::image",
    ),
    "a form that is sent away": (
        {**_outside("text"), "settings": [["form_id", "version", "public_key"], ["f", "1", "MIIB"]]}, "settings", 1,
        "public_key",
    ),
    "a form whose name is computed": (
        {**_outside("text"), "settings": [["form_id", "version", "instance_name"], ["f", "1", "concat('a', ${a})"]]},
        "settings", 1, "instance_name",
    ),
    "a position": (_outside("text", "position(..) > 1", heads=("relevant",)), "survey", 3, "relevant"),
    "another question's own path": (_outside("text", "../a = 'x'", heads=("relevant",)), "survey", 3, "relevant"),
    "the last answer of before": (
        _outside("text", "${last-saved#a} = 'x'", heads=("relevant",)), "survey", 3, "relevant"
    ),
    "data of another file": (
        _outside("text", "pulldata('a', 'b', 'c', ${a}) = 1", heads=("relevant",)), "survey", 3, "relevant"
    ),
}  # fmt: skip

WHOLE_SHEETS: dict[str, dict[str, Rows]] = {  # sheets that would change what is asked
    name: {**_outside("text"), name: [["list_name", "name", "label"], ["x", "y", "Z"]]}
    for name in ("external_choices", "osm", "entities")
}
