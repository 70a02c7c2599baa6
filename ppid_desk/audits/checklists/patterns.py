r"""Patterns of regex(): regular expressions that are walked once along the text, so that none takes long.

What is understood: signs, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `? * + {m,n}`, `^` and `$`. What
needs going back (looking ahead, references to groups) is refused. A pattern must fit the whole text, as in XLSForm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ppid_desk.errors import Refusal

MOST_SIGNS, MOST_STEPS, MOST_TEXT, _DEEPEST = 200, 500, 1_000, 20
_Test = Callable[[str], bool]
_Tree = tuple[Any, ...]  # ("sign", test), ("all", trees), ("any", trees), ("many", tree, least, most), ("start",) …
_SPECIAL = "\\.[](){}*+?|^$"
_KINDS: dict[str, _Test] = {
    "d": lambda sign: "0" <= sign <= "9",
    "w": lambda sign: sign.isalnum() or sign == "_",
    "s": str.isspace,
}
_WRITTEN = {"t": "\t", "n": "\n"}


class Pattern:
    """A pattern made ready. Raises Refusal for what is none, or is too long."""

    def __init__(self, source: str) -> None:
        if len(source) > MOST_SIGNS:
            raise Refusal("pattern_too_long", most=MOST_SIGNS)
        self._steps: list[tuple[Any, ...]] = []
        self._lay(_Reader(source).tree())
        self._steps.append(("found",))

    def fits(self, text: str) -> bool:
        """Whether the whole text fits; one of more than 1,000 signs never does."""
        if len(text) > MOST_TEXT:
            return False
        places = set(self._reached([0], at_start=True, at_end=not text))
        for index, sign in enumerate(text, 1):
            passed = [place + 1 for place in places if self._steps[place][0] == "sign" and self._steps[place][1](sign)]
            places = set(self._reached(passed, at_start=False, at_end=index == len(text)))
        return len(self._steps) - 1 in places

    def _reached(self, waiting: list[int], *, at_start: bool, at_end: bool) -> Iterator[int]:
        seen: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            step = self._steps[place]
            if step[0] == "go":
                waiting += step[1]
            elif (step[0] == "start" and at_start) or (step[0] == "end" and at_end):
                waiting.append(place + 1)
            elif step[0] in ("sign", "found"):
                yield place

    def _lay(self, tree: _Tree) -> None:
        if len(self._steps) > MOST_STEPS:
            raise Refusal("pattern_too_long", most=MOST_SIGNS)
        match tree:
            case ("all", trees):
                for each in trees:
                    self._lay(each)
            case ("any", trees):
                self._lay_any(trees)
            case ("many", inner, least, most):
                self._lay_many(inner, least, most)
            case _:
                self._steps.append(tree)

    def _lay_any(self, trees: tuple[_Tree, ...]) -> None:
        fork, ends = len(self._steps), []
        self._steps.append(("go", []))
        for each in trees:
            self._steps[fork][1].append(len(self._steps))
            self._lay(each)
            ends.append(len(self._steps))
            self._steps.append(("go", []))
        for end in ends:
            self._steps[end][1].append(len(self._steps))

    def _lay_many(self, inner: _Tree, least: int, most: int | None) -> None:
        for _ in range(least):
            self._lay(inner)
        forks = []
        for _ in range(1 if most is None else most - least):
            forks.append(len(self._steps))
            self._steps.append(("go", [len(self._steps) + 1]))
            self._lay(inner)
        if most is None:
            self._steps.append(("go", [forks[0]]))
        for fork in forks:
            self._steps[fork][1].append(len(self._steps))


class _Reader:
    """Reads the signs of a pattern into a tree."""

    def __init__(self, source: str) -> None:
        self._source, self._place, self._deep = source, 0, 0

    def tree(self) -> _Tree:
        found = self._any()
        if self._place < len(self._source):
            raise self._wrong()
        return found

    def _wrong(self) -> Refusal:
        return Refusal("pattern_wrong", place=self._place + 1, pattern=self._source)

    def _next(self) -> str:
        return self._source[self._place : self._place + 1]

    def _take(self) -> str:
        sign = self._next()
        if not sign:
            raise self._wrong()
        self._place += 1
        return sign

    def _took(self, text: str) -> bool:
        if not self._source.startswith(text, self._place):
            return False
        self._place += len(text)
        return True

    def _any(self) -> _Tree:
        ways = [self._all()]
        while self._took("|"):
            ways.append(self._all())
        return ways[0] if len(ways) == 1 else ("any", tuple(ways))

    def _all(self) -> _Tree:
        parts = []
        while self._next() and self._next() not in "|)":
            parts.append(self._repeated(self._one()))
        return ("all", tuple(parts))

    def _repeated(self, tree: _Tree) -> _Tree:
        sign = self._next()
        if not sign or sign not in "?*+{":
            return tree
        self._place += 1
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(sign) or self._counted()
        self._took("?")  # a lazy one finds the same when the whole text must fit
        if tree[0] in ("start", "end") or (self._next() and self._next() in "?*+{"):
            raise self._wrong()
        return ("many", tree, least, most)

    def _counted(self) -> tuple[int, int | None]:
        written, sign, _ = self._source[self._place :].partition("}")
        least, comma, most = written.partition(",")
        if not sign or not all(each == "" or (each.isascii() and each.isdigit()) for each in (least, most)):
            raise self._wrong()
        if (not least and not most) or len(written) > 9:
            raise self._wrong()
        lower = int(least or 0)
        upper = (int(most) if most else None) if comma else lower
        if lower > MOST_STEPS or (upper is not None and not lower <= upper <= MOST_STEPS):
            raise self._wrong()
        self._place += len(written) + 1
        return lower, upper

    def _one(self) -> _Tree:
        sign = self._take()
        if sign == "(":
            return self._group()
        if sign == "[":
            return ("sign", self._class())
        if sign == "\\":
            return ("sign", self._escaped())
        if sign in "^$":
            return ("start",) if sign == "^" else ("end",)
        if sign == ".":
            return ("sign", lambda each: each != "\n")
        if sign in _SPECIAL:
            self._place -= 1
            raise self._wrong()
        return ("sign", sign.__eq__)

    def _group(self) -> _Tree:
        self._deep += 1
        if self._deep > _DEEPEST or (self._next() == "?" and not self._took("?:")):
            raise self._wrong()
        inner = self._any()
        if not self._took(")"):
            raise self._wrong()
        self._deep -= 1
        return inner

    def _escaped(self) -> _Test:
        sign = self._take()
        if sign.lower() in _KINDS:
            test = _KINDS[sign.lower()]
            return test if sign.islower() else lambda each: not test(each)
        if sign.isalnum() and sign not in _WRITTEN:
            raise self._wrong()
        return _WRITTEN.get(sign, sign).__eq__

    def _class(self) -> _Test:
        other = self._took("^")
        tests: list[_Test] = []
        while not tests or self._next() != "]":
            tests.append(self._member())
        self._place += 1
        return lambda each: any(test(each) for test in tests) != other

    def _member(self) -> _Test:
        first = self._take()
        if first == "\\":
            if self._next().lower() in _KINDS:
                return self._escaped()
            first = self._literal()
        if self._next() != "-" or self._source[self._place + 1 : self._place + 2] in ("]", ""):
            return first.__eq__
        self._place += 1
        last = self._take()
        last = self._literal() if last == "\\" else last
        if last < first:
            raise self._wrong()
        return lambda each: first <= each <= last

    def _literal(self) -> str:
        sign = self._take()
        if sign.isalnum() and sign not in _WRITTEN:
            raise self._wrong()
        return _WRITTEN.get(sign, sign)
