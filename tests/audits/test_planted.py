"""What a dishonest person with the key plants is named, file by file, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.rules import Work
from ppid_desk.desk import Desk
from ppid_desk.reports.rules import Period
from tests.audits import planted
from tests.audits.made import auditing, of_facts
from tests.audits.planted import Planted

WHOLE = Period(date(2025, 1, 1), date(2026, 11, 23))
SEED = "2026-11"
Line = tuple[str, str, str]


def lines_of(work: Work) -> set[Line]:
    """Fact, file and line of whatever does not conform."""
    return {
        (each.item.removeprefix("x_"), work.named(Scope.FILE, each.subject), line)
        for each in work.computed.values()
        if each.verdict in ("tidak", "sebagian")
        for line in each.evidence
    }


def audit(desk: Desk) -> Work:
    return desk.audits.open(desk.audits.start(of_facts(), WHOLE, SEED).number)


def looked_at(desk: Desk) -> list[str]:
    return [each.number for each in desk.audits.sample(WHOLE, SEED).files]


def expected(line: Line, faults: Sequence[Planted]) -> bool:
    fact, number, words = line
    files = {each.number for each in faults if each.fact == fact}
    return number in files or (fact == "number_gaps" and any(each in words for each in files))


def named(work: Work, fault: Planted) -> bool:
    number = "" if fault.fact == "number_gaps" else fault.number
    return any((fact, file) == (fault.fact, number) and fault.words in line for fact, file, line in lines_of(work))


def test_an_honest_demo_has_only_its_late_answers(audited: Desk) -> None:
    work = audit(audited)
    by_fact: dict[str, set[str]] = {}
    for fact, number, _ in lines_of(work):
        by_fact.setdefault(fact, set()).add(number)
    with audited.books.read() as reading:
        late = {number for (number,) in reading.rows("SELECT number FROM request WHERE late_by > 0")}
        of_objections = "SELECT request.number FROM objection JOIN request ON request.id = request_id"
        today = audited.clock.today().isoformat()
        late_one = "objection.late_by > 0 OR (objection.answered_on IS NULL AND objection.due_on < ?)"
        objected = reading.rows(f"{of_objections} WHERE {late_one}", (today,))
    assert by_fact == {"answered_in_time": late, "objection_answered_by_superior": {number for (number,) in objected}}


ONE_BY_ONE: tuple[Callable[[Desk, Sequence[str]], Planted | tuple[Planted, ...]], ...] = (
    planted.late_marked_in_time, planted.extension_after_expiry, planted.gap, planted.refusal_with_withdrawn_entry,
    planted.back_dated,
)  # fmt: skip


@pytest.mark.parametrize("plant", ONE_BY_ONE, ids=lambda plant: plant.__name__)
def test_one_fault_is_named_where_it_is(
    folder: Path, plant: Callable[[Desk, Sequence[str]], Planted | tuple[Planted, ...]]
) -> None:
    with auditing(folder) as desk:
        before = lines_of(audit(desk))
        found = plant(desk, looked_at(desk))
        faults = found if isinstance(found, tuple) else (found,)
        after = audit(desk)
    assert all(named(after, each) for each in faults)
    assert [line for line in lines_of(after) - before if not expected(line, faults)] == []


def test_all_five_at_once(folder: Path) -> None:
    with auditing(folder) as desk:
        before = lines_of(audit(desk))
        faults = tuple(planted.all_of(desk, looked_at(desk)))
        after = audit(desk)
    assert len({each.number for each in faults}) == 5
    assert all(named(after, each) for each in faults)
    assert [line for line in lines_of(after) - before if not expected(line, faults)] == []
