"""Refusals about packs with which an audit goes out on a laptop and comes back."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    # the file
    "pack_none": mark("This file is no audit pack of PPID Desk. Choose the file that the office or the laptop made."),
    "pack_file_neither": mark(
        "{file} is nothing that PPID Desk opens: an audit that was taken along ends in .ppid-audit, one that comes "
        "back in .ppid-return."
    ),
    "pack_return_no_office": mark(
        "{file} goes back to the office: there are no books of an office in {folder}. Open it on the office's PC."
    ),
    "pack_cut_off": mark("This pack ends too early: it was not copied wholly. Copy it again from where it was made."),
    "pack_changed": mark("This pack was changed or damaged on the way: its signature does not hold. Copy it again."),
    "pack_newer": mark(
        "This pack was made by a newer PPID Desk (form {found}; this one reads {known}). Update the program here."
    ),
    "pack_too_large": mark("This file is larger than {most} MB: no audit pack is. It was not read."),
    "pack_too_much": mark(
        "The pack would be larger than {most} MB. Scan the evidence with fewer dots, or divide it between two packs."
    ),
    "pack_bomb": mark(
        "The content of this pack swells to more than {most} MB, which no audit needs. It was refused; tell the office "
        "who gave it to you."
    ),
    "pack_content": mark(
        "The content of this pack is not as it should be ({where}: {reason}). Nothing was taken from it; make the pack "
        "again where it came from."
    ),
    "pack_gap": mark(
        "Record {sequence} of this laptop is missing from the pack (record {found} stands in its place). Nothing was "
        "taken in, and the file was kept. Make the pack again on the laptop."
    ),
    "pack_disorder": mark(
        "The records of this pack are out of order (record {found} where {sequence} should stand). Nothing was taken "
        "in, and the file was kept. Make the pack again on the laptop."
    ),
    # opening on a laptop
    "pack_passphrase_wrong": mark("This passphrase does not open the pack. Type the one that was set at check-out."),
    "pack_is_return": mark(
        "This is a pack that comes back from a laptop. Take it in at the office, with the audit; here only packs that "
        "the office made can be opened."
    ),
    "pack_other_same": mark(
        "There is already another file of this very pack on this laptop. Open the one that was opened first, or ask "
        "the office for a new pack."
    ),
    "pack_close_at_office": mark("An audit is closed at the office, when its packs have come back."),
    # going out
    "pack_owner": mark("{name} is no active auditor. Choose an officer with the role auditor as owner of the pack."),
    "pack_expires": mark("A pack may be out from today until {last} at most. Choose a day between them."),
    "pack_run_closed": mark("Audit {number} is closed: it does not go out any more."),
    "pack_id_unknown": mark("There is no pack “{id}” in the books. Look at the list of packs once more."),
    "pack_id_short": mark("“{id}” fits several packs. Write more of its signs."),
    "pack_reason_missing": mark("Note why the pack is revoked."),
    "pack_revoked_before": mark("This pack was revoked already, at {at}: {reason}."),
    # coming back
    "pack_is_out": mark(
        "This is the pack that went out, not the one that comes back. On the laptop choose “Make the pack for the "
        "office” and bring that file."
    ),
    "pack_unknown": mark(
        "Pack {pack} of audit {number} was not checked out here: it belongs to another office, or to books that were "
        "put back from an older copy. Nothing was taken in."
    ),
    "pack_signer": mark(
        "Pack {pack} is not signed by the laptop to which it was given. Nothing was taken in; ask {owner} for the file."
    ),
    "pack_not_ours": mark("This pack is sealed for another office. Nothing was taken in."),
    "pack_revoked": mark(
        "This pack was revoked at {at}: {reason}. Nothing was taken in; the file was kept as evidence."
    ),
    "pack_other_run": mark("This pack says that it belongs to another audit. Nothing was taken in."),
    # one record of a pack that came back
    "pack_line_changed": mark("the same record stands in the books with other content; both are kept"),
    "pack_line_place": mark("record {sequence} of this laptop is another one in the books; both are kept"),
    "pack_line_author": mark("it is not by the owner of the pack"),
    "pack_line_lead": mark("only who leads the audit decides where auditors differ"),
    "pack_line_item": mark("item “{item}” is not in the checklist of this audit"),
    "pack_line_subject": mark("“{subject}” is nothing that item “{item}” is asked of in this audit"),
    "pack_line_body": mark("its content is not as it should be ({reason})"),
    "pack_line_closed": mark("the audit was closed before; kept as late, changes nothing"),
    "pack_line_expired": mark("made after the last day of the pack"),
    "pack_line_ahead": mark("the laptop's clock was ahead: made at {at}"),
    "pack_file_name": mark("its name hides a path or is no name: “{name}”"),
    "pack_file_bytes": mark("its bytes do not fit its SHA-256"),
    "pack_file_media": mark("it is no {media}"),
    "pack_file_unnamed": mark("no record of this pack that was taken names it"),
    "pack_file_subject": mark("it belongs to no item of this audit"),
}
