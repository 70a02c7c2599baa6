"""The rights of the requester as they stand on the slip, with the numbers of the limits that hold for the path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((files("resources") / "rights" / "rights.toml").read_text(encoding="utf-8"))


def rights(path: str, numbers: Mapping[str, int]) -> tuple[str, tuple[str, ...], str]:
    """Title, sentences and legal source for "normal" or "election".

    `numbers` are answer_days, extension_days, objection_file_days, objection_answer_days, in working days.
    """
    shipped = _shipped()
    filled = {"dispute_days": shipped["dispute_days"], **numbers}
    chosen = shipped[path]
    return shipped["title"], tuple(each.format(**filled) for each in chosen["sentences"]), chosen["source"]
