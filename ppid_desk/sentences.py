"""Every sentence with which the program refuses something, by code: one catalogue, so that the tone stays one.

English here; `resources/translations` holds the Indonesian that is shown by default. A sentence says what is wrong,
where, and what to do, and never blames.
"""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "date_unreadable": mark("“{text}” is not a date. Write it as YYYY-MM-DD, for example 2026-04-06."),
    # the folder and the files
    "folder_cloud": mark(
        "The folder {folder} is copied to the internet by a cloud service, which can lose registrations. Choose "
        "a folder on this PC that is not synchronised."
    ),
    "folder_network": mark(
        "The folder {folder} lies on another computer. The books must lie on this PC: choose a local folder."
    ),
    "folder_unusable": mark(
        "The folder {folder} cannot be used ({reason}). Choose another folder or ask for the right to write in it."
    ),
    "books_missing": mark("There are no books at {file}. Check the folder, or begin with “init”."),
    "books_taken": mark(
        "The books in {folder} are being migrated or restored by another window. Wait until it is done and try again."
    ),
    "books_in_use": mark(
        "The books in {folder} are open in another window. Close every window of PPID Desk and try again."
    ),
    "books_newer": mark(
        "These books were written by a newer PPID Desk (form {found}, this program knows form {known}). Install "
        "the newer program."
    ),
    "books_exist": mark("There are books in {folder} already. A new office or a demo needs an empty folder."),
    "books_setting_refused": mark(
        "The database did not accept the setting {setting} (wanted {wanted}, found {found}). Tell whoever looks "
        "after this PC."
    ),
    "books_wrong_key": mark(
        "{file} cannot be opened with the key in this folder. Put the right key back, or restore a copy with the "
        "code of the recovery sheet."
    ),
    "books_damaged": mark("{file} is damaged. Close the program and restore the newest copy."),
    "books_read_only": mark(
        "{file} cannot be written. Check the rights of the folder and whether the disk is write-protected."
    ),
    "books_busy": mark("The books were in use for too long. Nothing was written; try again."),
    "books_cannot_open": mark("{file} cannot be opened. Check that the folder exists and may be read."),
    "books_error": mark(
        "The books answered with an error ({reason}). Nothing was written; try again, and tell whoever looks "
        "after this PC if it comes back."
    ),
    "disk_full": mark("The disk is full. Nothing was lost, but nothing new can be written: make room and try again."),
    "disk_error": mark("The disk reports an error at {file}. Make a copy at once and have the disk checked."),
    "sqlite_too_old": mark(
        "The database engine {version} has a known fault that can lose data. Install the program anew."
    ),
    "copies_folder_missing": mark(
        "The second folder for copies, {folder}, is not there. Plug the stick in, or choose another folder in the "
        "settings. The copy on this PC was made."
    ),
    "recovery_group_differs": mark(
        "Group {group} is another one on the sheet of these books: “{text}” is not right. Read it once more."
    ),
    "template_in_use": mark(
        "Numbers of this year were given already, so the next number follows from them and cannot be set."
    ),
    "payload_not_slip": mark("This code is genuine, but it is not that of a slip."),
    "payload_not_closing": mark("This is not the code of a closing sheet. Scan the code at the foot of the sheet."),
    "reserve_how_many": mark("1 to {most} numbers can be reserved at once, not {n}."),
    "unused_without_reason": mark("Say what became of {number}: spoilt, lost, or returned blank."),
    "paper_needs_receipt": mark("Write the day and time that stand on the form {number}: the limit runs from then."),
    "paper_number_unknown": mark(
        "{number} was not reserved for paper. Read the number on the form once more; leave the field empty for a new "
        "number."
    ),
    "paper_number_used": mark("{number} was typed in already. Look at the request of that number."),
    "paper_number_given_back": mark("{number} was given back as unused ({reason}). Register with a new number."),
    "paper_number_other_year": mark(
        "{number} belongs to another year than {year}, the year of receipt. Register with a new number, and give this "
        "one back as unused."
    ),
    # old registers
    "register_too_large": mark("{file} is larger than {most} MB. Take the register in year by year."),
    "register_too_long": mark("{file} has more than {most} rows. Take the register in year by year."),
    "register_old_excel": mark("{file} is of an old Excel (.xls). Save it as .xlsx or .csv and try again."),
    "register_unreadable": mark(
        "{file} cannot be read as a workbook or table ({reason}). Save it anew as .xlsx or .csv, without a password."
    ),
    "register_empty": mark("{file} holds no rows."),
    "register_sheet": mark("There is no visible sheet “{sheet}”. There are: {known}."),
    "register_columns": mark(
        "These columns were not found: {fields}. Name them by hand (FIELD=COLUMN). The file has: {known}."
    ),
    "register_field": mark("“{text}” is no field of the register. The fields are: {known}."),
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
    "record_missing": mark(
        "A record that should be there is missing. Run “verify” and tell whoever looks after this PC."
    ),
    "clock_went_back": mark(
        "The clock of this PC stands at {now}, but something was recorded at {newest} already. Set the clock "
        "right and try again."
    ),
    # the key and the copies
    "key_missing": mark("The key {file} is missing. Restore the newest copy with the code of the recovery sheet."),
    "key_damaged": mark(
        "{file} is not a key of PPID Desk, or it is damaged. Restore the newest copy with the code of the "
        "recovery sheet."
    ),
    "key_unreadable": mark("The key {file} cannot be read ({reason}). Ask for the right to read it."),
    "key_not_private": mark("The key {file} could not be kept from other users of this PC ({reason})."),
    "recovery_code_length": mark(
        "The recovery code has {needed} signs, {signs} were typed. Check for a missing group."
    ),
    "recovery_code_group": mark(
        "Group {group} of the recovery code (“{text}”) is not right. Compare it with the sheet."
    ),
    "restore_needs_code": mark(
        "There is no key in this folder. Restoring needs the code of the recovery sheet (--code)."
    ),
    "copy_missing": mark("There is no copy at {file}."),
    "copy_onto_books": mark("{file} is the books themselves. Choose another name for the copy."),
    "copy_not_written": mark("The copy {file} could not be written ({reason}). Choose another place."),
    "copy_damaged": mark("The copy {file} is damaged ({fault}) and was not used."),
    "copy_unreadable": mark("{file} is not a copy of these books, or belongs to another key. Nothing was changed."),
    # the settings
    "settings_unreadable": mark("The settings file {file} cannot be read ({reason})."),
    "settings_not_utf8": mark("The settings file {file} is not UTF-8 text (at byte {position}). Save it as UTF-8."),
    "settings_syntax": mark("The settings file {file} cannot be understood: {reason}."),
    "settings_wrong": mark("The settings file {file}: {reason}"),
    "setting_missing": mark("“{setting}” is missing or empty."),
    "setting_unknown": mark("“{setting}” is not a setting. Known here: {known}."),
    "setting_type": mark("“{setting}” is {found!r}, but must be: {wanted}."),
    "setting_not_table": mark("“{setting}” must be a section in square brackets."),
    "setting_hours": mark("“{setting}” is {found!r}; write hours as 07:30-16:00, or leave it empty."),
    "setting_stage": mark("The stage “{name}” ends before it begins."),
    "number_template_unreadable": mark(
        "The number template “{text}” cannot be filled. Use for example "
        "{{seq:04d}}/PIP/KPU-KS/{{month_roman}}/{{year}}."
    ),
    "number_template_incomplete": mark(
        "The number template “{text}” must hold {{seq}} and {{year}}, and may hold {{month}} and "
        "{{month_roman}}, but no “*”."
    ),
    # registering
    "name_missing": mark("The name of the requester is missing."),
    "representative_name_missing": mark("The name of the representative is missing."),
    "nik_impossible": mark("This cannot be a NIK: {why} Correct it, or note why it is taken all the same."),
    "items_missing": mark("Nothing is asked for yet. Write down at least one item of information."),
    "items_too_many": mark("{n} items are too many for one request; {most} are possible. Divide the request."),
    "item_empty": mark("Item {place} is empty. Write what is asked for, or take the line away."),
    "missing_empty": mark("Line {place} of what is missing is empty. Write what is missing, or take the line away."),
    "text_too_long": mark(
        "This text has {length} characters; {longest} are possible. Shorten it, or keep the rest as a letter."
    ),
    "received_in_future": mark(
        "The time of receipt {received} lies in the future. Correct it, or leave it empty for now."
    ),
    "received_without_proof": mark(
        "Received on {day}, an earlier day: note the proof or the reason (postmark, entry stamp, power cut)."
    ),
    "received_before_law": mark(
        "Received on {day}: that is before the law on public information was in force. Correct the year."
    ),
    "letter_in_future": mark("The letter is dated {day}, which lies in the future. Correct the date."),
    "longer_path_without_note": mark(
        "By the rule this is election information during a stage (3 + 2 days). The longer path needs a note that "
        "says why."
    ),
    "number_unknown": mark("There is no request with the number {number}."),
    "check_digit_wrong": mark(
        "The check digit {digit} does not belong to {number}. One digit is wrong: ask for the number again."
    ),
    # slips and printing
    "payload_unknown": mark("This is not the QR of one of our slips."),
    "payload_false": mark(
        "The signature of this slip does not hold: it was not issued by these books, or it was changed."
    ),
    "slip_denied": mark(
        "The signature holds, but the books tell something else of {number}. Compare the slip with the register."
    ),
    "job_not_printing": mark("The slip of {number} is not being printed."),
    "job_not_again": mark("The slip of {number} is not waiting to be printed again. Ask for a copy instead."),
    # the command line
    "input_not_json": mark("This is not JSON: {reason}."),
    "input_not_object": mark("one JSON object is needed, in braces."),
    "input_unknown": mark("“{field}” is not a field. Known here: {known}."),
    "input_missing": mark("“{field}” is missing."),
    "input_type": mark("“{field}” must be {wanted}."),
    "input_choice": mark("“{field}” is “{found}”, but must be one of: {known}."),
    "input_unreadable": mark("{file} cannot be read ({reason})."),
    "output_unwritable": mark("{file} cannot be written ({reason})."),
    "time_unreadable": mark("“{text}” is not a time with offset. Write it like 2026-04-06T09:30:00+07:00."),
    "number_unreadable": mark("“{text}” is not a whole number."),
    "argument_wrong": mark("{reason}"),
    "demo_size": mark("A demo has 1 to {most} files, not {n}."),
    # working days
    "date_out_of_range": mark("{day} lies outside of the years {first} to {last}."),
    "too_many_days": mark("{n} working days are too many; {most} are possible."),
    "line_needs_two": mark("“{text}” is not a line of the form DATE N, for example 2026-03-13 10."),
    "year_unreadable": mark("“{text}” is not a year of four digits."),
    "day_unreadable": mark("“{text}” is not a day. Write it like 23/11/2026, 23 Nov 2026 or yesterday."),
    "slip_under_way": mark("The slip of {number} is on its way to the printer. Wait for it."),
}
