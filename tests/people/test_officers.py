"""Officers in real books: the first ones, how they are looked after, who acts, and what each role may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk, SlipWanted
from ppid_desk.people.rights import RIGHTS, Act, permit
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.settings import changed, prefilled
from tests.conftest import asked
from tests.people.conftest import FACTS, OTHER, code_of, events, guarded

pytestmark = pytest.mark.usefixtures("quick_hashes")

# the first officers


def test_new_books_have_the_officer_of_the_settings_with_every_role_that_nobody_else_holds(desk: Desk) -> None:
    (first,) = desk.officers.all()
    assert first.name == desk.settings.officer.name
    assert first.roles == frozenset({Role.DESK, Role.UNIT, Role.ADMIN, Role.PPID, Role.SUPERIOR})
    assert desk.who() == first
    assert not list(desk.faults())


def test_named_ppid_and_superior_are_officers_of_their_own(tmp_path: Path, clock: Clock) -> None:
    names = {"ppid.name": "Budi Santoso", "ppid.nip": "197001011995011001", "superior.name": "Dewi Lestari"}
    with Desk.open(tmp_path / "office", clock, settings_text=changed(prefilled(), names)) as desk:
        first, ppid, superior = desk.officers.all()
        assert first.roles == frozenset({Role.DESK, Role.UNIT, Role.ADMIN})
        assert (ppid.name, ppid.nip, ppid.roles) == ("Budi Santoso", "197001011995011001", frozenset({Role.PPID}))
        assert (superior.name, superior.roles) == ("Dewi Lestari", frozenset({Role.SUPERIOR}))


def test_one_person_who_is_both_is_one_officer(tmp_path: Path, clock: Clock) -> None:
    names = {"officer.name": "Budi Santoso", "ppid.name": "Budi Santoso"}
    with Desk.open(tmp_path / "office", clock, settings_text=changed(prefilled(), names)) as desk:
        assert [each.name for each in desk.officers.all()] == ["Budi Santoso"]


def test_books_that_migrate_get_their_first_officers_once(desk: Desk) -> None:
    desk.books.write(lambda writing: writing.run("DELETE FROM officer"))
    folder = desk.places.folder
    desk.close()
    for _ in range(2):
        with Desk.open(folder, desk.clock) as again:
            assert [each.name for each in again.officers.all()] == [again.settings.officer.name]
    with Desk.open(folder, desk.clock) as again:
        assert len(events(again, "officers.founded")) == 2  # that of the founding, that of the migration


def test_a_demo_has_invented_officers_the_same_for_the_same_seed(tmp_path: Path, clock: Clock) -> None:
    found = []
    for name in ("one", "two"):
        with Desk.open_demo(tmp_path / name, clock, b"seed" * 8) as desk:
            found.append(desk.officers.all())
            assert desk.settings.ppid.name == found[-1][1].name
            assert not list(desk.faults())
    assert found[0] == found[1]
    roles = [{*each.roles} for each in found[0]]
    assert roles == [{Role.DESK, Role.UNIT, Role.ADMIN}, {Role.PPID}, {Role.SUPERIOR}]
    assert len({each.name for each in found[0]}) == 3
    assert all(len(each.nip) == 18 for each in found[0])


# looking after officers


def test_an_officer_is_added_changed_deactivated_and_never_deleted(desk: Desk) -> None:
    rina = desk.officers.add(FACTS)
    assert (rina.name, rina.roles, rina.active, rina.has_passphrase) == (
        "Rina Kusuma",
        frozenset({Role.DESK}),
        True,
        False,
    )
    changed_ = desk.officers.change(rina.id, replace(FACTS, title="Kasubbag", roles=frozenset({Role.PPID})))
    assert (changed_.title, changed_.roles) == ("Kasubbag", frozenset({Role.PPID}))
    assert not desk.officers.deactivate("rina kusuma").active
    assert desk.officers.reactivate(FACTS.nip).active
    kinds = [kind for kind, _, _ in events(desk)][1:]
    assert kinds == ["officer.added", "officer.changed", "officer.deactivated", "officer.reactivated"]
    assert not list(desk.faults())
    assert len(desk.officers.all()) == 2


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (OfficerFacts(" \u0007 ", roles=frozenset({Role.DESK})), "officer_without_name"),
        (OfficerFacts("A"), "officer_without_role"),
        (OfficerFacts("A" * 201, roles=frozenset({Role.DESK})), "officer_text_long"),
        (OfficerFacts("Rina Kusuma", "", roles=frozenset({Role.DESK})), "officer_twice"),
        (OfficerFacts("Rina Baru", FACTS.nip, roles=frozenset({Role.DESK})), "officer_nip_twice"),
    ],
)
def test_a_wrong_officer_is_refused_and_nothing_written(desk: Desk, facts: OfficerFacts, code: str) -> None:
    desk.officers.add(FACTS)
    before = desk.changes()
    assert code_of(lambda: desk.officers.add(facts)) == code
    assert (desk.changes(), len(desk.officers.all())) == (before, 2)


def test_names_that_fit_two_are_refused_and_the_nip_tells_them_apart(desk: Desk) -> None:
    desk.officers.add(FACTS)
    second = desk.officers.add(replace(FACTS, nip="199101012015012002"))
    assert code_of(lambda: desk.officers.named("RINA  kusuma")) == "officer_ambiguous"
    assert desk.officers.named("19910101 201501 2 002") == second
    assert code_of(lambda: desk.officers.named("")) == "officer_unknown"


def test_only_an_admin_changes_officers_and_the_last_one_stays(desk: Desk) -> None:
    rina, first = desk.officers.add(FACTS), desk.who()
    facts = OfficerFacts(first.name, roles=frozenset({Role.DESK}))
    assert code_of(lambda: desk.officers.deactivate(first.id)) == "last_admin"
    assert code_of(lambda: desk.officers.change(first.id, facts)) == "last_admin"
    desk.officers.choose(rina.id)
    for act in (
        lambda: desk.officers.add(replace(FACTS, name="X", nip="")),
        lambda: desk.officers.change(rina.id, replace(FACTS, roles=frozenset(Role))),
        lambda: desk.officers.deactivate(first.id),
        lambda: desk.officers.unlock(rina.id),
        lambda: desk.change_settings({"office.city": "X"}),
    ):
        assert code_of(act) == "role_missing"
    desk.officers.choose(first.id)
    desk.officers.change(rina.id, replace(FACTS, roles=frozenset({Role.ADMIN})))
    desk.officers.change(first.id, facts)
    assert code_of(lambda: desk.officers.add(replace(FACTS, name="X", nip=""))) == "role_missing"


def test_an_admin_without_passphrase_counts_as_none_once_signing_in_is_needed(desk: Desk) -> None:
    rina = desk.officers.add(replace(FACTS, roles=frozenset({Role.ADMIN})))
    first = guarded(desk)
    assert code_of(lambda: desk.officers.deactivate(first.id)) == "last_admin"
    desk.officers.set_passphrase(rina.id, OTHER)
    assert not desk.officers.deactivate(first.id).active
    assert code_of(desk.who) == "desk_locked"


def test_the_settings_rename_their_officer_and_the_officer_the_settings(desk: Desk) -> None:
    desk.change_settings({"officer.name": "Rina Kusuma"})
    assert [each.name for each in desk.officers.all()] == ["Rina Kusuma"]
    desk.change_officer(desk.who().id, OfficerFacts("Rina K.", "", "Pelaksana", "", desk.who().roles))
    assert (desk.settings.officer.name, desk.settings.officer.title) == ("Rina K.", "Pelaksana")
    folder, text = desk.places.folder, desk.places.settings.read_text(encoding="utf-8")
    desk.close()
    desk.places.settings.write_text(text.replace("Rina K.", "Siti Aminah"), encoding="utf-8")
    with Desk.open(folder, desk.clock) as again:
        assert [each.name for each in again.officers.all()] == ["Siti Aminah"]
        assert not list(again.faults())


# who acts


def test_everything_is_recorded_with_who_acts(desk: Desk) -> None:
    rina = desk.officers.add(replace(FACTS, roles=frozenset({Role.PPID})))
    desk.officers.choose(rina.name)
    begun = desk.changes()
    request = desk.requests.register(asked(), SlipWanted("a5", 1))
    desk.requests.hand_over(request.number)
    desk.requests.reprint(request.number, SlipWanted("a5", 1))
    (paper,) = desk.requests.reserving.reserve(1)
    desk.requests.reserving.give_back(paper.number, "rusak")
    assert desk.closing.close().officer == rina
    with desk.books.read() as reading:
        rows = reading.rows("SELECT actor FROM event WHERE seq > ?", (begun,))
    assert {actor for (actor,) in rows} == {"Rina Kusuma"}
    assert request.officer == "Rina Kusuma"
    assert not list(desk.faults())


def test_registering_asks_the_books_nothing_about_officers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from ppid_desk.records.session import Reading

    seen: list[str] = []
    real = Reading.row

    def row(self: Reading, sql: str, values: Any = ()) -> Any:
        seen.append(sql)
        return real(self, sql, values)

    monkeypatch.setattr(Reading, "row", row)
    desk.requests.register(asked())
    assert seen
    assert not [sql for sql in seen if "FROM officer" in sql]


def test_locked_nobody_acts_and_printing_goes_on_in_the_name_of_who_was_there(desk: Desk) -> None:
    from ppid_desk.printing.rules import JobState, Outcome

    request = desk.requests.register(asked(), SlipWanted("a5", 1))
    desk.officers.lock()
    assert desk.officers.current is None
    assert code_of(lambda: desk.requests.register(asked())) == "desk_locked"
    assert code_of(lambda: desk.requests.get(request.number)) == "desk_locked"
    job = desk.printing.claim(1)
    assert job
    assert desk.requests.slip(job.number, job.paper).startswith(b"%PDF")
    desk.printing.report(job, Outcome(JobState.PRINTED))
    assert events(desk, "slip.printed")[0][1] == desk.settings.officer.name
    assert code_of(lambda: desk.printing.again(job, 1)) == "desk_locked"
    desk.officers.choose(desk.settings.officer.name)
    assert desk.requests.get(request.number)


ROLES_BY_ACT = {
    Act.READ: "petugas ppid_pelaksana ppid atasan_ppid auditor",
    Act.REVEAL: "petugas ppid_pelaksana ppid atasan_ppid",
    Act.LOOKS: "ppid atasan_ppid auditor",
    Act.REGISTER: "petugas ppid_pelaksana ppid",
    Act.CLOSE_DAY: "petugas ppid_pelaksana ppid",
    Act.SETTINGS: "admin",
    Act.BOOKS: "admin",
    Act.OFFICERS: "admin",
}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_each_role_and_each_act(role: Role, act: Act) -> None:
    officer = Officer("1", "Rina", "", "", "", frozenset({role}), True, False)
    assert set(RIGHTS) == set(Act)
    if role in ROLES_BY_ACT[act].split():
        assert permit(officer, act) is officer
    else:
        assert code_of(lambda: permit(officer, act)) == "role_missing"


def _acts(desk: Desk, number: str) -> dict[Act, list[Callable[[], object]]]:
    """Ways to do each act through the front door."""
    slip, folder = SlipWanted("a5", 0), desk.places.folder
    return {
        Act.READ: [
            lambda: desk.requests.get(number), lambda: desk.requests.whole(number),
            lambda: desk.requests.search("siti"), lambda: desk.requests.visitors("siti"),
            lambda: desk.requests.look_up("siti"), lambda: desk.requests.rows(desk.requests.queue(), 0, 5),
            lambda: desk.requests.form(number),
        ],
        Act.REVEAL: [lambda: desk.requests.reveal(number, "diminta")],
        Act.LOOKS: [desk.requests.looks],
        Act.REGISTER: [
            lambda: desk.requests.register(asked()), lambda: desk.requests.hand_over(number),
            lambda: desk.requests.reprint(number, slip), lambda: desk.requests.reserving.reserve(1),
            lambda: desk.requests.reserving.give_back(desk.requests.reserving.listed()[0].number, "rusak"),
        ],
        Act.CLOSE_DAY: [desk.closing.close],
        Act.SETTINGS: [lambda: desk.change_settings({"office.city": "Serang "})],
        Act.BOOKS: [
            desk.recovery_sheet, desk.recovery_groups, desk.allow_restoring, lambda: desk.copy(folder / "copy.db"),
            lambda: desk.test_recovery(dict(enumerate(desk.recovery_groups()[:1], 1))),
        ],
        Act.OFFICERS: [lambda: desk.officers.unlock(number and desk.who().id)],
    }  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_each_role_through_the_front_door(desk: Desk, role: Role) -> None:
    number = desk.requests.register(asked()).number
    desk.requests.reserving.reserve(1)
    desk.officers.choose(desk.officers.add(replace(FACTS, roles=frozenset({role}))).id)
    for act, ways in _acts(desk, number).items():
        for way in ways:
            if role in RIGHTS[act]:
                way()
            else:
                before = desk.changes()
                assert code_of(way) == "role_missing", act
                assert desk.changes() == before


def test_the_full_number_only_by_one_logged_act(desk: Desk) -> None:
    number = desk.requests.register(asked()).number
    assert code_of(lambda: desk.requests.reveal(number, " ")) == "reveal_without_reason"
    assert code_of(lambda: desk.requests.reveal("9999", "x")) == "number_unknown"
    assert desk.requests.reveal(number, "pemadanan\ndata") == "3673015508900002"
    ((_, actor, facts),) = events(desk, "identity.revealed")
    assert (actor, facts) == (desk.who().name, {"number": number, "reason": "pemadanan data"})
    history = desk.requests.whole(number)[2]
    assert history[-1].kind == "identity.revealed"
    (look,) = desk.requests.looks()
    assert (look.actor, look.number, look.reason, look.at) == (actor, number, "pemadanan data", desk.clock.now())
