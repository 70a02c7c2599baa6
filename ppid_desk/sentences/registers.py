"""Refusals about tables from outside, and old registers."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "register_too_large": mark("{file} is larger than {most} MB. Divide it, and take in the parts one by one."),
    "register_too_long": mark("{file} has more than {most} rows. Divide it, and take in the parts one by one."),
    "register_old_excel": mark("{file} is of an old Excel (.xls). Save it as .xlsx or .csv and try again."),
    "register_unreadable": mark(
        "{file} cannot be read as a workbook or table ({reason}). Save it anew as .xlsx or .csv, without a password."
    ),
    "register_empty": mark("{file} holds no rows."),
    "register_sheet": mark("There is no visible sheet “{sheet}”. There are: {known}."),
    "register_columns": mark(
        "These columns were not found: {fields}. Name them by hand (FIELD=COLUMN). The file has: {known}."
    ),
    "register_field": mark("“{text}” is no field of this table. The fields are: {known}."),
    "register_column": mark("There is no column “{text}”. The file has: {known}."),
    "register_pair": mark("“{text}” is not FIELD=COLUMN, such as items=Rincian or items=G."),
    "old_no_name": mark("The name is missing."),
    "old_no_items": mark("What was asked is missing."),
    "old_no_date": mark("The date is missing."),
    "old_no_number": mark("The number is missing."),
    "old_date_unreadable": mark("This is not a date."),
    "old_in_future": mark("This date lies in the future."),
    "old_before_law": mark("This is before the law came into force (30 April 2010)."),
    "old_before_receipt": mark("This is before the day of receipt."),
    "old_number_unreadable": mark("There is no number in it."),
    "old_number_year": mark("The number is of another year than its date ({year})."),
    "old_number_twice": mark("The same number stands in row {row} already."),
    "old_sequence_twice": mark("The same running number stands in {number} already."),
    "old_number_taken": mark("Another request bears it: {number}."),
    "old_number_reserved": mark("This number was reserved for emergency paper."),
    "old_number_far": mark("This number lies far beyond all others of its year."),
    "old_tick_unreadable": mark("Here Ya, Tidak or a tick is expected."),
    "old_access_unreadable": mark("Here “Melihat” or “Meminta salinan” is expected."),
    "old_form_unreadable": mark("Here softcopy or hardcopy is expected."),
    "old_too_long": mark("The text is longer than 20,000 characters."),
    "old_decided_without_date": mark(
        "There is a decision and no date of notice or handover: it stands in the queue as open."
    ),
}
