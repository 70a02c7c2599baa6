"""Refusals about folder, files and the books themselves."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
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
    "record_missing": mark(
        "A record that should be there is missing. Run “verify” and tell whoever looks after this PC."
    ),
    "clock_went_back": mark(
        "The clock of this PC stands at {now}, but something was recorded at {newest} already. Set the clock "
        "right and try again."
    ),
}
