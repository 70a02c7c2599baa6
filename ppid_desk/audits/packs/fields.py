"""Reading what a pack says, field by field: each has a type and a limit, and a field that is not known is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NoReturn, Self
from uuid import UUID

from ppid_desk.errors import Refusal
from ppid_desk.records.journal import canonical
from ppid_desk.text import clean

_MOST_SIGNS = 2_000_000  # commas and brackets of one document: what bounds the memory that reading it takes
_HEX = re.compile(r"(?:[0-9a-f]{2})*")


def document(content: bytes, where: str) -> Fields:
    """The JSON object in a document, as fields. Raises Refusal."""
    if sum(map(content.count, (b",", b"[", b"{"))) > _MOST_SIGNS:
        raise Refusal("pack_content", where=where, reason=f"> {_MOST_SIGNS}")
    return Fields(parsed(content, where), where)


def parsed(content: bytes | str, where: str) -> object:
    """JSON with nothing in it that JSON does not know. Raises Refusal."""
    try:
        text = content.decode() if isinstance(content, bytes) else content
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal("pack_content", where=where, reason=type(error).__name__) from None


def _no_constant(said: str) -> NoReturn:
    raise ValueError(said)


class Fields:
    """The fields of one object; `where` says in a refusal which object it is."""

    def __init__(self, table: object, where: str) -> None:
        if not isinstance(table, dict):
            raise Refusal("pack_content", where=where, reason=type(table).__name__)
        self._table = table
        self._read: set[str] = set()
        self.where = where

    @contextmanager
    def all(self) -> Iterator[Self]:
        """Read fields, after which none may be left."""
        yield self
        if left := sorted(self._table.keys() - self._read):
            self.refuse(left[0][:40], "unknown")

    def refuse(self, name: str, reason: str) -> NoReturn:
        """Raises Refusal about a field."""
        raise Refusal("pack_content", where=f"{self.where}.{name}", reason=reason)

    def _of(self, name: str, kind: type) -> object:
        self._read.add(name)
        value = self._table.get(name)
        if type(value) is not kind:  # a bool is no number here
            self.refuse(name, f"{kind.__name__} ≠ {type(value).__name__}")
        return value

    def text(self, name: str, longest: int, *, least: int = 0) -> str:
        """A text as the program keeps texts: normalised and without control characters."""
        value = self._of(name, str)
        assert isinstance(value, str)
        if not least <= len(value) <= longest:
            self.refuse(name, f"{least}–{longest} ≠ {len(value)}")
        if clean(value).text != value:
            self.refuse(name, "control")
        return value

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of some words."""
        value = self.text(name, 80)
        if value not in allowed:
            self.refuse(name, " | ".join(allowed))
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number between two others."""
        value = self._of(name, int)
        assert isinstance(value, int)
        if not least <= value <= most:
            self.refuse(name, f"{least}–{most}")
        return value

    def flag(self, name: str) -> bool:
        """Yes or no."""
        return self._of(name, bool) is True

    def uuid(self, name: str) -> str:
        """A UUID in its one way of writing."""
        value = self.text(name, 36)
        try:
            if str(UUID(value)) != value:
                raise ValueError(value)
        except ValueError:
            self.refuse(name, "UUID")
        return value

    def bytes(self, name: str, many: int) -> bytes:
        """So many bytes in hexadecimal."""
        value = self.text(name, 2 * many, least=2 * many)
        if not _HEX.fullmatch(value):
            self.refuse(name, "hex")
        return bytes.fromhex(value)

    def moment(self, name: str) -> str:
        """A moment with its offset (RFC 3339), as it is written."""
        value = self.text(name, 40)
        try:
            known = datetime.fromisoformat(value)
            if known.tzinfo is None or known.isoformat() != value:
                raise ValueError(value)
        except ValueError:
            self.refuse(name, "RFC 3339")
        return value

    def day(self, name: str) -> date:
        """A date as YYYY-MM-DD."""
        value = self.text(name, 10, least=10)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(name, "YYYY-MM-DD")

    def json(self, name: str, longest: int, *, hashed: bool = True) -> str:
        """A text that is itself JSON; a `hashed` one stands in the one form that is hashed."""
        value = self._of(name, str)
        assert isinstance(value, str)
        if len(value) > longest:
            self.refuse(name, f"≤ {longest} ≠ {len(value)}")
        found = parsed(value, f"{self.where}.{name}")
        try:
            value.encode()  # half a surrogate pair can be written in no file
            if hashed and canonical(found) != value:
                raise ValueError(name)
        except (ValueError, RecursionError):
            self.refuse(name, "canonical")
        return value

    def inside(self, name: str) -> Fields:
        """The fields of an object in this one."""
        return Fields(self._of(name, dict), f"{self.where}.{name}")

    def each(self, name: str, most: int) -> list[Fields]:
        """The fields of every object in a list."""
        many = self._of(name, list)
        assert isinstance(many, list)
        if len(many) > most:
            self.refuse(name, f"≤ {most} ≠ {len(many)}")
        return [Fields(one, f"{self.where}.{name}[{place}]") for place, one in enumerate(many, 1)]

    def texts(self, name: str, most: int, longest: int) -> tuple[str, ...]:
        """A list of texts."""
        many = self._of(name, list)
        assert isinstance(many, list)
        if len(many) > most:
            self.refuse(name, f"≤ {most} ≠ {len(many)}")
        return tuple(Fields({"text": one}, f"{self.where}.{name}").text("text", longest) for one in many)
