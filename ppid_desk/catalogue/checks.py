"""What a decree, an entry and a withdrawal must say before they are written down; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ppid_desk.catalogue.lawful import issuer_of
from ppid_desk.catalogue.rules import LONGEST_A, DecreeFacts, EntryFacts, Ground, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.language import plain_date
from ppid_desk.sheets.cells import LONGEST
from ppid_desk.text import clean

FIRST_LAW = date(2010, 4, 30)
_LAST_YEAR = 2190
_MOST_YEARS = 100
_SHORT = 300  # signs of a number, a code, a name


def checked_decree(facts: DecreeFacts, today: date) -> DecreeFacts:
    """A decree with its texts cleaned. Raises Refusal with the field that does not fit."""
    number, name = _words("number", facts.number), _words("issuer", facts.issuer_name)
    _decided(facts.decided_on, today)
    if facts.in_force_from.year > _LAST_YEAR:
        raise Refusal("dik_far", field="in_force_from", last=_LAST_YEAR)
    title = _text("title", facts.title)
    return replace(facts, number=number, title=title, issuer=issuer_of(name), issuer_name=name)


def _decided(day: date, today: date) -> None:
    if day > today:
        raise Refusal("old_in_future", field="decided_on")
    if day < FIRST_LAW:
        raise Refusal("old_before_law", field="decided_on")


def checked_entry(facts: EntryFacts) -> EntryFacts:
    """An entry with its texts cleaned. Raises Refusal with the field that does not fit."""
    _period(facts)
    if not facts.grounds:
        raise Refusal("dik_no_ground", field="grounds")
    return replace(
        facts, code=_words("code", facts.code), information=_needed("information", facts.information),
        grounds=tuple(sorted(set(facts.grounds))), consequence=_needed("consequence", facts.consequence),
        other_law=_text("other_law", facts.other_law), unit=_text("unit", facts.unit),
        public_interest=_text("public_interest", facts.public_interest),
    )  # fmt: skip


def _period(facts: EntryFacts) -> None:
    if facts.years is not None and not 1 <= facts.years <= _MOST_YEARS:
        raise Refusal("dik_years", field="years", most=_MOST_YEARS)
    if set(facts.grounds) == {Ground.A} and (facts.years or 0) > LONGEST_A:
        raise Refusal("dik_a_too_long", field="years", most=LONGEST_A)
    if max(facts.in_force_from.year, facts.until.year if facts.until else 0) > _LAST_YEAR:
        raise Refusal("dik_far", field="until" if facts.until else "in_force_from", last=_LAST_YEAR)
    if facts.in_force_from < FIRST_LAW:
        raise Refusal("old_before_law", field="in_force_from")
    if facts.until and facts.until < facts.in_force_from:
        raise Refusal("dik_until_before", field="until")


def checked_withdrawal(withdrawal: Withdrawal, decided_on: date) -> Withdrawal:
    """A withdrawal of what was decided on a day. Raises Refusal with the field that does not fit."""
    by = clean(withdrawal.by).text.strip()
    if not by:
        raise Refusal("dik_withdrawn_without_decree", field="withdrawn_by")
    if withdrawal.on < decided_on:
        raise Refusal("dik_withdrawn_before", field="withdrawn_on", day=plain_date(decided_on))
    if withdrawal.on.year > _LAST_YEAR:
        raise Refusal("dik_far", field="withdrawn_on", last=_LAST_YEAR)
    return Withdrawal(withdrawal.on, _words("withdrawn_by", by))


def _words(field: str, raw: str) -> str:
    text = " ".join(_needed(field, raw).split())
    if len(text) > _SHORT:
        raise Refusal("dik_too_long", field=field, most=_SHORT)
    return text


def _needed(field: str, raw: str) -> str:
    text = _text(field, raw)
    if text in ("", "-"):
        raise Refusal("dik_empty", field=field)
    return text


def _text(field: str, raw: str) -> str:
    text = clean(raw).text.strip()
    if len(text) > LONGEST:
        raise Refusal("dik_too_long", field=field, most=LONGEST)
    return text
