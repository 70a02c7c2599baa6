"""Conditions against a model that does not share a line with them, and against what people get wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid_desk.audits.checklists.expressions import evaluate, holds, parse
from ppid_desk.audits.checklists.rules import Value
from ppid_desk.errors import Refusal

TODAY = date(2026, 11, 24)
VALUES: dict[str, Value] = {
    "a": "sesuai", "b": "", "c": None, "n": 3, "zero": 0, "d": Decimal("2.50"), "many": ("x", "yz"),
    "day": date(2026, 11, 20), "word": "7",
}  # fmt: skip


def worth(source: str, this: Value = None) -> Any:
    return evaluate(parse(source), VALUES, this, today=TODAY)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("${a} = 'sesuai'", True), ('${a}!="sesuai"', False), ("${ a } = 'x'", False), ("${b} = ''", True),
        ("${c} = ''", True), ("${unknown} = ''", True), ("${n} = 3", True), ("${n} = '3'", True), ("${d} = 2.5", True),
        ("${zero} = ''", False), ("${zero} != ''", True), ("${b} = 0", False), ("${b} != 3", True), ("${b} < 3", False),
        ("${word} + 1", 8.0), ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9.0), ("10 - 3 - 2", 5.0), ("7 div 2", 3.5),
        ("7 mod 4 + .5", 3.5), ("-7 mod 4", -3.0), ("--2", 2.0), ("- ${n} * 2", -6.0), ("2 - -2", 4.0),
        ("1 div 0 > 1000", True), ("0 div 0 = 0 div 0", False), ("5 mod 0 = 5", False),
        ("true() or ${n} > 99 and false()", True), ("(true() or true()) and false()", False), ("1 < 2 = true()", True),
        ("not(${a} = 'tidak') and not(false())", True), ("if(${n} > 2, 'besar', 'kecil')", "besar"),
        ("coalesce(${b}, ${c}, ${a})", "sesuai"), ("coalesce(${b}, '')", ""),
        ("selected(${many}, 'x')", True), ("selected(${many}, 'y')", False), ("selected(${b}, 'x')", False),
        ("count-selected(${many})", 2.0), ("count-selected(${b})", 0.0), ("string-length(${a})", 6.0),
        ("string-length(${n})", 1.0), ("regex(${a}, '[a-z]+')", True), ("regex(${a}, 'ses')", False),
        ("${day} < today()", True), ("${day} = '2026-11-20'", True), ("${day} >= '2026-11-21'", False),
        ("today() - ${day}", 4.0), ("'2026-12-01' > today()", True), ("'a' < 'b'", False), ("${a} and ${n}", True),
        ("${b} or ${zero}", False), ("1 = true()", True), ("'false' = false()", False), ("'a' = 'a' = true()", True),
    ],
)  # fmt: skip
def test_it_means_what_xpath_means(source: str, expected: object) -> None:
    assert worth(source) == expected


@pytest.mark.parametrize(
    ("source", "this", "expected"),
    [
        (". >= 0 and . <= 10", 10, True), (". >= 0 and . <= 10", 11, False), (".<5", Decimal("4.9"), True),
        (". <= today()", date(2026, 11, 25), False), ("regex(., '\\d{4}/[A-Z]+')", "0001/PIP", True),
        ("string-length(.) <= 3", "abcd", False), ("selected(., 'x') or count-selected(.) = 1", ("y",), True),
        (".5 + .", 1, True),
    ],
)  # fmt: skip
def test_the_answer_itself(source: str, this: Value, expected: bool) -> None:
    assert holds(parse(source), {}, this, today=TODAY) is expected


def test_what_an_expression_refers_to() -> None:
    found = parse("${a} = 'x' or selected(${b}, \"y\") and . > ${c} or 'z' != ${a}")
    assert sorted(found.names) == ["a", "b", "c"]
    assert found.this
    assert set(found.compared) == {("a", "x"), ("b", "y"), ("a", "z")}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "expression_unfinished"), ("${a} =", "expression_unfinished"), ("(1", "expression_unfinished"),
        ("not(1", "expression_unfinished"), ("${a} = sesuai", "expression_function"), ("${a", "expression_sign"),
        ("a = 'x", "expression_sign"), ("'x", "expression_sign"), ("1 1", "expression_wrong"),
        (")", "expression_wrong"), ("= 1", "expression_wrong"), ("1 = = 1", "expression_wrong"),
        ("${a} == 1", "expression_wrong"), ("${a} & 1", "expression_sign"), ("../a", "expression_sign"),
        ("/data/a = 1", "expression_sign"), ("position(..)", "expression_function"), ("once(1)", "expression_function"),
        ("if(1, 2)", "expression_arguments"), ("not()", "expression_arguments"), ("today(1)", "expression_arguments"),
        ("true", "expression_unfinished"), ("1,2", "expression_wrong"), ("regex(., ${a})", "expression_pattern"),
        ("regex(., '(')", "pattern_wrong"), ("regex(., '(?=a)')", "pattern_wrong"), ("12ab", "expression_sign"),
        ("(" * 100 + "1" + ")" * 100, "expression_too_deep"), ("not(" * 30 + "1" + ")" * 30, "expression_too_deep"),
        ("1 + " * 500 + "1", "expression_too_long"), ("'" + "x" * 3000 + "'", "expression_too_long"),
        ("pulldata('x')", "expression_function"), ("${a} = ‘x’", "expression_sign"), ("1e5", "expression_sign"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused(source: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(source)
    assert refused.value.code == code
    assert "{" not in str(refused.value).replace("${", "")


PARTS = ["${a}", "${n}", ".", "'x'", "12", ".5", "(", ")", ",", "=", "!=", "<", ">=", "and", "or", "not(", "if(", "div",
         "mod", "-", "*", "+", "selected(", "regex(", "today()", "true()", " ", "'", "${", "coalesce("]  # fmt: skip


@given(st.text(max_size=80) | st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join))
@settings(max_examples=600, deadline=None)
def test_no_text_is_too_strange(source: str) -> None:
    try:
        found = parse(source)
    except Refusal:
        return
    evaluate(found, VALUES, "x", today=TODAY)


# The model: trees of tuples, worth what Python says; brackets only where the grammar needs them.
def _true(worth_: Any) -> bool:
    return bool(worth_)


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, bool) or isinstance(b, bool):
        return _true(a) == _true(b)
    return float(a) == float(b)


_RANK = {"or": 0, "and": 1, "=": 2, "!=": 2, "<": 3, "<=": 3, ">": 3, ">=": 3, "+": 4, "-": 4, "*": 5}
_DONE: dict[str, Callable[[Any, Any], Any]] = {
    "or": lambda a, b: _true(a) or _true(b), "and": lambda a, b: _true(a) and _true(b),
    "=": _same, "!=": lambda a, b: not _same(a, b), "<": lambda a, b: float(a) < float(b),
    "<=": lambda a, b: float(a) <= float(b), ">": lambda a, b: float(a) > float(b),
    ">=": lambda a, b: float(a) >= float(b), "+": lambda a, b: float(a) + float(b),
    "-": lambda a, b: float(a) - float(b), "*": lambda a, b: float(a) * float(b),
}  # fmt: skip
_MODEL: dict[str, int | Decimal] = {"n1": 0, "n2": 1, "n3": 7, "n4": Decimal("0.5")}

_leaves = st.one_of(
    st.integers(0, 9).map(lambda number: ("number", number)), st.sampled_from(sorted(_MODEL)).map(lambda n: ("name", n))
)
_trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(sorted(_RANK)), inner, inner),
        st.tuples(st.just("not"), inner),
        st.tuples(st.just("if"), inner, inner, inner),
    ),
    max_leaves=14,
)


def _written(tree: Any) -> str:
    if tree[0] == "number":
        return str(tree[1])
    if tree[0] == "name":
        return f"${{{tree[1]}}}"
    if tree[0] in ("not", "if"):
        return f"{tree[0]}({', '.join(map(_written, tree[1:]))})"
    left, right = _inside(tree[0], tree[1], 0), _inside(tree[0], tree[2], 1)
    return f"{left} {tree[0]} {right}"


def _inside(sign: str, tree: Any, side: int) -> str:
    """Operators of one rank are taken from left to right, so only the right one needs brackets."""
    weaker = tree[0] in _RANK and _RANK[tree[0]] < _RANK[sign] + side
    return f"({_written(tree)})" if weaker else _written(tree)


def _modelled(tree: Any) -> Any:
    if tree[0] == "number":
        return tree[1]
    if tree[0] == "name":
        return float(_MODEL[tree[1]])
    if tree[0] == "not":
        return not _modelled(tree[1])
    if tree[0] == "if":
        return _modelled(tree[2] if _modelled(tree[1]) else tree[3])
    return _DONE[tree[0]](_modelled(tree[1]), _modelled(tree[2]))


@given(_trees)
@settings(max_examples=400, deadline=None)
def test_it_agrees_with_a_simple_model(tree: Any) -> None:
    found = evaluate(parse(_written(tree)), dict(_MODEL), today=TODAY)
    expected = _modelled(tree)
    assert isinstance(found, bool) == isinstance(expected, bool)
    assert math.isclose(float(found), float(expected))  # type: ignore[arg-type]
