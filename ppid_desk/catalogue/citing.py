"""Whether an item may be kept secret: asked when a decision is made, when its letter is signed, and when it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ppid_desk.catalogue.lawful import citable, refusal_of, refusal_on_test
from ppid_desk.catalogue.reader import grounds_of
from ppid_desk.catalogue.rules import NEVER_EXCLUDED, ConsequenceTest, Entry, Ground, Never
from ppid_desk.catalogue.service import Exclusions
from ppid_desk.catalogue.testing import ConsequenceTests
from ppid_desk.errors import Refusal
from ppid_desk.sheets.rules import Unfit

_WITHOUT_ENTRY = ("dik_missing", "dik_needed")


class Citing:
    """Reads a decision as it is kept: dik, article, never_excluded, consent, public_office, test_number, deviation."""

    def __init__(self, exclusions: Exclusions, tests: ConsequenceTests) -> None:
        self._exclusions, self._tests = exclusions, tests

    def refusal(self, decision: Mapping[str, Any], day: date) -> Refusal | None:
        """Why an item may not be refused under article 17 on that day, or None.

        `dik` is an id, or decree and code; `article` names the letters that are cited, and the entry's own hold where
        it is empty. A refusal stands while one cited letter stands.
        """
        try:
            entry, test = self._entry(decision.get("dik")), self._test(decision.get("test_number"))
            grounds = _grounds(decision.get("article"), entry)
        except Refusal as refusal:
            return refusal
        found = _of_grounds(decision, entry, grounds)
        if entry is not None:
            return found or citable(entry, day)
        if test is not None and found is not None and found.code in _WITHOUT_ENTRY:
            return refusal_on_test(test, str(decision.get("deviation") or ""))
        return found

    def described(self, decision: Mapping[str, Any]) -> dict[str, Any]:
        """What the cited entry says, to be kept with the decision: words, decree, letters, other law, consequence."""
        entry = self._entry(decision.get("dik")) if decision.get("dik") else None
        if entry is None:
            return {}
        letters = str(decision.get("article") or "") or ", ".join(each.value for each in entry.grounds)
        return {
            "dik": entry.id, "dik_words": f"{entry.code}: {entry.information}", "dik_decree": entry.decree.number,
            "article": letters, "other_law": entry.other_law, "consequence": entry.consequence,
        }  # fmt: skip

    def _entry(self, named: object) -> Entry | None:
        if not named:
            return None
        found = self._exclusions.find(str(named))
        if not isinstance(found, Entry):
            raise Refusal("dik_id_short", field="dik", id=named)
        return found

    def _test(self, number: object) -> ConsequenceTest | None:
        if not number:
            return None
        try:
            return self._tests.get(str(number))
        except Refusal as refusal:
            raise Refusal(refusal.code, field="test_number", **refusal.values) from None


def _grounds(article: object, entry: Entry | None) -> tuple[Ground, ...]:
    if not article:
        return entry.grounds if entry else ()
    try:
        return grounds_of(str(article))
    except Unfit as unfit:
        raise Refusal(unfit.code, field="article") from None


def _of_grounds(decision: Mapping[str, Any], entry: Entry | None, grounds: tuple[Ground, ...]) -> Refusal | None:
    never = _never(decision.get("never_excluded"))
    lifted = {"consent": bool(decision.get("consent")), "public_office": bool(decision.get("public_office"))}
    if never is None and not grounds:
        return Refusal("dik_missing", field="dik")
    found = [refusal_of(entry, each, never_excluded=never, **lifted) for each in grounds or Ground]
    return None if None in found else found[0]


def _never(named: object) -> Never | None:
    return next((each for each in NEVER_EXCLUDED if named and named in (each.name, each.letter)), None)
