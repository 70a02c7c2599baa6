"""What an expression says of given answers: the arithmetic and the comparisons of XPath, in the part that is used."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ppid_desk.audits.checklists.grammar import Expression, Node, parse
from ppid_desk.audits.checklists.patterns import Pattern
from ppid_desk.audits.checklists.rules import Value
from ppid_desk.facts import dataclass

__all__ = ["Expression", "Plain", "evaluate", "holds", "parse"]

Plain = bool | float | str | date  # what parts of an expression are worth
_NUMBER = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*")
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class _Around:
    """What an expression is asked of."""

    values: Mapping[str, Value]
    this: Value
    today: date


def evaluate(expression: Expression, values: Mapping[str, Value], this: Value = None, *, today: date) -> Plain:
    """What the expression is worth; names that have no value are ''. `this` is the answer that `.` stands for."""
    return _worth(expression.tree, _Around(values, this, today))


def holds(expression: Expression, values: Mapping[str, Value], this: Value = None, *, today: date) -> bool:
    """Whether a condition or a check holds."""
    return _true(evaluate(expression, values, this, today=today))


def _worth(node: Node, around: _Around) -> Plain:
    return _KINDS[node.kind](node, around)


def _plain(value: Value) -> Plain:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _float(value)
    return value


def _float(value: int | Decimal) -> float:
    try:
        return float(value)
    except (OverflowError, ValueError):
        return math.nan


def _true(value: Plain) -> bool:
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def _number(value: Plain) -> float:
    if isinstance(value, date):
        return float(value.toordinal() - _EPOCH)
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) and len(value) < 400 else math.nan
    return float(value)


def _text(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return str(int(value)) if value.is_integer() else str(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(value: Plain) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _equal(one: Plain, other: Plain) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return _true(one) == _true(other)
    if isinstance(one, float) or isinstance(other, float):
        return _number(one) == _number(other)
    return _text(one) == _text(other)


def _pair(one: Plain, other: Plain) -> tuple[float, float]:
    """Both as numbers; where one is a day, the other may be a day that is written as text."""
    if isinstance(one, date) or isinstance(other, date):
        one, other = _day(one) or one, _day(other) or other
    return _number(one), _number(other)


def _divided(one: float, other: float) -> float:
    if other == 0:
        return math.nan if one == 0 or math.isnan(one) else math.copysign(math.inf, one) * math.copysign(1, other)
    return one / other


def _rest(one: float, other: float) -> float:
    return math.nan if other == 0 or math.isinf(one) else math.fmod(one, other)


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__,
}  # fmt: skip
_COUNTED: dict[str, Callable[[float, float], float]] = {
    "+": float.__add__, "-": float.__sub__, "*": float.__mul__, "div": _divided, "mod": _rest,
}  # fmt: skip


def _chain(node: Node, around: _Around) -> Plain:
    if node.signs[0] in ("and", "or"):
        worth = (_true(_worth(each, around)) for each in node.parts)
        return all(worth) if node.signs[0] == "and" else any(worth)
    found = _worth(node.parts[0], around)
    for sign, part in zip(node.signs, node.parts[1:], strict=True):
        found = _joined(sign, found, _worth(part, around))
    return found


def _joined(sign: str, one: Plain, other: Plain) -> Plain:
    if sign in ("=", "!="):
        return _equal(one, other) == (sign == "=")
    if sign in _COMPARED:
        return _COMPARED[sign](*_pair(one, other))
    return _COUNTED[sign](_number(one), _number(other))


def _minus(node: Node, around: _Around) -> Plain:
    number = _number(_worth(node.parts[0], around))
    return -number if node.text else number


def _chosen(node: Node, around: _Around) -> list[str]:
    return _text(_worth(node, around)).split()


def _selected(node: Node, around: _Around) -> Plain:
    return _text(_worth(node.parts[1], around)).strip() in _chosen(node.parts[0], around)


def _if(node: Node, around: _Around) -> Plain:
    return _worth(node.parts[1 if _true(_worth(node.parts[0], around)) else 2], around)


def _coalesce(node: Node, around: _Around) -> Plain:
    return next((found for each in node.parts if (found := _worth(each, around)) != ""), "")


def _regex(node: Node, around: _Around) -> Plain:
    return _pattern(node.parts[1].text).fits(_text(_worth(node.parts[0], around)))


@lru_cache(maxsize=256)
def _pattern(source: str) -> Pattern:
    return Pattern(source)


def _name(node: Node, around: _Around) -> Plain:
    return _plain(around.this if node.kind == "this" else around.values.get(node.text))


def _written(node: Node, _: _Around) -> Plain:
    return node.text if node.kind == "text" else node.kind == "true"


def _counted(node: Node, around: _Around) -> Plain:
    inner = node.parts[0]
    return float(len(_chosen(inner, around) if node.kind == "count-selected" else _text(_worth(inner, around))))


_KINDS: dict[str, Callable[[Node, _Around], Plain]] = {
    "name": _name, "this": _name, "text": _written, "true": _written, "false": _written,
    "number": lambda node, _: float(node.text), "today": lambda _, around: around.today,
    "not": lambda node, around: not _true(_worth(node.parts[0], around)),
    "minus": _minus, "chain": _chain, "if": _if, "coalesce": _coalesce, "selected": _selected, "regex": _regex,
    "count-selected": _counted, "string-length": _counted,
}  # fmt: skip
