"""What every test of objections has: an office with several officers, and a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.desk import Desk
from ppid_desk.handling.service import Handling
from ppid_desk.objections.rules import Ground, NewObjection, ObjectionCase
from ppid_desk.objections.service import Objections
from ppid_desk.people.rules import Officer, Role
from tests.conftest import JAKARTA, asked


def officer(id_: str, *roles: Role) -> Officer:
    return Officer(id_, f"{id_.title()} Contoh", f"1970-{id_}", "Jabatan", "", frozenset(roles), True, False)


CLERK = officer("clerk", Role.DESK)
PPID = officer("ppid", Role.PPID)
CHIEF = officer("chief", Role.SUPERIOR)
BOTH = officer("both", Role.PPID, Role.SUPERIOR)
UNIT = officer("unit", Role.UNIT)
OFFICERS = (CLERK, PPID, CHIEF, BOTH, UNIT)
GRANTED = {"decision": "granted", "considerations": "Bahwa terbuka.", "ruling": "Mengabulkan.", "order": "Berikan."}
UPHELD = {"decision": "upheld", "considerations": "Bahwa dikecualikan.", "ruling": "Menguatkan."}


class Team:
    """One office: whose turn it is, which day it is, and the two services that it works with."""

    def __init__(self, folder: Path) -> None:
        self.at = datetime(2026, 1, 2, 9, 0, tzinfo=JAKARTA)
        self.acts = CLERK
        self.desk = Desk.open(folder, Clock(ZoneInfo(OFFICE_ZONE), lambda: self.at))
        books, days = self.desk.books, self.desk.workdays
        self.handling = Handling(
            books, days, lambda: self.acts, lambda: OFFICERS, self.desk.catalogue.citing, lambda: self.desk.settings,
            demo=False,
        )  # fmt: skip
        self.objections = Objections(
            books, self.desk.settings, days, lambda: self.acts, lambda: OFFICERS, demo=False
        )  # fmt: skip

    def on(self, day: date, hour: int = 9) -> None:
        self.at = datetime.combine(day, time(hour), JAKARTA)

    def request(self, **changes: object) -> str:
        return self.desk.requests.register(asked(**changes)).number  # type: ignore[arg-type]

    def answered(self, number: str, by: Officer = PPID) -> None:
        """The request is answered today, signed by somebody."""
        self.acts, today = by, self.at.date().isoformat()
        item = {"item": 1, "outcome": "not_held", "holder": "Badan lain"}
        self.handling.advance(number, "decide", {"items": [item]})
        self.handling.advance(number, "draft_notice", {"delivery": "direct"})
        signed = {"number": "1/PY/2026", "on": today, "signer": by.name}
        self.handling.advance(number, "sign_notice", signed)
        self.handling.advance(number, "answer_and_close", {"on": today, "way": "direct", "proof": "tanda terima"})
        self.acts = CLERK

    def objected(self, request: str, *grounds: Ground, **changes: Any) -> ObjectionCase:
        facts: dict[str, Any] = {"position": "Jawaban tidak sesuai.", "request": request, **changes}
        return self.objections.register(NewObjection(grounds or (Ground.NOT_AS_ASKED,), **facts))

    def move(self, number: str, name: str, /, **facts: object) -> ObjectionCase:
        given = {"on": self.at.date().isoformat(), **facts} if _takes_day(name) else facts
        return self.objections.advance(number, name, given)

    def decided(self, number: str, draft: dict[str, str], by: Officer = CHIEF) -> ObjectionCase:
        """Discussed, drafted, signed and sent today."""
        if self.objections.case(number).state.value == "registered":
            self.move(number, "discuss")
        self.move(number, "draft_answer", **draft)
        self.move(number, "sign_answer", number="7/PY/2026", signer=by.name)
        return self.move(number, "answer", way="direct", proof="tanda terima")


def _takes_day(name: str) -> bool:
    from ppid_desk.objections.moves import BY_NAME

    return any(fact.name == "on" for fact in BY_NAME[name].facts)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path / "office")
    yield made
    made.desk.close()
