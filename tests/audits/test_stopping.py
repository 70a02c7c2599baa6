"""Long work on audits tells how far it is, and leaves nothing behind where it is stopped, at whichever step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.audits.packs import keys
from ppid_desk.audits.packs.laptop import Laptop
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.reports.rules import Period
from tests.audits.made import ordinary
from tests.audits.packs.office import Audited, travelled
from tests.enclosures.samples import photo

WHOLE = Period(date(2025, 1, 1), date(2026, 11, 23))


class Enough(Exception):
    """Somebody stopped it."""


class Watch:
    """Hears of the steps; stops at one of them."""

    def __init__(self, at: int = -1) -> None:
        self.at, self.told = at, list[tuple[int, int]]()

    def step(self, done: int, every: int) -> None:
        self.told.append((done, every))
        if len(self.told) == self.at:
            raise Enough


def stopped_everywhere(work: Callable[[Watch], object], told: Callable[[], object]) -> int:
    """Stop at every step once: nothing is different afterwards; then let it end. How many steps there were."""
    before, at = told(), 1
    while True:
        watch = Watch(at)
        try:
            work(watch)
        except Enough:
            assert told() == before
            at += 1
        else:
            assert told() != before
            assert all(0 <= done <= every for done, every in watch.told)
            return len(watch.told)


def books(desk: Desk) -> Callable[[], object]:
    def told() -> object:
        with desk.books.read() as reading:
            return [reading.value(f"SELECT count(*) FROM {name}") for name in ("event", "audit_run", "audit_record")]

    return told


def test_an_audit_that_is_stopped_did_not_begin(audited: Desk) -> None:
    def start(watch: Watch) -> object:
        return audited.audits.start(ordinary(), WHOLE, "1", step=watch.step)

    assert stopped_everywhere(start, books(audited)) > 5
    watch = Watch()
    sample = audited.audits.sample(WHOLE, "1", step=watch.step)
    assert watch.told[0] == (0, sample.population)
    with pytest.raises(Enough):
        audited.audits.sample(WHOLE, "1", step=Watch(2).step)
    assert list(audited.faults()) == []


def test_a_pack_whose_taking_in_is_stopped_can_be_taken_in_later(
    desk: Desk, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.Cost(1, 64, 1))
    office = Audited(desk)
    (tmp_path / "papan.jpg").write_bytes(photo())

    def work(opened: Laptop) -> None:
        opened.audits.answer(opened.run, "a1", "", "sesuai")
        opened.audits.answer(opened.run, "a2", "", "baik")
        opened.audits.attach(opened.run, "a1", "", tmp_path / "papan.jpg")

    file = travelled(office, tmp_path, clock, work)
    many = stopped_everywhere(lambda watch: office.packs.check_in(file, watch.step), office.told)
    assert many == 5  # one file, four records
    assert not office.packs.reports(office.packs.all()[0].id)[0].again
    assert list(desk.faults()) == []
