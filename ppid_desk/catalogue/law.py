"""The law on what may be excluded and what never, read from `resources/law`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def article(kind: str) -> dict[str, dict[str, str]]:
    """The rows of "ground" (KIP Ps 17) or "never" (Ps 18(1)) by letter: text, source, confidence."""
    raw = (files("resources") / "law" / "information.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(raw)[kind]
    return {row["letter"]: row for row in rows}
