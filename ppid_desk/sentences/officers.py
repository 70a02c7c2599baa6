"""Refusals about officers, roles and signing in."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "role_missing": mark("{name} may not do this; it takes one of these roles: {roles}."),
    "desk_locked": mark("Nobody is signed in at the desk. Sign in first; what was typed is still there."),
    "sign_in_needed": mark(
        "Officers sign in with a passphrase here. Name the officer with --as and the passphrase's file with "
        "--passphrase-file."
    ),
    "sign_in_wrong": mark("Name and passphrase do not fit. Look whether Caps Lock is on, and try again."),
    "sign_in_blocked": mark(
        "Too many wrong passphrases for {name}. The next try is possible at {time}; a recovery code or an admin "
        "unlocks sooner."
    ),
    "sign_in_no_passphrase": mark("{name} has no passphrase yet. An admin gives one on the page “Officers”."),
    "recovery_code_wrong": mark(
        "This recovery code does not fit {name}, or was used already. Try another code of the sheet."
    ),
    "passphrase_file": mark("The file {file} with the passphrase cannot be read ({reason})."),
    "passphrase_short": mark(
        "The passphrase has {n} signs; at least {least} are needed. Several words are easy to keep."
    ),
    "passphrase_long": mark("The passphrase has {n} signs; at most {most} are possible."),
    "passphrase_common": mark(
        "This passphrase is one of the first that anybody tries. Take several words of your own."
    ),
    "passphrase_is_name": mark("The passphrase is hardly more than the officer's own name or NIP. Take other words."),
    "passphrase_kinds": mark("The passphrase lacks {kinds}: this office follows the rules of BSSN. Add it."),
    "passphrase_kinds_now": mark(
        "The passphrase of {name} lacks {kinds}; this office follows the rules of BSSN from now on. Set a new one."
    ),
    "passphrase_expired": mark(
        "The passphrase of {name} was valid until {day}: by the rules of BSSN a new one is set every {months} months. "
        "Set a new one."
    ),
    "passphrase_same": mark("This is the passphrase that you have now. Take another one."),
    "passphrase_differs": mark("The passphrase was typed differently the second time. Type it again in both fields."),
    "passphrase_current_wrong": mark("The present passphrase is not right. Type the one that you sign in with."),
    "passphrase_first_is_admins": mark(
        "The first passphrase must be that of an admin, for themselves; else nobody could give the others theirs."
    ),
    "officer_unknown": mark("There is no officer “{name}”. The officers are listed under “officer list”."),
    "officer_ambiguous": mark("“{name}” fits more than one officer. Give the NIP instead."),
    "officer_inactive": mark("{name} is deactivated. An admin can reactivate them."),
    "officer_without_name": mark("An officer needs a name."),
    "officer_text_long": mark("This is longer than {most} signs. Shorten it."),
    "officer_without_role": mark("An officer needs at least one role."),
    "officer_role_unknown": mark("“{role}” is not a role. Roles: {known}."),
    "officer_twice": mark("There is an officer “{name}” already. Give a NIP that tells them apart."),
    "officer_nip_twice": mark("The NIP {nip} belongs to {name} already."),
    "last_admin": mark("{name} is the last admin who can sign in. Make somebody else admin first, with a passphrase."),
    "passphrase_not_own": mark("Only {name} or an admin may do this."),
    "reveal_without_reason": mark("Say why the full identity number is needed; it is noted in the journal."),
    "reveal_nothing": mark("{number} has no identity number."),
}
