"""The open half of a pack: what anybody may read on it before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ppid_desk.audits.packs.fields import Fields, document
from ppid_desk.audits.packs.records import Shape, number, row_of
from ppid_desk.facts import dataclass
from ppid_desk.records.journal import canonical

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Header:
    """The open half of a pack: no personal data but the owner's name. `lock` is what its key needs.

    That is salt and cost of the passphrase on the way out, and the half of the key on the way back.
    """

    pack: str
    number: str
    office: str
    owner: str
    made_at: str
    expires: date
    lock: Mapping[str, Any]

    def written(self) -> bytes:
        """The header as bytes."""
        said = {
            "pack": self.pack, "number": self.number, "office": self.office, "owner": self.owner,
            "made_at": self.made_at, "expires": self.expires.isoformat(), "lock": self.lock,
        }  # fmt: skip
        return canonical(said).encode()


def read_header(content: bytes, lock: Shape) -> Header:
    """A header that says what it should. Raises Refusal."""
    with document(content, "header").all() as fields:
        return Header(
            fields.uuid("pack"), fields.text("number", _LONGEST), fields.text("office", _LONGEST),
            fields.text("owner", _LONGEST), fields.moment("made_at"), fields.day("expires"),
            row_of(fields.inside("lock"), lock),
        )  # fmt: skip


def bytes_of(many: int) -> Callable[[Fields, str], object]:
    """A column of so many bytes, hexadecimal."""
    return lambda fields, name: fields.bytes(name, many).hex()


OUT_LOCK: Shape = {
    "salt": bytes_of(16), "time": number(1, 10), "memory": number(8, 2**18), "lanes": number(1, 8),
}  # fmt: skip
RETURN_LOCK: Shape = {"half": bytes_of(32)}
