"""Text as people type it: kept as it is, but for what no paper and no database should carry."""

from __future__ import annotations

import unicodedata

from ppid_desk.facts import dataclass

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text` after normalising; `removed` counts control characters that were taken out (the officer is told)."""

    text: str
    removed: int


def clean(raw: str) -> Cleaned:
    """Normalise to NFC and take out control characters but line breaks (a tab becomes a space).

    Format characters (right-to-left marks, emoji joiners) stay: they belong to names. Half a surrogate pair counts as
    a control character, since it cannot be written down.
    """
    if raw.isascii() and raw.isprintable():  # most of what is typed
        return Cleaned(raw, 0)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = [c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs")]
    return Cleaned(unicodedata.normalize("NFC", "".join(kept)), len(lines) - len(kept))


def isolate(text: str) -> str:
    """The text between Unicode isolates, so that its direction marks end with it on the screen."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}"


def one_line(text: str) -> str:
    """The text on one line, for a table cell or a title."""
    return " ".join(text.split())
