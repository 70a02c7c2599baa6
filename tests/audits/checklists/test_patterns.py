"""regex(): the same answers as Python's own for what both know, and never slow."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ppid_desk.audits.checklists.patterns import MOST_TEXT, Pattern
from ppid_desk.errors import Refusal

_ONE = st.sampled_from(["a", "b", "0", ".", "[ab]", "[^a]", "[a-c0-9]", r"\d", r"\w", r"\s", r"\.", r"\D", "-", "[.]"])


def _patterns(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    )


@given(st.recursive(_ONE, _patterns, max_leaves=8), st.lists(st.text("ab0.c -", max_size=8), max_size=6))
@settings(max_examples=300, deadline=None)
def test_it_answers_as_pythons_own(source: str, texts: list[str]) -> None:
    assume(len(source) <= 60)
    mine, theirs = Pattern(source), re.compile(source, re.ASCII)
    for text in texts:
        assert mine.fits(text) == bool(theirs.fullmatch(text)), text


@pytest.mark.parametrize(
    ("source", "text", "fits"),
    [
        ("^a+$", "aa", True), ("a^b", "ab", False), ("(^a|b$)c?", "b", True), ("^$", "", True), ("", "", True),
        ("()*", "", True), ("(a*)*b", "aab", True), ("[]]", "]", True), ("[a-]", "-", True), ("[\\d.]+", "1.2", True),
        ("é", "é", True), ("\\(\\)", "()", True), ("a{0}", "", True), ("0[0-9]{8,12}", "081234567890", True),
    ],
)  # fmt: skip
def test_the_edges(source: str, text: str, fits: bool) -> None:
    assert Pattern(source).fits(text) is fits


@pytest.mark.parametrize(
    "source",
    ["(", ")", "a)", "[", "[a", "*", "a**", "a{", "a{x}", "a{3,1}", "a{1,2,3}", "(?=a)", "(?P<n>a)", "(a)\\1", "\\b",
     "\\", "[b-a]", "^*", "a{999999}", "a" * 300, "(a{200}){200}", "((((((((((((((((((((((a))))))))))))))))))))))"],
)  # fmt: skip
def test_what_is_no_pattern_is_refused(source: str) -> None:
    with pytest.raises(Refusal):
        Pattern(source)


@given(st.text("ab(|)*+?{}[]^$\\.,-1d", max_size=30), st.text("ab1", max_size=20))
@settings(max_examples=500, deadline=None)
def test_no_pattern_is_too_strange(source: str, text: str) -> None:
    with suppress(Refusal):
        Pattern(source).fits(text)


@pytest.mark.parametrize(
    "source", ["(a+)+b", "(a|a)*b", "(a*)*b", "(a|aa)+b", "a*a*a*a*a*a*a*b", "(.*)(.*)(.*)(.*)b", "(a?){99}a{99}b"]
)
def test_no_pattern_takes_long(source: str) -> None:
    """Each of these keeps Python's own busy for longer than anybody waits."""
    began = time.perf_counter()
    assert not Pattern(source).fits("a" * MOST_TEXT)
    assert time.perf_counter() - began < 5


def test_a_text_that_is_too_long_never_fits() -> None:
    assert Pattern("a*").fits("a" * MOST_TEXT)
    assert not Pattern("a*").fits("a" * (MOST_TEXT + 1))
