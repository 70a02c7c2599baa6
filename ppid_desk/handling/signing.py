"""Who may sign a letter: whoever holds the office, or stands in for it by a decree that covers the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.papers.letters.facts import Acting
from ppid_desk.people.rules import Officer, Role


def officer_named(officers: tuple[Officer, ...], name: str) -> Officer:
    """The one active officer of a name, NIP or UUID, as it is written for a signature. Raises Refusal."""
    found = [each for each in officers if each.active and name in (each.name, each.id, each.nip)]
    if len(found) != 1:
        raise Refusal("officer_unknown", field="signer", name=name, known=", ".join(o.name for o in officers))
    return found[0]


def may_sign(found: Officer, role: Role, facts: Mapping[str, Any], code: str) -> Refusal | None:
    """Why an officer may not sign, or None: who has the role may, and who stands in by a decree of that day.

    `code` is the sentence for one who does neither.
    """
    if not facts.get("acting"):
        return None if role in found.roles else Refusal(code, field="signer", name=found.name)
    if not facts.get("acting_decree"):
        return Refusal("fact_missing", field="acting_decree", fact=tr("By which decree"))
    since, until, on = facts.get("acting_since"), facts.get("acting_until"), facts.get("on")
    if since is None:
        return Refusal("fact_missing", field="acting_since", fact=tr("Acting since"))
    if until is None and facts["acting"] == Acting.PLH:
        return Refusal("fact_missing", field="acting_until", fact=tr("Acting until"))
    if on and (on < since or (until and on > until)):
        return Refusal("acting_not_then", field="on", name=found.name, day=short_date(on))
    return None


def signers_first(officers: tuple[Officer, ...], role: Role) -> tuple[Officer, ...]:
    """The active officers: those who sign by their role, and then those who could stand in by a decree."""
    active = [each for each in officers if each.active]
    return tuple(sorted(active, key=lambda each: role not in each.roles))
