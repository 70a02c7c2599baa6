"""Every sentence with which the program refuses something, by code: one catalogue, so that the tone stays one.

English here; `resources/translations` holds the Indonesian that is shown by default. A sentence says what is wrong,
where, and what to do, and never blames. Each area keeps its own in a room of this folder.
"""

from __future__ import annotations

from ppid_desk.sentences import (
    audit_packs,
    audits,
    books,
    checklists,
    console,
    copies,
    enclosures,
    exclusions,
    findings,
    handling,
    letters,
    objections,
    officers,
    paper,
    registering,
    registers,
    reports,
    settings,
    slips,
    workdays,
)

_ROOMS = (
    audit_packs,
    audits,
    books,
    checklists,
    console,
    copies,
    enclosures,
    exclusions,
    findings,
    handling,
    letters,
    objections,
    officers,
    paper,
    registering,
    registers,
    reports,
    settings,
    slips,
    workdays,
)
SENTENCES: dict[str, str] = {code: sentence for room in _ROOMS for code, sentence in room.SENTENCES.items()}
