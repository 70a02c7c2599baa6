"""Who may do what, as one table: what is not said here is allowed to nobody.

Roles after PKPU 4/2025 Ps 9; an auditor reads and writes nothing, an admin looks after officers, books and settings and
reads no request.
"""

from __future__ import annotations

from enum import StrEnum

from ppid_desk.people.rules import Officer, Role, allow


class Act(StrEnum):
    """Something that is done in the office."""

    READ = "read"  # requests and what belongs to them; identity numbers masked
    REVEAL = "reveal"  # a full identity number, with a reason
    LOOKS = "looks"  # who looked at full identity numbers, and why
    REGISTER = "register"  # requests, their slips, numbers for paper, old registers
    CLOSE_DAY = "close_day"
    SETTINGS = "settings"
    BOOKS = "books"  # copies to a file, restoring, recovery sheet
    OFFICERS = "officers"  # add, change, deactivate, unlock


_DESK = (Role.DESK, Role.UNIT, Role.PPID)

RIGHTS: dict[Act, tuple[Role, ...]] = {
    Act.READ: (*_DESK, Role.SUPERIOR, Role.AUDITOR),
    Act.REVEAL: (*_DESK, Role.SUPERIOR),
    Act.LOOKS: (Role.PPID, Role.SUPERIOR, Role.AUDITOR),
    Act.REGISTER: _DESK,
    Act.CLOSE_DAY: _DESK,
    Act.SETTINGS: (Role.ADMIN,),
    Act.BOOKS: (Role.ADMIN,),
    Act.OFFICERS: (Role.ADMIN,),
}


def permit(officer: Officer, act: Act) -> Officer:
    """Let an officer pass whose roles allow the act, and return them. Raises Refusal otherwise."""
    allow(officer, *RIGHTS[act])
    return officer
