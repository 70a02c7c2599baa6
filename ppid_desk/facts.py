"""Frozen dataclasses that cost nothing until the first is made: most kinds are not needed before the first paint.

The standard decorator writes and compiles six functions for every class while its module is imported; for all the
frozen facts of the house that is half as long as a bare window takes. Here the one that must be compiled, `__init__`,
is written when it is first called, and the others are shared. Everything else (`fields`, `replace`, `asdict`, slots,
pattern matching) is the standard's own.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass"]


def _dataclass(bare: type | None = None, *, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Any:
    """Like `dataclasses.dataclass`; a kind that is frozen and slotted is finished when the first is made."""

    def finished(kind: type) -> type:
        if not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)(kind)
        kind.__doc__ = kind.__doc__ or kind.__name__  # else its signature is worked out for want of one
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(kind)
        for name, function in _SHARED.items():
            if name not in kind.__dict__:
                setattr(made, name, function)
        made.__init__ = _at_first(made)
        return made  # type: ignore[no-any-return]

    return finished(bare) if bare else finished


def _at_first(kind: Any) -> Any:
    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        kind.__init__ = _written(kind)
        kind.__init__(self, *values, **named)

    return __init__


def _written(kind: Any) -> Any:
    """The `__init__` of a kind: it goes past the frozen `__setattr__` by the slots themselves."""
    known: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    lines = [f" _set_{each.name}(self, {_value(each)})\n" for each in dataclasses.fields(kind)]
    parameters = [_parameter(each) for each in dataclasses.fields(kind) if not each.kw_only]
    named = [_parameter(each) for each in dataclasses.fields(kind) if each.kw_only]
    if named:
        parameters.append("*")
    for each in dataclasses.fields(kind):
        known[f"_set_{each.name}"] = getattr(kind, each.name).__set__
        known |= {f"_make_{each.name}": each.default_factory, f"_default_{each.name}": each.default}
    if hasattr(kind, "__post_init__"):
        lines.append(" self.__post_init__()\n")
    exec(f"def __init__({', '.join(['self', *parameters, *named])}):\n{''.join(lines) or ' pass'}", known)  # noqa: S102
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return known["__init__"]


def _parameter(each: dataclasses.Field[Any]) -> str:
    if each.default_factory is not dataclasses.MISSING:
        return f"{each.name}=MISSING"
    return each.name if each.default is dataclasses.MISSING else f"{each.name}=_default_{each.name}"


def _value(each: dataclasses.Field[Any]) -> str:
    if each.default_factory is dataclasses.MISSING:
        return each.name
    return f"_make_{each.name}() if {each.name} is MISSING else {each.name}"


def _values(fact: Any) -> tuple[Any, ...]:
    return tuple(getattr(fact, name) for name in fact.__dataclass_fields__)


def _repr(fact: Any) -> str:
    said = (f"{name}={getattr(fact, name)!r}" for name in fact.__dataclass_fields__)
    return f"{type(fact).__qualname__}({', '.join(said)})"


def _equal(fact: Any, other: object) -> Any:
    return _values(fact) == _values(other) if other.__class__ is fact.__class__ else NotImplemented


def _refuse(fact: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(fact).__name__}.{name} is frozen")


def _put_back(fact: Any, values: tuple[Any, ...]) -> None:
    for name, value in zip(fact.__dataclass_fields__, values, strict=True):
        object.__setattr__(fact, name, value)


_SHARED = {
    "__repr__": _repr,
    "__eq__": _equal,
    "__hash__": lambda fact: _values(fact).__hash__(),
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _values,
    "__setstate__": _put_back,
}

if not TYPE_CHECKING:
    dataclass = _dataclass
