"""Refusals about files on requests and other subjects."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "enclosure_empty": mark("“{name}” is empty. Save or scan it again."),
    "enclosure_no_file": mark("“{file}” is no file, or not there any more. Choose a picture or a PDF."),
    "enclosure_too_large": mark(
        "“{name}” is larger than {most} MB. Scan it with fewer dots (150–200 dpi), or divide it into parts."
    ),
    "enclosure_program": mark("“{name}” is {what}, whatever its name says. It was not kept; do not open it."),
    "enclosure_document": mark("“{name}” is {what}. Save it as PDF (Print → Save as PDF) and add that."),
    "enclosure_archive": mark("“{name}” is {what}. Unpack it and add the pictures and PDFs in it one by one."),
    "enclosure_picture": mark("“{name}” is {what}, which is not kept here. Save it as JPEG or PNG and add that."),
    "enclosure_unknown": mark("“{name}” is {what}. Only pictures (JPEG, PNG) and PDFs are kept: scan or print it so."),
    "enclosure_damaged": mark("“{name}” is damaged and cannot be shown. Scan it again, or ask for it once more."),
    "enclosure_cut_off": mark("“{name}” ends too early: it was not copied wholly. Copy or scan it again."),
    "enclosure_many_pixels": mark("“{name}” has more than {most} million dots. Scan it with fewer (150–200 dpi)."),
    "enclosure_many_pictures": mark("“{name}” holds several pages. Scan it as PDF, so that none is lost."),
    "enclosure_many_pages": mark("“{name}” has more than {most} pages. Divide it into parts."),
    "enclosure_too_many": mark("There are {most} files here already. Remove one that is not needed, or join some."),
    "enclosure_twice": mark("This file is here already: “{name}”, added {at}. It was not kept twice."),
    "enclosure_disk_low": mark(
        "Less than {least} MB are free on the disk. Files are not taken in any more, registering goes on: make room."
    ),
    "enclosure_subject_unknown": mark("There is nothing in the books to which this file could belong."),
    "enclosure_unknown_id": mark("There is no file {id} in the books. Look at the list of the files once more."),
    "enclosure_id_short": mark("{id} fits several files. Write more of its signs."),
    "enclosure_removed": mark("“{name}” was removed: {reason}."),
    "enclosure_purged": mark("“{name}” was erased: {reason}. Only the entry is left."),
    "enclosure_reason_missing": mark("Note why “{name}” is removed."),
    "enclosure_locked": mark("“{name}” is locked with a password and cannot be shown here. Export it to open it."),
    "enclosure_not_drawn": mark("This page of “{name}” cannot be drawn. Export it to look at it."),
    "enclosure_changed": mark(
        "“{name}” ({id}) was changed outside the program or is damaged: its bytes do not fit its hash. Check the "
        "books, and bring it back from a copy."
    ),
    "enclosure_bytes_missing": mark("The bytes of “{name}” ({id}) are missing. Check the books; a copy may hold them."),
    "text_of_file_too_long": mark("This note has {length} characters; {longest} are possible. Shorten it."),
}
