"""Refusals about audits."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "audit_seed": mark("The seed of a draw is one line of at most {most} signs, without “|”. Choose another one."),
    "audit_no_files": mark(
        "No file was received in the period {period} (unit: {unit}). Choose another period or unit."
    ),
    "audit_version_taken": mark(
        "Version {version} of the checklist “{form}” was used by an audit with other questions. Give yours a new "
        "version."
    ),
    "audit_unknown": mark("There is no audit with the number {number}."),
    "audit_closed": mark("{number} is closed. Start another audit, or note what was found in its follow-up."),
    "audit_not_lead": mark("{number} is led by {lead}, who alone decides and closes."),
    "audit_item_unknown": mark("There is no item {name} in the checklist “{title}”."),
    "audit_item_hidden": mark(
        "{item} is not asked here: its condition does not hold. Answer what it depends on first."
    ),
    "audit_subject_needed": mark("{item} is asked of each file or information. Say of which: a number or a code."),
    "audit_subject_unknown": mark("{item} is not asked of “{name}”. Use a number of the sample, a code, or nothing."),
    "audit_note_item": mark("{item} is only to be read, it has no answer."),
    "audit_constraint": mark("{item}: {message}"),
    "audit_note_missing": mark("Write a note: what was found at {item}, and where."),
    "audit_note_disagrees": mark("Your answer to {item} differs from what the program found. Write a note: why."),
    "audit_agrees": mark(
        "The program found “{verdict}” at {item}: an answer agrees when it is the same, and differs when it is another."
    ),
    "audit_no_conflict": mark("The auditors do not differ at {item}: there is nothing to decide."),
    "audit_conflicts": mark(
        "The auditors of {number} differ at {n} answers, first at {first}. Decide them before closing."
    ),
    "audit_unanswered": mark("{n} required answers of {number} are missing, first at {first}. Answer them first."),
    "audit_no_select_one": mark("“{text}” is no single choice. Write the name of one choice."),
    "audit_no_select_multiple": mark("“{text}” is no list of choices. Write their names with commas between them."),
    "audit_no_text": mark("“{text}” is no text."),
    "audit_no_integer": mark("“{text}” is no whole number. Write digits only."),
    "audit_no_decimal": mark("“{text}” is no number. Write digits, with a comma for decimals."),
    "audit_no_date": mark("“{text}” is no day. Write it as year-month-day, for example 2026-11-23."),
}
