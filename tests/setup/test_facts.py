"""Frozen facts behave as the standard's frozen, slotted dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass as standard
from dataclasses import field
from typing import Any

import pytest

from ppid_desk.facts import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A fact."""

    name: str
    n: int = 1
    many: tuple[str, ...] = field(default_factory=tuple)

    @property
    def twice(self) -> int:
        return 2 * self.n


@standard(frozen=True, slots=True)
class Theirs:
    """A fact."""

    name: str
    n: int = 1
    many: tuple[str, ...] = field(default_factory=tuple)

    @property
    def twice(self) -> int:
        return 2 * self.n


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_is_made_compared_and_told(kind: Any) -> None:
    one, other = kind("a", many=("x",)), kind(name="a", n=1, many=("x",))
    assert (one, hash(one)) == (other, hash(other))
    assert one not in (kind("b"), ("a", 1, ("x",)))
    assert repr(one) == f"{kind.__name__}(name='a', n=1, many=('x',))"
    assert (one.twice, dataclasses.replace(one, n=5).twice) == (2, 10)
    assert dataclasses.asdict(one) == {"name": "a", "n": 1, "many": ("x",)}
    assert [each.name for each in dataclasses.fields(kind)] == ["name", "n", "many"]
    assert kind("c").many == ()
    match one:
        case kind(name, n):
            assert (name, n) == ("a", 1)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_stays_as_it_is(kind: Any) -> None:
    fact = kind("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        fact.n = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del fact.name
    with pytest.raises((AttributeError, TypeError)):
        fact.other = 2
    assert not hasattr(fact, "__dict__")
    for wrong in ((), ("a", 1, (), "more")):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind("a", nothing=1)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_it_is_copied_and_put_away(kind: Any) -> None:
    fact = kind("a", 3, ("x", "y"))
    assert copy.copy(fact) == copy.deepcopy(fact) == pickle.loads(pickle.dumps(fact)) == fact


def test_what_it_looks_at_when_it_is_made_is_looked_at() -> None:
    """As the standard's, it may refuse what it is given, each time."""

    @dataclass(frozen=True, slots=True)
    class Positive:
        """A fact that looks at itself."""

        n: int

        def __post_init__(self) -> None:
            if self.n < 1:
                raise ValueError(self.n)

    assert Positive(1).n == 1
    for _ in range(2):
        with pytest.raises(ValueError, match="0"):
            Positive(0)


def test_it_may_be_made_by_names_only() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        """A fact whose values are named, in any order."""

        name: str = ""
        n: int

    assert (Named(n=2).name, Named(n=2, name="a")) == ("", Named(name="a", n=2))
    with pytest.raises(TypeError):
        Named("a", 2)  # type: ignore[call-arg]
