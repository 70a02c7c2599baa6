"""Refusals about the key, copies and restoring."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "copies_folder_missing": mark(
        "The second folder for copies, {folder}, is not there. Plug the stick in, or choose another folder in the "
        "settings. The copy on this PC was made."
    ),
    "recovery_group_differs": mark(
        "Group {group} is another one on the sheet of these books: “{text}” is not right. Read it once more."
    ),
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
}
