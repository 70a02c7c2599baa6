"""The list in real books: what may be cited when, withdrawn and corrected with its decree, never deleted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from ppid_desk.catalogue.area import Catalogue
from ppid_desk.catalogue.rules import Decree, Issuer, Result, Standing, Withdrawal
from ppid_desk.catalogue.service import Exclusions
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Role
from tests.catalogue.conftest import decree_facts, entry_facts, officer
from tests.conftest import asked
from tests.hostile import HOSTILE

CANCELLED = Withdrawal(date(2025, 9, 16), "Keputusan 805 Tahun 2025")


def refused(told: pytest.ExceptionInfo[Refusal]) -> tuple[str, str | None]:
    assert str(told.value)
    return told.value.code, told.value.field


def test_t31_a_withdrawn_decree_is_cited_no_more(catalogue: Catalogue, decree: Decree) -> None:
    """KPU 731/2025, cancelled on 16 September 2025."""
    entry = catalogue.exclusions.add_entry(decree.id, entry_facts())
    catalogue.exclusions.withdraw(decree.id, CANCELLED)
    assert catalogue.exclusions.entry(entry.id, date(2025, 9, 15)).code == "1"
    for day in (date(2025, 9, 16), date(2025, 9, 17)):
        with pytest.raises(Refusal) as told:
            catalogue.exclusions.entry(entry.id, day)
        assert refused(told) == ("dik_withdrawn", "dik")
        assert CANCELLED.by in str(told.value)
        assert "16 September 2025" in str(told.value)
    assert len(catalogue.exclusions.in_force(date(2025, 9, 15))) == 1
    assert catalogue.exclusions.in_force(date(2025, 9, 17)) == ()
    (kept,) = catalogue.exclusions.all()
    assert kept.withdrawn == CANCELLED


def test_an_entry_is_withdrawn_alone(catalogue: Catalogue, decree: Decree) -> None:
    one, other = (catalogue.exclusions.add_entry(decree.id, entry_facts(code)) for code in ("1", "2"))
    catalogue.exclusions.withdraw(one.id, CANCELLED)
    assert [each.id for each in catalogue.exclusions.in_force(date(2026, 1, 5))] == [other.id]
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.withdraw(one.id, CANCELLED)
    assert refused(told) == ("dik_already_withdrawn", "withdrawn_on")
    sentences = [each.sentence for each in catalogue.exclusions.history(one.id)]
    assert len(sentences) == 3
    assert CANCELLED.by in sentences[2]


def test_not_yet_and_no_longer(catalogue: Catalogue, decree: Decree) -> None:
    entry = catalogue.exclusions.add_entry(decree.id, entry_facts(years=None, until=date(2026, 3, 31)))
    for day in (date(2025, 9, 9), date(2026, 4, 1)):
        with pytest.raises(Refusal) as told:
            catalogue.exclusions.entry(entry.id, day)
        assert refused(told) == ("dik_not_in_force", "dik")
    assert catalogue.exclusions.entry(entry.id, date(2026, 3, 31)).standing(date(2026, 3, 31)) is Standing.IN_FORCE
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.entry("nowhere", date(2026, 1, 1))
    assert refused(told) == ("dik_unknown", "dik")


@pytest.mark.parametrize(
    ("last", "by"), [(date(2027, 3, 31), date(2027, 2, 4)), (date(2026, 12, 31), date(2026, 11, 17))]
)
def test_t25_the_decree_comes_30_working_days_before_the_end(
    catalogue: Catalogue, decree: Decree, last: date, by: date
) -> None:
    catalogue.exclusions.add_entry(decree.id, entry_facts("1", years=None, until=last))
    catalogue.exclusions.add_entry(decree.id, entry_facts("2", years=None))
    ended = catalogue.exclusions.add_entry(decree.id, entry_facts("3", years=None, until=date(2026, 1, 5)))
    gone = catalogue.exclusions.add_entry(decree.id, entry_facts("4", years=None, until=last))
    catalogue.exclusions.withdraw(gone.id, CANCELLED)
    (found,) = catalogue.exclusions.expiring(date(2026, 11, 23))
    assert (found.entry.code, found.ends_on, found.decree_by.date) == ("1", last, by)
    assert ended.ends_on == date(2026, 1, 5)


def test_a_correction_keeps_what_stood_there(desk: Desk, catalogue: Catalogue, decree: Decree) -> None:
    entry = catalogue.exclusions.add_entry(decree.id, entry_facts())
    catalogue.exclusions.withdraw(entry.id, CANCELLED)
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.correct_entry(entry.id, entry_facts("1a"), None, " ")
    assert refused(told) == ("dik_reason", "reason")
    right = catalogue.exclusions.correct_entry(entry.id, entry_facts("1a"), None, "yang dicabut butir lain")
    assert (right.code, right.withdrawn) == ("1a", None)
    moved = catalogue.exclusions.correct_decree(
        decree.id, replace(decree_facts(), number="732 Tahun 2025"), None, "salah"
    )
    assert catalogue.exclusions.get(entry.id).decree == moved
    with desk.books.read() as reading:
        told_first = reading.value("SELECT body FROM event WHERE subject = ? ORDER BY seq", (entry.id,))
    assert json.loads(told_first)["code"] == "1"


def test_a_city_office_excludes_nothing(catalogue: Catalogue) -> None:
    own = replace(decree_facts(), issuer_name="KPU Kota Serang")
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.add_decree(own)
    assert refused(told) == ("dik_issuer", "issuer")
    assert "KPU Kota Serang" in str(told.value)
    province = replace(decree_facts("12/2026", date(2026, 2, 2)), issuer_name="KPU Provinsi Banten")
    assert catalogue.exclusions.add_decree(province).issuer is Issuer.PROVINCE


def test_what_does_not_fit_is_refused_with_its_field(catalogue: Catalogue, decree: Decree) -> None:
    wrong = {
        "code": entry_facts(" "), "information": entry_facts(information="-"),
        "consequence": entry_facts(consequence=""),
        "grounds": entry_facts(grounds=()), "years": entry_facts(years=0), "until": entry_facts(until=date(2020, 1, 1)),
        "in_force_from": entry_facts(in_force_from=date(1925, 1, 1)),
    }  # fmt: skip
    for field, facts in wrong.items():
        with pytest.raises(Refusal) as told:
            catalogue.exclusions.add_entry(decree.id, facts)
        assert refused(told)[1] == field
    for decree_field, other in (("number", decree_facts(" ")), ("decided_on", decree_facts("2", date(2027, 1, 1)))):
        with pytest.raises(Refusal) as told:
            catalogue.exclusions.add_decree(other)
        assert refused(told)[1] == decree_field
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.withdraw(decree.id, Withdrawal(date(2025, 9, 9), "x"))
    assert refused(told) == ("dik_withdrawn_before", "withdrawn_on")
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.withdraw(decree.id, Withdrawal(date(2025, 9, 16), " "))
    assert refused(told) == ("dik_withdrawn_without_decree", "withdrawn_by")
    with pytest.raises(Refusal) as told:
        catalogue.exclusions.add_decree(decree_facts("731  tahun 2025"))
    assert refused(told) == ("dik_decree_known", "number")
    assert catalogue.exclusions.all() == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_kept_as_it_is(catalogue: Catalogue, decree: Decree, name: str) -> None:
    text = HOSTILE[name].strip()
    entry = catalogue.exclusions.add_entry(decree.id, entry_facts(information=text, consequence=text, unit=text))
    assert (entry.information, entry.consequence, entry.unit) == (text, text, text)
    assert [each.id for each in catalogue.exclusions.search(text)] == [entry.id]
    assert catalogue.exclusions.search(text + "zzz") == ()
    catalogue.exclusions.withdraw(entry.id, Withdrawal(date(2026, 1, 1), text[:300]))
    assert catalogue.exclusions.history(entry.id)


def test_rights_are_kept_in_the_service(desk: Desk, decree: Decree) -> None:
    def acting(*roles: Role) -> Exclusions:
        return Exclusions(desk.books, desk.workdays, lambda: officer(*roles))

    for roles in ((Role.DESK,), (Role.AUDITOR, Role.ADMIN, Role.SUPERIOR)):
        assert acting(*roles).all() == ()
        who = acting(*roles)
        for act in (
            partial(who.add_entry, decree.id, entry_facts()),
            partial(who.add_decree, decree_facts("1")),
            partial(who.withdraw, decree.id, CANCELLED),
        ):
            with pytest.raises(Refusal) as told:
                act()
            assert told.value.code == "role_missing"
    entry = acting(Role.UNIT).add_entry(decree.id, entry_facts())
    with pytest.raises(Refusal) as told:
        acting(Role.UNIT).withdraw(entry.id, CANCELLED)
    assert told.value.code == "role_missing"
    acting(Role.PPID).withdraw(entry.id, CANCELLED)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE exclusion SET until = '2099-01-01'", "UPDATE exclusion SET withdrawn_on = NULL, withdrawn_by = NULL",
        "UPDATE exclusion_decree SET issuer = 'kpu_provinsi'", "DELETE FROM exclusion",
        "UPDATE consequence_test SET result = 'open'",
        "INSERT INTO exclusion SELECT 'x', decree, 'x', information, grounds, consequence, in_force_from, years, until,"
        " other_law, public_interest, unit, NULL, NULL FROM exclusion",
    ],
)  # fmt: skip
def test_a_row_changed_outside_the_program_is_found(desk: Desk, statement: str) -> None:
    decree = desk.catalogue.exclusions.add_decree(decree_facts())
    entry = desk.catalogue.exclusions.add_entry(decree.id, entry_facts())
    desk.catalogue.exclusions.withdraw(entry.id, CANCELLED)
    number = desk.requests.register(asked()).number
    desk.catalogue.tests.send("12/UK/2026", date(2026, 11, 20), number, 1)
    assert list(desk.faults()) == []
    desk.books.write(lambda writing: writing.run(statement))
    assert len(list(desk.faults())) >= 1


def test_a_consequence_test_from_sending_to_its_result(desk: Desk, catalogue: Catalogue, decree: Decree) -> None:
    number = desk.requests.register(asked("Siti Rahmawati", "Ijazah calon", "Laporan kinerja")).number
    sent = catalogue.tests.send(" 12/UK/2026 ", date(2026, 11, 20), number, 2)
    assert (sent.number, sent.request, sent.item, sent.pending) == ("12/UK/2026", number, 2, True)
    assert catalogue.tests.of(number) == (sent,)
    wrong: dict[str, Any] = {
        "dik_test_known": partial(catalogue.tests.send, "12/uk/2026", date(2026, 11, 20), number, 1),
        "dik_test_item": partial(catalogue.tests.send, "13", date(2026, 11, 20), number, 3),
        "number_unknown": partial(catalogue.tests.send, "13", date(2026, 11, 20), "9999", 1),
        "old_in_future": partial(catalogue.tests.send, "13", date(2026, 11, 24), number, 1),
        "dik_empty": partial(catalogue.tests.send, " ", date(2026, 11, 20), number, 1),
        "dik_test_unknown": partial(catalogue.tests.decide, "99", Result.OPEN, date(2026, 11, 23)),
        "dik_test_early": partial(catalogue.tests.decide, "12/UK/2026", Result.OPEN, date(2026, 11, 19)),
        "dik_test_decree": partial(catalogue.tests.decide, "12/UK/2026", Result.EXCLUDED, date(2026, 11, 23), "77"),
    }
    for expected, act in wrong.items():
        with pytest.raises(Refusal) as told:
            act()
        assert told.value.code == expected
    done = catalogue.tests.decide("12/UK/2026", Result.EXCLUDED, date(2026, 11, 23), decree.number)
    assert (done.result, done.decree, done.pending) == (Result.EXCLUDED, decree.number, False)
    with pytest.raises(Refusal) as told:
        catalogue.tests.decide("12/UK/2026", Result.OPEN, date(2026, 11, 23))
    assert told.value.code == "dik_test_done"
    assert len(catalogue.tests.history("12/UK/2026")) == 2
