"""Scores against a model that counts cell by cell; hidden answers and what does not apply never count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_desk.audits.checklists.rules import VERDICTS, Checklist, Scope
from ppid_desk.audits.rules import Answer, AuditFile, Cell, Information, Place, Reason, Run, RunState, Work
from ppid_desk.audits.scoring import proposed, scored
from ppid_desk.reports.rules import Period
from tests.audits.made import SCORES, checklist, item, section

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
FILES = ("f1", "f2", "f3")
LIST = checklist(
    item("a1", section="a"),
    item("a2", section="a1s", relevant="${a1} = 'sesuai'", weight=Decimal(3)),
    item("a3", section="a1s", relevant="${a2} = 'tidak'", required=False),
    item("b1", section="b", scope=Scope.FILE, weight=Decimal("0.5")),
    item("b2", section="b", scope=Scope.FILE, relevant="${a1} != 'tidak' and ${b1} = 'sebagian'"),
    item("c1", section="c", scope=Scope.INFORMATION, required=False),
    sections=(section("a"), section("a1s", parent="a"), section("b"), section("c", relevant="${a3} != 'tb'")),
)


def work(values: dict[Place, str | None], used: Checklist = LIST) -> Work:
    known: dict[str, object] = {"known": {}, "officers": []}
    files = tuple(AuditFile(each, n, f"{n:04d}", Reason.ALL, known) for n, each in enumerate(FILES))
    day = Period(TODAY, TODAY)
    run = Run("id", "AUD-2026-0001", "", "uji", "1", "Uji", day, "", "1", 3, "", "x", RunState.OPEN, NOW)
    cells = {}
    for (name, subject), value in values.items():
        answer = Answer("r", "ani", value, f"catatan {name}", None, NOW)
        cells[name, subject] = Cell(name, subject, (answer,), counts=answer if value else None)
    information = (Information("B01", "Profil", "berkala", "6 bln", "K"),)
    return Work(run, used, files, information, {}, cells)


PLACES = [
    *((name, "") for name in ("a1", "a2", "a3")), *((name, file) for name in ("b1", "b2") for file in FILES),
    ("c1", "B01"),
]  # fmt: skip
ANSWERS = st.fixed_dictionaries({place: st.sampled_from((*VERDICTS, None)) for place in PLACES})


def naive(values: dict[Place, Any]) -> tuple[set[Place], dict[str, tuple[Decimal, Decimal]], set[Place]]:
    """Shown places, (points, most) by section and in all, unanswered: written out by hand for this one list."""
    shown: set[Place] = {("a1", "")}
    if values["a1", ""] == "sesuai":
        shown.add(("a2", ""))
        if values["a2", ""] == "tidak":
            shown.add(("a3", ""))
    for file in FILES:
        shown.add(("b1", file))
        if values["a1", ""] != "tidak" and values["b1", file] == "sebagian":
            shown.add(("b2", file))
    if not (("a3", "") in shown and values["a3", ""] == "tb"):
        shown.add(("c1", "B01"))
    weights: dict[str, Decimal | int] = {"a1": 1, "a2": 3, "a3": 1, "b1": Decimal("0.5"), "b2": 1, "c1": 1}
    sections = {"a1": "a", "a2": "a1s", "a3": "a1s", "b1": "b", "b2": "b", "c1": "c"}
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for name, weight in weights.items():
        cells = [SCORES.get(values[place]) for place in PLACES if place[0] == name and place in shown and values[place]]
        applied = [score for score in cells if score is not None]
        if applied:
            mean = Decimal(sum(applied)) / len(applied)
            for where in {"", sections[name], *(["a"] if sections[name] == "a1s" else [])}:
                points, most = sums.get(where, (Decimal(0), Decimal(0)))
                sums[where] = (points + weight * mean, most + 2 * Decimal(weight))
    optional = {"a3", "c1"}
    open_ones = {place for place in shown if values[place] is None and place[0] not in optional}
    return shown, sums, open_ones


@PATIENT
@given(ANSWERS)
def test_it_counts_as_the_model_does(values: dict[Place, Any]) -> None:
    found = scored(work(values), TODAY)
    shown, sums, open_ones = naive(values)
    assert found.shown == shown
    assert set(found.unanswered) == open_ones
    counted = {each.section: (each.points, each.most) for each in (*found.sections, found.all) if each.most}
    assert counted == sums
    assert found.all.share is None or 0 <= found.all.share <= 1


@PATIENT
@given(ANSWERS)
def test_one_finding_for_each_item_that_falls_short(values: dict[Place, Any]) -> None:
    whole = work(values)
    score = scored(whole, TODAY)
    found = {each.item.name: each for each in proposed(whole, score)}
    for name in {place[0] for place in PLACES}:
        short = [
            place[1]
            for place in PLACES
            if place[0] == name and place in score.shown and SCORES.get(values[place], 2) in (0, 1)
        ]
        assert (name in found) == bool(short)
        if short:
            assert sorted(found[name].subjects) == sorted(short)
            assert found[name].choice.score == min(SCORES[str(values[name, each])] or 0 for each in short)


def test_what_does_not_apply_leaves_the_denominator() -> None:
    values: dict[Place, str | None] = {("b1", "f1"): "sesuai", ("b1", "f2"): "tb", ("b1", "f3"): "tidak"}
    found = scored(work(values), TODAY)
    b1 = next(each for each in found.items if each.item == "b1")
    assert (b1.score, b1.answered, b1.shown, b1.short) == (Decimal(1), 3, 3, ("f3",))
    assert (found.section("b").points, found.section("b").most) == (Decimal("0.5"), Decimal("1.0"))


def test_auditors_who_differ_score_nothing() -> None:
    whole = work({("a1", ""): "sesuai"})
    one = whole.cells["a1", ""]
    cells = {("a1", ""): Cell("a1", "", one.answers, conflict=True)}
    found = scored(Work(whole.run, whole.checklist, whole.files, whole.information, {}, cells), TODAY)
    assert (found.conflicts, found.all.share) == ((("a1", ""),), None)
    assert ("a1", "") not in found.unanswered
