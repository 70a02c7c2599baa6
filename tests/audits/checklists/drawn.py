"""Checklists drawn at random: groups in groups, every kind of item, conditions that never run in a circle."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ppid_desk.audits.checklists.columns import cell_text
from ppid_desk.audits.checklists.rules import Checklist, Choice, Item, Kind, Scope, Section

NAMES = [f"q{n}" for n in range(1, 13)]
LISTS = {
    "penilaian": tuple(
        Choice(name, {"id": name.title()}, score)
        for name, score in (("sesuai", 2), ("sebagian", 1), ("tidak", 0), ("tb", None))
    )
}
CHOICES = [each.name for each in LISTS["penilaian"]]

words = st.text(max_size=30).map(cell_text).filter(lambda text: text[:1] not in ("=", "@", "+", "-"))
some_words = words.filter(bool)


def label(languages: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Words in the first language, and perhaps in the others."""
    return st.tuples(some_words, *[words] * (len(languages) - 1)).map(
        lambda found: {code: text for code, text in zip(languages, found, strict=True) if text}
    )


def conditions(names: list[str]) -> st.SearchStrategy[str]:
    """A condition that asks for some of these names, or none."""
    if not names:
        return st.just("")
    name = st.sampled_from(names)
    leaf = st.one_of(
        st.builds("${{{}}} = '{}'".format, name, st.sampled_from(CHOICES)),
        st.builds("${{{}}} != ''".format, name),
        st.builds("not(selected(${{{}}}, '{}'))".format, name, st.sampled_from(CHOICES)),
    )
    joined = st.builds("({} {} {})".format, leaf, st.sampled_from(["and", "or"]), leaf)
    return st.one_of(st.just(""), leaf, joined)


@st.composite
def checklists(draw: Any) -> Checklist:
    """A checklist as reading would give it: rows without gaps, languages in the order of their columns."""
    languages: tuple[str, ...] = draw(st.sampled_from([("id",), ("id", "en"), ("en", "id")]))
    many = draw(st.integers(1, len(NAMES)))
    rank = dict(zip(draw(st.permutations(NAMES[:many])), range(many), strict=True))  # who may ask for whom
    sections: list[Section] = []
    items: list[Item] = []
    open_: list[tuple[str, int]] = []  # with how much of the rank its condition may ask for
    row = 1
    for name in NAMES[:many]:
        while open_ and draw(st.booleans()):
            open_.pop()
            row += 1
        inside = open_[-1][0] if open_ else ""
        if len(open_) < 3 and draw(st.booleans()):
            row += 1
            later = [rank[each] for each in NAMES[NAMES.index(name) : many]]
            relevant = draw(conditions([each for each in rank if rank[each] < min(later)]))
            section = f"s{len(sections)}"
            sections.append(Section(section, draw(st.just({}) | label(languages)), relevant, inside, row))
            open_.append((section, 0))
            inside = section
        row += 1
        asked = draw(conditions([each for each in rank if rank[each] < rank[name]]))
        items.append(_item(draw, name, languages, asked, inside, row))
    words_ = [each.label for each in sections]
    words_ += [part for each in items for part in (each.label, each.hint, each.constraint_message)]
    spoken = {code for each in words_ for code in each}
    lists = {
        key: tuple(Choice(each.name, {languages[0]: each.name}, each.score) for each in found)
        for key, found in LISTS.items()
    }
    used = tuple(code for code in languages if code in spoken or code == languages[0])
    return Checklist("uji", draw(st.sampled_from(["1", "2026-11"])), draw(some_words.filter(_one_line)), languages[0],
                     used, tuple(sections), tuple(items), lists)  # fmt: skip


def _one_line(text: str) -> bool:
    return "\n" not in text


def _item(draw: Any, name: str, languages: tuple[str, ...], relevant: str, section: str, row: int) -> Item:
    kind = draw(st.sampled_from([Kind.SELECT_ONE, Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.TEXT, Kind.NOTE]))
    read = kind is Kind.NOTE
    constraint = "" if read else draw(st.sampled_from(["", ". != 'x'", "string-length(.) < 5 or regex(., '[a-z]+')"]))
    return Item(
        name=name, kind=kind, label=draw(label(languages)),
        hint=draw(st.just({}) | label(languages)), required=not read and draw(st.booleans()), relevant=relevant,
        constraint=constraint, constraint_message=draw(label(languages)) if constraint else {},
        choices="penilaian" if kind.startswith("select") else "", section=section, basis=draw(words),
        evidence=draw(words), weight=Decimal(1) if read else draw(st.sampled_from([Decimal(1), Decimal("2.5")])),
        computed="", scope=Scope.OFFICE, row=row,
    )  # fmt: skip
