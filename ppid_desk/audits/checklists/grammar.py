"""Conditions (relevant) and checks (constraint): the expressions of XLSForm that a checklist may use.

    ${name}  .  'text'  12.5  = != < <= > >=  and or  + - * div mod  not() if() coalesce() selected() count-selected()
    string-length() regex() today() true() false()

They mean what XPath means: an empty answer is '', what is no number is not equal to any, and a text is true when it
holds anything. Days are compared as days.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ppid_desk.audits.checklists.patterns import Pattern
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass

MOST_SIGNS, _MOST_TOKENS, _DEEPEST = 2_000, 400, 25
_TOKEN = re.compile(
    r"(?P<name>\$\{ *[^{}\s$]{1,64} *\})"
    r"""|(?P<text>"[^"]*"|'[^']*')"""
    r"|(?P<number>\d{1,15}(?:\.\d{1,15})?(?![\w.])|\.\d{1,15}(?![\w.]))"
    r"|(?P<word>[a-z][a-z0-9-]{0,40})"
    r"|(?P<sign><=|>=|!=|[=<>+\-*(),.])"
)
_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
FUNCTIONS = {  # how many arguments: at least, at most
    "not": (1, 1), "if": (3, 3), "coalesce": (2, 10), "selected": (2, 2), "count-selected": (1, 1),
    "string-length": (1, 1), "regex": (2, 2), "today": (0, 0), "true": (0, 0), "false": (0, 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression: `kind` is name, this, text, number, minus, chain (operators) or a function."""

    kind: str
    parts: tuple[Node, ...] = ()
    text: str = ""
    signs: tuple[str, ...] = ()  # of a chain: one between each two parts, taken from left to right


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression, ready. `names` are the ${names} in it; `this` says whether it asks for `.`, the answer itself.

    `compared` are the pairs of a name and a text with which it is compared.
    """

    source: str
    tree: Node
    names: frozenset[str]
    this: bool
    compared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # name, text, number, word, sign, end
    text: str
    place: int  # of its first sign in the source; 1 is the first


@lru_cache(maxsize=4_096)
def parse(source: str) -> Expression:
    """Read an expression. Raises Refusal that says at which sign it cannot be understood."""
    if len(source) > MOST_SIGNS:
        raise Refusal("expression_too_long", most=MOST_SIGNS)
    parser = _Parser(_tokens(source))
    tree = parser.whole()
    nodes = list(_walk(tree))
    names = frozenset(each.text for each in nodes if each.kind == "name")
    this = any(each.kind == "this" for each in nodes)
    return Expression(source, tree, names, this, tuple(pair for each in nodes for pair in _pairs(each)))


def _walk(tree: Node) -> list[Node]:
    found = [tree]
    for each in found:  # grows while it is walked
        found.extend(each.parts)
    return found


def _pairs(node: Node) -> list[tuple[str, str]]:
    if node.kind == "selected":
        couples = [(node.parts[0], node.parts[1])]
    elif node.kind == "chain" and node.signs[0] in _LEVELS[2]:
        couples = list(zip(node.parts, node.parts[1:], strict=False))
    else:
        return []
    both = [pair for one, other in couples for pair in ((one, other), (other, one))]
    return [(one.text, other.text) for one, other in both if (one.kind, other.kind) == ("name", "text")]


def _tokens(source: str) -> list[_Token]:
    found, place = [], 0
    while place < len(source):
        if source[place].isspace():
            place += 1
            continue
        token = _TOKEN.match(source, place)
        if not token:
            raise Refusal("expression_sign", place=place + 1, text=source[place : place + 12], source=source)
        found.append(_Token(str(token.lastgroup), token[0], place + 1))
        place = token.end()
    if len(found) > _MOST_TOKENS:
        raise Refusal("expression_too_long", most=MOST_SIGNS)
    return [*found, _Token("end", "", len(source) + 1)]


class _Parser:
    """Reads tokens into a tree, one level of operators below the other."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens, self._place, self._deep = tokens, 0, 0

    @property
    def _now(self) -> _Token:
        return self._tokens[self._place]

    def whole(self) -> Node:
        tree = self._level(0)
        if self._now.kind != "end":
            raise self._wrong()
        return tree

    def _wrong(self) -> Refusal:
        now = self._now
        if now.kind == "end":
            return Refusal("expression_unfinished")
        return Refusal("expression_wrong", place=now.place, text=now.text)

    def _took(self, text: str) -> bool:
        found = self._now.kind in ("sign", "word") and self._now.text == text
        self._place += found
        return found

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        parts, signs = [self._level(level + 1)], []
        while self._now.kind in ("sign", "word") and self._now.text in _LEVELS[level]:
            signs.append(self._now.text)
            self._place += 1
            parts.append(self._level(level + 1))
        return Node("chain", tuple(parts), signs=tuple(signs)) if signs else parts[0]

    def _signed(self) -> Node:
        minus = 0
        while self._took("-"):
            minus += 1
        one = self._one()
        return Node("minus", (one,), text="-" * (minus % 2)) if minus else one

    def _one(self) -> Node:
        token = self._now
        if token.kind == "word":
            return self._function()
        self._place += token.kind != "end"
        if token.kind == "name":
            return Node("name", text=token.text[2:-1].strip())
        if token.kind == "text":
            return Node("text", text=token.text[1:-1])
        if token.kind == "number":
            return Node("number", text=token.text)
        if token.text == ".":
            return Node("this")
        if token.text == "(":
            return self._inside()
        self._place -= token.kind != "end"
        raise self._wrong()

    def _inside(self) -> Node:
        self._deeper()
        tree = self._level(0)
        if not self._took(")"):
            raise self._wrong()
        self._deep -= 1
        return tree

    def _deeper(self) -> None:
        self._deep += 1
        if self._deep > _DEEPEST:
            raise Refusal("expression_too_deep", most=_DEEPEST)

    def _function(self) -> Node:
        word = self._now
        if word.text not in FUNCTIONS:
            raise Refusal("expression_function", place=word.place, text=word.text, known=", ".join(FUNCTIONS))
        self._place += 1
        if not self._took("("):
            raise self._wrong()
        arguments = self._arguments()
        least, most = FUNCTIONS[word.text]
        if not least <= len(arguments) <= most:
            many = str(least) if least == most else f"{least}-{most}"
            raise Refusal("expression_arguments", name=word.text, many=many, given=len(arguments))
        if word.text == "regex":
            if arguments[1].kind != "text":
                raise Refusal("expression_pattern")
            Pattern(arguments[1].text)
        return Node(word.text, arguments)

    def _arguments(self) -> tuple[Node, ...]:
        self._deeper()
        found = []
        if not self._took(")"):
            found.append(self._level(0))
            while self._took(","):
                found.append(self._level(0))
            if not self._took(")"):
                raise self._wrong()
        self._deep -= 1
        return tuple(found)
