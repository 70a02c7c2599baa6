"""What may be refused under article 17, by whom it is excluded, and what a consequence test supports; pure."""

from __future__ import annotations

import re
from datetime import date

from ppid_desk.catalogue.rules import ConsequenceTest, Entry, Ground, Issuer, Never, Result, Standing
from ppid_desk.errors import Refusal
from ppid_desk.language import plain_date

LIFTED = frozenset({Ground.G, Ground.H})  # by written consent or public office, KIP Ps 18(2)


def citable(entry: Entry, day: date) -> Refusal | None:
    """Why an entry may not be cited on a day, or None."""
    standing = entry.standing(day)
    if standing is Standing.IN_FORCE:
        return None
    named = {"entry": entry.code, "decree": entry.decree.number, "day": plain_date(day)}
    if standing is Standing.WITHDRAWN and entry.withdrawn:
        by, on = entry.withdrawn.by, plain_date(entry.withdrawn.on)
        return Refusal("dik_withdrawn", field="dik", by=by, on=on, **named)
    last = plain_date(entry.ends_on) if entry.ends_on else "…"
    return Refusal("dik_not_in_force", field="dik", first=plain_date(entry.first_day), last=last, **named)


def refusal_of(
    entry: Entry | None, ground: Ground, *, consent: bool, public_office: bool, never_excluded: Never | None
) -> Refusal | None:
    """Why an item may not be refused under a letter of KIP Ps 17 with this entry, or None.

    `consent` and `public_office` are what KIP Ps 18(2) asks about letters g and h; `never_excluded` is the row of
    Ps 18(1) that the item is. Whether the entry is in force on the day is `citable`.
    """
    if never_excluded is not None:
        return Refusal("dik_never", field="never_excluded", text=never_excluded.text, source=never_excluded.source)
    if ground in LIFTED and consent:
        return Refusal("dik_consent", field="consent", letter=ground.value)
    if ground in LIFTED and public_office:
        return Refusal("dik_public_office", field="public_office", letter=ground.value)
    if entry is None:
        return Refusal("dik_needed", field="dik", letter=ground.value)
    if ground not in entry.grounds:
        said = ", ".join(each.value for each in entry.grounds)
        return Refusal("dik_other_ground", field="article", entry=entry.code, letter=ground.value, letters=said)
    return None


def supports_extension(test: ConsequenceTest) -> bool:
    """A pending test supports an extension, and nothing more."""
    return test.pending


def refusal_on_test(test: ConsequenceTest, reason: str) -> Refusal | None:
    """Why a refusal may not rest on a test alone, or None: pending, it takes the PPID's recorded reason.

    Such a refusal is a deviation (`is_deviation`; audit item B8). One that was found open may not be refused; one that
    was excluded is refused with the entry of its decree.
    """
    if test.result is Result.OPEN:
        return Refusal("dik_test_open", field="test_number", number=test.number)
    if test.result is Result.EXCLUDED:
        return Refusal("dik_test_decided", field="dik", number=test.number, decree=test.decree)
    return None if reason.strip() else Refusal("dik_test_pending", field="deviation", number=test.number)


def is_deviation(entry: Entry | None, test: ConsequenceTest | None) -> bool:
    """Whether a refusal rests on a pending test alone."""
    return entry is None and test is not None and test.pending


def issuer_of(name: str) -> Issuer:
    """Which of the two issuers a name is. Raises Refusal for any other: a city office excludes nothing by itself."""
    said = " ".join(re.sub(r"[^a-z ]", " ", name.casefold()).split())
    said = said.replace("komisi pemilihan umum", "kpu").replace("republik indonesia", "ri")
    said = re.sub(r"^(ketua|sekretaris jenderal|sekjen|sekretariat jenderal|ppid|sekretaris|sekretariat) ", "", said)
    if re.fullmatch(r"kpu( ri| pusat)?", said):
        return Issuer.NATIONAL
    if re.fullmatch(r"kpu (provinsi|prov) [a-z ]+", said):
        return Issuer.PROVINCE
    raise Refusal("dik_issuer", field="issuer", issuer=name.strip())
