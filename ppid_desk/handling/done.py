"""What was done with a case: a move, a signature; and a clock as it is stored. Frozen facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.requests.rules import State


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a letter, when, under which number; who stands in ("Plh.", "Plt.", "a.n.") does so by a decree."""

    number: str
    on: date
    signer: str
    title: str
    nip: str
    acting: str = ""
    decree: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """One move that was made: its event, when it was recorded (office time), by whom (name, UUID), and its facts."""

    seq: int
    at: datetime
    actor: str
    officer: str
    name: str
    before: State
    after: State
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Running:
    """A clock as it is stored: by which limit, from which day, to which, by which calendar."""

    limit: str
    start: date
    due: date
    extended: date | None
    provisional: bool
    calendar: str
    ended: date | None
