"""What a decision on an item may rest on, as the handling of requests asks it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ppid_desk.catalogue.area import Catalogue
from ppid_desk.catalogue.rules import NEVER_EXCLUDED, Decree, Ground, Withdrawal
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.handling.item_decisions import NeverExcluded
from tests.catalogue.conftest import entry_facts
from tests.conftest import asked

DAY = date(2026, 11, 23)


def why_not(catalogue: Catalogue, day: date = DAY, **decision: Any) -> tuple[str, str | None]:
    refusal = catalogue.citing.refusal({"item": 1, "outcome": "refused", "ground": "article_17", **decision}, day)
    if refusal is None:
        return "", None
    assert str(refusal)
    return refusal.code, refusal.field


def test_what_a_decision_calls_never_excluded_is_in_the_law() -> None:
    assert [each.name for each in NEVER_EXCLUDED] == list(NeverExcluded)


def test_a_refusal_rests_on_an_entry_in_force(catalogue: Catalogue, decree: Decree) -> None:
    entry = catalogue.exclusions.add_entry(decree.id, entry_facts("7"))
    for named in (entry.id, entry.id[:8], "7", "731 tahun 2025 7"):
        assert why_not(catalogue, dik=named) == ("", None)
    assert why_not(catalogue) == ("dik_missing", "dik")
    assert why_not(catalogue, article="huruf h") == ("dik_needed", "dik")
    assert why_not(catalogue, dik="8") == ("dik_id_short", "dik")
    assert why_not(catalogue, dik=decree.id) == ("dik_id_short", "dik")
    assert why_not(catalogue, date(2025, 9, 9), dik="7") == ("dik_not_in_force", "dik")
    catalogue.exclusions.withdraw(decree.id, Withdrawal(date(2025, 9, 16), "805"))
    assert why_not(catalogue, date(2025, 9, 15), dik="7") == ("", None)
    assert why_not(catalogue, date(2025, 9, 17), dik="7") == ("dik_withdrawn", "dik")


def test_article_18_through_a_decision(catalogue: Catalogue, decree: Decree) -> None:
    catalogue.exclusions.add_entry(decree.id, entry_facts("hj"))
    catalogue.exclusions.add_entry(decree.id, entry_facts("h", grounds=(Ground.H,)))
    assert why_not(catalogue, dik="hj", never_excluded="ruling") == ("dik_never", "never_excluded")
    assert why_not(catalogue, dik="h", consent=True) == ("dik_consent", "consent")
    assert why_not(catalogue, dik="h", public_office=True) == ("dik_public_office", "public_office")
    assert why_not(catalogue, dik="hj", consent=True) == ("", None)  # letter j still stands
    assert why_not(catalogue, dik="hj", article="Pasal 17 huruf h", consent=True) == ("dik_consent", "consent")
    assert why_not(catalogue, dik="h", article="huruf a") == ("dik_other_ground", "article")
    assert why_not(catalogue, dik="h", article="rahasia") == ("dik_ground_unreadable", "article")


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ({}, ("dik_test_pending", "deviation")), ({"article": "h"}, ("dik_test_pending", "deviation")),
        ({"deviation": "Batas waktu berakhir"}, ("", None)),
        ({"article": "huruf h", "consent": True, "deviation": "x"}, ("dik_consent", "consent")),
        ({"never_excluded": "ruling", "deviation": "x"}, ("dik_never", "never_excluded")),
        ({"test_number": "99"}, ("dik_test_unknown", "test_number")),
    ],
)  # fmt: skip
def test_a_pending_test_takes_the_reason_of_the_ppid(
    desk: Desk, catalogue: Catalogue, decision: dict[str, Any], expected: tuple[str, str | None]
) -> None:
    number = desk.requests.register(asked()).number
    catalogue.tests.send("12/UK", date(2026, 11, 20), number, 1)
    assert why_not(catalogue, **{"test_number": "12/UK", **decision}) == expected


def test_t31_in_the_life_of_a_request(desk: Desk, catalogue: Catalogue, decree: Decree) -> None:
    """A decision that cites what was withdrawn is blocked with the decree that withdrew it; nothing is written."""
    number = desk.requests.register(asked()).number
    catalogue.exclusions.add_entry(decree.id, entry_facts("7"))
    facts = {"items": [{"item": 1, "outcome": "refused", "ground": "article_17", "dik": "7"}]}
    desk.handling.advance(number, "decide", facts)
    catalogue.exclusions.withdraw(decree.id, Withdrawal(date(2025, 9, 16), "Keputusan 805 Tahun 2025"))
    events = desk.changes()
    with pytest.raises(Refusal) as told:
        desk.handling.advance(number, "decide", facts)
    assert (told.value.code, told.value.field) == ("dik_withdrawn", "items[1].dik")
    assert "Keputusan 805 Tahun 2025" in str(told.value)
    assert desk.changes() == events
