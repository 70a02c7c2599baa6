"""The columns of a table, recognised by their headings as offices write them, or named by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.sheets.rules import Line

_LEAST, _LOOKED_AT, _DEEPEST = 3, 40, 3


@dataclass(frozen=True, slots=True)
class Heads:
    """What headings a kind of table has: field → pattern, the more special ones first, and those that it needs.

    `anchor` is the field without whose heading a row is no row of headings.
    """

    patterns: Mapping[str, str]
    needed: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Which column each field stands in (0 is the first), the headings as written, and the first row of data."""

    columns: Mapping[str, int]
    headings: tuple[str, ...]
    first: int  # place among the lines

    def heading(self, field: str) -> str:
        """The heading of a field's column, or the field's own name."""
        column = self.columns.get(field)
        return self.headings[column] if column is not None and self.headings[column] else field


def matched(lines: Sequence[Line], heads: Heads, by_hand: Mapping[str, str] | None = None) -> Matched:
    """Recognise the columns; `by_hand` says field → heading or letter of the column, and wins.

    Raises Refusal when there are no headings, or a column that was named is not there.
    """
    named = by_hand or {}
    for place in range(min(len(lines), _LOOKED_AT)):
        deep = _depth(lines, place, heads)
        headings = _headings(lines[place : place + deep])
        columns = _recognised(headings, heads)
        if len(columns) >= _LEAST and heads.anchor in {*columns, *named}:
            first = place + deep + (1 if _is_numbering(lines, place + deep) else 0)
            found = Matched({**columns, **_named(named, headings, heads)}, headings, first)
            break
    else:
        headings = _headings(lines[:1])
        found = Matched(_named(named, headings, heads), headings, 1)
    lacking = [field for field in heads.needed if field not in found.columns]
    if lacking:
        raise Refusal("register_columns", field="--map", fields=", ".join(lacking), known=_told(headings))
    return found


def _told(headings: Sequence[str]) -> str:
    return ", ".join(heading for heading in headings if heading)[:300]


def _named(by_hand: Mapping[str, str], headings: Sequence[str], heads: Heads) -> dict[str, int]:
    found = {}
    for field, column in by_hand.items():
        if field not in heads.patterns:
            raise Refusal("register_field", field="--map", text=field, known=", ".join(heads.patterns))
        wanted = [_plain(heading) for heading in headings]
        if _plain(column) in wanted:
            found[field] = wanted.index(_plain(column))
        elif re.fullmatch(r"[A-Za-z]{1,2}", column) and _letter(column.upper()) < len(headings):
            found[field] = _letter(column.upper())
        else:
            raise Refusal("register_column", field="--map", text=column, known=_told(headings))
    return found


def _letter(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _recognised(headings: Sequence[str], heads: Heads) -> dict[str, int]:
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for field, pattern in heads.patterns.items():
        for column, heading in enumerate(headings):
            if column not in taken and heading and re.search(pattern, _plain(heading)):
                columns[field] = column
                taken.add(column)
                break
    return columns


def _depth(lines: Sequence[Line], place: int, heads: Heads) -> int:
    """How many rows of headings there are: rows below without a number or name go on with them."""
    deep = 1
    while deep < _DEEPEST and place + deep < len(lines):
        cells = lines[place + deep].cells
        texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        known = [
            cell for cell in texts if any(re.search(each, _plain(cell)) for each in (*heads.patterns.values(), r"^ya$"))
        ]
        if any(cell not in (None, "") for cell in cells[:3]) or not known:
            break
        deep += 1
    return deep


def _headings(rows: Sequence[Line]) -> tuple[str, ...]:
    wide = max((len(row.cells) for row in rows), default=0)
    above = [""] * wide
    for depth, row in enumerate(rows):
        texts = [str(row.cell(column) or "").strip() for column in range(wide)]
        last = ""
        for column in range(wide):
            last = texts[column] or (last if depth < len(rows) - 1 and not above[column] else "")
            above[column] = f"{above[column]} {last}".strip()
    return tuple(" ".join(each.split()) for each in above)


def _plain(text: str) -> str:
    return " ".join(str(text).casefold().replace(".", " ").replace("/", " ").split())


def _is_numbering(lines: Sequence[Line], place: int) -> bool:
    """The row that numbers the columns: (1), (2), (3) and so on."""
    if place >= len(lines):
        return False
    cells = [str(cell).strip("() .") for cell in lines[place].cells if cell not in (None, "")]
    return len(cells) > 3 and cells[:3] == ["1", "2", "3"]


def by_hand_of(pairs: Sequence[str]) -> dict[str, str]:
    """ "items=Uraian" → field and column. Raises Refusal for what is no pair."""
    found = {}
    for pair in pairs:
        name, sign, column = pair.partition("=")
        if not sign or not column.strip():
            raise Refusal("register_pair", field="--map", text=pair)
        found[name.strip()] = column.strip()
    return found
