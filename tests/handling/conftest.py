"""An office with people: who acts is a variable, and the clock can be set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Case
from ppid_desk.handling.service import Handling
from ppid_desk.people.rules import Officer, Role
from tests.conftest import JAKARTA, asked


def officer(name: str, *roles: Role) -> Officer:
    """Somebody of the office."""
    return Officer(name, name, "", "", "", frozenset(roles), active=True, has_passphrase=False)


RINA = officer("Rina Kusuma", Role.DESK, Role.UNIT)
HADI = officer("Hadi Nugroho", Role.PPID)
MAYA = officer("Maya Safitri", Role.SUPERIOR)
ADE = officer("Ade Auditor", Role.AUDITOR)


class List17:
    """An exclusion list of one entry, in force until a day."""

    def __init__(self, until: date = date(2199, 1, 1)) -> None:
        self.until = until

    def refusal(self, decision: Any, day: date) -> Refusal | None:
        if not decision.get("dik"):
            return Refusal("dik_missing", field="dik")
        return Refusal("dik_missing", field="dik") if day >= self.until else None

    def described(self, decision: Any) -> dict[str, Any]:
        words = {"dik_words": "7: Data pribadi", "dik_decree": "Keputusan KPU 1/2026", "article": "h"}
        return {**words, "consequence": "Dapat disalahgunakan"} if decision.get("dik") else {}


class Office:
    """Moves requests on days that the test names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.who = RINA
        self.people: tuple[Officer, ...] = (RINA, HADI, MAYA, ADE)
        self.exclusions = List17()
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The open office; on 23 November 2026 when no day was set."""
        if self._desk is None:
            self.at(date(2026, 11, 23))
        assert self._desk is not None
        return self._desk

    @property
    def handling(self) -> Handling:
        """The service with the people of this office."""
        desk = self.desk
        return Handling(
            desk.books, desk.workdays, lambda: self.who, lambda: self.people, self.exclusions, lambda: desk.settings,
            demo=False,
        )  # fmt: skip

    def at(self, day: date | str, hour: int = 9) -> Office:
        """Set the office's clock."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        if self._desk is not None:
            self._desk.close()
        self._desk = Desk.open(self.folder, Clock.standing(datetime.combine(day, time(hour), JAKARTA)))
        return self

    def register(self, **changes: Any) -> str:
        """Register an ordinary request now."""
        new = replace(asked(), **changes)
        whole = replace(new.requester, address="Jl. Melati 1, Serang", occupation="Guru")
        return self.desk.requests.register(replace(new, requester=whole)).number

    def move(self, number: str, name: str, /, **facts: Any) -> Case:
        """Make a move."""
        return self.handling.advance(number, name, facts)

    def by(self, who: Officer) -> Office:
        """Somebody else acts from now on."""
        self.who = who
        return self

    def why_not(self, number: str, name: str, /, **facts: Any) -> str:
        """The code with which a move is refused; nothing is written."""
        before = self.desk.changes()
        with pytest.raises(Refusal) as caught:
            self.move(number, name, **facts)
        assert self.desk.changes() == before
        assert str(caught.value)
        return caught.value.code

    def granted(self, number: str, items: int = 1) -> None:
        """Decide, draft and sign the notice that grants everything."""
        each = [{"item": n, "outcome": "granted", "material": "PDF"} for n in range(1, items + 1)]
        self.move(number, "decide", items=each)
        self.signed_notice(number)

    def signed_notice(self, number: str) -> None:
        """Draft and sign the notice."""
        self.move(number, "draft_notice", form="softcopy", delivery="email")
        today = self.desk.clock.today().isoformat()
        self.move(number, "sign_notice", number="12/HM.02", on=today, signer=HADI.name)

    def sent(self, on: str) -> dict[str, str]:
        """The facts of something that was sent."""
        return {"on": on, "way": "email", "proof": "surel terkirim"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office")
    yield made
    assert list(made.desk.faults()) == []
    made.desk.close()
