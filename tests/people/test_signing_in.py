"""Signing in: passphrases, what a wrong one costs, recovery codes, and what is never written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.people import passphrases
from ppid_desk.people.rules import Role
from tests.conftest import asked
from tests.people.conftest import FACTS, FIRST, OTHER, Hands, code_of, events, guarded


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest) -> None:
    if "as_long_as" not in request.node.name:
        request.getfixturevalue("quick_hashes")


def test_the_first_passphrase_is_an_admins_own(desk: Desk) -> None:
    rina = desk.officers.add(FACTS)
    assert code_of(lambda: desk.officers.set_passphrase(rina.id, OTHER)) == "passphrase_first_is_admins"
    desk.officers.choose(rina.id)
    assert code_of(lambda: desk.officers.set_passphrase(rina.id, OTHER)) == "passphrase_first_is_admins"
    assert not desk.officers.guarded


def test_once_one_has_a_passphrase_acting_needs_signing_in(desk: Desk) -> None:
    rina, first = desk.officers.add(FACTS), guarded(desk)
    assert desk.who() == first
    with Desk.open(desk.places.folder, desk.clock) as other:
        assert other.officers.current is None
        assert code_of(lambda: other.requests.register(asked())) == "desk_locked"
        assert code_of(lambda: other.officers.choose(rina.id)) == "sign_in_no_passphrase"
        assert code_of(lambda: other.officers.choose(first.id)) == "sign_in_needed"
        assert code_of(lambda: other.officers.sign_in(rina.id, FIRST)) == "sign_in_no_passphrase"
        assert code_of(lambda: other.officers.sign_in(first.name, OTHER)) == "sign_in_wrong"
        assert code_of(lambda: other.officers.sign_in("Nobody", FIRST)) == "sign_in_wrong"
        assert other.officers.sign_in(first.name, FIRST).id == first.id
        other.officers.set_passphrase(rina.id, OTHER)
        other.officers.lock()
        assert other.officers.sign_in(FACTS.nip, OTHER).name == "Rina Kusuma"
        assert other.requests.register(asked()).officer == "Rina Kusuma"


def test_another_window_is_locked_when_the_passphrase_changes_or_the_officer_goes(desk: Desk) -> None:
    first = guarded(desk)
    rina = desk.officers.add(replace(FACTS, roles=frozenset({Role.ADMIN})))
    desk.officers.set_passphrase(rina.id, OTHER)
    with Desk.open(desk.places.folder, desk.clock) as other:
        other.officers.sign_in(rina.id, OTHER)
        desk.officers.set_passphrase(rina.id, FIRST + "!")
        other.follow_settings()
        assert other.officers.current is None
        other.officers.sign_in(rina.id, FIRST + "!")
        other.officers.deactivate(first.id)
        desk.follow_settings()
        assert desk.officers.current is None
        assert code_of(lambda: desk.officers.sign_in(first.id, FIRST)) == "sign_in_wrong"


def test_the_own_passphrase_needs_the_present_one_and_an_admin_gives_others_theirs(desk: Desk) -> None:
    first, rina = guarded(desk), desk.officers.add(FACTS)
    assert code_of(lambda: desk.officers.set_passphrase(first.id, OTHER)) == "passphrase_current_wrong"
    desk.officers.set_passphrase(first.id, OTHER, FIRST)
    assert desk.who().id == first.id
    desk.officers.set_passphrase(rina.id, FIRST)
    desk.officers.sign_in(rina.id, FIRST)
    assert code_of(lambda: desk.officers.set_passphrase(first.id, FIRST)) == "passphrase_not_own"
    assert code_of(lambda: desk.officers.new_codes(first.id)) == "passphrase_not_own"
    desk.officers.set_passphrase(rina.id, OTHER, FIRST)
    assert len(desk.officers.new_codes(rina.id)) == 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("elf signs ..", ""),
        ("sebelas hrf", "passphrase_short"),
        ("x" * 257, "passphrase_long"),
        ("Password 1234", "passphrase_common"),
        ("abababababababab", "passphrase_common"),
        ("Rina Kusuma 90", "passphrase_is_name"),
        ("kusuma199001012015012001", "passphrase_is_name"),
        ("rina suka hujan sore", ""),
    ],
)
def test_which_passphrases_are_taken(text: str, code: str) -> None:
    if code:
        assert code_of(lambda: passphrases.check(text, FACTS.name, FACTS.nip)) == code
    else:
        passphrases.check(text, FACTS.name, FACTS.nip)


def test_five_tries_are_free_then_one_waits_and_32_a_day_are_all(office: Desk, hands: Hands) -> None:
    first = guarded(office)
    office.officers.lock()
    guesses, until, end = 0, [], hands.moment + timedelta(hours=24)
    while hands.moment < end:
        code = code_of(lambda: office.officers.sign_in(first.id, "tidak benar sama sekali"))
        if code == "sign_in_wrong":
            guesses += 1
            blocked = office.officers.named(first.id).blocked_until
            until.append((blocked - hands.moment).total_seconds() / 60 if blocked else 0)
        hands.wait(seconds=30)
    assert guesses == 32
    assert until[:13] == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 64, 64]


def test_a_block_holds_for_the_right_passphrase_too_and_ends(office: Desk, hands: Hands) -> None:
    first = guarded(office)
    office.officers.lock()
    for _ in range(5):
        assert code_of(lambda: office.officers.sign_in(first.id, OTHER)) == "sign_in_wrong"
    with pytest.raises(Refusal) as told:
        office.officers.sign_in(first.id, FIRST)
    assert told.value.code == "sign_in_blocked"
    assert "12.01" in str(told.value)
    hands.wait(seconds=60)
    assert office.officers.sign_in(first.id, FIRST).blocked_until is None
    office.officers.lock()
    assert code_of(lambda: office.officers.sign_in(first.id, OTHER)) == "sign_in_wrong"  # the free tries are back
    assert office.officers.sign_in(first.id, FIRST)
    assert not list(office.faults())


def test_an_admin_unlocks(desk: Desk) -> None:
    first, rina = guarded(desk), desk.officers.add(FACTS)
    desk.officers.set_passphrase(rina.id, OTHER)
    with Desk.open(desk.places.folder, desk.clock) as other:
        for _ in range(5):
            code_of(lambda: other.officers.sign_in(rina.id, FIRST))
        assert code_of(lambda: other.officers.sign_in(rina.id, OTHER)) == "sign_in_blocked"
        desk.officers.unlock(rina.id)
        assert other.officers.sign_in(rina.id, OTHER)
    assert desk.who().id == first.id


def test_a_recovery_code_sets_a_new_passphrase_once(desk: Desk) -> None:
    first = guarded(desk)
    codes = desk.officers.new_codes(first.id)
    assert len(set(codes)) == 10
    assert all(len(code.replace("-", "")) == 24 for code in codes)
    desk.officers.lock()
    for _ in range(5):
        code_of(lambda: desk.officers.sign_in(first.id, OTHER))
    typed = codes[3].lower().replace("-", " ").replace("o", "0").replace("i", "1").replace("b", "8")
    assert code_of(lambda: desk.officers.recover(first.id, typed, "pendek")) == "passphrase_short"
    assert desk.officers.recover(first.id, typed, OTHER).codes_left == 9
    assert desk.who().id == first.id
    assert code_of(lambda: desk.officers.recover(first.id, typed, FIRST)) == "recovery_code_wrong"
    desk.officers.lock()
    assert desk.officers.sign_in(first.id, OTHER)
    fresh = desk.officers.new_codes(first.id)
    assert code_of(lambda: desk.officers.recover(first.id, codes[0], FIRST)) == "recovery_code_wrong"
    assert desk.officers.recover(first.id, fresh[0], FIRST)
    assert not list(desk.faults())


def test_no_secret_stands_in_journal_or_books(desk: Desk) -> None:
    first = guarded(desk)
    codes = desk.officers.new_codes(first.id)
    code_of(lambda: desk.officers.sign_in(first.id, "percobaan rahasia lain"))
    with desk.books.read() as reading:
        told = "\n".join(body for (body,) in reading.rows("SELECT body FROM event"))
        kept = repr(reading.rows("SELECT * FROM officer")) + repr(reading.rows("SELECT * FROM recovery_code"))
        stored = reading.value("SELECT passphrase FROM officer")
    for secret in (FIRST, "percobaan rahasia lain", *codes, *(code.replace("-", "") for code in codes)):
        assert secret not in told + kept
    assert stored not in told
    assert stored.startswith("$argon2id$")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE officer SET roles = 'petugas admin' WHERE name = 'Rina Kusuma'",
        "UPDATE officer SET passphrase = 'x' WHERE name = 'Rina Kusuma'",
        "UPDATE officer SET active = 0 WHERE name = 'Rina Kusuma'",
        "UPDATE officer SET nip = '1' WHERE name = 'Rina Kusuma'",
        "DELETE FROM officer WHERE name = 'Rina Kusuma'",
        "INSERT INTO recovery_code (officer_id, digest) SELECT id, x'00' FROM officer WHERE name = 'Rina Kusuma'",
    ],
)
def test_an_officer_changed_outside_the_program_is_found(desk: Desk, sql: str) -> None:
    desk.officers.add(FACTS)
    assert not list(desk.faults())
    desk.books.write(lambda writing: writing.run(sql))
    assert any(fault.startswith("officers: ") for fault in desk.faults())


def test_an_unknown_name_takes_as_long_as_a_known_one(desk: Desk) -> None:
    import time

    first = guarded(desk)
    spent = []
    for name in (first.name, "Tidak Ada"):
        rounds = []
        for _ in range(3):
            began = time.perf_counter()
            code_of(partial(desk.officers.sign_in, name, OTHER))
            rounds.append(time.perf_counter() - began)
        spent.append(min(rounds))
    assert 0.5 < spent[0] / spent[1] < 2
    assert min(spent) > 0.02


# the rules of BSSN, where the office turns them on

GOOD, NEXT = "Kuda-laut menari 7 kali", "Gerobak-hujan 17 malam"


def _by_bssn(desk: Desk) -> None:
    desk.change_settings({"passphrases.rules": "bssn"})


@pytest.mark.parametrize(
    ("passphrase", "lacks"),
    [("kuda-laut 7 menari", "huruf besar"), ("KUDA-LAUT 7 MENARI", "huruf kecil"), ("Kuda-laut menari", "angka"),
     ("Kuda laut 7 menari", "tanda lain"), ("kuda laut menari", "huruf besar, angka, tanda lain"), (GOOD, "")],
)  # fmt: skip
def test_four_kinds_of_signs(desk: Desk, passphrase: str, lacks: str) -> None:
    _by_bssn(desk)
    if not lacks:
        assert desk.officers.set_passphrase(desk.who().id, passphrase).has_passphrase
        return
    with pytest.raises(Refusal, match=lacks) as told:
        desk.officers.set_passphrase(desk.who().id, passphrase)
    assert (told.value.code, told.value.field) == ("passphrase_kinds", "passphrase")


def test_without_the_switch_nothing_is_asked_and_nothing_ends(office: Desk, hands: Hands) -> None:
    first = guarded(office)
    hands.wait(days=400)
    assert office.officers.valid_until(first.id) is None
    assert office.officers.sign_in(first.id, FIRST).id == first.id


@pytest.mark.parametrize(
    ("set_on", "last"),
    [((2026, 8, 31), (2027, 2, 28)), ((2026, 5, 24), (2026, 11, 24)), ((2027, 8, 31), (2028, 2, 29))],
)
def test_valid_for_six_months(set_on: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert passphrases.valid_until(date(*set_on)) == date(*last)


def test_after_six_months_a_new_one_is_asked_for_and_nothing_is_done_before(office: Desk, hands: Hands) -> None:
    _by_bssn(office)
    first = office.officers.set_passphrase(office.who().id, GOOD)
    last = office.officers.valid_until(first.id)
    assert last == date(2027, 5, 23)
    hands.wait(days=(last - office.clock.today()).days)
    office.officers.lock()
    assert office.officers.sign_in(first.id, GOOD).id == first.id
    hands.wait(days=1)
    office.officers.lock()
    assert code_of(lambda: office.officers.sign_in(first.id, FIRST)) == "sign_in_wrong"  # tells nothing
    assert code_of(lambda: office.officers.sign_in(first.id, GOOD)) == "passphrase_expired"
    assert office.officers.current is None
    assert code_of(lambda: office.officers.renew(first.id, GOOD, GOOD)) == "passphrase_same"
    assert code_of(lambda: office.officers.renew(first.id, GOOD, OTHER)) == "passphrase_kinds"
    assert code_of(lambda: office.officers.renew(first.id, NEXT + "!", NEXT)) == "sign_in_wrong"
    assert office.officers.renew(first.id, GOOD, NEXT).id == first.id
    assert office.officers.valid_until(first.id) == date(2027, 11, 24)
    office.officers.lock()
    assert office.officers.sign_in(first.id, NEXT)
    kinds = [kind for kind, _, _ in events(office)]
    assert kinds.count("officer.passphrase_outdated") == 1
    assert list(office.faults()) == []


def test_a_passphrase_from_before_the_rules_is_renewed_at_the_next_sign_in(office: Desk) -> None:
    first = guarded(office)
    _by_bssn(office)
    office.officers.lock()
    assert code_of(lambda: office.officers.sign_in(first.id, FIRST)) == "passphrase_kinds_now"
    assert office.officers.renew(first.id, FIRST, NEXT).id == first.id
    with office.books.read() as reading:
        told = reading.value("SELECT body FROM event WHERE kind = 'settings.changed' ORDER BY seq DESC LIMIT 1")
    assert "passphrases.rules" in told
