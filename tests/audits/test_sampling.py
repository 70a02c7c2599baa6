"""The draw: the same for the same seed on any machine, without twins, with all that must be looked at."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_desk.audits.rules import Candidate, Reason
from ppid_desk.audits.sampling import WHOLE, checked_seed, draw, lot, population_digest
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.reports.rules import Period

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@st.composite
def populations(draw_: st.DrawFn) -> list[Candidate]:
    many = draw_(st.integers(0, 90))
    flags = draw_(st.lists(st.tuples(*[st.booleans()] * 3), min_size=many, max_size=many))
    return [
        Candidate(f"uuid-{n}", f"{n:04d}/PIP/2026", late=late, refused=refused, objected=objected)
        for n, (late, refused, objected) in enumerate(flags, 1)
    ]


@PATIENT
@given(populations(), SEEDS)
def test_the_rule_of_section_7(population: list[Candidate], seed: str) -> None:
    found = draw(population, seed)
    by_id = {each.request: each for each in population}
    assert found == draw(list(population), seed)
    assert len({each.request for each in found}) == len(found)
    assert [each.position for each in found] == list(range(1, len(found) + 1))
    order = [each.request for each in population]
    assert [order.index(each.request) for each in found] == sorted(order.index(each.request) for each in found)
    if len(population) <= WHOLE:
        assert {each.reason for each in found} <= {Reason.ALL}
        assert len(found) == len(population)
        return
    assert sum(each.reason is Reason.RANDOM for each in found) == WHOLE
    must = {each.request for each in population if each.late or each.refused or each.objected}
    assert must <= {each.request for each in found}
    for each in found:
        file = by_id[each.request]
        because = {Reason.LATE: file.late, Reason.REFUSED: file.refused, Reason.OBJECTED: file.objected}
        assert because.get(each.reason, True)


@PATIENT
@given(populations(), SEEDS)
def test_it_can_be_drawn_again_by_hand(population: list[Candidate], seed: str) -> None:
    """As the docstring tells it: SHA-256 of seed, stroke and number; the first 30."""
    by_hand = sorted(hashlib.sha256(f"{seed}|{each.number}".encode()).hexdigest() for each in population)[:WHOLE]
    drawn = {lot(seed, each.number) for each in draw(population, seed) if each.reason is Reason.RANDOM}
    assert len(population) <= WHOLE or drawn == set(by_hand)


def test_a_known_draw_stays_what_it_is() -> None:
    population = [Candidate(str(n), f"{n:04d}/PIP/KPU-KS/I/2026") for n in range(1, 41)]
    drawn = [int(each.request) for each in draw(population, "42")]
    assert sorted(set(range(1, 41)) - set(drawn)) == LEFT_OUT


LEFT_OUT = [1, 3, 9, 18, 19, 21, 23, 25, 38, 39]


def test_every_file_has_the_same_chance() -> None:
    """Over many seeds each of 60 files is drawn about half of the time, whatever its place."""
    population = [Candidate(str(n), f"{n:04d}/PIP/2026") for n in range(60)]
    times = Counter(each.request for seed in range(600) for each in draw(population, str(seed)))
    assert all(230 < times[str(n)] < 370 for n in range(60))


@PATIENT
@given(st.sampled_from(["a|b", "x" * 65]))
def test_a_seed_that_nobody_could_type_again_is_refused(seed: str) -> None:
    with pytest.raises(Refusal) as told:
        checked_seed(seed)
    assert told.value.code == "audit_seed"
    assert str(told.value)


def test_a_sample_of_the_books(audited: Desk) -> None:
    whole = Period(date(2025, 1, 1), date(2026, 11, 23))
    sample = audited.audits.sample(whole, " 2026-11 ")
    assert sample.seed == "2026-11"
    with audited.books.read() as reading:
        numbers = [number for (number,) in reading.rows("SELECT number FROM request ORDER BY year, seq")]
    assert (sample.population, sample.digest) == (len(numbers), population_digest(numbers))
    assert sample == audited.audits.sample(whole, "2026-11")
    assert sample.files != audited.audits.sample(whole, "other").files
    assert len(audited.audits.sample(whole).seed) == 16


def test_a_unit_narrows_the_population(audited: Desk) -> None:
    whole = Period(date(2025, 1, 1), date(2026, 11, 23))
    unit = "Subbagian Hukum dan Sumber Daya Manusia"
    sample = audited.audits.sample(whole, "7", unit.upper())
    assert 0 < sample.population < 200
    for each in sample.files:
        assert any(given.unit == unit for given in audited.handling.case(each.number).dispositions)
    with pytest.raises(Refusal) as told:
        audited.audits.sample(whole, "7", "Subbagian Angkasa")
    assert told.value.code == "audit_no_files"


def test_few_files_are_all_looked_at(audited: Desk) -> None:
    sample = audited.audits.sample(Period(date(2026, 11, 1), date(2026, 11, 23)), "1")
    assert 0 < sample.population <= WHOLE
    assert {each.reason for each in sample.files} == {Reason.ALL}
