"""Refusals about the exclusion list (DIK) and consequence tests."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "dik_unknown": mark("The exclusion list holds no entry or decree {id}. Choose one from the list."),
    "dik_withdrawn": mark(
        "Entry {entry} of {decree} was withdrawn on {on} by {by} and cannot be cited on {day}. Give the information, "
        "or cite an entry that is in force."
    ),
    "dik_not_in_force": mark(
        "Entry {entry} of {decree} is in force from {first} to {last} and cannot be cited on {day}. Choose an entry "
        "that is in force."
    ),
    "dik_never": mark("Never excluded: {text} ({source}). Give the information."),
    "dik_consent": mark(
        "Article 17 letter {letter} does not hold: the person consents in writing (UU 14/2008 Ps 18(2)). Give it."
    ),
    "dik_public_office": mark(
        "Article 17 letter {letter} does not hold: it concerns somebody's public office (UU 14/2008 Ps 18(2)). Give it."
    ),
    "dik_needed": mark(
        "A refusal under article 17 letter {letter} needs an entry of the exclusion list that is in force that day. "
        "Choose one, or apply for a consequence test through KPU Provinsi."
    ),
    "dik_other_ground": mark("Entry {entry} rests on article 17 letter {letters}, not {letter}. Choose that one."),
    "dik_test_open": mark("The consequence test {number} found the information open. Give it."),
    "dik_test_decided": mark("The consequence test {number} is decided: cite the entry of its decree {decree}."),
    "dik_test_pending": mark(
        "The consequence test {number} is pending: it supports an extension only. To refuse all the same, write down "
        "the PPID's reason."
    ),
    "dik_issuer": mark(
        "“{issuer}” cannot exclude information: that is done by KPU RI, or by KPU Provinsi by delegation; a city "
        "office cites their decree (PKPU 22/2023 Ps 24–26). Write the issuer as it stands in the decree."
    ),
    "dik_empty": mark("This is missing."),
    "dik_too_long": mark("The text is longer than {most} characters."),
    "dik_no_day": mark("The date is missing."),
    "dik_no_ground": mark("The letter of article 17 is missing."),
    "dik_ground_unreadable": mark("Here letters a to j of article 17 are expected, such as “h, j”."),
    "dik_period_unreadable": mark("Here “5 tahun”, “sampai 31-12-2027” or “selama diperlukan” is expected."),
    "dik_no_period": mark("The period of the exclusion is missing: years, a last day, or “selama diperlukan”."),
    "dik_years": mark("A period has 1 to {most} years."),
    "dik_a_too_long": mark("Article 17 letter a excludes for {most} years at most (PP 61/2010 Ps 5)."),
    "dik_far": mark("This date lies after {last}."),
    "dik_until_before": mark("The last day lies before the first."),
    "dik_withdrawn_without_decree": mark("The decree that withdraws is missing."),
    "dik_withdrawn_without_day": mark("The day of the withdrawal is missing."),
    "dik_withdrawn_before": mark("The withdrawal lies before the decree of {day}."),
    "dik_already_withdrawn": mark("{what} is withdrawn already, from {on} by {by}. What is wrong there is corrected."),
    "dik_decree_known": mark("The decree {number} is in the list already."),
    "dik_decree_differs": mark("The decree {number} stands here with other facts than in row {row}."),
    "dik_decree_differs_books": mark("The decree {number} stands in the books with other facts. Correct it there."),
    "dik_code_known": mark("The decree {number} has an entry {entry} already."),
    "dik_code_twice": mark("The same code of the same decree stands in row {row} already."),
    "dik_differs": mark("This entry stands in the books with other facts. Correct it there."),
    "dik_reason": mark("Write down why this is corrected."),
    "dik_id_short": mark("“{id}” fits no entry or decree, or more than one. Write decree and code, or the whole id."),
    "dik_test_known": mark("The consequence test {number} is in the list already."),
    "dik_test_unknown": mark("There is no consequence test {number}."),
    "dik_test_item": mark("Request {number} has no item {item}; it has {most}."),
    "dik_test_early": mark("The result lies before the day on which it was sent ({day})."),
    "dik_test_done": mark("The consequence test {number} has its result already."),
    "dik_test_decree": mark("The decree {number} is not in the exclusion list. Take it in first."),
    "dik_template": mark("“{file}” should end in .xlsx or .csv."),
}
