"""Guards of the day of a step, whatever is moved: not in the future, not before what it follows."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date


class Dated(Protocol):
    """What is asked about: the day of the step, None while it has none, and today."""

    @property
    def on(self) -> date | None:
        """The day of the step."""

    @property
    def today(self) -> date:
        """The office's day."""


def on_not_in_future(asked: Dated) -> Refusal | None:
    """Why the day is in the future, or None."""
    if asked.on and asked.on > asked.today:
        return Refusal("on_in_future", field="on", day=short_date(asked.on))
    return None


def not_before(asked: Dated, least: date | None, code: str) -> Refusal | None:
    """Why the day is before the `least` one, or None."""
    if asked.on and least and asked.on < least:
        return Refusal(code, field="on", day=short_date(asked.on), least=short_date(least))
    return None
