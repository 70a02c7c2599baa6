"""Every trap of the domain brief (section 12) is a test that names it; the table says which."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LAST_DAYS = "handling/test_traps.py::test_last_days"
TRAPS: dict[int, tuple[str, ...]] = {
    1: (LAST_DAYS, "workdays/test_worked_dates.py::test_traps"),
    2: (LAST_DAYS, "workdays/test_explanations.py::test_which_days_count"),
    3: (LAST_DAYS, "handling/test_traps.py::test_t3_the_date_without_collective_leave_is_a_caution"),
    4: (LAST_DAYS, "handling/test_traps.py::test_t4_who_counts_the_day_of_receipt_finds_it_answered"),
    5: (LAST_DAYS, "handling/test_traps.py::test_t5_what_came_on_a_sunday_begins_to_count_on_monday"),
    6: (LAST_DAYS, "handling/test_traps.py::test_t6_post_of_a_day_off_keeps_its_true_day"),
    7: (LAST_DAYS,),
    8: ("handling/test_lives.py::test_t8_t10_an_extension_counts_on_from_the_first_limit_and_is_possible_once",),
    9: (
        "handling/test_lives.py::test_t9_t39_an_extension_after_the_end_is_refused_and_the_file_stays_late",
        "handling/test_traps.py::test_t9_t39_late_from_the_first_working_day_after_the_last_one_and_for_ever",
    ),
    10: ("handling/test_traps.py::test_t10_a_second_extension_is_refused_and_day_17_is_the_end",),
    11: (LAST_DAYS, "handling/test_lives.py::test_t11_election_information"),
    12: ("handling/test_lives.py::test_t12_the_clock_starts_when_the_request_is_complete",),
    13: (LAST_DAYS, "handling/test_lives.py::test_t13_t14_the_turn_of_the_year"),
    14: (
        "requests/test_registering.py::test_new_years_eve",
        "reports/test_figures.py::test_what_came_and_what_was_answered_are_counted_each_in_its_year",
    ),
    15: (
        "handling/test_lives.py::test_t15_a_withdrawn_file_keeps_its_number",
        "handling/test_traps.py::test_t15_a_typed_draft_takes_no_number",
    ),
    16: ("durability/test_kill.py::test_two_processes_make_a_thousand_numbers",),
    17: ("objections/test_dates.py::test_t17_the_window_opens_when_silence_is_found",),
    18: ("objections/test_dates.py::test_t18_thirty_working_days_are_no_month",),
    19: ("objections/test_dates.py::test_t19_silence_opens_the_way_to_the_commission_too",),
    20: ("objections/test_dates.py::test_t20_election_objections_are_answered_in_three_days",),
    21: ("objections/test_dates.py::test_t21_the_window_counts_from_the_answer",),
    22: ("workdays/test_units.py::test_worked_dates",),
    23: ("workdays/test_units.py::test_a_breach_is_told_within_72_hours",),
    24: ("objections/test_dates.py::test_t24_cassation_counts_calendar_days",),
    25: ("catalogue/test_exclusions.py::test_t25_the_decree_comes_30_working_days_before_the_end",),
    26: (
        "handling/test_traps.py::test_t26_open_files_are_counted_anew_and_closed_ones_are_not",
        "workdays/test_worked_dates.py::test_a_late_decree_counts_from_its_day",
    ),
    27: ("reports/test_figures.py::test_a_mean_time_is_in_working_days",),
    28: ("reports/test_figures.py::test_a_mean_time_is_in_working_days",),
    29: ("reports/test_figures.py::test_not_held_is_never_refused_and_a_mixed_request_is_granted_in_part",),
    30: ("handling/test_lives.py::test_t29_t30_one_decision_for_each_item",),
    31: (
        "catalogue/test_exclusions.py::test_t31_a_withdrawn_decree_is_cited_no_more",
        "catalogue/test_citing.py::test_t31_in_the_life_of_a_request",
    ),
    34: (
        "workdays/test_units.py::test_worked_dates",
        "reports/test_figures.py::test_what_came_and_what_was_answered_are_counted_each_in_its_year",
    ),
    35: ("people/test_identity.py::test_niks",),
    36: ("people/test_identity.py::test_niks",),
    37: ("reports/test_service_report.py::test_numbers_have_a_decimal_comma_on_paper",),
    38: (
        "workdays/test_worked_dates.py::test_the_office_day_is_not_the_machines",
        "records/test_journal.py::test_a_clock_far_back_is_refused",
    ),
    39: ("handling/test_traps.py::test_t9_t39_late_from_the_first_working_day_after_the_last_one_and_for_ever",),
    40: ("workdays/test_units.py::test_worked_dates",),
}
LATER = {32, 33, 41}  # the survey's formula and codes, and regions by their codes: no part of the program yet


def named(where: str) -> set[int]:
    """The traps that a test names: in its name, its docstring or its parameters, also those of a table beside it."""
    file, _, name = where.partition("::")
    source = (TESTS / file).read_text(encoding="utf-8")
    body = ast.parse(source).body
    (test,) = [each for each in body if isinstance(each, ast.FunctionDef) and each.name == name]
    decorators = " ".join(ast.unparse(each) for each in test.decorator_list)
    tables = (each for each in body if isinstance(each, ast.Assign | ast.AnnAssign))
    beside = [ast.unparse(each) for each in tables if re.search(rf"\b{_target(each)}\b", decorators)]
    said = " ".join([name.replace("_", " ").upper(), ast.get_docstring(test) or "", decorators, *beside])
    return {int(n) for n in re.findall(r"\bT(\d{1,2})\b", said.replace("\\n", " "))}


def _target(each: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(each.target if isinstance(each, ast.AnnAssign) else each.targets[0])


def test_every_trap_has_its_place() -> None:
    assert TRAPS.keys() | LATER == set(range(1, 42))


@pytest.mark.parametrize(("trap", "where"), [(trap, where) for trap, many in TRAPS.items() for where in many])
def test_the_test_of_a_trap_names_it(trap: int, where: str) -> None:
    assert trap in named(where)
